// A table of some file: rows one after the other, in bounded memory. Every format is read into this.
import type { Cell } from "./cell.ts";

export interface TableRow {
  readonly kind: "row";
  /** The line of the file, the row of the sheet, or the place among the rows, from 1. */
  readonly row: number;
  /** In the order of the columns asked for. */
  readonly cells: readonly Cell[];
  /** Columns that were not asked for, with what stands in them: only where they are wanted. */
  readonly others: readonly (readonly [string, Cell])[];
}

export interface BrokenTableRow {
  readonly kind: "broken";
  readonly row: number;
  readonly message: string;
  readonly help: string;
}

export interface Table {
  /** The file, as it may be shown. */
  readonly file: string;
  /** Once the rows are read: columns asked for that no row had, with other names that rows have. None where the file has a header: there they stop the run. */
  readonly neverSeen: () => { readonly columns: readonly WantedColumn[]; readonly names: readonly string[] };
  readonly rows: AsyncIterable<TableRow | BrokenTableRow>;
  /** Gives the file back where the rows are not read to their end. */
  readonly close: () => Promise<void>;
}

export const ALL_SEEN: ReturnType<Table["neverSeen"]> = { columns: [], names: [] };

/** A column that the map names, and where. */
export interface WantedColumn {
  readonly column: string;
  readonly place: string;
}

/** What is asked of a table. */
export interface Asked {
  readonly wanted: readonly WantedColumn[];
  /** Columns that are passed over, whatever `unmapped` says. */
  readonly ignored: readonly string[];
  readonly unmapped: Unmapped;
}

/** `unknown line`: columns that the map does not name are given with each row. */
export const UNMAPPED = ["refuse", "unknown line", "ignore"] as const;
export type Unmapped = (typeof UNMAPPED)[number];

/** How the file is laid out, as the map declares it. */
export interface Layout {
  readonly file: FileFormat | undefined;
  readonly delimiter: string | undefined;
  readonly sheet: string | undefined;
  readonly headerRow: number;
  /** Whether the map counts the days of a workbook from 1900 or from 1904; undefined where it does not count them. */
  readonly serial: "1900" | "1904" | undefined;
}

export const FILE_FORMATS = ["csv", "json", "jsonl", "xlsx", "parquet"] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];
