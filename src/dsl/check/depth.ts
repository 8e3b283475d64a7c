// How deep a rule goes: steps inside steps, with the lets and rates that it names put in their place. What works a bill out, proves it and
// explains it calls itself so often. A line is worked out by itself, so a chain of lines has no depth.
import { everyPart, partsOf } from "../expression-parts.ts";
import type { Expression, Rate } from "../program.ts";
import { foldName } from "../tree/fold-name.ts";
import { inOrder } from "./rules/cycle.ts";
import { insideRate } from "./rules/uses.ts";

/** Above the most that one value can have by itself: 1,000 operations in 64 parentheses. */
export const MOST_STEPS = 1_100;

/** Steps by name: lets by folded name, rates as declared. */
export type Depths = ReadonlyMap<string, number>;

const NONE: Depths = new Map();

export function depthOf(expression: Expression, lets: Depths, rates: Depths): number {
  if (expression.kind === "number") return 1;
  const found: { readonly part: Expression; readonly depth: number }[] = [{ part: expression, depth: 1 }];
  let deepest = 1;
  // The array grows while it is read: no recursion.
  for (let at = 0; at < found.length; at += 1) {
    const one = found[at];
    if (one === undefined) continue;
    deepest = Math.max(deepest, one.depth + namedDepth(one.part, lets, rates));
    for (const part of partsOf(one.part)) found.push({ part, depth: one.depth + 1 });
  }
  return deepest;
}

function namedDepth(part: Expression, lets: Depths, rates: Depths): number {
  if (part.kind === "let") return lets.get(foldName(part.name)) ?? 0;
  return part.kind === "rate" || part.kind === "through" ? (rates.get(part.rate) ?? 0) : 0;
}

/** Rates that are made of themselves, which is told elsewhere, count as if they were not. */
export function rateDepths(rates: Readonly<Record<string, Rate>>): Depths {
  const inside = new Map(Object.values(rates).map((rate) => [rate.name, insideRate(rate).filter(({ kind }) => kind !== "number")]));
  const depths = new Map<string, number>();
  for (const name of inOrder([...inside.keys()], (one) => (inside.get(one) ?? []).flatMap(ratesIn))) {
    const steps = (inside.get(name) ?? []).map((expression) => depthOf(expression, NONE, depths));
    depths.set(
      name,
      steps.reduce((most, depth) => Math.max(most, depth), 1),
    );
  }
  return depths;
}

/** Without those that are too deep, which are told: no rule that names one is told again. */
export function allowed(depths: Depths): Depths {
  return new Map([...depths].filter(([, depth]) => depth <= MOST_STEPS));
}

/** Of lets that stand in an order in which each comes after those that it names. */
export function letDepths(lets: ReadonlyMap<string, Expression>, rates: Depths): Depths {
  const depths = new Map<string, number>();
  for (const [name, value] of lets) depths.set(name, depthOf(value, depths, rates));
  return depths;
}

function ratesIn(expression: Expression): readonly string[] {
  return everyPart(expression).flatMap((part) => (part.kind === "rate" || part.kind === "through" ? [part.rate] : []));
}
