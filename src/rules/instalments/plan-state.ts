// How a plan of a journal stands on a day, as known on a day, for people and machines. Nothing here is stored: it is worked out from the records.
import type { Citation, DaySpan } from "../../dsl/program.ts";
import type { MarkWord } from "../../dsl/tree/tree.ts";
import type { Finding } from "../finding.ts";

/**
 * `kept`: in force, and no part missed that is not made up for. `active`: in force, with a part missed, not yet broken. `superseded`: another plan took its
 * place, whether it was broken before or not. Whatever a record declares, a plan is broken by its payments alone, or by a cancelled bill where the rule says so.
 */
export type PlanStatus = "kept" | "active" | "broken" | "paid off" | "cancelled" | "superseded";

/** Amounts are texts in the schedule's currency, days texts in its calendar. */
export interface PlanState {
  readonly plan: string;
  readonly account: string;
  readonly rule: string;
  readonly status: PlanStatus;
  /** As cancelled bills left them; `part` 0 is the down payment. A part paid late is paid, and `missedOn` says when it was missed. */
  readonly rows: readonly PlanRowState[];
  /** Paid in, and what rows still ask for: nothing once the plan is at an end. */
  readonly paid: string;
  readonly left: string;
  /** Paid beyond all that the plan asked for. */
  readonly over: string;
  /** What would have to be paid on the day to end the plan then, interest to that day; undefined where it is at an end. */
  readonly payoff: string | undefined;
  readonly brokenOn: string | undefined;
  readonly paidOffOn: string | undefined;
  readonly cancelledOn: string | undefined;
  readonly supersededOn: string | undefined;
  readonly documents: readonly PlanDocumentState[];
  /** What is unpaid of the documents that are owed: with new debt it is what a re-plan covers. */
  readonly unpaid: string;
  readonly payments: readonly PlanPaymentState[];
  /** Bills that were cancelled inside the plan: `off` came off the rows that were not yet due, `credit` had been paid and is the debtor's again. */
  readonly cancelledBills: readonly { readonly document: string; readonly day: string; readonly off: string; readonly credit: string }[];
  /** Of the version that governs it: the one in force on the day of agreement. Undefined where none can be asked; then nothing is missed. */
  readonly version: (DaySpan & { readonly cites: readonly Citation[]; readonly marks: readonly MarkWord[] }) | undefined;
  /** Why the rule cannot be asked in full. */
  readonly findings: readonly Finding[];
}

export interface PlanRowState {
  readonly part: number;
  readonly due: string;
  readonly amount: string;
  readonly interest: string;
  readonly paid: string;
  readonly state: "paid" | "open" | "missed";
  readonly missedOn: string | undefined;
}

/** `due`: its own, which no plan changes; it counts again where `restored`: the plan was broken or cancelled, no other took its place, and something is left. */
export interface PlanDocumentState {
  readonly document: string;
  readonly covered: string;
  /** Put to it since the agreement. */
  readonly settled: string;
  readonly left: string;
  readonly due: string | undefined;
  readonly state: "owed" | "disputed" | "written_off" | "cancelled" | "unknown";
  readonly restored: boolean;
}

/** `expected`: as the rule settles; `posted`: as the record says. `beyond`: what the documents have no room for. */
export interface PlanPaymentState {
  readonly payment: string;
  readonly day: string;
  readonly amount: string;
  readonly interest: string;
  readonly expected: readonly { readonly document: string; readonly amount: string }[];
  readonly posted: readonly { readonly document: string; readonly amount: string }[];
  readonly beyond: string;
}

export type PlanStateAnswer =
  | { readonly kind: "state"; readonly state: PlanState }
  /** The plan is not in the journal by then, or cannot be read, or a day asked for is none. */
  | { readonly kind: "none"; readonly findings: readonly Finding[] };
