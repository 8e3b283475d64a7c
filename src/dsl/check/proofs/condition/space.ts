// The space that formulas ask about: their axes with the values worth trying, and what a formula is where only some axes are settled.

import type { Axis, Formula, Test, Value } from "./axis.ts";
import { isFree } from "./axis.ts";
import { cellsOf, passes } from "./cells.ts";

export interface Dimension {
  readonly axis: Axis;
  readonly values: readonly Value[];
  /** Whether a witness may rest on it. */
  readonly free: boolean;
}

export type Space = ReadonlyMap<string, Dimension>;

/** Steps taken, and how many may be: past them every answer is undefined. */
export interface Effort {
  steps: number;
  readonly most: number;
}

/** The axes settled so far. */
export type Point = ReadonlyMap<string, Value>;

export function spaceOf(axes: ReadonlyMap<string, Axis>, formulas: readonly Formula[]): Space {
  const tests = testsOf(formulas);
  const fields = new Map<string, number>();
  for (const key of tests.keys()) fields.set(fieldOf(key), (fields.get(fieldOf(key)) ?? 0) + 1);
  const space = new Map<string, Dimension>();
  for (const [key, asked] of tests) {
    const axis = axes.get(key);
    // A daypart and the total of one field depend on one another: neither is free where both are asked for.
    if (axis !== undefined) space.set(key, { axis, values: cellsOf(axis, asked), free: isFree(axis) && fields.get(fieldOf(key)) === 1 });
  }
  return space;
}

/** Every test that the formulas make, by axis. */
export function testsOf(formulas: readonly Formula[]): ReadonlyMap<string, readonly Test[]> {
  const tests = new Map<string, Test[]>();
  const seen = new Set<Formula>();
  for (const formula of formulas) collect(formula, tests, seen);
  return tests;
}

/** Undefined where the axes not yet settled decide. Counts its steps in `effort`. */
export function truthAt(formula: Formula, point: Point, effort: Effort): boolean | undefined {
  effort.steps += 1;
  if (effort.steps > effort.most) return undefined;
  switch (formula.kind) {
    case "constant":
      return formula.holds;
    case "test": {
      const value = point.get(formula.axis);
      return value === undefined ? undefined : passes(formula.test, value);
    }
    case "not": {
      const inner = truthAt(formula.of, point, effort);
      return inner === undefined ? undefined : !inner;
    }
    case "all":
      return joint(formula.of, point, effort, false);
    case "any":
      return joint(formula.of, point, effort, true);
  }
}

/** The first axis on which the formula still hangs, among those that `admits` lets through. */
export function openAxis(formula: Formula, point: Point, effort: Effort, admits: (axis: string) => boolean): string | undefined {
  effort.steps += 1;
  if (effort.steps > effort.most) return undefined;
  switch (formula.kind) {
    case "constant":
      return undefined;
    case "test":
      return point.has(formula.axis) || !admits(formula.axis) ? undefined : formula.axis;
    case "not":
      return openAxis(formula.of, point, effort, admits);
    case "all":
    case "any":
      for (const part of formula.of) {
        const axis = truthAt(part, point, effort) === undefined ? openAxis(part, point, effort, admits) : undefined;
        if (axis !== undefined) return axis;
      }
      return undefined;
  }
}

// `decides` settles the whole: false for all, true for any.
function joint(parts: readonly Formula[], point: Point, effort: Effort, decides: boolean): boolean | undefined {
  let result: boolean | undefined = !decides;
  for (const part of parts) {
    const truth = truthAt(part, point, effort);
    if (truth === decides) return decides;
    if (truth === undefined) result = undefined;
  }
  return result;
}

function collect(formula: Formula, tests: Map<string, Test[]>, seen: Set<Formula>): void {
  if (seen.has(formula)) return;
  seen.add(formula);
  switch (formula.kind) {
    case "constant":
      return;
    case "test": {
      const known = tests.get(formula.axis);
      if (known === undefined) tests.set(formula.axis, [formula.test]);
      else known.push(formula.test);
      return;
    }
    case "not":
      collect(formula.of, tests, seen);
      return;
    case "all":
    case "any":
      for (const part of formula.of) collect(part, tests, seen);
  }
}

/** `usage.active` of `usage.active total`; other keys stand for themselves. */
function fieldOf(key: string): string {
  return key.startsWith("usage.") ? (key.split(" ", 1)[0] ?? key) : key;
}
