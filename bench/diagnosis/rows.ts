// The rows of the bench: each makes its bill of a given number, lets the library judge it, and says what was found.
import { oneOutcome } from "./row-one.ts";
import { airOutcome, outsideOutcome } from "./row-outside.ts";
import { rightOutcome } from "./row-right.ts";
import { twoOutcome } from "./row-two.ts";
import type { Outcome } from "./tally.ts";

export interface Row {
  readonly name: string;
  /** How many bills a whole run has. */
  readonly bills: number;
  /** Undefined where the wanted bill cannot be made: it does not count. */
  readonly outcome: (seed: number, number: number) => Outcome | undefined;
}

export const ROWS: readonly Row[] = [
  { name: "right", bills: 10_000, outcome: rightOutcome },
  { name: "one by lines", bills: 2_000, outcome: (seed, number) => oneOutcome(seed, number, "lines") },
  { name: "one by sums", bills: 2_000, outcome: (seed, number) => oneOutcome(seed, number, "sums") },
  { name: "two by lines", bills: 2_000, outcome: twoOutcome },
  { name: "outside singles", bills: 20_000, outcome: (seed, number) => outsideOutcome(seed, number, "singles") },
  { name: "outside pairs", bills: 2_000, outcome: (seed, number) => outsideOutcome(seed, number, "pairs") },
  { name: "out of the air", bills: 500, outcome: airOutcome },
];
