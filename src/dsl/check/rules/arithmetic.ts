// + - * /, the sign, and rounding inside an expression: dimensions, what is shared, and which divisions are exact.

import { isZero } from "../../../values/exact.ts";
import type { Dimension } from "../../../values/unit.ts";
import { divideDimensions, multiplyDimensions, powersOf, showDimension } from "../../../values/unit.ts";
import type { Expression } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import { showOperand } from "./describe.ts";
import { constantOf, isExactDivisor } from "./divisor.ts";
import { isSameUnit, isUnknown, joinIndex, joinShares } from "./join.ts";
import { placesOf, roundingOf } from "./literals.ts";
import { isShareInPercent } from "./money-share.ts";
import { arePlacesPlain } from "./places-unit.ts";
import type { Quantity, Share, Typing, Wanted } from "./typing.ts";
import { begin, NOTHING_WANTED, quantity, refuse } from "./typing.ts";

type Arithmetic = tree.Expression & { readonly kind: "arithmetic" };
type Operand = Expression & { readonly type: Quantity };

export function typeArithmetic(typing: Typing, expression: Arithmetic, wanted: Wanted): Expression | undefined {
  const adds = expression.sign === "+" || expression.sign === "-";
  const below = adds ? { ...wanted, domain: undefined } : NOTHING_WANTED;
  const left = numberOperand(typing, typing.type(expression.left, below), VERBS[expression.sign]);
  const right = numberOperand(typing, typing.type(expression.right, below), VERBS[expression.sign]);
  if (left === undefined || right === undefined) return undefined;
  switch (expression.sign) {
    case "+":
    case "-":
      return typeSum(typing, expression, left, right);
    case "*":
      return typeProduct(typing, expression, left, right);
    case "/":
      return typeQuotient(typing, expression, left, right);
  }
}

const VERBS = { "+": "added", "-": "subtracted", "*": "multiplied", "/": "divided" } as const;

function numberOperand(typing: Typing, value: Expression | undefined, verb: string): Operand | undefined {
  if (value === undefined) return undefined;
  if (isUnknown(value)) return refuse(typing, "unknown-inside", value.span, { verb });
  if (value.type.kind !== "quantity") return refuse(typing, "not-a-number", value.span, { found: showOperand(typing.scope, value), verb });
  return { ...value, type: value.type };
}

function typeSum(typing: Typing, expression: Arithmetic, left: Operand, right: Operand): Expression | undefined {
  if (!isSameUnit(typing, left, right, VERBS[expression.sign])) return undefined;
  const index = joinIndex(typing, expression.span, left.type, right.type);
  if (index === "differs") return undefined;
  const type = quantity(left.type.dimension, joinShares(left.type.share, right.type.share), index);
  return { ...begin(typing, expression.span, type), kind: "arithmetic", sign: expression.sign, left, right, places: undefined };
}

function typeProduct(typing: Typing, expression: Arithmetic, left: Operand, right: Operand): Expression | undefined {
  const dimension = multiplyDimensions(left.type.dimension, right.type.dimension);
  if (moneyPower(typing, dimension) > 1) {
    const parts = { left: showOperand(typing.scope, left), right: showOperand(typing.scope, right) };
    return refuse(typing, "money-times-money", expression.span, parts);
  }
  if (!isShareInPercent(typing, left, right)) return undefined;
  const index = joinIndex(typing, expression.span, left.type, right.type);
  if (index === "differs") return undefined;
  const type = quantity(dimension, productShare(left.type.share, right.type.share), index);
  return { ...begin(typing, expression.span, type), kind: "arithmetic", sign: "*", left, right, places: undefined };
}

export function moneyPower(typing: Pick<Typing, "scope">, dimension: Dimension): number {
  return powersOf(dimension).get(typing.scope.currency) ?? 0;
}

function productShare(a: Share, b: Share): Share {
  if (a === "zero" || b === "zero") return "zero";
  return a === "shared" || b === "shared" ? "shared" : "level";
}

function typeQuotient(typing: Typing, expression: Arithmetic, left: Operand, right: Operand): Expression | undefined {
  const constant = constantOf(typing.locals.lets, right);
  if (constant !== undefined && isZero(constant)) return refuse(typing, "division-by-zero", right.span, {});
  const places = expression.places === undefined ? undefined : placesOf(typing, expression.places);
  if (expression.places !== undefined && places === undefined) return undefined;
  if (places === undefined && !isExactDivisor(typing, right)) {
    return refuse(typing, "division-needs-places", expression.span, { divisor: showOperand(typing.scope, right) });
  }
  const dimension = divideDimensions(left.type.dimension, right.type.dimension);
  if (places !== undefined && !arePlacesPlain(typing, expression.span, dimension, [left, right])) return undefined;
  const index = joinIndex(typing, expression.span, left.type, right.type);
  if (index === "differs") return undefined;
  const type = quantity(dimension, quotientShare(left.type.share, right.type.share), index);
  return { ...begin(typing, expression.span, type), kind: "arithmetic", sign: "/", left, right, places };
}

function quotientShare(a: Share, b: Share): Share {
  if (a === "zero") return "zero";
  return a === "shared" && b !== "shared" ? "shared" : "level";
}

export function typeNegative(typing: Typing, expression: tree.Expression & { readonly kind: "negative" }, wanted: Wanted): Expression | undefined {
  const of = numberOperand(typing, typing.type(expression.of, { ...wanted, domain: undefined }), "subtracted");
  return of === undefined ? undefined : { ...begin(typing, expression.span, of.type), kind: "negative", of };
}

/** `(x round half up to 0.01)`. */
export function typeRounded(typing: Typing, expression: tree.Expression & { readonly kind: "rounded" }, wanted: Wanted): Expression | undefined {
  const of = numberOperand(typing, typing.type(expression.of, { ...wanted, domain: undefined }), "rounded");
  const rounding = of === undefined ? undefined : roundingOf(typing, expression.round, of.type.dimension);
  if (of === undefined || rounding === undefined) return undefined;
  return { ...begin(typing, expression.span, of.type), kind: "rounded", of, rounding };
}

/** `active and reactive, to N decimals`: a ratio that kWh and kvarh may make together, and no sum of theirs. */
export function typePowerFactor(typing: Typing, expression: tree.Expression & { readonly kind: "power factor" }): Expression | undefined {
  const active = numberOperand(typing, typing.type(expression.active, NOTHING_WANTED), "used for a power factor");
  const reactive = numberOperand(typing, typing.type(expression.reactive, NOTHING_WANTED), "used for a power factor");
  const places = placesOf(typing, expression.places);
  if (active === undefined || reactive === undefined || places === undefined) return undefined;
  const pair = `${active.type.dimension} ${reactive.type.dimension}`;
  if (pair !== "hour kW hour kvar" && pair !== "kW kvar") {
    const { units } = typing.scope;
    const found = { active: showDimension(units, active.type.dimension), reactive: showDimension(units, reactive.type.dimension) };
    return refuse(typing, "power-factor-units", expression.span, found);
  }
  const indexed = active.type.index === undefined ? reactive : active;
  if (indexed.type.index !== undefined) return refuse(typing, "quantity-by-daypart", indexed.span, { set: indexed.type.index });
  return { ...begin(typing, expression.span, quantity("", "level")), kind: "power factor", active, reactive, places };
}
