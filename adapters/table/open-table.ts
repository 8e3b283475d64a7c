// A file as a table, by the format that the map declares or its name tells.
import { extname } from "node:path";
import { CannotDo } from "../cannot-do.ts";
import { csvTable } from "../csv/csv-table.ts";
import { assertFile } from "../file-errors.ts";
import { jsonLinesTable, jsonTable } from "../json/json-table.ts";
import { parquetTable } from "../parquet/parquet-table.ts";
import { shown } from "../shown.ts";
import { xlsxTable } from "../xlsx/xlsx-table.ts";
import type { Asked, FileFormat, Layout, Table } from "./table.ts";

/** Throws `CannotDo` where the file or its header cannot be what the map says. */
export async function openTable(path: string, layout: Layout, asked: Asked): Promise<Table> {
  await assertFile(path);
  const name = shown(path);
  switch (layout.file ?? formatOfName(path)) {
    case "csv":
      return csvTable(path, name, layout, asked);
    case "json":
      return jsonTable(path, name, layout, asked);
    case "jsonl":
      return jsonLinesTable(path, name, layout, asked);
    case "xlsx":
      return xlsxTable(path, name, layout, asked);
    case "parquet":
      return parquetTable(path, name, layout, asked);
  }
}

const FORMATS: Readonly<Record<string, FileFormat>> = {
  ".csv": "csv",
  ".tsv": "csv",
  ".tab": "csv",
  ".json": "json",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".xlsx": "xlsx",
  ".xlsm": "xlsx",
  ".parquet": "parquet",
};

function formatOfName(path: string): FileFormat {
  const extension = extname(path).toLowerCase();
  const format = Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined;
  if (format !== undefined) return format;
  const what = extension === "" ? "it has no extension" : `${shown(extension)} is none of ${Object.keys(FORMATS).join(", ")}`;
  const help = extension === ".xls" ? "save it as .xlsx" : 'rename it, or say what it is: "file": "csv" in `format` of the map';
  throw new CannotDo(`${shown(path)} does not say its format: ${what}`, help);
}
