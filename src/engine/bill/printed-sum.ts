// What the figures add up to as a bill prints them, for the difference to the total, which adds them unrounded.
import type { Exact } from "../../values/exact.ts";
import { add, ZERO } from "../../values/exact.ts";
import type { Adjustment } from "../request/true-up.ts";
import type { BillTrace } from "../trace.ts";

export function printedSum(trace: BillTrace, adjustments: readonly Adjustment[]): Exact {
  let sum = ZERO;
  for (const { line, printed } of trace.lines) if (!line.memo && line.group === undefined) sum = add(sum, printed);
  for (const { printed } of trace.groups) sum = add(sum, printed);
  for (const { counts, amount } of adjustments) if (counts) sum = add(sum, amount);
  return sum;
}
