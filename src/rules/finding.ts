// What an audit or a decision says: one clause that was not met, with the records, persons, citations and figures that show it.
// `code` names a text of the catalogue; `values` fill it. The words are made in `words/`, in English and Persian.
import type { Citation, Labels } from "../dsl/program.ts";
import type { MarkWord } from "../dsl/tree/tree.ts";
import type { FindingCode, FindingValues } from "./findings.ts";

export interface Finding {
  readonly code: FindingCode;
  /** Ids of the records that it is about, earliest day first, then by id: the order of the journal changes nothing. */
  readonly records: readonly string[];
  readonly account: string | undefined;
  readonly day: string | undefined;
  /** What fills the words, each as text: amounts as decimal strings, days in the schedule's calendar. */
  readonly values: Readonly<Record<string, string>>;
  /** The rule's own name for the clause, where it has one. */
  readonly labels: Labels | undefined;
  readonly cites: readonly Citation[];
  /** Marks of the rule's version: a finding that rests on an example value says so. */
  readonly marks: readonly MarkWord[];
}

/** What stands beside a finding's code and values; what is left out is empty. */
export type FindingPlace = Partial<Omit<Finding, "code" | "values">>;

/** `values` are those of the code's words; `more` may hold others, for machines. */
export function findingOf<C extends FindingCode>(code: C, values: FindingValues<C>, place: FindingPlace, more: Finding["values"] = {}): Finding {
  const { records = [], account, day, labels, cites = [], marks = [] } = place;
  return { code, records, account, day, values: { ...more, ...values }, labels, cites, marks };
}
