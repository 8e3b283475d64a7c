// Rows as JSON lines: an object a row, without the members that say nothing. Decimals are strings, as everywhere in this library.
import { assertFits } from "./decimal-cell.ts";
import type { OutColumn, RowsWriter } from "./rows-writer.ts";
import { textFile } from "./text-file.ts";

export async function jsonLinesWriter(path: string, columns: readonly OutColumn[]): Promise<RowsWriter> {
  const file = await textFile(path);
  return {
    write: async (row) => {
      for (const [at, column] of columns.entries()) assertFits(column, row[at]);
      await file.write(`${JSON.stringify(Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])))}\n`);
    },
    end: file.end,
    abandon: file.abandon,
  };
}
