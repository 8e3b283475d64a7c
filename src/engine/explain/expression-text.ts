// An expression in one line, in the rule language's own words. For people: it reads like the rule file, but is not parsed again.
import type { Expression } from "../../dsl/program.ts";
import type { Calendar, Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import { exactFromText, fractionText, ZERO } from "../../values/exact.ts";
import { inUnit } from "../bill/amount-text.ts";

export function expressionText(calendar: Calendar, expression: Expression): string {
  const text = (inner: Expression): string => expressionText(calendar, inner);
  /** In brackets if it binds less tightly than `power`. */
  const inside = (inner: Expression, power: number): string => (powerOf(inner) < power ? `(${text(inner)})` : text(inner));
  switch (expression.kind) {
    case "number":
      return numberText(expression.value, expression.unit);
    case "date":
      return dayText(calendar, expression.day);
    case "choice":
      return expression.value;
    case "account":
      return `account.${expression.name}`;
    case "usage":
      return `usage.${expression.name}`;
    case "charge":
      return `charges.${expression.name}`;
    case "season":
      return expression.set;
    case "builtin":
    case "let":
    case "line":
      return expression.name;
    case "sum of tag":
      return `sum ${expression.tag}`;
    case "rate":
      return rateText(expression.rate, [expression.quantity, ...expression.keys], inside);
    case "through":
      return `${inside(expression.quantity, TIGHT)} through ${rateText(expression.rate, expression.keys, inside)}${expression.whole ? " whole" : ""}${jointText(expression.joint)}`;
    case "by daypart":
      return `by ${expression.set} (${Object.entries(expression.cases)
        .map(([daypart, of]) => `${daypart}: ${text(of)}`)
        .join(", ")})`;
    case "select":
      return `${inside(expression.of, TIGHT)} at ${expression.member}`;
    case "total":
      return `${inside(expression.of, TIGHT)} total`;
    case "negative":
      return `-${inside(expression.of, TIGHT)}`;
    case "arithmetic": {
      const power = powerOf(expression);
      const places = expression.places === undefined ? "" : ` to ${expression.places.count} decimals ${expression.places.mode}`;
      return `${inside(expression.left, power)} ${expression.sign} ${inside(expression.right, power + 1)}${places}`;
    }
    case "extreme":
      return `${expression.which}(${expression.of.map(text).join(", ")})`;
    case "rounded":
      return `(${text(expression.of)} round ${expression.rounding.mode} to ${numberText(expression.rounding.step, expression.rounding.unit)})`;
    case "power factor":
      return `power_factor of ${inside(expression.active, TIGHT)}, ${inside(expression.reactive, TIGHT)} to ${expression.places.count} decimals ${expression.places.mode}`;
    case "fold":
      return `history.${expression.field} ${expression.fold} over ${expression.upTo ? "up to " : ""}${expression.bills} ${expression.bills === 1 ? "bill" : "bills"}`;
    case "if":
      return `if ${text(expression.condition)} then ${text(expression.then)} else ${text(expression.otherwise)}`;
    case "comparison":
      return `${inside(expression.left, 4)} ${expression.sign} ${inside(expression.right, 4)}`;
    case "one of":
      return `${inside(expression.left, 4)} in (${expression.values.join(", ")})`;
    case "logic": {
      const power = powerOf(expression);
      return `${inside(expression.left, power)} ${expression.word} ${inside(expression.right, power)}`;
    }
    case "not":
      return `not ${inside(expression.of, 2)}`;
    case "unknown":
      return `unknown because "${expression.because}"`;
  }
}

/** `409 IRR/kWh`, `9%`, `1_000 IRR` without its stroke: the value as so many of the unit. */
export function numberText(value: string, unit: Parameters<typeof inUnit>[1]): string {
  const number = fractionText(inUnit(exactFromText(value) ?? ZERO, unit));
  return unit.name === "" ? number : unit.name.startsWith("%") ? `${number}${unit.name}` : `${number} ${unit.name}`;
}

const TIGHT = 7;

function powerOf(expression: Expression): number {
  switch (expression.kind) {
    case "if":
      return 0;
    case "logic":
      return expression.word === "or" ? 0 : 1;
    case "not":
      return 2;
    case "comparison":
    case "one of":
      return 3;
    case "arithmetic":
      return expression.sign === "+" || expression.sign === "-" ? 4 : 5;
    case "negative":
      return 6;
    case "through":
    case "select":
    case "total":
    case "power factor":
    case "fold":
      return TIGHT;
    case "rate":
      return expression.quantity === undefined && expression.keys.every((key) => key === undefined) ? TIGHT + 1 : TIGHT;
    case "number":
    case "date":
    case "choice":
    case "account":
    case "usage":
    case "charge":
    case "season":
    case "builtin":
    case "let":
    case "line":
    case "sum of tag":
    case "by daypart":
    case "extreme":
    case "rounded":
    case "unknown":
      return TIGHT + 1;
  }
}

/** Keys that the rate reads from the bill of itself are not written. */
function rateText(rate: string, given: readonly (Expression | undefined)[], inside: (inner: Expression, power: number) => string): string {
  const keys = given.filter((key) => key !== undefined && !isOwnKey(key)).flatMap((key) => (key === undefined ? [] : [inside(key, TIGHT + 1)]));
  if (keys.length === 0) return rate;
  return `${rate} at ${keys.length === 1 ? keys.join("") : `(${keys.join(", ")})`}`;
}

function isOwnKey(key: Expression): boolean {
  return (key.kind === "account" && key.type.kind === "choice") || key.kind === "season";
}

function jointText(joint: Extract<Expression, { kind: "through" }>["joint"]): string {
  switch (joint.kind) {
    case "single":
      return "";
    case "each alone":
      return " each alone";
    case "pro rata":
      return ` joint pro rata to ${joint.places.count} decimals ${joint.places.mode}`;
  }
}

function dayText(calendar: Calendar, day: Day): string {
  return textFromDay(calendar, day);
}
