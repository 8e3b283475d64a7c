// Dates and periods of a request, in the schedule's calendar, into day numbers.
import type { z } from "zod";
import type { DaySpan } from "../../dsl/program.ts";
import type { Calendar, Day } from "../../values/calendar.ts";
import { dayFromText, whyNotADate } from "../../values/calendar.ts";
import type { Complaint } from "./complaint.ts";
import { messageOf, quoted, readString } from "./complaint.ts";
import { strictObject } from "./strict-object.ts";

export const MOST_DAYS = 400;

export function dateSchema(calendar: Calendar, what: string): z.ZodType<Day, string> {
  return readString(dateAbout(calendar, what), (text) => {
    const value = dayFromText(calendar, text);
    return value === undefined ? whyNoDay(calendar, text) : { value };
  });
}

/** Checked alike, and kept as written. */
export function dateTextSchema(calendar: Calendar, what: string): z.ZodType<string, string> {
  return readString(dateAbout(calendar, what), (text) => (dayFromText(calendar, text) === undefined ? whyNoDay(calendar, text) : { value: text }));
}

/** A span `[from, to)` of at least a day. */
export function spanSchema(calendar: Calendar, what: string): z.ZodType<DaySpan, { from: string; to: string }> {
  const shape = { from: dateSchema(calendar, `first day of ${what}`), to: dateSchema(calendar, `the day after the last of ${what}`) };
  return strictObject(shape).check(orderedSpan);
}

/** For any object with both ends of a span. */
export function orderedSpan(context: z.core.ParsePayload<{ from?: Day | undefined; to?: Day | undefined }>): void {
  const { from, to } = context.value;
  if (from === undefined || to === undefined || from < to) return;
  const problem = from === to ? "`to` is the same day as `from`" : "`to` is before `from`";
  context.issues.push({ code: "custom", input: context.value, message: messageOf({ problem, remedy: "`to` is the day after the last: give a later one" }) });
}

function dateAbout(calendar: Calendar, what: string): { readonly description: string; readonly pattern: string } {
  return { description: `${what}: a date YYYY-MM-DD of the ${calendar} calendar`, pattern: "^\\d{4}-\\d{2}-\\d{2}$" };
}

function whyNoDay(calendar: Calendar, text: string): Complaint {
  if (/[\u0660-\u0669\u06F0-\u06F9]/.test(text)) return { problem: `${quoted(text)} has Persian or Arabic digits`, remedy: "write the digits 0 to 9" };
  const problem = `${quoted(text)} is not a date: ${whyNotADate(calendar, text)}`;
  return { problem, remedy: `give a date that exists in the ${calendar} calendar, as YYYY-MM-DD` };
}
