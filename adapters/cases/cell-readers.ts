// Readers of single values, made once from the map: each takes its cell from a row and gives the text that the library reads, or tells what is wrong with it.
import type { Calendar } from "../../src/index.ts";
import { scaledText } from "../../src/index.ts";
import type { DateSpec, NumberSpec, Source, TextSpec, Values } from "../map/mapping.ts";
import { binaryNumber } from "../reading/binary-number.ts";
import { dateReader } from "../reading/date.ts";
import type { TextFormat } from "../reading/format.ts";
import { numberReader } from "../reading/number.ts";
import type { Outcome } from "../reading/outcome.ts";
import { NOTHING, wrong } from "../reading/outcome.ts";
import { visible, withLatinDigits } from "../reading/plain-text.ts";
import { flagReader, textReader, valuesTable } from "../reading/text.ts";
import { quoted } from "../shown.ts";
import type { Cell } from "../table/cell.ts";
import { cellText } from "../table/cell.ts";
import type { Columns } from "./columns.ts";
import type { Findings } from "./problem.ts";

/** Cells in the order in which the columns were gathered. `records` undefined: the bill has no row there. */
export interface RowCells {
  readonly bills: readonly Cell[];
  readonly records: readonly Cell[] | undefined;
}

/** Undefined: nothing was printed, or it is among the problems. */
export type Reader<T> = (cells: RowCells, findings: Findings) => T | undefined;

/** A file that values may come from: its columns, and how its texts are read. */
export interface SourceFile {
  readonly columns: Columns;
  readonly format: TextFormat;
}

export interface Sources {
  readonly calendar: Calendar;
  readonly bills: SourceFile;
  readonly records: SourceFile;
}

export function textAt(sources: Sources, spec: TextSpec, place: string): Reader<string> {
  const { number } = fileOf(sources, spec.source).format;
  return readerOf(
    sources,
    spec.source,
    place,
    textReader(number, { values: tableOf(spec.values, sources, spec.source), width: spec.width }),
    constantText(spec),
  );
}

export function flagAt(sources: Sources, spec: TextSpec, place: string): Reader<boolean> {
  const { number } = fileOf(sources, spec.source).format;
  const read = flagReader(number, { values: tableOf(spec.values, sources, spec.source), width: undefined });
  return readerOf(sources, spec.source, place, read, spec.source.kind === "constant" ? spec.source.text === "true" : undefined);
}

export function dateAt(sources: Sources, spec: DateSpec, place: string): Reader<string> {
  const { number, date } = fileOf(sources, spec.source).format;
  const read = date === undefined ? (): Outcome<string> => NOTHING : dateReader(date, number, sources.calendar);
  return readerOf(sources, spec.source, place, read, constantText(spec));
}

/** `isMoney`: one of the file's is so many of the schedule's, unless the column says another factor. */
export function numberAt(sources: Sources, spec: NumberSpec, place: string, isMoney: boolean): Reader<string> {
  const { number, moneyFactor } = fileOf(sources, spec.source).format;
  const values = tableOf(spec.values, sources, spec.source);
  const plain = numberReader(number);
  const factor = spec.factor ?? (isMoney ? moneyFactor : "1");
  const scale = (text: string): string => turned(factor === "1" ? text : (scaledText(text, factor) ?? text), spec.reversed);
  const take = cellTaker(sources, spec.source, place);
  if (spec.source.kind === "constant") {
    const text = scale(spec.source.text);
    return () => text;
  }
  const { column, of } = spec.source;
  return (cells, findings) => {
    const cell = take(cells);
    if (cell === undefined) return undefined;
    const outcome = typeof cell === "string" ? writtenNumber(cell, values, plain, number) : typedNumber(cell, number.binaryDecimals);
    if ("nothing" in outcome) return undefined;
    const found = cellText(cell);
    if ("wrong" in outcome) {
      findings.problems.push({ code: outcome.wrong.code, of, column, found, problem: outcome.wrong.problem, help: outcome.wrong.remedy });
      return undefined;
    }
    if (typeof cell === "number" && outcome.isLong === true) {
      const problem = `the number ${quoted(outcome.value)} has more than 15 digits, which a binary fraction does not keep`;
      findings.notes.push({
        code: "more-than-15-digits",
        of,
        column,
        found,
        problem,
        help: "save the column as text, or declare `binary_decimals` in the map's format",
      });
    }
    const text = scale(outcome.value);
    const unfit = misfit(text, typeof cell === "number" || (typeof cell === "object" && cell.kind === "written"));
    if (unfit === undefined) return text;
    findings.problems.push({ code: "not-a-number", of, column, found, ...unfit });
    return undefined;
  };
}

/** Of the numbers that the library reads. */
const MOST_DIGITS = 40;
const MOST_PLACES = 10;

function misfit(text: string, isBinary: boolean): { readonly problem: string; readonly help: string } | undefined {
  if (text.length > MOST_DIGITS) return { problem: `${quoted(text)} has more than ${MOST_DIGITS} digits`, help: "correct the cell" };
  const point = text.indexOf(".");
  if (point < 0 || text.replace(/0+$/, "").length - point - 1 <= MOST_PLACES) return undefined;
  const sum = "a binary fraction may have them from a sum: declare `binary_decimals` in the map's format, or round it in the file";
  return { problem: `${quoted(text)} has more than ${MOST_PLACES} decimals`, help: isBinary ? sum : "correct the cell, or the factor" };
}

type NumberOutcome = { readonly value: string; readonly isLong?: boolean } | Exclude<Outcome<string>, { value: string }>;

function writtenNumber(
  cell: string,
  values: ReadonlyMap<string, string> | undefined,
  read: (text: string) => Outcome<string>,
  format: TextFormat["number"],
): NumberOutcome {
  const meant = values?.get(withLatinDigits(visible(cell), format));
  return meant === undefined ? read(cell) : { value: meant };
}

function typedNumber(cell: Exclude<Cell, string | undefined>, decimals: number | undefined): NumberOutcome {
  if (typeof cell === "number") {
    const number = binaryNumber(cell, decimals);
    return number === undefined ? unreadable(String(cell)) : { value: number.text, isLong: number.isLong };
  }
  if (cell.kind === "exact") return { value: cell.text };
  if (cell.kind !== "written") return unreadable(cellText(cell));
  // Decimals that are rounded away are no loss.
  const rounded = decimals !== undefined && cell.text.includes(".") ? binaryNumber(Number(cell.text), decimals) : undefined;
  return { value: rounded?.text ?? cell.text };
}

function unreadable(what: string): NumberOutcome {
  return wrong("unreadable-cell", `${quoted(what)} stands where a number belongs`, "correct the cell");
}

function turned(text: string, isReversed: boolean): string {
  if (!isReversed || !/[1-9]/.test(text)) return text;
  return text.startsWith("-") ? text.slice(1) : `-${text}`;
}

function readerOf<T>(sources: Sources, source: Source, place: string, read: (cell: Cell) => Outcome<T>, constant: T | undefined): Reader<T> {
  if (source.kind === "constant") return () => constant;
  const take = cellTaker(sources, source, place);
  const { column, of } = source;
  return (cells, findings) => {
    const cell = take(cells);
    if (cell === undefined) return undefined;
    const outcome = read(cell);
    if ("value" in outcome) return outcome.value;
    if ("wrong" in outcome)
      findings.problems.push({ code: outcome.wrong.code, of, column, found: cellText(cell), problem: outcome.wrong.problem, help: outcome.wrong.remedy });
    return undefined;
  };
}

function cellTaker(sources: Sources, source: Source, place: string): (cells: RowCells) => Cell {
  if (source.kind === "constant") return () => undefined;
  const at = fileOf(sources, source).columns.at(source.column, place);
  return source.of === "records" ? ({ records }) => records?.[at] : ({ bills }) => bills[at];
}

function fileOf({ bills, records }: Sources, source: Source): SourceFile {
  return source.kind === "column" && source.of === "records" ? records : bills;
}

function tableOf(values: Values, sources: Sources, source: Source): ReadonlyMap<string, string> | undefined {
  return values === undefined ? undefined : valuesTable(values, fileOf(sources, source).format.number);
}

function constantText({ source }: DateSpec | TextSpec): string | undefined {
  return source.kind === "constant" ? source.text : undefined;
}
