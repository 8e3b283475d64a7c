// What measuring carries along: results by expression id, by rate and by let, and the peak of the line being measured.
// The one mutable place of `measure`; it lives for one run.
import { NOTHING, order } from "../fraction.ts";
import { either, WHOLE } from "../scale.ts";
import { over } from "../bound.ts";
import type { Bound, Monomial } from "../bound.ts";
import type { Scale } from "../scale.ts";
import type { Expression, Program, Tariff } from "../../../program.ts";

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

/** A result with the peak met on the way to it. */
export interface Peaked {
  readonly measured: Measured;
  readonly peak: Bound;
}

/** Collects the greatest coefficient of each term. */
export type Peak = Map<string, Monomial>;

export interface Run {
  readonly program: Measurable;
  readonly denominators: Map<number, Scale>;
  readonly rates: Map<string, { readonly cell: Peaked; readonly edge: Peaked }>;
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
  readonly lets: Map<string, Peaked>;
  readonly lines: ReadonlyMap<string, LineMeasured>;
  readonly base: Measured | undefined;
  readonly total: Measured | undefined;
  readonly peak: Peak;
}

export const NO_VALUE: Measured = { scale: WHOLE, bound: new Map() };

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

function sameScale(a: Scale, b: Scale): boolean {
  return a.constant === b.constant && a.powers.size === b.powers.size && [...a.powers].every(([name, power]) => b.powers.get(name) === power);
}
