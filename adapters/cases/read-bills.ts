// Bills of the file one after the other, each read or refused; the order of accounts is not looked at here.
import type { IssuedBill } from "../../src/index.ts";
import { quoted } from "../shown.ts";
import type { Table } from "../table/table.ts";
import type { ReadBill } from "./account-order.ts";
import type { Beside } from "./beside.ts";
import type { BillRows } from "./bill-rows.ts";
import type { CaseBuilder } from "./build-case.ts";
import type { ProblemRow } from "./item.ts";
import type { RowProblem } from "./problem.ts";
import { rowProblem } from "./problem.ts";
import type { SeenIds } from "./seen-bills.ts";

export type BillItem = { readonly kind: "bill"; readonly bill: ReadBill } | ProblemRow;

/** `ids`: undefined where they are looked at account by account. */
export async function* readBills(
  table: Table,
  rows: AsyncIterable<BillRows>,
  build: CaseBuilder,
  beside: Beside,
  ids: SeenIds | undefined,
  sameIdHelp: string | undefined,
): AsyncGenerator<BillItem> {
  for await (const read of rows) {
    if (read.kind === "broken") {
      yield problemRow(table.file, read.row, undefined, read.problems);
      continue;
    }
    const built = await build(read.rows, table.file, beside.recordOf);
    const row = read.rows[0]?.row ?? 0;
    if (built.kind === "refused")
      yield { ...problemRow(table.file, row, undefined, [...read.problems, ...built.problems]), id: built.id, account: built.account };
    else if (read.problems.length > 0) yield problemRow(table.file, row, built.issued, read.problems);
    else {
      const same = ids?.rowOf(built.issued.id, row);
      if (same === undefined) yield { kind: "bill", bill: { row, issued: built.issued, request: built.request, notes: built.notes } };
      else yield sameId(table.file, row, built.issued, same, sameIdHelp);
    }
  }
}

/** A bill is judged once: which of two with one id it is, is not for a program to say. */
export function sameId(file: string, row: number, issued: IssuedBill, before: number, help: string = TELL_APART): ProblemRow {
  const message = `the bill has the id ${quoted(issued.id)}, as row ${before} has`;
  return problemRow(file, row, issued, [rowProblem("same-id", { file, row }, message, help)]);
}

const TELL_APART = "take one of the two away; if they are two bills, name columns under `issued.id` that tell them apart";
/** Where each line of a bill is a row. */
export const TELL_APART_OR_JOIN =
  "rows of one bill stand together: sort the file by its bills; if these are two bills, name columns under `issued.id` that tell them apart";

export function problemRow(file: string, row: number | undefined, issued: IssuedBill | undefined, problems: readonly RowProblem[]): ProblemRow {
  return { kind: "problem", file, row, id: issued?.id, account: issued?.account, problems };
}
