// A Parquet file as a table. Columns of decimals and whole numbers are exact; those of type DOUBLE are binary fractions, as in a spreadsheet.
import { CannotDo } from "../cannot-do.ts";
import { assertFile } from "../file-errors.ts";
import type { Cell } from "../table/cell.ts";
import { headerOf, rowFrom } from "../table/header.ts";
import type { Asked, Layout, Table, TableRow } from "../table/table.ts";
import { ALL_SEEN } from "../table/table.ts";
import type { Connection, LoadDuckDb } from "./duckdb.ts";
import { connection, firstLine, loadDuckDb, sqlName, sqlText } from "./duckdb.ts";

/** Only the columns asked for are read. Rows are counted from 1, in the order of the file. */
export async function parquetTable(path: string, name: string, _layout: Layout, asked: Asked, load: LoadDuckDb = loadDuckDb): Promise<Table> {
  await assertFile(path);
  if (/[*?[\]{}]/.test(path)) throw new CannotDo(`${name} has a sign in its name that would mean other files too`, "rename it without * ? [ ] { }");
  const engine = await connection(load, `reading ${name}`);
  try {
    const columns = await columnsOf(engine, path, name);
    const header = headerOf(
      columns.map((column) => column.name),
      asked,
      name,
    );
    const needed = [...new Set([...header.wanted, ...header.others.map(([, at]) => at)])];
    const rows = rowsOf(
      engine,
      path,
      name,
      needed.map((at) => columns[at] ?? NO_COLUMN),
    );
    const local = {
      ...header,
      wanted: header.wanted.map((at) => needed.indexOf(at)),
      others: header.others.map(([other, at]) => [other, needed.indexOf(at)] as const),
    };
    const close = async (): Promise<void> => {
      await rows.return(undefined);
      engine.close();
    };
    return { file: name, neverSeen: () => ALL_SEEN, rows: tableRows(rows, (row, cells) => rowFrom(local, row, cells), engine), close };
  } catch (error) {
    engine.close();
    throw error;
  }
}

interface Column {
  readonly name: string;
  readonly type: string;
}

const NO_COLUMN: Column = { name: "", type: "" };

async function columnsOf(engine: Connection, path: string, name: string): Promise<readonly Column[]> {
  try {
    const result = await engine.run(`DESCRIBE SELECT * FROM read_parquet(${sqlText(path)})`);
    return (await result.getRows()).map(([column, type]) => ({ name: String(column), type: String(type) }));
  } catch (error) {
    throw notWhole(error, name);
  }
}

async function* rowsOf(engine: Connection, path: string, name: string, columns: readonly Column[]): AsyncGenerator<readonly Cell[]> {
  const selected =
    columns.length === 0 ? "1" : columns.map(({ name: column, type }) => (isBinary(type) ? sqlName(column) : `CAST(${sqlName(column)} AS VARCHAR)`)).join(", ");
  const readers = columns.map(({ type }) => readerOf(type));
  try {
    const result = await engine.stream(`SELECT ${selected} FROM read_parquet(${sqlText(path)})`);
    for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      for (const values of chunk.getRows()) yield readers.map((read, at) => read(values[at]));
    }
  } catch (error) {
    throw error instanceof CannotDo ? error : notWhole(error, name);
  }
}

async function* tableRows(
  rows: AsyncGenerator<readonly Cell[]>,
  make: (row: number, cells: readonly Cell[]) => TableRow,
  engine: Connection,
): AsyncGenerator<TableRow> {
  let row = 0;
  try {
    for await (const cells of rows) {
      row += 1;
      yield make(row, cells);
    }
  } finally {
    engine.close();
  }
}

function isBinary(type: string): boolean {
  return type === "DOUBLE";
}

/** From a value of the engine (a text for all but binary columns) to a cell. */
function readerOf(type: string): (value: unknown) => Cell {
  const unread: Cell = { kind: "unreadable", what: `a value of type ${type}` };
  const ofText = (read: (text: string) => Cell) => (value: unknown) =>
    typeof value === "string" ? read(value) : value === null || value === undefined ? undefined : unread;
  if (isBinary(type)) return (value) => (typeof value === "number" ? value : value === null || value === undefined ? undefined : unread);
  if (type === "FLOAT") return ofText(shortFloat);
  if (/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL\(\d+,\d+\))$/.test(type)) return ofText((text) => ({ kind: "exact", text }));
  if (type === "DATE") return ofText((text) => ({ kind: "day", text, time: undefined }));
  if (/^TIMESTAMP(_S|_MS|_NS)?$/.test(type)) return ofText(instant);
  if (type === "VARCHAR" || type === "BOOLEAN" || type === "UUID" || type.startsWith("ENUM(")) return ofText((text) => (text === "" ? undefined : text));
  return ofText(() => unread);
}

/** A fraction of 32 bits tells 6 digits apart, no more. */
function shortFloat(text: string): Cell {
  const digits = text
    .replace(/e.*$/i, "")
    .replace(/[-.]/g, "")
    .replace(/^0+|0+$/g, "");
  return digits.length <= 6 && Number.isFinite(Number(text))
    ? Number(text)
    : { kind: "unreadable", what: `${text}, of a column of type FLOAT, which holds 6 digits` };
}

function instant(text: string): Cell {
  const [day = "", time] = text.split(" ");
  return { kind: "day", text: day, time };
}

/** The end of a Parquet file says what is in it: one that is still being written has none. */
function notWhole(error: unknown, name: string): CannotDo {
  const said = firstLine(error);
  if (/magic bytes|too small|Footer|footer/.test(said))
    return new CannotDo(`${name} is no whole Parquet file: its end is missing`, "copy or write it anew: it may still have been being written");
  return new CannotDo(`${name} cannot be read as Parquet: ${said}`, "copy or write it anew");
}
