// How a plan stands at the end of a day: what is paid of each row, which rows are missed, whether it is broken or paid off.
// A pure function of rows, payments and the day: nothing else breaks or keeps a plan.
import type { InstalmentBody } from "../../dsl/oversight.ts";
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, isZero, maximum, minimum, subtract, ZERO } from "../../values/exact.ts";
import { exactOf } from "./exact-of.ts";
import type { PaymentMade, RunningTotal } from "./running-total.ts";
import { lastAt, runningTotal } from "./running-total.ts";
import type { ScheduledRow } from "./schedule-rows.ts";
import { interestOn } from "./schedule-rows.ts";

export interface PlanRows {
  readonly agreed: Day;
  /** Due on the day of agreement; zero: none. */
  readonly down: Exact;
  readonly rows: readonly ScheduledRow[];
  /** When a record ended it: from that day on nothing is missed, and after it nothing is paid in. */
  readonly endedOn: Day | undefined;
}

export interface RowProgress {
  /** 0 is the down payment, 1 the first part. */
  readonly part: number;
  readonly due: Day;
  readonly amount: Exact;
  readonly interest: Exact;
  readonly paid: Exact;
  readonly state: "paid" | "open" | "missed";
  /** The day at the end of which it was missed; one that is paid later was missed all the same. */
  readonly missedOn: Day | undefined;
}

export interface PlanProgress {
  /** The down payment first, where there is one. */
  readonly rows: readonly RowProgress[];
  readonly paid: Exact;
  /** What rows still ask for; zero once it is paid off. */
  readonly left: Exact;
  /** Paid beyond what the plan asks for. */
  readonly over: Exact;
  readonly brokenOn: Day | undefined;
  /** The day whose payments made an end of it. */
  readonly paidOffOn: Day | undefined;
}

/** Undefined where no rule says when a row is missed: then none is. */
export type BreakTerms = Pick<InstalmentBody, "missed" | "broken" | "interest"> | undefined;

/** Payments in any order; those after `asOf` are not seen, those after the break or the end are not the plan's. */
export function progressOf(terms: BreakTerms, plan: PlanRows, payments: readonly PaymentMade[], asOf: Day): PlanProgress {
  const dues = duesOf(plan);
  const seen = runningTotal(payments.filter(({ day }) => day <= asOf && day <= (plan.endedOn ?? Infinity)));
  const payoff = payoffsOf(terms?.interest, plan);
  const filledOn = seen.days.find((day) => compare(seen.by(day), payoff(day)) >= 0);
  const missed = dues.map((due) => missedOn(terms, due, seen, { asOf, endedOn: plan.endedOn, filledOn }));
  const brokenOn = breakDay(terms, missed);
  const paidOffOn = brokenOn !== undefined && filledOn !== undefined && filledOn > brokenOn ? undefined : filledOn;
  const paid = seen.by(brokenOn ?? asOf);
  const asked = paidOffOn === undefined ? dues.reduce((sum, { amount }) => add(sum, amount), ZERO) : payoff(paidOffOn);
  const rows = dues.map((due, index) => rowProgress(due, paid, missed[index], paidOffOn));
  return { rows, paid, left: maximum(ZERO, subtract(asked, paid)), over: maximum(ZERO, subtract(paid, asked)), brokenOn, paidOffOn };
}

/** All that must have been paid in by the end of a day for the plan to be at its end then: what fell due, the principal of the rest, interest to the day. */
export function payoffsOf(interest: InstalmentBody["interest"], { agreed, down, rows }: PlanRows): (day: Day) => Exact {
  if (interest === undefined && rows.every((row) => isZero(row.interest))) {
    const all = rows.reduce((sum, { principal }) => add(sum, principal), down);
    return () => all;
  }
  const sorted = rows.toSorted((a, b) => a.due - b.due);
  const dues = sorted.map(({ due }) => due);
  const fallen = sumsOf(
    down,
    sorted.map(({ principal, interest: charged }) => add(principal, charged)),
  );
  const principals = sumsOf(
    ZERO,
    sorted.map(({ principal }) => principal),
  );
  const whole = principals.at(-1) ?? ZERO;
  return (day) => {
    const last = lastAt(dues, day);
    const rest = subtract(whole, principals[last + 1] ?? ZERO);
    const accrued = interest === undefined ? ZERO : interestOn(interest, rest, day - (dues[last] ?? agreed));
    return add(fallen[last + 1] ?? down, add(rest, accrued));
  };
}

/** How many rows in a row were paid in full and not missed, at most. The down payment is none of them. */
export function paidInRow({ rows }: PlanProgress): number {
  let [inRow, most] = [0, 0];
  for (const { part, state, missedOn: missed } of rows) {
    if (part === 0) continue;
    inRow = state === "paid" && missed === undefined ? inRow + 1 : 0;
    most = Math.max(most, inRow);
  }
  return most;
}

interface Due {
  readonly part: number;
  readonly due: Day;
  readonly amount: Exact;
  readonly interest: Exact;
  /** What the rows before it ask for: payments fill the oldest first. */
  readonly before: Exact;
}

function duesOf({ agreed, down, rows }: PlanRows): readonly Due[] {
  const asked = [
    ...(compare(down, ZERO) > 0 ? [{ part: 0, due: agreed, amount: down, interest: ZERO }] : []),
    ...rows.map(({ due, principal, interest }, index) => ({ part: index + 1, due, amount: add(principal, interest), interest })),
  ];
  let before = ZERO;
  return asked.map((each) => {
    const row = { ...each, before };
    before = add(before, each.amount);
    return row;
  });
}

function rowProgress({ part, due, amount, interest, before }: Due, paid: Exact, missed: Day | undefined, paidOffOn: Day | undefined): RowProgress {
  const filled = maximum(ZERO, minimum(amount, subtract(paid, before)));
  const isPaid = paidOffOn !== undefined || compare(filled, amount) === 0;
  return { part, due, amount, interest, paid: filled, state: isPaid ? "paid" : missed === undefined ? "open" : "missed", missedOn: missed };
}

interface Clock {
  readonly asOf: Day;
  readonly endedOn: Day | undefined;
  readonly filledOn: Day | undefined;
}

function missedOn(terms: BreakTerms, { due, amount, before }: Due, paid: RunningTotal, { asOf, endedOn, filledOn }: Clock): Day | undefined {
  if (terms === undefined) return undefined;
  const last = due + terms.missed.days;
  if (asOf < last || (endedOn !== undefined && endedOn <= last) || (filledOn !== undefined && filledOn <= last)) return undefined;
  const unpaid = minimum(amount, subtract(add(before, amount), paid.by(last)));
  return compare(unpaid, exactOf(terms.missed.short)) > 0 ? last : undefined;
}

/** The day on which the last of enough rows in a row was missed. */
function breakDay(terms: BreakTerms, missed: readonly (Day | undefined)[]): Day | undefined {
  let inRow = 0;
  for (const day of missed) {
    inRow = day === undefined ? 0 : inRow + 1;
    if (terms !== undefined && inRow >= terms.broken) return day;
  }
  return undefined;
}

/** The sum of none, of the first, of the first two, and so on. */
function sumsOf(start: Exact, values: readonly Exact[]): readonly Exact[] {
  const sums = [start];
  for (const value of values) sums.push(add(sums.at(-1) ?? start, value));
  return sums;
}
