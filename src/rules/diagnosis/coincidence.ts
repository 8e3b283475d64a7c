// How likely it is that a hypothesis fits by chance: the number tried over the number of values that the printed figures could have had.
// Expected chance matches H / W (audit.md 1.2): each further figure that the hypotheses can move divides again.
import { divide, type Exact, exactFromBigInt, exactFromText, fractionText, maximum, minimum, ONE, round, subtract, wholeFraction } from "../../values/exact.ts";
import type { Vector } from "./vector.ts";

export interface Coincidence {
  readonly hypotheses: number;
  /** W: the product, over figures that move by themselves, of the smallest units over which the hypotheses spread. */
  readonly width: string;
  /** H / W as an exact fraction. */
  readonly expected: string;
}

/** `unit`: the smallest unit of the currency. Sums move with lines and count only where no line was printed. */
export function coincidenceOf(hypotheses: number, vectors: readonly Vector[], figures: readonly string[], unit: string): Coincidence {
  const step = exactFromText(unit) ?? ONE;
  const widths = figures.map((name) => widthOf(name, vectors, step)).filter((width) => width > 1n);
  const width = widths.reduce((product, each) => product * each, 1n);
  const expected = divide(exactFromBigInt(BigInt(hypotheses)), exactFromBigInt(width)) ?? ONE;
  return { hypotheses, width: width.toString(), expected: fractionText(expected) };
}

/** How many smallest units lie between the least and the most that a hypothesis gives. */
function widthOf(name: string, vectors: readonly Vector[], step: Exact): bigint {
  const values = vectors.flatMap((vector) => vector.get(name) ?? []);
  const [first, ...others] = values;
  if (first === undefined) return 1n;
  const spread = subtract(others.reduce(maximum, first), others.reduce(minimum, first));
  const units = round(divide(spread, step) ?? ONE, ONE, "floor");
  return wholeFraction(units).numerator + 1n;
}
