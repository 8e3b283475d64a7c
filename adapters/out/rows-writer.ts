// Rows into a file: findings, verdicts, lists of accounts. CSV for spreadsheets, JSON lines for programs, Parquet for engines.
import { loadDuckDb } from "../parquet/duckdb.ts";
import { csvWriter } from "./csv-writer.ts";
import { jsonLinesWriter } from "./json-lines-writer.ts";
import { parquetWriter } from "./parquet-writer.ts";

/** `decimal`: decimal texts with at most so many places. */
export type OutColumn = { readonly name: string } & ({ readonly kind: "text" } | { readonly kind: "decimal"; readonly places: number });

/** In the order of the columns; undefined: nothing to say. */
export type OutRow = readonly (string | undefined)[];

export interface RowsWriter {
  readonly write: (row: OutRow) => Promise<void>;
  /** The file is in its place after this, and not before. */
  readonly end: () => Promise<void>;
  /** Leaves no file. */
  readonly abandon: () => Promise<void>;
}

export const OUT_FORMATS = ["csv", "jsonl", "parquet"] as const;
export type OutFormat = (typeof OUT_FORMATS)[number];

/** Throws `CannotDo` where the file cannot be written, or its format needs a package that is not there. */
export function rowsWriter(path: string, format: OutFormat, columns: readonly OutColumn[]): Promise<RowsWriter> {
  switch (format) {
    case "csv":
      return csvWriter(path, columns);
    case "jsonl":
      return jsonLinesWriter(path, columns);
    case "parquet":
      return parquetWriter(path, columns, loadDuckDb);
  }
}
