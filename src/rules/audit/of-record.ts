// What a statement prints of the facts it bills (period, tariff, readings, multiplier) beside the record of them. None of it is a figure, and nothing printed is
// taken over; a bill that says otherwise than the record may still charge what is right.
import type { Plan } from "../../engine/plan.ts";
import type { ReadingPart } from "../../engine/request/reading-schema.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import { dayFromText, textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { decimalPlaces, decimalStep, exactFromText, exactFromWhole, isZero, multiply, ONE, subtract, ZERO } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import type { IssuedBill, IssuedReading } from "../issued/case.ts";
import { compared, registerName } from "./identities.ts";
import type { Printed } from "./printed.ts";
import { exactly } from "./printed.ts";
import type { IdentityVerdict } from "./verdict.ts";

/** Only of what is printed and on record. `tariff`: by which the bill was computed. */
export function recordIdentities(plan: Plan, parts: RequestParts, tariff: string | undefined, issued: IssuedBill): readonly IdentityVerdict[] {
  return [
    ...periodOf(plan, parts, issued),
    ...daysOf(parts, issued),
    ...tariffOf(plan, tariff, issued),
    ...issued.readings.flatMap((row) => readingOf(parts, row)),
  ];
}

function periodOf({ calendar }: Plan, parts: RequestParts, { period }: IssuedBill): readonly IdentityVerdict[] {
  if (period === undefined) return [];
  const [from, to] = [dayFromText(calendar, period.from), dayFromText(calendar, period.to)];
  if (from === undefined || to === undefined) return [];
  const span = (a: number, b: number): string => `${textFromDay(calendar, a)} .. ${textFromDay(calendar, b)}`;
  return [alike("period of record", "period", span(from, to), span(parts.period.from, parts.period.to))];
}

/** Where the period itself is not printed. */
function daysOf({ period }: RequestParts, { days, period: printed }: IssuedBill): readonly IdentityVerdict[] {
  if (days === undefined || printed !== undefined) return [];
  return [compared("period of record", "days", exactly(days), { value: exactFromWhole(period.to - period.from), tolerance: ZERO })];
}

/** A name that the schedule does not have is the issuer's own, and says nothing. */
function tariffOf(plan: Plan, tariff: string | undefined, { tariff: printed }: IssuedBill): readonly IdentityVerdict[] {
  if (printed === undefined || tariff === undefined || own(plan.tariffs, printed) === undefined) return [];
  return [alike("tariff of record", "tariff", printed, tariff)];
}

/** Where the record has one row of the register: of several nobody knows which was printed. */
function readingOf({ readings = [] }: RequestParts, printed: IssuedReading): readonly IdentityVerdict[] {
  const [row, ...others] = readings.filter(({ register, daypart }) => register === printed.register && daypart === printed.daypart);
  if (row === undefined || others.length > 0) return [];
  const about = registerName(printed.register, printed.daypart);
  const pair = (what: string, text: string | undefined, record: Exact | undefined, isExact: boolean): readonly IdentityVerdict[] => {
    const shown = isExact ? exactly(text) : lastPlace(text, printed.decimals, record);
    return shown === undefined || record === undefined ? [] : [compared("readings of record", `${about}, ${what}`, shown, { value: record, tolerance: ZERO })];
  };
  return [
    ...pair("previous", printed.previous, row.previous, false),
    ...pair("current", printed.current, row.current ?? row.maximum, false),
    ...pair("multiplier", printed.multiplier, row.multiplier ?? ONE, true),
    ...(printed.previous === undefined && printed.current === undefined ? pair("quantity", printed.quantity, useOf(row), false) : []),
  ];
}

/** Undefined where the register turned over. */
function useOf({ previous, current, maximum, multiplier, rollover }: ReadingPart): Exact | undefined {
  if (rollover === true) return undefined;
  const shown = maximum ?? (previous === undefined || current === undefined ? undefined : subtract(current, previous));
  return shown === undefined || isZero(shown) ? undefined : multiply(shown, multiplier ?? ONE);
}

/** A register may be printed with fewer decimals than the record has, cut off or rounded: nobody says which. */
function lastPlace(text: string | undefined, decimals: number | undefined, record: Exact | undefined): Printed | undefined {
  const value = exactFromText(text ?? "");
  if (value === undefined) return undefined;
  const places = decimals ?? decimalPlaces(value) ?? 0;
  const isShort = record !== undefined && (decimalPlaces(record) ?? 0) > places;
  return { value, tolerance: isShort ? decimalStep(places) : ZERO };
}

function alike(name: IdentityVerdict["name"], about: string, left: string, right: string): IdentityVerdict {
  return { name, about, holds: left === right ? "yes" : "no", left, right, difference: undefined, tolerance: undefined };
}
