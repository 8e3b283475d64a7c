// Counting wrong bills and adding up their harm, exactly.
import type { Exact } from "../../values/exact.ts";
import { add, exactFromText, fractionText, isNegative, isZero, negate, ZERO } from "../../values/exact.ts";
import type { Tally } from "./population.ts";

/** What is added up in place, inside one pass alone. */
export interface Adding {
  bills: number;
  overcharged: number;
  overcharge: Exact;
  undercharged: number;
  undercharge: Exact;
  untold: number;
}

export function nothingAdded(): Adding {
  return { bills: 0, overcharged: 0, overcharge: ZERO, undercharged: 0, undercharge: ZERO, untold: 0 };
}

/** `harm` undefined: it cannot be told. */
export function addBill(to: Adding, harm: string | undefined): void {
  to.bills += 1;
  const value = harm === undefined ? undefined : exactFromText(harm);
  if (value === undefined) to.untold += 1;
  else if (isNegative(value)) {
    to.undercharged += 1;
    to.undercharge = add(to.undercharge, negate(value));
  } else if (!isZero(value)) {
    to.overcharged += 1;
    to.overcharge = add(to.overcharge, value);
  }
}

/** A bill that is counted, and of which no harm is said. */
export function addCount(to: Adding): void {
  to.bills += 1;
}

export function addTally(to: Adding, tally: Tally): void {
  to.bills += tally.bills;
  to.overcharged += tally.overcharged;
  to.overcharge = add(to.overcharge, sumFrom(tally.overcharge));
  to.undercharged += tally.undercharged;
  to.undercharge = add(to.undercharge, sumFrom(tally.undercharge));
  to.untold += tally.untold;
}

export function tallyOf({ bills, overcharged, overcharge, undercharged, undercharge, untold }: Adding): Tally {
  return { bills, overcharged, overcharge: fractionText(overcharge), undercharged, undercharge: fractionText(undercharge), untold };
}

/** Of wrong bills those that are charged neither too much nor too little: another figure of theirs is wrong. */
export function unharmedOf({ bills, overcharged, undercharged, untold }: Tally): number {
  return bills - overcharged - undercharged - untold;
}

/** Of sums that were written by `tallyOf`. */
export function sumFrom(text: string): Exact {
  const sum = exactFromText(text);
  if (sum === undefined) throw new RangeError(`not a sum: ${text}`);
  return sum;
}
