// The rows of a sheet, one after the other. A number is taken as the sheet holds it, never as it is shown; of a formula the value that was saved with it.
import { CannotDo } from "../cannot-do.ts";
import type { Cell } from "../table/cell.ts";
import type { TextCollector } from "./shared-texts.ts";
import { textCollector, unescaped } from "./shared-texts.ts";
import type { XmlHandler } from "./xml.ts";
import { xmlPieces } from "./xml.ts";

export interface SheetRow {
  /** As the sheet counts it, from 1. */
  readonly row: number;
  /** By column, from 0; holes are empty cells. */
  readonly cells: readonly Cell[];
  /** Columns in which something stands: a row may have one cell at its far end, and is not walked to it. */
  readonly filled: readonly number[];
}

export async function* sheetRows(bytes: AsyncIterable<Buffer>, texts: readonly string[], name: string): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = [];
  const handler = rowHandler(texts, name, (row) => ready.push(row));
  for await (const _ of xmlPieces(bytes, handler, name)) {
    yield* ready;
    ready.length = 0;
  }
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  value: string | undefined;
  hasFormula: boolean;
}

function rowHandler(texts: readonly string[], name: string, give: (row: SheetRow) => void): XmlHandler {
  const inline: TextCollector = textCollector();
  let row = 0;
  let cells: Cell[] = [];
  let filled: number[] = [];
  let cell: OpenCell | undefined;
  let isValue = false;
  return {
    open: (tag, attributes) => {
      inline.open(tag);
      if (tag === "row") {
        row = rowNumber(attributes["r"], row, name);
        cells = [];
        filled = [];
      } else if (tag === "c") {
        cell = { column: columnOf(attributes["r"], cells.length, name), type: attributes["t"] ?? "n", value: undefined, hasFormula: false };
        inline.begin();
      } else if (cell !== undefined && tag === "f") cell.hasFormula = true;
      else if (cell !== undefined && tag === "v") {
        isValue = true;
        cell.value = "";
      }
    },
    text: (text) => {
      if (isValue && cell !== undefined) cell.value = (cell.value ?? "") + text;
      else inline.text(text);
    },
    close: (tag) => {
      inline.close(tag);
      if (tag === "v") isValue = false;
      else if (tag === "c" && cell !== undefined) {
        const found = cell.type === "inlineStr" ? emptyIsNothing(inline.end()) : cellOf(cell, texts);
        cells[cell.column] = found;
        if (found !== undefined) filled.push(cell.column);
        cell = undefined;
      } else if (tag === "row") give({ row, cells, filled });
    },
  };
}

function cellOf({ type, value, hasFormula }: OpenCell, texts: readonly string[]): Cell {
  if (value === undefined || (value === "" && type !== "str"))
    return hasFormula && type !== "str" ? { kind: "unreadable", what: "a formula without its value" } : undefined;
  switch (type) {
    case "s": {
      const text = texts[Number(value)];
      return text === undefined ? { kind: "unreadable", what: `text ${value}, which the workbook does not have` } : emptyIsNothing(text);
    }
    case "str":
      return emptyIsNothing(unescaped(value));
    case "b":
      return value === "1" ? "true" : "false";
    case "d": {
      const [day = "", time] = value.split("T");
      return { kind: "day", text: day, time };
    }
    case "n":
      return NUMBER.test(value) ? Number(value) : { kind: "unreadable", what: value };
    default:
      return { kind: "unreadable", what: value };
  }
}

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

function emptyIsNothing(text: string): string | undefined {
  return text === "" ? undefined : text;
}

/** Rows and cells may leave out where they are: they follow the ones before. */
function rowNumber(given: string | undefined, before: number, name: string): number {
  const row = given === undefined ? before + 1 : Number(given);
  if (Number.isInteger(row) && row > before && row <= MOST_ROWS) return row;
  throw new CannotDo(`${name} is damaged: row ${String(given)} stands after row ${before}`, "open it in a spreadsheet and save it again");
}

/** `AB12` is column 27. */
function columnOf(reference: string | undefined, next: number, name: string): number {
  if (reference === undefined) return next;
  let column = 0;
  for (const letter of /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  if (column > 0 && column <= MOST_COLUMNS) return column - 1;
  throw new CannotDo(`${name} is damaged: it has a cell ${reference}`, "open it in a spreadsheet and save it again");
}

/** Of the format. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
