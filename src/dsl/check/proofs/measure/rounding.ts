// What rounding does to a measure: the denominator becomes the step's, the size may grow by a step.

import type { Places, Rounding, ValueType } from "../../../program.ts";
import type { Bound } from "../bound.ts";
import { constantBound, magnitudeBound, over, plus, scaledBy } from "../bound.ts";
import type { Fraction } from "../fraction.ts";
import { decimalUnit, fraction, whole } from "../fraction.ts";
import { scaleOf } from "../scale.ts";
import type { Measured, Peak, Place } from "./place.ts";
import { noteBound } from "./place.ts";

export const SEGMENTS = "segments";

/** How many times a step can come in when values are added up: once, or once for each segment and daypart of a shared value. */
export function countOf(place: Place, type: ValueType): Bound {
  if (type.kind !== "quantity" || type.share !== "shared") return constantBound(whole(1));
  const segments = place.segmented ? magnitudeBound(SEGMENTS) : constantBound(whole(1));
  return scaledBy(segments, whole(membersOf(place, type)));
}

export function membersOf(place: Place, type: ValueType): number {
  if (type.kind !== "quantity" || type.index === undefined) return 1;
  return Math.max(1, place.run.program.dayparts[type.index]?.members.length ?? 1);
}

export function stepOf(rounding: Rounding): Fraction {
  return fraction(rounding.step);
}

export function unitOf(places: Places): Fraction {
  return decimalUnit(places.count);
}

/** `count` steps are added to the size. */
export function rounded(peak: Peak, measured: Measured, step: Fraction, count: Bound): Measured {
  noteRounding(peak, measured, step);
  return { scale: scaleOf(step), bound: plus(measured.bound, scaledBy(count, step)) };
}

export function roundedIf(peak: Peak, measured: Measured, rounding: Rounding | undefined, count: Bound): Measured {
  return rounding === undefined ? measured : rounded(peak, measured, stepOf(rounding), count);
}

// value / step = N q / (D p) for a step p/q and a value N/D: both sides of that fraction, doubled for the comparison with a half.
function noteRounding(peak: Peak, { scale, bound }: Measured, step: Fraction): void {
  const top = scaledBy(over(bound, scale), whole(2n * step.bottom));
  const bottom = over(constantBound(whole(2n * step.top)), scale);
  noteBound(peak, plus(top, bottom));
}
