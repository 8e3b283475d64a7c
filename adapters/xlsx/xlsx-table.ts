// A sheet of an XLSX workbook as a table. Rows are those of the sheet, and hidden ones are read like the others.
import { CannotDo } from "../cannot-do.ts";
import { plainDecimal } from "../reading/binary-number.ts";
import type { Cell } from "../table/cell.ts";
import { cellText } from "../table/cell.ts";
import type { Header } from "../table/header.ts";
import { headerOf, rowFrom } from "../table/header.ts";
import type { Asked, BrokenTableRow, Layout, Table, TableRow } from "../table/table.ts";
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
    return { file: name, neverSeen: () => ALL_SEEN, rows: tableRows(rows, header), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function headerCells(rows: AsyncGenerator<SheetRow>, name: string, headerRow: number): Promise<readonly string[]> {
  for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
    const { row, cells, filled } = next.value;
    if (row >= headerRow && filled.length > 0) return Array.from(cells, headerText);
  }
  throw new CannotDo(`the sheet of ${name} has no header`, "name the columns in its first row, or declare `header_row` in the map");
}

/** A year as a heading is a number. */
function headerText(cell: Cell): string {
  return typeof cell === "number" ? plainDecimal(String(cell)) : cellText(cell);
}

async function* tableRows(rows: AsyncGenerator<SheetRow>, header: Header): AsyncGenerator<TableRow | BrokenTableRow> {
  const width = header.columns.length;
  for await (const { row, cells, filled } of rows)
    if (filled.length > 0)
      yield rowFrom(
        header,
        row,
        cells,
        filled.filter((at) => at >= width),
      );
}
