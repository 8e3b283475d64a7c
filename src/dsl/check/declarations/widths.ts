// How the widths of a rate's blocks grow with the bill.
import { exactFromText, fractionText, isZero, multiply, ZERO } from "../../../values/exact.ts";
import type { Dimension } from "../../../values/unit.ts";
import { multiplyDimensions, PURE, showDimension } from "../../../values/unit.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Expression, Rounding, Scale, UnitUse, Widths } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { RateHeader, Scope } from "../scope.ts";
import { pathText } from "./rate-keys.ts";
import { unitUse } from "./units.ts";

export type ScaleFields = Pick<Scope, "account" | "usage" | "units">;

/** The unit of the scaled edges: the axis times the fields of the widths, in base units. Undefined where one of these cannot scale. */
export function scaledUnit(scope: ScaleFields, axis: UnitUse, widths: tree.Widths | undefined): UnitUse | undefined {
  let dimension = axis.dimension;
  for (const scale of widths?.scales ?? []) {
    if (scale.kind !== "field") continue;
    const field = scaleField(scope, scale.path);
    if ("reason" in field) return undefined;
    dimension = multiplyDimensions(dimension, field.dimension);
  }
  return dimension === axis.dimension ? axis : { name: showDimension(scope.units, dimension), dimension, factor: "1" };
}

/** Undefined after a report. */
export function bindWidths(scope: Scope, { name: rate, axis, quantityUnit }: RateHeader, widths: tree.Widths): Widths | undefined {
  const scales = widths.scales.map((scale) => scaleOf(scope, scale));
  const seen = new Set<string>();
  for (const { kind, span, ...scale } of widths.scales) {
    const what = "path" in scale ? `\`${pathText(scale.path)}\`` : "time";
    if (seen.has(what)) scope.report(declarationDiagnostic("widths-twice", span, { rate, what }));
    seen.add(what);
  }
  const scaled = quantityUnit ?? axis;
  const round = widths.round === undefined || scaled === undefined ? undefined : roundingOf(scope, scaled, widths.round);
  if (widths.round !== undefined && round === undefined) return undefined;
  return scales.includes(undefined) ? undefined : { scales: scales.flatMap((scale) => scale ?? []), round };
}

/** Widths in proportion to days or months share themselves out when a bill is cut. */
export function areShared(widths: tree.Widths | undefined): boolean {
  return widths?.scales.some((scale) => scale.kind !== "field") ?? false;
}

function scaleOf(scope: Scope, scale: tree.Scale): Scale | undefined {
  switch (scale.kind) {
    case "days": {
      const { text, span } = scale.count;
      const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
      if (count > 0) return { kind: "days", count };
      scope.report(declarationDiagnostic("widths-days", span, { found: text }));
      return undefined;
    }
    case "month":
      return { kind: "month" };
    case "field": {
      const value = fieldValue(scope, scale.path);
      return value === undefined ? undefined : { kind: "field", value };
    }
  }
}

function fieldValue(scope: Scope, path: tree.Path): Expression | undefined {
  const field = scaleField(scope, path);
  if ("reason" in field) {
    scope.report(declarationDiagnostic("widths-field", path.span, { name: pathText(path), reason: field.reason }));
    return undefined;
  }
  const { kind, name, dimension } = field;
  return { id: scope.nextId(), type: { kind: "quantity", dimension, share: "level", index: undefined }, span: path.span, kind, name };
}

interface ScaleField {
  readonly kind: "account" | "usage";
  readonly name: string;
  readonly dimension: Dimension;
}

/** A count, or a level quantity. */
function scaleField(scope: ScaleFields, path: tree.Path): ScaleField | { readonly reason: string } {
  const [of, name, more] = path.parts;
  const folded = foldName(name?.text ?? "");
  if (more === undefined && of?.text === "account") {
    const field = scope.account.get(folded);
    if (field?.kind === "whole") return { kind: "account", name: field.name, dimension: PURE };
    if (field?.kind === "quantity") return { kind: "account", name: field.name, dimension: field.unit.dimension };
    return { reason: field === undefined ? "there is no such account field" : "it is neither a count nor a quantity" };
  }
  if (more === undefined && of?.text === "usage") {
    const field = scope.usage.get(folded);
    if (field === undefined) return { reason: "there is no such usage field" };
    return field.summable ? { reason: "it is shared out when a bill is cut" } : { kind: "usage", name: field.name, dimension: field.unit.dimension };
  }
  return { reason: "it is neither an account field nor a usage field" };
}

function roundingOf(scope: Scope, scaled: UnitUse, { mode, step, unit, span }: tree.RoundClause): Rounding | undefined {
  const use = unit === undefined ? undefined : unitUse(scope, unit);
  if (unit !== undefined && use === undefined) return undefined;
  const size = exactFromText(step.text) ?? ZERO;
  if (use !== undefined && use.dimension === scaled.dimension && !isZero(size)) {
    return { mode, step: fractionText(multiply(size, exactFromText(use.factor) ?? ZERO)), unit: use };
  }
  const found = `${step.text}${use === undefined ? "" : ` ${use.name}`}`;
  scope.report(declarationDiagnostic("widths-round-unit", span, { found, axis: scaled.name }));
  return undefined;
}
