// Relations that a statement must keep by itself, whatever the rules say. They are tested before any rule: one that fails tells the stage of the mistake.
// What was not printed is said to be so, never filled in.

import type { Rounding } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import { dayFromText, textFromDay } from "../../values/calendar.ts";
import { add, decimalText, type Exact, exactFromText, exactFromWhole, fractionText, maximum, subtract, ZERO } from "../../values/exact.ts";
import type { IssuedBill, IssuedLine, IssuedReading } from "../issued/case.ts";
import type { Printed } from "./printed.ts";
import { agreement, asPrinted, exactly, minus, plus, sumOf, times } from "./printed.ts";
import type { IdentityVerdict } from "./verdict.ts";

type Name = IdentityVerdict["name"];

/** `counted`: whether a line's printed figure may have been rounded after it was added, and whether it counts in the total; undefined: no rule has that line. */
export interface LineRule {
  readonly isMemo: boolean;
  readonly isPrintedRounded: boolean;
  readonly group: string | undefined;
}

/** What rules and facts of record tell of a statement, so far as there are any. */
export interface Known {
  readonly rules: ReadonlyMap<string, LineRule>;
  /** How what is payable is rounded. */
  readonly payable: Rounding | undefined;
  /** What was brought forward, by the facts of record. */
  readonly balance: Exact | undefined;
  /** Lines that rest on others, by the rule over those as printed. */
  readonly onBase: readonly { readonly line: string; readonly amount: Exact }[];
  /** Whether what rounding leaves of what is payable is dropped. */
  readonly drops?: boolean | undefined;
  /** By line, what a printed quantity times a printed rate is in the bill's currency; a line that is not here has units that nobody knows. */
  readonly units?: ReadonlyMap<string, LineUnits> | undefined;
}

export interface LineUnits {
  readonly factor: Exact;
  /** What the line's own rounding may have taken. */
  readonly tolerance: Exact;
}

/** `previous`: the account's bill before this one, where it is known. */
export function identitiesOf(
  { calendar }: Pick<Plan, "calendar">,
  known: Known,
  issued: IssuedBill,
  previous: IssuedBill | undefined,
): readonly IdentityVerdict[] {
  const amounts = printedAmounts(issued);
  return [
    sumOfLines(known, issued),
    ...sumsOfGroups(known, issued),
    ...known.onBase.map(({ line, amount }) => compared("tax of base", line, { value: amount, tolerance: ZERO }, exactly(amounts.get(line)))),
    ...issued.lines.flatMap((line) => quantityTimesRate(known, line)),
    ...issued.readings.map(readingDifference),
    ...issued.readings.filter(isFirstRow).flatMap((reading) => openingIsLastClosing(reading, previous)),
    daysOfPeriod(calendar, issued),
    payableAndCarry(known, issued),
  ];
}

/** A line that is printed in several rows counts as their sum; a figure that is no number stays as it stands. */
export function printedAmounts({ lines }: IssuedBill): ReadonlyMap<string, string> {
  const amounts = new Map<string, string>();
  for (const { name, amount } of lines) {
    const [before, more] = [exactly(amounts.get(name))?.value, exactly(amount)?.value];
    amounts.set(name, before === undefined || more === undefined ? amount : (textOf(add(before, more)) ?? amount));
  }
  return amounts;
}

/** Of an excerpt some lines are not at hand: that they do not make up the sum says nothing. Where no total was printed, what is payable must be the sum of the lines and the balance, but for what its rounding leaves. */
function sumOfLines(known: Known, issued: IssuedBill): IdentityVerdict {
  const sum = sumOfAll(known, issued);
  return issued.excerpt === true && sum.holds === "no" ? { ...sum, holds: "not printed", difference: undefined, tolerance: undefined } : sum;
}

function sumOfAll({ rules, payable, balance }: Known, issued: IssuedBill): IdentityVerdict {
  const counted = issued.lines.filter(({ name }) => rules.get(name)?.isMemo !== true);
  const due = exactly(issued.payable);
  if (issued.total !== undefined || due === undefined) return summed(rules, "total", counted, undefined, exactly(issued.total));
  const brought = exactly(issued.brought_forward) ?? (balance === undefined ? undefined : { value: balance, tolerance: ZERO });
  if (brought === undefined) return summed(rules, "payable", [], undefined, due);
  const left = exactly(issued.carried) ?? { value: ZERO, tolerance: exactFromText(payable?.step ?? "0") ?? ZERO };
  return summed(rules, "payable", counted, brought, plus(due, left));
}

/** A subtotal and the lines of its group. Where one of them is not printed by its own name, nothing is told. */
function sumsOfGroups({ rules }: Known, issued: IssuedBill): readonly IdentityVerdict[] {
  const amounts = printedAmounts(issued);
  const groups = new Set([...rules.values()].flatMap(({ group }) => group ?? []));
  return [...groups].flatMap((name) => {
    const subtotal = exactly(amounts.get(name));
    if (subtotal === undefined) return [];
    const parts = issued.lines.filter((line) => rules.get(line.name)?.group === name || !rules.has(line.name));
    const sum = summed(rules, name, parts, undefined, subtotal);
    const isWhole = [...rules].every(([line, { group }]) => group !== name || amounts.has(line));
    return isWhole || sum.holds !== "no" ? [sum] : [];
  });
}

/** Of a line that no rule has nobody knows whether it counts: the sum holds if it does with all of them, or without any. */
function summed(rules: Known["rules"], about: string, lines: readonly IssuedLine[], more: Printed | undefined, right: Printed | undefined): IdentityVerdict {
  const ruled = lines.filter(({ name }) => rules.has(name));
  const sums = (ruled.length < lines.length ? [lines, ruled] : [lines]).map((some) => {
    const amounts = some.map(({ name, amount }) => (rules.get(name)?.isPrintedRounded === true ? asPrinted(amount) : exactly(amount)));
    const known = amounts.flatMap((amount) => amount ?? []);
    const sum = known.length === amounts.length && known.length > 0 ? sumOf(known) : undefined;
    return compared("sum of lines", about, sum && (more === undefined ? sum : plus(sum, more)), right);
  });
  const [first, second] = sums;
  return first?.holds === "no" && second !== undefined && second.holds !== "no" && second.holds !== "not printed"
    ? second
    : (first ?? compared("sum of lines", about, undefined, right));
}

/** Figures are compared in the units of the rule. Where those are not known, what the printed figures give by themselves may hold, and its failing says nothing. */
function quantityTimesRate({ units }: Known, { name, quantity, rate, amount }: IssuedLine): readonly IdentityVerdict[] {
  const [used, price, charged] = [asPrinted(quantity), asPrinted(rate), asPrinted(amount)];
  if (used === undefined || price === undefined) return [];
  const plain = compared("quantity times rate", name, times(used, price), charged);
  if (plain.holds !== "no") return [plain];
  const unit = units?.get(name);
  if (unit === undefined || charged === undefined) return [];
  const inUnits = times(times(used, price), { value: unit.factor, tolerance: ZERO });
  return [compared("quantity times rate", name, inUnits, { ...charged, tolerance: maximum(charged.tolerance, unit.tolerance) })];
}

/** Registers are taken as exact unless the bill says to how many decimals it prints them. */
function readingDifference({ register, daypart, previous, current, multiplier, quantity, decimals }: IssuedReading): IdentityVerdict {
  const about = registerName(register, daypart);
  const shown = (text: string | undefined): Printed | undefined => (decimals === undefined ? exactly(text) : asPrinted(text, decimals));
  const [last, now] = [shown(previous), shown(current)];
  const factor = exactly(multiplier ?? "1");
  const advance = last === undefined || now === undefined || factor === undefined ? undefined : times(minus(now, last), factor);
  return compared("reading difference", about, advance, asPrinted(quantity));
}

/** Where a meter was exchanged a register has a row for each meter: the first goes on from the bill before, which ended with its last. */
function isFirstRow(reading: IssuedReading, at: number, all: readonly IssuedReading[]): boolean {
  return all.findIndex((each) => each.register === reading.register && each.daypart === reading.daypart) === at;
}

function openingIsLastClosing({ register, daypart, previous }: IssuedReading, before: IssuedBill | undefined): readonly IdentityVerdict[] {
  const closing = before?.readings.findLast((each) => each.register === register && each.daypart === daypart);
  if (closing === undefined) return [];
  return [compared("opening is last closing", registerName(register, daypart), exactly(previous), exactly(closing.current))];
}

function daysOfPeriod(calendar: Plan["calendar"], { days, period }: IssuedBill): IdentityVerdict {
  const [from, to] = [dayFromText(calendar, period?.from ?? ""), dayFromText(calendar, period?.to ?? "")];
  const counted = from === undefined || to === undefined ? undefined : { value: exactFromWhole(to - from), tolerance: ZERO };
  const about = from === undefined || to === undefined ? "period" : `${textFromDay(calendar, from)} .. ${textFromDay(calendar, to)}`;
  return compared("days of period", about, counted, exactly(days));
}

/** What rounding leaves need not be printed where it is dropped. */
function payableAndCarry({ payable: rounding, drops }: Known, { total, brought_forward: brought, payable, carried }: IssuedBill): IdentityVerdict {
  const [sum, before, due, after] = [exactly(total), exactly(brought), exactly(payable), exactly(carried)];
  const left = sum === undefined || before === undefined ? undefined : plus(sum, before);
  const step = drops === true ? (exactFromText(rounding?.step ?? "0") ?? ZERO) : ZERO;
  const right = due === undefined || after === undefined ? undefined : plus(due, { ...after, tolerance: step });
  return compared("payable and carry", "payable", left, right);
}

export function compared(name: Name, about: string, left: Printed | undefined, right: Printed | undefined): IdentityVerdict {
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
