// The denominator and the size of every expression, from its parts. One arm for each kind; tables and quotients have files of their own.
// INVARIANT: what `record` keeps is what the bounds are worked out with, so a backend that uses the stated denominators stays under the guards.

import type { Builtin, Expression, MeasuredField } from "../../../program.ts";
import type { Bound } from "../bound.ts";
import { constantBound, fewTerms, magnitudeBound, over, scaledBy, times } from "../bound.ts";
import { decimalUnit, fraction, magnitude, product, whole } from "../fraction.ts";
import type { Scale } from "../scale.ts";
import { constantScale, either, factorScale, scaleOf, together, WHOLE } from "../scale.ts";
import type { Measured, Peaked, Place } from "./place.ts";
import { emptyPeak, joined, keepPeak, NO_VALUE, note, noteBound, record, summed } from "./place.ts";
import { quotientOf } from "./quotient.ts";
import { countOf, membersOf, rounded, stepOf, unitOf } from "./rounding.ts";
import { cellOf, throughOf } from "./table.ts";

type Of<K extends Expression["kind"]> = Expression & { readonly kind: K };

/** lcm(28, 29, 30, 31): parts of calendar months are whole over it. */
const MONTHS = 377_580n;

/** Its value is a part of what is being worked out in the place, and is noted there too. */
export function measureExpression(place: Place, expression: Expression): Measured {
  if (expression.kind === "number") return constantIn(place, expression);
  const inside: Place = { ...place, peak: emptyPeak() };
  const { scale, bound } = record(place.run, expression, measuredBy(inside, expression));
  note(inside, { scale, bound });
  keepPeak(place.run, expression, fewTerms(inside.peak));
  const part: Measured = { scale, bound: fewTerms(bound) };
  note(place, part);
  return part;
}

/** A table has thousands: what each text comes to is worked out once. */
function constantIn({ run, peak }: Place, expression: Of<"number">): Measured {
  const constant = run.constants.get(expression.value) ?? constantOf(expression.value);
  run.constants.set(expression.value, constant);
  run.denominators.set(expression.id, constant.measured.scale);
  keepPeak(run, expression, constant.peak);
  noteBound(peak, constant.peak);
  return constant.measured;
}

function constantOf(text: string): Peaked {
  const value = fraction(text);
  const measured: Measured = { scale: scaleOf(value), bound: constantBound(magnitude(value)) };
  return { measured, peak: over(measured.bound, measured.scale) };
}

function measuredBy(place: Place, expression: Expression): Measured {
  switch (expression.kind) {
    case "number":
      return constantIn(place, expression);
    case "date":
    case "choice":
    case "season":
    case "unknown":
      return NO_VALUE;
    case "account":
      return accountOf(place, expression.name);
    case "usage":
      return usageOf(place, expression.name);
    case "charge":
      return chargeOf(place, expression.name);
    case "builtin":
      return builtinOf(place, expression.name);
    case "let":
      return letOf(place, expression.name);
    case "line":
      return lineOf(place, expression.name);
    case "sum of tag":
      return expression.lines.map((name) => lineOf(place, name)).reduce(summed, NO_VALUE);
    case "rate":
      return cellOf(place, expression);
    case "through":
      return throughOf(place, expression);
    case "by daypart":
      return byDaypart(place, expression);
    case "select":
    case "negative":
      return measureExpression(place, expression.of);
    case "total":
      return totalOf(place, expression);
    case "arithmetic":
      return arithmeticOf(place, expression);
    case "extreme":
      return expression.of.map((part) => aligned(place, part, expression)).reduce(choosing(place, expression));
    case "rounded":
      return rounded(place.peak, measureExpression(place, expression.of), stepOf(expression.rounding), countOf(place, expression.type));
    case "power factor":
      return powerFactorOf(place, expression);
    case "fold":
      return foldOf(place, expression);
    case "if":
      measureExpression(place, expression.condition);
      return choosing(place, expression)(aligned(place, expression.then, expression), aligned(place, expression.otherwise, expression));
    case "comparison":
      return compared(place, measureExpression(place, expression.left), measureExpression(place, expression.right));
    case "one of":
      return truthOf(measureExpression(place, expression.left));
    case "logic":
      return truthOf(measureExpression(place, expression.left), measureExpression(place, expression.right));
    case "not":
      return truthOf(measureExpression(place, expression.of));
  }
}

/** A field's denominator: what one unit in its last decimal is in base units. */
export function fieldScale(field: { readonly unit: { readonly factor: string }; readonly places: number }): Scale {
  return scaleOf(product(decimalUnit(field.places), fraction(field.unit.factor)));
}

function accountOf(place: Place, name: string): Measured {
  const field = place.run.program.account[name];
  if (field?.kind === "whole") return { scale: WHOLE, bound: magnitudeBound(`account.${name}`) };
  if (field?.kind === "quantity") return { scale: fieldScale(field), bound: magnitudeBound(`account.${name}`) };
  return NO_VALUE;
}

function usageOf(place: Place, name: string): Measured {
  const field = place.run.program.usage[name];
  if (field === undefined) return NO_VALUE;
  const isShared = place.segmented && field.summable;
  const scale = isShared ? together(fieldScale(field), factorScale("days of the piece")) : fieldScale(field);
  return { scale, bound: magnitudeBound(`usage.${name}`) };
}

function chargeOf(place: Place, name: string): Measured {
  const field = place.run.program.charges[name];
  if (field === undefined) return NO_VALUE;
  return { scale: either(fieldScale(field), absentScale(field)), bound: magnitudeBound(`charges.${name}`) };
}

function absentScale(field: MeasuredField): Scale {
  return field.absent === undefined ? WHOLE : scaleOf(product(fraction(field.absent), fraction(field.unit.factor)));
}

function builtinOf(place: Place, name: Builtin): Measured {
  switch (name) {
    case "days":
      return { scale: WHOLE, bound: magnitudeBound("days of the bill") };
    case "months":
      return { scale: constantScale(MONTHS), bound: scaledBy(magnitudeBound("days of the bill"), { top: 1n, bottom: 28n }) };
    case "total":
      return place.total ?? NO_VALUE;
    case "brought_forward":
      return { scale: place.run.handedOn, bound: magnitudeBound("brought_forward") };
    case "base":
      return place.base ?? NO_VALUE;
  }
}

function letOf(place: Place, name: string): Measured {
  const rule = place.tariff?.lets[name];
  if (rule === undefined) return NO_VALUE;
  const result = place.lets.get(name) ?? measureExpression({ ...place, base: undefined }, rule.value);
  place.lets.set(name, result);
  // A part of this place too, where an earlier reader had it worked out.
  note(place, result);
  return result;
}

function lineOf(place: Place, name: string): Measured {
  const line = place.lines.get(name);
  if (line === undefined) return NO_VALUE;
  return place.segmented ? joined(line.segment, line.amount) : line.amount;
}

function byDaypart(place: Place, expression: Of<"by daypart">): Measured {
  const cases = Object.values(expression.cases).map((part) => measureExpression(place, part));
  return cases.reduce(isShared(expression) ? summed : joined, NO_VALUE);
}

function totalOf(place: Place, expression: Of<"total">): Measured {
  const { scale, bound } = measureExpression(place, expression.of);
  return { scale, bound: isShared(expression.of) ? bound : scaledBy(bound, whole(membersOf(place, expression.of.type))) };
}

/** An operand: one number that meets one for each daypart counts once for each of them, where they are added up. */
function aligned(place: Place, operand: Expression, result: Expression): Measured {
  const { scale, bound } = measureExpression(place, operand);
  const isSingle = operand.type.kind === "quantity" && operand.type.index === undefined;
  const isScaling = result.kind === "arithmetic" && (result.sign === "*" || result.sign === "/");
  const counts = isSingle && (isShared(operand) || (isShared(result) && !isScaling));
  return { scale, bound: counts ? scaledBy(bound, whole(membersOf(place, result.type))) : bound };
}

function isShared({ type }: Expression): boolean {
  return type.kind === "quantity" && type.share === "shared";
}

// A choice may fall one way in one segment or daypart and the other way in the next: what is added up over them is under both together, not under the greater.
function choosing(place: Place, expression: Expression): typeof joined {
  return isShared(expression) && (place.segmented || membersOf(place, expression.type) > 1) ? summed : joined;
}

function arithmeticOf(place: Place, expression: Of<"arithmetic">): Measured {
  const left = aligned(place, expression.left, expression);
  const right = aligned(place, expression.right, expression);
  switch (expression.sign) {
    case "+":
    case "-":
      return summed(left, right);
    case "*":
      return { scale: together(left.scale, right.scale), bound: times(left.bound, right.bound) };
    case "/":
      return quotientOf(place, expression, left, right);
  }
}

// Both sides are brought over one denominator.
function compared(place: Place, left: Measured, right: Measured): Measured {
  note(place, joined(left, right));
  return NO_VALUE;
}

/** The parts were measured for their peaks; truth has no size. */
function truthOf(..._parts: readonly Measured[]): Measured {
  return NO_VALUE;
}

// The root is found among whole numbers: squares of both, times the square of the decimals, doubled for halves and doubled again for their sum.
function powerFactorOf(place: Place, expression: Of<"power factor">): Measured {
  const sides = joined(measureExpression(place, expression.active), measureExpression(place, expression.reactive));
  const unit = unitOf(expression.places);
  const square = over(over(times(sides.bound, sides.bound), sides.scale), sides.scale);
  noteBound(place.peak, scaledBy(square, whole(16n * unit.bottom * unit.bottom)));
  return { scale: scaleOf(unit), bound: constantBound(whole(1)) };
}

function foldOf(place: Place, expression: Of<"fold">): Measured {
  const field = place.run.program.history[expression.field];
  const otherwise = expression.otherwise === undefined ? NO_VALUE : measureExpression(place, expression.otherwise);
  if (field === undefined) return otherwise;
  const one: Bound = magnitudeBound(`history.${expression.field}`);
  const all: Measured = { scale: fieldScale(field), bound: scaledBy(one, whole(expression.bills)) };
  switch (expression.fold) {
    case "highest":
    case "lowest":
    case "latest":
      return joined({ scale: all.scale, bound: one }, otherwise);
    case "sum":
      return joined(all, otherwise);
    case "average": {
      note(place, all);
      const divisor = expression.upTo ? factorScale("bills counted") : constantScale(BigInt(expression.bills));
      return joined({ scale: together(all.scale, divisor), bound: one }, otherwise);
    }
  }
}
