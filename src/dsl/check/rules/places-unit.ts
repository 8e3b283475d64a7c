// `to N decimals` counts decimals of the unit in which a result is held (kWh, never MWh): it must be the unit that the rules show.

import type { Span } from "../../../values/span.ts";
import type { Dimension } from "../../../values/unit.ts";
import { PURE, showDimension } from "../../../values/unit.ts";
import { partsOf } from "../../expression-parts.ts";
import type { Expression, UnitUse } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type { Typing } from "./typing.ts";
import { refuse } from "./typing.ts";

interface Named {
  readonly name: string;
  readonly unit: UnitUse;
}

/** Whether the decimals of a result of this dimension, made of these values, can be counted in one unit only; reported where not. */
export function arePlacesPlain(typing: Typing, span: Span, dimension: Dimension, values: readonly Expression[]): boolean {
  // A pure number has one unit; MW over MW, MWh over MW come out as kW over kW, kWh over kW do.
  if (dimension === PURE || isOneFactor(typing, values)) return true;
  const found = values.map((value) => otherUnitIn(typing, value)).find((named) => named !== undefined);
  if (found === undefined) return true;
  const { units } = typing.scope;
  const unit = showDimension(units, dimension);
  const inUnit = showDimension(units, found.unit.dimension);
  return refuse(typing, "places-in-other-unit", span, { unit, name: found.name, declared: found.unit.name, inUnit }) ?? false;
}

function isOneFactor(typing: Typing, values: readonly Expression[]): boolean {
  const [left, right] = values.map((value) => declaredUnit(typing, value)?.unit.factor);
  return left !== undefined && left === right;
}

/** The unit that a field or a rate is declared in. */
function declaredUnit(typing: Typing, expression: Expression): Named | undefined {
  const { scope } = typing;
  switch (expression.kind) {
    case "account": {
      const field = scope.account.get(foldName(expression.name));
      return field?.kind === "quantity" ? { name: `account.${field.name}`, unit: field.unit } : undefined;
    }
    case "usage":
      return named("usage", scope.usage.get(foldName(expression.name)));
    case "charge":
      return named("charges", scope.charges.get(foldName(expression.name)));
    case "fold":
      return named("history", scope.history.get(foldName(expression.field)));
    case "rate":
    case "through": {
      const header = scope.rates.get(foldName(expression.rate));
      return header === undefined ? undefined : { name: header.name, unit: header.unit };
    }
    case "select":
    case "total":
      return declaredUnit(typing, expression.of);
    default:
      return undefined;
  }
}

function named(of: string, field: { readonly name: string; readonly unit: UnitUse } | undefined): Named | undefined {
  return field === undefined ? undefined : { name: `${of}.${field.name}`, unit: field.unit };
}

// Each let is read once: lets that build on one another would double the work at every step.
const knownLets = new WeakMap<object, Map<string, Named | undefined>>();

/** The first field or rate that makes up a value and is declared in a unit of another factor than the base unit's. Conditions and keys are no part of the value. */
function otherUnitIn(typing: Typing, expression: Expression): Named | undefined {
  const own = declaredUnit(typing, expression);
  if (own !== undefined && own.unit.dimension !== PURE && own.unit.factor !== "1") return own;
  if (expression.kind === "let") return otherUnitOfLet(typing, foldName(expression.name));
  for (const part of valuesIn(expression)) {
    const found = otherUnitIn(typing, part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function valuesIn(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "if":
      return [expression.then, expression.otherwise];
    case "through":
      return [expression.quantity];
    case "rate":
      return [];
    default:
      return partsOf(expression);
  }
}

function otherUnitOfLet(typing: Typing, name: string): Named | undefined {
  const { lets } = typing.locals;
  const known = knownLets.get(lets) ?? new Map<string, Named | undefined>();
  knownLets.set(lets, known);
  const value = lets.get(name);
  if (value !== undefined && !known.has(name)) known.set(name, otherUnitIn(typing, value));
  return known.get(name);
}
