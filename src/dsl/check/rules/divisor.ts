// Which divisors keep a division exact: constants, and whole numbers of the bill (`days`, a count of the account), also multiplied together.
import { add, divide, exactFromText, multiply, negate, subtract } from "../../../values/exact.ts";
import type { Exact } from "../../../values/exact.ts";
import type { Expression } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type { Typing } from "./typing.ts";

type Lets = ReadonlyMap<string, Expression>;

/** What an expression of written numbers comes to. Undefined where anything else is in it. */
export function constantOf(lets: Lets, expression: Expression): Exact | undefined {
  switch (expression.kind) {
    case "number":
      return exactFromText(expression.value);
    case "negative": {
      const of = constantOf(lets, expression.of);
      return of === undefined ? undefined : negate(of);
    }
    case "let": {
      const value = lets.get(foldName(expression.name));
      return value === undefined ? undefined : constantOf(lets, value);
    }
    case "arithmetic": {
      const left = constantOf(lets, expression.left);
      const right = constantOf(lets, expression.right);
      return left === undefined || right === undefined || expression.places !== undefined ? undefined : worked(expression.sign, left, right);
    }
    default:
      return undefined;
  }
}

function worked(sign: "+" | "-" | "*" | "/", left: Exact, right: Exact): Exact | undefined {
  switch (sign) {
    case "+":
      return add(left, right);
    case "-":
      return subtract(left, right);
    case "*":
      return multiply(left, right);
    case "/":
      return divide(left, right);
  }
}

export function isExactDivisor(typing: Typing, divisor: Expression): boolean {
  if (constantOf(typing.locals.lets, divisor) !== undefined) return true;
  switch (divisor.kind) {
    case "builtin":
      return divisor.name === "days";
    case "account":
      return typing.scope.account.get(foldName(divisor.name))?.kind === "whole";
    case "negative":
      return isExactDivisor(typing, divisor.of);
    case "let": {
      const value = typing.locals.lets.get(foldName(divisor.name));
      return value !== undefined && isExactDivisor(typing, value);
    }
    case "arithmetic":
      return divisor.sign === "*" && isExactDivisor(typing, divisor.left) && isExactDivisor(typing, divisor.right);
    default:
      return false;
  }
}
