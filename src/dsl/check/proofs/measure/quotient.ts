// Division: exact by constants and whole numbers of the bill, else rounded to stated decimals.

import type { Expression } from "../../../program.ts";
import { constantBound, over, plus, scaledBy, times } from "../bound.ts";
import type { Fraction } from "../fraction.ts";
import { commonMultiple, decimalUnit, lesser, magnitude, quotient, whole } from "../fraction.ts";
import { constantScale, factorScale, scaleOf, together, WHOLE } from "../scale.ts";
import type { Divisor } from "./divisor.ts";
import { divisorOf } from "./divisor.ts";
import type { Measured, Place } from "./place.ts";
import { noteBound } from "./place.ts";
import { countOf } from "./rounding.ts";

type Quotient = Expression & { readonly kind: "arithmetic" };

export function quotientOf(place: Place, expression: Quotient, left: Measured, right: Measured): Measured {
  const divisor = divisorOf(place, expression.right);
  const bound = sizeOf(left, right, divisor);
  if (expression.places === undefined) return { scale: exactScale(expression, left, divisor), bound };
  const step = decimalUnit(expression.places.count);
  // N/D divided by M/E is N E / (D M): both sides, with the decimals, doubled for the comparison with a half.
  const both = together(left.scale, right.scale);
  noteBound(place.peak, scaledBy(plus(over(left.bound, both), over(right.bound, both)), whole(2n * step.bottom)));
  return { scale: scaleOf(step), bound: plus(bound, scaledBy(countOf(place, expression.type), step)) };
}

const UNIT: Fraction = { top: 1n, bottom: 1n };

/** A divisor that is no constant is at least one over its denominator. */
function sizeOf(left: Measured, right: Measured, divisor: Divisor | undefined): Measured["bound"] {
  if (divisor === undefined) return times(left.bound, over(constantBound(UNIT), right.scale));
  const least = divisor.values.map(magnitude).reduce(lesser);
  return scaledBy(left.bound, quotient(UNIT, least));
}

function exactScale(expression: Quotient, left: Measured, divisor: Divisor | undefined): Measured["scale"] {
  // Another divisor without decimals is refused by the checker; its own whole number keeps the statement true.
  if (divisor === undefined) return together(left.scale, factorScale(`divisor ${expression.right.id}`));
  const tops = divisor.values.map((value) => magnitude(value).top).reduce(commonMultiple, 1n);
  return together(together(left.scale, divisor.wholes), tops === 1n ? WHOLE : constantScale(tops));
}
