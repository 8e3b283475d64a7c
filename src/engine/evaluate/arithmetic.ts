// Sums, products, quotients, extremes, totals over dayparts, the power factor.
import type { Expression } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { add, decimalStep, divide, maximum, minimum, multiply, round, subtract, ZERO } from "../../values/exact.ts";
import { powerFactorOf } from "../../values/power-factor.ts";
import { failure } from "../failure.ts";
import type { TraceNode } from "../trace.ts";
import type { Context } from "./context.ts";
import { evaluateIn } from "./context.ts";
import { node } from "./node.ts";
import { refuse } from "./refusal.ts";
import type { NumberValue } from "./value.ts";
import { combine, exactOf, isIndexed, numberOf } from "./value.ts";

type Of<K extends Expression["kind"]> = Expression & { readonly kind: K };

export function arithmetic(context: Context, expression: Of<"arithmetic">): TraceNode {
  const left = evaluateIn(context, expression.left);
  const right = evaluateIn(context, expression.right);
  return node(expression, combine(numberOf(left.value), numberOf(right.value), joiner(context, expression)), [left, right]);
}

function joiner(context: Context, expression: Of<"arithmetic">): (a: Exact, b: Exact) => Exact {
  switch (expression.sign) {
    case "+":
      return add;
    case "-":
      return subtract;
    case "*":
      return multiply;
    case "/":
      return (a, b) => quotient(context, expression, a, b);
  }
}

function quotient(context: Context, expression: Of<"arithmetic">, a: Exact, b: Exact): Exact {
  const exact = divide(a, b) ?? refuse(failure("division-by-zero", { line: context.line }, context.line));
  const { places } = expression;
  return places === undefined ? exact : round(exact, decimalStep(places.count), places.mode);
}

export function extreme(context: Context, expression: Of<"extreme">): TraceNode {
  const inputs = expression.of.map((of) => evaluateIn(context, of));
  const choose = expression.which === "min" ? minimum : maximum;
  const value = inputs.map((input) => numberOf(input.value)).reduce((best, next): NumberValue => combine(best, next, choose));
  return node(expression, value, inputs);
}

export function totalOf(context: Context, expression: Of<"total">): TraceNode {
  const of = evaluateIn(context, expression.of);
  const value = numberOf(of.value);
  return node(expression, isIndexed(value) ? Object.values(value.byDaypart).reduce(add, ZERO) : value, [of]);
}

export function powerFactor(context: Context, expression: Of<"power factor">): TraceNode {
  const active = evaluateIn(context, expression.active);
  const reactive = evaluateIn(context, expression.reactive);
  const { count, mode } = expression.places;
  return node(expression, powerFactorOf(exactOf(active.value), exactOf(reactive.value), count, mode), [active, reactive]);
}
