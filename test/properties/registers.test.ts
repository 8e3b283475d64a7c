// Properties of what meters give: registers, multipliers, rollovers, measured and contracted demand, power factor.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bill } from "../../src/index.ts";
import { amountOf, billIn, billOf, figureOf, lineOf, scheduleOf, scheduleOfText } from "../generators/billed.ts";
import type { Rational } from "../generators/rational.ts";
import { decimalText, minus, most, NONE, order, over, plus, rational, shown, sumOf, times, whole } from "../generators/rational.ts";
import type { RequestJson } from "../generators/requests.ts";
import { requestJson, withFact } from "../generators/requests.ts";
import type { LineRules, RateRules, Rules } from "../generators/rules.ts";
import { anyLadder, ENERGY, exactLine, ladderCells, line, marginal, PER_30_DAYS, smallRequest, smallRules, steady } from "../generators/small-rules.ts";

const RUNS = { numRuns: 12 };
const JUNE = { from: 19875, to: 19905 };
const DAYPARTS = ["mid", "peak", "low"];

const HEAD = `
schedule meters { currency IRR to 0 decimals  calendar gregorian  zone UTC  weekend friday  horizon 2024-01-01 to 2025-01-01 }
account { phases: whole 1 .. 3 }`;

const RATCHET = `${HEAD}
usage { demand: kW 0 .. 1_000 to 0 decimals }
history { demand: kW 11 bills 0 .. 1_000 to 0 decimals }
tariff all example {
  for account.phases >= 1
  let peak = max(usage.demand, history.demand highest over up to 2 bills else 0 kW)
  line demand = peak * 10 IRR/kW round half up to 1 IRR
  payable = total + brought_forward round half up to 1 IRR carry remainder
}`;

const FACTOR = `${HEAD}
usage { active: kWh 0 .. 1_000_000 to 0 decimals  reactive: kvarh 0 .. 1_000_000 to 0 decimals }
tariff all example {
  for account.phases >= 1
  let pf = power_factor of usage.active, usage.reactive to 10 decimals half up
  memo line factor = pf * 1 IRR over bill print half up to 1 IRR
  memo line surcharge = (max(0, 0.9 / pf to 10 decimals half up - 1)) * 1_000 IRR over bill print half up to 1 IRR
  line nothing = 0 IRR * pf over bill round half up to 1 IRR
  payable = total + brought_forward round half up to 1 IRR carry remainder
}`;

/** What the bill says, without what it says of the request. */
function amounts(bill: Bill): unknown {
  return {
    lines: bill.lines.map(({ name, amount, exact, printed, quantity, blocks }) => ({ name, amount, exact, printed, quantity, blocks })),
    payable: bill.payable,
  };
}

describe("readings of one register", () => {
  const scenario = fc.record({
    ladder: anyLadder("any"),
    previous: fc.nat(99_999),
    advance: fc.nat(99_998),
    shift: fc.nat(99_999),
    multiplier: fc.constantFrom("1", "40", "0.5", "4000"),
  });
  const rulesOf = (rate: RateRules): Rules => smallRules({ rates: [rate], items: [line("energy", marginal("price"), { scope: undefined })] });
  const withReading = (rules: Rules, reading: object): RequestJson => {
    const { usage: _usage, ...rest } = requestJson(rules, smallRequest(JUNE, "0"));
    return { ...rest, id: "generated", readings: [{ register: "active", ...reading }] };
  };

  test("P15 an advance with a multiplier is the product of both with none", () => {
    fc.assert(
      fc.property(scenario, ({ ladder, previous, advance, multiplier }) => {
        const rules = rulesOf(steady("gregorian", { name: "price", unit: ENERGY, widths: PER_30_DAYS }, ladderCells(ladder), ladder.edges));
        const schedule = scheduleOf(rules);
        const product = decimalText(times(whole(advance), rational(multiplier)), 3);
        const read = billIn(schedule.bill(withReading(rules, { previous: String(previous), current: String(previous + advance), multiplier })));
        const plain = billIn(schedule.bill(withReading(rules, { previous: "0", current: product })));
        expect(amounts(read)).toEqual(amounts(plain));
        expect(amounts(read)).toEqual(amounts(billOf(schedule, rules, smallRequest(JUNE, product))));
      }),
      RUNS,
    );
  });

  test("P16 readings moved by the same amount bill the same, also past the highest figure of the register", () => {
    fc.assert(
      fc.property(scenario, ({ ladder, previous, advance, shift }) => {
        const rules = rulesOf(steady("gregorian", { name: "price", unit: ENERGY, widths: PER_30_DAYS }, ladderCells(ladder), ladder.edges));
        const schedule = scheduleOf(rules);
        const at = (start: number): Bill => {
          const [from, to] = [start % 100_000, (start + advance) % 100_000];
          return billIn(
            schedule.bill(withReading(rules, { previous: String(from), current: String(to), digits: "5", ...(to < from ? { rollover: true } : {}) })),
          );
        };
        expect(amounts(at(previous + shift))).toEqual(amounts(at(previous)));
        expect(lineOf(at(previous), "energy").quantity).toBe(String(advance));
      }),
      RUNS,
    );
  });
});

describe("registers by time of use", () => {
  const prices = fc.tuple(fc.nat(2_000), fc.nat(2_000), fc.nat(2_000));
  const used = fc.tuple(fc.nat(9_999), fc.nat(9_999), fc.nat(9_999));
  const byRegister = (cells: readonly string[]): Rules =>
    smallRules({
      dayparts: DAYPARTS,
      rates: [steady("gregorian", { name: "price", unit: ENERGY, keys: ["tou"] }, [cells])],
      items: [exactLine("energy", { kind: "times", rate: "price" }, undefined)],
    });
  const energy = (rules: Rules, quantities: readonly number[]): Rational =>
    amountOf(billOf(scheduleOf(rules), rules, smallRequest(JUNE, quantities.map(String))), "energy");

  test("P17 at one price it does not matter which register counted, and they bill as one register would", () => {
    fc.assert(
      fc.property(prices, used, ([price], [a, b, c]) => {
        const rules = byRegister([price, price, price].map(String));
        const single = smallRules({
          rates: [steady("gregorian", { name: "price", unit: ENERGY }, [[String(price)]])],
          items: [exactLine("energy", { kind: "times", rate: "price" }, undefined)],
        });
        const one = amountOf(billOf(scheduleOf(single), single, smallRequest(JUNE, String(a + b + c))), "energy");
        for (const order_ of [
          [a, b, c],
          [c, a, b],
          [b, a, c],
        ])
          expect(shown(energy(rules, order_))).toBe(shown(one));
      }),
      RUNS,
    );
  });

  test("P17 at different prices each register has its own: the bill is the sum of price x quantity", () => {
    fc.assert(
      fc.property(prices, used, (costs, quantities) => {
        const sum = sumOf(costs.map((cost, at) => times(whole(cost), whole(quantities[at] ?? 0))));
        expect(shown(energy(byRegister(costs.map(String)), quantities))).toBe(shown(sum));
      }),
      RUNS,
    );
  });

  test("P17 through one ladder of blocks, `joint pro rata` bills the registers as their total where they cost the same", () => {
    fc.assert(
      fc.property(anyLadder("any"), used, fc.nat(3), (ladder, quantities, places) => {
        const items: readonly LineRules[] = [
          exactLine("joint", { kind: "through", rate: "price", whole: false, registers: { kind: "pro rata", places, mode: "half up" } }, undefined),
          exactLine("together", marginal("price"), undefined),
        ];
        const rules = smallRules({
          dayparts: DAYPARTS,
          rates: [steady("gregorian", { name: "price", unit: ENERGY, widths: PER_30_DAYS }, ladderCells(ladder), ladder.edges)],
          items,
        });
        const bill = billOf(scheduleOf(rules), rules, smallRequest(JUNE, quantities.map(String)));
        expect(shown(amountOf(bill, "joint"))).toBe(shown(amountOf(bill, "together")));
      }),
      RUNS,
    );
  });
});

describe("demand", () => {
  const price = steady("gregorian", { name: "price", unit: { kind: "demand", days: 30 } }, [["57"]]);
  const rules = smallRules({ rates: [price], items: [exactLine("demand", { kind: "demand", rate: "price", percent: "90" }, "over bill")] });

  test("P34 what is billed is the measured demand, and never less than the share of the contracted", () => {
    const schedule = scheduleOf(rules);
    fc.assert(
      fc.property(fc.nat(500_000), fc.nat(5_000), fc.integer({ min: 1, max: 90 }), (measured, contracted, days) => {
        const request = {
          ...withFact(smallRequest({ from: JUNE.from, to: JUNE.from + days }, "0"), "contracted", decimalText(whole(contracted), 2)),
          demand: decimalText(rational(`${measured}/1000`), 3),
        };
        const floor = over(whole(contracted * 9), whole(10));
        const billed = most(rational(`${measured}/1000`), floor);
        const cost = times(billed, over(whole(57 * days), whole(30)));
        expect(shown(amountOf(billOf(schedule, rules, request), "demand"))).toBe(shown(cost));
        expect(order(amountOf(billOf(schedule, rules, request), "demand"), times(floor, over(whole(57 * days), whole(30))))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  test("P34 the highest of earlier bills counts only while it is among them, and this bill only because the rule says so", () => {
    const schedule = scheduleOfText(RATCHET);
    fc.assert(
      fc.property(fc.array(fc.nat(900), { minLength: 3, maxLength: 3 }), fc.nat(900), (earlier, measured) => {
        const bill = billIn(
          schedule.bill({
            id: "ratchet",
            account: { phases: "1" },
            period: { from: "2024-06-01", to: "2024-07-01" },
            usage: { demand: String(measured) },
            history: { demand: earlier.map(String) },
          }),
        );
        const peak = Math.max(measured, ...earlier.slice(0, 2));
        expect(bill.lines.map(({ amount }) => amount)).toEqual([String(peak * 10)]);
      }),
      { numRuns: 40 },
    );
  });
});

describe("power factor", () => {
  const schedule = scheduleOfText(FACTOR);
  const billed = (active: number, reactive: number): { readonly factor: Rational; readonly surcharge: Rational } => {
    const bill = billIn(
      schedule.bill({
        id: "pf",
        account: { phases: "1" },
        period: { from: "2024-06-01", to: "2024-07-01" },
        usage: { active: String(active), reactive: String(reactive) },
      }),
    );
    return { factor: amountOf(bill, "factor"), surcharge: amountOf(bill, "surcharge") };
  };
  const energy = fc.integer({ min: 1, max: 100_000 });

  test("P35 it is from 0 to 1, falls as reactive energy grows, and is the same for k times both", () => {
    fc.assert(
      fc.property(energy, fc.nat(100_000), fc.integer({ min: 2, max: 9 }), (active, reactive, k) => {
        const { factor } = billed(active, reactive);
        expect(order(factor, NONE)).toBeGreaterThanOrEqual(0);
        expect(order(factor, whole(1))).toBeLessThanOrEqual(0);
        expect(shown(billed(active * k, reactive * k).factor)).toBe(shown(factor));
        expect(order(billed(active, reactive + 100).factor, factor)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  test("P35 it is the ratio of active to apparent energy, to its decimals: f^2 (P^2 + Q^2) = P^2 between neighbours", () => {
    fc.assert(
      fc.property(energy, fc.nat(100_000), (active, reactive) => {
        const { factor } = billed(active, reactive);
        const [p2, s2] = [whole(active * active), plus(whole(active * active), whole(reactive * reactive))];
        const half = rational("0.00000000005");
        const squared = (value: Rational): Rational => times(times(value, value), s2);
        expect(order(squared(most(NONE, minus(factor, half))), p2)).toBeLessThanOrEqual(0);
        expect(order(squared(plus(factor, half)), p2)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  test("P35 the surcharge is nothing at 0.9 and above, and grows as the factor falls", () => {
    fc.assert(
      fc.property(energy, fc.nat(100_000), (active, reactive) => {
        const { factor, surcharge } = billed(active, reactive);
        if (order(factor, rational("0.9")) >= 0) expect(shown(surcharge)).toBe("0");
        else expect(surcharge.top > 0n).toBe(true);
        expect(order(billed(active, reactive + 100).surcharge, surcharge)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  });

  test("P35 at 3-4-5 it is 0.6 and 0.8, and without reactive energy it is 1", () => {
    expect([billed(3, 4), billed(4, 3), billed(7, 0)].map(({ factor }) => shown(factor))).toEqual(["3/5", "4/5", "1"]);
  });
});

describe("P30 bills by estimates and the bill that closes them", () => {
  test("P30 together they count the actual advance, and the true-up is what the actual spread costs more", () => {
    const scenario = fc.record({ ladder: anyLadder("rising", 2), estimates: fc.tuple(fc.nat(2_000), fc.nat(2_000)), daily: fc.nat(50) });
    fc.assert(
      fc.property(scenario, ({ ladder, estimates, daily }) => {
        const rules = smallRules({
          rates: [steady("gregorian", { name: "price", unit: ENERGY, widths: PER_30_DAYS }, ladderCells(ladder), ladder.edges)],
          items: [line("energy", marginal("price"), { scope: undefined })],
        });
        const schedule = scheduleOf(rules);
        const periods = [0, 1, 2].map((month) => ({ from: JUNE.from + month * 30, to: JUNE.to + month * 30 }));
        const date = (month: number): { readonly from: unknown; readonly to: unknown } =>
          Object(requestJson(rules, smallRequest(periods[month] ?? JUNE, "0"))["period"]);
        const cost = (month: number, quantity: number): Rational =>
          amountOf(billOf(schedule, rules, smallRequest(periods[month] ?? JUNE, String(quantity))), "energy");
        const closing = {
          ...requestJson(rules, smallRequest(periods[2] ?? JUNE, String(daily * 90))),
          true_up: {
            from: date(0).from,
            estimated: estimates.map((active, month) => ({ period: date(month), usage: { active: String(active), demand: "0" } })),
          },
        };
        const bill = billIn(schedule.bill(closing));
        const more = sumOf(estimates.map((estimate, month) => minus(cost(month, daily * 30), cost(month, estimate))));
        expect(shown(figureOf(bill, "total"))).toBe(shown(plus(cost(2, daily * 30), more)));
        const all = sumOf([...estimates.map((estimate, month) => cost(month, estimate)), figureOf(bill, "total")]);
        expect(shown(all)).toBe(shown(sumOf([0, 1, 2].map((month) => cost(month, daily * 30)))));
      }),
      RUNS,
    );
  });
});
