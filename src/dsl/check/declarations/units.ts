// Units that a schedule declares, and units as declarations use them.
import { exactFromText, fractionText, isZero, ONE } from "../../../values/exact.ts";
import type { Unit, UnitTable } from "../../../values/unit.ts";
import { isSummable, resolveUnit, unitNames, unitTable, withBaseUnit, withDerivedUnit } from "../../../values/unit.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { DeclaredUnit, UnitUse } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Reporting } from "./names.ts";
import { declared, labelsOf, NOTHING_RESERVED, nearHint } from "./names.ts";

export interface BoundUnits {
  readonly table: UnitTable;
  readonly declared: readonly DeclaredUnit[];
}

/** Units may be declared in any order, in several files: each is bound once those that it is made of are. */
export function bindUnits(scope: Reporting, currency: string, declarations: readonly tree.UnitDeclaration[]): BoundUnits {
  let table = unitTable(currency);
  const bound: DeclaredUnit[] = [];
  let waiting = [...declared(scope, "unit", declarations, NOTHING_RESERVED).values()].filter((unit) => isNew(scope, table, unit));
  const names = new Set(waiting.map((unit) => foldName(unit.name.text)));
  while (waiting.length > 0) {
    const ready = waiting.filter((unit) => !mentions(unit).some((name) => names.has(name)));
    const round = ready.length > 0 ? ready : waiting;
    for (const declaration of round) {
      table = withDeclared(scope, table, declaration);
      names.delete(foldName(declaration.name.text));
    }
    bound.push(...round.flatMap((unit) => declaredUnit(table, unit)));
    waiting = waiting.filter((unit) => !round.includes(unit));
  }
  return { table, declared: bound };
}

/** A unit as written; undefined after a report. */
export function unitUse(scope: Reporting & { readonly units: UnitTable }, unit: tree.UnitExpression): UnitUse | undefined {
  const found = resolved(scope, scope.units, unit);
  return found === undefined ? undefined : { name: unitText(unit), dimension: found.dimension, factor: fractionText(found.factor) };
}

export const PURE_NUMBER_USE: UnitUse = { name: "", dimension: "", factor: "1" };

/** The unit of `9%` wherever it stands on its own. */
export const PERCENT_USE: UnitUse = { name: "%", dimension: "", factor: "0.01" };

/** `%`, `% per month`: numbers in such a unit are written with `%`. */
export function isPercent(unit: UnitUse): boolean {
  return unit.name.startsWith("%");
}

/** As the file has it, spaces made one. */
function unitText({ head, per }: tree.UnitExpression): string {
  if (per === undefined) return head;
  return `${head} per ${per.count === undefined ? "" : `${per.count.text} `}${per.unit.text}`;
}

function isNew(scope: Reporting, table: UnitTable, { name }: tree.UnitDeclaration): boolean {
  if (!table.units.has(foldName(name.text))) return true;
  scope.report(declarationDiagnostic("unit-redeclared", name.span, { name: name.text }));
  return false;
}

function mentions({ definition }: tree.UnitDeclaration): readonly string[] {
  if (definition.kind === "base") return [];
  const { head, per } = definition.of;
  return [...head.split("/"), ...(per === undefined ? [] : [per.unit.text])].map(foldName);
}

function withDeclared(scope: Reporting, table: UnitTable, { name, definition }: tree.UnitDeclaration): UnitTable {
  const folded = foldName(name.text);
  if (definition.kind === "base") return withBaseUnit(table, folded, definition.sharing === "summable");
  const of = resolved(scope, table, definition.of);
  const factor = exactFromText(definition.factor.text) ?? ONE;
  if (isZero(factor)) scope.report(declarationDiagnostic("unit-zero", definition.factor.span, { name: name.text }));
  // A unit that is broken still exists: its uses are no errors of their own.
  if (of === undefined || isZero(factor)) return withBaseUnit(table, folded, false);
  return withDerivedUnit(table, folded, factor, of);
}

function declaredUnit(table: UnitTable, { name, labels }: tree.UnitDeclaration): readonly DeclaredUnit[] {
  const unit = table.units.get(foldName(name.text));
  if (unit === undefined) return [];
  const use = { name: name.text, dimension: unit.dimension, factor: fractionText(unit.factor) };
  return [{ unit: use, labels: labelsOf(labels), summable: isSummable(table, unit.dimension) }];
}

function resolved(scope: Reporting, table: UnitTable, { head, per, span }: tree.UnitExpression): Unit | undefined {
  const count = per?.count === undefined ? undefined : exactFromText(per.count.text);
  const found = resolveUnit(table, foldName(head), per === undefined ? undefined : { count, unit: foldName(per.unit.text) });
  if (!("unknown" in found)) return found;
  const hint = nearHint(found.unknown, unitNames(table), "use a unit of the language such as `kWh`, `kW` or `day`, or declare it with `unit`");
  scope.report(declarationDiagnostic("unknown-unit", span, { name: found.unknown, hint }));
  return undefined;
}
