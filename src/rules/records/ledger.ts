// The fold: records in the journal's order, put where they belong. What they come to on a day is `state-at.ts`.
// INVARIANT: folding a part and then the rest gives what folding all of it gives, and the ledger that was there before stays as it was.
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, exactFromText, ZERO } from "../../values/exact.ts";
import type { Dated } from "./journal.ts";
import type { Appointment, Approval, DebtDocument, Delegation, DocumentState, Execution, JournalRecord, Refusal, Request, Withdrawal } from "./record.ts";
import { keyOf } from "./told-once.ts";

export interface Ledger {
  /** Which records are in it: one told again adds nothing. */
  readonly told: ReadonlySet<string>;
  /** By person. */
  readonly appointments: ReadonlyMap<string, readonly Appointment[]>;
  readonly delegations: ReadonlyMap<string, Delegation>;
  /** By delegation, the first day on which it is revoked. */
  readonly revoked: ReadonlyMap<string, Day>;
  readonly requests: ReadonlyMap<string, RequestLedger>;
  readonly documents: ReadonlyMap<string, DocumentLedger>;
}

/** Acts on a request that is not in the journal stand here too: without revisions. */
export interface RequestLedger {
  readonly revisions: readonly Dated<Request>[];
  readonly approvals: readonly Dated<Approval>[];
  readonly executions: readonly Dated<Execution>[];
  readonly ends: readonly (Dated<Refusal> | Dated<Withdrawal>)[];
}

export interface DocumentLedger {
  readonly document: DebtDocument | undefined;
  readonly states: readonly DocumentState[];
  readonly paid: Exact;
}

export const EMPTY_LEDGER: Ledger = {
  told: new Set(),
  appointments: new Map(),
  delegations: new Map(),
  revoked: new Map(),
  requests: new Map(),
  documents: new Map(),
};

/** `records` are in the journal's order, none before those that are in the ledger already. */
export function fold(before: Ledger, records: readonly Dated[]): Ledger {
  const ledger = copyOf(before);
  for (const dated of records) {
    const key = keyOf(dated.record);
    if (ledger.told.has(key)) continue;
    ledger.told.add(key);
    enter(ledger, dated);
  }
  return ledger;
}

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer M)[] ? M[] : T[K] };

interface OpenLedger {
  readonly told: Set<string>;
  readonly appointments: Map<string, Appointment[]>;
  readonly delegations: Map<string, Delegation>;
  readonly revoked: Map<string, Day>;
  readonly requests: Map<string, Open<RequestLedger>>;
  readonly documents: Map<string, Open<DocumentLedger>>;
}

function copyOf({ told, appointments, delegations, revoked, requests, documents }: Ledger): OpenLedger {
  return {
    told: new Set(told),
    appointments: new Map([...appointments].map(([person, held]) => [person, [...held]])),
    delegations: new Map(delegations),
    revoked: new Map(revoked),
    requests: new Map([...requests].map(([id, { revisions, approvals, executions, ends }]) => [id, requestOf(revisions, approvals, executions, ends)])),
    documents: new Map([...documents].map(([id, { document, states, paid }]) => [id, { document, states: [...states], paid }])),
  };
}

function requestOf(
  revisions: RequestLedger["revisions"],
  approvals: RequestLedger["approvals"],
  executions: RequestLedger["executions"],
  ends: RequestLedger["ends"],
): Open<RequestLedger> {
  return { revisions: [...revisions], approvals: [...approvals], executions: [...executions], ends: [...ends] };
}

function enter(ledger: OpenLedger, { record, ...days }: Dated): void {
  switch (record.record) {
    case "appointment":
      valueAt(ledger.appointments, record.person, () => []).push(record);
      return;
    case "delegation":
      ledger.delegations.set(record.id, record);
      return;
    case "revocation":
      if (!ledger.revoked.has(record.delegation)) ledger.revoked.set(record.delegation, days.day);
      return;
    case "request":
      requestAt(ledger, record.id).revisions.push({ record, ...days });
      return;
    case "approval":
      requestAt(ledger, record.request).approvals.push({ record, ...days });
      return;
    case "refusal":
      requestAt(ledger, record.request).ends.push({ record, ...days });
      return;
    case "withdrawal":
      requestAt(ledger, record.request).ends.push({ record, ...days });
      return;
    case "execution":
      requestAt(ledger, record.request).executions.push({ record, ...days });
      return;
    case "document":
      documentAt(ledger, record.id).document = record;
      return;
    case "document_state":
      documentAt(ledger, record.document).states.push(record);
      return;
    case "payment":
      settle(ledger, record);
      return;
    case "action":
    case "plan":
    case "plan_end":
      return;
  }
}

function settle(ledger: OpenLedger, { allocation }: Extract<JournalRecord, { readonly record: "payment" }>): void {
  for (const { document, amount } of allocation) {
    const settled = documentAt(ledger, document);
    settled.paid = add(settled.paid, exactFromText(amount) ?? ZERO);
  }
}

function requestAt(ledger: OpenLedger, id: string): Open<RequestLedger> {
  return valueAt(ledger.requests, id, () => requestOf([], [], [], []));
}

function documentAt(ledger: OpenLedger, id: string): Open<DocumentLedger> {
  return valueAt(ledger.documents, id, (): Open<DocumentLedger> => ({ document: undefined, states: [], paid: ZERO }));
}

function valueAt<T>(map: Map<string, T>, key: string, fresh: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = fresh();
  map.set(key, value);
  return value;
}
