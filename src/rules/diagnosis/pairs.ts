// Every two mistakes that together give what was printed. What each does alone tells most pairs apart without working them out. Of the others many are one
// quantity after another beside the same second mistake: there the one that comes to the issued figure is found by halving.
import type { Alone, Candidate } from "./alone.ts";
import { mayFit, sharedBy, wantedMask } from "./alone.ts";
import { bySums } from "./by-sums.ts";
import { printedFacts } from "./printed-facts.ts";
import type { Quantified } from "./quantified.ts";
import { fittingQuantities, quantifiedBy } from "./quantified.ts";
import type { Question, Seen } from "./question.ts";
import { fitting } from "./question.ts";
import type { Tried } from "./singles.ts";
import type { Vector } from "./vector.ts";
import { isSame } from "./vector.ts";

export type Pair = readonly [Tried, Tried];

export interface FoundPairs {
  readonly pairs: readonly FoundPair[];
  /** Pairs of the catalogue, whether or not they could be told apart without being worked out. */
  readonly hypotheses: number;
  /** Whether some were left untried for their number. */
  readonly isCut: boolean;
}

export interface FoundPair {
  /** In the order in which they were made. */
  readonly pair: Pair;
  readonly vector: Vector;
}

export function pairsOf(question: Question, all: readonly Alone[], most: number, seen: Seen): FoundPairs {
  const ordered = all.toSorted((a, b) => a.fault.stage - b.fault.stage);
  const { compared, bench, extremes } = question;
  const isExact = compared.byLines && extremes.length === 0;
  const candidates = compared.byLines ? byLines(question, ordered) : bySums(question, ordered);
  const few = isExact && candidates.length > FEW ? halved(question, ordered, candidates) : candidates;
  // Each bill that closes estimated ones is worked out with all of them.
  const limit = bench.scene.parts.true_up === undefined ? most : Math.floor(most / 4);
  const pairs = few.slice(0, limit).flatMap((candidate) => fittingEither(question, candidate, seen) ?? []);
  return { pairs, hypotheses: numberOf(all), isCut: few.length > limit || !compared.byLines };
}

/** So many are worked out one by one sooner than sorted. */
const FEW = 500;

/** Of two different slots, each pair once. */
function numberOf(all: readonly Alone[]): number {
  const slots = new Map<string, number>();
  for (const { fault } of all) slots.set(fault.slot, (slots.get(fault.slot) ?? 0) + 1);
  const same = [...slots.values()].reduce((sum, count) => sum + count * count, 0);
  return (all.length * all.length - same) / 2;
}

/** Those of which the least is unknown first. */
function byLines(question: Question, ordered: readonly Alone[]): readonly Candidate[] {
  const wanted = wantedMask(question);
  const candidates = ordered.flatMap((one, at) =>
    ordered.slice(at + 1).flatMap((other) => {
      const isOne = one.fault.slot !== other.fault.slot && mayFit(one, other, wanted);
      return isOne ? [{ candidate: [one, other] as const, shared: sharedBy(one, other) }] : [];
    }),
  );
  return candidates.toSorted((a, b) => a.shared - b.shared).map(({ candidate }) => candidate);
}

/** The candidates without those whose quantity cannot come to the issued figure beside the other mistake. */
function halved(question: Question, ordered: readonly Alone[], candidates: readonly Candidate[]): readonly Candidate[] {
  const quantified = quantifiedBy(question, ordered);
  const beside = new Map<Alone, Candidate[]>();
  const rest: Candidate[] = [];
  for (const candidate of candidates) {
    const fixed = fixedIn(quantified, candidate);
    if (fixed === undefined) rest.push(candidate);
    else beside.set(fixed, [...(beside.get(fixed) ?? []), candidate]);
  }
  const fitting = [...beside].flatMap(([fixed, own]) => fittingQuantities(question, quantified, fixed, own));
  return [...fitting, ...rest];
}

/** The one beside which the other is one of many quantities; undefined where neither is. */
function fixedIn(quantified: ReadonlyMap<Alone, Quantified>, [one, other]: Candidate): Alone | undefined {
  const [a, b] = [quantified.get(one), quantified.get(other)];
  if (a === undefined) return b === undefined ? undefined : one;
  return b === undefined || a.many >= b.many ? other : one;
}

/** Of one stage either may have been made first; and so may one that changes which days or bills are counted, whatever its stage. */
function fittingEither(question: Question, [one, other]: Candidate, seen: Seen): FoundPair | undefined {
  const isEither = one.fault.stage === other.fault.stage || one.variant.touches === undefined || other.variant.touches === undefined;
  return fittingPair(question, one, other, seen) ?? (isEither ? fittingPair(question, other, one, seen) : undefined);
}

/** Not where one of them changes nothing beside the other, and not where the bill prints another fact than they would have had. */
function fittingPair(question: Question, first: Alone, second: Alone, seen: Seen): FoundPair | undefined {
  const scene = second.variant.apply(first.scene);
  const vector = scene && fitting(question, [first.variant, second.variant], scene, seen);
  if (scene === undefined || vector === undefined || isSame(vector, first.vector) || isSame(vector, second.vector)) return undefined;
  if (printedFacts(question.bench, scene).refutes.length > 0) return undefined;
  return { pair: [first, second], vector };
}
