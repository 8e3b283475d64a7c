// The explanation of a bill as data: plain JSON. Every figure with its rule, version, citation, place and inputs, down to what was given.
// Numbers are decimal strings, or reduced fractions `310/3` where no finite decimal is exact. Nothing is rounded for show.
import type { Expression, Labels } from "../../dsl/program.ts";

export interface Explanation {
  readonly kind: "explanation";
  readonly id: string;
  readonly currency: string;
  /** Labels of the units that the file declares. */
  readonly units: Readonly<Record<string, Labels>>;
  readonly tariff: NamedRule;
  readonly period: ExplainedSpan;
  readonly lines: readonly ExplainedLine[];
  readonly groups: readonly ExplainedGroup[];
  /** Differences to earlier estimated bills. */
  readonly trueUps: readonly ExplainedTrueUp[];
  readonly total: ExplainedTotal;
  readonly payable: ExplainedPayable;
  readonly untranslatable: readonly { readonly words: string; readonly because: string; readonly cites: readonly ExplainedCitation[] }[];
}

/** `to` is exclusive. */
export interface ExplainedSpan {
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** `at`: `household.mizan:51`. */
export interface NamedRule {
  readonly name: string;
  readonly labels: Labels;
  readonly cites: readonly ExplainedCitation[];
  readonly marks: readonly string[];
  readonly at: string;
}

export interface ExplainedCitation {
  readonly source: string;
  readonly labels: Labels;
  readonly clause: string | null;
  readonly unverified: boolean;
}

export interface ExplainedLine extends NamedRule {
  readonly group: string | null;
  readonly memo: boolean;
  readonly tags: readonly string[];
  readonly segments: readonly ExplainedSegment[];
  readonly sum: string;
  readonly round: ExplainedRounding | null;
  readonly roundScope: "each segment" | "over bill";
  readonly amount: string;
  readonly print: ExplainedRounding | null;
  readonly printed: string;
}

export interface ExplainedRounding {
  readonly mode: string;
  readonly step: string;
  readonly unit: string;
}

export interface ExplainedSegment extends ExplainedSpan {
  readonly exceptions: readonly ExplainedException[];
  readonly taken: string | null;
  readonly value: Step;
  readonly amount: string;
  /** A level amount, taken for the segment's share of the bill's days. */
  readonly weighedByDays: boolean;
}

export interface ExplainedException extends NamedRule {
  readonly held: boolean;
  readonly taken: boolean;
  readonly condition: Step;
}

export type StepValue =
  /** Exact; a reduced fraction where no finite decimal is. */
  | { readonly kind: "number"; readonly text: string; readonly unit: string }
  | { readonly kind: "by daypart"; readonly texts: Readonly<Record<string, string>>; readonly unit: string }
  | { readonly kind: "choice"; readonly name: string; readonly labels: Labels }
  | { readonly kind: "truth"; readonly holds: boolean }
  | { readonly kind: "date"; readonly text: string };

/** One expression worked out. `kind` and `formula` are the rule language's. */
export interface Step {
  readonly kind: Expression["kind"];
  readonly formula: string;
  /** Of what the formula names, if it names one thing. */
  readonly labels: Labels;
  readonly value: StepValue;
  readonly at: string;
  readonly version: ExplainedVersion | null;
  readonly blocks: readonly ExplainedBlock[] | null;
  /** For `rate` with a quantity: the row that holds it, or one for each daypart. */
  readonly rows: readonly ExplainedRow[] | null;
  /** How the edges of the rows reached came about, where `widths` scale them. */
  readonly edges: ExplainedEdges | null;
  readonly inputs: readonly Step[];
  /** For a `let` or a cell of a rate that was worked out alike before, and a part of a line shown before: the line where `inputs` and `cites` stand; here they are empty. */
  readonly unfoldedIn: string | null;
  /** For a `let`: its own citations. */
  readonly cites: readonly ExplainedCitation[];
  /** For `sum of tag`: the lines added. */
  readonly lines: readonly string[];
}

export interface ExplainedVersion {
  readonly rate: string;
  readonly labels: Labels;
  readonly from: string;
  readonly announced: string;
  readonly cites: readonly ExplainedCitation[];
  readonly marks: readonly string[];
  readonly at: string;
}

export interface ExplainedRow {
  readonly block: number;
  readonly daypart: string | null;
  readonly lower: string;
  readonly upper: string | null;
  readonly quantity: string;
  readonly unit: string;
}

export interface ExplainedBlock extends ExplainedRow {
  readonly rate: string;
  readonly rateUnit: string;
  readonly amount: string;
  /** How the cell came about, where it is more than a written number. */
  readonly cell: Step | null;
}

/** Each edge as written, times all factors, rounded. Edges without finite decimal are fractions, as every number here. */
export interface ExplainedEdges {
  readonly factors: readonly ExplainedFactor[];
  readonly round: ExplainedRounding | null;
  readonly writtenUnit: string;
  readonly unit: string;
  /** From the lowest. */
  readonly edges: readonly { readonly written: string; readonly scaled: string; readonly edge: string }[];
}

export type ExplainedFactor =
  /** The days of the segment, of so many as the table is written for. */
  | { readonly kind: "days"; readonly days: string; readonly of: string }
  | { readonly kind: "months"; readonly months: string }
  | { readonly kind: "field"; readonly formula: string; readonly value: StepValue };

export interface ExplainedGroup extends NamedRule {
  readonly lines: readonly string[];
  readonly sum: string;
  readonly round: ExplainedRounding | null;
  readonly amount: string;
  readonly print: ExplainedRounding | null;
  readonly printed: string;
}

export interface ExplainedTrueUp {
  readonly name: string;
  readonly labels: Labels;
  readonly period: ExplainedSpan;
  readonly actual: string;
  readonly estimate: string;
  readonly amount: string;
  /** How the actual share was billed; null for a group. */
  readonly line: ExplainedLine | null;
}

export interface ExplainedTotal {
  readonly amount: string;
  /** What the figures as printed add up to, and how much that is above the amount. */
  readonly printed: string;
  readonly printDifference: string;
  /** `trueUp`: the period of the earlier bill, for a difference to it. */
  readonly parts: readonly { readonly name: string; readonly labels: Labels; readonly amount: string; readonly trueUp: ExplainedSpan | null }[];
}

export interface ExplainedPayable {
  readonly labels: Labels;
  readonly cites: readonly ExplainedCitation[];
  readonly at: string;
  readonly due: Step;
  readonly broughtForward: string;
  readonly round: ExplainedRounding | null;
  readonly payable: string;
  readonly remainder: { readonly word: "carry" | "drop"; readonly labels: Labels; readonly amount: string } | null;
}
