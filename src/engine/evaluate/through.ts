// A quantity through a table of blocks: marginal, or `whole`, or shared among dayparts.
import type { Expression, Rate } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, decimalStep, divide, isNegative, isZero, minimum, multiply, round, subtract, ZERO } from "../../values/exact.ts";
import { failure } from "../failure.ts";
import type { BlockTrace, TraceNode } from "../trace.ts";
import { columnOf, evaluateCell, evaluateKeys, keyText, rateNamed, versionFor } from "./cell.ts";
import type { Context } from "./context.ts";
import { evaluateIn } from "./context.ts";
import { refuse } from "./refusal.ts";
import type { ScaledRow } from "./rows.ts";
import { rowsOf } from "./rows.ts";
import { exactOf, isIndexed, numberOf } from "./value.ts";

type Through = Expression & { readonly kind: "through" };

/** The rate as one use of it sees it: the version and keys are settled. */
interface Ladder {
  readonly context: Context;
  readonly rate: Rate;
  readonly rows: (daypart: string | undefined) => Iterable<ScaledRow>;
  readonly whole: boolean;
}

export function through(context: Context, expression: Through): TraceNode {
  const rate = rateNamed(context, expression.rate);
  const version = versionFor(context, rate);
  const keys = evaluateKeys(context, expression.keys);
  const quantity = evaluateIn(context, expression.quantity);
  for (const [, part] of partsOf(quantity)) if (isNegative(part)) refuseNegative(context, rate);
  const used: TraceNode[] = [];
  const rows = (daypart: string | undefined): Iterable<ScaledRow> => rowsOf(context, rate, columnOf(rate, version, keyText(rate, keys, daypart)), used);
  const ladder: Ladder = { context, rate, rows, whole: expression.whole };
  const blocks = blocksOf(ladder, expression, quantity);
  return { expression, value: sumOf(expression, quantity, blocks), inputs: [quantity, ...keys, ...used], version, blocks, rows: undefined };
}

function blocksOf(ladder: Ladder, expression: Through, quantity: TraceNode): readonly BlockTrace[] {
  const { joint } = expression;
  switch (joint.kind) {
    case "single":
      return climb(ladder, "", exactOf(quantity.value));
    case "each alone":
      return partsOf(quantity).flatMap(([daypart, part]) => climb(ladder, daypart, part));
    case "pro rata":
      return proRata(ladder, quantity, decimalStep(joint.places.count), joint.places.mode);
  }
}

function refuseNegative(context: Context, rate: Rate): never {
  return refuse(failure("negative-quantity", { line: context.line, rate: rate.name }, `line ${context.line}`));
}

function partsOf(quantity: TraceNode): readonly (readonly [string, Exact])[] {
  const value = numberOf(quantity.value);
  return isIndexed(value) ? Object.entries(value.byDaypart) : [["", value]];
}

function climb(ladder: Ladder, daypart: string, quantity: Exact): readonly BlockTrace[] {
  const blocks: BlockTrace[] = [];
  for (const row of ladder.rows(daypart === "" ? undefined : daypart)) {
    const last = row.holds(quantity);
    if (!ladder.whole) {
      const part = subtract(last ? quantity : (row.upper ?? quantity), row.lower);
      if (compare(part, ZERO) > 0) blocks.push(blockOf(ladder, row, daypart, part));
    } else if (last) blocks.push(blockOf(ladder, row, daypart, quantity));
    if (last) break;
  }
  return blocks;
}

function blockOf(ladder: Ladder, row: ScaledRow, daypart: string, quantity: Exact): BlockTrace {
  const rate = evaluateCell(ladder.context, ladder.rate, row.row.cell);
  const { block, lower, upper, unscaled } = row;
  return { block, daypart, lower, upper, unscaled, quantity, rate, amount: multiply(quantity, exactOf(rate.value)) };
}

/** Each block's part of the sum is shared in proportion to use, rounded, never beyond what is left; the last daypart that has use takes the rest. */
function proRata(ladder: Ladder, quantity: TraceNode, step: Exact, mode: Parameters<typeof round>[2]): readonly BlockTrace[] {
  const parts = partsOf(quantity);
  const sum = parts.reduce((total, [, part]) => add(total, part), ZERO);
  const last = parts.findLastIndex(([, part]) => !isZero(part));
  const blocks: BlockTrace[] = [];
  const columns = parts.map(([daypart]) => [...rowsUpTo(ladder.rows(daypart), sum)]);
  for (const [at, row] of (columns[0] ?? []).entries()) {
    const width = ladder.whole ? sum : subtract(row.holds(sum) ? sum : (row.upper ?? sum), row.lower);
    if (compare(width, ZERO) <= 0 || (ladder.whole && !row.holds(sum))) continue;
    let rest = width;
    for (const [place, [daypart, part]] of parts.entries()) {
      if (isZero(part)) continue;
      const own = columns[place]?.[at] ?? row;
      const share = place === last ? rest : minimum(rest, round(divide(multiply(width, part), sum) ?? ZERO, step, mode));
      rest = subtract(rest, share);
      if (!isZero(share)) blocks.push(blockOf(ladder, own, daypart, share));
    }
  }
  return blocks;
}

function* rowsUpTo(rows: Iterable<ScaledRow>, quantity: Exact): Generator<ScaledRow, void> {
  for (const row of rows) {
    yield row;
    if (row.holds(quantity)) return;
  }
}

function sumOf(expression: Through, quantity: TraceNode, blocks: readonly BlockTrace[]): TraceNode["value"] {
  const { type } = expression;
  if (type.kind !== "quantity" || type.index === undefined) return blocks.reduce((sum, block) => add(sum, block.amount), ZERO);
  const byDaypart: Record<string, Exact> = {};
  for (const [daypart] of partsOf(quantity)) byDaypart[daypart] = ZERO;
  for (const block of blocks) byDaypart[block.daypart] = add(byDaypart[block.daypart] ?? ZERO, block.amount);
  return { byDaypart };
}
