// For people: how far one input may go, all others at the top of their declared range, before a guard leaves 53 bits, 18 or 38 digits.
// The other whole numbers are those of a bill of 62 days, in 62 segments, from one piece of usage, with 12 bills of history; nothing comes from other bills.

import type { Guard, MeasuredField } from "../../../program.ts";
import { INPUTS } from "../bound.ts";
import type { Fraction } from "../fraction.ts";
import {
  decimalUnit,
  difference,
  floorOf,
  fraction,
  fractionWords,
  greater,
  magnitude,
  NOTHING,
  order,
  product,
  quotient,
  sum,
  UNITY,
  whole,
} from "../fraction.ts";
import type { Measurable } from "./place.ts";

const DAYS = 62n;
const MOST = { bits53: 2n ** 53n - 1n, digits18: 10n ** 18n - 1n, digits38: 10n ** 38n - 1n } as const;

/** `top`: the greatest size in base units. `step`: one unit in the last decimal, in base units. `decimal`: the same in the field's unit. */
interface Input {
  readonly top: Fraction;
  readonly step: Fraction;
  readonly decimal: Fraction;
}

export type Inputs = ReadonlyMap<string, Input>;

type Term = Guard["terms"][number];

export function inputsOf(program: Measurable): Inputs {
  const inputs = new Map<string, Input>();
  for (const kind of ["usage", "history", "charges"] as const) {
    for (const [name, field] of Object.entries(program[kind])) inputs.set(`${kind}.${name}`, measuredInput(program, field));
  }
  for (const [name, field] of Object.entries(program.account)) {
    if (field.kind === "whole") inputs.set(`account.${name}`, inputOf(field.least, field.most, "1", 0));
    if (field.kind === "quantity") inputs.set(`account.${name}`, inputOf(field.least, field.most, field.unit.factor, field.places));
  }
  const all = [...inputs.values()].reduce((top, input) => sum(top, input.top), NOTHING);
  return inputs.set(INPUTS, { top: all, step: UNITY, decimal: UNITY });
}

export function limitsOf(terms: Guard["terms"], inputs: Inputs): Guard["limits"] {
  const valued = terms.map((term) => ({ term, top: topWithout(term, undefined, inputs) }));
  const all = valued.reduce((rest, { top }) => sum(rest, top), NOTHING);
  return [...byInput(valued, inputs)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { input, holding }]) => {
      const powers = byPower(name, all, holding, inputs);
      const limit = (most: bigint): string => fractionWords(product(whole(furthest(powers, input.step, most)), input.decimal));
      return { input: name, bits53: limit(MOST.bits53), digits18: limit(MOST.digits18), digits38: limit(MOST.digits38) };
    });
}

function measuredInput(program: Measurable, field: MeasuredField): Input {
  const input = inputOf(field.least, field.most, field.unit.factor, field.places);
  const members = field.by === undefined ? 1 : Math.max(1, program.dayparts[field.by]?.members.length ?? 1);
  return { ...input, top: product(input.top, whole(members)) };
}

function inputOf(least: string, most: string, factor: string, places: number): Input {
  const inBase = fraction(factor);
  const decimal = decimalUnit(places);
  return { top: product(greater(magnitude(fraction(least)), magnitude(fraction(most))), inBase), step: product(decimal, inBase), decimal };
}

/** `top`: its value with every input at the top of its range. */
interface Valued {
  readonly term: Term;
  readonly top: Fraction;
}

/** Each input that terms name, with those terms. */
function byInput(terms: readonly Valued[], inputs: Inputs): ReadonlyMap<string, { readonly input: Input; readonly holding: Valued[] }> {
  const found = new Map<string, { readonly input: Input; readonly holding: Valued[] }>();
  for (const valued of terms) {
    for (const name of Object.keys(valued.term.factors)) {
      const input = inputs.get(name);
      const known = found.get(name);
      if (known !== undefined) known.holding.push(valued);
      else if (input !== undefined) found.set(name, { input, holding: [valued] });
    }
  }
  return found;
}

/** The guard as a polynomial in one input: the coefficient of each power, none of them zero but the first. */
function byPower(name: string, all: Fraction, holding: readonly Valued[], inputs: Inputs): readonly Fraction[] {
  const powers: Fraction[] = [holding.reduce((rest, { top }) => difference(rest, top), all)];
  for (const { term } of holding) {
    const value = topWithout(term, name, inputs);
    if (value.top === 0n) continue;
    const power = term.factors[name] ?? 0;
    while (powers.length <= power) powers.push(NOTHING);
    powers[power] = sum(powers[power] ?? NOTHING, value);
  }
  return powers;
}

function topWithout({ constant, factors }: Term, name: string | undefined, inputs: Inputs): Fraction {
  const others = Object.entries(factors).filter(([factor]) => factor !== name);
  return others.reduce((value, [factor, power]) => product(value, raised(topOf(factor, inputs), power)), fraction(constant));
}

function topOf(factor: string, inputs: Inputs): Fraction {
  if (factor === "brought_forward" || factor === "true_up") return NOTHING;
  if (factor === "bills counted") return whole(12);
  return inputs.get(factor)?.top ?? whole(DAYS);
}

/** How many steps the input may have: by division where the guard is linear in it, else by bisection. */
function furthest(powers: readonly Fraction[], step: Fraction, most: bigint): bigint {
  const [others = NOTHING, slope = NOTHING, ...higher] = powers;
  const room = difference(whole(most), others);
  if (order(room, NOTHING) < 0) return 0n;
  if (higher.length === 0) return slope.top === 0n ? most : floorOf(quotient(room, product(slope, step)));
  const fits = (steps: bigint): boolean => order(valueAt(powers, product(whole(steps), step)), whole(most)) <= 0;
  let [low, high] = [0n, 1n];
  for (; fits(high); high *= 2n) low = high;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function valueAt(powers: readonly Fraction[], at: Fraction): Fraction {
  return powers.reduceRight((value, coefficient) => sum(product(value, at), coefficient), NOTHING);
}

function raised(value: Fraction, power: number): Fraction {
  return { top: value.top ** BigInt(power), bottom: value.bottom ** BigInt(power) };
}
