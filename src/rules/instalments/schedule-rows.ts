// The rows of a plan: equal parts of what is left after the down payment, one stated part taking the remainder, so that they add up to it exactly.
import type { InstalmentBody } from "../../dsl/oversight.ts";
import type { Rounding } from "../../dsl/program.ts";
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, divide, exactFromWhole, minimum, multiply, round, subtract, ZERO } from "../../values/exact.ts";
import { exactOf } from "./exact-of.ts";

export interface ScheduledRow {
  readonly due: Day;
  readonly principal: Exact;
  readonly interest: Exact;
}

type Parts = InstalmentBody["parts"];

/**
 * INVARIANT: they add up to `left`. Sizes may be zero or negative where `left` is too small for `count`: whoever plans refuses that. `spread` does not turn on
 * the mode of rounding: so many whole steps as there are go one each to the first parts, and what is below a step to the first of all.
 */
export function principalRows(terms: Parts, left: Exact, count: number): readonly Exact[] {
  const { part, rest } = partOf(terms, left, count);
  switch (terms.remainder) {
    case "first":
      return parts(count, part, (index) => (index === 0 ? rest : ZERO));
    case "last":
      return parts(count, part, (index) => (index === count - 1 ? rest : ZERO));
    case "spread":
      return spread(count, part, rest, stepOf(terms.round));
  }
}

/** The smallest of `principalRows`, without making them. */
export function smallestRow(terms: Parts, left: Exact, count: number): Exact {
  if (count === 1) return left;
  const { part, rest } = partOf(terms, left, count);
  return terms.remainder === "spread" ? part : minimum(part, add(part, rest));
}

/** The greatest number of parts within [from, upTo] each of which is at least `least`; undefined: none. */
export function mostParts(terms: Parts, left: Exact, least: Exact, { from, upTo }: { readonly from: number; readonly upTo: number }): number | undefined {
  for (let count = upTo; count >= from; count -= 1) {
    const isEnough = compare(multiply(least, exactFromWhole(count)), left) <= 0;
    if (isEnough && compare(smallestRow(terms, left, count), least) >= 0) return count;
  }
  return undefined;
}

/** Simple interest on the balance before each row, for the days since the row before it (`since`, for the first). */
export function withInterest(interest: InstalmentBody["interest"], since: Day, dues: readonly Day[], principals: readonly Exact[]): readonly ScheduledRow[] {
  if (interest === undefined) return principals.map((principal, index) => ({ due: dues[index] ?? since, principal, interest: ZERO }));
  let balance = principals.reduce(add, ZERO);
  let before = since;
  return principals.map((principal, index) => {
    const due = dues[index] ?? before;
    const charged = interestOn(interest, balance, due - before);
    balance = subtract(balance, principal);
    before = due;
    return { due, principal, interest: charged };
  });
}

export function interestOn({ rate, days, round: rounding }: NonNullable<InstalmentBody["interest"]>, balance: Exact, elapsed: number): Exact {
  const share = divide(exactFromWhole(Math.max(0, elapsed)), exactFromWhole(days)) ?? ZERO;
  return rounded(multiply(multiply(balance, exactOf(rate)), share), rounding);
}

export function rounded(value: Exact, rounding: Rounding): Exact {
  return round(value, stepOf(rounding), rounding.mode);
}

function partOf({ round: rounding, remainder }: Parts, left: Exact, count: number): { readonly part: Exact; readonly rest: Exact } {
  const share = divide(left, exactFromWhole(count)) ?? ZERO;
  const part = remainder === "spread" ? round(share, stepOf(rounding), "floor") : rounded(share, rounding);
  return { part, rest: subtract(left, multiply(part, exactFromWhole(count))) };
}

/** `rest` is from zero up to, not including, a step for each part. */
function spread(count: number, part: Exact, rest: Exact, step: Exact): readonly Exact[] {
  const whole = round(rest, step, "floor");
  const below = subtract(rest, whole);
  return parts(count, part, (index) => {
    const more = compare(multiply(exactFromWhole(index + 1), step), whole) <= 0 ? step : ZERO;
    return index === 0 ? add(more, below) : more;
  });
}

function parts(count: number, part: Exact, more: (index: number) => Exact): readonly Exact[] {
  return Array.from({ length: count }, (_, index) => {
    const added = more(index);
    return added === ZERO ? part : add(part, added);
  });
}

function stepOf({ step }: Rounding): Exact {
  return exactOf(step);
}
