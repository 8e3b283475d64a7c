// Numbers, percentages, dates, roundings and decimal places: what is written out in a rule, turned into base units.

import type { Exact } from "../../../values/exact.ts";
import { exactFromText, fractionText, isZero, multiply } from "../../../values/exact.ts";
import type { Dimension } from "../../../values/unit.ts";
import { PURE, showDimension } from "../../../values/unit.ts";
import type { Expression, Places, Rounding, UnitUse } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import { dayOf } from "../declarations/dates.ts";
import { isPercent, PERCENT_USE, unitUse } from "../declarations/units.ts";
import type { Scope } from "../scope.ts";
import type { Typing, Wanted } from "./typing.ts";
import { begin, DATE, quantity, refuse } from "./typing.ts";

export const PURE_UNIT: UnitUse = { name: "", dimension: PURE, factor: "1" };
const MOST_PLACES = 30;

export function typeAmount(typing: Typing, amount: tree.Expression & { readonly kind: "amount" }, wanted: Wanted): Expression | undefined {
  const written = amount.unit === undefined ? (wanted.unit ?? PURE_UNIT) : unitUse(typing.scope, amount.unit);
  const unit = written?.name === PERCENT_USE.name ? percentUnit(wanted) : written;
  const number = exactOf(amount.number);
  const factor = unit === undefined ? undefined : exactFromText(unit.factor);
  if (unit === undefined || number === undefined || factor === undefined) return undefined;
  return numberNode(typing, amount, multiply(number, factor), unit);
}

export function typePercent(typing: Typing, percent: tree.PercentText, wanted: Wanted): Expression | undefined {
  const unit = percentUnit(wanted);
  const number = exactOf(percent);
  const factor = exactFromText(unit.factor);
  return number === undefined || factor === undefined ? undefined : numberNode(typing, percent, multiply(number, factor), unit);
}

/** `1.5%` in a cell of `% per kW` is 1.5 of that unit; anywhere else it is 1.5 hundredths. */
function percentUnit({ unit }: Wanted): UnitUse {
  return unit !== undefined && isPercent(unit) ? unit : PERCENT_USE;
}

function numberNode(typing: Typing, at: { readonly span: tree.Expression["span"] }, value: Exact, unit: UnitUse): Expression {
  const type = quantity(unit.dimension, isZero(value) ? "zero" : "level");
  return { ...begin(typing, at.span, type), kind: "number", value: fractionText(value), unit };
}

export function typeDate(typing: Typing, date: tree.DateText): Expression | undefined {
  const day = dayOf(typing.scope, date);
  return day === undefined ? undefined : { ...begin(typing, date.span, DATE), kind: "date", day };
}

export function exactOf(number: tree.NumberText | tree.PercentText): Exact | undefined {
  return exactFromText(number.text);
}

export function placesOf(typing: Typing, places: tree.Places): Places | undefined {
  const count = exactFromText(places.count.text);
  const whole = Number(places.count.text);
  if (count === undefined || !Number.isInteger(whole) || whole > MOST_PLACES) {
    return refuse(typing, "places-out-of-range", places.span, { found: places.count.text, most: String(MOST_PLACES) });
  }
  return { count: whole, mode: places.mode };
}

/** The rounding of a value of this dimension. */
export function roundingOf(typing: { readonly scope: Scope }, clause: tree.RoundClause, dimension: Dimension): Rounding | undefined {
  const unit = clause.unit === undefined ? PURE_UNIT : unitUse(typing.scope, clause.unit);
  const step = exactOf(clause.step);
  const factor = unit === undefined ? undefined : exactFromText(unit.factor);
  if (unit === undefined || step === undefined || factor === undefined) return undefined;
  if (unit.dimension !== dimension) {
    const { units } = typing.scope;
    const found = clause.unit === undefined ? "no unit" : `\`${unit.name}\``;
    const wanted = dimension === PURE ? "a pure number, without a unit" : `in ${showDimension(units, dimension)}`;
    const example = `round ${clause.mode} to ${clause.step.text}${dimension === PURE ? "" : ` ${showDimension(units, dimension)}`}`;
    return refuse(typing, "rounding-unit", clause.span, { found, wanted, example });
  }
  if (isZero(step)) return refuse(typing, "rounding-to-zero", clause.span, { mode: clause.mode });
  return { mode: clause.mode, step: fractionText(multiply(step, factor)), unit };
}
