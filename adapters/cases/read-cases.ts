// Cases from an issuer's files: the bills row by row in bounded memory, joined with records, ledger and evidence. One row that is wrong stops no other.
import { dirname, resolve } from "node:path";
import type { Schedule } from "../../src/index.ts";
import type { Mapping } from "../map/mapping.ts";
import { openTable } from "../table/open-table.ts";
import type { Asked, Table } from "../table/table.ts";
import type { Beside, BesidePaths } from "./beside.ts";
import { openBeside } from "./beside.ts";
import { billRowsReader } from "./bill-rows.ts";
import { caseBuilder } from "./build-case.ts";
import type { Sources } from "./cell-readers.ts";
import { gatheredColumns } from "./columns.ts";
import type { CaseItem, ProblemRow } from "./item.ts";
import { inAnyOrder, loaded, sorted } from "./orders.ts";
import type { BillItem } from "./read-bills.ts";
import { readBills, TELL_APART_OR_JOIN } from "./read-bills.ts";
import { seenIds } from "./seen-bills.ts";
import { neverSeen } from "./seen-columns.ts";

export interface CaseFiles extends BesidePaths {
  readonly bills: string;
}

/** Files that the map names are beside the map. */
export function caseFiles(bills: string, mapFile: string, { records, ledger, evidence }: Mapping): CaseFiles {
  const beside = (spec: { readonly file: string } | undefined): string | undefined => (spec === undefined ? undefined : resolve(dirname(mapFile), spec.file));
  return { bills, records: beside(records), ledger: beside(ledger), evidence: beside(evidence) };
}

/** Throws `CannotDo` for a file that cannot be read at all, or that is not what the map says of it. Everything else is an item. */
export async function* readCases(files: CaseFiles, map: Mapping, schedule: Schedule): AsyncGenerator<CaseItem> {
  const { calendar } = schedule.plan;
  const [columns, recordColumns] = [gatheredColumns(), gatheredColumns()];
  const sources: Sources = { calendar, bills: { columns, format: map.format }, records: { columns: recordColumns, format: map.records?.format ?? map.format } };
  const build = caseBuilder(sources, map, schedule);
  const rowsOf = billRowsReader(sources, map);
  const table = await openTable(files.bills, map.layout, askedOf(map, columns.wanted));
  const told: ProblemRow[] = [];
  try {
    const beside = await openBeside(files, map, calendar, recordColumns, (problem) => told.push(problem));
    try {
      const ids = map.order === "any" || map.order === "loaded" ? seenIds() : undefined;
      const sameIdHelp = map.lines.kind === "rows" ? TELL_APART_OR_JOIN : undefined;
      const items = ordered(readBills(table, rowsOf(table), build, beside, ids, sameIdHelp), table, map, calendar, beside);
      for await (const item of items) {
        yield* told.splice(0);
        yield item;
      }
      yield* told.splice(0);
      yield* neverSeen(table);
    } finally {
      await beside.close();
    }
  } finally {
    await table.close();
  }
}

function ordered(items: AsyncIterable<BillItem>, { file }: Table, { order }: Mapping, calendar: Sources["calendar"], beside: Beside): AsyncGenerator<CaseItem> {
  switch (order) {
    case "any":
      return inAnyOrder(items, file, calendar, beside);
    case "loaded":
      return loaded(items, file, beside);
    case "sorted as text":
    case "sorted as numbers":
      return sorted(items, file, order, beside);
  }
}

/** Where each line is a row, a column that is not mapped is no line. */
function askedOf({ lines, ignoredColumns, unmappedLines }: Mapping, wanted: Asked["wanted"]): Asked {
  return { wanted, ignored: ignoredColumns, unmapped: lines.kind === "rows" ? "ignore" : unmappedLines };
}
