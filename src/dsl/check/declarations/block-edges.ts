// The edges of blocks: from zero, each row on from the one before it, the last and only the last without an upper edge.
// Edges that are no constants are left over: they are proved to rise once all rates are typed.
import { compare, exactFromText, ZERO } from "../../../values/exact.ts";
import type { Span } from "../../../values/span.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Expression } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { Scope } from "../scope.ts";
import type { Choice } from "./combinations.ts";
import { contentOf } from "./content.ts";

/** A row with its edges typed; undefined for an open top, and after an error. */
export interface Edges {
  readonly lower: Expression | undefined;
  readonly upper: Expression | undefined;
  readonly row: tree.BlockRow;
}

/** The edges of a row of which one at least is no constant. `columns`: the keys for which they hold. */
export interface RisingEdges {
  readonly lower: Expression;
  readonly upper: Expression;
  readonly columns: readonly (readonly Choice[])[];
  readonly span: Span;
}

/** Reports what is wrong, and says whether nothing is. */
export function checkEdges(scope: Scope, rows: readonly Edges[]): boolean {
  const faults = rows.map((edges, index) => faultOf(scope, edges, rows[index - 1], index === rows.length - 1));
  const found = faults.flatMap((fault) => (fault === undefined || fault === "reported" ? [] : [fault]));
  for (const fault of found) scope.report(fault);
  return faults.every((fault) => fault === undefined);
}

export function risingEdges(rows: readonly Edges[], columns: readonly (readonly Choice[])[]): readonly RisingEdges[] {
  return rows.flatMap(({ lower, upper, row }) => {
    if (lower === undefined || upper === undefined || (lower.kind === "number" && upper.kind === "number")) return [];
    return [{ lower, upper, columns, span: row.span }];
  });
}

function faultOf(scope: Scope, edges: Edges, before: Edges | undefined, isLast: boolean): Diagnostic | "reported" | undefined {
  const { lower, upper, row } = edges;
  if (lower === undefined || (row.upper !== undefined && upper === undefined)) return "reported";
  const text = (span: Span): string => textAt(scope, span);
  if (before === undefined && !isConstantZero(lower)) return declarationDiagnostic("blocks-start", row.lower.span, { found: text(row.lower.span) });
  if (before?.upper !== undefined && !areSame(before.upper, lower)) {
    const end = before.row.upper?.span ?? before.row.span;
    const related = [{ span: end, message: "the end of the block before" }];
    return declarationDiagnostic("blocks-not-contiguous", row.lower.span, { lower: text(row.lower.span), upper: text(end) }, related);
  }
  if (row.upper === undefined) return isLast ? undefined : declarationDiagnostic("blocks-open-early", row.span, {});
  if (upper !== undefined && areFalling(lower, upper)) {
    return declarationDiagnostic("blocks-not-rising", row.upper.span, { lower: text(row.lower.span), upper: text(row.upper.span) });
  }
  return isLast ? declarationDiagnostic("blocks-not-open", row.upper.span, { upper: text(row.upper.span) }) : undefined;
}

/** Constants by value, all else by what is written. */
function areSame(a: Expression, b: Expression): boolean {
  return a.kind === "number" && b.kind === "number" ? a.value === b.value : contentOf(a) === contentOf(b);
}

function isConstantZero(edge: Expression): boolean {
  return edge.kind === "number" && edge.value === "0";
}

function areFalling(lower: Expression, upper: Expression): boolean {
  if (lower.kind !== "number" || upper.kind !== "number") return false;
  return compare(exactFromText(upper.value) ?? ZERO, exactFromText(lower.value) ?? ZERO) <= 0;
}

/** The piece of the file, in backticks. */
function textAt(scope: Scope, span: Span): string {
  const text = scope.files.find((file) => file.path === span.file)?.text ?? "";
  return `\`${text.slice(span.start, span.end).replace(/\s+/g, " ")}\``;
}
