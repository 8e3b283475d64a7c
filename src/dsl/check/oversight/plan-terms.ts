// The terms of a plan that an exception may replace: down payment, number of parts, least part, first due date, no plan after a broken one.
import { compare, exactFromText, ONE, ZERO } from "../../../values/exact.ts";
import type { PlanCount, PlanTerms } from "../../oversight.ts";
import type * as tree from "../../tree/oversight.ts";
import type { Scope } from "../scope.ts";
import { gradeNamed } from "./grades.ts";
import type { Names } from "./names.ts";
import { amountAt, countOf, MOST, moneyOf, moneyRounding, ratioOf } from "./numbers.ts";
import { refuse } from "./refuse.ts";

/** A term as bound; `value` may be undefined in its own right. */
export interface Bound<T> {
  readonly value: T;
}

/** Undefined after a report. */
export function bindDown(scope: Scope, what: string, down: tree.DownPayment): Bound<PlanTerms["down"]> | undefined {
  const { atLeast, atMost, round } = down;
  if (atLeast === undefined && atMost === undefined) return { value: undefined };
  const [least, most] = [atLeast && ratioOf(atLeast), atMost && ratioOf(atMost)];
  const isRight = isDownInRange(scope, down, least, most);
  if (round === undefined) {
    const example = `\`round up to 10_000 ${scope.currency}\` after the percentages`;
    return refuse(scope, "clause-missing", down.span, { what, clause: "how the down payment is rounded", example });
  }
  const rounding = moneyRounding(scope, round);
  return rounding === undefined || !isRight ? undefined : { value: { least, most, round: rounding } };
}

function isDownInRange(scope: Scope, { atLeast, atMost }: tree.DownPayment, least: string | undefined, most: string | undefined): boolean {
  const over = (one: string | undefined, other: string): number => (one === undefined ? -1 : compare(exactFromText(one) ?? ZERO, exactFromText(other) ?? ONE));
  if (atLeast !== undefined && over(least, "1") >= 0) {
    refuse(scope, "down-payment-range", atLeast.span, {
      found: `at least ${atLeast.text}%`,
      why: "leaves nothing to be paid in parts",
      help: "write a percentage below 100%",
    });
    return false;
  }
  if (atMost !== undefined && over(most, "1") > 0) {
    refuse(scope, "down-payment-range", atMost.span, { found: `at most ${atMost.text}%`, why: "is more than the debt", help: "write a percentage up to 100%" });
    return false;
  }
  if (atLeast === undefined || atMost === undefined || over(least, most ?? "1") <= 0) return true;
  const why = `cannot be at most ${atMost.text}%`;
  refuse(scope, "down-payment-range", atMost.span, { found: `at least ${atLeast.text}%`, why, help: "write the smaller percentage after `at least`" });
  return false;
}

/** Undefined after a report. */
export function bindCount(scope: Scope, grades: Names, { from, limits }: tree.PlanCount): PlanCount | undefined {
  const least = from === undefined ? 1 : from === "span" ? "span" : countOf(scope, from, "the least number of parts", 1, MOST.parts);
  const bound = limits.map((limit) => {
    const upTo = countOf(scope, limit.upTo, "the number of parts", 1, MOST.parts);
    const by = gradeNamed(scope, grades, limit.by);
    return upTo === undefined || by === undefined ? undefined : { upTo, by, span: limit.span };
  });
  const whole = bound.filter((limit) => limit !== undefined);
  if (least === undefined || whole.length < bound.length) return undefined;
  const areRight = whole.map((limit, at) => isLimitRight(scope, grades, least, limit, whole[at - 1]));
  return areRight.includes(false) ? undefined : { from: least, limits: whole.map(({ upTo, by }) => ({ upTo, by })) };
}

interface Limit {
  readonly upTo: number;
  readonly by: string;
  readonly span: tree.PlanCount["span"];
}

function isLimitRight(scope: Scope, grades: Names, from: number | "span", limit: Limit, before: Limit | undefined): boolean {
  const rank = (name: string): number => grades.list.findIndex((grade) => grade.name === name);
  const named = { grade: limit.by, upTo: String(limit.upTo) };
  const rising = "write the limits from the lowest grade to the highest, each with more parts than the one before";
  const fault =
    before !== undefined && rank(limit.by) <= rank(before.by)
      ? { why: `does not stand above \`${before.by}\`, which is named before it`, help: rising }
      : before !== undefined && limit.upTo <= before.upTo
        ? { why: `\`${before.by}\` below it may grant ${before.upTo}`, help: rising }
        : from !== "span" && limit.upTo < from
          ? { why: `a plan has at least ${from}`, help: "lower the number after `from`, or leave the grade out" }
          : undefined;
  if (fault !== undefined) refuse(scope, "count-limits", limit.span, { ...named, ...fault });
  return fault === undefined;
}

/** Undefined after a report. */
export function bindLeastPart(scope: Scope, { number, unit, span }: tree.LeastPart): string | undefined {
  return moneyOf(scope, amountAt(number, unit, span), "`part at least`");
}
