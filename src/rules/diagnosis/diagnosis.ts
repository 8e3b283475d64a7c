// What a diagnosis says of one wrong bill: every explanation that gives exactly what was printed, and never one that only comes near, unless it says so.

/** One fault with its parameter. `applies`: the stable key, `F04 active 40`. */
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
  /** Rows of evidence and neighbouring bills that speak for it (`confirms`) or against it (`refutes`). */
  readonly confirms: readonly string[];
  readonly refutes: readonly string[];
}

export interface NearMiss {
  readonly faults: readonly ExplainedBy[];
  /** What it leaves unexplained, by figure: issued - explained. */
  readonly left: Readonly<Record<string, string>>;
}

/** Numbers of usage that give the issued figures exactly: [least, most] in the field's own unit, where one quantity alone was changed. */
export interface Inversion {
  readonly field: string;
  readonly least: string;
  /** undefined: no end (a plateau). */
  readonly most: string | undefined;
  readonly billed: string;
}

export type Answer = "no fault" | "exact-single" | "exact-pair" | "ambiguous" | "near-miss" | "unexplained" | "undecided";

export interface Diagnosis {
  readonly id: string;
  readonly answer: Answer;
  /** All that fit, those that evidence confirms first. */
  readonly explanations: readonly Explanation[];
  readonly nearMisses: readonly NearMiss[];
  readonly inversions: readonly Inversion[];
  /** For `ambiguous`: the one further fact that would separate the explanations; else undefined. */
  readonly wouldSeparate: string | undefined;
  /** Whether what fits may be chance: always for a pair by sums alone. */
  readonly possibleCoincidence: boolean;
  /** Expected number of chance matches, H / W: hypotheses tried over the width of what was observed, as an exact fraction. */
  readonly coincidence: { readonly hypotheses: number; readonly width: string; readonly expected: string };
  /** Why nothing was searched. */
  readonly why: string | undefined;
}
