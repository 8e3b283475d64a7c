// Every diagnostic code that there is, in one list: each has a page in docs/diagnostics and a failing text among the tests.
import { DECLARATION_CODES } from "../dsl/diagnostics/declaration-catalogue.ts";
import { PROOF_CATALOGUE } from "../dsl/diagnostics/proof-catalogue.ts";
import { RULE_CODES } from "../dsl/diagnostics/rule-catalogue.ts";
import { RUN_CATALOGUE } from "../dsl/diagnostics/run-catalogue.ts";
import { SYNTAX_CODES } from "../dsl/diagnostics/syntax-catalogue.ts";

export const DIAGNOSTIC_CODES: readonly string[] = [
  ...SYNTAX_CODES,
  ...DECLARATION_CODES,
  ...RULE_CODES,
  ...Object.keys(PROOF_CATALOGUE),
  ...Object.keys(RUN_CATALOGUE),
].sort();
