// The terms that a rule offers for a debt on a day, and why it offers none.
import type { Step } from "../../dsl/oversight.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { compare, fractionText, subtract, ZERO } from "../../values/exact.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import { downRange } from "./down-payment.ts";
import { dueDates } from "./due-dates.ts";
import { exactOf } from "./exact-of.ts";
import { grantRanges } from "./grants.ts";
import type { PlanRule } from "./plan-rule.ts";
import { mostParts } from "./schedule-rows.ts";

/** Amounts in the schedule's currency. */
export interface OfferedTerms {
  readonly down: { readonly least: string; readonly most: string };
  /** By the lowest grade that may grant them; bounded by the least part where the least is paid down. A higher grade may grant what a lower one may. */
  readonly counts: readonly { readonly by: string; readonly from: number; readonly upTo: number }[];
  readonly leastPart: string;
  /** The first due date; undefined where it cannot be told. */
  readonly firstDue: string | undefined;
  readonly every: Step;
  /** A ratio for each so many days, simple, on the balance. */
  readonly interest: { readonly rate: string; readonly days: number } | undefined;
}

export interface DebtOnDay {
  readonly debt: Exact;
  readonly day: Day;
  /** Whole months over which it arose. */
  readonly span: number | undefined;
}

/** No terms where it cannot be told which hold: the rule's own findings say why. */
export function offeredTerms(
  plan: Plan,
  { body, terms }: PlanRule,
  { debt, day, span }: DebtOnDay,
  known: Day | undefined,
  place: FindingPlace,
): { readonly terms: OfferedTerms | undefined; readonly findings: readonly Finding[] } {
  const ranges = terms === undefined ? undefined : grantRanges(plan, terms, span);
  if (terms === undefined || ranges === undefined) return { terms: undefined, findings: [] };
  const { least, most } = downRange(terms, debt);
  const counts = ranges.flatMap(({ by, from, upTo }) => {
    const bound = mostParts(body.parts, subtract(debt, least), exactOf(terms.leastPart), { from, upTo });
    return bound === undefined ? [] : [{ by, from, upTo: bound }];
  });
  const due = dueDates(plan, { ...body, first: terms.first }, day, 1, known);
  const down = { least: fractionText(least), most: fractionText(most) };
  const fewest = String(Math.min(...ranges.map(({ from }) => from)));
  const isBelow = counts.length === 0 && compare(debt, ZERO) > 0;
  return {
    terms: {
      down,
      counts,
      leastPart: terms.leastPart,
      firstDue: due.kind === "dates" ? textFromDay(plan.calendar, due.days[0] ?? day) : undefined,
      every: body.every,
      interest: body.interest === undefined ? undefined : { rate: body.interest.rate, days: body.interest.days },
    },
    findings: [
      ...(isBelow ? [findingOf("debt-below-parts", { amount: fractionText(debt), stated: down.least, count: fewest, limit: terms.leastPart }, place)] : []),
      ...(due.kind === "unknown" ? [findingOf("due-dates-unknown", { day: textFromDay(plan.calendar, due.day) }, place)] : []),
      ...(due.kind === "outside" ? [findingOf("due-dates-outside", { count: "1", day: textFromDay(plan.calendar, day) }, place)] : []),
    ],
  };
}
