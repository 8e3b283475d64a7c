// Blocks: rows of edges that join from zero to an open top, with a cell for each column of keys.
import type { Span } from "../../../values/span.ts";
import type { BlockColumn, Expression, RateBody } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { Edges, RisingEdges } from "./block-edges.ts";
import { checkEdges, risingEdges } from "./block-edges.ts";
import type { Choice, Combining, Entry } from "./combinations.ts";
import { choicesOf, combine } from "./combinations.ts";
import type { RateInScope } from "./rate-context.ts";
import { checkCellCount, columnsOfNames, typedCell } from "./rate-context.ts";

type BlockTable = tree.Table & { readonly kind: "blocks" };

/** Undefined after a report. */
export function bindBlocks(
  rate: RateInScope,
  context: Combining,
  tables: readonly BlockTable[],
): { readonly value: RateBody | undefined; readonly rising: readonly RisingEdges[] } {
  const entries: Entry<BlockColumn>[] = [];
  const rising: RisingEdges[] = [];
  let isComplete = true;
  for (const table of tables) {
    const columns = columnsOf(context, table);
    const rows = table.rows.map((row) => edgesOf(rate, row));
    const choices = columns.flatMap((column) => (column.choices === undefined ? [] : [column.choices]));
    isComplete &&= choices.length === columns.length;
    const areJoined = checkEdges(rate.scope, rows);
    if (areJoined) rising.push(...risingEdges(rows, choices));
    if (!table.rows.every((row) => checkCellCount(context, row, columns.length, columnsOfNames(context.domains, table.columns)))) isComplete = false;
    else if (rows.length > 0) entries.push(...columns.flatMap((column, index) => columnEntry(rate, rows, areJoined, column, index)));
  }
  const combined = combine(context, entries, isComplete);
  return { value: combined === undefined ? undefined : { kind: "blocks", columns: combined }, rising };
}

interface Column {
  readonly choices: readonly Choice[] | undefined;
  readonly span: Span;
}

/** Without columns the rows hold for all keys. */
function columnsOf(context: Combining, table: BlockTable): readonly Column[] {
  if (table.columns.length === 0) return [{ choices: context.domains.map(() => "any"), span: table.axis.span }];
  return table.columns.map((keys) => ({ choices: choicesOf(context, context.domains, keys, "header"), span: keys.span }));
}

function columnEntry(rate: RateInScope, rows: readonly Edges[], areJoined: boolean, column: Column, index: number): readonly Entry<BlockColumn>[] {
  const bound = rows.flatMap(({ lower, upper, row }) => {
    const written = row.cells[index];
    const cell = written === undefined ? undefined : typedCell(rate.scope, rate.cells, written);
    return lower === undefined || cell === undefined ? [] : [{ lower, upper, cell, span: row.span }];
  });
  const content = areJoined && bound.length === rows.length ? { rows: bound } : undefined;
  return column.choices === undefined ? [] : [{ choices: column.choices, span: column.span, othersAt: column.span, content }];
}

function edgesOf({ scope, edges }: RateInScope, row: tree.BlockRow): Edges {
  const edge = (expression: tree.Expression | undefined): Expression | undefined =>
    expression === undefined || edges === undefined ? undefined : typedCell(scope, edges, expression);
  return { lower: edge(row.lower), upper: edge(row.upper), row };
}
