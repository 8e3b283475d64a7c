// Conditions of the oversight half: comparisons of one field with a fixed value, joined by `and`, `or` and `not`. Nothing else, so that boxes decide.
import { fractionText } from "../../../values/exact.ts";
import { ruleDiagnostic } from "../../diagnostics/rule-catalogue.ts";
import type { Condition } from "../../oversight.ts";
import type * as tree from "../../tree/tree.ts";
import { dayOf } from "../declarations/dates.ts";
import { constantOf } from "../rules/constants.ts";
import type { Scope } from "../scope.ts";
import type { Field, Place } from "./fields.ts";
import { fieldAt, isField } from "./fields.ts";
import { nameAmong } from "./names.ts";
import { amountAt, foundIn, moneyOf, monthsOf, shareOf } from "./numbers.ts";
import { refuse } from "./refuse.ts";

type Comparison = tree.Expression & { readonly kind: "comparison" };
type Sign = tree.ComparisonSign;

/** Undefined after a report. */
export function bindCondition(scope: Scope, place: Place, expression: tree.Expression): Condition | undefined {
  switch (expression.kind) {
    case "parentheses":
      return bindCondition(scope, place, expression.of);
    case "not": {
      const of = bindCondition(scope, place, expression.of);
      return of && { kind: "not", of };
    }
    case "logic": {
      const [left, right] = [bindCondition(scope, place, expression.left), bindCondition(scope, place, expression.right)];
      return left && right && { kind: expression.word === "and" ? "all" : "any", of: [left, right] };
    }
    case "comparison":
      return comparison(scope, place, expression);
    case "one of":
      return oneOf(scope, place, expression);
    default:
      return odd(scope, place, expression);
  }
}

function comparison(scope: Scope, place: Place, { left, right, sign, span }: Comparison): Condition | undefined {
  const isTurned = left.kind !== "path" || (right.kind === "path" && !isField(scope, place, left) && isField(scope, place, right));
  const [asked, fixed] = isTurned ? [right, left] : [left, right];
  if (asked.kind !== "path") return odd(scope, place, left);
  const field = fieldAt(scope, place, asked);
  if (field === undefined) return undefined;
  const value = fixedValue(fixed);
  if (value === undefined || (fixed.kind === "path" && isField(scope, place, fixed))) return odd(scope, place, fixed);
  return compared(scope, field, isTurned ? turned(sign) : sign, value, span);
}

function compared(scope: Scope, field: Field, sign: Sign, value: tree.Value, span: tree.Expression["span"]): Condition | undefined {
  if (field.kind === "choice") return chosen(scope, field, sign, value, span);
  const text = numberFor(scope, field, value);
  return text === undefined ? undefined : { kind: "number", field: field.name, sign, value: text, span };
}

function chosen(scope: Scope, field: Field & { readonly kind: "choice" }, sign: Sign, value: tree.Value, span: tree.Expression["span"]): Condition | undefined {
  if (sign !== "=" && sign !== "!=") {
    scope.report(ruleDiagnostic("choice-has-no-order", span, { sign, domain: field.name }));
    return undefined;
  }
  if (value.kind !== "name") {
    scope.report(ruleDiagnostic("value-kind", value.span, { what: `\`${field.name}\``, wanted: "one of its values", found: foundIn(value) }));
    return undefined;
  }
  const name = nameAmong(scope, field.names, value);
  if (name === undefined) return undefined;
  const is: Condition = { kind: "choice", field: field.name, values: [name], span };
  return sign === "=" ? is : { kind: "not", of: is };
}

function oneOf(scope: Scope, place: Place, { left, names, span }: tree.Expression & { readonly kind: "one of" }): Condition | undefined {
  if (left.kind !== "path") return odd(scope, place, left);
  const field = fieldAt(scope, place, left);
  if (field === undefined) return undefined;
  if (field.kind !== "choice") {
    scope.report(ruleDiagnostic("in-needs-choice", left.span, { found: `\`${field.name}\`` }));
    return undefined;
  }
  const values = names.map((name) => nameAmong(scope, field.names, name));
  const known = values.filter((value) => value !== undefined);
  return known.length < values.length ? undefined : { kind: "choice", field: field.name, values: [...new Set(known)], span };
}

/** The exact text that the field is compared with. */
function numberFor(scope: Scope, field: Exclude<Field, { readonly kind: "choice" }>, value: tree.Value): string | undefined {
  const what = `\`${field.name}\``;
  switch (field.kind) {
    case "money":
      return moneyOf(scope, value, what);
    case "share":
      return shareOf(scope, value, what);
    case "months":
      return monthsOf(scope, value, what)?.toString();
    case "quantity": {
      const constant = constantOf(scope, value, what, field.unit);
      return constant === undefined ? undefined : fractionText(constant.inBase);
    }
    case "date":
      if (value.kind === "date") return dayOf(scope, value)?.toString();
      scope.report(ruleDiagnostic("value-kind", value.span, { what, wanted: "a date", found: foundIn(value) }));
      return undefined;
  }
}

/** A fixed value as written; undefined for what must be worked out. */
function fixedValue(expression: tree.Expression): tree.Value | undefined {
  if (expression.kind === "amount") return amountAt(expression.number, expression.unit, expression.span);
  if (expression.kind === "percent" || expression.kind === "date") return expression;
  if (expression.kind === "parentheses") return fixedValue(expression.of);
  const [name, more] = expression.kind === "path" ? expression.parts : [];
  return more === undefined ? name : undefined;
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

function odd(scope: Scope, { fields }: Place, expression: tree.Expression): undefined {
  const example = fields.has("age") ? "age > 12 months" : "debt >= 2_000_000 ".concat(scope.currency);
  return refuse(scope, "condition-form", expression.span, { found: shown(expression), example });
}

function shown(expression: tree.Expression): string {
  switch (expression.kind) {
    case "path":
      return `\`${expression.parts.map(({ text }) => text).join(".")}\``;
    case "amount":
    case "percent":
    case "date":
      return foundIn(expression);
    case "parentheses":
      return shown(expression.of);
    case "unknown":
      return "`unknown because`";
    case "if":
      return "`if`";
    default:
      return "something to be worked out";
  }
}
