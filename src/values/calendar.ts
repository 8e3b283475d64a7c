// Days and calendars: day numbers, and the Persian and proleptic Gregorian dates that name them.
// It knows no clock, zone or locale. Persian years come from jalaali-js once, into a table; after that it is whole-number arithmetic.
// INVARIANT: a day number is a whole count of days since 1970-01-01 (Gregorian); every span is `[from, to)`.
import { d2g, d2j, g2d, isLeapJalaaliYear, j2d } from "jalaali-js";

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export type Day = number;

export type Calendar = "persian" | "gregorian";

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** `1394-02-01`, ASCII digits only. `undefined` for other text and for a day that does not exist or is outside the years accepted. */
export function dayFromText(calendar: Calendar, text: string): Day | undefined {
  const parts = partsFromText(text);
  return parts === undefined ? undefined : dayFromParts(calendar, parts.year, parts.month, parts.day);
}

/** `1394-02-01`. */
export function textFromDay(calendar: Calendar, day: Day): string {
  const parts = partsFromDay(calendar, day);
  return `${padded(parts.year, 4)}-${padded(parts.month, 2)}-${padded(parts.day, 2)}`;
}

/** `undefined` for a day that does not exist, or in a year outside 1..9999 (Gregorian), 1200..1600 (Persian). */
export function dayFromParts(calendar: Calendar, year: number, month: number, day: number): Day | undefined {
  const years = YEARS[calendar];
  if (year < years.first || year > years.last || month < 1 || month > 12 || day < 1) return undefined;
  return day > monthLength(calendar, year, month) ? undefined : monthStart(calendar, year, month) + day - 1;
}

export function partsFromDay(calendar: Calendar, day: Day): DateParts {
  switch (calendar) {
    case "persian":
      return persianParts(day);
    case "gregorian": {
      const { gy, gm, gd } = d2g(day + EPOCH);
      return { year: gy, month: gm, day: gd };
    }
  }
}

/** Days in the month; `month` is 1..12. */
export function monthLength(calendar: Calendar, year: number, month: number): number {
  switch (calendar) {
    case "persian":
      return month <= 6 ? 31 : month <= 11 || isLeapYear(calendar, year) ? 30 : 29;
    case "gregorian":
      return month === 2 ? (isLeapYear(calendar, year) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  }
}

export function isLeapYear(calendar: Calendar, year: number): boolean {
  switch (calendar) {
    case "persian": {
      const start = PERSIAN_YEAR_STARTS[year - YEARS.persian.first];
      const next = PERSIAN_YEAR_STARTS[year + 1 - YEARS.persian.first];
      return start === undefined || next === undefined ? isLeapJalaaliYear(year) : next - start === 366;
    }
    case "gregorian":
      return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  }
}

/** So many calendar months after the day (before it where negative): the same day of the month, or the month's last where it is shorter. */
export function monthsAfter(calendar: Calendar, day: Day, months: number): Day {
  const { year, month, day: dayOfMonth } = partsFromDay(calendar, day);
  const index = year * 12 + month - 1 + months;
  const [laterYear, laterMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return monthStart(calendar, laterYear, laterMonth) + Math.min(dayOfMonth, monthLength(calendar, laterYear, laterMonth)) - 1;
}

/** 0 Monday ... 6 Sunday. */
export function weekday(day: Day): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  return WEEK[(((day + 3) % 7) + 7) % 7] ?? 0;
}

/** A stretch `[from, to)` inside one calendar month; `days` is the length of that whole month, not of the stretch. */
export interface MonthPart {
  readonly from: Day;
  readonly to: Day;
  readonly days: number;
}

/** The calendar months that `[from, to)` touches, in order, each cut to it. Empty where `to` is not after `from`. */
export function monthsIn(calendar: Calendar, from: Day, to: Day): readonly MonthPart[] {
  const parts: MonthPart[] = [];
  for (let start = from; start < to; ) {
    const { year, month, day } = partsFromDay(calendar, start);
    const days = monthLength(calendar, year, month);
    const end = Math.min(to, start - day + 1 + days);
    parts.push({ from: start, to: end, days });
    start = end;
  }
  return parts;
}

/** Why `dayFromText` gave `undefined`, as a clause for a message: `Esfand 1404 has 29 days`, `month 13 does not exist`. */
export function whyNotADate(calendar: Calendar, text: string): string {
  const parts = partsFromText(text);
  if (parts === undefined) return "a date is written YYYY-MM-DD";
  const { year, month, day } = parts;
  const { first, last, months } = YEARS[calendar];
  if (year < first || year > last) return `year ${year} is outside ${first} to ${last} of the ${calendar} calendar`;
  const name = months[month - 1];
  if (name === undefined) return `month ${month} does not exist`;
  if (day < 1) return `day ${day} does not exist`;
  return `${name} ${year} has ${monthLength(calendar, year, month)} days`;
}

/** The Julian day number of 1970-01-01. */
const EPOCH = 2_440_588;
const WEEK = [0, 1, 2, 3, 4, 5, 6] as const;

const YEARS = {
  persian: {
    first: 1200,
    last: 1600,
    months: ["Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"],
  },
  gregorian: {
    first: 1,
    last: 9999,
    months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
  },
} as const;

/** The first day of each Persian year from the first accepted one to the one after the last. */
const PERSIAN_YEAR_STARTS: readonly Day[] = Array.from(
  { length: YEARS.persian.last + 2 - YEARS.persian.first },
  (_, index) => j2d(YEARS.persian.first + index, 1, 1) - EPOCH,
);

function partsFromText(text: string): DateParts | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8, 10)) };
}

function monthStart(calendar: Calendar, year: number, month: number): Day {
  switch (calendar) {
    case "persian":
      return (PERSIAN_YEAR_STARTS[year - YEARS.persian.first] ?? j2d(year, 1, 1) - EPOCH) + daysBeforePersianMonth(month);
    case "gregorian":
      return g2d(year, month, 1) - EPOCH;
  }
}

function daysBeforePersianMonth(month: number): number {
  return month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
}

function persianParts(day: Day): DateParts {
  // 33 Persian years have 12,053 days: the guess is right or one year off.
  let index = Math.floor(((day - FIRST_PERSIAN_DAY) * 33) / 12_053);
  if ((PERSIAN_YEAR_STARTS[index] ?? day) > day) index -= 1;
  else if ((PERSIAN_YEAR_STARTS[index + 1] ?? Infinity) <= day) index += 1;
  const start = PERSIAN_YEAR_STARTS[index];
  if (start === undefined || PERSIAN_YEAR_STARTS[index + 1] === undefined) return partsOutsideTable(day);
  const rest = day - start;
  const month = rest < 186 ? Math.floor(rest / 31) + 1 : Math.floor((rest - 186) / 30) + 7;
  return { year: YEARS.persian.first + index, month, day: rest - daysBeforePersianMonth(month) + 1 };
}

const FIRST_PERSIAN_DAY: Day = PERSIAN_YEAR_STARTS[0] ?? 0;

/** Days before the first or after the last accepted year: only ends of spans come here. */
function partsOutsideTable(day: Day): DateParts {
  const { jy, jm, jd } = d2j(day + EPOCH);
  return { year: jy, month: jm, day: jd };
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
