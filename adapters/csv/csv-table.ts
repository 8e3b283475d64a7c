// A CSV file as a table: its first row, or the one that the map declares, names the columns.
import { CannotDo } from "../cannot-do.ts";
import { headerOf, rowFrom } from "../table/header.ts";
import type { Asked, BrokenTableRow, Layout, Table, TableRow } from "../table/table.ts";
import { ALL_SEEN } from "../table/table.ts";
import { fileBytes } from "../text/file-bytes.ts";
import { linesOf, markedStart } from "../text/lines.ts";
import type { CsvRow } from "./csv-rows.ts";
import { csvRowsOf } from "./csv-rows.ts";

/** `name`: the file as it may be shown. Cells of a row that has more or fewer than the header are not guessed at: the row is broken. */
export async function csvTable(path: string, name: string, layout: Layout, asked: Asked): Promise<Table> {
  const { rest } = await markedStart(fileBytes(path), name);
  const rows = csvRowsOf(linesOf(rest), delimiterOf(path, layout));
  const close = async (): Promise<void> => {
    await rows.return(undefined);
  };
  try {
    const header = headerOf(await headerCells(rows, name, layout.headerRow), asked, name);
    const width = header.columns.length;
    return { file: name, neverSeen: () => ALL_SEEN, rows: tableRows(rows, width, (row, cells) => rowFrom(header, row, cells)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

function delimiterOf(path: string, { delimiter }: Layout): string {
  return delimiter ?? (/\.(tsv|tab)$/i.test(path) ? "\t" : ",");
}

/** The first row from the declared line on: lines before it (a title, a date) are not looked at. */
async function headerCells(rows: AsyncGenerator<CsvRow>, name: string, headerRow: number): Promise<readonly string[]> {
  for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
    const read = next.value;
    if (read.row < headerRow) continue;
    if (read.kind === "row" && read.cells.some((cell) => cell.includes("\r"))) throw loneReturns(name);
    if (read.kind === "row") return read.cells;
    throw new CannotDo(`the header of ${name} cannot be read: ${read.problem}`, "name the columns in one row");
  }
  throw new CannotDo(`${name} has no header`, "name the columns in the first row, or declare `header_row` in the map");
}

/** Old programs end lines so; the whole file is then one line, its header. */
function loneReturns(name: string): CannotDo {
  return new CannotDo(
    `the header of ${name} holds a carriage return inside: the file seems to end its lines with CR alone`,
    "save it with lines that end in LF or CR LF",
  );
}

async function* tableRows(
  rows: AsyncGenerator<CsvRow>,
  width: number,
  make: (row: number, cells: readonly (string | undefined)[]) => TableRow | BrokenTableRow,
): AsyncGenerator<TableRow | BrokenTableRow> {
  for await (const read of rows) {
    if (read.kind === "broken") yield { kind: "broken", row: read.row, message: read.problem, help: "correct the row" };
    else if (read.cells.length !== width) yield wrongWidth(read.row, read.cells.length, width);
    else yield make(read.row, read.cells.map(emptyIsNothing));
  }
}

function emptyIsNothing(cell: string): string | undefined {
  return cell === "" ? undefined : cell;
}

function wrongWidth(row: number, cells: number, width: number): BrokenTableRow {
  const message = `the row has ${cells} cells and the header ${width}`;
  return { kind: "broken", row, message, help: "give a cell for each column, and quote a cell that holds the sign between cells" };
}
