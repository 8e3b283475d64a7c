// A journal by what its records are about, each record once: for looking references up without walking the journal again.
import type { Dated } from "./journal.ts";
import type {
  Appointment,
  Approval,
  DebtDocument,
  Delegation,
  DocumentState,
  Execution,
  JournalRecord,
  Plan,
  Refusal,
  Request,
  Revocation,
  Withdrawal,
} from "./record.ts";

export interface JournalIndex {
  /** In the journal's order. */
  readonly all: readonly Dated[];
  readonly appointments: readonly Dated<Appointment>[];
  readonly delegations: ReadonlyMap<string, Dated<Delegation>>;
  readonly revocations: readonly Dated<Revocation>[];
  /** The revisions of each request, by number. */
  readonly requests: ReadonlyMap<string, readonly Dated<Request>[]>;
  readonly approvals: readonly Dated<Approval>[];
  readonly ends: readonly (Dated<Refusal> | Dated<Withdrawal>)[];
  readonly executions: readonly Dated<Execution>[];
  readonly documents: ReadonlyMap<string, Dated<DebtDocument>>;
  readonly states: readonly Dated<DocumentState>[];
  readonly plans: ReadonlyMap<string, Dated<Plan>>;
}

/** `records` are in the journal's order, each once. */
export function indexOf(records: readonly Dated[]): JournalIndex {
  const revisions = new Map<string, Dated<Request>[]>();
  for (const request of ofKind(records, "request")) {
    const known = revisions.get(request.record.id);
    if (known === undefined) revisions.set(request.record.id, [request]);
    else known.push(request);
  }
  for (const several of revisions.values()) several.sort((a, b) => a.record.revision - b.record.revision);
  return {
    all: records,
    appointments: ofKind(records, "appointment"),
    delegations: byId(ofKind(records, "delegation")),
    revocations: ofKind(records, "revocation"),
    requests: revisions,
    approvals: ofKind(records, "approval"),
    ends: records.flatMap(({ record, ...days }) => (record.record === "refusal" || record.record === "withdrawal" ? [endOf(record, days)] : [])),
    executions: ofKind(records, "execution"),
    documents: byId(ofKind(records, "document")),
    states: ofKind(records, "document_state"),
    plans: byId(ofKind(records, "plan")),
  };
}

type OfKind<K extends JournalRecord["record"]> = Extract<JournalRecord, { readonly record: K }>;

function ofKind<K extends JournalRecord["record"]>(records: readonly Dated[], kind: K): readonly Dated<OfKind<K>>[] {
  return records.filter((dated): dated is Dated<OfKind<K>> => dated.record.record === kind);
}

function endOf(record: Refusal | Withdrawal, days: Omit<Dated, "record">): Dated<Refusal> | Dated<Withdrawal> {
  return record.record === "refusal" ? { record, ...days } : { record, ...days };
}

function byId<R extends JournalRecord>(records: readonly Dated<R>[]): ReadonlyMap<string, Dated<R>> {
  return new Map(records.map((dated) => [dated.record.id, dated]));
}
