// The values of an axis that are enough to try: one for each stretch on which every test on it answers the same.
// INVARIANT: each is a value that the axis can have: on its decimals, inside its range. Edges are exact: 30 and the next above 30 differ.

import type { Fraction } from "../fraction.ts";
import { difference, floorOf, greater, order, product, quotient, sum, UNITY, whole } from "../fraction.ts";
import type { Axis, Test, Value } from "./axis.ts";
import { holdsOrder } from "./axis.ts";

const HALF: Fraction = { top: 1n, bottom: 2n };

export function cellsOf(axis: Axis, tests: readonly Test[]): readonly Value[] {
  return distinctBy(tests, candidates(axis, tests));
}

export function passes(test: Test, value: Value): boolean {
  if (test.kind === "in") return typeof value === "string" && test.values.has(value);
  return typeof value !== "string" && holdsOrder(test.sign, order(value, test.value));
}

function candidates(axis: Axis, tests: readonly Test[]): readonly Value[] {
  switch (axis.kind) {
    case "choice":
      return axis.values;
    case "order":
      return [whole(-1), whole(0), whole(1)];
    case "date":
      return onGrid(constantsIn(tests), axis.least, axis.most, UNITY);
    case "number":
      return axis.step === undefined ? between(constantsIn(tests), axis.least, axis.most) : onGrid(constantsIn(tests), axis.least, axis.most, axis.step);
  }
}

function constantsIn(tests: readonly Test[]): readonly Fraction[] {
  return tests.flatMap((test) => (test.kind === "compare" ? [test.value] : []));
}

/** Both ends, each constant, and the next multiples of the step on both sides of it. */
function onGrid(constants: readonly Fraction[], least: Fraction | undefined, most: Fraction | undefined, step: Fraction): readonly Fraction[] {
  const near = constants.flatMap((constant) => {
    const below = product(whole(floorOf(quotient(constant, step))), step);
    return order(below, constant) === 0 ? [difference(below, step), below, sum(below, step)] : [below, sum(below, step)];
  });
  return sorted([least, ...near, most], least, most);
}

/** Both ends, each constant, a value between neighbours, and one beyond each open end. */
function between(constants: readonly Fraction[], least: Fraction | undefined, most: Fraction | undefined): readonly Fraction[] {
  const points = sorted([least, ...constants, most], least, most);
  const [first = whole(0)] = points;
  const last = points.at(-1) ?? first;
  const middles = points.slice(1).map((point, at) => product(sum(point, points[at] ?? point), HALF));
  return sorted([...points, ...middles, difference(first, UNITY), sum(last, UNITY)], least, most);
}

function sorted(points: readonly (Fraction | undefined)[], least: Fraction | undefined, most: Fraction | undefined): readonly Fraction[] {
  const inside = points
    .filter((point) => point !== undefined)
    .filter((point) => (least === undefined || order(point, least) >= 0) && (most === undefined || order(point, most) <= 0))
    .sort(order);
  const found = inside.filter((point, at) => at === 0 || order(point, inside[at - 1] ?? point) !== 0);
  return found.length > 0 ? found : [greater(least ?? whole(0), whole(0))];
}

/** The first of those that answer every test alike. */
export function distinctBy(tests: readonly Test[], values: readonly Value[]): readonly Value[] {
  const seen = new Map<string, Value>();
  for (const value of values) {
    const answers = tests.map((test) => (passes(test, value) ? "1" : "0")).join("");
    if (!seen.has(answers)) seen.set(answers, value);
  }
  return [...seen.values()];
}
