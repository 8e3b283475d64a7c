import { describe, expect, test } from "vitest";
import type { Calendar } from "../../src/values/calendar.ts";
import { dayFromText } from "../../src/values/calendar.ts";
import { isZone, transitionsIn } from "../../src/values/zone.ts";

const HOUR = 3600;
const STANDARD = 3.5 * HOUR;
const SUMMER = 4.5 * HOUR;

/** Midnight UTC at the start of a day, in seconds. */
function midnight(calendar: Calendar, text: string): number {
  const day = dayFromText(calendar, text);
  if (day === undefined) throw new Error(text);
  return day * 24 * HOUR;
}

describe("Asia/Tehran", () => {
  test("moves forward at the end of 1 Farvardin and back at the end of 30 Shahrivar, 1390 to 1401", () => {
    const from = midnight("persian", "1390-01-01");
    const wanted = [{ at: from, offset: STANDARD }];
    for (let year = 1390; year <= 1401; year += 1) {
      wanted.push({ at: midnight("persian", `${year}-01-02`) - STANDARD, offset: SUMMER });
      wanted.push({ at: midnight("persian", `${year}-06-31`) - SUMMER, offset: STANDARD });
    }
    expect(transitionsIn("Asia/Tehran", from, midnight("persian", "1403-01-01"))).toEqual({ value: wanted });
  });

  test("has no change after 1401", () => {
    const from = midnight("persian", "1402-01-01");
    expect(transitionsIn("Asia/Tehran", from, midnight("persian", "1420-01-01"))).toEqual({ value: [{ at: from, offset: STANDARD }] });
  });

  test("starts with the offset in force, also when the span starts at a change or between two", () => {
    const forward = midnight("persian", "1394-01-02") - STANDARD;
    const back = midnight("persian", "1394-06-31") - SUMMER;
    expect(transitionsIn("Asia/Tehran", forward, back).value).toEqual([{ at: forward, offset: SUMMER }]);
    expect(transitionsIn("Asia/Tehran", forward - 1, back + 1).value).toEqual([
      { at: forward - 1, offset: STANDARD },
      { at: forward, offset: SUMMER },
      { at: back, offset: STANDARD },
    ]);
    expect(transitionsIn("Asia/Tehran", forward + 1, forward + 2).value).toEqual([{ at: forward + 1, offset: SUMMER }]);
  });
});

test("Europe/London moves on the last Sundays of March and October at 01:00 UTC", () => {
  const from = midnight("gregorian", "2023-01-01");
  expect(transitionsIn("Europe/London", from, midnight("gregorian", "2025-01-01")).value).toEqual([
    { at: from, offset: 0 },
    { at: midnight("gregorian", "2023-03-26") + HOUR, offset: HOUR },
    { at: midnight("gregorian", "2023-10-29") + HOUR, offset: 0 },
    { at: midnight("gregorian", "2024-03-31") + HOUR, offset: HOUR },
    { at: midnight("gregorian", "2024-10-27") + HOUR, offset: 0 },
  ]);
});

test("offsets before 1970 and with odd seconds are whole seconds", () => {
  const from = midnight("gregorian", "1930-01-01");
  // Local mean time of Tehran: +3:25:44, until 13 June 1935.
  expect(transitionsIn("Asia/Tehran", from, midnight("gregorian", "1936-01-01")).value).toEqual([
    { at: from, offset: 3 * HOUR + 25 * 60 + 44 },
    { at: midnight("gregorian", "1935-06-13") - (3 * HOUR + 25 * 60 + 44), offset: STANDARD },
  ]);
});

test.each(["Asia/Tehran", "Europe/London", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "UTC", "Etc/GMT-3"])("%s is a zone", (zone) => {
  expect(isZone(zone)).toBe(true);
});

test.each(["Asia/Teheran", "Tehran", "+03:30", "", "Asia/Tehran/", "2020-01-01T00:00[Asia/Tehran]", "Asia Tehran"])("`%s` is not a zone", (zone) => {
  expect(isZone(zone)).toBe(false);
  expect(transitionsIn(zone, 0, 1)).toEqual({ value: undefined });
});
