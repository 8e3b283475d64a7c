// How far from one value of the input all that a bill compared goes on with the same outcome: the stretch on which its forms are true.
import type { Exact } from "../../values/exact.ts";
import { add, compare, divide, minimum, negate, ONE, round, subtract, wholeFraction, ZERO } from "../../values/exact.ts";
import type { Straight } from "./form.ts";
import { valueAt } from "./form.ts";

/** The values that an input can have: multiples of `step` from `least` to `most`. */
export interface Grid {
  readonly least: Exact;
  readonly most: Exact;
  readonly step: Exact;
}

/** Collects what limits the stretch that begins at `at`; `last` shrinks. */
export interface Stretch {
  readonly grid: Grid;
  readonly at: Exact;
  last: Exact;
}

export function stretchAt(grid: Grid, at: Exact): Stretch {
  return { grid, at, last: grid.most };
}

/** The stretch ends where `gap` (exact) would pass to a side of zero whose answer is another: `sides` says it below, at and above zero. */
export function keepSide(stretch: Stretch, gap: Straight, sides: { readonly below: boolean; readonly zero: boolean; readonly above: boolean }): void {
  const now = compare(valueAt(gap, stretch.at), ZERO);
  const sign = compare(gap.slope, ZERO);
  if (sign === 0) return;
  // Going up the gap passes below, zero, above in turn; the stretch ends before the first whose answer differs from now's.
  const answer = now < 0 ? sides.below : now === 0 ? sides.zero : sides.above;
  const order = sign > 0 ? [sides.below, sides.zero, sides.above] : [sides.above, sides.zero, sides.below];
  const from = sign > 0 ? now + 1 : 1 - now;
  const next = order.findIndex((side, place) => place > from && side !== answer);
  if (next < 0) return;
  const root = divide(negate(gap.start), gap.slope) ?? ZERO;
  const onGrid = round(root, stretch.grid.step, "floor");
  const isOn = compare(onGrid, root) === 0;
  // Up to and including the root where the root still has the answer; else the last value before it.
  const end = next === 2 ? onGrid : isOn ? subtract(onGrid, stretch.grid.step) : onGrid;
  stretch.last = minimum(stretch.last, compare(end, stretch.at) < 0 ? stretch.at : end);
}

/** Nothing is known past this value. */
export function keepHere(stretch: Stretch): void {
  stretch.last = stretch.at;
}

export function after(grid: Grid, at: Exact): Exact {
  return add(at, grid.step);
}

/** How many values the grid has. */
export function countOf({ least, most, step }: Grid): number {
  const count = divide(subtract(most, least), step);
  return count === undefined ? 1 : Number(wholeFraction(round(count, ONE, "floor")).numerator) + 1;
}
