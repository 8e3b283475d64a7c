// What the library's calls give back. Failures are returned, never thrown.

import type { Bill } from "../engine/bill.ts";
import type { EvaluationFailure } from "../engine/failure.ts";
import type { Adjustment } from "../engine/request/true-up.ts";
import type { BillTrace } from "../engine/trace.ts";
import type { Span } from "../values/span.ts";

/** A rule file: `path` as diagnostics show it and as other files `use` it, and its text. */
export interface RuleText {
  readonly path: string;
  readonly text: string;
}

/** A bill with the trace that explains it, or every reason why there is none. */
export type BillResult = BilledResult | RefusedResult;

export interface BilledResult {
  readonly kind: "bill";
  readonly bill: Bill;
  readonly trace: BillTrace;
  /** Of the request's true-up of earlier estimates, line by line; none for most bills. */
  readonly adjustments: readonly Adjustment[];
}

export interface RefusedResult {
  readonly kind: "refused";
  /** The request's `id`, where it has one. */
  readonly id: string | undefined;
  readonly failures: readonly EvaluationFailure[];
}

/** How much of the rules is not settled. `--strict` fails unless all are zero. */
export interface Unsettled {
  readonly unknown: number;
  readonly untranslatable: number;
  readonly unverified: number;
  readonly example: number;
  readonly testedNotProved: number;
}

export interface BillOptions {
  /** Language of labels; a text without that language falls back to the file's plain text, then to the name. */
  readonly language?: string;
}

/** One `test` block, run. `problems` is empty where it holds. */
export interface TestOutcome {
  readonly title: string;
  readonly span: Span;
  readonly problems: readonly string[];
  /** Undefined for a test of an authority or of instalments, which bills nothing. */
  readonly result: BillResult | undefined;
}

export interface LoadOptions {
  /** Also run the file's `test` and `prove` blocks and report those that do not hold. Default: true. */
  readonly prove?: boolean;
}
