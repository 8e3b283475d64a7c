// From a journal to how one plan stands on a day: entries recorded by one day, what happened by another.
// INVARIANT: the order in which the journal was given changes nothing; nor does what happened later, or became known later.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, fractionText, isNegative, maximum, subtract, ZERO } from "../../values/exact.ts";
import { readDay } from "../authority/decide.ts";
import type { Finding } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { JournalItem } from "../records/journal.ts";
import type { Settled } from "./allocation.ts";
import { leftOf, settledBy, standingOn } from "./document-standing.ts";
import { ruleOf } from "./lives.ts";
import type { PlanJournal } from "./plan-journal.ts";
import { planJournal } from "./plan-journal.ts";
import type { PlanLife } from "./plan-life.ts";
import { isSince, lifeOf, stageOn } from "./plan-life.ts";
import type { RuleAnswer } from "./plan-rule.ts";
import { ruleFinder } from "./plan-rule.ts";
import type { PlanDocumentState, PlanPaymentState, PlanState, PlanStateAnswer, PlanStatus } from "./plan-state.ts";
import type { RowProgress } from "./progress.ts";
import { payoffsOf } from "./progress.ts";
import type { SettledPayment } from "./settlement.ts";
import { settlementOf } from "./settlement.ts";

/** Texts in the schedule's calendar. `asKnown`: rules announced and entries recorded by its end; absent: all. */
export interface PlanDays {
  readonly asOf: string;
  readonly asKnown?: string | undefined;
}

export function planStateAt(plan: Plan, items: readonly JournalItem[], planId: string, { asOf, asKnown }: PlanDays): PlanStateAnswer {
  const [day, known] = [readDay(plan, "asOf", asOf), readDay(plan, "asKnown", asKnown)];
  const faults = [...day.faults, ...known.faults];
  if (day.day === undefined || faults.length > 0) return { kind: "none", findings: faults };
  const journal = planJournal(plan, items, { asOf: day.day, asKnown: known.day });
  const found = journal.plans.get(planId);
  if (found === undefined) return { kind: "none", findings: [whyNot(journal, planId, asOf)] };
  const answer = ruleOf(ruleFinder(plan, known.day), found);
  const life = lifeOf(journal, found, answer.rule, day.day);
  return { kind: "state", state: stateOf(plan, journal, life, answer, day.day) };
}

function whyNot({ unread }: PlanJournal, plan: string, day: string): Finding {
  const wrong = unread.get(plan);
  if (wrong !== undefined) return findingOf("plan-unreadable", { plan, place: wrong.place }, { records: [plan], day: wrong.record.day });
  return findingOf("plan-not-there", { plan, day }, { day });
}

function stateOf(plan: Plan, journal: PlanJournal, life: PlanLife, { rule, findings }: RuleAnswer, asOf: Day): PlanState {
  const { record } = life.plan;
  const { progress, end } = life;
  const text = (day: Day | undefined): string | undefined => (day === undefined ? undefined : textFromDay(plan.calendar, day));
  const documents = documentsOf(journal, life, asOf);
  return {
    plan: record.id,
    account: record.account.id,
    rule: record.rule,
    status: statusOf(life),
    rows: progress.rows.map((row) => ({ ...amountsOf(row), due: textFromDay(plan.calendar, row.due), missedOn: text(row.missedOn) })),
    paid: fractionText(progress.paid),
    left: fractionText(end === undefined ? progress.left : ZERO),
    over: fractionText(progress.over),
    payoff: end === undefined ? payoffText(life, asOf) : undefined,
    brokenOn: text(life.brokenOn),
    paidOffOn: text(progress.paidOffOn),
    cancelledOn: text(life.cancelledOn),
    supersededOn: text(life.supersededOn),
    documents: documents.map(({ left, ...document }) => ({ ...document, left: fractionText(left) })),
    unpaid: fractionText(documents.reduce((sum, { left, state }) => (isNegative(left) || !isOwed(state) ? sum : add(sum, left)), ZERO)),
    payments: settlementOf(journal, life).map((settled) => paymentText(plan, settled)),
    cancelledBills: life.cancelledBills.map(({ document, day, off, credit }) => ({
      document,
      day: textFromDay(plan.calendar, day),
      off: fractionText(off),
      credit: fractionText(credit),
    })),
    version: rule === undefined ? undefined : { from: rule.version.from, to: rule.version.to, cites: rule.cites, marks: rule.marks },
    findings,
  };
}

function statusOf({ end, supersededOn, progress }: PlanLife): PlanStatus {
  if (supersededOn !== undefined) return "superseded";
  if (end !== undefined) return end.how;
  return progress.rows.some(({ state }) => state === "missed") ? "active" : "kept";
}

function amountsOf({ part, amount, interest, paid, state }: RowProgress): Pick<PlanState["rows"][number], "part" | "amount" | "interest" | "paid" | "state"> {
  return { part, amount: fractionText(amount), interest: fractionText(interest), paid: fractionText(paid), state };
}

function payoffText(life: PlanLife, asOf: Day): string | undefined {
  const rows = stageOn(life, asOf);
  if (rows === undefined) return undefined;
  return fractionText(maximum(ZERO, subtract(payoffsOf(life.rule?.body.interest, rows)(asOf), life.progress.paid)));
}

type DocumentNow = Omit<PlanDocumentState, "left"> & { readonly left: Exact };

function documentsOf(journal: PlanJournal, life: PlanLife, asOf: Day): readonly DocumentNow[] {
  const covered = new Map<string, Exact>();
  for (const { document, amount } of life.plan.covers) covered.set(document, add(covered.get(document) ?? ZERO, amount));
  return [...covered].map(([id, amount]) => documentNow(journal, life, id, amount, asOf));
}

function documentNow({ documents }: PlanJournal, { plan, end, supersededOn }: PlanLife, id: string, covered: Exact, asOf: Day): DocumentNow {
  const document = documents.get(id);
  const settled = document === undefined ? ZERO : settledBy(document, (each) => isSince(plan, each));
  const left = (document === undefined ? undefined : leftOf(document, () => true)) ?? subtract(covered, settled);
  const standing = document === undefined ? undefined : standingOn(document, asOf);
  const state = document?.document === undefined ? "unknown" : (standing?.state ?? "owed");
  const isUnpaid = compare(left, ZERO) > 0 && isOwed(state);
  return {
    document: id,
    covered: fractionText(covered),
    settled: fractionText(settled),
    left,
    due: document?.document?.record.due,
    state,
    restored: (end?.how === "broken" || end?.how === "cancelled") && supersededOn === undefined && isUnpaid,
  };
}

function isOwed(state: PlanDocumentState["state"]): boolean {
  return state === "owed" || state === "disputed" || state === "unknown";
}

function paymentText({ calendar }: Plan, { payment, toInterest, expected, posted, beyond }: SettledPayment): PlanPaymentState {
  const parts = (settled: readonly Settled[]): PlanPaymentState["posted"] =>
    settled.map(({ document, amount }) => ({ document, amount: fractionText(amount) }));
  return {
    payment: payment.record.id,
    day: textFromDay(calendar, payment.day),
    amount: fractionText(payment.amount),
    interest: fractionText(toInterest),
    expected: parts(expected),
    posted: parts(posted),
    beyond: fractionText(beyond),
  };
}
