// Dates of the two years that generated rule files cover, from temporal-polyfill's own calendars: no code of src/.
import { Temporal } from "temporal-polyfill/full";

export type CalendarName = "persian" | "gregorian";

export interface MonthOfYear {
  readonly year: number;
  readonly month: number;
  readonly start: number;
  readonly length: number;
}

export interface Almanac {
  readonly calendar: CalendarName;
  readonly months: readonly MonthOfYear[];
  /** Days since 1970-01-01; `to` is exclusive. */
  readonly from: number;
  readonly to: number;
  /** The day that only leap years have, and the first of the year after it. */
  readonly leap: number;
}

/** The second year of each is a leap year. */
export const ALMANACS: Readonly<Record<CalendarName, Almanac>> = { gregorian: almanacOf("gregorian", 2023), persian: almanacOf("persian", 1402) };

function almanacOf(calendar: CalendarName, firstYear: number): Almanac {
  const starts = Array.from({ length: 25 }, (_, index) => dayOf(calendar, firstYear + Math.floor(index / 12), (index % 12) + 1));
  const months = starts.slice(0, -1).map((start, index) => ({
    year: firstYear + Math.floor(index / 12),
    month: (index % 12) + 1,
    start,
    length: (starts[index + 1] ?? start) - start,
  }));
  const from = starts[0] ?? 0;
  const to = starts.at(-1) ?? 0;
  return { calendar, months, from, to, leap: calendar === "persian" ? to - 1 : (months[14]?.start ?? from) - 1 };
}

function dayOf(calendar: CalendarName, year: number, month: number): number {
  const date = Temporal.PlainDate.from({ calendar: calendar === "persian" ? "persian" : "iso8601", year, month, day: 1 }).withCalendar("iso8601");
  return Temporal.PlainDate.from("1970-01-01").until(date, { largestUnit: "days" }).days;
}

export function monthAt(almanac: Almanac, day: number): MonthOfYear {
  const found = almanac.months.findLast(({ start }) => start <= day);
  if (found === undefined) throw new RangeError(`day ${day} is before the almanac`);
  return found;
}

/** `1403-12-30`. The end of the almanac, which no month of it holds, is the first day of the year after. */
export function dateText(almanac: Almanac, day: number): string {
  const last = almanac.months.at(-1);
  if (last !== undefined && day === almanac.to) return `${last.year + 1}-01-01`;
  const { year, month, start } = monthAt(almanac, day);
  return `${year}-${two(month)}-${two(day - start + 1)}`;
}

export function two(number: number): string {
  return String(number).padStart(2, "0");
}
