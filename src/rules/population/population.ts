// What a run of bills comes to: counts, harm in money, and what wrong bills have in common. Plain data that can be stored and merged: of two parts of a run,
// in whatever order they were judged, `merged` gives what the whole gives. Lists are sorted by their names, so that the same run is the same bytes.
// INVARIANT: sums are exact texts, and each list has an end that the rules and the marks set, never the number of bills.

/** Of bills that are wrong: how many, and by how much. Sums are exact, in the schedule's currency, and not below zero. */
export interface Tally {
  readonly bills: number;
  readonly overcharged: number;
  readonly overcharge: string;
  readonly undercharged: number;
  readonly undercharge: string;
  /** Bills of which the harm cannot be told. */
  readonly untold: number;
}

export interface NamedTally extends Tally {
  readonly name: string;
}

export interface Count {
  readonly name: string;
  readonly bills: number;
}

/** One line or sum over all bills on which it was judged. The sums are of lines that differ, are missing or unknown. */
export interface LineTally {
  readonly name: string;
  readonly agrees: number;
  readonly differs: number;
  readonly missing: number;
  readonly unknown: number;
  readonly undecided: number;
  readonly overcharge: string;
  readonly undercharge: string;
}

/** Harm from `from` up to but not including `to`, by size; `charged` tells the side. */
export interface HarmBin {
  readonly charged: "too much" | "too little";
  readonly from: string;
  readonly to: string;
  readonly bills: number;
}

/** A fault as far as many bills share it: without the figures, rows and other bills of one bill alone. */
export interface CauseFault {
  readonly fault: string;
  readonly name: string;
  readonly family: string;
  /** What of the rules, registers and facts it is about: `multiplier` 40. */
  readonly about: readonly (readonly [string, string])[];
}

/** `values` undefined: more than can be told apart, so that the mark names bills and groups none. */
export interface MarkClusters {
  readonly mark: string;
  readonly values: readonly MarkCluster[] | undefined;
}

/** `value` empty: the bill does not say it. */
export interface MarkCluster extends Tally {
  readonly value: string;
  /** All bills of the value, right ones too; of a cause, those that it made wrong. */
  readonly among: number;
}

/** One cause, many bills. */
export interface Cause extends Tally {
  /** `F04 register energy, multiplier 40`; of two faults `F04 + F12`. */
  readonly key: string;
  readonly faults: readonly CauseFault[];
  /** Bills whose match may be chance, and bills for which a row of evidence or a neighbour speaks. */
  readonly maybeChance: number;
  readonly confirmed: number;
  readonly marks: readonly MarkClusters[];
}

export interface Population {
  readonly bills: number;
  /** Rows that hold no bill that could be judged. */
  readonly broken: number;
  /** Of bills that differ or are due for an adjustment; of others the harm is not counted. */
  readonly verdicts: readonly NamedTally[];
  readonly lines: readonly LineTally[];
  /** Identities that a statement broke, each once a bill. */
  readonly identities: readonly Count[];
  /** Why no bill could be computed, by the code of the failure. */
  readonly failures: readonly Count[];
  /** What is to be known of rows, by the code of the note. */
  readonly notes: readonly Count[];
  /** Of bills that differ. */
  readonly harm: readonly HarmBin[];
  /** Of the diagnosis, where one was asked for. */
  readonly answers: readonly NamedTally[];
  readonly causes: readonly Cause[];
  /** By all faults that fit: `F07 | F08`. */
  readonly ambiguous: readonly NamedTally[];
  readonly marks: readonly MarkClusters[];
  /** What bills say of one another: the same days twice, days that nobody billed. */
  readonly across: readonly Count[];
}
