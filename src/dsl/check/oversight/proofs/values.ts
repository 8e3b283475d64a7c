// The values of a size or of months that are enough to try: each limit, one step over it, one step under it. They are tried in that order, so that
// a question found stands at a limit. INVARIANT: every limit, and every stretch between two limits, has a value among them; some stand there twice.
import type { Fraction } from "../../proofs/fraction.ts";
import { decimalUnit, difference, lesser, NOTHING, order, product, sum } from "../../proofs/fraction.ts";
import type { OwnNumber } from "./axes.ts";

const HALF: Fraction = { top: 1n, bottom: 2n };

export function valuesNear(axis: OwnNumber, limits: readonly Fraction[]): readonly Fraction[] {
  const sorted = limits.filter(({ top }) => top >= 0n).sort(order);
  const known = sorted.filter((limit, at) => at === 0 || order(limit, sorted[at - 1] ?? limit) !== 0);
  const step = stepOf(axis, known);
  const near = known.flatMap((limit, at) => {
    const [over, under] = [above(axis, limit, known[at + 1], step), below(axis, limit, known[at - 1], step)];
    return under === undefined ? [limit, over] : [limit, over, under];
  });
  return near.length === 0 ? [step] : [...near, NOTHING];
}

/** One step over the limit, or half-way to the next one where that is nearer. */
export function above(axis: OwnNumber, limit: Fraction, next: Fraction | undefined, step: Fraction): Fraction {
  const over = sum(limit, step);
  return next === undefined || axis.step !== undefined || order(over, next) < 0 ? over : product(sum(limit, next), HALF);
}

/** How far from a limit what is just past it stands: one step of the limits' own decimals, where those are finer. */
export function stepOf(axis: OwnNumber, limits: readonly Fraction[]): Fraction {
  return axis.step ?? limits.map(lastDecimal).reduce(lesser, axis.near);
}

function below(axis: OwnNumber, limit: Fraction, before: Fraction | undefined, step: Fraction): Fraction | undefined {
  const under = difference(limit, step);
  const floor = before ?? NOTHING;
  if (order(under, floor) > 0) return under;
  return axis.step !== undefined || order(limit, floor) === 0 ? undefined : product(sum(limit, floor), HALF);
}

/** One unit in the last decimal; of a number without an end of decimals, a millionth. */
function lastDecimal({ bottom }: Fraction): Fraction {
  for (let places = 0; places <= MOST_PLACES; places += 1) if (10n ** BigInt(places) % bottom === 0n) return decimalUnit(places);
  return decimalUnit(6);
}

const MOST_PLACES = 30;
