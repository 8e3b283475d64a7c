// The question that a diagnosis asks: which change of the bench gives what was printed. And its answer for one change: the bill that it gives, if that is so.
import type { Exact } from "../../values/exact.ts";
import { compare, equals, isZero, maximum, minimum } from "../../values/exact.ts";
import type { Compared } from "./compared.ts";
import { agrees, figureIn, isFree, wrongIn } from "./compared.ts";
import type { Bench, Scene, Variant } from "./fault.ts";
import { workedOutAgain } from "./scene.ts";
import { unionOf } from "./touches.ts";
import type { Vector } from "./vector.ts";
import { isSum, vectorFrom, vectorOfTrace } from "./vector.ts";

export interface Question {
  readonly bench: Bench;
  readonly right: Vector;
  readonly compared: Compared;
  /** Registers that were printed rounded, as low and as high as they may be: a figure between what these give is as printed. None: all is exact. */
  readonly extremes: readonly Extreme[];
  /** The figures that are not as the right bill has them. */
  readonly wanted: readonly string[];
}

export interface Extreme {
  readonly bench: Bench;
  readonly right: Vector;
}

/** Told of each figure that a hypothesis came to, also of one that does not fit. */
export type Seen = (name: string, value: Exact) => void;

/** Of the bill that the variants, made one after the other, give: the whole of it if it is what was printed. `scene`: the bench's with the variants applied. */
export function fitting(question: Question, steps: readonly Variant[], scene: Scene, seen: Seen): Vector | undefined {
  const touches = unionOf(steps.map((step) => step.touches));
  return question.extremes.length === 0 ? exactly(question, scene, touches, seen) : withinRounding(question, steps, scene, touches);
}

/** What a variant gives by itself, and which of the figures it then has as printed. */
export function alone(question: Question, variant: Variant, scene: Scene): { readonly vector: Vector; readonly agrees: (name: string) => boolean } | undefined {
  const { bench, compared, extremes } = question;
  const vector = vectorFrom(bench, scene, variant.touches);
  if (vector === undefined) return undefined;
  if (extremes.length === 0) return { vector, agrees: (name) => agrees(compared, vector, name) };
  const around = extremesOf(question, [variant], variant.touches);
  return around && { vector, agrees: (name) => isBetween(compared, [vector, ...around], name) };
}

/** The first figure that comes out otherwise ends it: most hypotheses cost that one line. */
function exactly({ bench, compared }: Question, scene: Scene, touches: Variant["touches"], seen: Seen): Vector | undefined {
  const subtotals = new Set(bench.trace.groups.map(({ group }) => group.name));
  const result = workedOutAgain(bench, scene, touches, (name, printed) => {
    seen(name, printed);
    if (compared.unrounded.has(name)) return true;
    const aim = compared.aims.get(name);
    return aim === undefined ? isZero(printed) || subtotals.has(name) || isFree(compared, NO_FIGURES, name) : equals(aim, printed);
  });
  if (result === undefined) return undefined;
  const vector = vectorOfTrace(result);
  seen("total", result.trace.total);
  return wrongIn(compared, vector).length === 0 ? vector : undefined;
}

const NO_FIGURES: Vector = new Map();

function withinRounding(question: Question, steps: readonly Variant[], scene: Scene, touches: Variant["touches"]): Vector | undefined {
  const vector = vectorFrom(question.bench, scene, touches);
  const around = extremesOf(question, steps, touches);
  return vector !== undefined && around !== undefined && wrongWithin(question.compared, [vector, ...around]).length === 0 ? vector : undefined;
}

function extremesOf({ extremes }: Question, steps: readonly Variant[], touches: Variant["touches"]): readonly Vector[] | undefined {
  const vectors = extremes.flatMap(({ bench }) => {
    const scene = steps.reduce<Scene | undefined>((changed, step) => changed && step.apply(changed), bench.scene);
    return (scene && vectorFrom(bench, scene, touches)) ?? [];
  });
  return vectors.length === extremes.length ? vectors : undefined;
}

/**
 * As `wrongIn`, of a bill whose rounded registers leave it between these. A sum may lie between only where a line does: else it is off for another reason. What is
 * carried turns back at each step of what is payable, and is not held between anything.
 */
export function wrongWithin(compared: Compared, vectors: readonly [Vector, ...Vector[]]): readonly string[] {
  const [middle] = vectors;
  const names = new Set([...compared.aims.keys(), ...(compared.isWhole ? vectors.flatMap((vector) => [...vector.keys()]) : [])]);
  const isMoved = [...names].some((name) => !isSum(name) && !agrees(compared, middle, name) && isBetween(compared, vectors, name));
  const isLoose = isMoved || !compared.byLines;
  return [...names].filter((name) => {
    if (isSum(name) && !isLoose) return !agrees(compared, middle, name);
    return name !== "carried" && !isBetween(compared, vectors, name);
  });
}

function isBetween(compared: Compared, vectors: readonly Vector[], name: string): boolean {
  const [first, ...others] = vectors.map((vector) => figureIn(compared, vector, name));
  const aim = compared.aims.get(name);
  if (first === undefined) return false;
  if (aim === undefined) return vectors.some((vector) => agrees(compared, vector, name));
  return compare(others.reduce(minimum, first), aim) <= 0 && compare(aim, others.reduce(maximum, first)) <= 0;
}
