// Dates, months, month-days and times of day as a file writes them, turned into numbers or refused with the reason.

import type { Calendar, Day } from "../../../values/calendar.ts";
import { dayFromParts, dayFromText, monthLength, textFromDay, whyNotADate } from "../../../values/calendar.ts";
import type { Span } from "../../../values/span.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { DaySpan, MonthDay } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";

export type Dating = Pick<Scope, "report" | "calendar">;

/** Any day of the calendar. */
export function dayOf(scope: Dating, date: tree.DateText): Day | undefined {
  const day = dayFromText(scope.calendar, date.text);
  if (day === undefined) scope.report(declarationDiagnostic("no-such-day", date.span, { found: date.text, reason: whyNotADate(scope.calendar, date.text) }));
  return day;
}

/** A day of the horizon, its end included: a span may end there. */
export function dayInHorizon(scope: Dating & Pick<Scope, "horizon">, date: tree.DateText): Day | undefined {
  const day = dayOf(scope, date);
  if (day === undefined || (scope.horizon.from <= day && day <= scope.horizon.to)) return day;
  reportOutside(scope, date.text, date.span);
  return undefined;
}

/** The days of `1395-07` that are in the horizon. */
export function monthInHorizon(scope: Dating & Pick<Scope, "horizon">, text: string, span: Span): DaySpan | undefined {
  const [year, month] = [Number(text.slice(0, 4)), Number(text.slice(5, 7))];
  const start = dayFromParts(scope.calendar, year, month, 1);
  if (start === undefined) {
    scope.report(declarationDiagnostic("no-such-month", span, { found: text, reason: whyNotADate(scope.calendar, `${text}-01`) }));
    return undefined;
  }
  const from = Math.max(start, scope.horizon.from);
  const to = Math.min(start + monthLength(scope.calendar, year, month), scope.horizon.to);
  if (from < to) return { from, to };
  reportOutside(scope, text, span);
  return undefined;
}

/** `MM-DD` that at least one year has. */
export function monthDayOf(scope: Dating, text: string, span: Span): MonthDay | undefined {
  const year = LEAP_YEAR[scope.calendar];
  if (dayFromText(scope.calendar, `${year}-${text}`) !== undefined) return { month: Number(text.slice(0, 2)), day: Number(text.slice(3, 5)) };
  const reason = whyNotADate(scope.calendar, `${year}-${text}`).replace(` ${year} has `, " has at most ");
  scope.report(declarationDiagnostic("no-such-month-day", span, { found: text, reason }));
  return undefined;
}

/** Minutes since midnight; `24:00` is 1440. */
export function minuteOf(scope: Pick<Scope, "report">, text: string, span: Span): number | undefined {
  const [hour, minute] = [Number(text.slice(0, 2)), Number(text.slice(3, 5))];
  if (minute < 60 && (hour < 24 || (hour === 24 && minute === 0))) return hour * 60 + minute;
  scope.report(declarationDiagnostic("no-such-time", span, { found: text }));
  return undefined;
}

/** `01-31`. */
export function textFromMonthDay({ month, day }: MonthDay): string {
  return `${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const LEAP_YEAR: Readonly<Record<Calendar, string>> = { persian: "1403", gregorian: "2000" };

function reportOutside(scope: Dating & Pick<Scope, "horizon">, found: string, span: Span): void {
  const { calendar, horizon } = scope;
  const parameters = { found, from: textFromDay(calendar, horizon.from), to: textFromDay(calendar, horizon.to) };
  scope.report(declarationDiagnostic("outside-horizon", span, parameters));
}
