// What the issuer printed, from the rows of one bill. What is not printed is left out, never made up.
import type { IssuedBill, IssuedReading } from "../../src/index.ts";
import { dayFromText, textFromDay } from "../../src/index.ts";
import type { IssuedReadingSpec, Mapping, PeriodSpec, TextSpec } from "../map/mapping.ts";
import { isNameable, LONGEST } from "../reading/plain-text.ts";
import { quoted } from "../shown.ts";
import type { TableRow } from "../table/table.ts";
import type { Reader, RowCells, Sources } from "./cell-readers.ts";
import { dateAt, numberAt, textAt } from "./cell-readers.ts";
import { linesReader } from "./issued-lines.ts";
import type { CellProblem, Findings } from "./problem.ts";

export type Period = NonNullable<IssuedBill["period"]>;

/** Undefined where the bill has no id or no account. */
export type IssuedReader = (rows: readonly TableRow[], findings: Findings) => IssuedBill | undefined;

export function issuedReader(sources: Sources, map: Mapping, known: ReadonlySet<string>): IssuedReader {
  const { issued } = map;
  const id = idReader(sources, issued.id);
  const account = textAt(sources, issued.account, "issued.account");
  const head = headReader(sources, map);
  const lines = linesReader(sources, map, known);
  return (rows, findings) => {
    const cells: RowCells = { bills: rows[0]?.cells ?? [], records: undefined };
    const idText = required("id", id, issued.id[0], cells, findings);
    const accountText = required("account", account, issued.account, cells, findings);
    const rest = head(cells, findings);
    const printed = lines(rows, undefined, findings);
    return idText === undefined || accountText === undefined
      ? undefined
      : { id: idText, account: accountText, ...rest, lines: printed, ...(map.isExcerpt ? { excerpt: true } : {}) };
  };
}

/** The id of the bill that a row belongs to. */
export function idReader(sources: Sources, specs: readonly TextSpec[]): Reader<string> {
  const readers = specs.map((spec, at) => textAt(sources, spec, specs.length > 1 ? `issued.id[${at}]` : "issued.id"));
  return (cells, findings) => {
    const parts = readers.map((read) => read(cells, findings));
    if (parts.some((part) => part === undefined)) return undefined;
    const id = parts.join("/");
    if (isNameable(id)) return id;
    const problem = `the id ${quoted(id)} is longer than ${LONGEST} characters`;
    findings.problems.push({ code: "not-a-text", of: "bills", column: undefined, found: id, problem, help: "name fewer columns under `issued.id`" });
    return undefined;
  };
}

/** `to` is the day after the last. One end alone is no period. */
export function periodReader(sources: Sources, { from, to, lastDay }: PeriodSpec, place: string): Reader<Period> {
  const [readFrom, readTo] = [dateAt(sources, from, `${place}.from`), dateAt(sources, to, `${place}.to`)];
  const { column, of } = to.source.kind === "column" ? to.source : { column: undefined, of: "bills" as const };
  return (cells, findings) => {
    const [first, last] = [readFrom(cells, findings), readTo(cells, findings)];
    if (first === undefined || last === undefined) return undefined;
    const after = lastDay === "included" ? dayAfter(sources, last) : last;
    if (first < after) return { from: first, to: after };
    const problem = `the period ends on ${last} and begins on ${first}`;
    const help = lastDay === "included" ? "correct the days" : 'correct the days, or write "last_day": "included" if the last day belongs to the bill';
    findings.problems.push({ code: "period-order", of, column, found: last, problem, help });
    return undefined;
  };
}

function dayAfter({ calendar }: Sources, text: string): string {
  const day = dayFromText(calendar, text);
  return day === undefined ? text : textFromDay(calendar, day + 1);
}

type Head = Omit<IssuedBill, "id" | "account" | "lines">;

function headReader(sources: Sources, map: Mapping): (cells: RowCells, findings: Findings) => Head {
  const { issued } = map;
  const period = issued.period === undefined ? undefined : periodReader(sources, issued.period, "issued.period");
  const single = [
    ...readersOf("issued_on", issued.issued_on, (spec) => dateAt(sources, spec, "issued.issued_on")),
    ...readersOf("tariff", issued.tariff, (spec) => textAt(sources, spec, "issued.tariff")),
    ...readersOf("days", issued.days, (spec) => numberAt(sources, spec, "issued.days", false)),
  ];
  const sums = SUMS.flatMap((name) => readersOf(name, issued[name], (spec) => numberAt(sources, spec, `issued.${name}`, true)));
  const readings = map.readings.map((spec, at) => issuedReadingReader(sources, spec, `readings[${at}]`));
  const marks = Object.entries(map.marks).map(([name, spec]) => [name, textAt(sources, spec, `marks.${name}`)] as const);
  return (cells, findings) => {
    const known = findings.problems.length;
    const found = period?.(cells, findings);
    // A period that cannot be read is a problem; one that was not printed is to be known.
    if (period !== undefined && found === undefined && findings.problems.length === known) findings.notes.push(noPeriod(map));
    const texts = textsOf([...single, ...sums], cells, findings);
    return {
      ...(found === undefined ? {} : { period: found }),
      ...texts,
      readings: readings.flatMap((read) => read(cells, findings) ?? []),
      marks: textsOf(marks, cells, findings),
    };
  };
}

/** None for what the map does not name. */
export function readersOf<S, T>(name: string, spec: S | undefined, make: (spec: S) => Reader<T>): readonly (readonly [string, Reader<T>])[] {
  return spec === undefined ? [] : [[name, make(spec)]];
}

const SUMS = ["total", "brought_forward", "payable", "carried"] as const;

function noPeriod({ issued }: Mapping): CellProblem {
  const [from, to] = [issued.period?.from.source, issued.period?.to.source];
  const column = from?.kind === "column" ? from.column : to?.kind === "column" ? to.column : undefined;
  return {
    code: "no-period",
    of: "bills",
    column,
    found: undefined,
    problem: "the bill has no period",
    help: "give both days of the period: without them no bill can be computed",
  };
}

/** What has a value, under its name. */
export function textsOf(readers: readonly (readonly [string, Reader<string>])[], cells: RowCells, findings: Findings): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, read] of readers) {
    const text = read(cells, findings);
    if (text !== undefined) texts[name] = text;
  }
  return texts;
}

/** A register of which no figure is printed is not on this bill. */
function issuedReadingReader(sources: Sources, spec: IssuedReadingSpec, place: string): Reader<IssuedReading> {
  const { register, daypart, decimals } = spec;
  const fields = (["previous", "current", "multiplier", "quantity"] as const).flatMap((name) =>
    readersOf(name, spec[name], (own) => numberAt(sources, own, `${place}.${name}`, false)),
  );
  return (cells, findings) => {
    const texts = textsOf(fields, cells, findings);
    if (texts["previous"] === undefined && texts["current"] === undefined && texts["quantity"] === undefined) return undefined;
    return { register, ...(daypart === undefined ? {} : { daypart }), ...texts, ...(decimals === undefined ? {} : { decimals }) };
  };
}

/** What stands there and cannot be read is told by its reader. */
function required(what: "id" | "account", read: Reader<string>, spec: TextSpec | undefined, cells: RowCells, findings: Findings): string | undefined {
  const known = findings.problems.length;
  const text = read(cells, findings);
  if (text !== undefined || findings.problems.length > known) return text;
  const column = spec?.source.kind === "column" ? spec.source.column : undefined;
  findings.problems.push({ code: "nothing-given", of: "bills", column, found: "", problem: `the bill has no ${what}`, help: `give the ${what}` });
  return undefined;
}
