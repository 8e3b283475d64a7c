// A value as a function of one input, over a stretch of its values: a straight line within an error, and the direction in which it goes.
// Roundings add to the error and keep the direction. INVARIANT: a form says nothing that is not true at every value of the stretch.
import type { Exact, RoundingMode } from "../../values/exact.ts";
import { add, compare, exactFromText, isZero, multiply, negate, ONE, subtract, ZERO } from "../../values/exact.ts";

/** Between `start + slope x - error` and `start + slope x + error`. */
export interface Straight {
  readonly start: Exact;
  readonly slope: Exact;
  readonly error: Exact;
}

export type Direction = "constant" | "up" | "down" | "unknown";

/** `straight` is undefined where the value is no straight line: then only its direction is known. */
export interface Form {
  readonly straight: Straight | undefined;
  readonly direction: Direction;
}

export function constantForm(value: Exact): Form {
  return { straight: { start: value, slope: ZERO, error: ZERO }, direction: "constant" };
}

/** `start + slope x`, exactly. */
export function lineForm(start: Exact, slope: Exact): Form {
  return { straight: { start, slope, error: ZERO }, direction: directionOf(slope) };
}

export function isExact(form: Form): form is Form & { readonly straight: Straight } {
  return form.straight !== undefined && isZero(form.straight.error);
}

export function plusForms(a: Form, b: Form): Form {
  const { straight: x } = a;
  const { straight: y } = b;
  const straight = x && y && { start: add(x.start, y.start), slope: add(x.slope, y.slope), error: add(x.error, y.error) };
  return settled({ straight, direction: bothDirections(a.direction, b.direction) });
}

export function timesConstant({ straight, direction }: Form, factor: Exact): Form {
  const sign = compare(factor, ZERO);
  if (sign === 0) return constantForm(ZERO);
  const size = sign < 0 ? negate(factor) : factor;
  return {
    straight: straight && { start: multiply(straight.start, factor), slope: multiply(straight.slope, factor), error: multiply(straight.error, size) },
    direction: sign < 0 ? opposite(direction) : direction,
  };
}

export function negativeForm(form: Form): Form {
  return timesConstant(form, negate(ONE));
}

/** Rounding to a multiple of `step` never turns the direction round. */
export function roundedForm({ straight, direction }: Form, step: Exact, mode: RoundingMode): Form {
  const most = mode === "half up" || mode === "half even" ? multiply(step, HALF) : step;
  return { straight: straight && { ...straight, error: add(straight.error, most) }, direction };
}

/** Of values that are each other's neighbours by min or max: only a direction that all have in common. */
export function eitherForm(forms: readonly Form[]): Form {
  const direction = forms.map((form) => form.direction).reduce(bothDirections, "constant");
  return { straight: undefined, direction };
}

export function differenceOf(a: Straight, b: Straight): Straight {
  return { start: subtract(a.start, b.start), slope: subtract(a.slope, b.slope), error: add(a.error, b.error) };
}

export function valueAt({ start, slope }: Straight, at: Exact): Exact {
  return add(start, multiply(slope, at));
}

const HALF: Exact = exactFromText("0.5") ?? ONE;

function directionOf(slope: Exact): Direction {
  const sign = compare(slope, ZERO);
  return sign > 0 ? "up" : sign < 0 ? "down" : "constant";
}

function opposite(direction: Direction): Direction {
  switch (direction) {
    case "up":
      return "down";
    case "down":
      return "up";
    case "constant":
    case "unknown":
      return direction;
  }
}

export function bothDirections(a: Direction, b: Direction): Direction {
  if (a === "constant") return b;
  return b === "constant" || a === b ? a : "unknown";
}

/** An exact straight line has the direction of its slope, whatever its parts have. */
function settled(form: Form): Form {
  return isExact(form) ? { straight: form.straight, direction: directionOf(form.straight.slope) } : form;
}
