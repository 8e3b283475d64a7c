// What the evaluation of one bill carries along: the run (plan, facts, tariff, results so far) and, for each segment, a context.
import type { DaySpan, Expression, Rounding, Tariff } from "../../dsl/program.ts";
import type { CrossingWord, ScopeWord } from "../../dsl/tree/tree.ts";
import type { Exact } from "../../values/exact.ts";
import { exactFromText } from "../../values/exact.ts";
import type { Facts } from "../facts.ts";
import type { EvaluationFailure } from "../failure.ts";
import type { Plan } from "../plan.ts";
import type { GroupTrace, LineTrace, SegmentTrace, TraceNode } from "../trace.ts";

export type Evaluate = (context: Context, expression: Expression) => TraceNode;

export interface Run {
  readonly plan: Plan;
  readonly facts: Facts;
  readonly tariff: Tariff;
  readonly days: number;
  readonly lines: Map<string, LineTrace>;
  readonly groups: Map<string, GroupTrace>;
  /** Lines and groups that could not be worked out, where the others are worked out all the same: whoever reads one fails for its reason. */
  readonly failed: Map<string, EvaluationFailure>;
  /** Parts of lines in segments of the lines that read them, each worked out once. */
  readonly parts: Map<string, SegmentTrace>;
  /** The evaluator of expressions: its families call it back through `evaluateIn`, so that no file imports in a circle. */
  readonly evaluate: Evaluate;
  /** Season by set and day, filled as asked. */
  readonly seasons: Map<string, string>;
}

export interface Context {
  readonly run: Run;
  readonly segment: DaySpan;
  /** The line being worked out, for messages. */
  readonly line: string;
  readonly work: ScopeWord;
  /** Whether usage is shared by interim readings rather than over merged pieces. */
  readonly byReadings: boolean;
  readonly lets: Map<string, TraceNode>;
  /** Cells that are expressions, worked out once in the segment however many rates build on them. */
  readonly cells: Map<Expression, TraceNode>;
  readonly base: TraceNode | undefined;
  readonly total: Exact | undefined;
}

export function runOf(plan: Plan, facts: Facts, tariff: Tariff, evaluate: Evaluate): Run {
  return {
    plan,
    facts,
    tariff,
    evaluate,
    days: facts.period.to - facts.period.from,
    lines: new Map(),
    groups: new Map(),
    failed: new Map(),
    parts: new Map(),
    seasons: new Map(),
  };
}

export function evaluateIn(context: Context, expression: Expression): TraceNode {
  return context.run.evaluate(context, expression);
}

export function contextAt(run: Run, segment: DaySpan, line: string, work: ScopeWord): Context {
  const byReadings = run.tariff.crossing === "split by readings else by days";
  return { run, segment, line, work, byReadings, lets: new Map(), cells: new Map(), base: undefined, total: undefined };
}

export function crossingOf(run: Run, rate: string): CrossingWord | undefined {
  return run.plan.rates[rate]?.crossing ?? run.tariff.crossing;
}

// Texts of a plan are read once: the same plan bills millions of times.
const readNumbers = new WeakMap<object, Exact>();

export function exactOfNumber(expression: Expression & { readonly kind: "number" }): Exact {
  return readOnce(expression, expression.value);
}

export function stepOf(rounding: Rounding): Exact {
  return readOnce(rounding, rounding.step);
}

function readOnce(holder: object, text: string): Exact {
  const known = readNumbers.get(holder);
  if (known !== undefined) return known;
  const number = exactFromText(text);
  if (number === undefined) throw new TypeError(`a plan holds \`${text}\` where a number belongs`);
  readNumbers.set(holder, number);
  return number;
}
