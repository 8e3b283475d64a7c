// A Parquet file as a table. Columns of decimals and whole numbers are exact; those of type DOUBLE are binary fractions, as in a spreadsheet.
import { CannotDo } from "../cannot-do.ts";
import { assertFile } from "../file-errors.ts";
import { quoted } from "../shown.ts";
import type { Cell } from "../table/cell.ts";
import { headerOf, rowFrom } from "../table/header.ts";
import type { Asked, BrokenTableRow, Layout, Table, TableRow } from "../table/table.ts";
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
    const needed = [...new Set([...header.wanted, ...header.others.map(([, at]) => at), ...header.unnamed])];
    for (const at of needed) assertHeld(columns[at] ?? NO_COLUMN, name);
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
      unnamed: header.unnamed.map((at) => needed.indexOf(at)),
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
  /** As the file has it. */
  readonly name: string;
  /** As the engine names it: of two columns with one name it renames the second. */
  readonly alias: string;
  readonly type: string;
  /** Digits of a decimal, as the file says them. */
  readonly precision: number;
}

const NO_COLUMN: Column = { name: "", alias: "", type: "", precision: 0 };

/** A folder such as `year=1394` in the path is no column: the file alone is read. */
function source(path: string): string {
  return `read_parquet(${sqlText(path)}, hive_partitioning = false)`;
}

async function columnsOf(engine: Connection, path: string, name: string): Promise<readonly Column[]> {
  try {
    const described = await (await engine.run(`DESCRIBE SELECT * FROM ${source(path)}`)).getRows();
    const schema = await (await engine.run(`SELECT name, num_children, precision FROM parquet_schema(${sqlText(path)})`)).getRows();
    const own = outermost(schema);
    return described.map(([alias, type], at) => ({ alias: String(alias), type: String(type), ...(own[at] ?? { name: String(alias), precision: 0 }) }));
  } catch (error) {
    throw notWhole(error, name);
  }
}

/** The schema lists the root, then each column with what stands inside it. */
function outermost(schema: readonly (readonly unknown[])[]): readonly Pick<Column, "name" | "precision">[] {
  const columns: Pick<Column, "name" | "precision">[] = [];
  let inside = 0;
  for (const [name, children, precision] of schema.slice(1)) {
    if (inside === 0) columns.push({ name: String(name), precision: Number(precision ?? 0) });
    else inside -= 1;
    inside += Number(children ?? 0);
  }
  return columns;
}

/** Of a wider decimal the engine makes a binary fraction, and another number. */
function assertHeld({ name: column, precision }: Column, file: string): void {
  if (precision <= MOST_PRECISE) return;
  throw new CannotDo(
    `column ${quoted(column)} of ${file} is a decimal of ${precision} digits, and ${MOST_PRECISE} can be read exactly`,
    `write the column anew as a decimal of at most ${MOST_PRECISE} digits, or as text`,
  );
}

const MOST_PRECISE = 38;

async function* rowsOf(engine: Connection, path: string, name: string, columns: readonly Column[]): AsyncGenerator<readonly Cell[]> {
  const selected =
    columns.length === 0
      ? "1"
      : columns.map(({ alias: column, type }) => (isBinary(type) ? sqlName(column) : `CAST(${sqlName(column)} AS VARCHAR)`)).join(", ");
  const readers = columns.map(({ type }) => readerOf(type));
  try {
    const result = await engine.stream(`SELECT ${selected} FROM ${source(path)}`);
    for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      for (const values of chunk.getRows()) yield readers.map((read, at) => read(values[at]));
    }
  } catch (error) {
    throw error instanceof CannotDo ? error : notWhole(error, name);
  }
}

async function* tableRows(
  rows: AsyncGenerator<readonly Cell[]>,
  make: (row: number, cells: readonly Cell[]) => TableRow | BrokenTableRow,
  engine: Connection,
): AsyncGenerator<TableRow | BrokenTableRow> {
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
