import fc from "fast-check";
import { Temporal } from "temporal-polyfill/full";
import { describe, expect, test } from "vitest";
import type { Calendar } from "../../src/values/calendar.ts";
import { dayFromParts, dayFromText, isLeapYear, monthLength, monthsIn, partsFromDay, textFromDay, weekday, whyNotADate } from "../../src/values/calendar.ts";

const EPOCH = Temporal.PlainDate.from("1970-01-01");

/** The day number, from temporal-polyfill. */
function dayOf(date: Temporal.PlainDate): number {
  return EPOCH.until(date, { largestUnit: "days" }).days;
}

/** A day that the test knows to exist. */
function day(calendar: Calendar, text: string): number {
  const found = dayFromText(calendar, text);
  if (found === undefined) throw new Error(`${text} does not exist: ${whyNotADate(calendar, text)}`);
  return found;
}

describe("against temporal-polyfill", () => {
  test("every Persian day of 1300 to 1450", () => {
    let date = Temporal.PlainDate.from({ calendar: "persian", year: 1300, month: 1, day: 1 });
    let number = dayOf(date.withCalendar("iso8601"));
    const wrong: string[] = [];
    let count = 0;
    for (; date.year <= 1450; date = date.add({ days: 1 }), number += 1, count += 1) {
      const parts = { year: date.year, month: date.month, day: date.day };
      const found = partsFromDay("persian", number);
      const back = dayFromParts("persian", date.year, date.month, date.day);
      const same = found.year === parts.year && found.month === parts.month && found.day === parts.day && back === number;
      if (!same) wrong.push(`${number}: ${JSON.stringify(found)} ${back}, wanted ${JSON.stringify(parts)}`);
      if (date.day === 1 && monthLength("persian", date.year, date.month) !== date.daysInMonth) wrong.push(`length of ${date}`);
      if (date.dayOfYear === 1 && isLeapYear("persian", date.year) !== date.inLeapYear) wrong.push(`leap ${date.year}`);
      if (weekday(number) !== date.withCalendar("iso8601").dayOfWeek - 1) wrong.push(`weekday of ${date}`);
    }
    expect(wrong).toEqual([]);
    expect(count).toBe(151 * 365 + 37);
  });

  test("Gregorian days over the whole range", () => {
    const first = dayOf(Temporal.PlainDate.from("0001-01-01"));
    const last = dayOf(Temporal.PlainDate.from("9999-12-31"));
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (number) => {
        const date = EPOCH.add({ days: number });
        expect(textFromDay("gregorian", number)).toBe(date.toString());
        expect(dayFromText("gregorian", date.toString())).toBe(number);
        expect(weekday(number)).toBe(date.dayOfWeek - 1);
        expect(monthLength("gregorian", date.year, date.month)).toBe(date.daysInMonth);
        expect(isLeapYear("gregorian", date.year)).toBe(date.inLeapYear);
      }),
      { numRuns: 5_000 },
    );
  });

  test("Persian days over the whole range, and the days on either side of it", () => {
    const first = day("persian", "1200-01-01");
    const last = day("persian", "1600-12-29");
    fc.assert(
      fc.property(fc.integer({ min: first - 800, max: last + 800 }), (number) => {
        const date = EPOCH.add({ days: number }).withCalendar("persian");
        expect(partsFromDay("persian", number)).toEqual({ year: date.year, month: date.month, day: date.day });
        const inside = date.year >= 1200 && date.year <= 1600;
        expect(dayFromParts("persian", date.year, date.month, date.day)).toBe(inside ? number : undefined);
      }),
      { numRuns: 5_000 },
    );
  });

  test("every day near the edges of the Persian years accepted", () => {
    for (const [year, from, to] of [
      [1200, -400, 400],
      [1600, -400, 1200],
    ] as const) {
      const start = day("persian", `${year}-01-01`);
      for (let number = start + from; number <= start + to; number += 1) {
        const date = EPOCH.add({ days: number }).withCalendar("persian");
        expect(partsFromDay("persian", number)).toEqual({ year: date.year, month: date.month, day: date.day });
      }
    }
  });
});

describe("dates that are known", () => {
  test.each([
    ["1357-11-22", "1979-02-11"],
    ["1394-02-01", "2015-04-21"],
    ["1395-12-30", "2017-03-20"],
    ["1399-12-30", "2021-03-20"],
    ["1400-01-01", "2021-03-21"],
    ["1403-01-01", "2024-03-20"],
    ["1403-12-30", "2025-03-20"],
    ["1404-01-01", "2025-03-21"],
  ])("%s is %s", (persian, gregorian) => {
    const number = day("gregorian", gregorian);
    expect(dayFromText("persian", persian)).toBe(number);
    expect(textFromDay("persian", number)).toBe(persian);
    expect(textFromDay("gregorian", number)).toBe(gregorian);
  });

  test("the day number of 1970-01-01 is zero, a Thursday", () => {
    expect(dayFromText("gregorian", "1970-01-01")).toBe(0);
    expect(dayFromText("persian", "1348-10-11")).toBe(0);
    expect(weekday(0)).toBe(3);
    expect(weekday(-1)).toBe(2);
    expect(weekday(-4)).toBe(6);
    expect(weekday(4)).toBe(0);
  });

  test("leap years 1395, 1399, 1403, 1408 and none between", () => {
    const leap = Array.from({ length: 18 }, (_, index) => 1394 + index).filter((year) => isLeapYear("persian", year));
    expect(leap).toEqual([1395, 1399, 1403, 1408]);
  });

  test("leap years follow the 33-year rule", () => {
    const rule = new Set([1, 5, 9, 13, 17, 22, 26, 30]);
    for (let year = 1244; year <= 1472; year += 1) expect(isLeapYear("persian", year)).toBe(rule.has(year % 33));
  });

  test("the months of a common and of a leap year", () => {
    const lengths = (year: number): readonly number[] => Array.from({ length: 12 }, (_, month) => monthLength("persian", year, month + 1));
    expect(lengths(1404)).toEqual([31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 29]);
    expect(lengths(1403)).toEqual([31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30, 30]);
  });
});

describe("what is not a date", () => {
  const refused: readonly (readonly [Calendar, string, string])[] = [
    ["persian", "1403-12-31", "Esfand 1403 has 30 days"],
    ["persian", "1404-12-30", "Esfand 1404 has 29 days"],
    ["persian", "1403-12-39", "Esfand 1403 has 30 days"],
    ["persian", "1403-07-31", "Mehr 1403 has 30 days"],
    ["persian", "1403-13-01", "month 13 does not exist"],
    ["persian", "1403-00-01", "month 0 does not exist"],
    ["persian", "1403-01-00", "day 0 does not exist"],
    ["persian", "1199-01-01", "year 1199 is outside 1200 to 1600 of the persian calendar"],
    ["persian", "1601-01-01", "year 1601 is outside 1200 to 1600 of the persian calendar"],
    ["persian", "2024-03-20", "year 2024 is outside 1200 to 1600 of the persian calendar"],
    ["gregorian", "0000-01-01", "year 0 is outside 1 to 9999 of the gregorian calendar"],
    ["gregorian", "2023-02-29", "February 2023 has 28 days"],
    ["gregorian", "1900-02-29", "February 1900 has 28 days"],
    ["gregorian", "2024-04-31", "April 2024 has 30 days"],
    ["gregorian", "2024-4-31", "a date is written YYYY-MM-DD"],
    ["persian", "۱۴۰۳-۰۱-۰۱", "a date is written YYYY-MM-DD"],
    ["persian", "1403-01-01T00:00", "a date is written YYYY-MM-DD"],
    ["persian", "1403/01/01", "a date is written YYYY-MM-DD"],
    ["persian", "", "a date is written YYYY-MM-DD"],
  ];
  test.each(refused)("%s %s: %s", (calendar, text, why) => {
    expect(dayFromText(calendar, text)).toBeUndefined();
    expect(whyNotADate(calendar, text)).toBe(why);
  });

  test("the leap days that exist", () => {
    for (const text of ["1395-12-30", "1399-12-30", "1403-12-30", "1408-12-30"]) expect(dayFromText("persian", text)).toBeDefined();
    expect(dayFromText("gregorian", "2000-02-29")).toBe(day("gregorian", "2000-03-01") - 1);
  });
});

describe("the months inside a span", () => {
  test("parts with the full length of their month", () => {
    const from = day("persian", "1394-01-20");
    const to = day("persian", "1394-03-05");
    expect(monthsIn("persian", from, to)).toEqual([
      { from, to: from + 12, days: 31 },
      { from: from + 12, to: from + 43, days: 31 },
      { from: from + 43, to, days: 31 },
    ]);
  });

  test("a whole month is one part, a span without days none", () => {
    const from = day("persian", "1404-12-01");
    expect(monthsIn("persian", from, from + 29)).toEqual([{ from, to: from + 29, days: 29 }]);
    expect(monthsIn("persian", from + 3, from + 4)).toEqual([{ from: from + 3, to: from + 4, days: 29 }]);
    expect(monthsIn("persian", from, from)).toEqual([]);
    expect(monthsIn("persian", from + 1, from)).toEqual([]);
  });

  test("parts follow one another and each lies in its month, which is as long as it says", () => {
    const calendars: readonly Calendar[] = ["persian", "gregorian"];
    fc.assert(
      fc.property(fc.constantFrom(...calendars), fc.integer({ min: -20_000, max: 40_000 }), fc.integer({ min: 1, max: 800 }), (calendar, from, length) => {
        const parts = monthsIn(calendar, from, from + length);
        expect(parts[0]?.from).toBe(from);
        expect(parts.at(-1)?.to).toBe(from + length);
        expect(parts.reduce((sum, part) => sum + part.to - part.from, 0)).toBe(length);
        for (const [index, part] of parts.entries()) {
          const next = parts[index + 1];
          if (next !== undefined) expect(next.from).toBe(part.to);
          const name = calendar === "persian" ? "persian" : "iso8601";
          const date = EPOCH.add({ days: part.from }).withCalendar(name);
          expect(
            EPOCH.add({ days: part.to - 1 })
              .withCalendar(name)
              .toPlainYearMonth()
              .equals(date.toPlainYearMonth()),
          ).toBe(true);
          expect(part.days).toBe(date.daysInMonth);
        }
      }),
      { numRuns: 300 },
    );
  });
});
