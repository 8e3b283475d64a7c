// How the widths of a rate's blocks grow with the bill.
import { exactFromText, fractionText, isZero, multiply, ZERO } from "../../../values/exact.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Expression, Rounding, Scale, UnitUse, Widths } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import { pathText } from "./rate-keys.ts";
import { unitUse } from "./units.ts";

/** `axis`: the unit of the blocks' edges. Undefined after a report. */
export function bindWidths(scope: Scope, rate: string, axis: UnitUse, widths: tree.Widths): Widths | undefined {
  const scales = widths.scales.map((scale) => scaleOf(scope, scale));
  const seen = new Set<string>();
  for (const { kind, span, ...scale } of widths.scales) {
    const what = "path" in scale ? `\`${pathText(scale.path)}\`` : "time";
    if (seen.has(what)) scope.report(declarationDiagnostic("widths-twice", span, { rate, what }));
    seen.add(what);
  }
  const round = widths.round === undefined ? undefined : roundingOf(scope, axis, widths.round);
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
  const [of, name, more] = path.parts;
  const folded = foldName(name?.text ?? "");
  const level = (dimension: string): Pick<Expression, "id" | "type" | "span"> => ({
    id: scope.nextId(),
    type: { kind: "quantity", dimension, share: "level", index: undefined },
    span: path.span,
  });
  const refuse = (reason: string): undefined => {
    scope.report(declarationDiagnostic("widths-field", path.span, { name: pathText(path), reason }));
    return undefined;
  };
  if (more === undefined && of?.text === "account") {
    const field = scope.account.get(folded);
    if (field?.kind === "whole") return { ...level(""), kind: "account", name: field.name };
    if (field?.kind === "quantity") return { ...level(field.unit.dimension), kind: "account", name: field.name };
    return refuse(field === undefined ? "there is no such account field" : "it is neither a count nor a quantity");
  }
  if (more === undefined && of?.text === "usage") {
    const field = scope.usage.get(folded);
    if (field === undefined) return refuse("there is no such usage field");
    if (field.summable) return refuse("it is shared out when a bill is cut");
    return { ...level(field.unit.dimension), kind: "usage", name: field.name };
  }
  return refuse("it is neither an account field nor a usage field");
}

function roundingOf(scope: Scope, axis: UnitUse, { mode, step, unit, span }: tree.RoundClause): Rounding | undefined {
  const use = unit === undefined ? undefined : unitUse(scope, unit);
  if (unit !== undefined && use === undefined) return undefined;
  const size = exactFromText(step.text) ?? ZERO;
  if (use !== undefined && use.dimension === axis.dimension && !isZero(size)) {
    return { mode, step: fractionText(multiply(size, exactFromText(use.factor) ?? ZERO)), unit: use };
  }
  const found = `${step.text}${use === undefined ? "" : ` ${use.name}`}`;
  scope.report(declarationDiagnostic("widths-round-unit", span, { found, axis: axis.name }));
  return undefined;
}
