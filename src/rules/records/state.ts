// What a journal comes to on a day, as known on a day: who holds which grade, who acts for whom, where each request stands, what is owed on each document.
// Nothing here is stored: it is worked out from the records, and worked out again from more of them.
import type { Appointment, Approval, DebtDocument, Delegation, Execution, Refusal, Request, Withdrawal } from "./record.ts";

export interface JournalState {
  readonly asOf: string;
  /** Undefined: all that was recorded. */
  readonly asKnown: string | undefined;
  /** Those who hold a grade on the day, by person. */
  readonly persons: ReadonlyMap<string, PersonState>;
  /** In force on the day and not revoked by then, by id. */
  readonly delegations: ReadonlyMap<string, Delegation>;
  readonly requests: ReadonlyMap<string, RequestState>;
  readonly documents: ReadonlyMap<string, DocumentBalance>;
}

export interface PersonState {
  /** The highest of the grades held; one that the rules do not name is below all others. */
  readonly grade: string;
  readonly appointments: readonly Appointment[];
}

/**
 * `approved`: at least one approval names the hash of the current revision; whether they suffice is for the authority to say. `refused`, `withdrawn`: after the
 * current revision was made; a later revision is pending again. `executed` stays.
 */
export type RequestStatus = "pending" | "approved" | "executed" | "refused" | "withdrawn";

export interface RequestState {
  /** The revision of the highest number. */
  readonly current: Request;
  readonly revisions: readonly Request[];
  readonly status: RequestStatus;
  /** Of the current revision. */
  readonly approvals: readonly Approval[];
  /** What ended it. */
  readonly end: Execution | Refusal | Withdrawal | undefined;
}

export interface DocumentBalance {
  readonly document: DebtDocument;
  readonly state: "owed" | "disputed" | "written_off" | "cancelled";
  /** What payments settled of it, and the amount less that: negative where more was paid than owed. Decimal strings in the currency. */
  readonly paid: string;
  readonly balance: string;
}
