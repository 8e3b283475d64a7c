// What an edge or a cell comes to when the versions of rates and the values of choices are given: a figure, or why it is none.

import type { Exact } from "../../../values/exact.ts";
import { add, compare, decimalStep, divide, exactFromText, multiply, negate, round, subtract, ZERO } from "../../../values/exact.ts";
import type { Expression, RateBody } from "../../program.ts";

export interface Given {
  /** By rate. */
  readonly bodies: ReadonlyMap<string, RateBody>;
  /** By domain (`account.region`). */
  readonly values: ReadonlyMap<string, string>;
  /** Cells worked out so far: rates that build on one another twice would double the work at every step. */
  readonly known: Map<string, Constant>;
}

/** `reached unknown`: a bill that comes here is refused. `no constant`: `what` stands in the way. */
export type Constant =
  | { readonly kind: "figure"; readonly value: Exact }
  | { readonly kind: "choice"; readonly value: string }
  | { readonly kind: "truth"; readonly value: boolean }
  | { readonly kind: "reached unknown" }
  | { readonly kind: "no constant"; readonly what: string };

export function constantValue(given: Given, expression: Expression): Constant {
  switch (expression.kind) {
    case "number":
      return figure(exactFromText(expression.value) ?? ZERO);
    case "choice":
      return { kind: "choice", value: expression.value };
    case "account":
      return choiceOf(given, `account.${expression.name}`);
    case "season":
      return choiceOf(given, `seasons.${expression.set}`);
    case "unknown":
      return { kind: "reached unknown" };
    case "rate":
      return cellOf(given, expression);
    case "negative":
      return withFigures(given, [expression.of], ([of]) => figure(negate(of ?? ZERO)));
    case "rounded":
      return withFigures(given, [expression.of], ([of]) =>
        figure(round(of ?? ZERO, exactFromText(expression.rounding.step) ?? decimalStep(0), expression.rounding.mode)),
      );
    case "arithmetic":
      return withFigures(given, [expression.left, expression.right], ([left, right]) => arithmetic(expression, left ?? ZERO, right ?? ZERO));
    case "extreme":
      return withFigures(given, expression.of, (values) => figure(values.reduce((a, b) => (compare(a, b) < 0 === (expression.which === "min") ? a : b))));
    case "comparison":
      return comparison(given, expression);
    case "one of":
      return withChoice(constantValue(given, expression.left), (value) => expression.values.includes(value));
    case "not":
      return withTruth(constantValue(given, expression.of), (value) => ({ kind: "truth", value: !value }));
    case "logic":
      return withTruth(constantValue(given, expression.left), (left) =>
        left === (expression.word === "or") ? { kind: "truth", value: left } : constantValue(given, expression.right),
      );
    case "if":
      return withTruth(constantValue(given, expression.condition), (holds) => constantValue(given, holds ? expression.then : expression.otherwise));
    case "date":
    case "usage":
    case "charge":
    case "builtin":
    case "let":
    case "line":
    case "sum of tag":
    case "through":
    case "by daypart":
    case "select":
    case "total":
    case "power factor":
    case "fold":
      return { kind: "no constant", what: `it holds ${WORDS[expression.kind]}` };
  }
}

const WORDS = {
  date: "a date",
  usage: "usage",
  charge: "a charge",
  builtin: "a figure of the bill",
  let: "a `let`",
  line: "a line",
  "sum of tag": "a sum of lines",
  through: "an amount taken through blocks",
  "by daypart": "values by daypart",
  select: "values by daypart",
  total: "values by daypart",
  "power factor": "a power factor",
  fold: "history",
} as const;

function figure(value: Exact): Constant {
  return { kind: "figure", value };
}

function choiceOf({ values }: Given, domain: string): Constant {
  const value = values.get(domain);
  return value === undefined ? { kind: "no constant", what: `\`${domain}\` differs from bill to bill` } : { kind: "choice", value };
}

function cellOf(given: Given, expression: Expression & { readonly kind: "rate" }): Constant {
  const body = given.bodies.get(expression.rate);
  if (body === undefined || body.kind === "blocks") return { kind: "no constant", what: `rate \`${expression.rate}\` has blocks of its own` };
  if (body.kind === "unknown") return { kind: "reached unknown" };
  const keys: string[] = [];
  for (const key of expression.keys) {
    const value: Constant = key === undefined ? { kind: "no constant", what: `rate \`${expression.rate}\` differs by daypart` } : constantValue(given, key);
    if (value.kind !== "choice") return value;
    keys.push(value.value);
  }
  const place = `${expression.rate}|${keys.join("|")}`;
  const known = given.known.get(place);
  if (known !== undefined) return known;
  const cell = body.cells[keys.join("|")];
  const value: Constant = cell === undefined ? { kind: "no constant", what: `rate \`${expression.rate}\` has an error` } : constantValue(given, cell);
  given.known.set(place, value);
  return value;
}

function withFigures(given: Given, parts: readonly Expression[], join: (values: readonly Exact[]) => Constant): Constant {
  const values: Exact[] = [];
  for (const part of parts) {
    const value = constantValue(given, part);
    if (value.kind !== "figure") return value;
    values.push(value.value);
  }
  return join(values);
}

function withTruth(constant: Constant, then: (value: boolean) => Constant): Constant {
  return constant.kind === "truth" ? then(constant.value) : constant;
}

function withChoice(constant: Constant, test: (value: string) => boolean): Constant {
  return constant.kind === "choice" ? { kind: "truth", value: test(constant.value) } : constant;
}

function arithmetic({ sign, places }: Expression & { readonly kind: "arithmetic" }, left: Exact, right: Exact): Constant {
  switch (sign) {
    case "+":
      return figure(add(left, right));
    case "-":
      return figure(subtract(left, right));
    case "*":
      return figure(multiply(left, right));
    case "/": {
      const quotient = divide(left, right);
      if (quotient === undefined) return { kind: "no constant", what: "it divides by zero" };
      return figure(places === undefined ? quotient : round(quotient, decimalStep(places.count), places.mode));
    }
  }
}

function comparison(given: Given, { sign, left, right }: Expression & { readonly kind: "comparison" }): Constant {
  const [a, b] = [constantValue(given, left), constantValue(given, right)];
  if (a.kind === "choice" && b.kind === "choice") return { kind: "truth", value: (a.value === b.value) === (sign === "=") };
  if (a.kind !== "figure") return a;
  if (b.kind !== "figure") return b;
  const order = compare(a.value, b.value);
  switch (sign) {
    case "=":
      return { kind: "truth", value: order === 0 };
    case "!=":
      return { kind: "truth", value: order !== 0 };
    case "<":
      return { kind: "truth", value: order < 0 };
    case "<=":
      return { kind: "truth", value: order <= 0 };
    case ">":
      return { kind: "truth", value: order > 0 };
    case ">=":
      return { kind: "truth", value: order >= 0 };
  }
}
