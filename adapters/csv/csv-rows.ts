// From the lines of a CSV file to its rows. A row that is broken is told, and the next line begins a new one: no quote swallows the rest of a file.
import { CsvError, parse } from "csv-parse/sync";
import type { Line } from "../text/lines.ts";
import { LONGEST_LINE } from "../text/lines.ts";
import { quotedCells } from "./quoted-cells.ts";

/** `row`: the line of the file on which the row begins. */
export type CsvRow =
  | { readonly kind: "row"; readonly row: number; readonly cells: readonly string[] }
  | { readonly kind: "broken"; readonly row: number; readonly problem: string };

/**
 * A line is a row, unless it opens a quote that it does not close: the row then goes on, if the quote is closed within `MOST_LINES`. If it is not,
 * that first line alone is broken. Rows without any text are passed over.
 */
export async function* csvRowsOf(lines: AsyncIterable<Line>, delimiter: string): AsyncGenerator<CsvRow> {
  let open: readonly Line[] = [];
  for await (const line of lines) {
    const cells = open.length === 0 && line.text !== undefined ? quotedCells(line.text, delimiter) : undefined;
    if (cells !== undefined) {
      if (hasText(cells)) yield { kind: "row", row: line.number, cells };
      continue;
    }
    const { rows, left } = settle([...open, line], open.length, delimiter);
    yield* rows;
    open = left;
  }
  while (open.length > 0) {
    const [first, ...others] = open;
    if (first !== undefined) yield unclosed(first);
    const { rows, left } = settle(others, 0, delimiter);
    yield* rows;
    open = left;
  }
}

/** The rows that the lines make, and the lines at the end that are still open. The first `known` lines are known to be open. */
function settle(lines: readonly Line[], known: number, delimiter: string): { readonly rows: readonly CsvRow[]; readonly left: readonly Line[] } {
  const rows: CsvRow[] = [];
  let start = 0;
  let end = known;
  while (end < lines.length) {
    end += 1;
    const open = lines.slice(start, end);
    const read = readRow(open, delimiter);
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
function readRow(lines: readonly Line[], delimiter: string): CsvRow | { readonly kind: "open" } {
  const [first] = lines;
  const last = lines.at(-1);
  const row = first?.number ?? 0;
  if (last?.text === undefined) return { kind: "broken", row, problem: last?.problem ?? "" };
  // Inside a quoted cell a line without a quote closes nothing.
  if (lines.length > 1 && !last.text.includes('"')) return { kind: "open" };
  try {
    const [cells = []] = parse(lines.map(({ text }) => text).join("\n"), { delimiter, relax_column_count: true, record_delimiter: "\n" });
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
