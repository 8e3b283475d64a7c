// The expression typer: binds every name, gives every part its dimension and says whether it is shared or level.
// Reports each error once where it stands; what holds an error has no type and causes no further ones.

import type { Dimension } from "../../../values/unit.ts";
import { PURE, showDimension } from "../../../values/unit.ts";
import type { Expression, UnitUse } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import { isPercent } from "../declarations/units.ts";
import { percentHelp } from "../percent-help.ts";
import type { Locals, Scope } from "../scope.ts";
import { typeArithmetic, typeNegative, typePowerFactor, typeRounded } from "./arithmetic.ts";
import { typeComparison, typeExtreme, typeIf, typeLogic, typeNot, typeOneOf } from "./choices.ts";
import { typeByDaypart, typeTotal } from "./dayparts.ts";
import { showOperand, showType } from "./describe.ts";
import { typeFold, typeSumOfTag } from "./folds.ts";
import { isUnknown } from "./join.ts";
import { typeAmount, typeDate, typePercent } from "./literals.ts";
import { howToMend } from "./mend.ts";
import { typePath } from "./names.ts";
import { typeAt, typeThrough } from "./tables.ts";
import type { Typing, Wanted } from "./typing.ts";
import { begin, NOTHING_WANTED, quantity, refuse } from "./typing.ts";

export interface Expected {
  readonly dimension: Dimension;
  readonly percent: boolean;
}

/** Types an expression; with `expected`, a number of that dimension. Undefined after an error. */
export function typeExpression(scope: Scope, locals: Locals, expression: tree.Expression, expected: Expected | undefined): Expression | undefined {
  return typeWanted(scope, locals, expression, NOTHING_WANTED, expected);
}

/** A cell or an edge: its bare numbers are written in `unit`. */
export function typeCell(scope: Scope, locals: Locals, expression: tree.Expression, unit: UnitUse): Expression | undefined {
  return typeWanted(scope, locals, expression, { ...NOTHING_WANTED, unit }, { dimension: unit.dimension, percent: isPercent(unit) });
}

function typeWanted(scope: Scope, locals: Locals, expression: tree.Expression, wanted: Wanted, expected: Expected | undefined): Expression | undefined {
  const typing = typingOf(scope, locals);
  if (expected !== undefined && !isPercentAsExpected(typing, expression, expected)) return undefined;
  const typed = typing.type(expression, wanted);
  return typed === undefined || expected === undefined ? typed : fitted(typing, typed, expected.dimension);
}

/** An amount of money, one number: the value of a line, an exception or `payable`, which `what` names. */
export function typeMoney(scope: Scope, locals: Locals, expression: tree.Expression, what: string): Expression | undefined {
  const typing = typingOf(scope, locals);
  const typed = typing.type(expression, NOTHING_WANTED);
  if (typed === undefined) return undefined;
  const { currency } = scope;
  if (isUnknown(typed)) return { ...typed, type: quantity(currency, "zero") };
  if (typed.type.kind !== "quantity")
    return refuse(typing, "not-money", typed.span, { what, currency, found: showOperand(scope, typed), help: `write an amount in ${currency}` });
  const { dimension, index } = typed.type;
  if (dimension === currency) return index === undefined ? typed : refuse(typing, "number-by-daypart", typed.span, { set: index });
  const help = typed.kind === "number" && typed.unit.name === "" ? `write \`${typed.value} ${currency}\`` : howToMend(scope, dimension, currency);
  return refuse(typing, "not-money", typed.span, { what, currency, found: showDimension(scope.units, dimension), help });
}

export function typingOf(scope: Scope, locals: Locals): Typing {
  const typing: Typing = { scope, locals, type: (expression, wanted) => typePart(typing, expression, wanted) };
  return typing;
}

function typePart(typing: Typing, expression: tree.Expression, wanted: Wanted): Expression | undefined {
  switch (expression.kind) {
    case "amount":
      return typeAmount(typing, expression, wanted);
    case "percent":
      return typePercent(typing, expression, wanted);
    case "date":
      return typeDate(typing, expression);
    case "path":
      return typePath(typing, expression, wanted);
    case "unknown":
      return { ...begin(typing, expression.span, quantity(PURE, "zero")), kind: "unknown", because: expression.because.text };
    case "parentheses":
      return typing.type(expression.of, wanted);
    case "rounded":
      return typeRounded(typing, expression, wanted);
    case "negative":
      return typeNegative(typing, expression, wanted);
    case "arithmetic":
      return typeArithmetic(typing, expression, wanted);
    case "power factor":
      return typePowerFactor(typing, expression);
    case "if":
      return typeIf(typing, expression, wanted);
    case "extreme":
      return typeExtreme(typing, expression, wanted);
    case "comparison":
      return typeComparison(typing, expression);
    case "one of":
      return typeOneOf(typing, expression);
    case "logic":
      return typeLogic(typing, expression);
    case "not":
      return typeNot(typing, expression);
    case "by daypart":
      return typeByDaypart(typing, expression, wanted);
    case "total":
      return typeTotal(typing, expression);
    case "at":
      return typeAt(typing, expression);
    case "through":
      return typeThrough(typing, expression);
    case "fold":
      return typeFold(typing, expression);
    case "sum of tag":
      return typeSumOfTag(typing, expression);
    case "error":
      return undefined;
  }
}

/** Of the dimension wanted, or reported. `unknown because` takes it on. */
function fitted(typing: Typing, typed: Expression, dimension: Dimension): Expression | undefined {
  if (isUnknown(typed)) return { ...typed, type: quantity(dimension, "zero") };
  const { scope } = typing;
  const { type } = typed;
  if (type.kind === "quantity" && type.dimension === dimension) {
    return type.index === undefined ? typed : refuse(typing, "number-by-daypart", typed.span, { set: type.index });
  }
  const wanted = showDimension(scope.units, dimension);
  const isComputed = type.kind === "quantity" && typed.kind !== "number";
  const help = isComputed ? howToMend(scope, type.dimension, dimension) : `write a number in ${wanted}`;
  return refuse(typing, "wrong-unit", typed.span, { wanted, found: type.kind === "quantity" ? showType(scope, type) : showOperand(scope, typed), help });
}

/** `9%` where `%` is declared and nowhere else: of every number that the expression can come to. */
function isPercentAsExpected(typing: Typing, expression: tree.Expression, expected: Expected): boolean {
  switch (expression.kind) {
    case "percent":
      if (!expected.percent) refuse(typing, "percent-not-expected", expression.span, { found: expression.text });
      return expected.percent;
    case "amount":
      if (expression.unit === undefined && expected.percent)
        refuse(typing, "percent-expected", expression.span, { found: expression.number.text, help: percentHelp(expression.number.text) });
      if (expression.unit?.head === "%" && !expected.percent) refuse(typing, "percent-not-expected", expression.span, { found: expression.number.text });
      return expression.unit === undefined ? !expected.percent : expected.percent || expression.unit.head !== "%";
    case "negative":
    case "parentheses":
    case "rounded":
      return isPercentAsExpected(typing, expression.of, expected);
    case "if":
      return [expression.then, expression.otherwise].every((branch) => isPercentAsExpected(typing, branch, expected));
    case "extreme":
      return expression.of.every((part) => isPercentAsExpected(typing, part, expected));
    case "arithmetic": {
      const adds = expression.sign === "+" || expression.sign === "-";
      return !adds || !expected.percent || [expression.left, expression.right].every((part) => isPercentAsExpected(typing, part, expected));
    }
    default:
      return true;
  }
}
