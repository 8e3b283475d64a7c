// Every diagnostic code that there is, in one sorted list: each has a page in docs/diagnostics and a failing text among the tests.
import { DECLARATION_CATALOGUE } from "../dsl/diagnostics/declaration-catalogue.ts";
import { OVERSIGHT_CATALOGUE } from "../dsl/diagnostics/oversight-catalogue.ts";
import { PROOF_CATALOGUE } from "../dsl/diagnostics/proof-catalogue.ts";
import { RULE_CATALOGUE } from "../dsl/diagnostics/rule-catalogue.ts";
import { RUN_CATALOGUE } from "../dsl/diagnostics/run-catalogue.ts";
import { SYNTAX_CATALOGUE } from "../dsl/diagnostics/syntax-catalogue.ts";

export const DIAGNOSTIC_CODES: readonly string[] = [
  SYNTAX_CATALOGUE,
  DECLARATION_CATALOGUE,
  RULE_CATALOGUE,
  PROOF_CATALOGUE,
  OVERSIGHT_CATALOGUE,
  RUN_CATALOGUE,
]
  .flatMap((catalogue) => Object.keys(catalogue))
  .sort();
