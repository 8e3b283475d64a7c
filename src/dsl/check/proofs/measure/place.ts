// What measuring carries along: results by expression id, by rate and by let, and the peak of what is being worked out.
// The one mutable place of `measure`; it lives for one run.

import type { Expression, Program, Tariff } from "../../../program.ts";
import type { Bound, Monomial } from "../bound.ts";
import { above, over, plus } from "../bound.ts";
import { NOTHING, order } from "../fraction.ts";
import type { Scale } from "../scale.ts";
import { either, WHOLE } from "../scale.ts";

export type Measurable = Omit<Program, "denominators" | "guards">;

/**
 * What is known of a value before any bill: `scale` times the value is whole; `bound` is above its size. For a shared value `bound`, with the
 * magnitudes of the whole bill put in, is above the sum of the sizes in all segments and all dayparts; for a level value above each.
 */
export interface Measured {
  readonly scale: Scale;
  readonly bound: Bound;
}

export interface LineMeasured {
  /** Its value in one segment, for a line that is cut and reads it. */
  readonly segment: Measured;
  readonly amount: Measured;
}

/** A result with the peak met on the way to it from its parts. */
export interface Peaked {
  readonly measured: Measured;
  readonly peak: Bound;
}

/**
 * Collects the greatest coefficient of each term: above every whole number that is met where one thing is worked out from its parts, the
 * parts' own numbers and the result included. What is met on the way to a part belongs to the part's peak.
 */
export type Peak = Map<string, Monomial>;

export interface Run {
  readonly program: Measurable;
  /** Measures an expression: handed on here, so that tables and quotients need not know of all the others. */
  readonly measure: (place: Place, expression: Expression) => Measured;
  readonly denominators: Map<number, Scale>;
  /** By expression id, over all visits of this run. */
  readonly peaks: Map<number, Bound>;
  /** By exact text: thousands of cells share a few. */
  readonly constants: Map<string, Peaked>;
  readonly rates: Map<string, { readonly cell: Measured; readonly edge: Measured }>;
  /** Of money that comes from other bills. */
  handedOn: Scale;
  /** Whether an expression came to a wider denominator than an earlier visit had used. */
  widened: boolean;
}

export interface Place {
  readonly run: Run;
  readonly tariff: Tariff | undefined;
  /** Whether values are those of one segment of a bill that is cut. */
  readonly segmented: boolean;
  readonly lets: Map<string, Measured>;
  readonly lines: ReadonlyMap<string, LineMeasured>;
  readonly base: Measured | undefined;
  readonly total: Measured | undefined;
  /** Of the expression, line, group or payable that is being worked out. */
  readonly peak: Peak;
}

export const NO_VALUE: Measured = { scale: WHOLE, bound: new Map() };

export function emptyPeak(): Peak {
  return new Map();
}

export function noteBound(peak: Peak, bound: Bound): void {
  for (const [key, term] of bound) {
    const present = peak.get(key);
    if (order(term.coefficient, present?.coefficient ?? NOTHING) > 0) peak.set(key, term);
  }
}

/** Notes the whole number that stands for a value over a scale. */
export function note(place: Place, measured: Measured, scale: Scale = measured.scale): void {
  noteBound(place.peak, over(measured.bound, scale));
}

/** Keeps the widest denominator that any visit to the expression found: the one stated in the program. */
export function record(run: Run, expression: Expression, measured: Measured): Measured {
  const known = run.denominators.get(expression.id);
  if (known === undefined) {
    run.denominators.set(expression.id, measured.scale);
    return measured;
  }
  const scale = either(known, measured.scale);
  if (!sameScale(scale, known)) {
    run.denominators.set(expression.id, scale);
    run.widened = true;
  }
  return { scale, bound: measured.bound };
}

/**
 * An expression that stands in several tariffs, or in a line that is cut and one that is not, has one guard: of each term the greatest
 * coefficient that any visit found. Magnitudes are not negative, so it is above the guard of each visit.
 */
export function keepPeak(run: Run, expression: Expression, peak: Bound): void {
  const known = run.peaks.get(expression.id);
  run.peaks.set(expression.id, known === undefined ? peak : above(known, peak));
}

export function measureIn(place: Place, expression: Expression): Measured {
  return place.run.measure(place, expression);
}

/** Either of two values: over a denominator that does for both. */
export function joined(a: Measured, b: Measured): Measured {
  return { scale: either(a.scale, b.scale), bound: above(a.bound, b.bound) };
}

export function summed(a: Measured, b: Measured): Measured {
  return { scale: either(a.scale, b.scale), bound: plus(a.bound, b.bound) };
}

function sameScale(a: Scale, b: Scale): boolean {
  return a.constant === b.constant && a.powers.size === b.powers.size && [...a.powers].every(([name, power]) => b.powers.get(name) === power);
}
