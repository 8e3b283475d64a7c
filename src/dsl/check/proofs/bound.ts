// The algebra of bounds: polynomials with positive coefficients in the magnitudes of a bill, above the size of a value.
// It knows no expressions, and of magnitudes only which of them a request brings.
// INVARIANT: no coefficient is negative; a key of the map is the text of its powers.

import type { Guard } from "../../program.ts";
import type { Fraction } from "./fraction.ts";
import { ceilingOf, greater, NOTHING, order, product, sum, whole } from "./fraction.ts";
import type { Scale } from "./scale.ts";
import { sortedPowers } from "./scale.ts";

export interface Monomial {
  readonly coefficient: Fraction;
  readonly powers: ReadonlyMap<string, number>;
}

export type Bound = ReadonlyMap<string, Monomial>;

const NO_POWERS: ReadonlyMap<string, number> = new Map();
export const NONE: Bound = new Map();

export function constantBound(value: Fraction): Bound {
  return value.top === 0n ? NONE : new Map([["", { coefficient: value, powers: NO_POWERS }]]);
}

export function magnitudeBound(name: string): Bound {
  const powers = new Map([[name, 1]]);
  return new Map([[keyOf(powers), { coefficient: whole(1), powers }]]);
}

export function plus(a: Bound, b: Bound): Bound {
  return merged(a, b, sum);
}

/** Above both: the greater coefficient of each term. */
export function above(a: Bound, b: Bound): Bound {
  return isCovered(b, a) ? a : merged(a, b, greater);
}

function isCovered(bound: Bound, other: Bound): boolean {
  if (bound === other) return true;
  for (const [key, { coefficient }] of bound) if (order(coefficient, other.get(key)?.coefficient ?? NOTHING) > 0) return false;
  return true;
}

export function times(a: Bound, b: Bound): Bound {
  if (a.size === 1 && a.has("")) return scaledBy(b, a.get("")?.coefficient ?? NOTHING);
  if (b.size === 1 && b.has("")) return scaledBy(a, b.get("")?.coefficient ?? NOTHING);
  const result = new Map<string, Monomial>();
  for (const left of a.values()) {
    for (const right of b.values()) {
      const powers = joined(left.powers, right.powers);
      const key = keyOf(powers);
      const coefficient = product(left.coefficient, right.coefficient);
      result.set(key, { coefficient: sum(coefficient, result.get(key)?.coefficient ?? NOTHING), powers });
    }
  }
  return result;
}

export function scaledBy(a: Bound, factor: Fraction): Bound {
  if (factor.top === 0n) return NONE;
  if (factor.top === factor.bottom) return a;
  return new Map([...a].map(([key, { coefficient, powers }]) => [key, { coefficient: product(coefficient, factor), powers }]));
}

/** The bound of the whole number that stands for a value over `scale`. */
export function over(a: Bound, scale: Scale): Bound {
  if (scale.powers.size === 0) return scale.constant === 1n ? a : scaledBy(a, whole(scale.constant));
  const powers = inOrder(scale.powers);
  return times(a, new Map([[keyOf(powers), { coefficient: whole(scale.constant), powers }]]));
}

/** No shipped rule has as many; without an end, sums multiplied by sums would fill the plan. */
const MOST_TERMS = 32;

/** The sum of all magnitudes that a request brings. */
export const INPUTS = "inputs";

/**
 * The same for few terms; for many, a looser bound of few. Of terms in the same whole numbers and of the same degree in what the request brings, the
 * greatest coefficient times that power of `inputs` is above all: multiplied out, the power holds each product once or oftener. Terms that hold
 * `inputs` already are such powers, and add to it.
 */
export function fewTerms(a: Bound): Bound {
  if (a.size <= MOST_TERMS) return a;
  const byHeld = new Map<number, Bound>();
  for (const { coefficient, powers } of a.values()) {
    const held = powers.get(INPUTS) ?? 0;
    const term = { coefficient, powers: gathered(powers) };
    byHeld.set(held, above(byHeld.get(held) ?? NONE, new Map([[keyOf(term.powers), term]])));
  }
  return [...byHeld.values()].reduce(plus);
}

/** `usage.active^2 * days of the bill` as `days of the bill * inputs^2`. */
function gathered(powers: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const kept = [...powers].filter(([name]) => !isInput(name));
  const degree = [...powers].reduce((sum, [name, power]) => (isInput(name) ? sum + power : sum), 0);
  return inOrder(new Map(degree === 0 ? kept : [...kept, [INPUTS, degree]]));
}

function isInput(name: string): boolean {
  return name === INPUTS || name === "brought_forward" || name === "true_up" || /^(?:account|usage|history|charges)\./.test(name);
}

/** In the order of their powers, constants rounded up. */
export function termsOf(a: Bound): Guard["terms"] {
  return [...a]
    .filter(([, { coefficient }]) => order(coefficient, NOTHING) > 0)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, { coefficient, powers }]) => ({ constant: ceilingOf(coefficient).toString(), factors: sortedPowers(powers) }));
}

function merged(a: Bound, b: Bound, choose: (left: Fraction, right: Fraction) => Fraction): Bound {
  if (b.size === 0) return a;
  if (a.size === 0) return b;
  const result = new Map(a);
  for (const [key, term] of b) {
    const present = result.get(key);
    result.set(key, present === undefined ? term : { coefficient: choose(present.coefficient, term.coefficient), powers: term.powers });
  }
  return result;
}

function joined(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  if (b.size === 0) return a;
  if (a.size === 0) return b;
  const powers = new Map(a);
  for (const [name, power] of b) powers.set(name, power + (powers.get(name) ?? 0));
  return inOrder(powers);
}

/** Powers stand in the order of their names, so that equal products have equal keys. */
function inOrder(powers: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return powers.size < 2 ? powers : new Map([...powers].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function keyOf(powers: ReadonlyMap<string, number>): string {
  let key = "";
  for (const [name, power] of powers) key += `${name}^${power}*`;
  return key;
}
