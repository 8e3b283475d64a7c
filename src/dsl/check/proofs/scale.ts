// The algebra of denominators: a whole constant times whole numbers of the bill, each to a power.
// It knows no expressions. INVARIANT: the constant is positive and no power is zero.

import type { Denominator } from "../../program.ts";
import type { Fraction } from "./fraction.ts";
import { commonMultiple } from "./fraction.ts";

export interface Scale {
  readonly constant: bigint;
  readonly powers: ReadonlyMap<string, number>;
}

const NO_POWERS: ReadonlyMap<string, number> = new Map();
export const WHOLE: Scale = { constant: 1n, powers: NO_POWERS };

export function constantScale(constant: bigint): Scale {
  return constant === 1n ? WHOLE : { constant, powers: NO_POWERS };
}

/** The denominator of a constant. */
export function scaleOf(value: Fraction): Scale {
  return constantScale(value.bottom);
}

export function factorScale(name: string): Scale {
  return { constant: 1n, powers: new Map([[name, 1]]) };
}

/** Enough for either: least common multiple of the constants, the higher of the powers. */
export function either(a: Scale, b: Scale): Scale {
  if (a === b || (b.powers.size === 0 && a.constant % b.constant === 0n)) return a;
  const constant = commonMultiple(a.constant, b.constant);
  if (b.powers.size === 0) return { constant, powers: a.powers };
  if (a.powers.size === 0) return { constant, powers: b.powers };
  const powers = new Map(a.powers);
  for (const [name, power] of b.powers) powers.set(name, Math.max(power, powers.get(name) ?? 0));
  return { constant, powers };
}

/** Enough for a product. */
export function together(a: Scale, b: Scale): Scale {
  const constant = a.constant * b.constant;
  if (b.powers.size === 0) return { constant, powers: a.powers };
  const powers = new Map(a.powers);
  for (const [name, power] of b.powers) powers.set(name, power + (powers.get(name) ?? 0));
  return { constant, powers };
}

/** Whether every value of this denominator has a finite decimal form, whatever the bill. */
export function isDecimal(scale: Scale): boolean {
  return scale.powers.size === 0 && withoutTens(scale.constant) === 1n;
}

/** Whether every value of this denominator is a whole number of the parts of which `parts` make one. */
export function isWholeIn(parts: bigint, { constant, powers }: Scale): boolean {
  return powers.size === 0 && parts % constant === 0n;
}

/** What is left of a whole number without its factors 2 and 5. */
export function withoutTens(constant: bigint): bigint {
  let rest = constant;
  for (; rest % 2n === 0n; rest /= 2n);
  for (; rest % 5n === 0n; rest /= 5n);
  return rest;
}

export function denominatorOf(scale: Scale): Denominator {
  return { constant: scale.constant.toString(), factors: sortedPowers(scale.powers) };
}

/** By name, so that equal programs give equal plans. */
export function sortedPowers(powers: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  return Object.fromEntries([...powers].sort(([a], [b]) => (a < b ? -1 : 1)));
}
