// What the rule makes of each payment to a plan: how much of it is interest, and how much settles which covered document.
// Rows are filled from the oldest, in each row the interest first. What was posted otherwise before is taken as it stands: one wrong posting does not make the
// next one wrong.
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, isZero, maximum, minimum, subtract, ZERO } from "../../values/exact.ts";
import { listAt } from "../authority/persons.ts";
import type { OpenDocument, Settled } from "./allocation.ts";
import { allocate } from "./allocation.ts";
import type { PaidIn, PlanJournal } from "./plan-journal.ts";
import type { PlanLife, Stage } from "./plan-life.ts";
import { isSince } from "./plan-life.ts";
import type { PlanRule } from "./plan-rule.ts";
import { differences, postedOf } from "./posting.ts";
import type { PlanRows } from "./progress.ts";
import { payoffsOf } from "./progress.ts";

export interface SettledPayment {
  readonly payment: PaidIn;
  /** Of a payment that pays a plan off it may be negative: interest that rows paid ahead had taken, and that never fell due, goes to the documents. */
  readonly toInterest: Exact;
  readonly expected: readonly Settled[];
  readonly posted: readonly Settled[];
  /** What the documents have no room for. */
  readonly beyond: Exact;
  /** What the plan still asked for before the payment, and what was paid beyond that. */
  readonly asked: Exact;
  readonly over: Exact;
}

/** Of the payments that name the plan, up to its end. Those of one day are taken in the order in which they were posted rightly, where there is one. */
export function settlementOf(journal: PlanJournal, life: PlanLife): readonly SettledPayment[] {
  const { plan, rule, end } = life;
  if (rule === undefined) return [];
  const room = new Map<string, Exact>();
  for (const { document, amount } of plan.covers) room.set(document, add(room.get(document) ?? ZERO, amount));
  const walk: Walk = { journal, life, rule, room, stages: life.stages.map((stage) => figuresOf(rule, stage)), paid: ZERO, interest: ZERO };
  return daysOf(journal, life).flatMap((each) => (each.day <= (end?.on ?? Infinity) ? settleDay(walk, each) : []));
}

/** How far the plan is settled while its days are walked. `interest`: what payments so far gave to interest. */
interface Walk {
  readonly journal: PlanJournal;
  readonly life: PlanLife;
  readonly rule: PlanRule;
  readonly room: Map<string, Exact>;
  readonly stages: readonly StageFigures[];
  paid: Exact;
  interest: Exact;
}

/** `asked`: all that the stage's rows ask for. */
interface StageFigures {
  readonly from: Day;
  readonly rows: PlanRows;
  readonly asked: Exact;
  readonly bearsInterest: boolean;
}

function figuresOf({ body }: PlanRule, { from, rows }: Stage): StageFigures {
  const bearsInterest = body.interest !== undefined || rows.rows.some(({ interest }) => !isZero(interest));
  const asked = rows.rows.reduce((sum, { principal, interest }) => add(sum, bearsInterest ? add(principal, interest) : principal), rows.down);
  return { from, rows, asked, bearsInterest };
}

interface PaidDay {
  readonly day: Day;
  readonly payments: readonly PaidIn[];
  /** What payments that do not name the plan put to its documents. */
  readonly beside: readonly Settled[];
}

function daysOf({ documents }: PlanJournal, { plan }: PlanLife): readonly PaidDay[] {
  const payments = new Map<Day, PaidIn[]>();
  const beside = new Map<Day, Settled[]>();
  for (const payment of plan.payments) listAt(payments, payment.day).push(payment);
  for (const document of new Set(plan.covers.map((cover) => cover.document))) {
    for (const settled of documents.get(document)?.settled ?? []) {
      if (settled.plan !== plan.record.id && isSince(plan, settled)) listAt(beside, settled.day).push({ document, amount: settled.amount });
    }
  }
  const days = [...new Set([...payments.keys(), ...beside.keys()])].sort((a, b) => a - b);
  return days.map((day) => ({ day, payments: payments.get(day) ?? [], beside: beside.get(day) ?? [] }));
}

/** Beyond so many payments on a day they are taken in the journal's order. */
const MOST_ORDERS = 24;

function settleDay(walk: Walk, { day, payments, beside }: PaidDay): readonly SettledPayment[] {
  for (const { document, amount } of beside) {
    put(walk, document, amount);
    walk.paid = add(walk.paid, amount);
  }
  const open = [...payments];
  const settled: SettledPayment[] = [];
  while (open.length > 0) {
    const tried = (open.length > MOST_ORDERS ? open.slice(0, 1) : open).map((payment) => settle(walk, payment, day));
    const next = tried.find(({ expected, posted }) => differences(expected, posted).length === 0) ?? tried[0];
    if (next === undefined) break;
    open.splice(open.indexOf(next.payment), 1);
    for (const { document, amount } of next.posted) put(walk, document, amount);
    walk.paid = add(walk.paid, next.payment.amount);
    walk.interest = add(walk.interest, next.toInterest);
    settled.push(next);
  }
  return settled;
}

function settle(walk: Walk, payment: PaidIn, day: Day): SettledPayment {
  const whole = askedOn(walk, day);
  const asked = maximum(ZERO, subtract(whole, walk.paid));
  const toInterest = subtract(interestBy(walk, add(walk.paid, payment.amount), whole, day), walk.interest);
  const { settled, beyond } = allocate(walk.rule.body.settle, openDocuments(walk, day), maximum(ZERO, subtract(payment.amount, toInterest)));
  const over = maximum(ZERO, subtract(payment.amount, asked));
  return { payment, toInterest, expected: settled, posted: postedOf(payment.record), beyond, asked, over };
}

/** In all: where the plan was paid off on the day, what that took. */
function askedOn(walk: Walk, day: Day): Exact {
  const stage = stageOn(walk, day);
  if (stage === undefined) return ZERO;
  return walk.life.progress.paidOffOn === day ? payoffsOf(walk.rule.body.interest, stage.rows)(day) : stage.asked;
}

/** Of what was paid in all: the interest of rows filled from the oldest, or all that fell due where the plan was paid off by it. */
function interestBy(walk: Walk, paid: Exact, whole: Exact, day: Day): Exact {
  const stage = stageOn(walk, day);
  if (stage === undefined || !stage.bearsInterest) return ZERO;
  const { down, rows } = stage.rows;
  const isPaidOff = walk.life.progress.paidOffOn === day && compare(paid, whole) >= 0;
  if (isPaidOff) return rows.reduce((rest, { principal }) => subtract(rest, principal), subtract(whole, down));
  let [before, interest] = [down, ZERO];
  for (const row of rows) {
    interest = add(interest, maximum(ZERO, minimum(row.interest, subtract(paid, before))));
    before = add(before, add(row.principal, row.interest));
  }
  return interest;
}

function stageOn({ stages }: Walk, day: Day): StageFigures | undefined {
  return stages.findLast(({ from }) => from <= day) ?? stages[0];
}

function openDocuments({ journal, life, room }: Walk, day: Day): readonly OpenDocument[] {
  const isGone = (document: string): boolean => life.cancelledBills.some((bill) => bill.document === document && bill.day < day);
  return [...room].flatMap(([document, left]) =>
    isGone(document) ? [] : [{ document, due: journal.documents.get(document)?.due ?? Infinity, left: maximum(ZERO, left) }],
  );
}

function put({ room }: Walk, document: string, amount: Exact): void {
  const left = room.get(document);
  if (left !== undefined) room.set(document, subtract(left, amount));
}
