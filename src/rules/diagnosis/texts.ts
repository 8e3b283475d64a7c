// Exact numbers as the texts in which a diagnosis says them.
import type { Exact } from "../../values/exact.ts";
import { fractionText } from "../../values/exact.ts";
import type { Vector } from "./vector.ts";

export function factText(value: Exact): string {
  return fractionText(value);
}

export function figuresText(vector: Vector): Readonly<Record<string, string>> {
  return Object.fromEntries([...vector].map(([name, value]) => [name, fractionText(value)]));
}
