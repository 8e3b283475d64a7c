// The matrix of an authority: a row for each grade and box of questions.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { MatrixRow } from "../../oversight.ts";
import type * as tree from "../../tree/oversight.ts";
import type { Scope } from "../scope.ts";
import type { Fit } from "./cells.ts";
import { ageCell, amountCell, approversCell, documentsCell, fitCell, shareCell } from "./cells.ts";
import type { Column, Decided } from "./columns.ts";
import { bindColumns, columnName } from "./columns.ts";
import { FAVOURS } from "./fields.ts";
import { gradeNamed } from "./grades.ts";
import type { Names } from "./names.ts";

const MOST_ROWS = 10_000;

/** Undefined after a report. */
export function bindMatrix(scope: Scope, grades: Names, decided: Decided, matrix: tree.Matrix): readonly MatrixRow[] | undefined {
  const columns = bindColumns(scope, decided, matrix);
  if (matrix.rows.length > MOST_ROWS) {
    const parameters = { what: `the matrix of ${decided.what}`, has: `has ${matrix.rows.length} rows`, most: String(MOST_ROWS) };
    scope.report(declarationDiagnostic("declaration-too-large", matrix.span, parameters));
    return undefined;
  }
  const rows = matrix.rows.map((row) => bindRow(scope, grades, decided, columns, row));
  const whole = rows.filter((row) => row !== undefined);
  return whole.length === rows.length ? whole : undefined;
}

type Needs = Omit<MatrixRow, "grade" | "fits" | "span">;

/** What one cell says: which values of a field fit, or one of the row's limits and needs. */
type Said =
  | { readonly kind: "fit"; readonly field: string; readonly values: readonly string[] | undefined }
  | { readonly kind: "need"; readonly need: Partial<Needs> };

const NO_NEEDS: Needs = { amount: undefined, share: undefined, age: undefined, documents: [], approvers: 1 };

function bindRow(scope: Scope, grades: Names, decided: Decided, columns: readonly (Column | undefined)[], row: tree.MatrixRow): MatrixRow | undefined {
  const grade = gradeNamed(scope, grades, row.grade);
  const cells = columns.map((column, at) => {
    const cell = row.cells[at];
    return column === undefined || cell === undefined ? undefined : bindCell(scope, decided, column, cell);
  });
  const said = cells.filter((cell) => cell !== undefined);
  if (grade === undefined || said.length < cells.length) return undefined;
  const fits = said.flatMap((cell) => (cell.kind === "fit" && cell.values !== undefined ? [[cell.field, cell.values] as const] : []));
  const needs = said.reduce<Needs>((all, cell) => (cell.kind === "need" ? Object.assign(all, cell.need) : all), { ...NO_NEEDS });
  return { grade, fits: Object.fromEntries(fits), ...needs, span: row.span };
}

/** Undefined after a report. */
function bindCell(scope: Scope, decided: Decided, column: Column, cell: tree.MatrixCell): Said | undefined {
  if (column.kind === "field") return fitted(column.name, fitCell(scope, columnName(column), column.values, cell));
  switch (column.word) {
    case "kind":
      return fitted("kind", fitCell(scope, "kind", decided.kinds, cell));
    case "cause":
      return fitted("cause", fitCell(scope, "cause", decided.causes, cell));
    case "in favour of":
      return fitted("favour", fitCell(scope, "in favour of", FAVOURS, cell));
    case "up to":
      return needed(amountCell(scope, cell), ({ limit }) => ({ amount: limit }));
    case "share of bill":
      return needed(shareCell(scope, cell), ({ limit }) => ({ share: limit }));
    case "age up to":
      return needed(ageCell(scope, cell), ({ limit }) => ({ age: limit }));
    case "documents":
      return needed(documentsCell(scope, decided.documents, cell), (documents) => ({ documents }));
    case "approvers":
      return needed(approversCell(scope, cell), (approvers) => ({ approvers }));
  }
}

function fitted(field: string, fit: Fit | undefined): Said | undefined {
  return fit && { kind: "fit", field, values: fit.values };
}

function needed<T>(value: T | undefined, need: (value: T) => Partial<Needs>): Said | undefined {
  return value === undefined ? undefined : { kind: "need", need: need(value) };
}
