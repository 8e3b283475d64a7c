// A correction: what an issued bill should have been, as two documents (the bill turned round, the bill made anew) and the difference line by line.
// Plain JSON, names in snake_case as on a bill; every amount a decimal string in the currency, days texts in the schedule's calendar.
import type { Bill } from "../../engine/bill.ts";

/** A decimal; where none is exact it is rounded for show, and the member of the same name under `exact` holds the fraction. */
export type AmountText = string;

/** Takes the issued bill back: every figure with its sign turned. What the bill does not say is null. */
export interface ReverseDocument {
  readonly kind: "reverse";
  /** The id of the issued bill, and the hash of the bill as it was issued. */
  readonly bill: string;
  readonly original: string;
  readonly period: { readonly from: string; readonly to: string } | null;
  readonly currency: string;
  /** All lines of the issued bill, in its order. */
  readonly lines: readonly ReverseLine[];
  readonly groups: readonly ReverseGroup[];
  readonly total: AmountText | null;
  readonly brought_forward: AmountText | null;
  readonly payable: AmountText | null;
  readonly carried: AmountText | null;
  readonly dropped: AmountText | null;
  readonly exact: Readonly<Partial<Record<FigureName, string>>>;
}

export interface ReverseLine {
  readonly name: string;
  readonly label: string | null;
  readonly group: string | null;
  readonly memo: boolean;
  readonly amount: AmountText;
  readonly exact: string | null;
  readonly printed: string | null;
}

export interface ReverseGroup {
  readonly name: string;
  readonly label: string;
  readonly amount: AmountText;
  readonly exact: string | null;
  readonly printed: string;
}

/** Puts the right bill in the place of the issued one: worked out anew, whole. */
export interface ReissueDocument {
  readonly kind: "reissue";
  /** The id of the issued bill, and the hash of the bill as it was issued. */
  readonly bill: string;
  readonly original: string;
  readonly reissued: Bill;
}

export type FigureName = "total" | "brought_forward" | "payable" | "carried" | "dropped";

/** recomputed - issued; a line that only one side has counts as zero on the other. */
export interface DeltaLine {
  /** A line or a group; several lines `true_up.x` are one. `sum.difference`: what a total has beside its lines, where that differs. */
  readonly name: string;
  readonly label: string | null;
  readonly group: string | null;
  readonly memo: boolean;
  /** Whether it is part of the total: no memo, and in no group (the group counts). */
  readonly counts: boolean;
  readonly issued: AmountText | null;
  readonly recomputed: AmountText | null;
  readonly delta: AmountText;
  readonly exact: Readonly<Partial<Record<"issued" | "recomputed" | "delta", string>>>;
}

/**
 * `issued` and `delta` are null where the issued bill does not say the figure (a total that is not printed is what its lines come to). `recomputed` is the reissued
 * bill's figure; of a total that adds up lines as they are printed, and is right so, that sum.
 */
export interface DeltaFigure {
  readonly issued: AmountText | null;
  readonly recomputed: AmountText;
  readonly delta: AmountText | null;
  readonly exact: Readonly<Partial<Record<"issued" | "recomputed" | "delta", string>>>;
}

/** The deltas of the lines that count add up to that of the total. */
export interface CorrectionDelta extends Readonly<Record<FigureName, DeltaFigure>> {
  /** In the order of the reissued bill, then its groups, then what only the issued bill has. */
  readonly lines: readonly DeltaLine[];
}

export interface Correction {
  readonly kind: "correction";
  /** The id of the bill. */
  readonly bill: string;
  readonly currency: string;
  /** `exact`: a bill of the library. `as printed`: another system's, whose figures are compared with those that the rules would print. */
  readonly amounts: "exact" | "as printed";
  /** The day as known on which the rules were read, or null: all that the rules say. */
  readonly known: string | null;
  readonly reverse: ReverseDocument;
  readonly reissue: ReissueDocument;
  readonly delta: CorrectionDelta;
  /** SHA-256, hex: of the bill as issued, of both documents, of the request by which it was worked out anew, of the plan. */
  readonly hashes: {
    readonly original: string;
    readonly reverse: string;
    readonly reissue: string;
    readonly facts: string;
    readonly plan: string;
  };
}
