// Conditions and what hangs on them: comparisons, `in (...)`, `and`, `or`, `not`, `if`, `min` and `max`. Like is compared with like.

import type { Span } from "../../../values/span.ts";
import type { Expression } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import { showDomain, showOperand, showType } from "./describe.ts";
import { valueNamed } from "./domains.ts";
import { isSameUnit, isUnknown, joinTypes } from "./join.ts";
import type { Typing, Wanted } from "./typing.ts";
import { begin, NOTHING_WANTED, refuse, TRUTH } from "./typing.ts";
import { unknownValue } from "./unknown-names.ts";

type Comparison = tree.Expression & { readonly kind: "comparison" };

export function typeComparison(typing: Typing, comparison: Comparison): Expression | undefined {
  const left = typing.type(comparison.left, NOTHING_WANTED);
  if (left === undefined) return undefined;
  const domain = left.type.kind === "choice" ? left.type.domain : undefined;
  const right = typing.type(comparison.right, { ...NOTHING_WANTED, domain });
  if (right === undefined || !isComparable(typing, comparison, left, right)) return undefined;
  return { ...begin(typing, comparison.span, TRUTH), kind: "comparison", sign: comparison.sign, left, right };
}

function isComparable(typing: Typing, comparison: Comparison, left: Expression, right: Expression): boolean {
  const { scope } = typing;
  const sides = { left: showOperand(scope, left), right: showOperand(scope, right) };
  const a = left.type;
  const b = right.type;
  if (isUnknown(left) || isUnknown(right)) return no(refuse(typing, "unknown-inside", comparison.span, { verb: "compared" }));
  if (a.kind === "quantity" && b.kind === "quantity") {
    const index = a.index ?? b.index;
    if (index !== undefined) return no(refuse(typing, "compares-dayparts", comparison.span, { set: index }));
    return isSameUnit(typing, left, right, "compared");
  }
  if (a.kind === "date" && b.kind === "date") return true;
  if (a.kind === "choice" && b.kind === "choice" && a.domain === b.domain) {
    const isEquality = comparison.sign === "=" || comparison.sign === "!=";
    return isEquality || no(refuse(typing, "choice-has-no-order", comparison.span, { sign: comparison.sign, domain: showDomain(a.domain) }));
  }
  const name = bareName(comparison.right);
  if (a.kind === "choice" && name !== undefined) return no(unknownValue(typing, name, a.domain));
  return no(refuse(typing, "not-alike", comparison.span, { ...sides, what: "compared" }));
}

function no(_reported: undefined): false {
  return false;
}

function bareName(expression: tree.Expression): tree.Name | undefined {
  return expression.kind === "path" && expression.parts.length === 1 ? expression.parts[0] : undefined;
}

export function typeOneOf(typing: Typing, oneOf: tree.Expression & { readonly kind: "one of" }): Expression | undefined {
  const left = typing.type(oneOf.left, NOTHING_WANTED);
  if (left === undefined) return undefined;
  if (left.type.kind !== "choice") return refuse(typing, "in-needs-choice", oneOf.span, { found: showOperand(typing.scope, left) });
  const values: string[] = [];
  for (const name of oneOf.names) {
    const value = valueNamed(typing.scope, left.type.domain, name.text) ?? unknownValue(typing, name, left.type.domain);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return { ...begin(typing, oneOf.span, TRUTH), kind: "one of", left, values };
}

export function typeLogic(typing: Typing, logic: tree.Expression & { readonly kind: "logic" }): Expression | undefined {
  const left = typeCondition(typing, logic.left);
  const right = typeCondition(typing, logic.right);
  if (left === undefined || right === undefined) return undefined;
  return { ...begin(typing, logic.span, TRUTH), kind: "logic", word: logic.word, left, right };
}

export function typeNot(typing: Typing, not: tree.Expression & { readonly kind: "not" }): Expression | undefined {
  const of = typeCondition(typing, not.of);
  return of === undefined ? undefined : { ...begin(typing, not.span, TRUTH), kind: "not", of };
}

/** Something that holds or does not. */
export function typeCondition(typing: Typing, expression: tree.Expression): Expression | undefined {
  const condition = typing.type(expression, NOTHING_WANTED);
  if (condition === undefined || condition.type.kind === "truth") return condition;
  return refuse(typing, "not-a-condition", expression.span, { found: showOperand(typing.scope, condition) });
}

export function typeIf(typing: Typing, expression: tree.Expression & { readonly kind: "if" }, wanted: Wanted): Expression | undefined {
  const condition = typeCondition(typing, expression.condition);
  const then = typing.type(expression.then, wanted);
  const otherwise = typing.type(expression.otherwise, wanted);
  if (condition === undefined || then === undefined || otherwise === undefined) return undefined;
  const type = joinTypes(typing, expression.span, [then, otherwise], "the two branches of one `if`");
  if (type === undefined || !isIndexedAlike(typing, expression.span, then, otherwise)) return undefined;
  return {
    ...begin(typing, expression.span, type),
    kind: "if",
    condition,
    // biome-ignore lint/suspicious/noThenProperty: the field of the program, and no promise
    then: isUnknown(then) ? { ...then, type } : then,
    otherwise: isUnknown(otherwise) ? { ...otherwise, type } : otherwise,
  };
}

/** Either branch must have a number for each daypart, or neither. */
function isIndexedAlike(typing: Typing, span: Span, a: Expression, b: Expression): boolean {
  if (isUnknown(a) || isUnknown(b) || a.type.kind !== "quantity" || b.type.kind !== "quantity" || a.type.index === b.type.index) return true;
  return no(refuse(typing, "branch-by-daypart", span, { left: showType(typing.scope, a.type), right: showType(typing.scope, b.type) }));
}

export function typeExtreme(typing: Typing, extreme: tree.Expression & { readonly kind: "extreme" }, wanted: Wanted): Expression | undefined {
  const of: Expression[] = [];
  for (const part of extreme.of) {
    const value = typing.type(part, { ...wanted, domain: undefined });
    if (value !== undefined) of.push(value);
  }
  if (of.length < extreme.of.length) return undefined;
  const verb = `put into one \`${extreme.which}\``;
  for (const value of of) {
    if (isUnknown(value)) return refuse(typing, "unknown-inside", value.span, { verb });
    if (value.type.kind !== "quantity") return refuse(typing, "not-a-number", value.span, { found: showOperand(typing.scope, value), verb });
  }
  const type = joinTypes(typing, extreme.span, of, verb);
  return type === undefined ? undefined : { ...begin(typing, extreme.span, type), kind: "extreme", which: extreme.which, of };
}
