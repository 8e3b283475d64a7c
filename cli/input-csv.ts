// Bill requests from CSV. The header names a place of the request in each column: `account.class`, `usage.active.peak`, `readings.0.current`.
import { CsvError, parse } from "csv-parse/sync";
import type { CsvHeader } from "./csv-header.ts";
import { headerFrom, requestFromCells } from "./csv-header.ts";
import type { InputRow } from "./input.ts";
import { CannotDo } from "./io.ts";
import type { Line } from "./lines.ts";
import { LONGEST_LINE, linesOf } from "./lines.ts";
import type { RequestPlaces } from "./request-places.ts";

/** `places`: for the names of columns. A row that is broken is refused, and the next line begins a new one. */
export async function* requestsFromCsv(source: AsyncIterable<Buffer>, name: string, places: RequestPlaces): AsyncGenerator<InputRow> {
  let header: CsvHeader | undefined;
  for await (const read of rowsOf(linesOf(source))) {
    if (header === undefined) {
      if (read.kind === "broken")
        throw new CannotDo(`the header of ${name} cannot be read: ${read.problem}`, "name the columns in the first line, with commas between");
      header = headerFrom(read.cells, name, places);
    } else if (read.kind === "broken") yield { kind: "broken", row: read.row, id: undefined, problems: [{ message: read.problem, help: "correct the row" }] };
    else yield requestFromCells(header, read.row, read.cells);
  }
  if (header === undefined) throw new CannotDo(`${name} has no header`, "name the columns in the first line, such as id,period.from,period.to");
}

type CsvRow =
  | { readonly kind: "row"; readonly row: number; readonly cells: readonly string[] }
  | { readonly kind: "broken"; readonly row: number; readonly problem: string };

/**
 * A line is a row, unless it opens a quote that it does not close: the row then goes on, if the quote is closed within `MOST_LINES`. If it is not,
 * that first line alone is broken. Rows without any text are passed over.
 */
async function* rowsOf(lines: AsyncIterable<Line>): AsyncGenerator<CsvRow> {
  let open: readonly Line[] = [];
  for await (const line of lines) {
    if (open.length === 0 && line.text !== undefined && !line.text.includes('"')) {
      const cells = line.text.split(",");
      if (hasText(cells)) yield { kind: "row", row: line.number, cells };
      continue;
    }
    const { rows, left } = settle([...open, line], open.length);
    yield* rows;
    open = left;
  }
  while (open.length > 0) {
    const [first, ...others] = open;
    if (first !== undefined) yield unclosed(first);
    const { rows, left } = settle(others, 0);
    yield* rows;
    open = left;
  }
}

/** The rows that the lines make, and the lines at the end that are still open. The first `known` lines are known to be open. */
function settle(lines: readonly Line[], known: number): { readonly rows: readonly CsvRow[]; readonly left: readonly Line[] } {
  const rows: CsvRow[] = [];
  let start = 0;
  let end = known;
  while (end < lines.length) {
    end += 1;
    const open = lines.slice(start, end);
    const read = readRow(open);
    if (read.kind === "open" && isShort(open)) continue;
    const [first] = open;
    if (read.kind !== "open" && (open.length === 1 || read.kind !== "broken")) {
      if (read.kind === "broken" || hasText(read.cells)) rows.push(read);
      start = end;
    } else {
      if (first !== undefined) rows.push(unclosed(first));
      start += 1;
      end = start;
    }
  }
  return { rows, left: lines.slice(start) };
}

/** The lines taken as one row. */
function readRow(lines: readonly Line[]): CsvRow | { readonly kind: "open" } {
  const [first] = lines;
  const last = lines.at(-1);
  const row = first?.number ?? 0;
  if (last?.text === undefined) return { kind: "broken", row, problem: last?.problem ?? "" };
  // Inside a quoted cell a line without a quote closes nothing.
  if (lines.length > 1 && !last.text.includes('"')) return { kind: "open" };
  try {
    const [cells = []] = parse(lines.map(({ text }) => text).join("\n"), { relax_column_count: true, record_delimiter: "\n" });
    return { kind: "row", row, cells };
  } catch (error) {
    const code = error instanceof CsvError ? error.code : undefined;
    if (code === "CSV_QUOTE_NOT_CLOSED") return { kind: "open" };
    return {
      kind: "broken",
      row,
      problem: code === "CSV_INVALID_CLOSING_QUOTE" ? "text follows a closing quote" : "a quote stands inside a cell that is not quoted",
    };
  }
}

function unclosed({ number }: Line): CsvRow {
  return { kind: "broken", row: number, problem: "a quote is opened and not closed" };
}

function isShort(lines: readonly Line[]): boolean {
  return lines.length < MOST_LINES && lines.reduce((size, { text }) => size + (text?.length ?? 0), 0) < LONGEST_LINE;
}

function hasText(cells: readonly string[]): boolean {
  return cells.some((cell) => cell !== "");
}

const MOST_LINES = 100;
