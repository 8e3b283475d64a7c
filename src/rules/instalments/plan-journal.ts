// A journal as plans see it: each plan with its payments and ends, each document with its states and what was put to it. Read once, asked many times.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { dayFromText } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { exactFromText } from "../../values/exact.ts";
import type { Persons } from "../authority/persons.ts";
import { listAt, personsOf } from "../authority/persons.ts";
import type { Dated, JournalItem } from "../records/journal.ts";
import { inOrder } from "../records/journal.ts";
import type { JournalIndex } from "../records/journal-index.ts";
import { indexOf } from "../records/journal-index.ts";
import type { Action, DebtDocument, DocumentState, Plan as InstalmentPlan, Payment, PlanEnd } from "../records/record.ts";
import { toldOnce } from "../records/told-once.ts";
import type { ReadPlan } from "./read-plan.ts";
import { readPlan } from "./read-plan.ts";

/** A plan that could be read. `at`: its place among all plans in the journal's order, which settles who came first on one day. */
export interface PlanCase extends ReadPlan {
  readonly at: number;
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
  /** In the journal's order. */
  readonly plans: ReadonlyMap<string, PlanCase>;
  readonly byAccount: ReadonlyMap<string, readonly PlanCase[]>;
  readonly documents: ReadonlyMap<string, DocumentCase>;
  readonly documentsOf: ReadonlyMap<string, readonly DocumentCase[]>;
  readonly payments: readonly PaidIn[];
  readonly actionsOf: ReadonlyMap<string, readonly Dated<Action>[]>;
  readonly persons: Persons;
  /** Of all records that are seen. */
  readonly lastDay: Day;
  /** Plans whose days or amounts cannot be read, each with the place: the schema of records admits none. */
  readonly unread: readonly { readonly record: InstalmentPlan; readonly place: string }[];
}

/** Undefined: without end. What happened after `asOf`, or became known after `asKnown`, is not seen. */
export interface Clocks {
  readonly asOf: Day | undefined;
  readonly asKnown: Day | undefined;
}

export function planJournal(plan: Plan, items: readonly JournalItem[], { asOf, asKnown }: Clocks): PlanJournal {
  const seen = inOrder(plan, items).filter(({ day, known }) => day <= (asOf ?? Infinity) && known <= (asKnown ?? Infinity));
  const index = indexOf(toldOnce(seen).records);
  const acts = actsOf(index);
  const documents = documentsIn(plan, index, acts.payments);
  const read = [...index.plans.values()].map((dated) => readPlan(plan, dated));
  const plans = casesOf(
    read.flatMap((each) => (each.kind === "read" ? [each.plan] : [])),
    acts,
    index,
  );
  return {
    plans,
    byAccount: grouped(plans.values(), ({ record }) => record.account.id),
    documents,
    documentsOf: grouped(documents.values(), ({ document }) => document?.record.account),
    payments: acts.payments,
    actionsOf: grouped(acts.actions, ({ record }) => record.account),
    lastDay: seen.at(-1)?.day ?? -Infinity,
    persons: personsOf(plan, index.appointments, [...index.delegations.values()], index.revocations),
    unread: read.flatMap((each) => (each.kind === "read" ? [] : [{ record: each.record, place: each.place }])),
  };
}

interface Acts {
  readonly payments: readonly PaidIn[];
  readonly ends: readonly Dated<PlanEnd>[];
  readonly actions: readonly Dated<Action>[];
}

function actsOf({ all }: JournalIndex): Acts {
  const payments: PaidIn[] = [];
  const ends: Dated<PlanEnd>[] = [];
  const actions: Dated<Action>[] = [];
  for (const dated of all) {
    const { record } = dated;
    if (record.record === "payment") {
      const amount = exactFromText(record.amount);
      if (amount !== undefined) payments.push({ record, day: dated.day, amount });
    } else if (record.record === "plan_end") ends.push({ ...dated, record });
    else if (record.record === "action") actions.push({ ...dated, record });
  }
  return { payments, ends, actions };
}

function casesOf(read: readonly ReadPlan[], { payments, ends }: Acts, index: JournalIndex): ReadonlyMap<string, PlanCase> {
  const paid = grouped(payments, ({ record }) => record.plan);
  const ended = grouped(ends, ({ record }) => record.plan);
  const replaced = grouped(index.plans.values(), ({ record }) => record.replaces);
  return new Map(
    read.map((each, at) => {
      const { id } = each.record;
      const successor = replaced.get(id)?.find(({ day, record }) => day >= each.day && record.id !== id);
      return [id, { ...each, at, payments: paid.get(id) ?? [], ends: ended.get(id) ?? [], replaced: successor }];
    }),
  );
}

function documentsIn({ calendar }: Plan, index: JournalIndex, payments: readonly PaidIn[]): ReadonlyMap<string, DocumentCase> {
  const states = grouped(index.states, ({ record }) => record.document);
  const settled = settledOf(payments);
  const ids = new Set([...index.documents.keys(), ...states.keys(), ...settled.keys()]);
  return new Map(
    [...ids].map((id) => {
      const document = index.documents.get(id);
      const amount = document === undefined ? undefined : exactFromText(document.record.amount);
      const due = document === undefined ? undefined : dayFromText(calendar, document.record.due);
      return [id, { id, document, amount, due, states: states.get(id) ?? [], settled: settled.get(id) ?? [] }];
    }),
  );
}

function settledOf(payments: readonly PaidIn[]): ReadonlyMap<string, readonly Settled[]> {
  const found = new Map<string, Settled[]>();
  for (const { record, day } of payments) {
    for (const { document, amount } of record.allocation) {
      const value = exactFromText(amount);
      if (value !== undefined) listAt(found, document).push({ payment: record.id, plan: record.plan, day, amount: value });
    }
  }
  return found;
}

/** Those without a key are in no group. */
function grouped<T>(values: Iterable<T>, keyOf: (value: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key !== undefined) listAt(groups, key).push(value);
  }
  return groups;
}
