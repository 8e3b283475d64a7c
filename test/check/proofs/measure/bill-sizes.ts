// What a bill puts into the denominators and guards that its plan states: its whole numbers and its magnitudes, read from its trace alone.
import type { DaySpan, Denominator, Guard } from "../../../../src/dsl/program.ts";
import type { UsageFact } from "../../../../src/engine/facts.ts";
import type { BillTrace, TraceNode } from "../../../../src/engine/trace.ts";
import type { Rational } from "../../../generators/rational.ts";
import { most, NONE, plus, size, sumOf, times, whole } from "../../../generators/rational.ts";
import { rationalOf } from "../../../properties/re-add.ts";

export interface BillSizes {
  readonly wholes: ReadonlyMap<string, bigint>;
  readonly magnitudes: ReadonlyMap<string, Rational>;
}

export function sizesOf(trace: BillTrace, nodes: readonly TraceNode[]): BillSizes {
  const wholes = wholesOf(trace, nodes);
  const magnitudes = new Map([...inputsOf(trace), ...[...wholes].map(([name, value]) => [name, { top: value, bottom: 1n }] as const)]);
  magnitudes.set("segments", whole(partsOf(trace)));
  magnitudes.set("inputs", sumOf([...magnitudes].filter(([name]) => isBrought(name)).map(([, value]) => value)));
  return { wholes, magnitudes };
}

export function denominatorIn({ constant, factors }: Denominator, { wholes }: BillSizes): bigint {
  return Object.entries(factors).reduce((value, [name, power]) => {
    const found = wholes.get(name) ?? (name.startsWith("account.") ? 1n : undefined);
    if (found === undefined) throw new Error(`the bill has no ${name}`);
    return value * found ** BigInt(power);
  }, BigInt(constant));
}

export function guardIn({ terms }: Guard, { magnitudes }: BillSizes): Rational {
  const powerOf = (name: string, power: number): Rational => {
    const found = magnitudes.get(name) ?? (isBrought(name) ? NONE : undefined);
    if (found === undefined) throw new Error(`the bill has no ${name}`);
    return { top: found.top ** BigInt(power), bottom: found.bottom ** BigInt(power) };
  };
  const termIn = ({ constant, factors }: Guard["terms"][number]): Rational =>
    Object.entries(factors).reduce((value, [name, power]) => times(value, powerOf(name, power)), { top: BigInt(constant), bottom: 1n });
  return terms.map(termIn).reduce(plus, NONE);
}

function isBrought(name: string): boolean {
  return name === "brought_forward" || name === "true_up" || ["account.", "usage.", "history.", "charges."].some((start) => name.startsWith(start));
}

function wholesOf(trace: BillTrace, nodes: readonly TraceNode[]): ReadonlyMap<string, bigint> {
  const { period, usage } = trace.facts;
  const pieces = Object.values(usage).flatMap((fact) => [...fact.map(lengthOf), ...joinedLengths(fact)]);
  const wholes = new Map([
    ["days of the bill", BigInt(lengthOf(period))],
    ["days of the piece", commonMultiple(pieces)],
    ["days of the segment", commonMultiple(spansOf(trace).map(lengthOf))],
    ["bills counted", commonMultiple(nodes.flatMap((node) => billsCounted(trace, node)))],
  ]);
  for (const [name, fact] of Object.entries(trace.facts.account)) {
    if (trace.plan.account[name]?.kind !== "whole") continue;
    wholes.set(
      `account.${name}`,
      commonMultiple(fact.flatMap(({ value }) => (typeof value === "object" && "numerator" in value ? [Number(rationalOf(value).top)] : []))),
    );
  }
  return wholes;
}

/** What the request brings: of usage all of it, else the greatest. */
function inputsOf(trace: BillTrace): ReadonlyMap<string, Rational> {
  const { usage, account, history, charges, broughtForward, trueUp } = trace.facts;
  const inputs = new Map<string, Rational>();
  for (const [name, fact] of Object.entries(usage)) {
    inputs.set(`usage.${name}`, sumOf(fact.flatMap((piece) => Object.values(piece.quantities)).map((quantity) => size(rationalOf(quantity)))));
  }
  for (const [name, fact] of Object.entries(account)) {
    const sizes = fact.flatMap(({ value }) => (typeof value === "object" && "numerator" in value ? [size(rationalOf(value))] : []));
    if (sizes.length > 0) inputs.set(`account.${name}`, sizes.reduce(most));
  }
  for (const [name, bills] of Object.entries(history)) inputs.set(`history.${name}`, bills.map((bill) => size(rationalOf(bill))).reduce(most, NONE));
  for (const [name, value] of Object.entries(charges)) inputs.set(`charges.${name}`, size(rationalOf(value)));
  inputs.set("brought_forward", size(rationalOf(broughtForward)));
  return inputs.set("true_up", size(rationalOf(trueUp)));
}

/** Pieces that end at an interim reading, each with those after it up to one that does not. */
function joinedLengths(fact: UsageFact): readonly number[] {
  const lengths: number[] = [];
  let length = 0;
  for (const piece of fact) {
    length += lengthOf(piece);
    if (piece.interim) continue;
    lengths.push(length);
    length = 0;
  }
  return length > 0 ? [...lengths, length] : lengths;
}

/** Each span in which a line is worked out: its segments, and what they have in common with those of a line that reads it. */
function spansOf(trace: BillTrace): readonly DaySpan[] {
  const spans = new Map<string, DaySpan>();
  const waiting: DaySpan[] = [trace.facts.period, ...trace.lines.flatMap(({ segments }) => segments)];
  for (let span = waiting.pop(); span !== undefined; span = waiting.pop()) {
    const { from, to } = span;
    if (from >= to || spans.has(`${from} ${to}`)) continue;
    for (const other of spans.values()) waiting.push({ from: Math.max(from, other.from), to: Math.min(to, other.to) });
    spans.set(`${from} ${to}`, span);
  }
  return [...spans.values()];
}

function partsOf({ lines, facts }: BillTrace): number {
  return new Set([facts.period.from, ...lines.flatMap(({ segments }) => segments.map(({ from }) => from))]).size;
}

function billsCounted({ facts }: BillTrace, { expression }: TraceNode): readonly number[] {
  if (expression.kind !== "fold") return [];
  return [Math.min(expression.bills, facts.history[expression.field]?.length ?? 0)];
}

function lengthOf({ from, to }: DaySpan): number {
  return to - from;
}

/** Of those that are not zero; of none, 1. */
export function commonMultiple(values: readonly (number | bigint)[]): bigint {
  return values
    .map(BigInt)
    .filter((value) => value !== 0n)
    .reduce((a, b) => (a / commonDivisor(a, b)) * b, 1n);
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b);
}
