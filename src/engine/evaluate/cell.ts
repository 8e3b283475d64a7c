// A cell of a rate: the version for the segment, the column for the keys, the row for the quantity.
import type { BlockColumn, Expression, Rate, Version } from "../../dsl/program.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import { isNegative } from "../../values/exact.ts";
import { failure } from "../failure.ts";
import type { RowTrace, TraceNode } from "../trace.ts";
import type { Context } from "./context.ts";
import { crossingOf, evaluateIn } from "./context.ts";
import { node } from "./node.ts";
import { refuse } from "./refusal.ts";
import { rowsOf } from "./rows.ts";
import { knownText } from "./season.ts";
import { choiceOf, exactOf, held, isIndexed, numberOf } from "./value.ts";
import { annulledOn, versionOn } from "./versions.ts";

type RateUse = Expression & { readonly kind: "rate" };
type RateVersion = Rate["versions"][number];

export function cellOf(context: Context, expression: RateUse): TraceNode {
  const rate = rateNamed(context, expression.rate);
  const version = versionFor(context, rate);
  const inputs = evaluateKeys(context, expression.keys);
  const quantity = expression.quantity === undefined ? undefined : evaluateIn(context, expression.quantity);
  const given = quantity === undefined ? inputs : [quantity, ...inputs];
  const used: TraceNode[] = [];
  const open = rate.keys.find((key, at) => key.kind === "dayparts" && expression.keys[at] === undefined);
  if (open === undefined) {
    const { cell, row } = cellAt(context, rate, version, { keys: keyText(rate, inputs, undefined), daypart: "" }, quantity, used);
    return { ...node(expression, cell.value, [...given, ...used, cell]), version, rows: row && [row] };
  }
  const byDaypart: Record<string, ReturnType<typeof exactOf>> = {};
  const reached: Reached[] = [];
  for (const { name } of context.run.plan.dayparts[open.name]?.members ?? []) {
    const one = cellAt(context, rate, version, { keys: keyText(rate, inputs, name), daypart: name }, quantity, used);
    byDaypart[name] = exactOf(one.cell.value);
    reached.push(one);
  }
  const cells = reached.map(({ cell }) => cell);
  const rows = quantity && reached.flatMap(({ row }) => row ?? []);
  return { ...node(expression, { byDaypart }, [...given, ...used, ...cells]), version, rows };
}

/** A cell, and the row in which it stands where the rate has blocks. */
interface Reached {
  readonly cell: TraceNode;
  readonly row: RowTrace | undefined;
}

export function rateNamed(context: Context, name: string): Rate {
  const rate = context.run.plan.rates[name];
  if (rate === undefined) throw new TypeError(`a plan asks for a rate that it does not hold: ${name}`);
  return rate;
}

/** The version that the segment uses: its own days' where the rate splits, else that of the day which the crossing names. */
export function versionFor(context: Context, rate: Rate): RateVersion & Version {
  const { run, segment } = context;
  const day = dayOfVersion(context, rate);
  const version = versionOn(rate.versions, day, run.facts.known);
  const date = textFromDay(run.plan.calendar, day);
  const what = `rate \`${rate.name}\``;
  if (version === undefined) {
    const { from, to } = run.plan.horizon;
    if (crossingOf(run, rate.name) === "whole at issue" && (day < from || day >= to)) {
      const horizon = `${textFromDay(run.plan.calendar, from)} .. ${textFromDay(run.plan.calendar, to)}`;
      return refuse(failure("issue-day-outside", { what, day: date, horizon }, context.line));
    }
    const ended = annulledOn(rate.versions, day, run.facts.known)?.annulled;
    if (ended !== undefined)
      return refuse(failure("rate-annulled", { what, day: date, on: textFromDay(run.plan.calendar, ended.on), by: ended.by }, context.line));
    return refuse(failure("not-known-yet", { what, day: date, known: knownText(run) }, context.line));
  }
  if (version.body.kind === "unknown") {
    const until = textFromDay(run.plan.calendar, segment.to);
    return refuse(failure("reached-unknown", { what: `${what} for ${date} .. ${until}`, because: version.body.because }, context.line));
  }
  return version;
}

function dayOfVersion(context: Context, rate: Rate): Day {
  const { run, segment } = context;
  switch (crossingOf(run, rate.name)) {
    case undefined:
    case "split by days":
    case "split by readings else by days":
      return segment.from;
    case "whole at start":
      return run.facts.period.from;
    case "whole at end":
      return run.facts.period.to - 1;
    case "whole at issue":
      return run.facts.issued ?? refuse(failure("issue-day-missing", { what: `rate \`${rate.name}\`` }, context.line));
  }
}

/** One node for each key that is not left open, in the rate's order. */
export function evaluateKeys(context: Context, keys: readonly (Expression | undefined)[]): readonly TraceNode[] {
  return keys.flatMap((key) => (key === undefined ? [] : [evaluateIn(context, key)]));
}

/** The key values in the rate's order, joined by `|`; `daypart` stands where a daypart key was left open. */
export function keyText(rate: Rate, keys: readonly TraceNode[], daypart: string | undefined): string {
  if (rate.keys.length === 0) return "";
  const given = keys.map((key) => choiceOf(key.value));
  if (daypart === undefined) return given.join("|");
  let next = 0;
  const isOpen = given.length < rate.keys.length;
  return rate.keys.map((key) => (isOpen && key.kind === "dayparts" ? daypart : (given[next++] ?? ""))).join("|");
}

export function columnOf(rate: Rate, version: RateVersion, key: string): BlockColumn {
  const column = version.body.kind === "blocks" ? version.body.columns[key] : undefined;
  if (column === undefined) throw new TypeError(`rate ${rate.name} has no column \`${key}\``);
  return column;
}

function cellAt(
  context: Context,
  rate: Rate,
  version: RateVersion,
  { keys, daypart }: { readonly keys: string; readonly daypart: string },
  quantity: TraceNode | undefined,
  used: TraceNode[],
): Reached {
  if (version.body.kind === "cells") {
    const cell = version.body.cells[keys];
    if (cell === undefined) throw new TypeError(`rate ${rate.name} has no cell \`${keys}\``);
    return { cell: evaluateCell(context, rate, cell), row: undefined };
  }
  const value = exactOf(held(quantity, `rate ${rate.name} has blocks and its use no quantity`).value);
  if (isNegative(value)) refuse(failure("negative-quantity", { line: context.line, rate: rate.name }, `line ${context.line}`));
  for (const { row, holds, block, lower, upper, unscaled } of rowsOf(context, rate, columnOf(rate, version, keys), used)) {
    if (!holds(value)) continue;
    return { cell: evaluateCell(context, rate, row.cell), row: { block, daypart, lower, upper, unscaled, quantity: value } };
  }
  throw new TypeError(`rate ${rate.name} has no open top`);
}

/** A cell's value; the words of an unknown cell name the rate. */
export function evaluateCell(context: Context, rate: Rate, cell: Expression): TraceNode {
  if (cell.kind === "unknown") return refuse(failure("reached-unknown", { what: `a cell of rate \`${rate.name}\``, because: cell.because }, context.line));
  const known = context.cells.get(cell);
  if (known !== undefined) return known;
  const value = evaluateIn(context, cell);
  if (cell.kind !== "number") context.cells.set(cell, value);
  if (isIndexed(numberOf(value.value))) throw new TypeError(`a cell of rate ${rate.name} is not one number`);
  return value;
}
