// Which sign a value of the rules has, whatever the facts: read off the rules alone, and `either` wherever it cannot be seen.
import type { Expression, Group, Line, RateBody, Tariff } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import { compare, exactFromText, isNegative, isZero, ZERO } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import { rulesOf } from "./statement.ts";

export type Sign = "not negative" | "not positive" | "either";

export interface Scope {
  readonly plan: Plan;
  readonly tariff: Tariff;
  readonly rules: ReadonlyMap<string, Line | Group>;
  /** Of the lines and groups that were asked for already. */
  readonly signs: Map<string, Sign>;
}

export function scopeOf(plan: Plan, tariff: Tariff): Scope {
  return { plan, tariff, rules: new Map(rulesOf(tariff).map((rule) => [rule.name, rule])), signs: new Map() };
}

export function ruleNamed({ rules }: Scope, name: string): Line | Group | undefined {
  return rules.get(name);
}

export function signOf(scope: Scope, expression: Expression): Sign {
  const { plan, tariff } = scope;
  const of = (part: Expression | undefined): Sign => (part === undefined ? "either" : signOf(scope, part));
  switch (expression.kind) {
    case "number":
      return ofText(expression.value);
    case "account": {
      const field = own(plan.account, expression.name);
      return field !== undefined && "least" in field ? atLeast(field.least) : "either";
    }
    case "usage":
      return atLeast(own(plan.usage, expression.name)?.least);
    case "charge":
      return atLeast(own(plan.charges, expression.name)?.least);
    case "fold":
      return alike([atLeast(own(plan.history, expression.field)?.least), ...(expression.otherwise === undefined ? [] : [of(expression.otherwise)])]);
    case "builtin":
      return expression.name === "days" || expression.name === "months" ? "not negative" : "either";
    case "let":
      return of(own(tariff.lets, expression.name)?.value);
    case "line":
      return ofRule(scope, expression.name);
    case "sum of tag":
      return alike(expression.lines.map((name) => ofRule(scope, name)));
    case "rate":
      return areCells(scope, expression.rate, "not negative") ? "not negative" : "either";
    case "through":
      return areCells(scope, expression.rate, "not negative") ? of(expression.quantity) : "either";
    case "by daypart":
      return alike(Object.values(expression.cases).map(of));
    case "select":
    case "total":
    case "rounded":
      return of(expression.of);
    case "negative":
      return opposite(of(expression.of));
    case "arithmetic":
      return ofArithmetic(expression.sign, of(expression.left), of(expression.right));
    case "extreme": {
      const signs = expression.of.map(of);
      const wins = expression.which === "max" ? "not negative" : "not positive";
      return signs.includes(wins) ? wins : alike(signs);
    }
    case "power factor":
      return "not negative";
    case "if":
      return alike([of(expression.then), of(expression.otherwise)]);
    case "date":
    case "choice":
    case "season":
    case "comparison":
    case "one of":
    case "logic":
    case "not":
    case "unknown":
      return "either";
  }
}

/** Whether all cells of a rate, in every version, are so. A cell that is no plain number tells nothing. */
export function areCells({ plan }: Pick<Scope, "plan">, name: string, how: "not negative" | "rising" | "rising, not negative"): boolean {
  const rate = own(plan.rates, name);
  return rate?.versions.every(({ body }) => columnsOf(body).every((cells) => isSo(cells, how))) ?? false;
}

function columnsOf(body: RateBody): readonly (readonly Expression[])[] {
  switch (body.kind) {
    case "unknown":
      return [];
    case "cells":
      return Object.values(body.cells).map((cell) => [cell]);
    case "blocks":
      return Object.values(body.columns).map(({ rows }) => rows.map(({ cell }) => cell));
  }
}

function isSo(cells: readonly Expression[], how: "not negative" | "rising" | "rising, not negative"): boolean {
  const values = cells.flatMap((cell) => (cell.kind === "number" ? (exactFromText(cell.value) ?? []) : []));
  if (values.length < cells.length) return false;
  const isPositive = how === "rising" || values.every((value) => !isNegative(value));
  return isPositive && (how === "not negative" || values.every((value, at) => at === 0 || compare(values[at - 1] ?? value, value) <= 0));
}

function ofRule(scope: Scope, name: string): Sign {
  const known = scope.signs.get(name);
  if (known !== undefined) return known;
  const rule = scope.rules.get(name);
  const sign = rule === undefined ? "either" : rule.kind === "group" ? alike(rule.lines.map((line) => ofRule(scope, line.name))) : ofLine(scope, rule);
  scope.signs.set(name, sign);
  return sign;
}

function ofLine(scope: Scope, { value, exceptions }: Line): Sign {
  return alike([signOf(scope, value), ...exceptions.map((exception) => signOf(scope, exception.value))]);
}

function ofArithmetic(sign: "+" | "-" | "*" | "/", left: Sign, right: Sign): Sign {
  if (sign === "+") return alike([left, right]);
  if (sign === "-") return alike([left, opposite(right)]);
  return left === "either" || right === "either" ? "either" : left === right ? "not negative" : "not positive";
}

function ofText(text: string): Sign {
  const value = exactFromText(text) ?? ZERO;
  return isNegative(value) ? "not positive" : "not negative";
}

function atLeast(text: string | undefined): Sign {
  const value = exactFromText(text ?? "");
  return value !== undefined && (isZero(value) || !isNegative(value)) ? "not negative" : "either";
}

function opposite(sign: Sign): Sign {
  return sign === "not negative" ? "not positive" : sign === "not positive" ? "not negative" : sign;
}

function alike(signs: readonly Sign[]): Sign {
  const [first = "not negative"] = signs;
  return signs.every((sign) => sign === first) ? first : "either";
}
