// Dates as a file writes them: by the declared order, years of two digits, calendar; turned into the other calendar only where that is declared.
import { describe, expect, test } from "vitest";
import { dateReader } from "../../adapters/reading/date.ts";
import { dateOrder } from "../../adapters/reading/date-order.ts";
import type { DateFormat, NumberFormat } from "../../adapters/reading/format.ts";
import type { Cell } from "../../adapters/table/cell.ts";
import type { Calendar } from "../../src/index.ts";

const NUMBER: NumberFormat = {
  decimalMark: ".",
  grouping: "none",
  digits: ["latin", "persian"],
  minus: ["leading"],
  empty: ["-"],
  binaryDecimals: undefined,
};

interface Declared {
  readonly order: string;
  readonly from?: number;
  readonly written?: Calendar;
  readonly calendar?: Calendar;
  readonly drops?: boolean;
  readonly digits?: NumberFormat["digits"];
}

function outcome(cell: Cell, { order, from, written = "persian", calendar = "persian", drops = false, digits = NUMBER.digits }: Declared): string | undefined {
  const known = dateOrder(order);
  if (known === undefined) throw new Error(`${order} is no order`);
  const format: DateFormat = { order: known, twoDigitYear: from, calendar: written, dropsTime: drops };
  const read = dateReader(format, { ...NUMBER, digits }, calendar)(cell);
  return "value" in read ? read.value : "nothing" in read ? undefined : `${read.wrong.problem}; ${read.wrong.remedy}`;
}

const GREGORIAN = { written: "gregorian", calendar: "gregorian" } as const;

describe("is read", () => {
  const cases: readonly (readonly [Cell, Declared, string | undefined])[] = [
    ["1394-03-01", { order: "YYYY-MM-DD" }, "1394-03-01"],
    ["1394/03/01", { order: "YYYY/MM/DD" }, "1394-03-01"],
    ["۱۳۹۴/۰۳/۰۱", { order: "YYYY/MM/DD" }, "1394-03-01"],
    [" \u200f1394/03/01 ", { order: "YYYY/MM/DD" }, "1394-03-01"],
    ["1394/3/1", { order: "YYYY/M/D" }, "1394-03-01"],
    ["1394/12/30", { order: "YYYY/M/D", calendar: "persian" }, "`1394/12/30` is no day: Esfand 1394 has 29 days; give a day of the persian calendar"],
    ["1395/12/30", { order: "YYYY/M/D" }, "1395-12-30"],
    ["94/03/01", { order: "YY/MM/DD", from: 1300 }, "1394-03-01"],
    ["04/02/01", { order: "YY/MM/DD", from: 1350 }, "1404-02-01"],
    ["49/02/01", { order: "YY/MM/DD", from: 1350 }, "1449-02-01"],
    ["50/02/01", { order: "YY/MM/DD", from: 1350 }, "1350-02-01"],
    ["01.03.2024", { order: "DD.MM.YYYY", ...GREGORIAN }, "2024-03-01"],
    ["03/01/24", { order: "MM/DD/YY", from: 1970, ...GREGORIAN }, "2024-03-01"],
    ["20240301", { order: "YYYYMMDD", ...GREGORIAN }, "2024-03-01"],
    [13940301, { order: "YYYYMMDD" }, "1394-03-01"],
    // A number has lost the zero before 03.
    [30201, { order: "YYMMDD", from: 1350 }, "1403-02-01"],
    ["2015-05-22", { order: "YYYY-MM-DD", written: "gregorian" }, "1394-03-01"],
    ["1394-03-01", { order: "YYYY-MM-DD", calendar: "gregorian" }, "2015-05-22"],
    // 45352 days after the last of 1899, by which 1 January 1900 is 1 and 29 February of that year is counted: 1 March 2024.
    [45352, { order: "serial 1900", ...GREGORIAN }, "2024-03-01"],
    ["45352", { order: "serial 1900", ...GREGORIAN }, "2024-03-01"],
    [61, { order: "serial 1900", ...GREGORIAN }, "1900-03-01"],
    [0, { order: "serial 1904", ...GREGORIAN }, "1904-01-01"],
    [45352.5, { order: "serial 1900", drops: true, ...GREGORIAN }, "2024-03-01"],
    [{ kind: "day", text: "2024-03-01", time: undefined }, { order: "DD.MM.YYYY", ...GREGORIAN }, "2024-03-01"],
    [{ kind: "day", text: "2024-03-01", time: "00:00:00" }, { order: "DD.MM.YYYY", ...GREGORIAN }, "2024-03-01"],
    ["2024-03-01 13:45", { order: "YYYY-MM-DD", drops: true, ...GREGORIAN }, "2024-03-01"],
    ["2024-03-01T13:45:10.5", { order: "YYYY-MM-DD", drops: true, ...GREGORIAN }, "2024-03-01"],
    [undefined, { order: "YYYY-MM-DD" }, undefined],
    ["", { order: "YYYY-MM-DD" }, undefined],
    ["-", { order: "YYYY-MM-DD" }, undefined],
  ];
  test.each(cases)("%j by %j", (cell, declared, value) => {
    expect(outcome(cell, declared)).toBe(value);
  });
});

describe("is refused, with what to write", () => {
  const cases: readonly (readonly [Cell, Declared, RegExp])[] = [
    ["01/03/1394", { order: "YYYY/MM/DD" }, /not a date in the order that the map declares; write it as YYYY\/MM\/DD/],
    ["1394/3/1", { order: "YYYY/MM/DD" }, /not a date in the order/],
    ["94/03/01", { order: "YYYY/MM/DD" }, /not a date in the order/],
    ["1394.03.01", { order: "YYYY/MM/DD" }, /not a date in the order/],
    ["1394/13/01", { order: "YYYY/MM/DD" }, /month 13 does not exist/],
    ["۱۳۹۴/۰۳/۰۱", { order: "YYYY/MM/DD", digits: ["latin"] }, /add "persian" to `format.digits`/],
    ["2024-03-01 13:45", { order: "YYYY-MM-DD", ...GREGORIAN }, /"time": "drop"/],
    // A zone may move the day.
    ["2024-03-01T23:45:00Z", { order: "YYYY-MM-DD", drops: true, ...GREGORIAN }, /not a date/],
    [45352, { order: "YYYY-MM-DD", ...GREGORIAN }, /"order": "serial 1900"/],
    [45352.5, { order: "serial 1900", ...GREGORIAN }, /time of the day/],
    [60, { order: "serial 1900", ...GREGORIAN }, /before March 1900/],
    ["2024-03-01", { order: "serial 1900", ...GREGORIAN }, /no count of days/],
    [{ kind: "day", text: "2024-03-01", time: undefined }, { order: "YYYY-MM-DD" }, /which are Gregorian/],
    [{ kind: "day", text: "2024-03-01", time: "10:00:00" }, { order: "YYYY-MM-DD", ...GREGORIAN }, /time of the day/],
    [{ kind: "unreadable", what: "#REF!" }, { order: "YYYY-MM-DD" }, /`#REF!` stands where a date belongs/],
    ["0500-01-01", { order: "YYYY-MM-DD", written: "gregorian" }, /outside the years of the persian calendar/],
  ];
  test.each(cases)("%j by %j", (cell, declared, complaint) => {
    expect(outcome(cell, declared)).toMatch(complaint);
  });
});

test.each(["", "YYYY", "YYYY/MM", "YYYY/MM/DD/DD", "YYY/MM/DD", "YYYYMD", "DMYY", "serial", "yyyy/mm/dd", "YYYY年MM年DD"])("%j is no order", (text) => {
  expect(dateOrder(text)).toBe(undefined);
});
