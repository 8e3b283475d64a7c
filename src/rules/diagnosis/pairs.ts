// Every two mistakes that together give what was printed. What each does alone tells most pairs apart without working them out. Of the others many are one
// quantity after another beside the same second mistake: there the one that comes to the issued figure is found by halving.
import type { RequestParts } from "../../engine/request/request-schema.ts";
import type { Alone, Candidate } from "./alone.ts";
import { mayFit, sharedBy, wantedMask } from "./alone.ts";
import { bySums } from "./by-sums.ts";
import { printedFacts } from "./printed-facts.ts";
import type { Effort, Quantified } from "./quantified.ts";
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
  const isMany = ordered.length > MANY;
  const quantified = isExact || isMany ? quantifiedBy(question, ordered) : new Map<Alone, Quantified>();
  const { candidates, isShort } = compared.byLines ? byLines(question, ordered, isMany ? quantified : undefined) : whole(bySums(question, ordered));
  const limit = Math.floor(most / weightOf(bench.scene.parts));
  const effort = { left: 2 * limit };
  const few = isExact && candidates.length > FEW ? halved(question, quantified, candidates, effort) : candidates;
  const pairs = few.slice(0, limit).flatMap((candidate) => fittingEither(question, candidate, seen) ?? []);
  return { pairs, hypotheses: numberOf(all), isCut: isShort || few.length > limit || effort.left <= 0 || !compared.byLines };
}

/** How much longer than most this bill takes to work out: with the estimated bills that it closes, and by its registers. */
function weightOf({ true_up, readings = [] }: RequestParts): number {
  return (true_up === undefined ? 1 : 4) * Math.max(1, Math.ceil(readings.length / 8));
}

interface Listed {
  readonly candidates: readonly Candidate[];
  /** Whether some were not listed for their number. */
  readonly isShort: boolean;
}

function whole(candidates: readonly Candidate[]): Listed {
  return { candidates, isShort: false };
}

/** Above so many mistakes two of different registers are not paired: each misread figure of each register with each of each other one. */
const MANY = 1_000;

/** Pairs listed, at most: each holds memory. */
const MOST_LISTED = 1_000_000;

/** So many are worked out one by one sooner than sorted. */
const FEW = 500;

/** Of two different slots, each pair once. */
function numberOf(all: readonly Alone[]): number {
  const slots = new Map<string, number>();
  for (const { fault } of all) slots.set(fault.slot, (slots.get(fault.slot) ?? 0) + 1);
  const same = [...slots.values()].reduce((sum, count) => sum + count * count, 0);
  return (all.length * all.length - same) / 2;
}

/** Those of which the least is unknown first; `quantified`: those of two quantities are left out. */
function byLines(question: Question, ordered: readonly Alone[], quantified: ReadonlyMap<Alone, Quantified> | undefined): Listed {
  const wanted = wantedMask(question);
  const found: { readonly candidate: Candidate; readonly shared: number }[] = [];
  let isShort = false;
  for (const [at, one] of ordered.entries()) {
    const isQuantity = quantified?.has(one) === true;
    for (let after = at + 1; after < ordered.length; after += 1) {
      const other = ordered[after];
      if (other === undefined || one.fault.slot === other.fault.slot || !mayFit(one, other, wanted)) continue;
      if (found.length >= MOST_LISTED || (isQuantity && quantified?.has(other) === true)) isShort = true;
      else found.push({ candidate: [one, other], shared: sharedBy(one, other) });
    }
  }
  return { candidates: found.toSorted((a, b) => a.shared - b.shared).map(({ candidate }) => candidate), isShort };
}

/** The candidates without those whose quantity cannot come to the issued figure beside the other mistake. */
function halved(question: Question, quantified: ReadonlyMap<Alone, Quantified>, candidates: readonly Candidate[], effort: Effort): readonly Candidate[] {
  const beside = new Map<Alone, Candidate[]>();
  const rest: Candidate[] = [];
  for (const candidate of candidates) {
    const fixed = fixedIn(quantified, candidate);
    if (fixed === undefined) rest.push(candidate);
    else listIn(beside, fixed).push(candidate);
  }
  const fitting = [...beside].flatMap(([fixed, own]) => fittingQuantities(question, quantified, fixed, own, effort));
  return [...fitting, ...rest];
}

/** Copying a list for each candidate would take longer than the candidates. */
function listIn(beside: Map<Alone, Candidate[]>, fixed: Alone): Candidate[] {
  const known = beside.get(fixed);
  if (known !== undefined) return known;
  const list: Candidate[] = [];
  beside.set(fixed, list);
  return list;
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
