// Explanations that are nearly so: they set right some of the wrong figures and leave the right ones, or miss by what rounding may do.
import type { Exact } from "../../values/exact.ts";
import { add, compare, exactFromWhole, fractionText, isNegative, multiply, negate, subtract, ZERO } from "../../values/exact.ts";
import { figureIn, wrongIn } from "./compared.ts";
import type { Question } from "./question.ts";
import type { Tried } from "./singles.ts";
import { isSum } from "./vector.ts";

export interface Near {
  readonly tried: Tried;
  /** issued - explained, of the figures that it leaves. */
  readonly left: ReadonlyMap<string, Exact>;
}

const MOST = 5;

/** `unit`: the smallest of the currency. Those that leave the fewest lines first, and of those the ones that leave least. */
export function nearMissesOf(question: Question, alone: readonly Tried[], unit: Exact): readonly Near[] {
  const wanted = new Set(question.wanted);
  const lines = question.wanted.filter((name) => !isSum(name)).length;
  const before = sizeOfAll([...question.wanted].map((name) => leftOf(question, question.right, name)));
  const near = alone.flatMap((tried) => {
    const names = wrongIn(question.compared, tried.vector);
    if (names.some((name) => !wanted.has(name))) return [];
    const left = new Map(names.map((name) => [name, leftOf(question, tried.vector, name)]));
    const size = sizeOfAll([...left.values()]);
    const isByRounding = [...left.values()].every((each) => compare(sizeOf(each), multiply(unit, ROUNDINGS)) <= 0);
    const leaves = names.filter((name) => !isSum(name)).length;
    return compare(size, before) < 0 && (isByRounding || leaves < lines) ? [{ tried, left, leaves, size }] : [];
  });
  return near.toSorted((a, b) => a.leaves - b.leaves || compare(a.size, b.size)).slice(0, MOST);
}

/** As many as a sum of rounded figures may be off by. */
const ROUNDINGS = exactFromWhole(3);

function leftOf({ compared }: Question, vector: Tried["vector"], name: string): Exact {
  return subtract(compared.aims.get(name) ?? ZERO, figureIn(compared, vector, name));
}

function sizeOf(value: Exact): Exact {
  return isNegative(value) ? negate(value) : value;
}

function sizeOfAll(values: readonly Exact[]): Exact {
  return values.reduce((sum, value) => add(sum, sizeOf(value)), ZERO);
}

export function leftTexts({ left }: Near): Readonly<Record<string, string>> {
  return Object.fromEntries([...left].map(([name, value]) => [name, fractionText(value)]));
}
