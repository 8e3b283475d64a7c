// The records of corrections, instalments and collection: what was asked, approved, done and paid, each on a day. Append-only, as plain JSON.
// Days are texts in the schedule's calendar; amounts are decimal strings in its currency; hashes are lower-case hex. Names are snake_case, as in a bill request.
// Nothing here is derived: what follows from records is worked out by folds.

/** A rule or clause that an act rests on: the name of a `source` of the schedule, and the clause as text. */
export interface Basis {
  readonly source: string;
  readonly clause?: string | undefined;
}

/** The account as far as rules ask: its id and the fields that the schedule's `account` declares. */
export interface AccountFacts {
  readonly id: string;
  readonly facts: Readonly<Record<string, string | number>>;
  /** The person who holds it, where known: for `account holder`. */
  readonly holder?: string | undefined;
}

/** A person holds a grade from a day, to a day (exclusive) or until further notice. */
export interface Appointment {
  readonly record: "appointment";
  readonly id: string;
  readonly day: string;
  readonly person: string;
  readonly grade: string;
  readonly from: string;
  readonly to?: string | undefined;
}

/** A person lets another act with their grade in [from, to). Of a power held by delegation only where the authority says `onward`. */
export interface Delegation {
  readonly record: "delegation";
  readonly id: string;
  readonly day: string;
  readonly giver: string;
  readonly taker: string;
  readonly authority: string;
  readonly from: string;
  readonly to: string;
}

export interface Revocation {
  readonly record: "revocation";
  readonly id: string;
  readonly day: string;
  readonly delegation: string;
}

/** The bill that a request is about. `total`: as issued. `paid`: whether it was paid in full on the day of the request. */
export interface BillReference {
  readonly id: string;
  readonly hash?: string | undefined;
  readonly total: string;
  readonly issued_on: string;
  readonly reader?: string | undefined;
  readonly paid?: boolean | undefined;
}

export interface CorrectedLine {
  readonly name: string;
  readonly issued: string;
  readonly recomputed: string;
}

/**
 * Asks an authority to allow something. A later `revision` of the same id replaces the earlier; approvals bind to the hash of one revision.
 * `amount` is signed: of a correction recomputed - issued (negative in the customer's favour); of other nouns a positive sum.
 */
export interface Request {
  readonly record: "request";
  readonly id: string;
  readonly revision: number;
  readonly day: string;
  readonly authority: string;
  readonly requester: string;
  readonly account: AccountFacts;
  readonly kind?: string | undefined;
  readonly cause?: string | undefined;
  readonly amount?: string | undefined;
  readonly bill?: BillReference | undefined;
  /** Of a correction: the lines that change, as issued and as recomputed. */
  readonly lines?: readonly CorrectedLine[] | undefined;
  /** The right facts of the bill, as a bill request: with them the recomputed lines can be worked out again. */
  readonly facts?: unknown;
  /** The oldest day that is corrected, written off or claimed. */
  readonly oldest_day: string;
  readonly documents: readonly string[];
  readonly basis?: Basis | undefined;
}

/** `request_hash` is `recordHash` of the revision that the approver saw. */
export interface Approval {
  readonly record: "approval";
  readonly id: string;
  readonly day: string;
  readonly request: string;
  readonly request_hash: string;
  readonly approver: string;
  /** The delegation by which the approver acts; absent: by their own grade. */
  readonly delegation?: string | undefined;
}

export interface Refusal {
  readonly record: "refusal";
  readonly id: string;
  readonly day: string;
  readonly request: string;
  readonly approver: string;
  readonly because: string;
}

export interface Withdrawal {
  readonly record: "withdrawal";
  readonly id: string;
  readonly day: string;
  readonly request: string;
}

/** What was asked has been done: for a correction, the documents were posted. Binds to the revision that was carried out. */
export interface Execution {
  readonly record: "execution";
  readonly id: string;
  readonly day: string;
  readonly request: string;
  readonly request_hash: string;
  readonly amount?: string | undefined;
}

/** A document of debt: a bill, a fee, a balance. */
export interface DebtDocument {
  readonly record: "document";
  readonly id: string;
  readonly day: string;
  readonly account: string;
  readonly amount: string;
  readonly due: string;
}

/** `disputed` until `undisputed`; `written_off` and `cancelled` stay. */
export interface DocumentState {
  readonly record: "document_state";
  readonly id: string;
  readonly day: string;
  readonly document: string;
  readonly state: "disputed" | "undisputed" | "written_off" | "cancelled";
}

/** What was asked of a debtor or done to them, beside bills: a late penalty, a fee, a disconnection. */
export interface Action {
  readonly record: "action";
  readonly id: string;
  readonly day: string;
  readonly account: string;
  readonly what: "late_penalty" | "fee" | "disconnection" | "reconnection" | "removal";
  /** Such as an authority over it declares, for its bars. */
  readonly cause?: string | undefined;
  readonly amount?: string | undefined;
  /** The oldest day of the claim that it serves. */
  readonly oldest_day?: string | undefined;
  readonly basis?: Basis | undefined;
}

export interface PlanRow {
  readonly due: string;
  readonly amount: string;
  /** The part of `amount` that is interest; absent: none. */
  readonly interest?: string | undefined;
}

/** An instalment plan as agreed. `rule`: the name of an `instalments` block. `down` falls due on `day`. */
export interface Plan {
  readonly record: "plan";
  readonly id: string;
  readonly day: string;
  readonly account: AccountFacts;
  readonly rule: string;
  readonly cause?: string | undefined;
  /** Whole months over which the debt arose. */
  readonly span_months?: number | undefined;
  readonly covers: readonly { readonly document: string; readonly amount: string }[];
  readonly down: string;
  readonly rows: readonly PlanRow[];
  readonly granted_by: string;
  readonly delegation?: string | undefined;
  /** The plan that this one takes the place of. */
  readonly replaces?: string | undefined;
}

/** The company or the debtor ends a plan before its time. Whether a plan is broken follows from payments, not from a record. */
export interface PlanEnd {
  readonly record: "plan_end";
  readonly id: string;
  readonly day: string;
  readonly plan: string;
  readonly how: "cancelled" | "declared_broken";
}

/** `allocation`: how much of it settles which document, as posted. */
export interface Payment {
  readonly record: "payment";
  readonly id: string;
  readonly day: string;
  readonly account: string;
  readonly amount: string;
  readonly plan?: string | undefined;
  readonly allocation: readonly { readonly document: string; readonly amount: string }[];
}

export type JournalRecord =
  | Appointment
  | Delegation
  | Revocation
  | Request
  | Approval
  | Refusal
  | Withdrawal
  | Execution
  | DebtDocument
  | DocumentState
  | Action
  | Plan
  | PlanEnd
  | Payment;

/**
 * One link of a chain. `recorded`: the day on which it was entered (a record's own `day` is when it happened). `hash` is SHA-256 in the domain
 * `mizan/record/v1` of the canonical JSON of {previous, recorded, record, sequence}; `previous` of the first is 64 zeros.
 */
export interface Entry {
  readonly sequence: number;
  readonly recorded: string;
  readonly record: JournalRecord;
  readonly previous: string;
  readonly hash: string;
}
