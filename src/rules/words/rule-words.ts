// The words of decisions and findings beside the catalogue's own, one table for each language; a language without a table gets the English words.
import type { Noun } from "../../dsl/oversight.ts";
import { RULE_WORDS_EN } from "./en.ts";
import { RULE_WORDS_FA } from "./fa.ts";

/** Each takes texts that are ready to stand in a line: numbers written and set apart. */
export interface RuleWords {
  /** Between members of a list. */
  readonly comma: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly kind: string;
  readonly cause: string;
  readonly inFavourOf: Readonly<Record<"customer" | "company", string>>;
  readonly nouns: Readonly<Record<Noun, string>>;
  readonly records: (ids: string) => string;
  readonly decision: (request: string, authority: string, noun: string | undefined) => string;
  readonly version: (from: string) => string;
  readonly allowed: string;
  readonly notAllowed: string;
  readonly executed: (day: string) => string;
  readonly amount: (amount: string, favour: string | undefined) => string;
  readonly cumulated: (amount: string) => string;
  readonly counted: (request: string, amount: string) => string;
  readonly share: (share: string) => string;
  readonly age: (age: string) => string;
  readonly grade: (grade: string, approvers: string) => string;
  readonly nobody: string;
  readonly documents: (documents: string) => string;
  readonly failed: string;
  /** Of a journal's record, as `record` names it, and of a document's state. */
  readonly sorts: Readonly<Record<string, string>>;
  readonly condition: ConditionWords;
  readonly entries: (count: string, isOne: boolean) => string;
  /** An intact chain whose head was given. */
  readonly intact: (count: string) => string;
}

/** A condition after `when`. */
export interface ConditionWords {
  readonly always: string;
  readonly never: string;
  readonly and: string;
  readonly or: string;
  readonly not: (inner: string) => string;
  readonly fields: Readonly<Record<string, string>>;
  readonly inFavourOf: Readonly<Record<string, string>>;
  readonly choice: (field: string, values: readonly string[]) => string;
  readonly choiceNot: (field: string, values: readonly string[]) => string;
  readonly number: (field: string, sign: "=" | "!=" | "<" | "<=" | ">" | ">=", value: string) => string;
}

export function ruleWordsFor(language: string | undefined): RuleWords {
  return language === "fa" ? RULE_WORDS_FA : RULE_WORDS_EN;
}
