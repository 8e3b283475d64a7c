// Spans of a year from month-day to month-day, and whether they tile it. A day of the year is `month x 100 + day`: it knows no calendar.
import type { Span } from "../../../values/span.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { MonthDay } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { Dating } from "./dates.ts";
import { monthDayOf, textFromMonthDay } from "./dates.ts";

/** `[from, to)` inside one year. */
export interface YearSpan {
  readonly season: string;
  readonly from: number;
  readonly to: number;
  readonly span: Span;
}

const START = 101;
const END = 1301;

/** The spans as written, those that wrap cut in two. Undefined after a report. */
export function spansInYear(scope: Dating, season: string, spans: readonly tree.MonthDaySpan[]): readonly YearSpan[] | undefined {
  const found: YearSpan[] = [];
  let isRight = true;
  for (const { from: first, to: end, span } of spans) {
    const [from, to] = [ordinal(monthDayOf(scope, first, span)), ordinal(monthDayOf(scope, end, span))];
    if (from === undefined || to === undefined) isRight = false;
    else if (from < to) found.push({ season, from, to, span });
    else if (from > to || from === START) {
      found.push({ season, from, to: END, span });
      if (to > START) found.push({ season, from: START, to, span });
    } else {
      scope.report(declarationDiagnostic("season-span-empty", span, { day: first }));
      isRight = false;
    }
  }
  return isRight ? found : undefined;
}

interface Year {
  readonly set: { readonly what: string; readonly by: { readonly name: string } | undefined };
  /** The value of the `by` field, or `""`. */
  readonly value: string;
  readonly version: { readonly head: tree.VersionHead };
  readonly otherwise: string | undefined;
}

type Tiled = { readonly spans: readonly { readonly from: MonthDay; readonly season: string }[]; readonly usesOtherwise: boolean };

/** The seasons of one year from its first day on; gaps go to `otherwise`. Undefined after a report. */
export function tileYear(scope: Dating, year: Year, spans: readonly YearSpan[]): Tiled | undefined {
  const sorted = [...spans].sort((a, b) => a.from - b.from);
  const tiled: { from: number; season: string }[] = [];
  const begin = (from: number, season: string): void => {
    if (tiled.at(-1)?.season !== season) tiled.push({ from, season });
  };
  let [reached, longest, usesOtherwise] = [START, sorted[0], false];
  for (const next of [...sorted, undefined]) {
    const from = next?.from ?? END;
    if (longest !== undefined && from < reached) return overlap(scope, year, longest, next ?? longest);
    if (from > reached) {
      if (year.otherwise === undefined) return gap(scope, year, reached);
      begin(reached, year.otherwise);
      usesOtherwise = true;
    }
    if (next === undefined) break;
    begin(from, next.season);
    [reached, longest] = [next.to, next];
  }
  return { spans: tiled.map(({ from, season }) => ({ from: monthDayFrom(from), season })), usesOtherwise };
}

function ordinal(day: MonthDay | undefined): number | undefined {
  return day === undefined ? undefined : day.month * 100 + day.day;
}

function monthDayFrom(day: number): MonthDay {
  return { month: Math.floor(day / 100), day: day % 100 };
}

function overlap(scope: Dating, year: Year, first: YearSpan, second: YearSpan): undefined {
  const day = textFromMonthDay(monthDayFrom(second.from));
  const parameters = { day, first: first.season, second: second.season, what: year.set.what, case: caseText(year) };
  scope.report(declarationDiagnostic("seasons-overlap", second.span, parameters, [{ span: first.span, message: "the other span" }]));
  return undefined;
}

function gap(scope: Dating, year: Year, day: number): undefined {
  const parameters = { what: year.set.what, day: textFromMonthDay(monthDayFrom(day)), case: caseText(year) };
  scope.report(declarationDiagnostic("seasons-gap", year.version.head.span, parameters));
  return undefined;
}

/** ` where account.region is north`. */
function caseText({ set, value }: Year): string {
  return set.by === undefined ? "" : ` where \`account.${set.by.name}\` is \`${value}\``;
}
