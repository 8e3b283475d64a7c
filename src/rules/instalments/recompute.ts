// A plan after a bill inside it was cancelled: what was unpaid of the bill is taken off the rows not yet due, which are divided anew as the rule divides.
// Rows that fell due stay as they are; only where the rows to come are not enough does the rest come off them, from the last backward, and then off the down payment.
import type { InstalmentBody } from "../../dsl/oversight.ts";
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, isZero, maximum, minimum, negate, subtract, ZERO } from "../../values/exact.ts";
import { exactOf } from "./exact-of.ts";
import type { PlanRows } from "./progress.ts";
import type { ScheduledRow } from "./schedule-rows.ts";
import { mostParts, principalRows, withInterest } from "./schedule-rows.ts";

export type RecomputeTerms = Pick<InstalmentBody, "parts" | "interest" | "leastPart">;

/** INVARIANT: principal and down payment together are less by `off`, as far as there is principal; no row is zero. `day`: of the cancellation. */
export function recomputed(terms: RecomputeTerms, plan: PlanRows, day: Day, off: Exact): PlanRows {
  const fallen = plan.rows.filter(({ due }) => due <= day);
  const open = plan.rows.filter(({ due }) => due > day);
  const left = subtract(
    open.reduce((sum, { principal }) => add(sum, principal), ZERO),
    off,
  );
  if (compare(left, ZERO) <= 0) return trimmed({ ...plan, rows: fallen }, negate(left));
  // Fewer parts where as many would fall below the least: the last dates fall away.
  const count = mostParts(terms.parts, left, exactOf(terms.leastPart), { from: 1, upTo: open.length }) ?? 1;
  const dues = open.slice(0, count).map(({ due }) => due);
  const rows = withInterest(terms.interest, fallen.at(-1)?.due ?? plan.agreed, dues, principalRows(terms.parts, left, count));
  return { ...plan, rows: [...fallen, ...rows] };
}

function trimmed(plan: PlanRows, off: Exact): PlanRows {
  const rows: ScheduledRow[] = [];
  let rest = off;
  for (const row of plan.rows.toReversed()) {
    const less = minimum(rest, maximum(ZERO, row.principal));
    const principal = subtract(row.principal, less);
    rest = subtract(rest, less);
    if (!isZero(principal) || !isZero(row.interest)) rows.unshift({ ...row, principal });
  }
  return { ...plan, rows, down: maximum(ZERO, subtract(plan.down, rest)) };
}
