// The rows that a rule makes of a debt: due dates, equal parts with their remainder, interest; or why it makes none.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { compare, isNegative, subtract, ZERO } from "../../values/exact.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import { dueDates } from "./due-dates.ts";
import { exactOf } from "./exact-of.ts";
import { sizeFaults } from "./part-faults.ts";
import type { PlanRule } from "./plan-rule.ts";
import type { ScheduledRow } from "./schedule-rows.ts";
import { principalRows, smallestRow, withInterest } from "./schedule-rows.ts";

export interface ToPlan {
  readonly agreed: Day;
  readonly debt: Exact;
  readonly down: Exact;
  readonly count: number;
}

/** INVARIANT: rows are given only where each is above zero, and then they and the down payment add up to the debt, interest aside. */
export function plannedRows(
  plan: Plan,
  { body, terms }: PlanRule,
  { agreed, debt, down, count }: ToPlan,
  known: Day | undefined,
  place: FindingPlace,
): { readonly rows: readonly ScheduledRow[]; readonly findings: readonly Finding[] } {
  if (terms === undefined) return { rows: [], findings: [] };
  const left = subtract(debt, down);
  // A down payment beyond the debt is what is wrong then, not the parts.
  if (isNegative(left)) return { rows: [], findings: [] };
  const principals = principalRows(body.parts, left, count);
  const smallest = smallestRow(body.parts, left, count);
  const least = exactOf(terms.leastPart);
  const isPlan = compare(smallest, ZERO) > 0;
  const sizes = isPlan && compare(smallest, least) >= 0 ? [] : sizeFaults({ debt, down, principals }, least, place);
  const due = dueDates(plan, { ...body, first: terms.first }, agreed, count, known);
  if (due.kind === "unknown") return { rows: [], findings: [...sizes, findingOf("due-dates-unknown", { day: textFromDay(plan.calendar, due.day) }, place)] };
  if (due.kind === "outside") {
    const values = { count: String(count), day: textFromDay(plan.calendar, agreed) };
    return { rows: [], findings: [...sizes, findingOf("due-dates-outside", values, place)] };
  }
  return { rows: isPlan ? withInterest(body.interest, agreed, due.days, principals) : [], findings: sizes };
}
