import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measure } from "../../../src/dsl/check/proofs/measure.ts";
import type { Denominator, Guard, Program } from "../../../src/dsl/program.ts";
import { evaluate } from "../../../src/engine/evaluate.ts";
import type { Facts } from "../../../src/engine/facts.ts";
import type { Plan } from "../../../src/engine/plan.ts";
import type { BillTrace, TraceNode, TraceValue } from "../../../src/engine/trace.ts";
import { wholeFraction } from "../../../src/values/exact.ts";
import type { Exact } from "../../../src/values/exact.ts";
import { randomFacts, randomProgram } from "./random-bill.ts";

/** A fraction as two whole numbers, worked with by hand: nothing of the proofs' own arithmetic. */
interface Pair {
  readonly top: bigint;
  readonly bottom: bigint;
}

const pair = (value: Exact): Pair => ({ top: wholeFraction(value).numerator, bottom: wholeFraction(value).denominator });
const size = (value: Exact): Pair => ({ ...pair(value), top: pair(value).top < 0n ? -pair(value).top : pair(value).top });
const sum = (a: Pair, c: Pair): Pair => ({ top: a.top * c.bottom + c.top * a.bottom, bottom: a.bottom * c.bottom });
const larger = (a: Pair, c: Pair): Pair => (a.top * c.bottom >= c.top * a.bottom ? a : c);
const gcd = (a: bigint, c: bigint): bigint => (c === 0n ? a : gcd(c, a % c));
const lcm = (values: readonly number[]): bigint => values.map(BigInt).reduce((a, c) => (a / gcd(a, c)) * c, 1n);
const NIL: Pair = { top: 0n, bottom: 1n };

function wholesOf(trace: BillTrace): ReadonlyMap<string, bigint> {
  const { period, usage, account, history } = trace.facts;
  const segments = trace.lines.flatMap((line) => line.segments.map(({ from, to }) => to - from));
  const pieces = Object.values(usage).flatMap((fact) => fact.map(({ from, to }) => to - from));
  const homes = Object.values(account["homes"] ?? []).flatMap(({ value }) => (typeof value === "object" && "numerator" in value ? [Number(pair(value).top)] : []));
  const counted = [1, 2, 3].map((bills) => Math.min(bills, history["billed"]?.length ?? 0)).filter((bills) => bills > 0);
  return new Map([
    ["days of the bill", BigInt(period.to - period.from)],
    ["days of the piece", lcm(pieces)],
    ["days of the segment", lcm(segments)],
    ["account.homes", lcm(homes)],
    ["bills counted", lcm(counted)],
  ]);
}

function magnitudesOf(trace: BillTrace): ReadonlyMap<string, Pair> {
  const { usage, account, history, charges, broughtForward, trueUp } = trace.facts;
  const result = new Map<string, Pair>([...wholesOf(trace)].map(([name, value]) => [name, { top: value, bottom: 1n }]));
  for (const [name, fact] of Object.entries(usage)) {
    result.set(`usage.${name}`, fact.flatMap((piece) => Object.values(piece.quantities)).map(size).reduce(sum, NIL));
  }
  for (const [name, fact] of Object.entries(account)) {
    const sizes = fact.flatMap(({ value }) => (typeof value === "object" && "numerator" in value ? [size(value)] : []));
    result.set(`account.${name}`, sizes.reduce(larger, NIL));
  }
  for (const [name, bills] of Object.entries(history)) result.set(`history.${name}`, bills.map(size).reduce(larger, NIL));
  for (const [name, value] of Object.entries(charges)) result.set(`charges.${name}`, size(value));
  result.set("brought_forward", size(broughtForward));
  result.set("true_up", size(trueUp));
  result.set("segments", { top: BigInt(Math.max(...trace.lines.map((line) => line.segments.length))), bottom: 1n });
  return result;
}

function denominatorIn(stated: Denominator, wholes: ReadonlyMap<string, bigint>): bigint {
  return Object.entries(stated.factors).reduce((value, [name, power]) => {
    const whole = wholes.get(name);
    if (whole === undefined) throw new Error(`the bill has no ${name}`);
    return value * whole ** BigInt(power);
  }, BigInt(stated.constant));
}

function guardIn(guard: Guard, magnitudes: ReadonlyMap<string, Pair>): Pair {
  return guard.terms
    .map(({ constant, factors }) =>
      Object.entries(factors).reduce<Pair>(
        (value, [name, power]) => {
          const magnitude = magnitudes.get(name);
          if (magnitude === undefined) throw new Error(`the bill has no ${name}`);
          return { top: value.top * magnitude.top ** BigInt(power), bottom: value.bottom * magnitude.bottom ** BigInt(power) };
        },
        { top: BigInt(constant), bottom: 1n },
      ),
    )
    .reduce(sum, NIL);
}

function numbersIn(value: TraceValue): readonly Exact[] {
  if (typeof value !== "object") return [];
  if ("byDaypart" in value) return Object.values(value.byDaypart);
  return "numerator" in value ? [value] : [];
}

/** The nodes that a line works out itself, each with the line: what another line gave belongs to that line. */
function nodesOf(root: TraceNode, line: string): readonly (readonly [TraceNode, string])[] {
  const found: [TraceNode, string][] = [[root, line]];
  for (let at = 0; at < found.length; at += 1) {
    const [node, owner] = found[at] ?? [root, line];
    const { expression } = node;
    if (expression.kind === "sum of tag") for (const [part, input] of node.inputs.entries()) found.push([input, expression.lines[part] ?? ""]);
    else for (const input of node.inputs) found.push([input, expression.kind === "line" ? expression.name : owner]);
    for (const { rate } of node.blocks ?? []) found.push([rate, owner]);
  }
  return found;
}

/** The value over its stated denominator is whole, and no larger than the guard. */
function checkNode(program: Program, trace: BillTrace, node: TraceNode, guard: Pair | undefined): number {
  const stated = program.denominators[node.expression.id];
  let checked = 0;
  for (const value of numbersIn(node.value)) {
    if (stated === undefined) throw new Error(`no denominator for a ${node.expression.kind}`);
    const scale = denominatorIn(stated, wholesOf(trace));
    const { top, bottom } = pair(value);
    expect(scale % bottom, `${node.expression.kind} ${String(top)}/${String(bottom)} over ${String(scale)}`).toBe(0n);
    expect(isWithin({ top: (top * scale) / bottom, bottom: 1n }, guard), `${node.expression.kind} in its guard`).toBe(true);
    checked += 1;
  }
  return checked;
}

function checkBill(program: Program, facts: Facts): number {
  const plan: Plan = { ...program, planVersion: 1, languageVersion: 1, transitions: [], hash: "" };
  const trace = evaluate(plan, facts);
  if (trace.kind === "failure") {
    expect(["division-by-zero", "shares-do-not-exist", "fact-missing"]).toContain(trace.code);
    return 0;
  }
  const magnitudes = magnitudesOf(trace);
  const guards = new Map(Object.entries(program.guards["t"] ?? {}).map(([name, guard]) => [name, guardIn(guard, magnitudes)]));
  const roots = trace.lines.flatMap(({ line, segments }) =>
    segments.flatMap(({ value, considered }) => [value, ...considered.map(({ condition }) => condition)].map((node) => [node, line.name] as const)),
  );
  const nodes = [...roots, [trace.payable.due, "payable"] as const].flatMap(([node, line]) => nodesOf(node, line));
  for (const { line, amount } of trace.lines) expect(isWithin(pair(amount), guards.get(line.name))).toBe(true);
  return nodes.reduce((checked, [node, line]) => checked + checkNode(program, trace, node, guards.get(line)), 0);
}

function isWithin(value: Pair, guard: Pair | undefined): boolean {
  if (guard === undefined) throw new Error("no guard");
  return (value.top < 0n ? -value.top : value.top) * guard.bottom <= guard.top * value.bottom;
}

describe("denominators and guards", () => {
  it("hold for every value that a bill works out", () => {
    let checked = 0;
    fc.assert(
      fc.property(randomProgram, fc.array(randomFacts, { minLength: 1, maxLength: 3 }), (bare, bills) => {
        const program = { ...bare, ...measure(bare) };
        for (const facts of bills) checked += checkBill(program, facts);
      }),
      { numRuns: 800 },
    );
    expect(checked).toBeGreaterThan(2_000);
  });
});
