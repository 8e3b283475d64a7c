// A journal as authorities see it: cases, persons, and the pieces of each account under each noun. Read once, asked many times.
import type { Noun } from "../../dsl/oversight.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { own } from "../../values/record.ts";
import type { Dated, JournalItem } from "../records/journal.ts";
import { inOrder } from "../records/journal.ts";
import type {
  Action,
  Appointment,
  Approval,
  DebtDocument,
  Delegation,
  Execution,
  Plan as InstalmentPlan,
  JournalRecord,
  Payment,
  Refusal,
  Request,
  Revocation,
  Withdrawal,
} from "../records/record.ts";
import { toldOnce } from "../records/told-once.ts";
import type { Case, CaseRecords, Piece } from "./case.ts";
import { caseOf } from "./case.ts";
import type { Persons } from "./persons.ts";
import { listAt, personsOf } from "./persons.ts";

export interface AuthorityJournal {
  /** By request id. */
  readonly cases: ReadonlyMap<string, Case>;
  /** By noun and account: every revision, whoever asked and whoever is asked. */
  readonly groups: ReadonlyMap<string, readonly Piece[]>;
  readonly persons: Persons;
  readonly actions: readonly Dated<Action>[];
  readonly payments: readonly Dated<Payment>[];
  readonly plans: readonly Dated<InstalmentPlan>[];
  /** The account of each document: a bill is a document of its own id. */
  readonly documents: ReadonlyMap<string, string>;
  /** Requests whose days or amounts cannot be read: the schema of records admits none. */
  readonly unread: readonly Request[];
}

/** `asOf`: what happened later is not seen. `asKnown`: what became known later is not seen. Undefined: all. */
export interface Clocks {
  readonly asOf: Day | undefined;
  readonly asKnown: Day | undefined;
}

export function authorityJournal(plan: Plan, items: readonly JournalItem[], { asOf, asKnown }: Clocks): AuthorityJournal {
  const seen = inOrder(plan, items).filter(({ day, known }) => day <= (asOf ?? Infinity) && known <= (asKnown ?? Infinity));
  const sorted = byKind(toldOnce(seen).records);
  const cases = new Map([...sorted.requests.keys()].map((id) => [id, caseOf(plan, id, recordsOfCase(sorted, id))]));
  const { appointments, delegations, revocations, actions, payments, plans } = sorted;
  const documents = new Map(sorted.documents.map(({ record }) => [record.id, record.account]));
  const persons = personsOf(plan, appointments, delegations, revocations);
  return { cases, groups: groupsOf(plan, cases), persons, actions, payments, plans, documents, unread: unreadOf(sorted.requests, cases) };
}

/** The key of `groups`. */
export function groupKey(over: Noun, account: string): string {
  return `${over} ${account}`;
}

/** What is about a request stands by its id: most requests have no refusal and no withdrawal. */
interface Sorted {
  readonly requests: Map<string, Dated<Request>[]>;
  readonly approvals: Map<string, Dated<Approval>[]>;
  readonly refusals: Map<string, Dated<Refusal>[]>;
  readonly withdrawals: Map<string, Dated<Withdrawal>[]>;
  readonly executions: Map<string, Dated<Execution>[]>;
  readonly appointments: Dated<Appointment>[];
  readonly delegations: Dated<Delegation>[];
  readonly revocations: Dated<Revocation>[];
  readonly actions: Dated<Action>[];
  readonly payments: Dated<Payment>[];
  readonly plans: Dated<InstalmentPlan>[];
  readonly documents: Dated<DebtDocument>[];
}

function byKind(items: readonly Dated[]): Sorted {
  const sorted: Sorted = {
    requests: new Map(),
    approvals: new Map(),
    refusals: new Map(),
    withdrawals: new Map(),
    executions: new Map(),
    appointments: [],
    delegations: [],
    revocations: [],
    actions: [],
    payments: [],
    plans: [],
    documents: [],
  };
  for (const item of items) put(sorted, item);
  return sorted;
}

/** States of documents and the ends of plans say nothing of an authority. */
function put(sorted: Sorted, item: Dated): void {
  if (isOf(item, "request")) listAt(sorted.requests, item.record.id).push(item);
  else if (isOf(item, "approval")) listAt(sorted.approvals, item.record.request).push(item);
  else if (isOf(item, "execution")) listAt(sorted.executions, item.record.request).push(item);
  else if (isOf(item, "refusal")) listAt(sorted.refusals, item.record.request).push(item);
  else if (isOf(item, "withdrawal")) listAt(sorted.withdrawals, item.record.request).push(item);
  else if (isOf(item, "appointment")) sorted.appointments.push(item);
  else if (isOf(item, "delegation")) sorted.delegations.push(item);
  else if (isOf(item, "revocation")) sorted.revocations.push(item);
  else if (isOf(item, "action")) sorted.actions.push(item);
  else if (isOf(item, "payment")) sorted.payments.push(item);
  else if (isOf(item, "plan")) sorted.plans.push(item);
  else if (isOf(item, "document")) sorted.documents.push(item);
}

function isOf<K extends JournalRecord["record"]>(item: Dated, kind: K): item is Dated<Extract<JournalRecord, { readonly record: K }>> {
  return item.record.record === kind;
}

const NONE: readonly never[] = [];

function recordsOfCase({ requests, approvals, refusals, withdrawals, executions }: Sorted, id: string): CaseRecords {
  return {
    requests: requests.get(id) ?? NONE,
    approvals: approvals.get(id) ?? NONE,
    refusals: refusals.get(id) ?? NONE,
    withdrawals: withdrawals.get(id) ?? NONE,
    executions: executions.get(id) ?? NONE,
  };
}

/** A revision stands with its own account and noun: another revision of the same request may name others. */
function groupsOf({ oversight }: Plan, cases: ReadonlyMap<string, Case>): ReadonlyMap<string, readonly Piece[]> {
  const groups = new Map<string, Piece[]>();
  for (const { pieces } of cases.values()) {
    for (const piece of pieces) {
      const { authority, account } = piece.revision.request;
      const over = own(oversight.authorities, authority)?.over;
      if (over !== undefined) listAt(groups, groupKey(over, account.id)).push(piece);
    }
  }
  return groups;
}

function unreadOf(requests: ReadonlyMap<string, readonly Dated<Request>[]>, cases: ReadonlyMap<string, Case>): readonly Request[] {
  return [...requests].flatMap(([id, revisions]) => {
    const read = cases.get(id)?.pieces ?? [];
    if (read.length === revisions.length) return [];
    return revisions.flatMap(({ record }) => (read.some(({ revision }) => revision.request === record) ? [] : [record]));
  });
}
