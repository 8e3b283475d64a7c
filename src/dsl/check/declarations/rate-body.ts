// What one version of a rate says: a cell, a table of cells, or blocks; with a cell for every combination of the rate's keys.

import type { Span } from "../../../values/span.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Expression, RateBody } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { RisingEdges } from "./block-edges.ts";
import { bindBlocks } from "./blocks.ts";
import type { Choice, Combining, Entry } from "./combinations.ts";
import { choicesOf, combine } from "./combinations.ts";
import { counted, listed } from "./names.ts";
import type { RateInScope } from "./rate-context.ts";
import { checkCellCount, columnsOfNames, combining, typedCell } from "./rate-context.ts";

type KeyTable = tree.Table & { readonly kind: "table" };
type BlockTable = tree.Table & { readonly kind: "blocks" };

/** Undefined after a report. `rising`: edges that are no constants, to be proved to rise once all rates are typed. */
export function bindRateBody(
  rate: RateInScope,
  span: Span,
  body: tree.RateBody,
): { readonly value: RateBody | undefined; readonly rising: readonly RisingEdges[] } {
  switch (body.kind) {
    case "unknown":
      return { value: { kind: "unknown", because: body.because.text }, rising: [] };
    case "cell":
      return { value: bindCell(rate, span, body.cell), rising: [] };
    case "tables": {
      const blocks = body.tables.filter((table): table is BlockTable => table.kind === "blocks");
      if (blocks.length > 0) return bindBlocks(rate, combining(rate, span), blocks);
      return {
        value: bindTables(
          rate,
          span,
          body.tables.filter((table): table is KeyTable => table.kind === "table"),
        ),
        rising: [],
      };
    }
  }
}

/** One cell for all keys. */
export function bindCell(rate: RateInScope, span: Span, cell: tree.Expression): RateBody | undefined {
  const content = typedCell(rate.scope, rate.cells, cell);
  return cellsOf(combine<Expression>(combining(rate, span), [{ choices: rate.domains.map(() => "any"), span, othersAt: span, content }], true));
}

function bindTables(rate: RateInScope, span: Span, tables: readonly KeyTable[]): RateBody | undefined {
  const [table] = tables;
  if (rate.domains.length === 0) {
    rate.scope.report(declarationDiagnostic("table-without-keys", table?.span ?? span, { rate: rate.header.name }));
    return undefined;
  }
  const context = combining(rate, span);
  const bound = tables.map((each) => entriesOf(rate, context, each));
  const isComplete = bound.every((each) => each.isComplete);
  return cellsOf(
    combine(
      context,
      bound.flatMap((each) => each.entries),
      isComplete,
    ),
  );
}

interface Entries {
  readonly entries: readonly Entry<Expression>[];
  readonly isComplete: boolean;
}

/** With columns, they hold the last key and the rows the others. */
function entriesOf(rate: RateInScope, context: Combining, table: KeyTable): Entries {
  const { domains } = rate;
  const hasColumns = table.columns.length > 0;
  if (hasColumns && domains.length === 1) return refuseColumns(context, table);
  const rowDomains = hasColumns ? domains.slice(0, -1) : domains;
  const columns = hasColumns ? table.columns.map((keys) => choicesOf(context, domains.slice(-1), keys, "header")) : [[]];
  const entries: Entry<Expression>[] = [];
  let isComplete = !columns.includes(undefined);
  for (const row of table.rows) {
    const choices = choicesOf(context, rowDomains, row.keys, "row");
    const cells = row.cells.map((cell) => typedCell(rate.scope, rate.cells, cell));
    const isRightLength = checkCellCount(context, row, columns.length, columnsOfNames(domains.slice(-1), table.columns));
    if (choices === undefined || !isRightLength) isComplete = false;
    else entries.push(...rowEntries(row, choices, table.columns, columns, cells));
  }
  return { entries, isComplete };
}

function rowEntries(
  row: tree.KeyRow,
  choices: readonly Choice[],
  headers: readonly tree.Keys[],
  columns: readonly (readonly Choice[] | undefined)[],
  cells: readonly (Expression | undefined)[],
): readonly Entry<Expression>[] {
  return columns.flatMap((column, index) => {
    const span = columns.length > 1 ? (row.cells[index]?.span ?? row.span) : row.keys.span;
    const othersAt = choices.includes("others") ? row.keys.span : (headers[index]?.span ?? row.keys.span);
    return column === undefined ? [] : [{ choices: [...choices, ...column], span, othersAt, content: cells[index] }];
  });
}

function refuseColumns(context: Combining, table: KeyTable): Entries {
  const hint = `the rate has one key: write a row for each value, \`value | cell\`; its values are ${listed(context.domains[0]?.values ?? [])}`;
  const parameters = { expected: "no columns", found: counted(table.columns.length, "column"), hint };
  context.report(declarationDiagnostic("keys-count", table.columns[0]?.span ?? table.span, parameters));
  return { entries: [], isComplete: false };
}

function cellsOf(cells: Readonly<Record<string, Expression>> | undefined): RateBody | undefined {
  return cells === undefined ? undefined : { kind: "cells", cells };
}
