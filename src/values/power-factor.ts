// cos phi = P / sqrt(P^2 + Q^2), rounded to a number of decimals without ever holding an inexact root: the digits are found by whole-number
// square root and the rounding decided by comparing squares.
import type { Exact, RoundingMode } from "./exact.ts";
import { divide, exactFromBigInt, ONE, wholeFraction, ZERO } from "./exact.ts";

/**
 * `active` and `reactive` energy of one period, in kWh and kvarh; their signs do not matter. 1 where both are zero (no use has no bad power
 * factor). Rounded to `places` decimals by `mode`; the result is never negative, so `floor` is `down` and `ceiling` is `up`.
 */
export function powerFactorOf(active: Exact, reactive: Exact, places: number, mode: RoundingMode): Exact {
  const p = wholeFraction(active);
  const q = wholeFraction(reactive);
  // Over the common denominator both are whole: P = p.n * q.d, Q = q.n * p.d.
  const P = p.numerator * q.denominator;
  const Q = q.numerator * p.denominator;
  const squares = P * P + Q * Q;
  if (squares === 0n) return ONE;
  const scale = 10n ** BigInt(places);
  const target = P * P * scale * scale; // (scaled power factor)^2 = target / squares
  const floor = squareRoot(target / squares);
  const digits = floor * floor * squares === target || !movesUp(mode, floor, target, squares) ? floor : floor + 1n;
  return divide(exactFromBigInt(digits), exactFromBigInt(scale)) ?? ZERO;
}

function movesUp(mode: RoundingMode, floor: bigint, target: bigint, squares: bigint): boolean {
  const middle = 2n * floor + 1n; // half a unit above `floor`, doubled
  const side = 4n * target - middle * middle * squares;
  switch (mode) {
    case "half up":
      return side >= 0n;
    case "half even":
      return side > 0n || (side === 0n && floor % 2n === 1n);
    case "down":
    case "floor":
      return false;
    case "up":
    case "ceiling":
      return true;
  }
}

/** The largest whole number whose square is not above `value`. Newton's method on whole numbers. */
function squareRoot(value: bigint): bigint {
  if (value < 2n) return value;
  let guess = 1n << BigInt(Math.ceil(value.toString(2).length / 2));
  for (;;) {
    const next = (guess + value / guess) >> 1n;
    if (next >= guess) return guess;
    guess = next;
  }
}
