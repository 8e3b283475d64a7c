// How likely it is that a hypothesis fits by chance: how densely the hypotheses lie about the issued figure, where a right guess would have to hit one value.
// Of the figures that are wrong the first one is taken; that the others fit as well makes chance less likely still, and is left out of account.
import type { Exact } from "../../values/exact.ts";
import {
  compare,
  divide,
  exactFromBigInt,
  exactFromText,
  fractionText,
  isNegative,
  multiply,
  negate,
  ONE,
  round,
  subtract,
  wholeFraction,
  ZERO,
} from "../../values/exact.ts";

export interface Coincidence {
  readonly hypotheses: number;
  /** W: how many values of the smallest unit the hypotheses would have to themselves at that density. */
  readonly width: string;
  /** H / W as an exact fraction. */
  readonly expected: string;
}

/** `off`: issued - right. Hypotheses count within twice that, on either side of the right figure; `unit`: the smallest unit of the currency. */
export function coincidenceOf(hypotheses: number, values: readonly Exact[], right: Exact, off: Exact, unit: Exact): Coincidence {
  const reach = multiply(sizeOf(off), TWO);
  const near = values.filter((value) => compare(sizeOf(subtract(value, right)), reach) <= 0).length;
  const units = wholeFraction(round(divide(multiply(reach, TWO), unit) ?? ONE, ONE, "floor")).numerator + 1n;
  const width = (BigInt(hypotheses) * units) / BigInt(Math.max(1, near));
  const expected = divide(exactFromBigInt(BigInt(hypotheses)), exactFromBigInt(width === 0n ? 1n : width)) ?? ONE;
  return { hypotheses, width: width.toString(), expected: fractionText(expected) };
}

/** Whether chance would match one bill in two hundred or more: a small difference says little, whatever gives it. */
export function isOften({ expected }: Coincidence): boolean {
  return compare(multiply(exactFromText(expected) ?? ZERO, TWO_HUNDRED), ONE) >= 0;
}

const TWO_HUNDRED = exactFromText("200") ?? ONE;

const TWO = exactFromText("2") ?? ONE;

function sizeOf(value: Exact): Exact {
  return isNegative(value) ? negate(value) : value;
}
