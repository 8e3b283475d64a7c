// Rows as CSV: for spreadsheets, which run texts that look like formulas and take UTF-8 for granted only after its mark.
import { csvLine, neutralised } from "../csv/csv-text.ts";
import { assertFits } from "./decimal-cell.ts";
import type { OutColumn, RowsWriter } from "./rows-writer.ts";
import { textFile } from "./text-file.ts";

export async function csvWriter(path: string, columns: readonly OutColumn[]): Promise<RowsWriter> {
  const file = await textFile(path);
  await file.write(`\ufeff${csvLine(columns.map(({ name }) => neutralised(name)))}`);
  return {
    write: async (row) => {
      const cells = columns.map((column, at) => {
        const cell = row[at];
        assertFits(column, cell);
        return column.kind === "text" ? neutralised(cell ?? "") : (cell ?? "");
      });
      await file.write(csvLine(cells));
    },
    end: file.end,
    abandon: file.abandon,
  };
}
