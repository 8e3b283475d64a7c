// The facts of one bill: a request after it was read and found valid. Numbers are exact and in base units; days are day numbers.

import type { DaySpan } from "../dsl/program.ts";
import type { Day } from "../values/calendar.ts";
import type { Exact } from "../values/exact.ts";

/** `known`: rules announced later are not seen; undefined: all that the file says. */
export interface Facts {
  readonly id: string;
  readonly tariff: string | undefined;
  readonly period: DaySpan;
  readonly issued: Day | undefined;
  readonly known: Day | undefined;
  readonly account: Readonly<Record<string, DatedFact>>;
  readonly usage: Readonly<Record<string, UsageFact>>;
  /** Latest bill first. */
  readonly history: Readonly<Record<string, readonly Exact[]>>;
  readonly charges: Readonly<Record<string, Exact>>;
  readonly broughtForward: Exact;
  /** What the differences to earlier estimated bills come to: part of the bill's total, and so of the payable. Zero but for a true-up. */
  readonly trueUp: Exact;
}

/** A choice is its name, a date its day number, a quantity or count exact. */
export type FactValue = string | { readonly day: Day } | Exact;

/** In order of `from`; the first holds from the period's start or earlier. One entry: the fact does not change. */
export type DatedFact = readonly { readonly from: Day; readonly value: FactValue }[];

/**
 * Summable usage is pieces that tile the period; level usage is one piece over the whole period. `quantities` by daypart, `""` for a
 * field without dayparts.
 */
export type UsageFact = readonly UsagePiece[];

export interface UsagePiece extends DaySpan {
  /** Ends at an interim reading: merged with the next unless the crossing splits by readings. A meter exchange is never merged. */
  readonly interim: boolean;
  readonly estimated: boolean;
  readonly quantities: Readonly<Record<string, Exact>>;
}
