// Which constants of the file an expression can be, whatever the bill: numbers, and rates that hold nothing but numbers.

import type { Expression, Program, RateBody, Tariff } from "../../program.ts";
import type { Fraction } from "./fraction.ts";
import { difference, fraction, greater, isLong, lesser, opposite, product, quotient, sum } from "./fraction.ts";

/** What names in an expression stand for. */
export interface Names {
  readonly program: Pick<Program, "rates">;
  readonly tariff: Pick<Tariff, "lets"> | undefined;
}

const MOST_VALUES = 4_096;

/** Every constant that the expression can be, whatever the day and the account; undefined where it depends on the bill. */
export function constantsOf(names: Names, expression: Expression): readonly Fraction[] | undefined {
  switch (expression.kind) {
    case "number":
      return [fraction(expression.value)];
    case "negative":
      return constantsOf(names, expression.of)?.map(opposite);
    case "let":
      return letOf(names, expression.name);
    case "rate":
      return expression.quantity === undefined ? cellsOf(names, expression.rate) : undefined;
    case "arithmetic":
      return arithmeticOf(names, expression);
    case "extreme":
      return expression.of
        .map((part) => constantsOf(names, part))
        .reduce((all, part) => all && part && crossed(all, part, expression.which === "min" ? lesser : greater));
    case "if": {
      const then = constantsOf(names, expression.then);
      const otherwise = constantsOf(names, expression.otherwise);
      return then && otherwise && listed([...then, ...otherwise]);
    }
    default:
      return undefined;
  }
}

// Each let is worked out once: lets that build on one another would double the work at every step.
const knownLets = new WeakMap<Tariff["lets"], Map<string, readonly Fraction[] | undefined>>();

function letOf(names: Names, name: string): readonly Fraction[] | undefined {
  const lets = names.tariff?.lets;
  const value = lets?.[name]?.value;
  if (lets === undefined || value === undefined) return undefined;
  const known = knownLets.get(lets) ?? new Map<string, readonly Fraction[] | undefined>();
  knownLets.set(lets, known);
  if (!known.has(name)) known.set(name, constantsOf(names, value));
  return known.get(name);
}

function arithmeticOf(names: Names, expression: Expression & { readonly kind: "arithmetic" }): readonly Fraction[] | undefined {
  if (expression.places !== undefined) return undefined;
  const left = constantsOf(names, expression.left);
  const right = left && constantsOf(names, expression.right);
  if (left === undefined || right === undefined) return undefined;
  switch (expression.sign) {
    case "+":
      return crossed(left, right, sum);
    case "-":
      return crossed(left, right, difference);
    case "*":
      return crossed(left, right, product);
    case "/":
      return crossed(
        left,
        right.filter((value) => value.top !== 0n),
        quotient,
      );
  }
}

function cellsOf(names: Names, rate: string): readonly Fraction[] | undefined {
  const all: Fraction[] = [];
  for (const version of names.program.rates[rate]?.versions ?? []) {
    for (const cell of cellsIn(version.body)) {
      if (cell.kind === "unknown") continue;
      const values = constantsOf(names, cell);
      if (values === undefined) return undefined;
      all.push(...values);
    }
  }
  return distinct(all);
}

/** The cells of one version of a rate. */
export function cellsIn(body: RateBody): readonly Expression[] {
  switch (body.kind) {
    case "unknown":
      return [];
    case "cells":
      return Object.values(body.cells);
    case "blocks":
      return Object.values(body.columns).flatMap((column) => column.rows.map((row) => row.cell));
  }
}

/** Every result of two sets of constants; undefined where there are too many to list. */
export function crossed(a: readonly Fraction[], b: readonly Fraction[], join: (x: Fraction, y: Fraction) => Fraction): readonly Fraction[] | undefined {
  if (a.length * b.length > MOST_VALUES) return undefined;
  return listed(a.flatMap((x) => b.map((y) => join(x, y))));
}

/** Each once; undefined where they are too many, or so long that to work on with them would not end. */
function listed(values: readonly Fraction[]): readonly Fraction[] | undefined {
  return values.length > 2 * MOST_VALUES || values.some(isLong) ? undefined : distinct(values);
}

function distinct(values: readonly Fraction[]): readonly Fraction[] {
  return [...new Map(values.map((value) => [`${value.top}/${value.bottom}`, value])).values()];
}
