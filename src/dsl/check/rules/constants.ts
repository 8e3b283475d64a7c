// Constants of tests and proofs: checked against the field or the unit that they are for, and turned into exact texts.

import type { Exact } from "../../../values/exact.ts";
import { decimalText, divide, exactFromText, fractionText, multiply } from "../../../values/exact.ts";
import { PURE, resolveUnit, showDimension } from "../../../values/unit.ts";
import type { AccountField, UnitUse } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { dayOf } from "../declarations/dates.ts";
import { isPercent, PERCENT_USE, unitUse } from "../declarations/units.ts";
import type { Scope } from "../scope.ts";
import { valueNamed } from "./domains.ts";
import { refuse } from "./typing.ts";
import { unknownValue } from "./unknown-names.ts";

/** A number in base units, with the unit that it was written in. */
export interface Constant {
  readonly inBase: Exact;
  readonly unit: UnitUse;
}

const PURE_USE: UnitUse = { name: "", dimension: PURE, factor: "1" };

export function moneyUnit(scope: Pick<Scope, "currency">): UnitUse {
  return { name: scope.currency, dimension: scope.currency, factor: "1" };
}

/** `what` reads before "is in kWh": "`usage.active`". */
export function constantOf(scope: Scope, value: tree.Value, what: string, unit: UnitUse): Constant | undefined {
  const constant = anyConstantOf(scope, value, what);
  if (constant === undefined) return undefined;
  const { units } = scope;
  if (constant.unit.name === "" && unit.name !== "" && value.kind === "amount") {
    return refuse({ scope }, "value-needs-unit", value.span, { found: value.number.text, what, unit: unit.name });
  }
  if (constant.unit.dimension === unit.dimension) return constant;
  return refuse({ scope }, "value-unit", value.span, {
    what,
    wanted: unit.name === "" ? "a pure number" : unit.name,
    found: isPercent(constant.unit) ? "a percentage" : showDimension(units, constant.unit.dimension),
  });
}

/** A number in any unit. */
export function anyConstantOf(scope: Scope, value: tree.Value, what: string): Constant | undefined {
  if (value.kind === "percent") return scaled(value.text, PERCENT_USE);
  if (value.kind !== "amount") return refuse({ scope }, "value-kind", value.span, { what, wanted: "a number", found: shown(value) });
  const unit = value.unit === undefined ? PURE_USE : unitUse(scope, value.unit);
  return unit === undefined ? undefined : scaled(value.number.text, unit);
}

function scaled(text: string, unit: UnitUse): Constant | undefined {
  const number = exactFromText(text);
  const factor = exactFromText(unit.factor);
  return number === undefined || factor === undefined ? undefined : { inBase: multiply(number, factor), unit };
}

/** The decimal string in a field's declared unit, as a bill request has it. */
export function requestNumber(scope: Scope, value: tree.Value, what: string, unit: UnitUse): string | undefined {
  const constant = constantOf(scope, value, what, unit);
  const factor = exactFromText(unit.factor);
  const inUnit = constant === undefined || factor === undefined ? undefined : divide(constant.inBase, factor);
  if (inUnit === undefined) return undefined;
  return decimalText(inUnit) ?? refuse({ scope }, "value-inexact", value.span, { what, unit: unit.name, found: fractionText(inUnit) });
}

/** As a bill request has it: a choice by name, a date or identifier as text, a number as decimal string. */
export function accountText(scope: Scope, value: tree.Value, field: AccountField): string | undefined {
  const what = `\`account.${field.name}\``;
  switch (field.kind) {
    case "choice":
      if (value.kind !== "name") return refuse({ scope }, "value-kind", value.span, { what, wanted: "one of its values", found: shown(value) });
      return valueNamed(scope, `account.${field.name}`, value.text) ?? unknownValue({ scope }, value, `account.${field.name}`);
    case "whole":
      return isNameAsUnit(scope, value) ? nameAsUnit(scope, value, what) : requestNumber(scope, value, what, PURE_USE);
    case "quantity":
      return requestNumber(scope, value, what, field.unit);
    case "date":
      if (value.kind !== "date") return refuse({ scope }, "value-kind", value.span, { what, wanted: "a date", found: shown(value) });
      return dayOf(scope, value) === undefined ? undefined : value.text;
    case "iran_bill_id":
    case "iran_payment_id":
      if (value.kind === "string") return value.text;
      return value.kind === "amount" && value.unit === undefined
        ? value.number.text
        : refuse({ scope }, "value-kind", value.span, { what, wanted: "an identifier in quotation marks", found: shown(value) });
  }
}

type Amount = tree.Value & { readonly kind: "amount"; readonly unit: tree.UnitExpression };

/** `households 1  home_meter single`: the next name of the line, which is no unit at all. */
function isNameAsUnit(scope: Scope, value: tree.Value): value is Amount {
  if (value.kind !== "amount" || value.unit === undefined || value.unit.per !== undefined) return false;
  return "unknown" in resolveUnit(scope.units, foldName(value.unit.head), undefined);
}

function nameAsUnit(scope: Scope, { number, unit }: Amount, what: string): undefined {
  return refuse({ scope }, "name-read-as-unit", unit.span, { name: unit.head, number: number.text, what });
}

function shown(value: tree.Value): string {
  switch (value.kind) {
    case "amount":
      return `the number ${value.number.text}`;
    case "percent":
      return `${value.text}%`;
    case "date":
      return `the date ${value.text}`;
    case "name":
      return `\`${value.text}\``;
    case "string":
      return "a text";
  }
}
