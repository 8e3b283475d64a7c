// The files beside the bills, opened and asked for by account: records, ledger, evidence. What is wrong with their rows is told as it is met.
import type { BillCase, EvidenceRow, IssuedBill, Schedule } from "../../src/index.ts";
import type { FileSpec, Mapping, Order } from "../map/mapping.ts";
import type { Cell } from "../table/cell.ts";
import { openTable } from "../table/open-table.ts";
import type { Table } from "../table/table.ts";
import type { ReadBill } from "./account-order.ts";
import type { RowsByKey } from "./account-rows.ts";
import { loadedRows, sortedRows } from "./account-rows.ts";
import type { SourceFile, Sources } from "./cell-readers.ts";
import type { Columns } from "./columns.ts";
import { gatheredColumns } from "./columns.ts";
import { evidenceReader, takenEvidence } from "./evidence.ts";
import type { ProblemRow } from "./item.ts";
import type { Entry, EntryReader, Tell } from "./keyed-rows.ts";
import { keyedRows } from "./keyed-rows.ts";
import type { LedgerEntry } from "./ledger.ts";
import { ledgerReader, takenLedger } from "./ledger.ts";
import type { RowProblem } from "./problem.ts";
import type { FoundRecord } from "./records.ts";
import { recordOf, recordReader } from "./records.ts";
import { neverSeen } from "./seen-columns.ts";

export interface Beside {
  readonly recordOf: (issued: IssuedBill) => Promise<FoundRecord | undefined>;
  /** The case with its ledger and evidence; or why its ledger cannot be told. Accounts are asked for in the order of the bills. */
  readonly joined: (bill: ReadBill, previous: IssuedBill | undefined) => Promise<Joined>;
  readonly close: () => Promise<void>;
}

export type Joined = { readonly case: BillCase; readonly notes: readonly RowProblem[] } | { readonly problem: RowProblem };

/** Paths of the files that the map names; undefined for those that it does not. */
export interface BesidePaths {
  readonly records: string | undefined;
  readonly ledger: string | undefined;
  readonly evidence: string | undefined;
}

/** `recordColumns`: those that requests read, gathered before. Everything that is wrong goes to `tell`. */
export async function openBeside(
  paths: BesidePaths,
  map: Mapping,
  calendar: Schedule["plan"]["calendar"],
  recordColumns: Columns,
  tell: (problem: ProblemRow) => void,
): Promise<Beside> {
  const opened: RowsByKey<unknown>[] = [];
  const close = async (): Promise<void> => {
    for (const rows of opened) await rows.close();
  };
  const open = async <T>(
    path: string | undefined,
    spec: FileSpec | undefined,
    columns: Columns,
    make: (sources: Sources) => EntryReader<T>,
  ): Promise<OpenFile<T>> => {
    if (path === undefined || spec === undefined) return { rows: NO_ROWS, file: "" };
    const { rows, file } = await openRows(path, spec, map.order, columns, make(alone({ columns, format: spec.format }, calendar)), tell);
    opened.push(rows);
    return { rows, file };
  };
  try {
    const { records, ledger, evidence } = map;
    const record = await open<readonly Cell[]>(paths.records, records, recordColumns, (sources) =>
      records === undefined ? NO_READER : recordReader(sources, records),
    );
    const books = await open<LedgerEntry>(paths.ledger, ledger, gatheredColumns(), (sources) =>
      ledger === undefined ? NO_READER : ledgerReader(sources, ledger),
    );
    const proofs = await open<EvidenceRow>(paths.evidence, evidence, gatheredColumns(), (sources) =>
      evidence === undefined ? NO_READER : evidenceReader(sources, evidence),
    );
    return {
      recordOf: async (issued) => (records === undefined ? undefined : recordOf(record.rows, records, record.file, issued)),
      joined: (bill, previous) => joined(map, bill, previous, books, proofs),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

interface OpenFile<T> {
  readonly rows: RowsByKey<Entry<T>>;
  readonly file: string;
}

const NO_ROWS: RowsByKey<never> = { of: async () => [], close: async () => {} };
const NO_READER: EntryReader<never> = { key: () => undefined, entry: () => undefined };

/** A file by itself: its cells are read where those of the bills are read elsewhere. */
function alone(file: SourceFile, calendar: Sources["calendar"]): Sources {
  return { calendar, bills: file, records: file };
}

async function openRows<T>(
  path: string,
  spec: FileSpec,
  order: Order,
  columns: Columns,
  reader: EntryReader<T>,
  tell: (problem: ProblemRow) => void,
): Promise<OpenFile<T>> {
  const table: Table = await openTable(path, spec.layout, { wanted: columns.wanted, ignored: [], unmapped: "ignore" });
  const toldOf: Tell = (problems, row) => tell({ kind: "problem", file: table.file, row, id: undefined, account: undefined, problems });
  const rows = keyedRows(table, reader, toldOf);
  if (spec.isSorted) {
    const sorted = sortedRows(rows, order, table.file);
    return { rows: { of: sorted.of, close: () => sorted.close().then(table.close) }, file: table.file };
  }
  try {
    const loaded = await loadedRows(rows);
    for (const problem of neverSeen(table)) tell(problem);
    return { rows: loaded, file: table.file };
  } finally {
    await table.close();
  }
}

async function joined(
  map: Mapping,
  { issued, request, notes }: ReadBill,
  previous: IssuedBill | undefined,
  books: OpenFile<LedgerEntry>,
  proofs: OpenFile<EvidenceRow>,
): Promise<Joined> {
  const ledger = map.ledger === undefined ? undefined : takenLedger(await books.rows.of(issued.account), map.ledger, books.file, issued, previous);
  if (ledger !== undefined && "problem" in ledger) return ledger;
  const evidence = map.evidence === undefined ? undefined : takenEvidence(await proofs.rows.of(issued.account), proofs.file);
  return {
    case: { issued, request, ...(ledger === undefined ? {} : { ledger: ledger.ledger }), ...(evidence === undefined ? {} : { evidence: evidence.evidence }) },
    notes: [...notes, ...(ledger?.notes ?? []), ...(evidence?.notes ?? [])],
  };
}
