// Denominators and guards of single expressions and rules, each worked out by hand.
import { describe, expect, it } from "vitest";
import { measure } from "../../../src/dsl/check/proofs/measure.ts";
import type { Denominator, Expression, Guard, Line, Program, Tariff } from "../../../src/dsl/program.ts";
import * as b from "./build.ts";

const { from, to } = b.HORIZON;
const CHANGE = 20_000;
const MEMBERS = ["peak", "mid", "low"] as const;

const schedule: Program = b.program({
  account: b.named(b.wholeField("homes", "0", "200"), b.quantityField("contracted", "0", "500", 1)),
  usage: b.named(
    b.measured("active", "0", "50000000", 3, { summable: true }),
    b.measured("reactive", "0", "900", 3, { summable: true }),
    b.measured("tou", "0", "900", 2, { summable: true, by: "tou" }),
  ),
  dayparts: { tou: { name: "tou", members: [...MEMBERS].map((name) => ({ name, labels: {} })), by: undefined, versions: [], span: b.spanAt() } },
  history: b.named(b.measured("billed", "0", "500", 2, { bills: 12 })),
  rates: b.named(
    b.rateWith("price", [
      [from, CHANGE, b.cell("372.5")],
      [CHANGE, to, b.cell("409")],
    ]),
    b.rateWith(
      "steps",
      [
        [
          from,
          to,
          b.blocks([
            ["100", "2"],
            [undefined, "300"],
          ]),
        ],
      ],
      { widths: { scales: [{ kind: "days", count: 30 }], round: undefined } },
    ),
  ),
});

const CUT: Partial<Line> = { work: "each segment", cuts: [{ kind: "rate", name: "price", uses: [] }] };
const usage = (): Expression => b.usage("active");

interface Stated {
  readonly program: Program;
  readonly denominatorOf: (expression: Expression) => Denominator | undefined;
  readonly guardOf: (expression: Expression) => Guard | undefined;
  readonly ruleGuard: (name: string) => Guard | undefined;
}

function statedFor(lines: readonly Line[], more: Partial<Tariff> = {}): Stated {
  const bare = { ...schedule, tariffs: b.named(b.tariff("t", lines, more)) };
  const { denominators, guards } = measure(bare);
  return {
    program: { ...bare, denominators, guards },
    denominatorOf: ({ id }) => denominators[id],
    guardOf: ({ id }) => guards.distinct[guards.expressions[id] ?? -1],
    ruleGuard: (name) => guards.distinct[guards.rules["t"]?.[name] ?? -1],
  };
}

/** `1000 usage.active * days of the piece` as a text for each term. */
function termsOf(guard: Guard | undefined): readonly string[] | undefined {
  return guard?.terms.map(({ constant, factors }) => {
    const named = Object.entries(factors).map(([name, power]) => (power === 1 ? name : `${name}^${power}`));
    return [constant, ...named].join(" x ");
  });
}

describe("a denominator", () => {
  const stated = (value: Expression, more: Partial<Line> = {}): Denominator | undefined => statedFor([b.line("energy", value, more)]).denominatorOf(value);

  it("is the field's decimals, and the days of the piece where usage is shared out", () => {
    expect(stated(usage())).toEqual({ constant: "1000", factors: {} });
    expect(stated(b.times(usage(), b.rate("price")), CUT)).toEqual({ constant: "2000", factors: { "days of the piece": 1 } });
  });

  it("is widths per 30 days, months, households, decimals and steps", () => {
    expect(stated(b.through(usage(), "steps"))).toEqual({ constant: "3000", factors: {} });
    expect(stated(b.months())).toEqual({ constant: "377580", factors: {} });
    expect(stated(b.over(b.days(), b.account("homes")))).toEqual({ constant: "1", factors: { "account.homes": 1 } });
    expect(stated(b.over(usage(), usage(), 4))).toEqual({ constant: "10000", factors: {} });
    expect(stated(b.roundedTo(b.over(b.days(), b.num("7")), "0.25"))).toEqual({ constant: "4", factors: {} });
    expect(stated(b.over(b.num("1"), b.num("0.9")))).toEqual({ constant: "9", factors: {} });
  });
});

describe("the guard of an expression bounds its parts' whole numbers, its own, and those between", () => {
  const terms = (value: Expression, more: Partial<Line> = {}): readonly string[] | undefined =>
    termsOf(statedFor([b.line("energy", value, more)]).guardOf(value));

  it("of a constant and a field is its own number", () => {
    // 372.5 is 745 halves.
    expect(terms(b.num("372.5"))).toEqual(["745"]);
    expect(terms(b.num("0"))).toEqual([]);
    expect(terms(usage())).toEqual(["1000 x usage.active"]);
    expect(terms(usage(), CUT)).toEqual(["1000 x days of the piece x usage.active"]);
  });

  it("of a rate is the greatest of its cells", () => {
    // 372.5 and 409 over 2: 818 is the greater.
    expect(terms(b.rate("price"))).toEqual(["818"]);
  });

  it("of a product is the product of the numbers, above which no factor stands but where the other is zero", () => {
    // (1000 a d) (2 x 409), the cell's 818 alone, the usage's 1000 a d under the first.
    expect(terms(b.times(usage(), b.rate("price")), CUT)).toEqual(["818", "818000 x days of the piece x usage.active"]);
  });

  it("of a sum is the sum over one denominator", () => {
    expect(terms(b.plus(usage(), b.account("homes")))).toEqual(["1000 x account.homes", "1000 x usage.active"]);
  });

  it("of an exact quotient is its parts", () => {
    // days / 7 over 7: the days; 7 itself.
    expect(terms(b.over(b.days(), b.num("7")))).toEqual(["7", "1 x days of the bill"]);
  });

  it("of a rounded quotient is both sides with the decimals, doubled", () => {
    // a / h to 2 decimals: N = 1000 a, M = h over 1: 2 x 100 x 1000 a and 2 x 100 x 1000 h. The quotient, h at least 1: 100 a, and a step.
    expect(terms(b.over(usage(), b.account("homes"), 2))).toEqual(["1", "200000 x account.homes", "200000 x usage.active"]);
  });

  it("of a rounding is both sides over the step, doubled and added: half a step is added before what is over is dropped", () => {
    // (days / 7) / (1 / 4): 2 x 4 x days, and 2 x 1 x 7.
    expect(terms(b.roundedTo(b.over(b.days(), b.num("7")), "0.25"))).toEqual(["14", "8 x days of the bill"]);
  });

  it("of a comparison is both sides over one denominator", () => {
    const compared = b.is(usage(), ">", b.num("40.0625"));
    // lcm(1000, 16) = 2000: 40.0625 x 2000 = 80125.
    expect(termsOf(statedFor([b.line("energy", b.when(compared, usage(), b.num("1")))]).guardOf(compared))).toEqual(["80125", "2000 x usage.active"]);
  });

  it("of a quantity through a table holds the scaled edges", () => {
    // Over 3000: the edge 100 x days / 30 is 10000 days, the amount a x 300; the greater of the cell and the edge as written is 300.
    expect(terms(b.through(usage(), "steps"))).toEqual(["300", "10000 x days of the bill", "900000 x usage.active"]);
  });

  it("of a power factor holds the squares", () => {
    // 16 x (100 x 1000)^2 x (a + r)^2, the value's 100, the sides' 1000.
    expect(terms(b.powerFactor(usage(), b.usage("reactive"), 2))).toEqual([
      "100",
      "1000 x usage.active",
      "320000000000 x usage.active x usage.reactive",
      "160000000000 x usage.active^2",
      "1000 x usage.reactive",
      "160000000000 x usage.reactive^2",
    ]);
  });

  it("of a fold over bills is their sum, and what counts where there are too few", () => {
    expect(terms(b.fold("billed", "sum", 3, false, b.num("1.125")))).toEqual(["225", "600 x history.billed"]);
    // 1.125 over 8: lcm(100, 8) = 200. The average is over 200 for each bill counted; 3 bills added up are over 100.
    expect(terms(b.fold("billed", "average", 3, true, b.num("1.125")))).toEqual([
      "9",
      "225 x bills counted",
      "200 x bills counted x history.billed",
      "300 x history.billed",
    ]);
  });

  const tou = (): Expression => b.usage("tou", "shared", "tou");

  it("of a total adds what each daypart has", () => {
    // One number beside one for each of three dayparts: three times it, at most.
    expect(terms(b.total(b.plus(tou(), b.account("contracted"))))).toEqual(["300 x account.contracted", "100 x usage.tou"]);
    expect(terms(b.total(b.plus(tou(), b.days())))).toEqual(["300 x days of the bill", "100 x usage.tou"]);
    expect(terms(b.total(b.times(tou(), b.num("2"))))).toEqual(["200 x usage.tou"]);
  });

  it("of a choice holds where it falls one way here and the other way there", () => {
    // max(tou, active) by daypart: peak may be all of tou, the two others active.
    expect(terms(b.total(b.extreme("max", tou(), usage())))).toEqual(["3000 x usage.active", "1000 x usage.tou"]);
    // Over 2000. Once over the bill it is one of them, at most 1.5 a; in segments part of the usage may come to a, part to 1.5 a: at most 2.5 a.
    const choice = (): Expression => b.when(b.is(usage(), ">", b.num("40")), usage(), b.times(usage(), b.num("1.5")));
    expect(terms(choice())).toEqual(["3000 x usage.active"]);
    expect(terms(choice(), CUT)).toEqual(["5000 x days of the piece x usage.active"]);
    const exceptions = [b.exception("e", b.has("rural", "yes"), b.times(usage(), b.num("1.5")))];
    const rule = (more: Partial<Line>): readonly string[] | undefined =>
      termsOf(statedFor([b.line("energy", usage(), { round: undefined, exceptions, ...more })]).ruleGuard("energy"));
    expect(rule({})).toEqual(["3000 x usage.active"]);
    expect(rule(CUT)).toEqual(["5000 x days of the piece x usage.active"]);
  });

  it("that stands in a line that is cut and in one that is not holds in both", () => {
    const [shared, own] = [usage(), b.plus(b.letOf("common"), b.num("0.5"))];
    const lets = { common: { name: "common", labels: {}, cites: [], marks: [], value: shared, span: b.spanAt() } };
    const { guardOf, denominatorOf } = statedFor([b.line("whole", b.letOf("common")), b.line("cut", own, CUT)], { lets });
    expect(denominatorOf(shared)).toEqual({ constant: "1000", factors: { "days of the piece": 1 } });
    expect(termsOf(guardOf(shared))).toEqual(["1000 x days of the piece x usage.active"]);
    // One exception in two tariffs: `base` is 3.5 a here, over 2000; there it is 2 a.
    const doubled = b.times(b.base(), b.num("2"));
    const lines = (price: string): readonly Line[] => [
      b.line("energy", b.times(usage(), b.num(price)), { exceptions: [b.exception("e", b.everyone(), doubled)] }),
    ];
    const two = { ...schedule, tariffs: b.named(b.tariff("a", lines("3.5")), b.tariff("c", lines("2"))) };
    const { guards } = measure(two);
    expect(termsOf(guards.distinct[guards.expressions[doubled.id] ?? -1])).toEqual(["2", "14000 x usage.active"]);
  });
});

describe("the guard of a rule bounds what comes after its expressions", () => {
  it("of a line is its rounding and printing", () => {
    // Usage x 2 to 3 decimals, rounded to 1: 2 x 2000 a and 2 x 1000.
    expect(termsOf(statedFor([b.line("energy", b.times(usage(), b.num("2")))]).ruleGuard("energy"))).toEqual(["2000", "4000 x usage.active"]);
    const printed = b.line("energy", b.times(usage(), b.num("2")), { round: undefined, print: b.to("0.5") });
    // Over a step of 1/2: 2 x 2 x 2000 a and 2 x 1000.
    expect(termsOf(statedFor([printed]).ruleGuard("energy"))).toEqual(["2000", "8000 x usage.active"]);
  });

  it("of a line rounded in each segment is a step more for each", () => {
    const line = b.line("energy", b.times(usage(), b.num("2")), { ...CUT, roundScope: "each segment", round: b.to("5000"), print: b.to("1") });
    // 2 x 2000 a d and 2 x 5000 x 1000 d; then the amount over 1, up to 2 a and 5000 for each segment, doubled to print it: 4 a, 10000, and 2 x 1 x 1.
    expect(termsOf(statedFor([line]).ruleGuard("energy"))).toEqual([
      "2",
      "10000000 x days of the piece",
      "4000 x days of the piece x usage.active",
      "10000 x segments",
      "4 x usage.active",
    ]);
  });

  it("of a level line that is cut is over the bill's days", () => {
    const line = b.line("fee", b.account("contracted"), { ...CUT, round: undefined });
    expect(termsOf(statedFor([line]).ruleGuard("fee"))).toEqual(["10 x account.contracted", "10 x account.contracted x days of the bill"]);
  });

  it("of a group is the sum of its lines", () => {
    const inside = [b.line("one", usage(), { group: "both", round: undefined }), b.line("two", b.num("0.0625"), { group: "both", round: undefined })];
    const group = {
      kind: "group",
      name: "both",
      tags: [],
      labels: {},
      cites: [],
      marks: [],
      lines: inside,
      round: b.to("1"),
      print: undefined,
      span: b.spanAt(),
    } as const;
    const bare = { ...schedule, tariffs: b.named(b.tariff("t", [group])) };
    const { guards } = measure(bare);
    // lcm(1000, 16) = 2000: 2 (2000 a + 125) and 2 x 2000 make 4000 a and 4250.
    expect(termsOf(guards.distinct[guards.rules["t"]?.["both"] ?? -1])).toEqual(["4250", "4000 x usage.active"]);
  });

  it("of the payable is the total with what came from other bills, its rounding, and what is left", () => {
    const { ruleGuard } = statedFor([b.line("energy", b.times(usage(), b.num("2")))]);
    // Hundredths: the total is 2 a + 1 and the true-up. Down to 1000: 2 x 100 (2 a + 1 + t + f) and 2 x 1000 x 100.
    expect(termsOf(ruleGuard("payable"))).toEqual(["200200", "200 x brought_forward", "200 x true_up", "400 x usage.active"]);
    // A payable that does not read the total: what is left holds it all the same.
    const fixed = statedFor([b.line("energy", b.times(usage(), b.num("2")))], {
      payable: { ...b.tariff("t", []).payable, value: b.num("5"), round: undefined },
    });
    expect(termsOf(fixed.ruleGuard("payable"))).toEqual(["600", "100 x brought_forward", "100 x true_up", "200 x usage.active"]);
  });
});

describe("a guard of very many terms", () => {
  const names = Array.from({ length: 40 }, (_, at) => `u${at}`);
  const many: Program = { ...schedule, usage: b.named(...names.map((name) => b.measured(name, "0", "10", 3, { summable: true }))) };
  const parts = names.map((name, at) => b.times(b.usage(name), b.num(String(at + 1))));
  const sums: Expression[] = [];
  for (const part of parts.slice(1)) sums.push(b.plus(sums.at(-1) ?? parts[0] ?? part, part));
  const whole = sums.at(-1) ?? b.num("0");
  const squared = b.times(whole, whole);
  const { guards } = measure({ ...many, tariffs: b.named(b.tariff("t", [b.line("all", squared)])) });
  const terms = (expression: Expression | undefined): readonly string[] => termsOf(guards.distinct[guards.expressions[expression?.id ?? -1] ?? -1]) ?? [];

  it("keeps up to 32 of them", () => {
    expect(terms(sums[30])).toHaveLength(32);
    expect(terms(sums[30])).toContain("32000 x usage.u31");
  });

  it("is the greatest coefficient times all that the request brings", () => {
    expect(terms(sums[31])).toEqual(["33000 x inputs"]);
    expect(terms(sums[32])).toEqual(["33000 x inputs", "34000 x usage.u33"]);
    // 33 inputs and 34 u33 to 40 u39, squared over 10^6: inputs^2 at 33 x 33, inputs x u at 2 x 33 x 40, u x u at 2 x 39 x 40, and the parts' own thousandths.
    expect(terms(squared)).toEqual([`73000 x inputs`, `${(33 * 33 + 2 * 33 * 40 + 2 * 39 * 40) * 10 ** 6} x inputs^2`]);
  });

  it("says how far all inputs together may go", () => {
    expect(guards.distinct.find(({ terms: own }) => own[0]?.constant === "33000" && own.length === 1)?.limits).toEqual([
      { input: "inputs", bits53: ((2n ** 53n - 1n) / 33_000n).toString(), digits18: "30303030303030", digits38: ((10n ** 38n - 1n) / 33_000n).toString() },
    ]);
  });
});

describe("limits", () => {
  it("say how far an input may go, all others at the top of their range", () => {
    const guard = statedFor([b.line("energy", b.times(usage(), b.num("2")))]).ruleGuard("energy");
    const furthest = (most: bigint): string => {
      const thousandths = ((most - 2000n) * 1000n) / 4000n;
      return `${thousandths / 1000n}.${(thousandths % 1000n).toString().padStart(3, "0")}`.replace(/\.?0+$/, "");
    };
    expect(guard?.limits).toEqual([
      { input: "usage.active", bits53: furthest(2n ** 53n - 1n), digits18: furthest(10n ** 18n - 1n), digits38: furthest(10n ** 38n - 1n) },
    ]);
  });

  it("stand with each expression", () => {
    const [sum, product] = [b.plus(usage(), b.account("homes")), b.times(usage(), b.num("3"))];
    const { guardOf } = statedFor([b.line("one", sum), b.line("two", product)]);
    // Thousandths: 50,000,000 kWh leave homes the rest of 2^53 - 1, 200 homes leave usage the rest.
    expect(guardOf(sum)?.limits.map(({ input, bits53 }) => [input, bits53])).toEqual([
      ["account.homes", String((2n ** 53n - 1n - 50_000_000_000n) / 1000n)],
      ["usage.active", thousandths(2n ** 53n - 1n - 200_000n)],
    ]);
    expect(guardOf(product)?.limits.map(({ input, bits53 }) => [input, bits53])).toEqual([["usage.active", thousandths((2n ** 53n - 1n - 3n) / 3n)]]);
  });

  it("of an input that enters squared are the greatest value that fits, and none of one that the others exceed", () => {
    const squared = b.times(b.times(usage(), usage()), b.num("1"));
    const [limit] = statedFor([b.line("energy", squared, { round: undefined })]).ruleGuard("energy")?.limits ?? [];
    // A millionth part of q squared times 10^6: q up to the root of 2^53 - 1, to thousandths.
    const fits = (text: string): boolean => BigInt(Math.round(Number(text) * 1000)) ** 2n <= 2n ** 53n - 1n;
    expect(fits(limit?.bits53 ?? "")).toBe(true);
    expect(fits(String(Number(limit?.bits53) + 0.001))).toBe(false);
    const many = b.plus(b.times(usage(), b.num("1000000")), b.account("homes"));
    const limits = statedFor([b.line("energy", many)]).ruleGuard("energy")?.limits ?? [];
    expect(limits.map(({ input }) => input)).toEqual(["account.homes", "usage.active"]);
    expect(limits[0]?.bits53).toBe("0");
  });
});

function thousandths(count: bigint): string {
  return `${count / 1000n}.${(count % 1000n).toString().padStart(3, "0")}`;
}
