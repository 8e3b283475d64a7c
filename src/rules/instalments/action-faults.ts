// Late penalties and disconnections for debt that a kept plan covers. An action names no document: what it can rest on is told from the account's overdue ones.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { dayFromText } from "../../values/calendar.ts";
import { compare, ZERO } from "../../values/exact.ts";
import type { Finding } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { Dated } from "../records/journal.ts";
import type { Action } from "../records/record.ts";
import { leftOf, standingOn } from "./document-standing.ts";
import type { DocumentCase, PlanJournal } from "./plan-journal.ts";
import type { PlanLife } from "./plan-life.ts";
import { isActiveOn } from "./plan-life.ts";

/** Nothing is said of an action that another overdue document of the account explains, nor of one on the day of the agreement: it may have come first. */
export function actionFaults(plan: Plan, journal: PlanJournal, lives: readonly PlanLife[], account: string): readonly Finding[] {
  return (journal.actionsOf.get(account) ?? []).flatMap((action) => {
    const code = codeFor(action.record);
    if (code === undefined) return [];
    const kept = lives.filter((life) => life.plan.day < action.day && isActiveOn(life, action.day));
    const meant = kept.find((life) => isMeant(plan, journal, kept, life, action));
    if (meant === undefined) return [];
    const { record } = action;
    const cites = meant.rule?.cites ?? [];
    const place = { records: [meant.plan.record.id, record.id], account: record.account, day: record.day, cites, marks: meant.rule?.marks ?? [] };
    return [findingOf(code, { plan: meant.plan.record.id }, place)];
  });
}

/** A fee serves a claim only where it says so. */
function codeFor({ what, oldest_day }: Action): "penalty-in-kept-plan" | "disconnection-in-kept-plan" | undefined {
  switch (what) {
    case "late_penalty":
      return "penalty-in-kept-plan";
    case "fee":
      return oldest_day === undefined ? undefined : "penalty-in-kept-plan";
    case "disconnection":
    case "removal":
      return "disconnection-in-kept-plan";
    case "reconnection":
      return undefined;
  }
}

/** Whether the action can only be for what the plan covers: its claim's oldest document is in it, or the account has no other overdue one. */
function isMeant(plan: Plan, journal: PlanJournal, kept: readonly PlanLife[], life: PlanLife, action: Dated<Action>): boolean {
  const overdue = (journal.documentsOf.get(action.record.account) ?? []).filter((document) => isOverdue(document, action.day));
  const oldest = action.record.oldest_day === undefined ? undefined : dayFromText(plan.calendar, action.record.oldest_day);
  const named = oldest === undefined ? undefined : documentOf(plan, overdue, oldest);
  if (named !== undefined) return covers(life, named);
  return overdue.every((document) => kept.some((each) => covers(each, document)));
}

function covers({ plan }: PlanLife, { id }: DocumentCase): boolean {
  return plan.covers.some(({ document }) => document === id);
}

function isOverdue(document: DocumentCase, day: Day): boolean {
  if (document.due === undefined || document.due >= day || (document.document?.day ?? Infinity) > day) return false;
  const left = leftOf(document, (each) => each.day <= day);
  return left !== undefined && compare(left, ZERO) > 0 && standingOn(document, day) === undefined;
}

/** The document of the day or due on it; else the first that fell due after it. */
function documentOf({ calendar }: Plan, documents: readonly DocumentCase[], oldest: Day): DocumentCase | undefined {
  const sorted = documents.toSorted((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity));
  const exact = sorted.find(({ due, document }) => due === oldest || (document !== undefined && dayFromText(calendar, document.record.day) === oldest));
  return exact ?? sorted.find(({ due }) => (due ?? -Infinity) >= oldest);
}
