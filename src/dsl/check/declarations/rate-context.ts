// What the binding of a rate's versions shares: its head, the values of its keys, and what its cells may name.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Span } from "../../../values/span.ts";
import type { Locals, RateHeader, Scope } from "../scope.ts";
import type { Combining } from "./combinations.ts";
import { counted } from "./names.ts";
import type { KeyDomain } from "./rate-keys.ts";

export interface RateInScope {
  readonly scope: Scope;
  readonly header: RateHeader;
  readonly domains: readonly KeyDomain[];
  /** ``rate `vat` ``. */
  readonly what: string;
}

/** Names that a cell may not use are in none of these. */
export const CELL_LOCALS: Locals = {
  lets: new Map(),
  lines: new Map(),
  tags: new Map(),
  self: undefined,
  builtins: [],
  base: undefined,
  place: "cell",
};

export function combining(rate: RateInScope, span: Span): Combining {
  return { report: rate.scope.report, what: rate.what, domains: rate.domains, span };
}

export function checkCellCount(context: Combining, row: { readonly cells: readonly unknown[]; readonly span: Span }, columns: number): boolean {
  if (row.cells.length === columns) return true;
  const parameters = { found: counted(row.cells.length, "cell"), expected: counted(columns, "column") };
  context.report(declarationDiagnostic("row-cell-count", row.span, parameters));
  return false;
}
