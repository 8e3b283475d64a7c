// What a wrong bill should have been, and what of the difference may still be corrected on a day: issued, lawful, correctable. Plain JSON.
// The issued bill is never changed. Amounts are decimal texts in the schedule's currency; a change is lawful - issued. Days are texts in the schedule's calendar.
import type { Labels, Member } from "../../dsl/program.ts";
import type { MarkWord } from "../../dsl/tree/tree.ts";
import type { CorrectionDelta } from "../corrections/correction.ts";
import type { ValueWords } from "../entitlement/account-values.ts";
import type { Cited } from "./cited.ts";

/** In English under `""`, in other languages under their names. */
export type InWords = Labels;

/** A clause of the limits that forbids, or why it cannot be told whether one does. `name`: the bar's. */
export interface LimitClause {
  readonly code: string;
  readonly name: string | undefined;
  readonly words: InWords;
  readonly help: InWords;
  readonly cites: readonly Cited[];
  readonly marks: readonly MarkWord[];
}

/** Days of one bill of which the limits say the same; `to` is exclusive. */
export interface LimitSpan {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly may: "yes" | "no" | "cannot be told";
  readonly clauses: readonly LimitClause[];
}

/**
 * `part`: on some days of the bill. `byDays`: then the bill's change times the days that may be corrected over all its days: no rule shares a bill out, and this
 * is a measure of it, not a figure of the rules.
 */
export interface BillLimit {
  readonly may: "all" | "part" | "none" | "cannot be told";
  readonly spans: readonly LimitSpan[];
  readonly byDays: string | undefined;
}

export interface CorrectableBill {
  readonly bill: string;
  readonly isThis: boolean;
  /** Whether the cause that explains this bill explains that one: only those shown count in the sums. */
  readonly cause: "this bill" | "the same, shown" | "not shown";
  readonly period: { readonly from: string; readonly to: string };
  readonly favour: "customer" | "company" | "neither";
  /** Signed, lawful - issued, of the total. */
  readonly change: string;
  readonly delta: CorrectionDelta;
  readonly hashes: { readonly original: string; readonly reverse: string; readonly reissue: string };
  /** Undefined where no limits are loaded. */
  readonly limit: BillLimit | undefined;
}

export interface NotRated {
  readonly bill: string;
  readonly isThis: boolean;
  readonly reasons: readonly InWords[];
}

/**
 * Of this bill and those of the same cause. `correctable`: of the bills that may be corrected whole; undefined where the limits say of no bill whether it may be
 * corrected: not known is not 0. `part`: what by days falls on the others' free days. `untold`: of the bills of which the limits cannot say.
 */
export interface CorrectableSums {
  readonly issued: string;
  readonly lawful: string;
  readonly change: string;
  readonly correctable: string | undefined;
  readonly part: string | undefined;
  readonly untold: string | undefined;
}

export interface LoadedLimits {
  readonly schedule: string;
  readonly labels: Labels;
  readonly plan: string;
  readonly authority: string;
  readonly authorityLabels: Labels;
  /** The day on which the correction is asked for. */
  readonly on: string;
  /** `causeBy`: whether the cause was given, or taken from what the diagnosis says of whose the fault is, as the option allows. */
  readonly about: {
    readonly kind: Member | undefined;
    readonly cause: Member | undefined;
    readonly causeBy: "given" | "the fault found" | undefined;
    /** Of this bill's account, under the names of the limits. */
    readonly facts: readonly (ValueWords & { readonly field: string; readonly labels: Labels; readonly value: string })[];
  };
  readonly version: { readonly from: string; readonly to: string; readonly cites: readonly Cited[]; readonly marks: readonly MarkWord[] } | undefined;
  /** Clauses that nobody could put into rules: whether they are met is for people to see. */
  readonly untranslatable: readonly { readonly words: string; readonly because: string; readonly cites: readonly Cited[] }[];
}

export interface Correctable {
  readonly kind: "correctable";
  readonly currency: string;
  /** In order of time; those that come out as issued are left out. */
  readonly bills: readonly CorrectableBill[];
  readonly notRated: readonly NotRated[];
  readonly sums: CorrectableSums;
  readonly limits: { readonly kind: "not loaded" } | { readonly kind: "not usable"; readonly because: InWords } | ({ readonly kind: "loaded" } & LoadedLimits);
}
