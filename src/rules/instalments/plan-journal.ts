// A journal as plans see it: each plan with its payments and ends, each document with its states and what was put to it.
// Amounts are read when they are asked for and are not kept for long: a district's journal has millions of them.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { dayFromText } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { exactFromText } from "../../values/exact.ts";
import type { Persons } from "../authority/persons.ts";
import { personsOf } from "../authority/persons.ts";
import type { Dated, JournalItem } from "../records/journal.ts";
import { inOrder } from "../records/journal.ts";
import { indexOf } from "../records/journal-index.ts";
import type { Action, DebtDocument, DocumentState, Plan as InstalmentPlan, Payment, PlanEnd } from "../records/record.ts";
import { toldOnce } from "../records/told-once.ts";
import type { Lookup } from "./lookup.ts";
import { lookup } from "./lookup.ts";
import type { PlanLine } from "./plan-line.ts";
import type { PlanRecords } from "./plan-records.ts";
import { planRecords } from "./plan-records.ts";
import type { PlanReading, ReadPlan } from "./read-plan.ts";
import { readPlan } from "./read-plan.ts";

/** A plan that could be read. `at`: its place among all plans in the journal's order, which settles who came first on one day. */
export interface PlanCase extends ReadPlan {
  readonly at: number;
  readonly line: PlanLine;
  /** Those that name it, in the journal's order. */
  readonly payments: readonly PaidIn[];
  readonly ends: readonly Dated<PlanEnd>[];
  /** The first plan that says that it takes this one's place. */
  readonly replaced: Dated<InstalmentPlan> | undefined;
}

export interface PaidIn {
  readonly record: Payment;
  readonly day: Day;
  readonly amount: Exact;
}

export interface DocumentCase {
  readonly id: string;
  /** Undefined: acts on it are in the journal, and it is not. */
  readonly document: Dated<DebtDocument> | undefined;
  readonly amount: Exact | undefined;
  readonly due: Day | undefined;
  readonly states: readonly Dated<DocumentState>[];
  /** What payments put to it, in the journal's order. */
  readonly settled: readonly Settled[];
}

export interface Settled {
  readonly payment: string;
  /** The plan that the payment names. */
  readonly plan: string | undefined;
  readonly day: Day;
  readonly amount: Exact;
}

export interface PlanJournal {
  readonly plans: Lookup<PlanCase>;
  /** In the journal's order. */
  readonly byAccount: Lookup<readonly PlanCase[]>;
  readonly documents: Lookup<DocumentCase>;
  readonly documentsOf: Lookup<readonly DocumentCase[]>;
  readonly actionsOf: Pick<ReadonlyMap<string, readonly Dated<Action>[]>, "get">;
  /** With plans or actions. */
  readonly accounts: readonly string[];
  readonly payments: readonly Dated<Payment>[];
  readonly persons: Persons;
  /** Of all records that are seen. */
  readonly lastDay: Day;
  /** Plans whose days or amounts cannot be read, each with the place: the schema of records admits none. */
  readonly unread: Lookup<UnreadPlan>;
  readonly unreadOf: Lookup<readonly UnreadPlan[]>;
}

export type UnreadPlan = PlanReading & { readonly kind: "unread" };

/** Undefined: without end. What happened after `asOf`, or became known after `asKnown`, is not seen. */
export interface Clocks {
  readonly asOf: Day | undefined;
  readonly asKnown: Day | undefined;
}

export function planJournal(plan: Plan, items: readonly JournalItem[], { asOf, asKnown }: Clocks): PlanJournal {
  const seen = inOrder(plan, items).filter(({ day, known }) => day <= (asOf ?? Infinity) && known <= (asKnown ?? Infinity));
  const index = indexOf(toldOnce(seen).records);
  const records = planRecords(index);
  const read = lookup((id) => readingOf(plan, records, id));
  const unread = lookup((id) => unreadOnly(read.get(id)));
  const plans = lookup((id) => caseFrom(records, read.get(id)));
  const documents = lookup((id) => documentFrom(plan, records, id));
  return {
    plans,
    byAccount: lookup((account) => records.plansOf.get(account)?.flatMap((id) => plans.get(id) ?? [])),
    documents,
    documentsOf: lookup((account) => records.documentsOf.get(account)?.flatMap((id) => documents.get(id) ?? [])),
    actionsOf: records.actionsOf,
    accounts: [...new Set([...records.plansOf.keys(), ...records.actionsOf.keys()])],
    payments: records.payments,
    persons: personsOf(plan, index.appointments, [...index.delegations.values()], index.revocations),
    lastDay: seen.at(-1)?.day ?? -Infinity,
    unread,
    unreadOf: lookup((account) => records.plansOf.get(account)?.flatMap((id) => unread.get(id) ?? [])),
  };
}

/** Undefined where the amount is no number. */
export function paidIn({ record, day }: Dated<Payment>): PaidIn | undefined {
  const amount = exactFromText(record.amount);
  return amount === undefined ? undefined : { record, day, amount };
}

function readingOf(plan: Plan, { plans }: PlanRecords, id: string): PlanReading | undefined {
  const dated = plans.get(id);
  return dated === undefined ? undefined : readPlan(plan, dated);
}

function unreadOnly(reading: PlanReading | undefined): UnreadPlan | undefined {
  return reading?.kind === "unread" ? reading : undefined;
}

function caseFrom({ places, lines, paymentsOf, endsOf, replacedBy }: PlanRecords, reading: PlanReading | undefined): PlanCase | undefined {
  if (reading?.kind !== "read") return undefined;
  const { id } = reading.plan.record;
  const payments = (paymentsOf.get(id) ?? []).flatMap((payment) => paidIn(payment) ?? []);
  const line = lines.get(id) ?? { before: undefined, first: id, isCircle: false };
  return { ...reading.plan, at: places.get(id) ?? 0, line, payments, ends: endsOf.get(id) ?? [], replaced: replacedBy.get(id) };
}

function documentFrom({ calendar }: Plan, { documents, statesOf, settling }: PlanRecords, id: string): DocumentCase | undefined {
  const [document, states, payments] = [documents.get(id), statesOf.get(id), settling.get(id)];
  if (document === undefined && states === undefined && payments === undefined) return undefined;
  const amount = document === undefined ? undefined : exactFromText(document.record.amount);
  const due = document === undefined ? undefined : dayFromText(calendar, document.record.due);
  return { id, document, amount, due, states: states ?? [], settled: (payments ?? []).flatMap((payment) => settledBy(payment, id)) };
}

/** A payment of which the amount is no number settles nothing. */
function settledBy({ record, day }: Dated<Payment>, id: string): readonly Settled[] {
  if (exactFromText(record.amount) === undefined) return [];
  return record.allocation.flatMap(({ document, amount }) => {
    const value = document === id ? exactFromText(amount) : undefined;
    return value === undefined ? [] : [{ payment: record.id, plan: record.plan, day, amount: value }];
  });
}
