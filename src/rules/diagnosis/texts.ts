// Exact numbers as the texts in which a diagnosis says them.
import type { Exact } from "../../values/exact.ts";
import { equals, exactFromText, fractionText } from "../../values/exact.ts";
import type { Vector } from "./vector.ts";

export function factText(value: Exact): string {
  return fractionText(value);
}

export function figuresText(vector: Vector): Readonly<Record<string, string>> {
  return Object.fromEntries([...vector].map(([name, value]) => [name, fractionText(value)]));
}

/** Of one word, or of one number however it is written. */
export function isSameText(a: string, b: string): boolean {
  if (a === b) return true;
  const [one, other] = [exactFromText(a), exactFromText(b)];
  return one !== undefined && other !== undefined && equals(one, other);
}
