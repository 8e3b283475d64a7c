// A condition of the program as a formula: comparisons with constants become tests on axes, other comparisons an axis of their own.

import type { Expression, Program, Tariff } from "../../../program.ts";
import { constantsOf } from "../constants.ts";
import type { Fraction } from "../fraction.ts";
import { order, whole } from "../fraction.ts";
import { askedNumber, choiceAxis, dateAxis, orderAxis } from "./asked.ts";
import type { Axis, Formula, Sign } from "./axis.ts";
import { holdsOrder } from "./axis.ts";
import { written } from "./written.ts";

export type Asked = Omit<Program, "denominators" | "guards">;

/** Axes found so far, and formulas of lets; lives for one tariff's conditions. */
export interface Reading {
  readonly program: Asked;
  readonly tariff: Tariff;
  readonly axes: Map<string, Axis>;
  readonly lets: Map<string, Formula>;
}

export function readingOf(program: Asked, tariff: Tariff): Reading {
  return { program, tariff, axes: new Map(), lets: new Map() };
}

export function formulaOf(reading: Reading, condition: Expression): Formula {
  switch (condition.kind) {
    case "logic":
      return { kind: condition.word === "and" ? "all" : "any", of: [formulaOf(reading, condition.left), formulaOf(reading, condition.right)] };
    case "not":
      return { kind: "not", of: formulaOf(reading, condition.of) };
    case "let":
      return letOf(reading, condition);
    case "if": {
      const [asked, then, otherwise] = [condition.condition, condition.then, condition.otherwise].map((part) => formulaOf(reading, part));
      if (asked === undefined || then === undefined || otherwise === undefined) return opaque(reading, condition);
      return {
        kind: "any",
        of: [
          { kind: "all", of: [asked, then] },
          { kind: "all", of: [{ kind: "not", of: asked }, otherwise] },
        ],
      };
    }
    case "one of":
      return choiceTest(reading, condition.left, condition.values) ?? opaque(reading, condition);
    case "comparison":
      return comparison(reading, condition);
    default:
      return opaque(reading, condition);
  }
}

function letOf(reading: Reading, condition: Expression & { readonly kind: "let" }): Formula {
  const known = reading.lets.get(condition.name);
  if (known !== undefined) return known;
  const value = reading.tariff.lets[condition.name]?.value;
  const formula = value === undefined ? opaque(reading, condition) : formulaOf(reading, value);
  reading.lets.set(condition.name, formula);
  return formula;
}

/** What a let stands for, through any number of lets. */
function meant(reading: Reading, expression: Expression): Expression {
  let found = expression;
  for (let next: Expression | undefined = expression; next !== undefined; ) {
    found = next;
    next = found.kind === "let" ? reading.tariff.lets[found.name]?.value : undefined;
  }
  return found;
}

function comparison(reading: Reading, condition: Expression & { readonly kind: "comparison" }): Formula {
  const left = meant(reading, condition.left);
  const right = meant(reading, condition.right);
  const { sign } = condition;
  if (left.type.kind === "choice") return choiceComparison(reading, left, right, sign === "!=") ?? ordered(reading, left, right, sign);
  if (left.type.kind === "date") return dateComparison(reading, left, right, sign) ?? ordered(reading, left, right, sign);
  const below = onlyConstant(reading, left);
  const over = onlyConstant(reading, right);
  if (below !== undefined && over !== undefined) return { kind: "constant", holds: holdsOrder(sign, order(below, over)) };
  if (over !== undefined) return numberTest(reading, left, sign, over);
  if (below !== undefined) return numberTest(reading, right, turned(sign), below);
  return ordered(reading, left, right, sign);
}

function choiceComparison(reading: Reading, left: Expression, right: Expression, isUnequal: boolean): Formula | undefined {
  const [asked, value] = right.kind === "choice" ? [left, right.value] : left.kind === "choice" ? [right, left.value] : [left, undefined];
  if (value === undefined) return undefined;
  if (asked.kind === "choice") return { kind: "constant", holds: (asked.value === value) !== isUnequal };
  const test = choiceTest(reading, asked, [value]);
  return test === undefined || !isUnequal ? test : { kind: "not", of: test };
}

function choiceTest(reading: Reading, asked: Expression, values: readonly string[]): Formula | undefined {
  const axis = choiceAxis(reading.program, meant(reading, asked));
  return axis && { kind: "test", axis: kept(reading, axis), test: { kind: "in", values: new Set(values) } };
}

function dateComparison(reading: Reading, left: Expression, right: Expression, sign: Sign): Formula | undefined {
  if (right.kind === "date") return dateTest(reading, left, sign, right.day);
  return left.kind === "date" ? dateTest(reading, right, turned(sign), left.day) : undefined;
}

function dateTest(reading: Reading, asked: Expression, sign: Sign, day: number): Formula | undefined {
  if (asked.kind === "date") return { kind: "constant", holds: holdsOrder(sign, Math.sign(asked.day - day)) };
  const axis = dateAxis(asked);
  return axis && { kind: "test", axis: kept(reading, axis), test: { kind: "compare", sign, value: whole(day) } };
}

function numberTest(reading: Reading, asked: Expression, sign: Sign, value: Fraction): Formula {
  return { kind: "test", axis: kept(reading, askedNumber(reading.program, asked)), test: { kind: "compare", sign, value } };
}

/** Two things that both depend on the bill: how they stand to one another is an axis of its own. */
function ordered(reading: Reading, left: Expression, right: Expression, sign: Sign): Formula {
  const isTurned = written(right) < written(left);
  const axis = isTurned ? orderAxis(right, left) : orderAxis(left, right);
  return { kind: "test", axis: kept(reading, axis), test: { kind: "compare", sign: isTurned ? turned(sign) : sign, value: whole(0) } };
}

/** A truth that is not a comparison: equal to itself, or not. */
function opaque(reading: Reading, condition: Expression): Formula {
  return { kind: "test", axis: kept(reading, orderAxis(condition, condition)), test: { kind: "compare", sign: "=", value: whole(0) } };
}

function onlyConstant(reading: Reading, expression: Expression): Fraction | undefined {
  const values = constantsOf({ program: reading.program, tariff: reading.tariff }, expression);
  return values?.length === 1 && !asksRate(reading, expression) ? values[0] : undefined;
}

/** A rate may be unknown on some days: a condition on it is no constant. */
function asksRate(reading: Reading, expression: Expression): boolean {
  return expression.kind === "rate" && reading.program.rates[expression.rate]?.versions.some(({ body }) => body.kind === "unknown") === true;
}

function kept(reading: Reading, axis: Axis): string {
  if (!reading.axes.has(axis.key)) reading.axes.set(axis.key, axis);
  return axis.key;
}

function turned(sign: Sign): Sign {
  switch (sign) {
    case "=":
    case "!=":
      return sign;
    case "<":
      return ">";
    case "<=":
      return ">=";
    case ">":
      return "<";
    case ">=":
      return "<=";
  }
}
