// What an exact division divides by: constants of the file, times whole numbers of the bill.

import type { Expression } from "../../../program.ts";
import type { Names } from "../constants.ts";
import { constantsOf, crossed } from "../constants.ts";
import type { Fraction } from "../fraction.ts";
import { product } from "../fraction.ts";
import type { Scale } from "../scale.ts";
import { factorScale, together, WHOLE } from "../scale.ts";
import type { Place } from "./place.ts";

/** `values`: every constant that it can be, without zero; `wholes`: the whole numbers of the bill that multiply it. */
export interface Divisor {
  readonly values: readonly Fraction[];
  readonly wholes: Scale;
}

export function divisorOf(place: Place, expression: Expression): Divisor | undefined {
  if (expression.kind === "builtin" && expression.name === "days") return wholeNumber(place.segmented ? "days of the segment" : "days of the bill");
  if (expression.kind === "account" && place.run.program.account[expression.name]?.kind === "whole") return wholeNumber(`account.${expression.name}`);
  if (expression.kind === "let") return divisorOfLet(place, expression.name);
  if (expression.kind === "arithmetic" && expression.sign === "*") {
    const left = divisorOf(place, expression.left);
    const right = divisorOf(place, expression.right);
    const values = left && right && crossed(left.values, right.values, product);
    return values && left && right ? { values, wholes: together(left.wholes, right.wholes) } : undefined;
  }
  const values = constantsOf(namesOf(place), expression)?.filter((value) => value.top !== 0n);
  return values === undefined || values.length === 0 ? undefined : { values, wholes: WHOLE };
}

// Each let is worked out once in a place: lets that build on one another would double the work at every step.
const knownLets = new WeakMap<Place["lets"], Map<string, Divisor | undefined>>();

function divisorOfLet(place: Place, name: string): Divisor | undefined {
  const value = place.tariff?.lets[name]?.value;
  if (value === undefined) return undefined;
  const known = knownLets.get(place.lets) ?? new Map<string, Divisor | undefined>();
  knownLets.set(place.lets, known);
  if (!known.has(name)) known.set(name, divisorOf(place, value));
  return known.get(name);
}

function wholeNumber(name: string): Divisor {
  return { values: [{ top: 1n, bottom: 1n }], wholes: factorScale(name) };
}

function namesOf(place: Place): Names {
  return { program: place.run.program, tariff: place.tariff };
}
