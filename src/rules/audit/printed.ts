// Figures as a bill prints them: their value, and how far from it the true one may be. A printed figure is rounded in its last place, nobody says how.
import type { Exact } from "../../values/exact.ts";
import { add, compare, decimalStep, divide, exactFromText, exactFromWhole, isNegative, multiply, negate, subtract, ZERO } from "../../values/exact.ts";

export interface Printed {
  readonly value: Exact;
  /** How far the true value may lie: half of the last place printed; zero where the figure is exact. */
  readonly tolerance: Exact;
}

/** A figure that stands for itself: money as charged, a whole count. Undefined where the text is no decimal. */
export function exactly(text: string | undefined): Printed | undefined {
  const value = text === undefined ? undefined : exactFromText(text);
  return value === undefined ? undefined : { value, tolerance: ZERO };
}

/** A figure that may have been rounded to the decimals that it was printed with. */
export function asPrinted(text: string | undefined, places: number = placesOf(text ?? "")): Printed | undefined {
  const value = text === undefined ? undefined : exactFromText(text);
  return value === undefined ? undefined : { value, tolerance: halfOf(decimalStep(places)) };
}

export function plus(a: Printed, b: Printed): Printed {
  return { value: add(a.value, b.value), tolerance: add(a.tolerance, b.tolerance) };
}

export function minus(a: Printed, b: Printed): Printed {
  return { value: subtract(a.value, b.value), tolerance: add(a.tolerance, b.tolerance) };
}

/** |xy - XY| <= |X| dy + |Y| dx + dx dy. */
export function times(a: Printed, b: Printed): Printed {
  const spread = add(multiply(sizeOf(a.value), b.tolerance), multiply(sizeOf(b.value), a.tolerance));
  return { value: multiply(a.value, b.value), tolerance: add(spread, multiply(a.tolerance, b.tolerance)) };
}

export function sumOf(parts: readonly Printed[]): Printed {
  return parts.reduce(plus, NOTHING);
}

/** `yes` where they are equal, `within tolerance` where rounding alone may part them. */
export function agreement(left: Printed, right: Printed): "yes" | "within tolerance" | "no" {
  const difference = sizeOf(subtract(left.value, right.value));
  if (compare(difference, ZERO) === 0) return "yes";
  return compare(difference, add(left.tolerance, right.tolerance)) <= 0 ? "within tolerance" : "no";
}

export function sizeOf(value: Exact): Exact {
  return isNegative(value) ? negate(value) : value;
}

const NOTHING: Printed = { value: ZERO, tolerance: ZERO };

function placesOf(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

function halfOf(step: Exact): Exact {
  return divide(step, exactFromWhole(2)) ?? ZERO;
}
