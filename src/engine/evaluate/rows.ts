// The rows of a column of blocks with their edges scaled to the segment.
import type { BlockColumn, BlockRow, Rate, Scale } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { compare, divide, exactFromWhole, multiply, round, ZERO } from "../../values/exact.ts";
import type { Scaling, TraceNode, UnscaledEdges } from "../trace.ts";
import type { Context } from "./context.ts";
import { evaluateIn, stepOf } from "./context.ts";
import { monthsIn } from "./months.ts";
import { exactOf } from "./value.ts";

export interface ScaledRow {
  readonly row: BlockRow;
  /** Counts from 1. */
  readonly block: number;
  readonly lower: Exact;
  readonly upper: Exact | undefined;
  readonly unscaled: UnscaledEdges | undefined;
  /** Over the lower edge, up to and including the upper; the first row holds its lower edge too. */
  readonly holds: (quantity: Exact) => boolean;
}

/**
 * Lazily: a row that no part of the quantity reaches is not worked out. What edges and widths were made of (other rates, households) goes to
 * `used`, so that the trace holds all that the bill depends on.
 */
export function* rowsOf(context: Context, rate: Rate, column: BlockColumn, used: TraceNode[]): Generator<ScaledRow, void> {
  const scaling = scalingOf(context, rate, used);
  let edge: Edge = { written: ZERO, scaled: ZERO };
  let block = 0;
  for (const row of column.rows) {
    block += 1;
    const lower = edge;
    const upper = row.upper === undefined ? undefined : edgeOf(context, rate, row.upper, scaling, used);
    const top = upper?.scaled;
    const unscaled = scaling === undefined ? undefined : { lower: lower.written, upper: upper?.written, scaling };
    yield { row, block, lower: lower.scaled, upper: top, unscaled, holds: (quantity) => top === undefined || compare(quantity, top) <= 0 };
    if (upper !== undefined) edge = upper;
  }
}

interface Edge {
  readonly written: Exact;
  readonly scaled: Exact;
}

function edgeOf(context: Context, rate: Rate, edge: BlockRow["lower"], scaling: Scaling | undefined, used: TraceNode[]): Edge {
  const node = evaluateIn(context, edge);
  if (edge.kind !== "number") used.push(node);
  const written = exactOf(node.value);
  if (scaling === undefined) return { written, scaled: written };
  const scaled = multiply(written, scaling.product);
  const rounding = rate.widths?.round;
  return { written, scaled: rounding === undefined ? scaled : round(scaled, stepOf(rounding), rounding.mode) };
}

function scalingOf(context: Context, rate: Rate, used: TraceNode[]): Scaling | undefined {
  const factors = (rate.widths?.scales ?? []).map((scale) => factorOf(context, scale));
  const [first, ...rest] = factors;
  if (first === undefined) return undefined;
  for (const { node } of factors) if (node !== undefined) used.push(node);
  return { product: rest.reduce((product, { factor }) => multiply(product, factor), first.factor), factors };
}

function factorOf(context: Context, scale: Scale): Scaling["factors"][number] {
  const { run, segment } = context;
  switch (scale.kind) {
    case "days":
      return { scale, factor: divide(exactFromWhole(segment.to - segment.from), exactFromWhole(scale.count)) ?? ZERO, node: undefined };
    case "month":
      return { scale, factor: monthsIn(run.plan.calendar, segment), node: undefined };
    case "field": {
      const node = evaluateIn(context, scale.value);
      return { scale, factor: exactOf(node.value), node };
    }
  }
}
