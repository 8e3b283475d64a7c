// Relations that a statement must keep by itself, whatever the rules say. They are tested before any rule: one that fails tells the stage of the mistake.
// What was not printed is said to be so, never filled in.

import type { Plan } from "../../engine/plan.ts";
import { dayFromText, textFromDay } from "../../values/calendar.ts";
import { decimalText, type Exact, exactFromWhole, fractionText, subtract, ZERO } from "../../values/exact.ts";
import type { IssuedBill, IssuedLine, IssuedReading } from "../issued/case.ts";
import type { Printed } from "./printed.ts";
import { agreement, asPrinted, exactly, minus, plus, sumOf, times } from "./printed.ts";
import type { IdentityVerdict } from "./verdict.ts";

type Name = IdentityVerdict["name"];

/** `counted`: whether a line's printed figure may have been rounded after it was added, and whether it counts in the total; undefined: no rule has that line. */
export interface LineRule {
  readonly isMemo: boolean;
  readonly isPrintedRounded: boolean;
}

/** `previous`: the account's bill before this one, where it is known. */
export function identitiesOf(
  { calendar }: Pick<Plan, "calendar">,
  rules: ReadonlyMap<string, LineRule>,
  issued: IssuedBill,
  previous: IssuedBill | undefined,
): readonly IdentityVerdict[] {
  return [
    sumOfLines(rules, issued),
    ...issued.lines.flatMap(quantityTimesRate),
    ...issued.readings.map(readingDifference),
    ...issued.readings.flatMap((reading) => openingIsLastClosing(reading, previous)),
    daysOfPeriod(calendar, issued),
    payableAndCarry(issued),
  ];
}

function sumOfLines(rules: ReadonlyMap<string, LineRule>, issued: IssuedBill): IdentityVerdict {
  const counted = issued.lines.filter(({ name }) => rules.get(name)?.isMemo !== true);
  const amounts = counted.map(({ name, amount }) => (rules.get(name)?.isPrintedRounded === true ? asPrinted(amount) : exactly(amount)));
  const known = amounts.flatMap((amount) => amount ?? []);
  const whole = known.length === amounts.length && known.length > 0 ? sumOf(known) : undefined;
  return compared("sum of lines", "total", whole, exactly(issued.total));
}

function quantityTimesRate({ name, quantity, rate, amount }: IssuedLine): readonly IdentityVerdict[] {
  const [used, price] = [asPrinted(quantity), asPrinted(rate)];
  return used === undefined || price === undefined ? [] : [compared("quantity times rate", name, times(used, price), asPrinted(amount))];
}

function readingDifference({ register, daypart, previous, current, multiplier, quantity, decimals }: IssuedReading): IdentityVerdict {
  const about = registerName(register, daypart);
  const [last, now] = [asPrinted(previous, decimals), asPrinted(current, decimals)];
  const factor = exactly(multiplier ?? "1");
  const advance = last === undefined || now === undefined || factor === undefined ? undefined : times(minus(now, last), factor);
  return compared("reading difference", about, advance, asPrinted(quantity));
}

function openingIsLastClosing({ register, daypart, previous }: IssuedReading, before: IssuedBill | undefined): readonly IdentityVerdict[] {
  const closing = before?.readings.find((each) => each.register === register && each.daypart === daypart);
  if (closing === undefined) return [];
  return [compared("opening is last closing", registerName(register, daypart), exactly(previous), exactly(closing.current))];
}

function daysOfPeriod(calendar: Plan["calendar"], { days, period }: IssuedBill): IdentityVerdict {
  const [from, to] = [dayFromText(calendar, period?.from ?? ""), dayFromText(calendar, period?.to ?? "")];
  const counted = from === undefined || to === undefined ? undefined : { value: exactFromWhole(to - from), tolerance: ZERO };
  const about = from === undefined || to === undefined ? "period" : `${textFromDay(calendar, from)} .. ${textFromDay(calendar, to)}`;
  return compared("days of period", about, counted, exactly(days));
}

function payableAndCarry({ total, brought_forward: brought, payable, carried }: IssuedBill): IdentityVerdict {
  const [sum, before, due, after] = [exactly(total), exactly(brought), exactly(payable), exactly(carried)];
  const left = sum === undefined || before === undefined ? undefined : plus(sum, before);
  const right = due === undefined || after === undefined ? undefined : plus(due, after);
  return compared("payable and carry", "payable", left, right);
}

function compared(name: Name, about: string, left: Printed | undefined, right: Printed | undefined): IdentityVerdict {
  const base = { name, about, left: textOf(left?.value), right: textOf(right?.value) };
  if (left === undefined || right === undefined) return { ...base, holds: "not printed", difference: undefined, tolerance: undefined };
  const tolerance = plus({ value: left.tolerance, tolerance: ZERO }, { value: right.tolerance, tolerance: ZERO }).value;
  return { ...base, holds: agreement(left, right), difference: textOf(subtract(right.value, left.value)), tolerance: textOf(tolerance) };
}

export function textOf(value: Exact | undefined): string | undefined {
  return value === undefined ? undefined : (decimalText(value) ?? fractionText(value));
}

export function registerName(register: string, daypart: string | undefined): string {
  return daypart === undefined ? register : `${register} ${daypart}`;
}
