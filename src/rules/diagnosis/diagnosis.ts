// What a diagnosis says of one wrong bill: every explanation that gives exactly what was printed, and never one that only comes near, unless it says so.

/** One fault with its parameter. `key`: stable, `F04 active 40`. */
export interface ExplainedBy {
  readonly fault: string;
  readonly name: string;
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly family: "billing error" | "meter error";
  /** What would confirm it. */
  readonly evidence: string;
}

export interface Explanation {
  /** One fault, or two in the order in which they were made. */
  readonly faults: readonly ExplainedBy[];
  /** Rows of evidence and other bills that speak for it (`confirms`) or against it (`refutes`); facts that the bill itself prints may speak for it. */
  readonly confirms: readonly string[];
  readonly refutes: readonly string[];
  /** Every figure of the bill that it gives, printed or not. */
  readonly figures: Readonly<Record<string, string>>;
  /** From 1. Explanations of one number give the same bill in every figure: nothing that a bill holds can tell them apart. */
  readonly alike: number;
  /** Of a fault that lasts, where other bills of the account date it: the first bill that has it. */
  readonly onset: string | undefined;
}

export interface NearMiss {
  readonly faults: readonly ExplainedBy[];
  /** What it leaves unexplained, by figure: issued - explained. None for one that gives every figure, and that `against` contradicts. */
  readonly left: Readonly<Record<string, string>>;
  /** Facts that the bill prints, and that would have been others; rows of evidence that refute it. */
  readonly against: readonly string[];
}

/** Numbers of usage that give the issued figures exactly: [least, most] in the field's own unit, where one quantity alone was changed. Never an answer by itself. */
export interface Inversion {
  readonly field: string;
  /** `""` for a field without dayparts. */
  readonly daypart: string;
  readonly least: string;
  /** undefined: no end (a plateau). */
  readonly most: string | undefined;
  /** By the facts of record. */
  readonly billed: string;
  /** Whether the figures stop telling the quantity: a minimum below, a cap above. */
  readonly isPlateau: boolean;
  /** What the quantity may be. */
  readonly readAs: readonly QuantityNote[];
}

export interface QuantityNote {
  readonly kind: "ratio of multipliers" | "multiple of nine" | "estimate" | "full turns" | "figure of the register";
  /** The ratio, the difference of readings, the estimate's name, the turns, the figure. */
  readonly value: string;
}

/** Prices of one cell of one table that give the issued figures exactly, where that price alone was another. A note, never an answer. */
export interface RateNote {
  readonly rate: string;
  /** From 1; undefined for a table without blocks. */
  readonly block: number | undefined;
  /** The version: its first day. */
  readonly from: string;
  /** The price of the rules, in the rate's unit and with the table's decimals. */
  readonly billed: string;
  readonly least: string;
  readonly most: string;
  /** Prices of the table's own decimals between them; none where they are many. */
  readonly candidates: readonly string[];
  /** Where the rules have one of these: rates of the same unit, in any version. */
  readonly found: readonly { readonly price: string; readonly rate: string; readonly from: string }[];
}

/** A figure that was not compared, since it could not be, or was not printed; a row beside the bill that was set aside. */
export interface LeftOut {
  readonly name: string;
  readonly kind: "cannot be worked out" | "unknown line" | "rests on another" | "not printed" | "no number" | "no ledger" | "set aside";
  readonly why: string;
}

export type Answer = "no fault" | "exact-single" | "exact-pair" | "ambiguous" | "near-miss" | "unexplained" | "undecided";

export interface Diagnosis {
  readonly id: string;
  readonly answer: Answer;
  /** All that fit: those that evidence speaks for first, those that give the same bill together. */
  readonly explanations: readonly Explanation[];
  /** How many more fit, where they are too many to list. */
  readonly more: number;
  readonly nearMisses: readonly NearMiss[];
  readonly inversions: readonly Inversion[];
  readonly rates: readonly RateNote[];
  /** The one further fact that would decide an open answer; undefined where nothing is open. */
  readonly wouldSeparate: string | undefined;
  /**
   * Whether what fits may be chance: a pair of which evidence and other bills do not confirm both; a single by sums alone, or one whose expected chance matches are a
   * two-hundredth or more, that nothing confirms; what is refuted.
   */
  readonly possibleCoincidence: boolean;
  /** H: what was tried. Expected number of chance matches, H / W, as an exact fraction: W is how many values the hypotheses would have at their density near the issued figure. */
  readonly coincidence: { readonly hypotheses: number; readonly width: string; readonly expected: string };
  /** Figures that were printed, or due, and not compared; rows of the ledger and of evidence that do not speak of this bill. */
  readonly leftOut: readonly LeftOut[];
  /** Whether pairs were left untried for their number. */
  readonly isCut: boolean;
  /** By which knowledge the bill was diagnosed: `then`, where what is in force now was not known on the day of issue. */
  readonly asKnown: "now" | "then";
  /** Why nothing was searched, or nothing can be found. */
  readonly why: string | undefined;
}
