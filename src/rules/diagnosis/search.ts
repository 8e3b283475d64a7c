// The search for what made a bill wrong: singles first, pairs only where no single fits. Every hypothesis is worked out by the engine and compared with all
// that was printed; sums that happen to add up are only a way to find candidates, never a proof.
import type { Exact } from "../../values/exact.ts";
import { add, equals, subtract, ZERO } from "../../values/exact.ts";
import type { Bench, Fault, Scene, Variant } from "./fault.ts";
import type { Vector } from "./vector.ts";
import { differing, isSum, observesLines, vectorOf } from "./vector.ts";

/** A variant that changes the bill, with the bill that it gives. */
export interface Tried {
  readonly fault: Fault;
  readonly variant: Variant;
  readonly scene: Scene;
  readonly vector: Vector;
}

export interface Found {
  readonly singles: readonly Tried[];
  readonly pairs: readonly (readonly [Tried, Tried])[];
  /** All variants that change the bill, for near misses. */
  readonly tried: readonly Tried[];
  readonly hypotheses: number;
  /** Whether pairs were left untried for their number. */
  readonly isCut: boolean;
}

export interface SearchLimits {
  /** Bills worked out for pairs, at most. */
  readonly mostPairs: number;
}

export function search(bench: Bench, right: Vector, observed: Vector, faults: readonly Fault[], limits: SearchLimits): Found {
  const tried = faults.flatMap((fault) => triedOf(bench, right, fault));
  const singles = tried.filter(({ vector }) => differing(observed, vector).length === 0);
  if (singles.length > 0) return { singles, pairs: [], tried, hypotheses: tried.length, isCut: false };
  const { pairs, hypotheses, isCut } = pairsOf(bench, right, observed, tried, limits);
  return { singles, pairs, tried, hypotheses: tried.length + hypotheses, isCut };
}

/** Those that have an effect: a fault that leaves the bill as it is explains nothing. */
function triedOf(bench: Bench, right: Vector, fault: Fault): readonly Tried[] {
  return fault.variants(bench).flatMap((variant) => {
    const scene = variant.apply(bench.scene);
    const vector = scene === undefined ? undefined : vectorOf(scene);
    if (scene === undefined || vector === undefined || isSame(vector, right)) return [];
    return [{ fault, variant, scene, vector }];
  });
}

type Pairs = Pick<Found, "pairs" | "hypotheses" | "isCut">;

function pairsOf(bench: Bench, right: Vector, observed: Vector, tried: readonly Tried[], { mostPairs }: SearchLimits): Pairs {
  const wanted = new Map(differing(observed, right).map((name) => [name, subtract(observed.get(name) ?? ZERO, right.get(name) ?? ZERO)]));
  const pairs: (readonly [Tried, Tried])[] = [];
  let hypotheses = 0;
  let worked = 0;
  for (const [first, second] of candidates(right, observed, wanted, tried)) {
    hypotheses += 1;
    if (worked >= mostPairs) return { pairs, hypotheses, isCut: true };
    const before = second.variant.apply(first.scene);
    if (before === undefined) continue;
    worked += 1;
    const vector = vectorOf(before);
    if (vector !== undefined && differing(observed, vector).length === 0 && !isSame(vector, first.vector) && !isSame(vector, second.vector))
      pairs.push([first, second]);
  }
  void bench;
  return { pairs, hypotheses, isCut: false };
}

/**
 * Pairs that can give what is wanted, by what each does alone: on a figure that only one of them touches, that one's change must be the wanted one. Those whose
 * changes simply add up come first.
 */
function candidates(right: Vector, observed: Vector, wanted: ReadonlyMap<string, Exact>, tried: readonly Tried[]): readonly (readonly [Tried, Tried])[] {
  const names = namesToJudge(observed, wanted, tried);
  const changes = tried.map(({ vector, variant }) => ({
    variant,
    by: new Map(names.map((name) => [name, subtract(vector.get(name) ?? ZERO, right.get(name) ?? ZERO)])),
  }));
  const adding: (readonly [Tried, Tried])[] = [];
  const others: (readonly [Tried, Tried])[] = [];
  for (const [i, first] of tried.entries()) {
    for (const [j, second] of tried.entries()) {
      if (i === j || !inOrder(first, second, i < j)) continue;
      const fit = fitOf(names, wanted, changes[i], changes[j]);
      if (fit === "adds up") adding.push([first, second]);
      else if (fit === "may") others.push([first, second]);
    }
  }
  return [...adding, ...others];
}

function namesToJudge(observed: Vector, wanted: ReadonlyMap<string, Exact>, tried: readonly Tried[]): readonly string[] {
  const names = new Set([...observed.keys(), ...wanted.keys()]);
  if (observesLines(observed)) for (const { vector } of tried) for (const name of vector.keys()) if (!isSum(name)) names.add(name);
  return [...names];
}

/** In stage order, both orders within a stage; never two of one slot. */
function inOrder(first: Tried, second: Tried, isEarlier: boolean): boolean {
  if (first.fault.slot === second.fault.slot) return false;
  return first.fault.stage < second.fault.stage || (first.fault.stage === second.fault.stage && (isEarlier || first.fault.stage > 0));
}

interface Change {
  readonly variant: Variant;
  readonly by: ReadonlyMap<string, Exact>;
}

function fitOf(names: readonly string[], wanted: ReadonlyMap<string, Exact>, first: Change | undefined, second: Change | undefined): "adds up" | "may" | "no" {
  if (first === undefined || second === undefined) return "no";
  let adds = true;
  for (const name of names) {
    const [want, one, two] = [wanted.get(name) ?? ZERO, first.by.get(name) ?? ZERO, second.by.get(name) ?? ZERO];
    if (equals(add(one, two), want)) continue;
    adds = false;
    if (isSum(name)) continue;
    const [byFirst, bySecond] = [touches(first, name), touches(second, name)];
    if (!byFirst && !bySecond) return "no";
    if (!bySecond && !equals(one, want)) return "no";
    if (!byFirst && !equals(two, want)) return "no";
  }
  return adds ? "adds up" : "may";
}

function touches({ variant }: Change, name: string): boolean {
  return variant.touches === undefined || variant.touches.has(name);
}

export function isSame(a: Vector, b: Vector): boolean {
  if (a.size !== b.size) return false;
  for (const [name, value] of a) {
    const other = b.get(name);
    if (other === undefined || !equals(other, value)) return false;
  }
  return true;
}
