// The rows of a column of blocks with their edges scaled to the segment.
import type { BlockColumn, BlockRow, Rate, Scale } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { compare, divide, exactFromWhole, multiply, round, ZERO } from "../../values/exact.ts";
import type { TraceNode } from "../trace.ts";
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
  /** Over the lower edge, up to and including the upper; the first row holds its lower edge and all below. */
  readonly holds: (quantity: Exact) => boolean;
}

/**
 * Lazily: a row that no part of the quantity reaches is not worked out. What edges and widths were made of (other rates, households) goes to
 * `used`, so that the trace holds all that the bill depends on.
 */
export function* rowsOf(context: Context, rate: Rate, column: BlockColumn, used: TraceNode[]): Generator<ScaledRow, void> {
  const scale = scaleOf(context, rate, used);
  let lower = ZERO;
  let block = 0;
  for (const row of column.rows) {
    block += 1;
    const upper = row.upper === undefined ? undefined : scaledEdge(context, rate, row.upper, scale, used);
    yield { row, block, lower, upper, holds: (quantity) => upper === undefined || compare(quantity, upper) <= 0 };
    if (upper !== undefined) lower = upper;
  }
}

function scaledEdge(context: Context, rate: Rate, edge: BlockRow["lower"], scale: Exact | undefined, used: TraceNode[]): Exact {
  const node = evaluateIn(context, edge);
  if (edge.kind !== "number") used.push(node);
  const value = exactOf(node.value);
  if (scale === undefined) return value;
  const scaled = multiply(value, scale);
  const rounding = rate.widths?.round;
  return rounding === undefined ? scaled : round(scaled, stepOf(rounding), rounding.mode);
}

function scaleOf(context: Context, rate: Rate, used: TraceNode[]): Exact | undefined {
  let product: Exact | undefined;
  for (const scale of rate.widths?.scales ?? []) {
    const factor = factorOf(context, scale, used);
    product = product === undefined ? factor : multiply(product, factor);
  }
  return product;
}

function factorOf(context: Context, scale: Scale, used: TraceNode[]): Exact {
  const { run, segment } = context;
  switch (scale.kind) {
    case "days":
      return divide(exactFromWhole(segment.to - segment.from), exactFromWhole(scale.count)) ?? ZERO;
    case "month":
      return monthsIn(run.plan.calendar, segment);
    case "field": {
      const node = evaluateIn(context, scale.value);
      used.push(node);
      return exactOf(node.value);
    }
  }
}
