// An expression in a segment: its value and the nodes that went in. One arm for each kind; families with more to say have files of their own.
import type { Expression } from "../../dsl/program.ts";
import { compare, exactFromWhole, negate, round } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import { failure } from "../failure.ts";
import type { TraceNode, TraceValue } from "../trace.ts";
import { factIn } from "./account.ts";
import { arithmetic, extreme, powerFactor, totalOf } from "./arithmetic.ts";
import { cellOf } from "./cell.ts";
import type { Context } from "./context.ts";
import { exactOfNumber, stepOf } from "./context.ts";
import { fold } from "./fold.ts";
import { readLine, readLines } from "./line.ts";
import { monthsIn } from "./months.ts";
import { node } from "./node.ts";
import { refuse } from "./refusal.ts";
import { seasonOn } from "./season.ts";
import { through } from "./through.ts";
import { usageIn } from "./usage.ts";
import { choiceOf, exactOf, held, isIndexed, mapValue, numberOf, truthOf } from "./value.ts";

type Of<K extends Expression["kind"]> = Expression & { readonly kind: K };

const NO_INPUTS: readonly TraceNode[] = [];

export function evaluateExpression(context: Context, expression: Expression): TraceNode {
  switch (expression.kind) {
    case "number":
      return leaf(expression, exactOfNumber(expression));
    case "date":
      return leaf(expression, { day: expression.day });
    case "choice":
      return leaf(expression, expression.value);
    case "account":
      return leaf(expression, factIn(context, expression.name));
    case "usage":
      return leaf(expression, usageIn(context, expression.name));
    case "charge":
      return leaf(expression, chargeOf(context, expression.name));
    case "season":
      return leaf(expression, seasonOn(context.run, expression.set, context.segment.from));
    case "builtin":
      return builtin(context, expression);
    case "let":
      return letOf(context, expression);
    case "line":
      return readLine(context, expression);
    case "sum of tag":
      return readLines(context, expression);
    case "rate":
      return cellOf(context, expression);
    case "through":
      return through(context, expression);
    case "by daypart":
      return byDaypart(context, expression);
    case "select":
      return select(context, expression);
    case "total":
      return totalOf(context, expression);
    case "negative":
      return unary(expression, evaluateExpression(context, expression.of), (value) => mapValue(numberOf(value), negate));
    case "arithmetic":
      return arithmetic(context, expression);
    case "extreme":
      return extreme(context, expression);
    case "rounded":
      return rounded(context, expression);
    case "power factor":
      return powerFactor(context, expression);
    case "fold":
      return fold(context, expression);
    case "if":
      return branch(context, expression);
    case "comparison":
      return comparison(context, expression);
    case "one of":
      return unary(expression, evaluateExpression(context, expression.left), (value) => expression.values.includes(choiceOf(value)));
    case "logic":
      return logic(context, expression);
    case "not":
      return unary(expression, evaluateExpression(context, expression.of), (value) => !truthOf(value));
    case "unknown":
      return refuse(failure("reached-unknown", { what: `a figure of line \`${context.line}\``, because: expression.because }, context.line));
  }
}

function leaf(expression: Expression, value: TraceValue): TraceNode {
  return node(expression, value, NO_INPUTS);
}

function unary(expression: Expression, of: TraceNode, change: (value: TraceValue) => TraceValue): TraceNode {
  return node(expression, change(of.value), [of]);
}

function chargeOf(context: Context, name: string): TraceValue {
  return own(context.run.facts.charges, name) ?? refuse(failure("fact-missing", { what: `charges.${name}` }, `charges.${name}`));
}

function builtin(context: Context, expression: Of<"builtin">): TraceNode {
  const { run, segment } = context;
  switch (expression.name) {
    case "days":
      return leaf(expression, exactFromWhole(segment.to - segment.from));
    case "months":
      return leaf(expression, monthsIn(run.plan.calendar, segment));
    case "total":
      return leaf(expression, held(context.total, "`total` outside the payable"));
    case "brought_forward":
      return leaf(expression, run.facts.broughtForward);
    case "base": {
      const base = held(context.base, "`base` outside an exception");
      return node(expression, base.value, [base]);
    }
  }
}

function letOf(context: Context, expression: Of<"let">): TraceNode {
  const known = context.lets.get(expression.name);
  if (known !== undefined) return known;
  const rule = own(context.run.tariff.lets, expression.name);
  const value = evaluateExpression(context, held(rule, `no let ${expression.name}`).value);
  const result = node(expression, value.value, [value]);
  context.lets.set(expression.name, result);
  return result;
}

function byDaypart(context: Context, expression: Of<"by daypart">): TraceNode {
  const values: Record<string, ReturnType<typeof exactOf>> = {};
  const inputs: TraceNode[] = [];
  for (const [daypart, of] of Object.entries(expression.cases)) {
    const input = evaluateExpression(context, of);
    inputs.push(input);
    const value = numberOf(input.value);
    values[daypart] = isIndexed(value) ? held(own(value.byDaypart, daypart), `no ${daypart}`) : value;
  }
  return node(expression, { byDaypart: values }, inputs);
}

function select(context: Context, expression: Of<"select">): TraceNode {
  const of = evaluateExpression(context, expression.of);
  const value = numberOf(of.value);
  return node(expression, isIndexed(value) ? held(own(value.byDaypart, expression.member), `no ${expression.member}`) : value, [of]);
}

function rounded(context: Context, expression: Of<"rounded">): TraceNode {
  const { rounding } = expression;
  const step = stepOf(rounding);
  return unary(expression, evaluateExpression(context, expression.of), (value) => mapValue(numberOf(value), (number) => round(number, step, rounding.mode)));
}

function branch(context: Context, expression: Of<"if">): TraceNode {
  const condition = evaluateExpression(context, expression.condition);
  const taken = evaluateExpression(context, truthOf(condition.value) ? expression.then : expression.otherwise);
  return node(expression, taken.value, [condition, taken]);
}

function logic(context: Context, expression: Of<"logic">): TraceNode {
  const left = evaluateExpression(context, expression.left);
  const decides = expression.word === "or";
  if (truthOf(left.value) === decides) return node(expression, decides, [left]);
  const right = evaluateExpression(context, expression.right);
  return node(expression, truthOf(right.value), [left, right]);
}

function comparison(context: Context, expression: Of<"comparison">): TraceNode {
  const left = evaluateExpression(context, expression.left);
  const right = evaluateExpression(context, expression.right);
  const order = orderOf(left.value, right.value);
  return node(expression, holds(expression.sign, order), [left, right]);
}

function holds(sign: Of<"comparison">["sign"], order: number): boolean {
  switch (sign) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

function orderOf(left: TraceValue, right: TraceValue): number {
  if (typeof left === "string") return left === right ? 0 : 1;
  if (typeof left === "object" && "day" in left && typeof right === "object" && "day" in right) return left.day - right.day;
  return compare(exactOf(left), exactOf(right));
}
