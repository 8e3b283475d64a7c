// The rows that make up one bill: one, or, where each line is a row, all that follow one another with its id.
import type { Mapping } from "../map/mapping.ts";
import { quoted } from "../shown.ts";
import { cellText } from "../table/cell.ts";
import type { BrokenTableRow, Table, TableRow } from "../table/table.ts";
import type { Reader, Sources } from "./cell-readers.ts";
import { idReader } from "./issued-bill.ts";
import type { RowProblem } from "./problem.ts";
import { rowProblem } from "./problem.ts";

export type BillRows =
  | { readonly kind: "bill"; readonly rows: readonly TableRow[]; readonly problems: readonly RowProblem[] }
  | { readonly kind: "broken"; readonly row: number; readonly problems: readonly RowProblem[] };

/** Asks for its columns when it is made, before the table is opened. */
export function billRowsReader(sources: Sources, map: Mapping): (table: Table) => AsyncGenerator<BillRows> {
  if (map.lines.kind === "columns") return rowByRow;
  const id = idReader(sources, map.issued.id);
  const ofLine = new Set(lineColumns(map));
  // A column of the line may differ from row to row: it has no name here.
  const nameAt = (at: number): string | undefined => sources.bills.columns.wanted.map(({ column }) => (ofLine.has(column) ? undefined : column))[at];
  return (table) => byId(table, id, nameAt);
}

async function* rowByRow(table: Table): AsyncGenerator<BillRows> {
  for await (const row of table.rows) yield row.kind === "row" ? { kind: "bill", rows: [row], problems: [] } : broken(table, row);
}

/** A row that cannot be read may be a line of the bill before it or after it: neither is known whole. */
async function* byId(table: Table, id: Reader<string>, nameAt: (at: number) => string | undefined): AsyncGenerator<BillRows> {
  let open: TableRow[] = [];
  let openId: string | undefined;
  let missing: number | undefined;
  const bill = (after: number | undefined): BillRows => {
    const hole = missing ?? after;
    const problems = [...differences(table, open, nameAt), ...(hole === undefined ? [] : [linesMissing(table, open[0]?.row, hole)])];
    missing = after;
    return { kind: "bill", rows: open, problems };
  };
  for await (const row of table.rows) {
    if (row.kind === "broken") {
      if (open.length > 0) yield bill(row.row);
      missing = row.row;
      open = [];
      openId = undefined;
      yield broken(table, row);
      continue;
    }
    const text = id({ bills: row.cells, records: undefined }, { problems: [], notes: [] });
    if (open.length > 0 && (text !== openId || text === undefined)) {
      yield bill(undefined);
      open = [];
    }
    openId = text;
    open.push(row);
  }
  if (open.length > 0) yield bill(undefined);
}

function broken({ file }: Table, { row, message, help }: BrokenTableRow): BillRows {
  return { kind: "broken", row, problems: [rowProblem("broken-row", { file, row }, message, help)] };
}

function linesMissing({ file }: Table, row: number | undefined, hole: number): RowProblem {
  return rowProblem("lines-missing", { file, row }, `row ${hole} beside the bill cannot be read, and may be a line of it`, "correct that row");
}

/** What is said of the bill itself is the same in each of its rows. */
function differences({ file }: Table, rows: readonly TableRow[], nameAt: (at: number) => string | undefined): readonly RowProblem[] {
  const [first, ...others] = rows;
  if (first === undefined) return [];
  return others.flatMap(({ row, cells }) =>
    cells.flatMap((cell, at) => {
      const [found, before] = [cellText(cell), cellText(first.cells[at])];
      const column = found === before ? undefined : nameAt(at);
      if (column === undefined) return [];
      const message = `row ${row} of the bill says ${quoted(found)} where row ${first.row} says ${quoted(before)}`;
      return [{ code: "rows-differ" as const, file, row, column, found, message, help: "the rows of one bill differ in their line alone: correct them" }];
    }),
  );
}

function lineColumns({ lines }: Mapping): readonly string[] {
  if (lines.kind !== "rows") return [];
  const { amount, quantity, rate } = lines.line;
  return [lines.name.source, amount.source, quantity?.source, rate?.source].flatMap((source) => (source?.kind === "column" ? [source.column] : []));
}
