// A date written as the map declares: into YYYY-MM-DD of the schedule's calendar. A date of the other calendar is turned into it, where the map says that it is one.
import type { Calendar } from "../../src/index.ts";
import { dayFromText, textFromDay, whyNotADate } from "../../src/index.ts";
import { quoted } from "../shown.ts";
import type { Cell } from "../table/cell.ts";
import { cellText } from "../table/cell.ts";
import { isCompact } from "./date-order.ts";
import type { DateFormat, DatePart, NumberFormat } from "./format.ts";
import type { Outcome } from "./outcome.ts";
import { NOTHING, wrong } from "./outcome.ts";
import { visible, withLatinDigits } from "./plain-text.ts";

/** `calendar`: the schedule's. */
export function dateReader(format: DateFormat, number: NumberFormat, calendar: Calendar): (cell: Cell) => Outcome<string> {
  const parts = format.order.kind === "parts" ? partsReader(format, format.order.parts) : undefined;
  const from = (text: string, shown: string): Outcome<string> => inCalendar(text, shown, format.calendar, calendar);
  return (cell) => {
    if (cell === undefined) return NOTHING;
    if (typeof cell === "object" && cell.kind === "day") return ofTypedDay(cell, format, from);
    const shown = visible(cellText(cell));
    if (shown === "" || number.empty.includes(shown)) return NOTHING;
    if (typeof cell === "object" && cell.kind === "unreadable")
      return wrong("unreadable-cell", `${quoted(cell.what)} stands where a date belongs`, "correct the cell");
    const text = withLatinDigits(shown, number);
    if (format.order.kind === "serial") return serialDay(text, shown, format, from);
    if (typeof cell !== "string" && !isCompact(format.order)) return numberForDate(shown);
    const day = parts?.(typeof cell === "string" ? text : text.padStart(widthOf(format.order.parts), "0"));
    if (day !== undefined) return from(day, shown);
    return wrong("not-a-date", `${quoted(shown)} is not a date in the order that the map declares`, remedyFor(shown, format, number));
  };
}

/** Into `YYYY-MM-DD`, whether or not there is such a day. */
function partsReader(format: DateFormat, parts: readonly DatePart[]): (text: string) => string | undefined {
  const time = format.dropsTime ? "(?:[ T]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?" : "";
  const pattern = new RegExp(`^${parts.map(patternOf).join("")}${time}$`);
  return (text) => {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) return undefined;
    const { year = "", month = "", day = "" } = groups;
    return `${wholeYear(year, format.twoDigitYear)}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  };
}

function patternOf(part: DatePart): string {
  return part.kind === "sign" ? part.text.replace(/[.]/g, "\\.") : `(?<${part.kind}>\\d{${part.least},${part.most}})`;
}

/** The year of two digits that is the first from `from` on. */
function wholeYear(year: string, from: number | undefined): string {
  if (year.length === 4 || from === undefined) return year;
  const offset = (((Number(year) - from) % 100) + 100) % 100;
  return String(from + offset).padStart(4, "0");
}

function widthOf(parts: readonly DatePart[]): number {
  return parts.reduce((width, part) => width + (part.kind === "sign" ? part.text.length : part.most), 0);
}

function inCalendar(text: string, shown: string, written: Calendar, calendar: Calendar): Outcome<string> {
  const day = dayFromText(written, text);
  if (day === undefined) return wrong("not-a-date", `${quoted(shown)} is no day: ${whyNotADate(written, text)}`, `give a day of the ${written} calendar`);
  if (written === calendar) return { value: text };
  if (isWithin(calendar, day)) return { value: textFromDay(calendar, day) };
  return wrong("not-a-date", `${quoted(shown)} lies outside the years of the ${calendar} calendar that are known`, "correct the date");
}

/** Years that the schedule's calendar is asked for. */
function isWithin(calendar: Calendar, day: number): boolean {
  const { first, last } = calendar === "persian" ? { first: "1200-01-01", last: "1600-12-29" } : { first: "0001-01-01", last: "9999-12-31" };
  return (dayFromText(calendar, first) ?? day) <= day && day <= (dayFromText(calendar, last) ?? day);
}

type FromText = (text: string, shown: string) => Outcome<string>;

/** A column of dates is Gregorian, whatever its writer meant. */
function ofTypedDay(cell: Extract<Cell, { kind: "day" }>, format: DateFormat, from: FromText): Outcome<string> {
  const shown = cellText(cell);
  if (format.calendar !== "gregorian")
    return wrong(
      "not-a-date",
      `${quoted(shown)} is of a column of dates, which are Gregorian, and the map declares Persian dates`,
      'declare "calendar": "gregorian" and "convert": true, or give the dates as text',
    );
  if (cell.time !== undefined && !/^[0:.]*$/.test(cell.time) && !format.dropsTime) return timeAfter(shown);
  return from(cell.text, shown);
}

function timeAfter(shown: string): Outcome<string> {
  return wrong("not-a-date", `${quoted(shown)} has a time of the day`, 'take it away, or declare "time": "drop" in `format.dates`');
}

/** Day 60 of 1900 is a 29 February that never was: days up to it are refused. */
function serialDay(text: string, shown: string, { order, dropsTime }: DateFormat, from: FromText): Outcome<string> {
  const found = /^(\d{1,7})(?:\.(\d+))?$/.exec(text);
  if (found === null)
    return wrong(
      "not-a-date",
      `${quoted(shown)} is no count of days`,
      "the map declares days counted by a spreadsheet: declare the order of texts, or correct the cell",
    );
  const [, whole = "", part = ""] = found;
  if (/[1-9]/.test(part) && !dropsTime) return timeAfter(shown);
  const is1904 = order.kind === "serial" && order.from === "1904";
  const count = Number(whole);
  if (!is1904 && count <= 60) return wrong("not-a-date", `${quoted(shown)} is a day before March 1900`, "correct the cell");
  return from(textFromDay("gregorian", count - (is1904 ? EPOCH_1904 : EPOCH_1900)), shown);
}

/** What 1970-01-01 is counted as. */
const EPOCH_1900 = 25_569;
const EPOCH_1904 = 24_107;

function numberForDate(shown: string): Outcome<string> {
  return wrong(
    "not-a-date",
    `the cell holds the number ${quoted(shown)}, and no date`,
    'save the column as text, or declare "order": "serial 1900" if a spreadsheet counts its days so',
  );
}

function remedyFor(shown: string, { order, dropsTime }: DateFormat, { digits }: NumberFormat): string {
  const foreign = /[\u06f0-\u06f9]/.test(shown) ? "persian" : /[\u0660-\u0669]/.test(shown) ? "arabic" : undefined;
  if (foreign !== undefined && !digits.includes(foreign)) return `it has ${foreign} digits: add "${foreign}" to \`format.digits\` if the file has them`;
  if (!dropsTime && /\d[ T]\d{1,2}:\d{2}/.test(shown)) return 'take the time away, or declare "time": "drop" in `format.dates`';
  return `write it as ${order.kind === "serial" ? "a count of days" : orderText(order.parts)}, or declare the order that the file has`;
}

function orderText(parts: readonly DatePart[]): string {
  return parts.map((part) => (part.kind === "sign" ? part.text : LETTERS[part.kind].repeat(part.most === 4 ? 4 : part.least))).join("");
}

const LETTERS = { year: "Y", month: "M", day: "D" } as const;
