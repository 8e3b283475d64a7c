// Fractions of whole numbers, for tests that work a bill out apart from the engine: no code of src/, no decimals, always reduced.

export interface Rational {
  readonly top: bigint;
  /** Positive. */
  readonly bottom: bigint;
}

export type Mode = "half up" | "half even" | "down" | "up" | "floor" | "ceiling";

export const MODES: readonly Mode[] = ["half up", "half even", "down", "up", "floor", "ceiling"];

export function fraction(top: bigint, bottom: bigint): Rational {
  if (bottom === 0n) throw new RangeError("a fraction over zero");
  const sign = bottom < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom * sign);
  return { top: (top * sign) / divisor, bottom: (bottom * sign) / divisor };
}

/** `-12.5`, `1_000`, `7/3`. */
export function rational(text: string): Rational {
  const [left = "", right] = text.replaceAll("_", "").split("/");
  const decimal = /^(-?)(\d+)(?:\.(\d+))?$/.exec(left);
  if (decimal === null) throw new RangeError(`not a number: ${text}`);
  const [, sign = "", whole = "", places = ""] = decimal;
  const top = BigInt(whole + places) * (sign === "-" ? -1n : 1n);
  return fraction(top, 10n ** BigInt(places.length) * BigInt(right ?? "1"));
}

export function whole(count: number): Rational {
  return { top: BigInt(count), bottom: 1n };
}

export const NONE: Rational = whole(0);

export function plus(a: Rational, b: Rational): Rational {
  return fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
}

export function minus(a: Rational, b: Rational): Rational {
  return fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
}

export function times(a: Rational, b: Rational): Rational {
  return fraction(a.top * b.top, a.bottom * b.bottom);
}

export function over(a: Rational, b: Rational): Rational {
  return fraction(a.top * b.bottom, a.bottom * b.top);
}

export function sumOf(values: readonly Rational[]): Rational {
  return values.reduce(plus, NONE);
}

export function size(a: Rational): Rational {
  return a.top < 0n ? { top: -a.top, bottom: a.bottom } : a;
}

/** Negative, zero or positive. */
export function order(a: Rational, b: Rational): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function least(a: Rational, b: Rational): Rational {
  return order(a, b) <= 0 ? a : b;
}

export function most(a: Rational, b: Rational): Rational {
  return order(a, b) >= 0 ? a : b;
}

/** The multiple of `step` that `mode` chooses. */
export function roundTo(value: Rational, step: Rational, mode: Mode): Rational {
  const steps = over(value, step);
  const below = floorOf(steps);
  return times({ top: below + (takesNext(steps, below, mode) ? 1n : 0n), bottom: 1n }, step);
}

/** Whether the whole number above `below` is the one that `mode` chooses. */
function takesNext(steps: Rational, below: bigint, mode: Mode): boolean {
  const twiceRest = 2n * (steps.top - below * steps.bottom);
  if (twiceRest === 0n) return false;
  const negative = steps.top < 0n;
  switch (mode) {
    case "floor":
      return false;
    case "ceiling":
      return true;
    case "down":
      return negative;
    case "up":
      return !negative;
    case "half up":
      return twiceRest === steps.bottom ? !negative : twiceRest > steps.bottom;
    case "half even":
      return twiceRest === steps.bottom ? below % 2n !== 0n : twiceRest > steps.bottom;
  }
}

function floorOf({ top, bottom }: Rational): bigint {
  const cut = top / bottom;
  return top < 0n && cut * bottom !== top ? cut - 1n : cut;
}

/** For failures of tests to show, and to compare: `7/3`, `12`. */
export function shown({ top, bottom }: Rational): string {
  return bottom === 1n ? String(top) : `${top}/${bottom}`;
}

/** With so many decimals, cut toward minus infinity: for requests, whose numbers are decimals. */
export function decimalText(value: Rational, places: number): string {
  const scaled = floorOf(times(value, { top: 10n ** BigInt(places), bottom: 1n }));
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, "0");
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return scaled < 0n ? `-${text}` : text;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
