// The office's own records beside the bills: one row for each account, or for each bill.
import type { IssuedBill } from "../../src/index.ts";
import type { RecordsSpec } from "../map/mapping.ts";
import { quoted } from "../shown.ts";
import type { Cell } from "../table/cell.ts";
import type { RowsByKey } from "./account-rows.ts";
import type { Sources } from "./cell-readers.ts";
import { textAt } from "./cell-readers.ts";
import type { Entry, EntryReader } from "./keyed-rows.ts";
import type { Place, RowProblem } from "./problem.ts";
import { rowProblem } from "./problem.ts";

export interface FoundRecord {
  /** Undefined where there is no row, or no telling which. */
  readonly cells: readonly Cell[] | undefined;
  readonly place: Place;
  readonly notes: readonly RowProblem[];
}

/** `sources`: the file of records stands for the bills' here. Its cells are read when a bill asks for them. */
export function recordReader(sources: Sources, { key }: RecordsSpec): EntryReader<readonly Cell[]> {
  return { key: textAt(sources, key, "records.key"), entry: ({ bills }) => bills };
}

export async function recordOf(rows: RowsByKey<Entry<readonly Cell[]>>, { by }: RecordsSpec, file: string, issued: IssuedBill): Promise<FoundRecord> {
  const key = by === "account" ? issued.account : issued.id;
  // A row that is anybody's stands in nobody's place: a bill without a row is noted.
  const [first, second] = (await rows.of(key)).filter((entry) => entry.kind !== "anybody's");
  const place: Place = { file, row: first?.row };
  if (first?.kind === "read" && second === undefined) return { cells: first.value, place, notes: [] };
  const message =
    first === undefined || second === undefined
      ? `the records have no row of ${by} ${quoted(key)}`
      : `the records have rows ${first.row} and ${second.row} of ${by} ${quoted(key)}: there is no telling which holds`;
  return { cells: undefined, place, notes: [rowProblem("no-record", place, message, "give one row: without it the bill cannot be computed")] };
}
