// What is wrong with a row of a file, or worth knowing of it: where, what was found, and what to do.

import type { ReadingCode } from "../reading/outcome.ts";
import { quoted } from "../shown.ts";

/** Stable words for programs; the text is for people. */
export type ProblemCode =
  | ReadingCode
  /** Of a row: it holds no bill. */
  | "broken-row"
  | "no-case"
  | "period-order"
  | "history-gap"
  | "line-twice"
  | "line-not-mapped"
  | "rows-differ"
  | "lines-missing"
  | "same-id"
  | "no-issue-day"
  | "ledger-unreadable"
  | "ledger-twice"
  /** Of a file. */
  | "column-never-seen"
  /** Notes: the bill can be judged, and this is to be known of it. */
  | "no-period"
  | "more-than-15-digits"
  | "words-in-unmapped"
  | "same-account-and-period"
  | "overlapping-period"
  | "no-record"
  | "no-ledger-rows"
  | "evidence-unreadable";

/** Notes that are no fault of one bill, and a fault of the run: days may have been billed twice. */
export const FAULTS_OF_THE_RUN: ReadonlySet<string> = new Set<ProblemCode>(["same-account-and-period", "overlapping-period"]);

export interface RowProblem {
  readonly code: ProblemCode;
  /** The file, as it may be shown, and its row; undefined for what is of no row alone. */
  readonly file: string;
  readonly row: number | undefined;
  readonly column: string | undefined;
  readonly found: string | undefined;
  /** One line, lower case: column, what was found, and what is wrong with it. */
  readonly message: string;
  readonly help: string;
}

/** Of one cell, before it is known in which row of which file. */
export interface CellProblem {
  readonly code: ProblemCode;
  readonly of: "bills" | "records";
  readonly column: string | undefined;
  readonly found: string | undefined;
  readonly problem: string;
  readonly help: string;
}

/** What comes up while a row is read. */
export interface Findings {
  /** For each of these the row gives no case. */
  readonly problems: CellProblem[];
  readonly notes: CellProblem[];
}

export interface Place {
  readonly file: string;
  readonly row: number | undefined;
}

export function placed({ code, column, found, problem, help }: CellProblem, { file, row }: Place): RowProblem {
  const message = column === undefined ? problem : `column ${quoted(column)}: ${problem}`;
  return { code, file, row, column, found, message, help };
}

export function rowProblem(code: ProblemCode, { file, row }: Place, message: string, help: string): RowProblem {
  return { code, file, row, column: undefined, found: undefined, message, help };
}
