// What must hold of every variant of the catalogue on a bill, and of two together: what they say they touch is never too little.
import { FAULTS } from "../../../src/rules/diagnosis/catalogue.ts";
import type { Compared } from "../../../src/rules/diagnosis/compared.ts";
import { wrongIn } from "../../../src/rules/diagnosis/compared.ts";
import type { Bench, Variant } from "../../../src/rules/diagnosis/fault.ts";
import type { Question } from "../../../src/rules/diagnosis/question.ts";
import { fitting } from "../../../src/rules/diagnosis/question.ts";
import { unionOf } from "../../../src/rules/diagnosis/touches.ts";
import type { Vector } from "../../../src/rules/diagnosis/vector.ts";
import { isSum, vectorFrom, vectorOf } from "../../../src/rules/diagnosis/vector.ts";
import { equals, fractionText, ZERO } from "../../../src/values/exact.ts";

export function variantsOf(bench: Bench): readonly Variant[] {
  return FAULTS.flatMap((fault) => fault.variants(bench));
}

/** Variants that change a figure which they do not touch, or of which the quick vector is not the whole one. */
export function wrongSingles(bench: Bench): readonly unknown[] {
  const right = rightOf(bench);
  return variantsOf(bench).flatMap((variant) => {
    const scene = variant.apply(bench.scene);
    const [whole, quick] = scene === undefined ? [] : [vectorOf(scene), vectorFrom(bench, scene, variant.touches)];
    const missed = whole === undefined ? [] : changed(right, whole).filter((name) => !isTouched(variant, name));
    if (missed.length === 0 && areSame(whole, quick)) return [];
    return [{ bill: bench.facts.id, key: variant.key, missed, whole: show(whole), quick: show(quick) }];
  });
}

/**
 * Pairs that change a figure which neither touches; pairs of which a figure that one alone touches is not as that one alone makes it, though neither rewires;
 * pairs of which the quick vector is not the whole one.
 */
export function wrongPairs(bench: Bench, pairs: readonly (readonly [Variant, Variant])[]): readonly unknown[] {
  const right = rightOf(bench);
  return pairs.flatMap(([first, second]) => {
    const scene = first.apply(bench.scene);
    const both = scene === undefined ? undefined : second.apply(scene);
    const whole = both === undefined ? undefined : vectorOf(both);
    if (scene === undefined || both === undefined || whole === undefined) return [];
    const moved = changed(right, whole).filter((name) => !isTouched(first, name) && !isTouched(second, name));
    const isPlain = !isRewiring(first) && !isRewiring(second);
    const byOne = isPlain ? [...notAsAlone(whole, first, second, vectorOf(scene)), ...notAsAlone(whole, second, first, aloneOf(bench, second))] : [];
    const quick = vectorFrom(bench, both, unionOf([first.touches, second.touches]));
    return moved.length === 0 && byOne.length === 0 && areSame(whole, quick)
      ? []
      : [{ bill: bench.facts.id, first: first.key, second: second.key, moved, byOne }];
  });
}

function isRewiring({ touches, rewires }: Variant): boolean {
  return touches === undefined || rewires === true;
}

function notAsAlone(both: Vector, one: Variant, other: Variant, alone: Vector | undefined): readonly string[] {
  if (alone === undefined) return [];
  return changed(both, alone).filter((name) => isTouched(one, name) && !isTouched(other, name));
}

/** Variants of which the quick answer to whether they fit is not that of the whole vector. `from`: the variant that gives what was observed. */
export function wrongFits(bench: Bench, from: Variant): readonly unknown[] {
  const given = aloneOf(bench, from);
  if (given === undefined) return [];
  const compared = wholly(given);
  const right = rightOf(bench);
  const question: Question = { bench, right, compared, extremes: [], wanted: wrongIn(compared, right) };
  return variantsOf(bench).flatMap((variant) => {
    const scene = variant.apply(bench.scene);
    const whole = scene === undefined ? undefined : vectorOf(scene);
    if (scene === undefined) return [];
    const fits = whole !== undefined && wrongIn(compared, whole).length === 0;
    return (fitting(question, [variant], scene, () => {}) !== undefined) === fits ? [] : [{ bill: bench.facts.id, observed: from.key, key: variant.key, fits }];
  });
}

/** All of a bill printed, but for subtotals. */
function wholly(given: Vector): Compared {
  const aims = new Map([...given].filter(([name]) => given.subtotals?.has(name) !== true));
  return { aims, byLines: [...aims.keys()].some((name) => !isSum(name)), isWhole: true, unrounded: new Set(), blocks: new Map(), leftOut: [] };
}

function rightOf(bench: Bench): Vector {
  const right = vectorOf(bench.scene);
  if (right === undefined) throw new Error("a bench has a right bill");
  return right;
}

function aloneOf(bench: Bench, variant: Variant): Vector | undefined {
  const scene = variant.apply(bench.scene);
  return scene === undefined ? undefined : vectorOf(scene);
}

function areSame(a: Vector | undefined, b: Vector | undefined): boolean {
  return a === undefined || b === undefined ? a === b : changed(a, b).length === 0;
}

export function changed(right: Vector, other: Vector): readonly string[] {
  const names = new Set([...right.keys(), ...other.keys()]);
  return [...names].filter((name) => !equals(right.get(name) ?? ZERO, other.get(name) ?? ZERO));
}

function isTouched({ touches }: Variant, name: string): boolean {
  return touches === undefined || touches.has(name);
}

export function show(vector: Vector | undefined): Readonly<Record<string, string>> | undefined {
  return vector && Object.fromEntries([...vector].map(([name, value]) => [name, fractionText(value)]));
}
