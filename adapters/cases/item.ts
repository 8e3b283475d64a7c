// What comes out of a file of bills, row by row: a case to judge, or why there is none.
import type { BillCase, IssuedBill } from "../../src/index.ts";
import type { RowProblem } from "./problem.ts";

export type CaseItem = CaseRow | ProblemRow;

export interface CaseRow {
  readonly kind: "case";
  /** Of the file: the first row of the bill. */
  readonly row: number;
  readonly case: BillCase;
  /** To be known of this bill: it can be judged all the same. */
  readonly notes: readonly RowProblem[];
  /** The account's bill before this one; undefined where there is none, where the order of the bills is not known, or where rows that may have been it cannot be read. */
  readonly previous: IssuedBill | undefined;
  /** All bills of the account in order of time, and which of them is this; undefined where the order of the bills is not known. */
  readonly ofAccount: AccountBills | undefined;
}

export interface AccountBills {
  readonly bills: readonly BillCase[];
  readonly at: number;
}

/** `row` undefined: of the whole file. */
export interface ProblemRow {
  readonly kind: "problem";
  readonly file: string;
  readonly row: number | undefined;
  readonly id: string | undefined;
  readonly account: string | undefined;
  readonly problems: readonly RowProblem[];
}
