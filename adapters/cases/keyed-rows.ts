// Rows of a file beside the bills, each under the account (or bill) that it belongs to. A row is handed on whatever is wrong with it: what rests on it must know
// that something is missing.
import type { Source } from "../map/mapping.ts";
import type { Table } from "../table/table.ts";
import type { Reader, RowCells } from "./cell-readers.ts";
import type { CellProblem, Findings, Place, RowProblem } from "./problem.ts";
import { placed, rowProblem } from "./problem.ts";

export interface KeyedRow<T> {
  /** Undefined where the row does not say whose it is: it may be anybody's. */
  readonly key: string | undefined;
  /** Of the file. */
  readonly row: number;
  readonly value: T;
}

export type Entry<T> =
  | { readonly kind: "read"; readonly row: number; readonly value: T }
  | { readonly kind: "broken"; readonly row: number }
  /** It does not say whose it is. */
  | { readonly kind: "anybody's"; readonly row: number };

/** The file stands for the bills' in the cells. */
export interface EntryReader<T> {
  readonly key: Reader<string>;
  readonly entry: (cells: RowCells, row: number, findings: Findings) => T | undefined;
}

/** What is wrong with a row. */
export type Tell = (problems: readonly RowProblem[], row: number) => void;

export async function* keyedRows<T>(table: Table, { key, entry }: EntryReader<T>, tell: Tell): AsyncGenerator<KeyedRow<Entry<T>>> {
  for await (const read of table.rows) {
    const { row } = read;
    const place: Place = { file: table.file, row };
    if (read.kind === "broken") {
      tell([rowProblem("broken-row", place, read.message, read.help)], row);
      yield { key: undefined, row, value: { kind: "anybody's", row } };
      continue;
    }
    const cells: RowCells = { bills: read.cells, records: undefined };
    const findings: Findings = { problems: [], notes: [] };
    const text = key(cells, findings);
    if (text === undefined) {
      tell(noKey(findings.problems, place), row);
      yield { key: undefined, row, value: { kind: "anybody's", row } };
      continue;
    }
    const value = entry(cells, row, findings);
    const isRead = value !== undefined && findings.problems.length === 0;
    if (!isRead)
      tell(
        findings.problems.map((problem) => placed(problem, place)),
        row,
      );
    yield { key: text, row, value: isRead ? { kind: "read", row, value } : { kind: "broken", row } };
  }
}

/** A cell that must say something. */
export function needed<T>(what: string, read: Reader<T>, source: Source, cells: RowCells, findings: Findings): T | undefined {
  const known = findings.problems.length;
  const value = read(cells, findings);
  if (value !== undefined || findings.problems.length > known) return value;
  const column = source.kind === "column" ? source.column : undefined;
  findings.problems.push({ code: "nothing-given", of: "bills", column, found: "", problem: `the ${what} is empty`, help: `give the ${what}` });
  return undefined;
}

function noKey(problems: readonly CellProblem[], place: Place): readonly RowProblem[] {
  if (problems.length > 0) return problems.map((problem) => placed(problem, place));
  return [rowProblem("nothing-given", place, "the row does not say whose it is", "give the account, or take the row out")];
}
