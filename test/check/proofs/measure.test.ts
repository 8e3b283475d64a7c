import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measure } from "../../../src/dsl/check/proofs/measure.ts";
import type { Denominator, Guard, Program } from "../../../src/dsl/program.ts";
import { evaluate } from "../../../src/engine/evaluate.ts";
import type { Facts } from "../../../src/engine/facts.ts";
import type { Plan } from "../../../src/engine/plan.ts";
import type { BillTrace, TraceNode, TraceValue } from "../../../src/engine/trace.ts";
import type { Exact } from "../../../src/values/exact.ts";
import { wholeFraction } from "../../../src/values/exact.ts";
import * as b from "./build.ts";
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
  const homes = Object.values(account["homes"] ?? []).flatMap(({ value }) =>
    typeof value === "object" && "numerator" in value ? [Number(pair(value).top)] : [],
  );
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
    result.set(
      `usage.${name}`,
      fact
        .flatMap((piece) => Object.values(piece.quantities))
        .map(size)
        .reduce(sum, NIL),
    );
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
    expect(["division-by-zero", "shares-do-not-exist", "fact-missing", "negative-quantity"]).toContain(trace.code);
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
      { numRuns: Number(process.env["RUNS"] ?? 300) },
    );
    expect(checked).toBeGreaterThan(1_000);
  });
});

describe("what is stated", () => {
  const price = b.rateWith("price", [
    [b.HORIZON.from, 20_000, b.cell("372.5")],
    [20_000, b.HORIZON.to, b.cell("409")],
  ]);
  const steps = b.rateWith(
    "steps",
    [
      [
        b.HORIZON.from,
        b.HORIZON.to,
        b.blocks([
          ["100", "2"],
          [undefined, "3"],
        ]),
      ],
    ],
    {
      widths: { scales: [{ kind: "days", count: 30 }], round: undefined },
    },
  );
  const usage = b.named(b.measured("active", "0", "50000000", 3, { summable: true }));
  const account = b.named(b.wholeField("homes", "1", "200"));
  const stated = (value: ReturnType<typeof b.days>, more = {}): { readonly value: Denominator; readonly guard: Guard } => {
    const program = b.program({ usage, account, rates: b.named(price, steps), tariffs: b.named(b.tariff("t", [b.line("energy", value, more)])) });
    const { denominators, guards } = measure(program);
    const [found, guard] = [denominators[value.id], guards["t"]?.["energy"]];
    if (found === undefined || guard === undefined) throw new Error("nothing stated");
    return { value: found, guard };
  };
  const cut = { work: "each segment", cuts: [{ kind: "rate", name: "price" }] } as const;

  it("is the field's decimals, and the days of the piece where usage is shared out", () => {
    expect(stated(b.usage("active")).value).toEqual({ constant: "1000", factors: {} });
    expect(stated(b.times(b.usage("active"), b.rate("price")), cut).value).toEqual({ constant: "2000", factors: { "days of the piece": 1 } });
  });

  it("is widths per 30 days, months, households, decimals and steps", () => {
    expect(stated(b.through(b.usage("active"), "steps")).value).toEqual({ constant: "3000", factors: {} });
    expect(stated(b.months()).value).toEqual({ constant: "377580", factors: {} });
    expect(stated(b.over(b.days(), b.account("homes"))).value).toEqual({ constant: "1", factors: { "account.homes": 1 } });
    expect(stated(b.over(b.usage("active"), b.usage("active"), 4)).value).toEqual({ constant: "10000", factors: {} });
    expect(stated(b.roundedTo(b.over(b.days(), b.num("7")), "0.25")).value).toEqual({ constant: "4", factors: {} });
    expect(stated(b.over(b.num("1"), b.num("0.9"))).value).toEqual({ constant: "9", factors: {} });
  });

  it("bounds the largest whole number, and says how far usage may go", () => {
    // usage x 2 to 3 decimals, rounded to 1: both sides of the comparison with a half, 2 (2000 q) + 2 x 1000 and the step.
    const { guard } = stated(b.times(b.usage("active"), b.num("2")));
    expect(guard.terms).toEqual([
      { constant: "2000", factors: {} },
      { constant: "4000", factors: { "usage.active": 1 } },
    ]);
    const furthest = (most: bigint): string => {
      const thousandths = ((most - 2000n) * 1000n) / 4000n;
      return `${thousandths / 1000n}.${(thousandths % 1000n).toString().padStart(3, "0")}`.replace(/\.?0+$/, "");
    };
    expect(guard.limits).toEqual([
      { input: "usage.active", bits53: furthest(2n ** 53n - 1n), digits18: furthest(10n ** 18n - 1n), digits38: furthest(10n ** 38n - 1n) },
    ]);
  });

  it("limits an input that enters squared by the greatest value that fits, and none that the others exceed", () => {
    const { guard } = stated(b.times(b.times(b.usage("active"), b.usage("active")), b.num("1")), { round: undefined });
    const [limit] = guard.limits;
    // A millionth part of q squared times 10^6: q up to the root of 2^53 - 1, to thousandths.
    const fits = (text: string): boolean => BigInt(Math.round(Number(text) * 1000)) ** 2n <= 2n ** 53n - 1n;
    expect(fits(limit?.bits53 ?? "")).toBe(true);
    expect(fits(String(Number(limit?.bits53) + 0.001))).toBe(false);
    const many = stated(b.plus(b.times(b.usage("active"), b.num("1000000")), b.account("homes"))).guard.limits;
    expect(many.map(({ input }) => input)).toEqual(["account.homes", "usage.active"]);
    expect(many[0]?.bits53).toBe("0");
  });
});
