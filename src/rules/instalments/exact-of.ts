// Numbers of the plan as exact values. The checker and the reader of stored plans have seen that they are numbers.
import type { Exact } from "../../values/exact.ts";
import { exactFromText } from "../../values/exact.ts";

/** A rule's few numbers are asked over and over: each is read once, as long as there are not very many. */
const READ = new Map<string, Exact>();
const MOST_READ = 1_000;

export function exactOf(text: string): Exact {
  const known = READ.get(text);
  if (known !== undefined) return known;
  const value = exactFromText(text);
  if (value === undefined) throw new TypeError(`a plan holds no number where it should: ${text}`);
  if (READ.size < MOST_READ) READ.set(text, value);
  return value;
}
