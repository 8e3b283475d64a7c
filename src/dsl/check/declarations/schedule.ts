// The schedule: currency, calendar, zone, weekend and horizon. Everything else is bound in its light.

import type { Calendar } from "../../../values/calendar.ts";
import { dayFromText, partsFromDay, textFromDay } from "../../../values/calendar.ts";
import type { Span } from "../../../values/span.ts";
import { unitNames, unitTable } from "../../../values/unit.ts";
import { isZone } from "../../../values/zone.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { DaySpan, Labels } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { dayOf } from "./dates.ts";
import { MOST_PLACES, wholeWithin } from "./fields.ts";
import type { Reporting } from "./names.ts";
import { labelsOf, listed, nearHint } from "./names.ts";

export interface BoundSchedule {
  readonly declaration: tree.Schedule;
  readonly labels: Labels;
  readonly currency: string;
  readonly currencyDecimals: number;
  readonly calendar: Calendar;
  readonly zone: string;
  readonly weekend: readonly number[];
  readonly horizon: DaySpan;
  /** Nothing stands in for a part that is missing or wrong. */
  readonly isWhole: boolean;
}

export const WEEKDAYS: readonly string[] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const MOST_YEARS = 200;

/** The one schedule. Undefined where its currency or calendar is missing or wrong: then nothing else can be bound. */
export function bindSchedule(scope: Reporting, schedules: readonly tree.Schedule[], start: Span): BoundSchedule | undefined {
  const [schedule, ...more] = schedules;
  if (schedule === undefined) {
    scope.report(declarationDiagnostic("schedule-missing", start, {}));
    return undefined;
  }
  const related = [{ span: schedule.name.span, message: "the first one" }];
  for (const second of more) scope.report(declarationDiagnostic("schedule-twice", second.name.span, {}, related));
  const currency = currencyOf(scope, schedule);
  const calendar = calendarOf(scope, schedule);
  const zone = zoneOf(scope, schedule);
  const weekend = weekendOf(scope, schedule);
  const horizon = horizonOf(scope, schedule, calendar);
  if (currency === undefined || calendar === undefined) return undefined;
  const isWhole = zone !== undefined && horizon !== undefined;
  const standIn = { zone: zone ?? "UTC", horizon: horizon ?? allDays(calendar) };
  return { declaration: schedule, labels: labelsOf(schedule.labels), ...currency, calendar, ...standIn, weekend, isWhole };
}

/** Stands in for a horizon that is not known: no date is outside it. */
function allDays(calendar: Calendar): DaySpan {
  const [first, last] = calendar === "persian" ? ["1200-01-01", "1600-12-29"] : ["0001-01-01", "9999-12-31"];
  return { from: dayFromText(calendar, first) ?? 0, to: dayFromText(calendar, last) ?? 0 };
}

function incomplete(scope: Reporting, { name }: tree.Schedule, part: string, example: string): undefined {
  scope.report(declarationDiagnostic("schedule-incomplete", name.span, { name: name.text, part, example: `\`${example}\`` }));
  return undefined;
}

function currencyOf(scope: Reporting, schedule: tree.Schedule): Pick<BoundSchedule, "currency" | "currencyDecimals"> | undefined {
  const { currency } = schedule;
  if (currency === undefined) return incomplete(scope, schedule, "currency", "currency IRR to 0 decimals");
  const { name } = currency;
  const folded = foldName(name.text);
  const currencyDecimals = decimalsOf(scope, currency);
  if (!BUILT_IN_UNITS.has(folded)) return currencyDecimals === undefined ? undefined : { currency: folded, currencyDecimals };
  scope.report(declarationDiagnostic("currency-is-unit", name.span, { name: name.text }));
  return undefined;
}

/** No default: whether hundredths of it can be paid is nothing to be guessed from its name. */
function decimalsOf(scope: Reporting, { name, decimals }: NonNullable<tree.Schedule["currency"]>): number | undefined {
  if (decimals === undefined) {
    scope.report(declarationDiagnostic("currency-without-decimals", name.span, { name: name.text }));
    return undefined;
  }
  const places = wholeWithin(decimals.text, 0, MOST_PLACES);
  if (places === undefined) scope.report(declarationDiagnostic("decimals-out-of-range", decimals.span, { field: name.text, found: decimals.text }));
  return places;
}

const BUILT_IN_UNITS: ReadonlySet<string> = new Set(unitNames(unitTable("kWh")));

function calendarOf(scope: Reporting, schedule: tree.Schedule): Calendar | undefined {
  const { calendar } = schedule;
  if (calendar === undefined) return incomplete(scope, schedule, "calendar", "calendar persian");
  if (calendar.text === "persian" || calendar.text === "gregorian") return calendar.text;
  scope.report(declarationDiagnostic("unknown-calendar", calendar.span, { found: calendar.text }));
  return undefined;
}

function zoneOf(scope: Reporting, schedule: tree.Schedule): string | undefined {
  const { zone } = schedule;
  if (zone === undefined) return incomplete(scope, schedule, "time zone", "zone Asia/Tehran");
  if (isZone(zone.text)) return zone.text;
  scope.report(declarationDiagnostic("unknown-zone", zone.span, { found: `\`${zone.text}\`` }));
  return undefined;
}

function weekendOf(scope: Reporting, schedule: tree.Schedule): readonly number[] {
  if (schedule.weekend.length === 0) incomplete(scope, schedule, "weekend", "weekend friday");
  const days = schedule.weekend.flatMap((name) => {
    const day = WEEKDAYS.indexOf(name.text);
    if (day >= 0) return [day];
    const alike = WEEKDAYS.filter((each) => each[0] === name.text[0]);
    const hint = nearHint(name.text, alike, nearHint(name.text, WEEKDAYS, `write one of ${listed(WEEKDAYS)}`));
    scope.report(declarationDiagnostic("unknown-weekday", name.span, { found: name.text, hint }));
    return [];
  });
  return [...new Set(days)].sort((a, b) => a - b);
}

function horizonOf(scope: Reporting, schedule: tree.Schedule, calendar: Calendar | undefined): DaySpan | undefined {
  const { horizon } = schedule;
  if (horizon === undefined) return incomplete(scope, schedule, "horizon", "horizon 1393-01-01 to 1396-01-01");
  if (calendar === undefined) return undefined;
  const dating = { ...scope, calendar };
  const [from, to] = [dayOf(dating, horizon.from), dayOf(dating, horizon.to)];
  if (from === undefined || to === undefined) return undefined;
  if (to <= from) {
    scope.report(declarationDiagnostic("horizon-order", horizon.to.span, { from: horizon.from.text, to: horizon.to.text }));
    return undefined;
  }
  const limit = endAfterYears(calendar, from);
  if (limit === undefined || to <= limit) return { from, to };
  const years = partsFromDay(calendar, to).year - partsFromDay(calendar, from).year;
  scope.report(declarationDiagnostic("horizon-too-long", horizon.to.span, { years: String(years) }));
  return undefined;
}

/** The same date 200 years on; undefined where the calendar's accepted years end before. */
function endAfterYears(calendar: Calendar, from: number): number | undefined {
  const [year, rest] = [textFromDay(calendar, from).slice(0, 4), textFromDay(calendar, from).slice(4)];
  const text = `${String(Number(year) + MOST_YEARS).padStart(4, "0")}${rest}`;
  // The leap day has no anniversary: then the day before.
  return (
    dayFromText(calendar, text) ??
    dayFromText(
      calendar,
      text.replace(/\d\d$/, (day) => String(Number(day) - 1).padStart(2, "0")),
    )
  );
}
