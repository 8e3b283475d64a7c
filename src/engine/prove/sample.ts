// Values at which a claim is tested, by the rules' own structure: always the same, without chance.

import type { Exact } from "../../values/exact.ts";
import { add, compare, divide, exactFromText, exactFromWhole, multiply, round, subtract, ZERO } from "../../values/exact.ts";
import type { Grid } from "./stretch.ts";

/** Both ends and points between them, which need not lie on the grid. */
export function evenPoints({ least, most }: Grid, parts: number): readonly Exact[] {
  const width = subtract(most, least);
  return Array.from({ length: parts + 1 }, (_, at) => add(least, multiply(width, divide(exactFromWhole(at), exactFromWhole(parts)) ?? ZERO)));
}

const FEW_PARTS = 8;
const MOST_CONSTANTS = 16;

/** A few values of a long range that stands beside another: even points, and constants of the rules with the value after each. */
export function fewValues(grid: Grid, constants: readonly Exact[]): readonly Exact[] {
  const { least, most, step } = grid;
  const isInside = (value: Exact): boolean => compare(value, least) >= 0 && compare(value, most) <= 0;
  const edges = constants.map((value) => round(value, step, "floor")).filter(isInside);
  const near = edges.slice(0, MOST_CONSTANTS / 2).flatMap((value) => [value, add(value, step)]);
  const values = [...evenPoints(grid, FEW_PARTS).map((value) => round(value, step, "floor")), ...near].filter(isInside).sort(compare);
  return values.filter((value, at) => at === 0 || compare(value, values[at - 1] ?? value) !== 0);
}

/** The numbers that are written anywhere under `roots`. */
export function constantsIn(roots: readonly unknown[]): readonly Exact[] {
  const texts = new Set<string>();
  const visited = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null || visited.has(value)) return;
    visited.add(value);
    if ("kind" in value && value.kind === "number" && "value" in value && typeof value.value === "string") texts.add(value.value);
    for (const part of Object.values(value)) visit(part);
  };
  for (const root of roots) visit(root);
  return [...texts].flatMap((text) => exactFromText(text) ?? []);
}
