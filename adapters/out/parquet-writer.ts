// Rows as Parquet, by the optional engine. It is slow at taking rows one by one and quick at reading a file: the rows go into one beside the place first.
import { rm } from "node:fs/promises";
import { CannotDo } from "../cannot-do.ts";
import type { Connection, LoadDuckDb } from "../parquet/duckdb.ts";
import { connection, firstLine, sqlName, sqlText } from "../parquet/duckdb.ts";
import { shown } from "../shown.ts";
import { assertFits, MOST_DIGITS } from "./decimal-cell.ts";
import type { OutColumn, RowsWriter } from "./rows-writer.ts";
import { inPlace, partOf, textFile } from "./text-file.ts";

/** Asks for the engine before the first row: an hour's work is not done for nothing. */
export async function parquetWriter(path: string, columns: readonly OutColumn[], load: LoadDuckDb): Promise<RowsWriter> {
  const engine = await connection(load, `writing ${shown(path)}`);
  const rowsPath = `${path}.rows`;
  const rows = await textFile(rowsPath).catch((error: unknown) => {
    engine.close();
    throw error;
  });
  const tidy = async (): Promise<void> => {
    engine.close();
    await rm(rowsPath, { force: true });
  };
  return {
    write: async (row) => {
      for (const [at, column] of columns.entries()) assertFits(column, row[at]);
      await rows.write(`${columns.map((_, at) => quotedOrNothing(row[at])).join(",")}\n`);
    },
    end: async () => {
      try {
        await rows.end();
        await copied(engine, rowsPath, path, columns);
      } finally {
        await tidy();
      }
    },
    abandon: async () => {
      await rows.abandon();
      await tidy();
    },
  };
}

/** A text in quotes, so that the empty text and nothing are two. */
function quotedOrNothing(cell: string | undefined): string {
  return cell === undefined ? "" : `"${cell.replaceAll('"', '""')}"`;
}

async function copied(engine: Connection, rowsPath: string, path: string, columns: readonly OutColumn[]): Promise<void> {
  const part = partOf(path);
  // Places for the rows are named c0, c1 ...: names of columns are the caller's.
  const places = columns.map((_, at) => `${sqlText(`c${at}`)}: 'VARCHAR'`).join(", ");
  const read = `read_csv(${sqlText(rowsPath)}, columns = {${places}}, ${OPTIONS})`;
  const selected = columns
    .map((column, at) => `${column.kind === "text" ? `c${at}` : `CAST(c${at} AS DECIMAL(${MOST_DIGITS}, ${column.places}))`} AS ${sqlName(column.name)}`)
    .join(", ");
  try {
    await engine.run(`COPY (SELECT ${selected} FROM ${read}) TO ${sqlText(part)} (FORMAT PARQUET, COMPRESSION ZSTD)`);
  } catch (error) {
    await rm(part, { force: true });
    throw new CannotDo(`${shown(path)} cannot be written as Parquet: ${firstLine(error)}`, "make room, or name another place");
  }
  await inPlace(part, path);
}

const OPTIONS = `header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, new_line = '\\n', max_line_size = 33554432, parallel = false`;
