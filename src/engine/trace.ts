// The trace: the evaluator's result, from which the bill is derived. Every node points at the expression it works out (and so at its place
// in the rule file) and at the nodes that went in.
import type { DaySpan, Exception, Expression, Group, Line, Payable, Scale, Tariff, Untranslatable, Version } from "../dsl/program.ts";
import type { Exact } from "../values/exact.ts";
import type { Facts } from "./facts.ts";
import type { Plan } from "./plan.ts";

/** An indexed value has one number for each daypart. A choice is its name. */
export type TraceValue = Exact | { readonly byDaypart: Readonly<Record<string, Exact>> } | string | boolean | { readonly day: number };

export interface TraceNode {
  readonly expression: Expression;
  readonly value: TraceValue;
  readonly inputs: readonly TraceNode[];
  /** The version of the rate that gave a cell. */
  readonly version: Version | undefined;
  /** The part of the quantity in each block reached, for `through`. */
  readonly blocks: readonly BlockTrace[] | undefined;
  /** The row that holds the quantity, for `at`: one, or one for each daypart. */
  readonly rows: readonly RowTrace[] | undefined;
}

/** `lower`, `upper` as scaled to the segment; `daypart` `""` where it is not one of several. */
export interface RowTrace {
  readonly block: number;
  readonly daypart: string;
  readonly lower: Exact;
  readonly upper: Exact | undefined;
  /** The same edges before scaling, and what they were scaled by; undefined for a table that is not scaled. */
  readonly unscaled: UnscaledEdges | undefined;
  readonly quantity: Exact;
}

/** The part of the quantity in a row, its cell, and the two multiplied. */
export interface BlockTrace extends RowTrace {
  readonly rate: TraceNode;
  readonly amount: Exact;
}

/** An edge of the block is the unscaled edge times `product`, rounded as the rate's `widths` say. */
export interface UnscaledEdges {
  readonly lower: Exact;
  readonly upper: Exact | undefined;
  readonly scaling: Scaling;
}

export interface Scaling {
  readonly product: Exact;
  /** In the order of `widths`. `node`: of a field. */
  readonly factors: readonly { readonly scale: Scale; readonly factor: Exact; readonly node: TraceNode | undefined }[];
}

export interface SegmentTrace extends DaySpan {
  readonly value: TraceNode;
  /** Every exception of the line, and whether it held; `taken` gave the value. */
  readonly considered: readonly { readonly exception: Exception; readonly held: boolean; readonly condition: TraceNode }[];
  readonly taken: Exception | undefined;
  /** The value, weighted by days if level, rounded if the line rounds each segment. */
  readonly amount: Exact;
}

export interface LineTrace {
  readonly line: Line;
  readonly segments: readonly SegmentTrace[];
  /** The sum of the segments' amounts, before the line's own rounding. */
  readonly sum: Exact;
  readonly amount: Exact;
  readonly printed: Exact;
}

export interface GroupTrace {
  readonly group: Group;
  readonly sum: Exact;
  readonly amount: Exact;
  readonly printed: Exact;
}

export interface BillTrace {
  readonly kind: "trace";
  readonly plan: Plan;
  readonly facts: Facts;
  readonly tariff: Tariff;
  /** In the order of evaluation. */
  readonly lines: readonly LineTrace[];
  readonly groups: readonly GroupTrace[];
  readonly total: Exact;
  readonly payable: { readonly rule: Payable; readonly due: TraceNode; readonly payable: Exact; readonly carried: Exact; readonly dropped: Exact };
  /** Clauses kept as untranslatable that touch this bill. */
  readonly untranslatable: readonly Untranslatable[];
}
