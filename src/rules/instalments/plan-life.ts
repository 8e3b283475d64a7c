// The life of a plan: its rows as cancelled bills left them, how far they are paid, and what made an end of it, with the day.
// INVARIANT: a function of the plan, its payments, its documents' states and the records that end it; nothing else breaks or keeps it.
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, maximum, minimum, subtract, ZERO } from "../../values/exact.ts";
import { settledBy, standingOn } from "./document-standing.ts";
import type { DocumentCase, PlanCase, PlanJournal, Settled } from "./plan-journal.ts";
import type { PlanRule } from "./plan-rule.ts";
import type { PlanProgress, PlanRows } from "./progress.ts";
import { progressOf } from "./progress.ts";
import { recomputed } from "./recompute.ts";
import type { PaymentMade } from "./running-total.ts";

export interface PlanLife {
  readonly plan: PlanCase;
  /** Undefined where no rule can be asked: then nothing is missed, and nothing broken. */
  readonly rule: PlanRule | undefined;
  /** The rows as agreed, and from each cancellation on as it left them; the first is from the agreement. */
  readonly stages: readonly Stage[];
  readonly progress: PlanProgress;
  readonly end: PlanEnding | undefined;
  readonly brokenOn: Day | undefined;
  readonly cancelledOn: Day | undefined;
  readonly supersededOn: Day | undefined;
  readonly cancelledBills: readonly CancelledBill[];
}

export interface Stage {
  readonly from: Day;
  readonly rows: PlanRows;
}

/** What came first. */
export interface PlanEnding {
  readonly on: Day;
  readonly how: "broken" | "paid off" | "cancelled" | "superseded";
}

/** `off`: what was unpaid of it, and so came off the plan. `credit`: what had been paid on it and is the debtor's again. */
export interface CancelledBill {
  readonly document: string;
  readonly day: Day;
  readonly off: Exact;
  readonly credit: Exact;
}

export function lifeOf(journal: PlanJournal, plan: PlanCase, rule: PlanRule | undefined, asOf: Day): PlanLife {
  const cancelledOn = plan.ends.find(({ record, day }) => record.how === "cancelled" && day >= plan.day)?.day;
  const supersededOn = plan.replaced?.day;
  const endedOn = earliest([cancelledOn, supersededOn]);
  const agreed: PlanRows = { agreed: plan.day, down: plan.down, rows: plan.rows, endedOn };
  const payments = paidInto(journal, plan);
  const after = afterCancellations(journal, plan, rule, agreed, payments, asOf);
  const progress = progressOf(rule?.body, after.rows, payments, Math.min(asOf, after.brokenOn ?? Infinity));
  const brokenOn = earliest([progress.brokenOn, progress.paidOffOn === undefined ? after.brokenOn : undefined]);
  const end = firstOf([
    { how: "broken", on: brokenOn },
    { how: "paid off", on: progress.paidOffOn },
    { how: "cancelled", on: cancelledOn },
    { how: "superseded", on: supersededOn },
  ]);
  const { stages, cancelledBills } = after;
  return { plan, rule, stages, progress, end, brokenOn, cancelledOn, supersededOn, cancelledBills };
}

/** Whether the plan is in force at the end of the day: agreed, and not at an end. */
export function isActiveOn({ plan, end }: PlanLife, day: Day): boolean {
  return plan.day <= day && (end === undefined || day < end.on);
}

/** The stage that was in force on the day. */
export function stageOn({ stages }: PlanLife, day: Day): PlanRows | undefined {
  return (stages.findLast(({ from }) => from <= day) ?? stages[0])?.rows;
}

/** What counts as put to a covered document after the agreement: by payments to the plan, and by others from the next day on. */
export function isSince({ record, day }: Pick<PlanCase, "record" | "day">, settled: Settled): boolean {
  return settled.plan === record.id || settled.day > day;
}

/** Payments that name the plan, and what other payments put to its documents while it ran: the debt is the same. */
function paidInto({ documents }: PlanJournal, plan: PlanCase): readonly PaymentMade[] {
  const covered = new Set(plan.covers.map(({ document }) => document));
  const others = [...covered]
    .flatMap((document) => documents.get(document)?.settled ?? [])
    .filter((settled) => settled.plan !== plan.record.id && isSince(plan, settled));
  return others.length === 0 ? plan.payments : [...plan.payments, ...others];
}

interface AfterCancellations {
  readonly rows: PlanRows;
  readonly stages: readonly Stage[];
  readonly cancelledBills: readonly CancelledBill[];
  readonly brokenOn: Day | undefined;
}

function afterCancellations(
  journal: PlanJournal,
  plan: PlanCase,
  rule: PlanRule | undefined,
  agreed: PlanRows,
  payments: readonly PaymentMade[],
  asOf: Day,
): AfterCancellations {
  const stages: Stage[] = [{ from: plan.day, rows: agreed }];
  const bills: CancelledBill[] = [];
  let rows = agreed;
  const result = (brokenOn: Day | undefined): AfterCancellations => ({ rows, stages, cancelledBills: bills, brokenOn });
  if (rule === undefined) return result(undefined);
  const terms = { ...rule.body, leastPart: rule.terms?.leastPart ?? rule.body.leastPart };
  for (const { day, documents } of cancellationsOf(journal, plan, asOf)) {
    const { brokenOn, paidOffOn } = progressOf(rule.body, rows, payments, day);
    if (brokenOn !== undefined || paidOffOn !== undefined || (agreed.endedOn ?? Infinity) <= day) return result(undefined);
    if (rule.body.cancelledBill === "breaks") return result(day);
    const cancelled = documents.map((document) => cancelledBill(plan, document, day));
    bills.push(...cancelled);
    rows = recomputed(
      terms,
      rows,
      day,
      cancelled.reduce((sum, { off }) => add(sum, off), ZERO),
    );
    stages.push({ from: day, rows });
  }
  return result(undefined);
}

/** After the agreement: what was cancelled before it should not have been covered at all. */
function cancellationsOf({ documents }: PlanJournal, plan: PlanCase, asOf: Day): readonly { readonly day: Day; readonly documents: readonly DocumentCase[] }[] {
  const covered = [...new Set(plan.covers.map(({ document }) => document))].flatMap((id) => documents.get(id) ?? []);
  const cancelled = covered.flatMap((document) => {
    const standing = standingOn(document, asOf);
    return standing?.state === "cancelled" && standing.since > plan.day ? [{ document, day: standing.since }] : [];
  });
  const days = [...new Set(cancelled.map(({ day }) => day))].sort((a, b) => a - b);
  return days.map((day) => ({ day, documents: cancelled.filter((each) => each.day === day).map(({ document }) => document) }));
}

function cancelledBill(plan: PlanCase, document: DocumentCase, day: Day): CancelledBill {
  const covered = plan.covers.reduce((sum, cover) => (cover.document === document.id ? add(sum, cover.amount) : sum), ZERO);
  const settled = settledBy(document, (each) => isSince(plan, each) && each.day <= day);
  return { document: document.id, day, off: maximum(ZERO, subtract(covered, settled)), credit: minimum(covered, settled) };
}

function firstOf(ends: readonly { readonly how: PlanEnding["how"]; readonly on: Day | undefined }[]): PlanEnding | undefined {
  const known = ends.flatMap(({ how, on }) => (on === undefined ? [] : [{ how, on }]));
  return known.reduce((first: PlanEnding | undefined, end) => (first === undefined || end.on < first.on ? end : first), undefined);
}

function earliest(days: readonly (Day | undefined)[]): Day | undefined {
  const known = days.filter((day) => day !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
