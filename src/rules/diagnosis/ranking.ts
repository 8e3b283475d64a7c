// The order of explanations: what evidence speaks for first, then by how much each fault says. A fault with few parameters that fits says more than one that
// could have been anything. Explanations that give the same bill in every figure stand together, so that the true one is not drowned.
import type { Hypothesis } from "./singles.ts";
import type { Vector } from "./vector.ts";
import { isSame } from "./vector.ts";

export interface Candidate {
  readonly steps: readonly Hypothesis[];
  readonly vector: Vector;
}

export interface Spoken {
  readonly confirms: readonly string[];
  readonly refutes: readonly string[];
}

/** How many hypotheses the faults have on this bill: the product over the steps. */
export type Weigh = (candidate: Candidate) => number;

export function weighBy(hypotheses: readonly Hypothesis[]): Weigh {
  const counts = new Map<string, number>();
  for (const { fault } of hypotheses) counts.set(fault.id, (counts.get(fault.id) ?? 0) + 1);
  return ({ steps }) => steps.reduce((product, { fault }) => product * (counts.get(fault.id) ?? 1), 1);
}

/** Classes of candidates that give the same bill, each in order, the class of the first candidate first. */
export function classesOf<T extends Candidate>(candidates: readonly T[], isBefore: (a: T, b: T) => number): readonly (readonly T[])[] {
  const classes: T[][] = [];
  for (const each of candidates.toSorted(isBefore)) {
    const own = classes.find(([first]) => first !== undefined && isSame(first.vector, each.vector));
    if (own === undefined) classes.push([each]);
    else own.push(each);
  }
  return classes;
}

/** What speaks for it, less twice what speaks against it. */
export function standingOf({ confirms, refutes }: Spoken): number {
  return confirms.length - 2 * refutes.length;
}

/** Whether evidence leaves one: it is not refuted, and every other is. */
export function isSettled([first, ...others]: readonly Spoken[]): boolean {
  return first !== undefined && first.refutes.length === 0 && others.every(({ refutes }) => refutes.length > 0);
}
