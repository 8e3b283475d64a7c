// A text, a choice or a flag of a cell: ids, names of accounts, words of people; by a table of values where the map gives one.
import { nearestName } from "../../src/index.ts";
import { listed, quoted } from "../shown.ts";
import type { Cell } from "../table/cell.ts";
import { binaryNumber } from "./binary-number.ts";
import type { NumberFormat } from "./format.ts";
import type { Outcome } from "./outcome.ts";
import { NOTHING, wrong } from "./outcome.ts";
import { isNameable, LONGEST, visible, withLatinDigits } from "./plain-text.ts";

export interface TextRule {
  /** What the file writes -> what is meant; undefined: as written. */
  readonly values: ReadonlyMap<string, string> | undefined;
  /** An id of digits that lost the zeros before it gets them back. */
  readonly width: number | undefined;
}

export function textReader(format: NumberFormat, { values, width }: TextRule): (cell: Cell) => Outcome<string> {
  return (cell) => {
    const read = plainTextOf(cell, format);
    if (!("value" in read)) return read;
    const text = width !== undefined && /^\d+$/.test(read.value) ? read.value.padStart(width, "0") : read.value;
    if (values === undefined) return isNameable(text) ? { value: text } : notNameable(text);
    const meant = values.get(text);
    return meant === undefined ? notInValues(text, values) : { value: meant };
  };
}

/** `true` or `false`, by the map's values or as spreadsheets and JSON write them. */
export function flagReader(format: NumberFormat, rule: TextRule): (cell: Cell) => Outcome<boolean> {
  const read = textReader(format, rule);
  return (cell) => {
    const outcome = read(cell);
    if (!("value" in outcome)) return outcome;
    const word = outcome.value.toLowerCase();
    if (word === "true" || word === "false") return { value: word === "true" };
    return wrong("not-a-flag", `${quoted(outcome.value)} is neither true nor false`, 'say what it means: "values": {"1": "true", "0": "false"}');
  };
}

/** Keys of the map's values are read as cells are. */
export function valuesTable(values: Readonly<Record<string, string>>, format: NumberFormat): ReadonlyMap<string, string> {
  return new Map(Object.entries(values).map(([written, meant]) => [withLatinDigits(visible(written), format), meant]));
}

function plainTextOf(cell: Cell, format: NumberFormat): Outcome<string> {
  if (cell === undefined) return NOTHING;
  if (typeof cell === "number") return ofNumber(cell);
  if (typeof cell === "object" && cell.kind !== "exact" && cell.kind !== "written")
    return wrong("unreadable-cell", `${quoted(cell.kind === "day" ? cell.text : cell.what)} stands where a text belongs`, "give the column as text");
  const text = withLatinDigits(visible(typeof cell === "string" ? cell : cell.text), format);
  return text === "" || format.empty.includes(text) ? NOTHING : { value: text };
}

/** Of an id that a spreadsheet took for a number, what lies beyond 15 digits is lost. */
function ofNumber(cell: number): Outcome<string> {
  const number = binaryNumber(cell, undefined);
  if (number === undefined) return wrong("unreadable-cell", `${quoted(String(cell))} stands where a text belongs`, "correct the cell");
  if (!number.isLong && Math.abs(cell) < MOST_EXACT) return { value: number.text };
  return wrong("not-a-text", `the cell holds the number ${quoted(number.text)}, of which no more than 15 digits are sure`, "save the column as text");
}

const MOST_EXACT = 1e15;

function notInValues(text: string, values: ReadonlyMap<string, string>): Outcome<string> {
  const known = [...values.keys()];
  const near = nearestName(text, known);
  const remedy =
    near === undefined ? `the map's values are ${listed(known)}: add it, or correct the cell` : `did you mean ${quoted(near)}? else add it to the map's values`;
  return wrong("not-in-values", `${quoted(text)} is none of the values that the map lists`, remedy);
}

function notNameable(text: string): Outcome<string> {
  if (text.length > LONGEST) return wrong("not-a-text", `${quoted(text)} is longer than ${LONGEST} characters`, "shorten it");
  return wrong("not-a-text", `${quoted(text)} holds a control, an invisible character or a backtick`, "take it out");
}
