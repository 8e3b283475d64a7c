// Exact rational numbers: a decimal numerator over a whole denominator. The only file that touches decimal.js.
// INVARIANT: nothing here rounds, except `round`, which is told step and mode. Fractions are not reduced between operations
// (that would cost a gcd each), except when a denominator has grown long; `decimalText` and `fractionText` reduce for output.
import { Decimal as BaseDecimal } from "decimal.js";

// A clone of our own: the global constructor rounds every result to 20 digits. At the greatest precision no product, sum or
// whole quotient is ever cut; `div` alone could run without end, so it is used only where the quotient terminates.
const Big: typeof BaseDecimal = BaseDecimal.clone({ precision: 1e9, rounding: 4, toExpNeg: -9e15, toExpPos: 9e15, defaults: true });
type Big = BaseDecimal;

/** An exact rational number, `numerator / denominator`. The denominator is a positive whole number. Not always reduced, never rounded. */
export interface Exact {
  readonly numerator: Big;
  readonly denominator: Big;
}

/** `half up`: ties away from zero. `down`: toward zero. `up`: away from zero. `floor`, `ceiling`: toward minus, plus infinity. */
export type RoundingMode = "half up" | "half even" | "down" | "up" | "floor" | "ceiling";

export const ROUNDING_MODES: readonly RoundingMode[] = ["half up", "half even", "down", "up", "floor", "ceiling"];

const ONE_BIG: Big = new Big(1);
const TWO_BIG: Big = new Big(2);
const TEN: Big = new Big(10);
/** A denominator beyond 10 to this power is reduced: sums over unlike months would otherwise grow without end. */
const LONG_DENOMINATOR = 60;

export const ZERO: Exact = { numerator: new Big(0), denominator: ONE_BIG };
export const ONE: Exact = { numerator: ONE_BIG, denominator: ONE_BIG };

const DECIMAL_TEXT = /^-?\d+(\.\d+)?$/;

/** Reads `-12.50`, or `1274950/3`. Nothing else: no exponent, no sign `+`, no spaces. `undefined` where the text is not such a number. */
export function exactFromText(text: string): Exact | undefined {
  const slash = text.indexOf("/");
  if (slash < 0) return DECIMAL_TEXT.test(text) ? { numerator: new Big(text), denominator: ONE_BIG } : undefined;
  const top = text.slice(0, slash);
  const bottom = text.slice(slash + 1);
  if (!DECIMAL_TEXT.test(top) || !/^[1-9]\d*$/.test(bottom)) return undefined;
  return { numerator: new Big(top), denominator: new Big(bottom) };
}

const SMALL_WHOLES: Exact[] = Array.from({ length: 512 }, (_, value) => ({ numerator: new Big(value), denominator: ONE_BIG }));

/** A whole number that the program counted (days, bills, places): never money or a measured quantity. */
export function exactFromWhole(whole: number): Exact {
  const small = SMALL_WHOLES[whole];
  if (small !== undefined) return small;
  if (!Number.isSafeInteger(whole)) throw new RangeError(`not a whole number: ${whole}`);
  return { numerator: new Big(whole), denominator: ONE_BIG };
}

export function exactFromBigInt(whole: bigint): Exact {
  return { numerator: new Big(whole.toString()), denominator: ONE_BIG };
}

export function add(a: Exact, b: Exact): Exact {
  const p = a.denominator;
  const q = b.denominator;
  if (p === q || p.eq(q)) return { numerator: a.numerator.plus(b.numerator), denominator: p };
  if (p === ONE_BIG) return { numerator: a.numerator.times(q).plus(b.numerator), denominator: q };
  if (q === ONE_BIG) return { numerator: a.numerator.plus(b.numerator.times(p)), denominator: p };
  return settled(a.numerator.times(q).plus(b.numerator.times(p)), p.times(q));
}

export function negate(a: Exact): Exact {
  return { numerator: a.numerator.neg(), denominator: a.denominator };
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, negate(b));
}

export function multiply(a: Exact, b: Exact): Exact {
  const p = a.denominator;
  const q = b.denominator;
  const denominator = p === ONE_BIG ? q : q === ONE_BIG ? p : p.times(q);
  return settled(a.numerator.times(b.numerator), denominator);
}

/** Exact division. `undefined` where `b` is zero. */
export function divide(a: Exact, b: Exact): Exact | undefined {
  if (b.numerator.isZero()) return undefined;
  // a/p : b/q = aq / pb; b may have decimal places and a sign, a denominator may not.
  const shift = powerOfTen(b.numerator.decimalPlaces());
  const whole = shift === ONE_BIG ? b.numerator : b.numerator.times(shift);
  const top = b.denominator === ONE_BIG ? a.numerator : a.numerator.times(b.denominator);
  const numerator = shift === ONE_BIG ? top : top.times(shift);
  const bottom = whole.abs();
  const denominator = a.denominator === ONE_BIG ? bottom : a.denominator.times(bottom);
  return settled(whole.isNegative() ? numerator.neg() : numerator, denominator.eq(ONE_BIG) ? ONE_BIG : denominator);
}

/** -1, 0 or 1. */
export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  const alike = a.denominator === b.denominator;
  const order = alike ? a.numerator.cmp(b.numerator) : a.numerator.times(b.denominator).cmp(b.numerator.times(a.denominator));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

export function isZero(a: Exact): boolean {
  return a.numerator.isZero();
}

export function isNegative(a: Exact): boolean {
  return a.numerator.isNegative() && !a.numerator.isZero();
}

export function equals(a: Exact, b: Exact): boolean {
  return compare(a, b) === 0;
}

export function minimum(a: Exact, b: Exact): Exact {
  return compare(b, a) < 0 ? b : a;
}

export function maximum(a: Exact, b: Exact): Exact {
  return compare(b, a) > 0 ? b : a;
}

/** The multiple of `step` (positive, else a RangeError) that `mode` chooses. Exact values are returned unchanged in value. */
export function round(a: Exact, step: Exact, mode: RoundingMode): Exact {
  if (step.numerator.lte(0)) throw new RangeError("a rounding step is positive");
  const top = step.denominator === ONE_BIG ? a.numerator : a.numerator.times(step.denominator);
  const unit = a.denominator === ONE_BIG ? step.numerator : step.numerator.times(a.denominator);
  const quotient = wholeQuotient(top, unit, mode);
  return { numerator: step.numerator.eq(ONE_BIG) ? quotient : quotient.times(step.numerator), denominator: step.denominator };
}

function wholeQuotient(top: Big, unit: Big, mode: RoundingMode): Big {
  const truncated = top.divToInt(unit);
  const rest = top.minus(truncated.times(unit));
  if (rest.isZero()) return truncated;
  const away = top.isNegative() ? truncated.minus(ONE_BIG) : truncated.plus(ONE_BIG);
  return movesAway(mode, top.isNegative(), rest, unit, truncated) ? away : truncated;
}

function movesAway(mode: RoundingMode, negative: boolean, rest: Big, unit: Big, truncated: Big): boolean {
  switch (mode) {
    case "half up":
      return rest.abs().times(TWO_BIG).gte(unit);
    case "half even": {
      const twice = rest.abs().times(TWO_BIG);
      return twice.gt(unit) || (twice.eq(unit) && !truncated.mod(TWO_BIG).isZero());
    }
    case "down":
      return false;
    case "up":
      return true;
    case "floor":
      return negative;
    case "ceiling":
      return !negative;
  }
}

/** One unit in the last of `places` decimals: 0.001 for 3. */
export function decimalStep(places: number): Exact {
  return STEPS[places] ?? { numerator: ONE_BIG.div(powerOfTen(places)), denominator: ONE_BIG };
}

/** How many decimals the number needs; `undefined` where no finite number of them is enough (1/3). */
export function decimalPlaces(a: Exact): number | undefined {
  const value = terminating(a);
  return value?.decimalPlaces();
}

/** `126710.38`, `-0.5`, `0`. `undefined` where the number has no finite decimal form. */
export function decimalText(a: Exact): string | undefined {
  const value = terminating(a);
  return value === undefined ? undefined : plainText(value);
}

/** The decimal form where there is one, else a reduced fraction: `1274950/3`. Reads back with `exactFromText`. */
export function fractionText(a: Exact): string {
  const decimal = decimalText(a);
  if (decimal !== undefined) return decimal;
  const { top, bottom } = reduced(a);
  return `${top}/${bottom}`;
}

/** The reduced fraction as whole numbers; the denominator is positive. */
export function wholeFraction(a: Exact): { readonly numerator: bigint; readonly denominator: bigint } {
  const { top, bottom } = reduced(a);
  return { numerator: top, denominator: bottom };
}

const POWERS_OF_TEN: readonly Big[] = Array.from({ length: 64 }, (_, power) => (power === 0 ? ONE_BIG : TEN.pow(power)));
const STEPS: readonly Exact[] = POWERS_OF_TEN.map((power) => ({ numerator: ONE_BIG.div(power), denominator: ONE_BIG }));

function powerOfTen(power: number): Big {
  return POWERS_OF_TEN[power] ?? TEN.pow(power);
}

function settled(numerator: Big, denominator: Big): Exact {
  if (denominator.e <= LONG_DENOMINATOR) return { numerator, denominator };
  const { top, bottom } = reduced({ numerator, denominator });
  return { numerator: new Big(top.toString()), denominator: bottom === 1n ? ONE_BIG : new Big(bottom.toString()) };
}

function plainText(value: Big): string {
  return value.isZero() ? "0" : value.toFixed();
}

function terminating(a: Exact): Big | undefined {
  if (a.denominator === ONE_BIG) return a.numerator;
  const { top, bottom } = reduced(a);
  let rest = bottom;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  if (rest !== 1n) return undefined;
  const places = Math.max(twos, fives);
  const scaled = top * (10n ** BigInt(places) / bottom);
  return new Big(scaled.toString()).div(powerOfTen(places));
}

function reduced(a: Exact): { top: bigint; bottom: bigint } {
  const shift = powerOfTen(a.numerator.decimalPlaces());
  const top = BigInt(a.numerator.times(shift).toFixed());
  const bottom = BigInt(a.denominator.times(shift).toFixed());
  const divisor = greatestCommonDivisor(top < 0n ? -top : top, bottom);
  return { top: top / divisor, bottom: bottom / divisor };
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Whole numbers within 53 bits divide exactly as `number`, several times faster. */
function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n && (x > SAFE || y > SAFE)) [x, y] = [y, x % y];
  if (y === 0n) return x === 0n ? 1n : x;
  let [p, q] = [Number(x), Number(y)];
  while (q !== 0) [p, q] = [q, p % q];
  return BigInt(p);
}
