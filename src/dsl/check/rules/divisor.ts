// Which divisors keep a division exact: constants, and whole numbers of the bill (`days`, a count of the account), also multiplied together.

import type { Exact } from "../../../values/exact.ts";
import { add, divide, exactFromText, multiply, negate, subtract, wholeFraction } from "../../../values/exact.ts";
import type { Expression } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type { Typing } from "./typing.ts";

type Lets = ReadonlyMap<string, Expression>;

/** What an expression of written numbers comes to. Undefined where anything else is in it. */
export function constantOf(lets: Lets, expression: Expression): Exact | undefined {
  return constantIn({ lets, known: new Map() }, expression);
}

/** Lets that were read on the way, each once: lets that build on one another would double the work at every step. */
interface Reading<Found> {
  readonly lets: Lets;
  readonly known: Map<string, Found>;
}

function ofLet<Found>({ lets, known }: Reading<Found>, name: string, read: (value: Expression) => Found, none: Found): Found {
  const folded = foldName(name);
  const found = known.get(folded);
  if (found !== undefined || known.has(folded)) return found ?? none;
  const value = lets.get(folded);
  const result = value === undefined ? none : read(value);
  known.set(folded, result);
  return result;
}

function constantIn(reading: Reading<Exact | undefined>, expression: Expression): Exact | undefined {
  switch (expression.kind) {
    case "number":
      return exactFromText(expression.value);
    case "negative": {
      const of = constantIn(reading, expression.of);
      return of === undefined ? undefined : negate(of);
    }
    case "let":
      return ofLet(reading, expression.name, (value) => constantIn(reading, value), undefined);
    case "arithmetic": {
      const left = constantIn(reading, expression.left);
      const right = constantIn(reading, expression.right);
      const value = left === undefined || right === undefined || expression.places !== undefined ? undefined : worked(expression.sign, left, right);
      return value === undefined || isLong(value) ? undefined : value;
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

const LONG = 1n << 4_096n;

/** What lets multiplied by themselves come to: each further product would double it. */
function isLong(value: Exact): boolean {
  const { numerator, denominator } = wholeFraction(value);
  return numerator > LONG || -numerator > LONG || denominator > LONG;
}

export function isExactDivisor(typing: Typing, divisor: Expression): boolean {
  const { lets } = typing.locals;
  return isExactIn(typing, { lets, known: new Map() }, { lets, known: new Map() }, divisor);
}

function isExactIn(typing: Typing, exact: Reading<boolean>, constants: Reading<Exact | undefined>, divisor: Expression): boolean {
  if (constantIn(constants, divisor) !== undefined) return true;
  const isExact = (part: Expression): boolean => isExactIn(typing, exact, constants, part);
  switch (divisor.kind) {
    case "builtin":
      return divisor.name === "days";
    case "account":
      return typing.scope.account.get(foldName(divisor.name))?.kind === "whole";
    case "negative":
      return isExact(divisor.of);
    case "let":
      return ofLet(exact, divisor.name, isExact, false);
    case "arithmetic":
      return divisor.sign === "*" && isExact(divisor.left) && isExact(divisor.right);
    default:
      return false;
  }
}
