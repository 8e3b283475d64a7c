// A sheet of an XLSX workbook as a table. Rows are those of the sheet, and hidden ones are read like the others.
import { CannotDo } from "../cannot-do.ts";
import { plainDecimal } from "../reading/binary-number.ts";
import type { Cell } from "../table/cell.ts";
import { cellText } from "../table/cell.ts";
import { headerOf, rowFrom } from "../table/header.ts";
import type { Asked, Layout, Table, TableRow } from "../table/table.ts";
import { ALL_SEEN } from "../table/table.ts";
import { sharedTexts } from "./shared-texts.ts";
import type { SheetRow } from "./sheet-rows.ts";
import { sheetRows } from "./sheet-rows.ts";
import { sheetNamed, workbookAt } from "./workbook.ts";
import { partBytes } from "./zip.ts";

export async function xlsxTable(path: string, name: string, layout: Layout, asked: Asked): Promise<Table> {
  const workbook = await workbookAt(path, name);
  const { part } = sheetNamed(workbook, layout.sheet, name);
  if (layout.serial !== undefined && layout.serial !== workbook.counts)
    throw new CannotDo(
      `${name} counts its days from ${workbook.counts}, and the map declares \`serial ${layout.serial}\``,
      `declare "order": "serial ${workbook.counts}"`,
    );
  const rows = sheetRows(partBytes(path, part, name), await sharedTexts(path, workbook.texts, name), name);
  const close = async (): Promise<void> => {
    await rows.return(undefined);
  };
  try {
    const header = headerOf(await headerCells(rows, name, layout.headerRow), asked, name);
    return { file: name, neverSeen: () => ALL_SEEN, rows: tableRows(rows, (row, cells) => rowFrom(header, row, cells)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function headerCells(rows: AsyncGenerator<SheetRow>, name: string, headerRow: number): Promise<readonly string[]> {
  for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
    const { row, cells } = next.value;
    if (row >= headerRow && hasSomething(cells)) return Array.from(cells, headerText);
  }
  throw new CannotDo(`the sheet of ${name} has no header`, "name the columns in its first row, or declare `header_row` in the map");
}

/** A year as a heading is a number. */
function headerText(cell: Cell): string {
  return typeof cell === "number" ? plainDecimal(String(cell)) : cellText(cell);
}

async function* tableRows(rows: AsyncGenerator<SheetRow>, make: (row: number, cells: readonly Cell[]) => TableRow): AsyncGenerator<TableRow> {
  for await (const { row, cells } of rows) if (hasSomething(cells)) yield make(row, cells);
}

function hasSomething(cells: readonly Cell[]): boolean {
  return cells.some((cell) => cell !== undefined);
}
