// Which tariff an account's facts entitle it to, and what each tariff would have cost: what an objection to the assigned class asks. Plain JSON.
// Amounts are decimal texts in the schedule's currency, days texts in its calendar; differences are issued - computed: positive where too much was charged.
import type { Labels } from "../../dsl/program.ts";
import type { ExplainedCitation } from "../../engine/explain/explanation.ts";
import type { EvaluationFailure } from "../../engine/failure.ts";
import type { ValueWords } from "./account-values.ts";
import type { RestsOn } from "./rests-on.ts";

/** `cannot be told`: it turns on a fact that the record does not hold. */
export type Standing = "holds" | "fails" | "cannot be told";

/** One of the conditions of a tariff's `for` that are joined by `and`; or the `for` of a tariff that amends it, which must not hold. */
export interface Clause {
  readonly of: "for" | "taken by another tariff" | "in force";
  /** As the rule language writes it. */
  readonly text: string;
  readonly standing: Standing;
  /** The account's fields that it asks. */
  readonly asks: readonly AskedField[];
  readonly why: string | undefined;
}

/** `value`: what the record says; undefined: nothing. */
export interface AskedField extends ValueWords {
  readonly field: string;
  readonly labels: Labels;
  readonly value: string | undefined;
}

export interface TariffFit {
  readonly tariff: string;
  readonly standing: Standing;
  readonly clauses: readonly Clause[];
}

/** A stretch of the period over which the answer is the same; `to` is exclusive. */
export interface EntitledPart {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly entitled: readonly string[];
  readonly open: readonly string[];
  /** In the order of the schedule. */
  readonly tariffs: readonly TariffFit[];
}

/**
 * A bill by one tariff, for the same facts; or why there is none. A tariff without a line, since it could not be put into rules, has no sums: what it costs cannot
 * be told, and `restsOn` says why.
 */
export interface Cost {
  readonly total: string | undefined;
  readonly payable: string | undefined;
  /** Of the total where it was printed, else of what was to be paid; undefined where neither can be compared. */
  readonly difference: string | undefined;
  /** Whether it gives exactly what was printed, line by line. */
  readonly isAsIssued: boolean;
  /** What is not settled of it. */
  readonly restsOn: readonly RestsOn[];
  readonly failures: readonly EvaluationFailure[];
}

/** `standing`: over the whole period. */
export interface TariffCost extends Cost {
  readonly tariff: string;
  readonly labels: Labels;
  readonly cites: readonly ExplainedCitation[];
  readonly standing: Standing;
  readonly isStated: boolean;
}

/** The account with one field that chooses the tariff, or is disputed, taken as each of its values. `tariff`: what it would then be entitled to. */
export interface ClassCost extends Cost {
  readonly field: string;
  readonly fieldLabels: Labels;
  readonly value: string;
  readonly labels: Labels;
  readonly isOfRecord: boolean;
  readonly tariff: string | undefined;
}

/** `another`: what was stated is not what the facts entitle to. `part of the period`: on some days it is. */
export type EntitlementAnswer =
  | "as stated"
  | "another"
  | "part of the period"
  | "cannot be told"
  | "none fits"
  | "several fit"
  | "not stated"
  | "unknown tariff";

export interface Entitlement {
  readonly kind: "entitlement";
  readonly id: string;
  readonly account: string;
  readonly answer: EntitlementAnswer;
  /** The tariff by which the issuer says that it billed: as printed, and which of the schedule's it names. */
  readonly stated: { readonly printed: string | undefined; readonly tariff: string | undefined };
  /** The sum that costs are compared with. */
  readonly issued: { readonly of: "total" | "payable"; readonly amount: string } | undefined;
  readonly parts: readonly EntitledPart[];
  readonly tariffs: readonly TariffCost[];
  readonly classes: readonly ClassCost[];
  /** Why nothing could be said. */
  readonly failures: readonly EvaluationFailure[];
  readonly receipt: { readonly engine: string; readonly rules: string; readonly case: string };
}
