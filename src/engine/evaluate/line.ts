// Lines and groups: cut, choose the exception, work out each segment, add, round. And how one line reads another.
import type { DaySpan, Exception, Expression, Group, Line } from "../../dsl/program.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, divide, exactFromWhole, multiply, round, ZERO } from "../../values/exact.ts";
import { failure } from "../failure.ts";
import type { GroupTrace, LineTrace, SegmentTrace, TraceNode } from "../trace.ts";
import { sharesByReadings } from "./by-readings.ts";
import type { Context, Run } from "./context.ts";
import { contextAt, evaluateIn, stepOf } from "./context.ts";
import { segmentsOf } from "./cuts.ts";
import { node } from "./node.ts";
import { refuse } from "./refusal.ts";
import { exactOf, held, truthOf } from "./value.ts";

export function evaluateLine(run: Run, line: Line): LineTrace {
  const segments = segmentsOf(run, line).map((segment) => evaluateSegment(run, line, segment));
  const sum = segments.reduce((total, { amount }) => add(total, amount), ZERO);
  const amount = line.round === undefined || line.roundScope === "each segment" ? sum : round(sum, stepOf(line.round), line.round.mode);
  return { line, segments, sum, amount, printed: printed(amount, line) };
}

export function evaluateGroup(run: Run, group: Group): GroupTrace {
  const sum = counted(group).reduce((total, { name }) => add(total, lineOf(run, name).amount), ZERO);
  const amount = group.round === undefined ? sum : round(sum, stepOf(group.round), group.round.mode);
  return { group, sum, amount, printed: printed(amount, group) };
}

function lineOf(run: Run, name: string): LineTrace {
  const failed = run.failed.get(name);
  return failed === undefined ? held(run.lines.get(name), `no line ${name}`) : refuse(failed);
}

function printed(amount: Exact, rule: Line | Group): Exact {
  return rule.print === undefined ? amount : round(amount, stepOf(rule.print), rule.print.mode);
}

function evaluateSegment(run: Run, line: Line, segment: DaySpan): SegmentTrace {
  const plain = contextAt(run, segment, line.name, line.work);
  const byReadings = sharesByReadings(run, line);
  const context: Context = byReadings === plain.byReadings ? plain : { ...plain, byReadings };
  const considered = line.exceptions.map((exception) => {
    const condition = evaluateIn(context, exception.condition);
    return { exception, held: truthOf(condition.value), condition };
  });
  const taken = exceptionTaken(run, line, segment, considered);
  const value = taken === undefined ? evaluateIn(context, line.value) : exceptional(context, line, taken);
  const weighed = weighByDays(context, value);
  const amount = line.round !== undefined && line.roundScope === "each segment" ? round(weighed, stepOf(line.round), line.round.mode) : weighed;
  return { ...segment, value, considered, taken, amount };
}

function exceptional(context: Context, line: Line, taken: Exception): TraceNode {
  const base = usesBase(taken.value) ? evaluateIn(context, line.value) : undefined;
  return evaluateIn({ ...context, base }, taken.value);
}

const asksBase = new WeakMap<Expression, boolean>();

/** The value without the exception is worked out only where the exception asks for it: it may be what cannot be worked out. */
function usesBase(expression: Expression): boolean {
  const known = asksBase.get(expression);
  if (known !== undefined) return known;
  const uses = holdsBase(expression);
  asksBase.set(expression, uses);
  return uses;
}

function holdsBase(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("kind" in value && value.kind === "builtin" && "name" in value && value.name === "base") return true;
  return Object.values(value).some(holdsBase);
}

function exceptionTaken(run: Run, line: Line, segment: DaySpan, considered: SegmentTrace["considered"]): Exception | undefined {
  const holding = considered.filter(({ held }) => held).map(({ exception }) => exception);
  const beaten = new Set(holding.flatMap(({ over }) => over));
  const [first, second] = holding.filter(({ name }) => !beaten.has(name));
  if (second === undefined) return first;
  const exceptions = holding.map(({ name }) => `\`${name}\``).join(" and ");
  const day = (date: number): string => textFromDay(run.plan.calendar, date);
  return refuse(failure("exceptions-conflict", { exceptions, line: line.name, from: day(segment.from), to: day(segment.to) }, `line ${line.name}`));
}

/** A level amount counts in a segment for its share of the bill's days. */
function weighByDays(context: Context, value: TraceNode): Exact {
  const amount = exactOf(value.value);
  const days = context.segment.to - context.segment.from;
  const { type } = value.expression;
  if (days === context.run.days || type.kind !== "quantity" || type.share !== "level") return amount;
  return multiply(amount, divide(exactFromWhole(days), exactFromWhole(context.run.days)) ?? ZERO);
}

/** Another line's final amount; in a line that is cut, that line's value in the same segment. */
export function readLine(context: Context, expression: Expression & { readonly kind: "line" }): TraceNode {
  const part = partOf(context, expression.name);
  return node(expression, part.amount, part.inputs);
}

export function readLines(context: Context, expression: Expression & { readonly kind: "sum of tag" }): TraceNode {
  const parts = expression.lines.map((name) => partOf(context, name));
  const sum = parts.reduce((total, { amount }) => add(total, amount), ZERO);
  return node(
    expression,
    sum,
    parts.flatMap(({ inputs }) => inputs),
  );
}

function partOf(context: Context, name: string): { readonly amount: Exact; readonly inputs: readonly TraceNode[] } {
  const { run, segment } = context;
  const isWhole = segment.from === run.facts.period.from && segment.to === run.facts.period.to;
  const failed = run.failed.get(name);
  if (failed !== undefined) refuse(failed);
  const group = run.groups.get(name);
  if (group !== undefined) return isWhole ? { amount: group.amount, inputs: [] } : partOfGroup(context, group.group);
  const line = held(run.lines.get(name), `line ${name} is read before it is worked out`);
  if (isWhole) return { amount: line.amount, inputs: [] };
  const parts = line.segments.flatMap((own) => partInside(run, line.line, own, segment));
  return { amount: parts.reduce((sum, { amount }) => add(sum, amount), ZERO), inputs: parts.map(({ value }) => value) };
}

/** What of the line's own segment lies inside the other: the line that is read may be cut at days of its own. */
function partInside(run: Run, line: Line, own: SegmentTrace, segment: DaySpan): readonly SegmentTrace[] {
  const from = Math.max(own.from, segment.from);
  const to = Math.min(own.to, segment.to);
  if (from >= to) return [];
  if (from === own.from && to === own.to) return [own];
  const key = `${from} ${to} ${line.name}`;
  const part = run.parts.get(key) ?? evaluateSegment(run, line, { from, to });
  run.parts.set(key, part);
  return [part];
}

/** A group has an amount in a segment only where it does not round: the checker sees to that. */
function partOfGroup(context: Context, group: Group): ReturnType<typeof partOf> {
  const parts = counted(group).map(({ name }) => partOf(context, name));
  return { amount: parts.reduce((sum, { amount }) => add(sum, amount), ZERO), inputs: parts.flatMap(({ inputs }) => inputs) };
}

function counted(group: Group): readonly Line[] {
  return group.lines.filter(({ memo }) => !memo);
}
