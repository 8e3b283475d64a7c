// How many quantities an expression multiplies together, through the lets, rates and lines that it names.
// Squares of squares double the digits of a number at every step: the limits keep every bill of an accepted file quick to work out.
// It works on the bound rules, before they are measured.

import { partsOf } from "../../expression-parts.ts";
import type { Expression, Line, Program, Rate, Tariff } from "../../program.ts";
import type { Scope } from "../scope.ts";
import { refuse } from "./typing.ts";
import { insideRate } from "./uses.ts";

export const MOST_DEGREE = 32;
/** Sums that are multiplied out: pairs of their terms. */
const MOST_PAIRS = 100_000;

/** `terms`: of the expression multiplied out; `inputs`: what they are made of. */
interface Size {
  readonly degree: number;
  readonly terms: number;
  readonly inputs: ReadonlySet<string>;
}

interface Sizes {
  readonly scope: Pick<Scope, "report">;
  readonly rates: Program["rates"];
  readonly knownRates: Map<string, Size>;
  readonly lets: Tariff["lets"];
  readonly knownLets: Map<string, Size>;
  readonly lines: Map<string, Size>;
  readonly base: Size;
}

export function checkDegrees(scope: Pick<Scope, "report">, { rates, tariffs }: Pick<Program, "rates" | "tariffs">): void {
  const knownRates = new Map<string, Size>();
  for (const tariff of Object.values(tariffs)) {
    const sizes: Sizes = { scope, rates, knownRates, lets: tariff.lets, knownLets: new Map(), lines: new Map(), base: CONSTANT };
    for (const name of Object.keys(tariff.lets)) sizeOfLet(sizes, name);
    for (const name of Object.keys(rates)) sizeOfRate(sizes, name);
    const lines = new Map(tariff.items.flatMap((item) => (item.kind === "group" ? item.lines : [item])).map((line) => [line.name, line]));
    const groups = new Map(tariff.items.flatMap((item) => (item.kind === "group" ? [[item.name, item.lines] as const] : [])));
    // Each stands after all that it reads.
    for (const name of tariff.order) {
      const line = lines.get(name);
      const inside = groups.get(name) ?? [];
      sizes.lines.set(name, line === undefined ? sum(inside.map((one) => sizes.lines.get(one.name) ?? CONSTANT)) : sizeOfLine(sizes, line));
    }
    sizeOf(sizes, tariff.payable.value);
  }
}

const CONSTANT: Size = { degree: 1, terms: 1, inputs: new Set() };

function sizeOfLine(sizes: Sizes, line: Line): Size {
  const value = sizeOf(sizes, line.value);
  const others = line.exceptions.flatMap(({ condition, value: other }) => [condition, other].map((part) => sizeOf({ ...sizes, base: value }, part)));
  return sum([value, ...others]);
}

function sizeOf(sizes: Sizes, expression: Expression): Size {
  switch (expression.kind) {
    case "account":
    case "usage":
    case "charge":
      return input(`${expression.kind} ${expression.name}`);
    case "fold":
      return sum([input(`history ${expression.field}`), ...partsOf(expression).map((part) => sizeOf(sizes, part))]);
    case "let":
      return sizeOfLet(sizes, expression.name);
    case "line":
      return sizes.lines.get(expression.name) ?? CONSTANT;
    case "sum of tag":
      return sum(expression.lines.map((name) => sizes.lines.get(name) ?? CONSTANT));
    case "builtin":
      return expression.name === "base" ? sizes.base : expression.name === "total" ? sum([...sizes.lines.values()]) : input(expression.name);
    case "rate":
      return sum([sizeOfRate(sizes, expression.rate), ...partsOf(expression).map((part) => sizeOf(sizes, part))]);
    case "through":
      return product(sizes, expression, sizeOfRate(sizes, expression.rate), sum(partsOf(expression).map((part) => sizeOf(sizes, part))));
    case "arithmetic": {
      const [left, right] = [sizeOf(sizes, expression.left), sizeOf(sizes, expression.right)];
      return expression.sign === "*" || expression.sign === "/" ? product(sizes, expression, left, right) : sum([left, right]);
    }
    case "power factor": {
      const sides = sum([sizeOf(sizes, expression.active), sizeOf(sizes, expression.reactive)]);
      return product(sizes, expression, sides, sides);
    }
    default:
      return sum(partsOf(expression).map((part) => sizeOf(sizes, part)));
  }
}

function sizeOfLet(sizes: Sizes, name: string): Size {
  const known = sizes.knownLets.get(name);
  const value = sizes.lets[name]?.value;
  if (known !== undefined || value === undefined) return known ?? CONSTANT;
  const size = sizeOf(sizes, value);
  sizes.knownLets.set(name, size);
  return size;
}

/** Cells, edges and widths together. A rate's cells name no lets and no lines. */
function sizeOfRate(sizes: Sizes, name: string): Size {
  const known = sizes.knownRates.get(name);
  const rate: Rate | undefined = sizes.rates[name];
  if (known !== undefined || rate === undefined) return known ?? CONSTANT;
  const inside = sum(insideRate(rate).map((part) => sizeOf(sizes, part)));
  const scales = rate.widths?.scales.length ?? 0;
  const size = { ...inside, degree: inside.degree + scales };
  sizes.knownRates.set(name, size);
  return size;
}

function input(name: string): Size {
  return { degree: 1, terms: 1, inputs: new Set([name]) };
}

function sum(parts: readonly Size[]): Size {
  const [first, ...rest] = parts;
  if (first === undefined) return CONSTANT;
  if (rest.length === 0) return first;
  const inputs = new Set(parts.flatMap((part) => [...part.inputs]));
  const degree = Math.max(...parts.map((part) => part.degree));
  return {
    degree,
    inputs,
    terms: bounded(
      parts.reduce((all, part) => all + part.terms, 0),
      degree,
      inputs.size,
    ),
  };
}

function product({ scope }: Sizes, { span }: Expression, left: Size, right: Size): Size {
  const degree = left.degree + right.degree;
  const pairs = left.terms * right.terms;
  const inputs = new Set([...left.inputs, ...right.inputs]);
  if (degree <= MOST_DEGREE && (pairs <= MOST_PAIRS || left.terms === 1 || right.terms === 1)) {
    return { degree, inputs, terms: bounded(pairs, degree, inputs.size) };
  }
  const what = degree > MOST_DEGREE ? `${degree} quantities together` : `sums of ${left.terms} and ${right.terms} terms with one another`;
  // What is built on it is not told again.
  return refuse({ scope }, "expression-too-large", span, { what, most: String(MOST_DEGREE) }) ?? CONSTANT;
}

/** No sum has more terms than there are products of so many inputs, or fewer, with one another. */
function bounded(terms: number, degree: number, inputs: number): number {
  let products = 1;
  for (let at = 1; at <= inputs && products < terms; at += 1) products = (products * (degree + at)) / at;
  return Math.min(terms, Math.max(1, Math.round(products)));
}
