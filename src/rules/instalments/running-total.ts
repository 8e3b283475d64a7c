// What was paid in by the end of each day: payments added up along their days, asked by day.
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, ZERO } from "../../values/exact.ts";

export interface PaymentMade {
  readonly day: Day;
  readonly amount: Exact;
}

export interface RunningTotal {
  /** The days with payments, rising, each once. */
  readonly days: readonly Day[];
  readonly by: (day: Day) => Exact;
}

/** Payments in any order. */
export function runningTotal(payments: readonly PaymentMade[]): RunningTotal {
  const days: Day[] = [];
  const sums: Exact[] = [];
  for (const { day, amount } of payments.toSorted((a, b) => a.day - b.day)) {
    const sum = add(sums.at(-1) ?? ZERO, amount);
    if (days.at(-1) === day) sums[sums.length - 1] = sum;
    else {
      days.push(day);
      sums.push(sum);
    }
  }
  return { days, by: (day) => sums[lastAt(days, day)] ?? ZERO };
}

/** The place of the last day that is not after `day`; -1 where there is none. */
export function lastAt(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? Infinity) <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
