import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Expression, Group, Line, Program, Proof } from "../../src/dsl/program.ts";
import { Refusal } from "../../src/engine/evaluate/refusal.ts";
import type { Plan } from "../../src/engine/plan.ts";
import { traceAt, valueIn } from "../../src/engine/prove/bill-value.ts";
import { casesOf } from "../../src/engine/prove/case.ts";
import { proveCase } from "../../src/engine/prove/prove-case.ts";
import { Undecided } from "../../src/engine/prove/undecided.ts";
import { exactFromWhole, wholeFraction } from "../../src/values/exact.ts";
import * as b from "../check/proofs/build.ts";

const MOST = 300;
const MIDDLE = 19_900;
const LATER = MIDDLE + 6;
const all = [b.HORIZON.from, b.HORIZON.to] as const;

/** One input of 0 to 300 whole units, tables that rise and fall, and prices that change at the middle of the horizon. */
const schedule: Program = b.program({
  usage: b.named(b.measured("x", "0", String(MOST), 0, { summable: true })),
  rates: b.named(
    b.rateWith("price", [
      [all[0], MIDDLE, b.cell("1.25")],
      [MIDDLE, all[1], b.cell("-0.5")],
    ]),
    b.rateWith("later", [
      [all[0], LATER, b.cell("1")],
      [LATER, all[1], b.cell("-2")],
    ]),
    b.rateWith(
      "hills",
      [
        [
          ...all,
          b.blocks([
            ["60", "2"],
            ["140.5", "-1.5"],
            ["220", "0.75"],
            [undefined, "-0.25"],
          ]),
        ],
      ],
      { axis: b.unit() },
    ),
    b.rateWith(
      "scaled",
      [
        [
          ...all,
          b.blocks([
            ["80", "1"],
            ["190", "-2"],
            [undefined, "7/3"],
          ]),
        ],
      ],
      {
        axis: b.unit(),
        widths: { scales: [{ kind: "days", count: 30 }], round: undefined },
      },
    ),
    b.rateWith(
      "band",
      [
        [
          ...all,
          b.blocks([
            ["50", "9"],
            ["125", "-4"],
            [undefined, "20"],
          ]),
        ],
      ],
      { axis: b.unit() },
    ),
  ),
});

type Draw = fc.GeneratorValue;

function one<T>(g: Draw, options: readonly (() => T)[]): T {
  const option = options[g(fc.nat, { max: options.length - 1 })];
  if (option === undefined) throw new Error("nothing to draw from");
  return option();
}

const x = (): Expression => b.usage("x");
const some = (g: Draw): Expression => b.num(String(g(fc.integer, { min: -120, max: 300 })));

/** A value that bends and jumps with x. */
function curve(g: Draw, depth: number): Expression {
  const inner = (): Expression => curve(g, depth - 1);
  const leaves = [
    x,
    () => b.through(x(), "hills"),
    () => b.through(x(), "scaled"),
    () => b.through(x(), "band", { whole: true }),
    () => b.times(b.rateAt("band", x()), b.days()),
    () => b.times(x(), b.rate("price")),
  ];
  if (depth === 0) return one(g, leaves);
  return one(g, [
    ...leaves,
    () => b.plus(inner(), inner()),
    () => b.minus(inner(), inner()),
    () =>
      b.times(
        inner(),
        b.num(
          one(
            g,
            ["-1", "0.3", "2", "-1/7"].map((text) => () => text),
          ),
        ),
      ),
    () => b.extreme("max", inner(), b.minus(some(g), x())),
    () => b.extreme("min", inner(), inner()),
    () =>
      b.when(
        b.is(
          x(),
          one(
            g,
            [">", "<=", "="].map((sign) => () => (sign === ">" ? ">" : sign === "=" ? "=" : "<=")),
          ),
          some(g),
        ),
        inner(),
        inner(),
      ),
    () => b.when(b.is(inner(), ">=", some(g)), inner(), x()),
    () => b.through(b.extreme("max", b.num("0"), inner()), "hills"),
    () =>
      b.roundedTo(
        inner(),
        one(
          g,
          ["1", "0.5", "10"].map((text) => () => text),
        ),
      ),
  ]);
}

const programs: fc.Arbitrary<Program> = fc.gen().map((g) => {
  const work = g(fc.boolean) ? ("each segment" as const) : ("over bill" as const);
  const cut = { work, cuts: work === "each segment" ? ([{ kind: "rate", name: "price", uses: [[]] }] as const) : [] };
  const first = b.line("first", curve(g, 2), { ...cut, round: g(fc.boolean) ? b.to("1") : undefined, roundScope: work });
  const other = b.line("other", b.plus(b.times(b.num("-0.4"), b.lineOf("first")), curve(g, 1)), {
    ...cut,
    round: g(fc.boolean) ? b.to("0.5", "down") : undefined,
  });
  return { ...schedule, tariffs: { t: b.tariff("t", [first, other]) } };
});

/** Lines over lines, a group and a sum by tag, cut at days of their own: a part of one line may be several parts of another. */
const layered: fc.Arbitrary<Program> = fc.gen().map((g) => {
  const cuts = (...names: readonly string[]): Pick<Line, "work" | "cuts"> => ({
    work: "each segment",
    cuts: names.map((name) => ({ kind: "rate", name, uses: [[]] })),
  });
  const cutAt = (): Pick<Line, "work" | "cuts"> => cuts(...one(g, [() => ["price"], () => ["later"], () => ["price", "later"]]));
  const price = (): Expression => b.rate(one(g, [() => "price", () => "later"]));
  const inner = b.line("inner", b.times(b.usage("x"), price()), { ...cutAt(), group: "parts", round: undefined });
  const bent = b.line("bent", curve(g, 1), { ...cutAt(), group: "parts", round: undefined, memo: g(fc.boolean) });
  const group: Group = { ...inner, kind: "group", name: "parts", lines: [inner, bent] };
  const read = (): Expression =>
    one(g, [() => b.lineOf("inner"), () => b.lineOf("bent"), () => b.lineOf("parts"), () => b.sumOf("all", ["inner", "parts", "bent"])]);
  const first = b.line("first", b.times(read(), price()), { ...cutAt(), round: undefined });
  const limit = some(g);
  const outer = b.line("outer", b.when(b.is(b.lineOf("first"), ">", limit), b.num("0"), b.plus(b.lineOf("first"), read())), {
    ...cutAt(),
    round: g(fc.boolean) ? b.to("0.5", "down") : undefined,
  });
  return { ...schedule, tariffs: { t: b.tariff("t", [group, first, outer]) } };
});

function proofOf(claim: Proof["claim"], within: string, days: number): Proof {
  const from = MIDDLE - Math.floor(days / 2);
  return {
    tariff: "t",
    subject: "total",
    claim,
    ranges: [],
    fixed: [],
    periods: [{ from, to: from + days }],
    within,
    exceptAt: [],
    testedNotProved: false,
    span: b.spanAt(),
  };
}

const variable = { of: "usage", name: "x", member: undefined } as const;

/** Thousandths of the value at each of the 301 inputs, rounded down; each is worked out by the evaluator alone. */
function values(plan: Plan, days: number): readonly { readonly top: bigint; readonly bottom: bigint }[] {
  const proof = proofOf({ kind: "monotone", direction: "does not fall", variable }, "0", days);
  const [each] = casesOf(plan, proof).cases;
  if (each === undefined) throw new Error("a claim without a case");
  return Array.from({ length: MOST + 1 }, (_, at) => {
    const trace = traceAt(plan, proof, each, { path: variable, value: exactFromWhole(at) });
    if (trace === undefined) throw new Error("no bill");
    const { numerator, denominator } = wholeFraction(valueIn(trace, "total"));
    return { top: numerator, bottom: denominator };
  });
}

type Pair = { readonly top: bigint; readonly bottom: bigint };
const minus = (p: Pair, q: Pair): Pair => ({ top: p.top * q.bottom - q.top * p.bottom, bottom: p.bottom * q.bottom });
const isUnder = (p: Pair, q: Pair): boolean => p.top * q.bottom < q.top * p.bottom;
const lesser = (p: Pair, q: Pair): Pair => (isUnder(q, p) ? q : p);
const written = (p: Pair): string => `${p.top}/${p.bottom}`;
const THOUSANDTH: Pair = { top: 1n, bottom: 1000n };
const NIL: Pair = { top: 0n, bottom: 1n };

/** The most by which a value lies under an earlier one. */
function deepestFall(found: readonly Pair[]): Pair {
  let fall = NIL;
  let highest = found[0] ?? NIL;
  for (const value of found) {
    const below = minus(highest, value);
    if (isUnder(fall, below)) fall = below;
    if (isUnder(highest, value)) highest = value;
  }
  return fall;
}

function verdict(plan: Plan, proof: Proof): string {
  try {
    const { cases, varying } = casesOf(plan, proof);
    const [each] = cases;
    if (each === undefined) throw new Error("a claim without a case");
    return proveCase(plan, proof, each, varying, { bills: 0, size: 1 }).kind;
  } catch (problem) {
    if (problem instanceof Undecided || problem instanceof Refusal) return "not decided";
    throw problem;
  }
}

/** Claims that are just true and just false by the values themselves. */
function checked(program: Program, days: number): readonly string[] {
  const plan: Plan = { ...program, planVersion: 2, languageVersion: 1, transitions: [], hash: "" };
  const found = values(plan, days);
  const least = found.reduce(lesser);
  const fall = deepestFall(found);
  const bound = (value: Pair): Proof => proofOf({ kind: "bound", side: "at least", value: written(value) }, "0", days);
  const rising = (within: Pair): Proof => proofOf({ kind: "monotone", direction: "does not fall", variable }, written(within), days);
  const ranged = (proof: Proof): Proof => ({ ...proof, ranges: [{ path: variable, least: "0", most: String(MOST) }] });
  const right = [bound(least), rising(fall)].map((proof) => verdict(plan, ranged(proof)));
  const wrong = [bound(minus(least, { top: -1n, bottom: 1000n })), ...(isUnder(THOUSANDTH, fall) ? [rising(minus(fall, THOUSANDTH))] : [])].map((proof) =>
    verdict(plan, ranged(proof)),
  );
  for (const each of right) expect(each, "a true claim").not.toBe("refuted");
  for (const each of wrong) expect(each, "a false claim").not.toBe("proved");
  return [...right, ...wrong];
}

describe("a claim followed from edge to edge", () => {
  it("is never proved where a value breaks it by a thousandth, nor refuted where none does", () => {
    const verdicts: string[] = [];
    fc.assert(
      fc.property(programs, fc.integer({ min: 1, max: 40 }), (program, days) => {
        verdicts.push(...checked(program, days));
      }),
      { numRuns: Number(process.env["RUNS"] ?? 60) },
    );
    const decided = verdicts.filter((each) => each !== "not decided").length;
    if (process.env["SHOW"]) console.log({ decided, of: verdicts.length });
    expect(decided * 2).toBeGreaterThan(verdicts.length);
  });

  it("is never wrong either where lines read parts of other lines and of groups", () => {
    const verdicts: string[] = [];
    fc.assert(
      fc.property(layered, fc.integer({ min: 1, max: 40 }), (program, days) => {
        verdicts.push(...checked(program, days));
      }),
      { numRuns: Number(process.env["RUNS"] ?? 60) },
    );
    const decided = verdicts.filter((each) => each !== "not decided").length;
    if (process.env["SHOW"]) console.log({ decided, of: verdicts.length });
    expect(decided).toBeGreaterThan(0);
  });
});
