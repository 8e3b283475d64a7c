// The columns that a map asks for, found in the header of a file; or what is wrong with the two together. It stops a run before its first row.
import { nearestName } from "../../src/index.ts";
import { CannotDo } from "../cannot-do.ts";
import { listed, quoted } from "../shown.ts";
import type { Cell } from "./cell.ts";
import { cellText } from "./cell.ts";
import type { Asked, BrokenTableRow, TableRow, WantedColumn } from "./table.ts";

/** Places in the file's rows. */
export interface Header {
  readonly columns: readonly string[];
  readonly wanted: readonly number[];
  readonly others: readonly (readonly [string, number])[];
  /** Columns without a name, where they are not passed over: what stands in them is told. */
  readonly unnamed: readonly number[];
  /** Whether the map passes over what it does not name. */
  readonly ignoresOthers: boolean;
}

/** Names of columns without the spaces and marks of direction around them, which no reader sees. */
export function columnName(cell: string): string {
  return cell.replace(EDGES, "");
}

/** `file`: as it may be shown. Throws `CannotDo`. */
export function headerOf(columns: readonly string[], asked: Asked, file: string): Header {
  const names = columns.map(columnName);
  if (names.every((name) => name === ""))
    throw new CannotDo(`the header of ${file} is empty`, "name the columns in the first row, or declare `header_row` in the map");
  const wanted = asked.wanted.map((each) => placeOf(each, names, file));
  const named = new Set([...asked.wanted.map(({ column }) => column), ...asked.ignored]);
  const others = names.flatMap((name, at): (readonly [string, number])[] => (name === "" || named.has(name) ? [] : [[name, at]]));
  const unnamed = names.flatMap((name, at) => (name === "" ? [at] : []));
  switch (asked.unmapped) {
    case "refuse":
      if (others.length > 0)
        throw unmappedColumns(
          others.map(([name]) => name),
          file,
        );
      return { columns: names, wanted, others: [], unnamed, ignoresOthers: false };
    case "unknown line":
      assertOnce(
        others.map(([name]) => name),
        file,
      );
      return { columns: names, wanted, others, unnamed, ignoresOthers: false };
    case "ignore":
      return { columns: names, wanted, others: [], unnamed: [], ignoresOthers: true };
  }
}

/** `beyond`: places of cells that stand to the right of the header. A cell without a name over it may be an amount: the row is not read without it. */
export function rowFrom(header: Header, row: number, cells: readonly Cell[], beyond: readonly number[] = NOWHERE): TableRow | BrokenTableRow {
  const { wanted, others, unnamed, ignoresOthers } = header;
  const stray = ignoresOthers ? undefined : [...unnamed, ...beyond].find((at) => hasSomething(cells[at]));
  if (stray !== undefined) return unnamedCell(row, stray, cells[stray]);
  return { kind: "row", row, cells: wanted.map((at) => cells[at]), others: others.length === 0 ? NONE : others.map(([name, at]) => [name, cells[at]]) };
}

const NOWHERE: readonly number[] = [];

function hasSomething(cell: Cell): boolean {
  return typeof cell === "string" ? columnName(cell) !== "" : cell !== undefined;
}

function unnamedCell(row: number, at: number, cell: Cell): BrokenTableRow {
  const message = `cell ${at + 1} of the row holds ${quoted(cellText(cell))}, and no column has a name there`;
  return { kind: "broken", row, message, help: "name the column in the header of the file, then map it or name it in `ignored_columns`" };
}

const NONE: TableRow["others"] = [];
const EDGES = /^[\s\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+|[\s\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+$/gu;

function placeOf({ column, place }: WantedColumn, names: readonly string[], file: string): number {
  const at = names.indexOf(column);
  if (at < 0) throw missingColumn({ column, place }, names, file);
  if (names.indexOf(column, at + 1) >= 0)
    throw new CannotDo(
      `${file} has two columns ${quoted(column)}, and the map names it at \`${place}\``,
      "rename one of the two in the file: which of them would count?",
    );
  return at;
}

function missingColumn({ column, place }: WantedColumn, names: readonly string[], file: string): CannotDo {
  const near = nearestName(column, names);
  const [only = ""] = names;
  const separator = names.length === 1 ? /[;\t|,]/.exec(only)?.[0] : undefined;
  if (separator !== undefined) {
    const written = separator === "\t" ? '"tab"' : JSON.stringify(separator);
    return new CannotDo(
      `the header of ${file} has one column, ${quoted(only)}`,
      `declare what separates its cells: "delimiter": ${written} in \`format\` of the map`,
    );
  }
  return new CannotDo(
    `${file} has no column ${quoted(column)}, which the map names at \`${place}\``,
    near === undefined ? `its columns are ${listed(names.filter((name) => name !== ""))}` : `did you mean ${quoted(near)}?`,
  );
}

function unmappedColumns(names: readonly string[], file: string): CannotDo {
  const one = names.length === 1;
  return new CannotDo(
    `the map does not say what ${one ? "column" : "columns"} ${listed(names)} of ${file} ${one ? "is" : "are"}`,
    'map them, name them in `ignored_columns`, or write "unmapped_lines": "unknown line" or "ignore"',
  );
}

function assertOnce(names: readonly string[], file: string): void {
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined)
    throw new CannotDo(`${file} has two columns ${quoted(twice)}, and each would be a line`, "rename one of the two, or name them in `ignored_columns`");
}
