// What is wrong with a plan as it was agreed: its rule, debtor and documents, the account's other plans, who granted it, and its figures and dates.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { compare, fractionText, ZERO } from "../../values/exact.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import { candidateOf } from "./candidate.ts";
import { documentFaults } from "./covered-documents.ts";
import { downFaults, downRange } from "./down-payment.ts";
import { dueFaults } from "./due-faults.ts";
import { exactOf } from "./exact-of.ts";
import { countFaults, grantFaults, grantRanges } from "./grants.ts";
import { interestFaults } from "./interest-faults.ts";
import type { Lives } from "./lives.ts";
import { placeOfPlan, ruleOf } from "./lives.ts";
import { otherPlanFaults } from "./other-plans.ts";
import { divisionFaults, sizeFaults, sumFaults } from "./part-faults.ts";
import type { PlanCase, PlanJournal } from "./plan-journal.ts";
import type { PlanRule, RuleFinder } from "./plan-rule.ts";

/** What one audit works with. */
export interface PlanAudit {
  readonly plan: Plan;
  readonly journal: PlanJournal;
  readonly find: RuleFinder;
  readonly lives: Lives;
  readonly known: Day | undefined;
}

export function agreementFaults({ plan, journal, find, lives, known }: PlanAudit, agreed: PlanCase): readonly Finding[] {
  const { rule, findings } = ruleOf(find, agreed);
  const place = { ...placeOfPlan(agreed.record), cites: rule?.cites ?? [], marks: rule?.marks ?? [] };
  const candidate = candidateOf(agreed, place);
  return [
    ...findings,
    ...documentFaults(plan, journal, candidate),
    ...otherPlanFaults(plan, journal, lives, rule, candidate),
    ...grantedFaults(plan, journal, rule, agreed, place),
    ...(compare(agreed.debt, ZERO) > 0 ? figureFaults(rule, agreed, place) : [findingOf("debt-not-positive", { amount: fractionText(agreed.debt) }, place)]),
    ...dueFaults(plan, dueTermsOf(rule), { agreed: agreed.day, days: agreed.rows.map(({ due }) => due) }, known, place),
    ...(rule === undefined ? [] : interestFaults(rule, agreed.day, agreed.rows, place)),
  ];
}

function grantedFaults(
  plan: Plan,
  { persons }: PlanJournal,
  rule: PlanRule | undefined,
  { record, rows, day }: PlanCase,
  place: FindingPlace,
): readonly Finding[] {
  const ranges = rule?.terms === undefined ? undefined : grantRanges(plan, rule.terms, record.span_months);
  const grant = { person: record.granted_by, delegation: record.delegation, day, count: rows.length };
  return [...(ranges === undefined ? [] : countFaults(ranges, rows.length, place)), ...grantFaults(plan, persons, record.rule, ranges, grant, place)];
}

/** How parts are divided is asked only of those that add up and are above zero: else that is what is wrong with them. */
function figureFaults(rule: PlanRule | undefined, { debt, down, rows }: PlanCase, place: FindingPlace): readonly Finding[] {
  const figures = { debt, down, principals: rows.map(({ principal }) => principal) };
  const terms = rule?.terms;
  const sum = sumFaults(figures, place);
  const sizes = sizeFaults(figures, terms === undefined ? undefined : exactOf(terms.leastPart), place);
  const isDivided = sum.length === 0 && sizes.every(({ code }) => code !== "part-not-positive");
  return [
    ...sum,
    ...(terms === undefined ? [] : downFaults(downRange(terms, debt), down, place)),
    ...sizes,
    ...(rule !== undefined && isDivided ? divisionFaults(rule.body.parts, figures, place) : []),
  ];
}

function dueTermsOf(rule: PlanRule | undefined): Parameters<typeof dueFaults>[1] {
  return rule?.terms === undefined ? undefined : { first: rule.terms.first, every: rule.body.every, moved: rule.body.moved };
}
