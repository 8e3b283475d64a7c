// Every mistake of the catalogue that alone gives what was printed. A variant that cannot reach every wrong figure is not worked out.
import { ruleOf } from "./compared.ts";
import type { Fault, Scene, Variant } from "./fault.ts";
import { printedFacts } from "./printed-facts.ts";
import type { Question, Seen } from "./question.ts";
import { fitting } from "./question.ts";
import type { Vector } from "./vector.ts";

/** A mistake that can happen to the bill. */
export interface Hypothesis {
  readonly fault: Fault;
  readonly variant: Variant;
}

/** With the bill that it gives. */
export interface Tried extends Hypothesis {
  readonly scene: Scene;
  readonly vector: Vector;
}

export function hypothesesOf({ bench }: Question, faults: readonly Fault[]): readonly Hypothesis[] {
  return faults.flatMap((fault) => fault.variants(bench).map((variant) => ({ fault, variant })));
}

/** `contradicted`: those that give every figure, though the bill prints a fact (a reading, its days) that they would have had otherwise. */
export interface Singles {
  readonly fit: readonly Tried[];
  readonly contradicted: readonly Tried[];
}

export function singlesOf(question: Question, hypotheses: readonly Hypothesis[], seen: Seen): Singles {
  const all = hypotheses.flatMap(({ fault, variant }) => {
    const scene = reachesAll(question, variant) ? variant.apply(question.bench.scene) : undefined;
    const vector = scene && fitting(question, [variant], scene, seen);
    return scene === undefined || vector === undefined ? [] : [{ fault, variant, scene, vector }];
  });
  const contradicted = all.filter(({ scene }) => printedFacts(question.bench, scene).refutes.length > 0);
  return { fit: all.filter((each) => !contradicted.includes(each)), contradicted };
}

function reachesAll({ wanted, compared }: Question, { touches }: Variant): boolean {
  return touches === undefined || wanted.every((name) => touches.has(ruleOf(compared, name)));
}
