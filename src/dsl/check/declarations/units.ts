// Units that a schedule declares, and units as declarations use them.
import { exactFromText, fractionText, isZero, ONE } from "../../../values/exact.ts";
import type { Unit, UnitTable } from "../../../values/unit.ts";
import { baseUnit, derivedUnit, isSummable, resolveUnit, unitNames, unitTable, withUnits } from "../../../values/unit.ts";
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
  const builtIn = unitTable(currency);
  const own = [...declared(scope, "unit", declarations, NOTHING_RESERVED).values()].filter((unit) => isNew(scope, builtIn, unit));
  const units = new Map(builtIn.units);
  const summable: string[] = [];
  const ordered = inOrderOfNeed(own);
  // The one table that grows here is seen by nobody before it is whole.
  const growing: UnitTable = { ...builtIn, units };
  for (const declaration of ordered) {
    const unit = boundUnit(scope, growing, declaration);
    units.set(unit.name, unit);
    if (declaration.definition.kind === "base" && declaration.definition.sharing === "summable") summable.push(unit.name);
  }
  const table = withUnits(builtIn, units.values(), summable);
  return { table, declared: ordered.flatMap((unit) => declaredUnit(table, unit)) };
}

/** Each after those that it is made of; those that are made of one another, and what is made of them, stand last, as written. */
function inOrderOfNeed(own: readonly tree.UnitDeclaration[]): readonly tree.UnitDeclaration[] {
  const names = new Set(own.map(({ name }) => foldName(name.text)));
  const missing = new Map(own.map((unit) => [unit, new Set(mentions(unit).filter((name) => names.has(name)))]));
  const users = new Map<string, tree.UnitDeclaration[]>();
  for (const [unit, needed] of missing) {
    for (const name of needed) {
      const known = users.get(name) ?? [];
      users.set(name, known);
      known.push(unit);
    }
  }
  const place = new Map(own.map((unit, at) => [unit, at]));
  const ordered: tree.UnitDeclaration[] = [];
  for (let ready = own.filter((unit) => missing.get(unit)?.size === 0); ready.length > 0; ) {
    ordered.push(...ready);
    ready = ready.flatMap((unit) => freed(missing, users, unit)).sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  }
  const placed = new Set(ordered);
  return [...ordered, ...own.filter((unit) => !placed.has(unit))];
}

/** Units that waited for this one last. */
function freed(
  missing: ReadonlyMap<tree.UnitDeclaration, Set<string>>,
  users: ReadonlyMap<string, readonly tree.UnitDeclaration[]>,
  { name }: tree.UnitDeclaration,
): readonly tree.UnitDeclaration[] {
  const folded = foldName(name.text);
  return (users.get(folded) ?? []).filter((user) => {
    const needed = missing.get(user);
    return needed?.delete(folded) === true && needed.size === 0;
  });
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

function boundUnit(scope: Reporting, table: UnitTable, { name, definition }: tree.UnitDeclaration): Unit {
  const folded = foldName(name.text);
  if (definition.kind === "base") return baseUnit(folded);
  const of = resolved(scope, table, definition.of);
  const factor = exactFromText(definition.factor.text) ?? ONE;
  if (isZero(factor)) scope.report(declarationDiagnostic("unit-zero", definition.factor.span, { name: name.text }));
  // A unit that is broken still exists: its uses are no errors of their own.
  if (of === undefined || isZero(factor)) return baseUnit(folded);
  return derivedUnit(folded, factor, of);
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
  const money = table.currency === "" ? "" : `write \`${table.currency}\` for money, `;
  const otherwise = `${money}use a unit of the language such as \`kWh\`, \`kW\` or \`day\`, or declare \`${found.unknown}\` with \`unit\``;
  const hint = nearHint(found.unknown, unitNames(table), otherwise);
  scope.report(declarationDiagnostic("unknown-unit", span, { name: found.unknown, hint }));
  return undefined;
}
