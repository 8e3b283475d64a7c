// Between which values an expression stays, given the declared ranges: simple cases only, undefined for the rest.

import type { Expression, MeasuredField, Program, Tariff } from "../../program.ts";
import type { Names } from "./constants.ts";
import { constantsOf } from "./constants.ts";
import type { Fraction } from "./fraction.ts";
import { difference, fraction, greater, isLong, lesser, NOTHING, opposite, product, sum, whole } from "./fraction.ts";

export interface Reach {
  readonly least: Fraction;
  readonly most: Fraction;
}

export type ReachNames = Names & { readonly program: Omit<Program, "denominators" | "guards"> };

export function reachOf(names: ReachNames, expression: Expression): Reach | undefined {
  switch (expression.kind) {
    case "number":
    case "rate":
      return hull(constantsOf(names, expression) ?? []);
    case "usage":
      return usageReach(names.program.usage[expression.name]);
    case "charge":
      return fieldReach(names.program.charges[expression.name]);
    case "account":
      return accountReach(names, expression.name);
    case "let":
      return letReach(names, expression.name);
    case "select":
      return reachOf(names, expression.of);
    case "total":
      return totalReach(names, expression.of);
    case "negative": {
      const of = reachOf(names, expression.of);
      return of && { least: opposite(of.most), most: opposite(of.least) };
    }
    case "arithmetic":
      return arithmeticReach(names, expression);
    case "extreme": {
      const choose = expression.which === "min" ? lesser : greater;
      const parts = expression.of.map((part) => reachOf(names, part));
      return parts.reduce((a, b) => a && b && { least: choose(a.least, b.least), most: choose(a.most, b.most) });
    }
    case "if": {
      const then = reachOf(names, expression.then);
      const otherwise = reachOf(names, expression.otherwise);
      return then && otherwise && { least: lesser(then.least, otherwise.least), most: greater(then.most, otherwise.most) };
    }
    default:
      return undefined;
  }
}

// Each let is worked out once: lets that build on one another would double the work at every step.
const knownLets = new WeakMap<Tariff["lets"], Map<string, Reach | undefined>>();

function letReach(names: ReachNames, name: string): Reach | undefined {
  const lets = names.tariff?.lets;
  const value = lets?.[name]?.value;
  if (lets === undefined || value === undefined) return undefined;
  const known = knownLets.get(lets) ?? new Map<string, Reach | undefined>();
  knownLets.set(lets, known);
  if (!known.has(name)) known.set(name, reachOf(names, value));
  return known.get(name);
}

function arithmeticReach(names: ReachNames, expression: Expression & { readonly kind: "arithmetic" }): Reach | undefined {
  const left = reachOf(names, expression.left);
  const right = left && reachOf(names, expression.right);
  if (left === undefined || right === undefined) return undefined;
  switch (expression.sign) {
    case "+":
      return { least: sum(left.least, right.least), most: sum(left.most, right.most) };
    case "-":
      return { least: difference(left.least, right.most), most: difference(left.most, right.least) };
    case "*":
      return hull([left.least, left.most].flatMap((a) => [right.least, right.most].map((b) => product(a, b))));
    case "/":
      return undefined;
  }
}

function hull(values: readonly Fraction[]): Reach | undefined {
  const [first, ...rest] = values;
  if (values.some(isLong)) return undefined;
  return first && { least: rest.reduce(lesser, first), most: rest.reduce(greater, first) };
}

// In a segment a shared field may be any part of what is declared.
function usageReach(field: MeasuredField | undefined): Reach | undefined {
  const reach = fieldReach(field);
  return field?.summable === true && reach !== undefined ? { least: lesser(NOTHING, reach.least), most: greater(NOTHING, reach.most) } : reach;
}

function fieldReach(field: MeasuredField | undefined): Reach | undefined {
  if (field === undefined) return undefined;
  const factor = fraction(field.unit.factor);
  const ends = field.absent === undefined ? [field.least, field.most] : [field.least, field.most, field.absent];
  return hull(ends.map((text) => product(fraction(text), factor)));
}

function accountReach({ program }: ReachNames, name: string): Reach | undefined {
  const field = program.account[name];
  if (field?.kind === "whole") return { least: fraction(field.least), most: fraction(field.most) };
  if (field?.kind !== "quantity") return undefined;
  const factor = fraction(field.unit.factor);
  return hull([product(fraction(field.least), factor), product(fraction(field.most), factor)]);
}

function totalReach(names: ReachNames, of: Expression): Reach | undefined {
  const reach = reachOf(names, of);
  if (reach === undefined || of.type.kind !== "quantity" || of.type.index === undefined) return reach;
  const members = whole(names.program.dayparts[of.type.index]?.members.length ?? 1);
  return { least: product(reach.least, members), most: product(reach.most, members) };
}
