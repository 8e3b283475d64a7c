// Looking for a question for which a formula holds. A request's amount is never above what it comes to with the account's others.
import type { Axis, Formula, Test, Value } from "../../proofs/condition/axis.ts";
import { cellsOf, distinctBy } from "../../proofs/condition/cells.ts";
import type { DayOf } from "../../proofs/condition/search.ts";
import { findWhere, MOST_STEPS } from "../../proofs/condition/search.ts";
import type { Dimension, Point, Space } from "../../proofs/condition/space.ts";
import { testsOf } from "../../proofs/condition/space.ts";
import type { Fraction } from "../../proofs/fraction.ts";
import { order } from "../../proofs/fraction.ts";
import type { Axes } from "./axes.ts";
import { isOwnNumber } from "./axes.ts";
import { valuesNear } from "./values.ts";

export type Answer = { readonly kind: "found"; readonly point: Point } | { readonly kind: "none" } | { readonly kind: "too many" };

/** What all searches of one version may take together: past it nothing more is found out. */
export interface Budget {
  left: number;
}

export function budget(): Budget {
  return { left: MOST_IN_ALL };
}

const MOST_IN_ALL = 10_000_000;

export function find(axes: Axes, formula: Formula, allowed: Budget): Answer {
  const effort = { steps: 0, most: Math.min(MOST_STEPS, allowed.left) };
  const found = findWhere(spaceFor(axes, formula), formula, amountWithinSum, effort);
  allowed.left = Math.max(0, allowed.left - effort.steps);
  // Every axis here is free: there is no `perhaps`.
  return found.kind === "perhaps" ? { kind: "too many" } : found;
}

const amountWithinSum: DayOf = (point) => {
  const [amount, cumulated] = [point.get("amount"), point.get("cumulated")];
  if (amount === undefined || cumulated === undefined || typeof amount === "string" || typeof cumulated === "string") return "any";
  return order(amount, cumulated) <= 0 ? "any" : undefined;
};

function spaceFor(axes: Axes, formula: Formula): Space {
  const tests = testsOf([formula]);
  // Each of the two must be able to stand on either side of the other's limits.
  const sizes = tests.has("amount") && tests.has("cumulated") ? [...(tests.get("amount") ?? []), ...(tests.get("cumulated") ?? [])] : undefined;
  const dimensions = [...tests].flatMap(([key, own]): readonly (readonly [string, Dimension])[] => {
    const axis = axes.get(key);
    if (axis === undefined) return [];
    const asked = sizes !== undefined && (key === "amount" || key === "cumulated") ? sizes : own;
    return [[key, { axis, values: valuesOf(axis, asked), free: true }]];
  });
  return new Map(dimensions);
}

function valuesOf(axis: Axis, tests: readonly Test[]): readonly Value[] {
  return isOwnNumber(axis) ? distinctBy(tests, valuesNear(axis, limitsIn(tests))) : cellsOf(axis, tests);
}

function limitsIn(tests: readonly Test[]): readonly Fraction[] {
  return tests.flatMap((test) => (test.kind === "compare" ? [test.value] : []));
}
