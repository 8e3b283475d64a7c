// What the binding of a rate's versions shares: its head, the values of its keys, and what its cells may name.

import type { Span } from "../../../values/span.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Expression, UnitUse, ValueType } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import { typeCell } from "../rules/type-expression.ts";
import type { Locals, RateHeader, Scope } from "../scope.ts";
import type { Combining } from "./combinations.ts";
import { counted } from "./names.ts";
import type { KeyDomain } from "./rate-keys.ts";
import { isPercent } from "./units.ts";

/** How the bare numbers of cells, or of edges, are written: worked out once a rate. */
export interface CellUnit {
  readonly use: UnitUse;
  readonly level: ValueType;
  readonly zero: ValueType;
}

export interface RateInScope {
  readonly scope: Scope;
  readonly header: RateHeader;
  readonly cells: CellUnit;
  /** For blocks. */
  readonly edges: CellUnit | undefined;
  readonly domains: readonly KeyDomain[];
  /** ``rate `vat` ``. */
  readonly what: string;
}

/** A cell may use no name of a tariff. */
const CELL_LOCALS: Locals = {
  lets: new Map(),
  lines: new Map(),
  tags: new Map(),
  self: undefined,
  builtins: [],
  base: undefined,
  place: "cell",
};

export function cellUnit(use: UnitUse): CellUnit {
  const type = (share: "level" | "zero"): ValueType => ({ kind: "quantity", dimension: use.dimension, share, index: undefined });
  return { use, level: type("level"), zero: type("zero") };
}

/**
 * A cell or an edge. Most are plain numbers in base units, and a schedule has tens of thousands of them: those are made here,
 * exactly as `typeCell` would make them.
 */
export function typedCell(scope: Scope, { use, level, zero }: CellUnit, cell: tree.Expression): Expression | undefined {
  if (cell.kind !== "amount" || cell.unit !== undefined || use.factor !== "1" || isPercent(use) || !PLAIN_NUMBER.test(cell.number.text)) {
    return typeCell(scope, CELL_LOCALS, cell, use);
  }
  const value = cell.number.text;
  return { id: scope.nextId(), type: value === "0" ? zero : level, span: cell.span, kind: "number", value, unit: use };
}

/** As `fractionText` writes it. */
const PLAIN_NUMBER = /^(0|[1-9]\d{0,19})(\.\d{0,11}[1-9])?$/;

/** How many columns a header has, if each of its names was meant for one. */
export function columnsOfNames(domains: readonly KeyDomain[], columns: readonly tree.Keys[]): number {
  return domains.length === 1 ? columns.reduce((sum, { names }) => sum + names.length, 0) : columns.length;
}

export function combining(rate: RateInScope, span: Span): Combining {
  return { report: rate.scope.report, what: rate.what, domains: rate.domains, span };
}

/** `names`: of the header of rows with one key, whose columns may stand there with `,` for `|`, which has been told. */
export function checkCellCount(context: Combining, row: { readonly cells: readonly unknown[]; readonly span: Span }, columns: number, names: number): boolean {
  if (row.cells.length === columns || row.cells.length === names) return true;
  const parameters = { found: counted(row.cells.length, "cell"), expected: counted(columns, "column") };
  context.report(declarationDiagnostic("row-cell-count", row.span, parameters));
  return false;
}
