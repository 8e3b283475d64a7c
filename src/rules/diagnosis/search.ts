// The search for what made a bill wrong: singles first, pairs only where no single fits. Every hypothesis is worked out by the engine and compared with all
// that was printed; sums that happen to add up are only a way to find candidates, never a proof.
import type { Exact } from "../../values/exact.ts";
import type { Alone } from "./alone.ts";
import { aloneOf } from "./alone.ts";
import { contradictionIn } from "./contradiction.ts";
import type { Fault } from "./fault.ts";
import type { FoundPair } from "./pairs.ts";
import { pairsOf } from "./pairs.ts";
import type { Question } from "./question.ts";
import type { Hypothesis, Tried } from "./singles.ts";
import { hypothesesOf, singlesOf } from "./singles.ts";
import { isSum } from "./vector.ts";

export interface Found {
  readonly singles: readonly Tried[];
  /** Singles that give every figure, and that a fact which the bill prints contradicts. */
  readonly contradicted: readonly Tried[];
  readonly pairs: readonly FoundPair[];
  readonly hypotheses: readonly Hypothesis[];
  /** What each hypothesis gives alone; none where a single fits. */
  readonly alone: readonly Alone[];
  /** Hypotheses in all, with pairs where pairs were tried. */
  readonly tried: number;
  /** What hypotheses gave for the first wrong figure, those of the last stage of the search. */
  readonly near: readonly Exact[];
  /** The name of that figure. */
  readonly figure: string | undefined;
  readonly isCut: boolean;
  /** Why nothing can fit. */
  readonly contradiction: string | undefined;
}

export interface SearchLimits {
  /** Pairs worked out, at most. None: singles alone are searched, and no near miss. */
  readonly mostPairs: number;
}

export function search(question: Question, faults: readonly Fault[], { mostPairs }: SearchLimits): Found {
  const figure = firstWrong(question);
  const hypotheses = hypothesesOf(question, faults);
  const contradiction = contradictionIn(question);
  const base = { hypotheses, figure, tried: hypotheses.length, isCut: false, contradiction, contradicted: [] };
  if (contradiction !== undefined) return { ...base, singles: [], pairs: [], alone: mostPairs === 0 ? [] : aloneOf(question, hypotheses), near: [] };
  let near: Exact[] = [];
  const seen = (name: string, value: Exact): void => {
    if (name === figure) near.push(value);
  };
  const { fit: singles, contradicted } = singlesOf(question, hypotheses, seen);
  if (singles.length > 0) return { ...base, singles, pairs: [], alone: [], near };
  if (mostPairs === 0) return { ...base, singles: [], pairs: [], alone: [], near, isCut: true, contradicted };
  const alone = aloneOf(question, hypotheses);
  near = [];
  const found = pairsOf(question, alone, mostPairs, seen);
  return { ...base, contradicted, singles: [], pairs: found.pairs, alone, tried: base.tried + found.hypotheses, near, isCut: found.isCut };
}

/** In the order in which figures are worked out; of sums, the total. */
function firstWrong({ bench, wanted }: Question): string | undefined {
  const lines = bench.trace.tariff.order.find((name) => wanted.includes(name));
  return lines ?? wanted.find((name) => name === "total") ?? wanted.find(isSum) ?? wanted[0];
}
