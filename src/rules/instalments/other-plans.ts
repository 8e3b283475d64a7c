// What the account's other plans forbid: too many at once, one soon after a broken one, a document in two, and a re-plan beyond what the rule allows.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import { compare, fractionText, ZERO } from "../../values/exact.ts";
import type { Finding } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { Candidate } from "./candidate.ts";
import { placeWith } from "./candidate.ts";
import { leftOf, standingOn } from "./document-standing.ts";
import { stepAfter } from "./due-dates.ts";
import type { Lives } from "./lives.ts";
import type { PlanJournal } from "./plan-journal.ts";
import type { PlanLife } from "./plan-life.ts";
import { isActiveOn } from "./plan-life.ts";
import type { PlanRule } from "./plan-rule.ts";
import type { PlansBefore } from "./plans-before.ts";
import { plansBefore } from "./plans-before.ts";
import { paidInRow } from "./progress.ts";

/** `rule` undefined: only what no rule is asked for. */
export function otherPlanFaults(plan: Plan, journal: PlanJournal, lives: Lives, rule: PlanRule | undefined, candidate: Candidate): readonly Finding[] {
  const ofAccount = lives(candidate.account.id);
  const stand = plansBefore(ofAccount, candidate);
  const [before] = stand.line;
  const circle = circleOf(ofAccount, candidate);
  const active = stand.others.filter((life) => life !== before && !circle.has(life.plan.record.id) && isActiveOn(life, candidate.day));
  return [
    ...(candidate.line.isCircle ? [findingOf("replaces-in-a-circle", {}, candidate.place)] : []),
    ...coveredTwice(active, candidate),
    ...(rule === undefined ? [] : tooMany(active, rule, candidate)),
    ...(rule === undefined ? [] : afterBroken(plan, stand, rule, candidate)),
    ...(rule === undefined || before === undefined ? [] : replanFaults(plan, before, replansOf(stand, candidate), rule, candidate)),
    ...(before === undefined ? [] : leftOut(journal, before, candidate)),
  ];
}

/** Plans that take one another's place, this one among them: that each of them is told says why they stand beside each other. */
function circleOf(lives: readonly PlanLife[], { id, line }: Candidate): ReadonlySet<string> {
  const circle = new Set<string>();
  if (!line.isCircle) return circle;
  const replaced = new Map(lives.map(({ plan }) => [plan.record.id, plan.record.replaces]));
  for (let next = id; next !== undefined && !circle.has(next); next = replaced.get(next)) circle.add(next);
  return circle;
}

/** A document once, whichever other plans cover it. */
function coveredTwice(active: readonly PlanLife[], candidate: Candidate): readonly Finding[] {
  const documents = [...new Set(candidate.covers.map(({ document }) => document))];
  return documents.flatMap((document) => {
    const other = active.find(({ plan }) => plan.covers.some((cover) => cover.document === document));
    if (other === undefined) return [];
    const { id } = other.plan.record;
    return [findingOf("covered-twice", { document, plan: id }, placeWith(candidate, [id]))];
  });
}

/** How many others a finding names: of thousands on one account each would else name all before it. `count` says how many there are. */
const MOST_NAMED = 100;

function tooMany(active: readonly PlanLife[], { name, body }: PlanRule, candidate: Candidate): readonly Finding[] {
  const count = active.length + 1;
  if (count <= body.activePlans) return [];
  const ids = active.slice(0, MOST_NAMED).map(({ plan }) => plan.record.id);
  return [findingOf("plans-too-many", { count: String(count), most: String(body.activePlans), rule: name }, placeWith(candidate, ids))];
}

/** The plans that it takes the place of, one after another, are no hindrance. Where the rule knows no re-plan, a broken plan's debt has no second one at all. */
function afterBroken(plan: Plan, { others, line }: PlansBefore, rule: PlanRule, candidate: Candidate): readonly Finding[] {
  const broken = others.filter((life) => life.brokenOn !== undefined && life.brokenOn <= candidate.day && !line.includes(life));
  const step = rule.terms?.afterBroken;
  const waits = broken.map((life) => ({ life, until: step === undefined ? -Infinity : stepAfter(plan, life.brokenOn ?? 0, step) }));
  const last = waits.toSorted((a, b) => b.until - a.until)[0];
  if (last !== undefined && candidate.day < last.until) {
    const { id } = last.life.plan.record;
    const values = { plan: id, on: dayText(plan, last.life.brokenOn), until: textFromDay(plan.calendar, last.until) };
    return [findingOf("plan-after-broken", values, placeWith(candidate, [id]))];
  }
  if (rule.body.replan !== undefined) return [];
  const documents = new Set(candidate.covers.map(({ document }) => document));
  const second = broken.find((life) => life.plan.covers.some(({ document }) => documents.has(document)));
  return second === undefined ? [] : [notAllowed(second, rule, candidate)];
}

function replanFaults(plan: Plan, before: PlanLife, count: number, rule: PlanRule, candidate: Candidate): readonly Finding[] {
  const { replan } = rule.body;
  if (replan === undefined) return [notAllowed(before, rule, candidate)];
  const { id } = before.plan.record;
  const at = placeWith(candidate, [id]);
  const found = paidInRow(before.progress);
  const needed = replan.paidInRow ?? 0;
  const until = replan.withinDays === undefined || before.brokenOn === undefined ? Infinity : before.brokenOn + replan.withinDays;
  return [
    ...(count > replan.atMost ? [findingOf("replan-too-many", { count: String(count), most: String(replan.atMost), rule: rule.name }, at)] : []),
    ...(found < needed ? [findingOf("replan-too-few-paid", { plan: id, found: String(found), needed: String(needed), rule: rule.name }, at)] : []),
    ...(candidate.day > until
      ? [findingOf("replan-too-late", { plan: id, on: dayText(plan, before.brokenOn), until: textFromDay(plan.calendar, until) }, at)]
      : []),
  ];
}

/** How many times a plan took another's place for the debt that the first of them was for, with this one. */
function replansOf({ others }: PlansBefore, { line }: Candidate): number {
  return others.filter(({ plan }) => plan.line.first === line.first && plan.record.id !== line.first).length + 1;
}

/** What is unpaid of the plan before is in the new one. Whether the amounts are right is asked of each document by itself. */
function leftOut({ documents }: PlanJournal, before: PlanLife, candidate: Candidate): readonly Finding[] {
  const covered = new Set(candidate.covers.map(({ document }) => document));
  const old = [...new Set(before.plan.covers.map(({ document }) => document))].filter((document) => !covered.has(document));
  return old.flatMap((id) => {
    const document = documents.get(id);
    // What is disputed, written off or cancelled cannot be in a plan.
    if (document === undefined || standingOn(document, candidate.day) !== undefined) return [];
    const left = leftOf(document, ({ day }) => day <= candidate.day);
    if (left === undefined || compare(left, ZERO) <= 0) return [];
    const plan = before.plan.record.id;
    return [findingOf("replan-leaves-debt", { plan, document: id, amount: fractionText(left) }, placeWith(candidate, [plan]))];
  });
}

function notAllowed(before: PlanLife, rule: PlanRule, candidate: Candidate): Finding {
  const { id } = before.plan.record;
  return findingOf("replan-not-allowed", { plan: id, rule: rule.name }, placeWith(candidate, [id]));
}

function dayText({ calendar }: Plan, day: Day | undefined): string {
  return day === undefined ? "" : textFromDay(calendar, day);
}
