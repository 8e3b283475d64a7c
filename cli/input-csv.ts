// Bill requests from CSV. The header names a place of the request in each column: `account.class`, `usage.active.peak`, `readings.0.current`.
import { csvRowsOf } from "../adapters/index.ts";
import type { CsvHeader } from "./csv-header.ts";
import { headerFrom, requestFromCells } from "./csv-header.ts";
import type { InputRow } from "./input.ts";
import { CannotDo } from "./io.ts";
import { linesOf } from "./lines.ts";
import type { RequestPlaces } from "./request-places.ts";

/** `places`: for the names of columns. A row that is broken is refused, and the next line begins a new one. */
export async function* requestsFromCsv(source: AsyncIterable<Buffer>, name: string, places: RequestPlaces): AsyncGenerator<InputRow> {
  let header: CsvHeader | undefined;
  for await (const read of csvRowsOf(linesOf(source), ",")) {
    if (header === undefined) {
      if (read.kind === "broken")
        throw new CannotDo(`the header of ${name} cannot be read: ${read.problem}`, "name the columns in the first line, with commas between");
      header = headerFrom(read.cells, name, places);
    } else if (read.kind === "broken") yield { kind: "broken", row: read.row, id: undefined, problems: [{ message: read.problem, help: "correct the row" }] };
    else yield requestFromCells(header, read.row, read.cells);
  }
  if (header === undefined) throw new CannotDo(`${name} has no header`, "name the columns in the first line, such as id,period.from,period.to");
}
