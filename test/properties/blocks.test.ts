// Properties of quantities through blocks.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountOf, billOf, lineOf, scheduleOf } from "../generators/billed.ts";
import { anyRequest } from "../generators/random-requests.ts";
import { anyRules } from "../generators/random-rules.ts";
import type { Rational } from "../generators/rational.ts";
import { decimalText, least, minus, most, NONE, order, over, plus, rational, shown, size, sumOf, times, whole } from "../generators/rational.ts";
import { requestJson } from "../generators/requests.ts";
import type { LineRules, Rules, Widths } from "../generators/rules.ts";
import { allLines } from "../generators/rules.ts";
import type { Ladder } from "../generators/small-rules.ts";
import {
  anyCalendar,
  anyLadder,
  anyPeriod,
  anyQuantityNear,
  ENERGY,
  exactLine,
  ladderCells,
  line,
  marginal,
  PER_30_DAYS,
  PER_MONTH,
  smallRequest,
  smallRules,
  steady,
  UNSCALED,
} from "../generators/small-rules.ts";

const RUNS = { numRuns: 12 };

/** Energy through one ladder, as line `energy` (to 1 rial) and `exact`; `slab` prices the whole quantity at the row reached. */
function ladderRules(ladder: Ladder, widths: Widths = UNSCALED): Rules {
  const rate = steady("gregorian", { name: "price", unit: ENERGY, widths }, ladderCells(ladder), ladder.edges);
  const slab = { kind: "through", rate: "price", whole: true, registers: { kind: "total" } } as const;
  const scope = widths.households ? "each segment, over bill" : undefined;
  const items: readonly LineRules[] = [
    line("energy", marginal("price"), { scope }),
    exactLine("exact", marginal("price"), scope === undefined ? undefined : "each segment"),
    exactLine("slab", slab, scope === undefined ? undefined : "each segment"),
  ];
  return smallRules({ rates: [rate], items });
}

const JUNE = { from: 19875, to: 19905 };
const edgesOf = (ladder: Ladder): readonly Rational[] => ladder.edges.map(rational);
const withQuantities = (prices: Parameters<typeof anyLadder>[0], leastRows = 1): fc.Arbitrary<readonly [Ladder, readonly string[]]> =>
  anyLadder(prices, leastRows).chain((ladder) => fc.tuple(fc.constant(ladder), fc.array(anyQuantityNear(edgesOf(ladder)), { minLength: 8, maxLength: 8 })));

/** Amounts of a line for each quantity, by one schedule. */
function amounts(rules: Rules, name: string, quantities: readonly string[]): readonly Rational[] {
  const schedule = scheduleOf(rules);
  return quantities.map((quantity) => amountOf(billOf(schedule, rules, smallRequest(JUNE, quantity)), name));
}

describe("energy in blocks", () => {
  test("P04 more use never costs less where no price is negative", () => {
    fc.assert(
      fc.property(withQuantities("any"), ([ladder, quantities]) => {
        const rising = quantities.toSorted((a, b) => order(rational(a), rational(b)));
        const costs = amounts(ladderRules(ladder), "energy", rising);
        for (const [at, cost] of costs.entries()) expect(order(costs[at - 1] ?? NONE, cost)).toBeLessThanOrEqual(0);
      }),
      RUNS,
    );
  });

  test("P05 one unit more costs at least the lowest price and at most the highest", () => {
    fc.assert(
      fc.property(withQuantities("any"), ([ladder, quantities]) => {
        const more = quantities.map((quantity) => decimalText(plus(rational(quantity), whole(1)), 3));
        const rules = ladderRules(ladder);
        const before = amounts(rules, "exact", quantities);
        const prices = ladder.prices.map(rational);
        for (const [at, after] of amounts(rules, "exact", more).entries()) {
          const difference = minus(after, before[at] ?? NONE);
          expect(order(prices.reduce(least), difference)).toBeLessThanOrEqual(0);
          expect(order(difference, prices.reduce(most))).toBeLessThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  test("P06 at an edge the marginal price jumps by nothing, and `whole` by (next - previous) x edge", () => {
    fc.assert(
      fc.property(anyLadder("any", 2), (ladder) => {
        const rules = ladderRules(ladder);
        const step = rational("0.001");
        const after = ladder.edges.map((edge) => decimalText(plus(rational(edge), step), 3));
        const [low, high] = [amounts(rules, "exact", ladder.edges), amounts(rules, "exact", after)];
        const [slabLow, slabHigh] = [amounts(rules, "slab", ladder.edges), amounts(rules, "slab", after)];
        for (const [at, edge] of ladder.edges.entries()) {
          const [before, next] = [rational(ladder.prices[at] ?? "0"), rational(ladder.prices[at + 1] ?? "0")];
          expect(shown(minus(high[at] ?? NONE, low[at] ?? NONE))).toBe(shown(times(next, step)));
          const jump = plus(times(minus(next, before), rational(edge)), times(next, step));
          expect(shown(minus(slabHigh[at] ?? NONE, slabLow[at] ?? NONE))).toBe(shown(jump));
        }
      }),
      RUNS,
    );
  });

  test("P07 the parts of the blocks add up to the quantity, none wider than its block, none begun before the last is full", () => {
    fc.assert(
      fc.property(withQuantities("any", 2), fc.constantFrom(UNSCALED, PER_30_DAYS, PER_MONTH), ([ladder, quantities], widths) => {
        const rules = ladderRules(ladder, widths);
        const schedule = scheduleOf(rules);
        for (const quantity of quantities) {
          const { blocks } = lineOf(billOf(schedule, rules, smallRequest({ from: JUNE.from, to: JUNE.to + 1 }, quantity)), "energy");
          const parts = blocks.map((block) => ({
            width: block.upper === null ? undefined : minus(rational(block.exact.upper ?? block.upper), rational(block.exact.lower ?? block.lower)),
            part: rational(block.exact.quantity ?? block.quantity),
          }));
          expect(shown(sumOf(parts.map(({ part }) => part)))).toBe(shown(rational(quantity)));
          expect(blocks.map(({ block }) => block)).toEqual(blocks.map((_, at) => at + 1));
          for (const [at, { width, part }] of parts.entries()) {
            if (width === undefined) expect(at).toBe(parts.length - 1);
            else if (at < parts.length - 1) expect(shown(part)).toBe(shown(width));
            else expect(order(part, width)).toBeLessThanOrEqual(0);
          }
        }
      }),
      RUNS,
    );
  });

  test("P07 on every generated bill: the parts of a marginal line's blocks add up to what was used", () => {
    const scenario = anyRules.chain((rules) => fc.tuple(fc.constant(rules), fc.array(anyRequest(rules), { minLength: 4, maxLength: 4 })));
    fc.assert(
      fc.property(scenario, ([rules, requests]) => {
        const schedule = scheduleOf(rules);
        const marginals = allLines(rules).filter(({ formula, exceptions }) => formula.kind === "through" && exceptions.length === 0);
        for (const request of requests) {
          const result = schedule.bill(requestJson(rules, request));
          if (result.kind === "refused") continue;
          const used = sumOf(request.pieces.flatMap(({ quantities }) => quantities.map(rational)));
          for (const { name } of marginals) {
            const parts = lineOf(result.bill, name).blocks.map(({ quantity, exact }) => rational(exact.quantity ?? quantity));
            expect([name, shown(sumOf(parts))]).toEqual([name, shown(used)]);
          }
        }
      }),
      RUNS,
    );
  });

  test("P08 widths are width x days / D, and over the parts of a period they add up to the whole", () => {
    const scenario = fc.record({
      ladder: anyLadder("any", 2),
      period: anyPeriod("gregorian"),
      widths: fc.constantFrom(PER_30_DAYS, PER_MONTH),
      cut: fc.nat(89),
    });
    fc.assert(
      fc.property(scenario, ({ ladder, period, widths, cut }) => {
        const rules = ladderRules(ladder, widths);
        const schedule = scheduleOf(rules);
        const days = period.to - period.from;
        const middle = period.from + (cut % days);
        const edges = (from: number, to: number): readonly Rational[] => {
          if (from === to) return ladder.edges.map(() => NONE);
          const { blocks } = lineOf(billOf(schedule, rules, smallRequest({ from, to }, "999999999")), "energy");
          return blocks.flatMap(({ upper, exact }) => (upper === null ? [] : rational(exact.upper ?? upper)));
        };
        const whole_ = edges(period.from, period.to);
        const [first, second] = [edges(period.from, middle), edges(middle, period.to)];
        expect(whole_.map(shown)).toEqual(ladder.edges.map((_, at) => shown(plus(first[at] ?? NONE, second[at] ?? NONE))));
        if (widths.days !== undefined)
          expect(whole_.map(shown)).toEqual(ladder.edges.map((edge) => shown(times(rational(edge), over(whole(days), whole(30))))));
      }),
      RUNS,
    );
  });
});

describe("a period in two parts", () => {
  const split = fc
    .record({ calendar: anyCalendar, ladder: anyLadder("any"), hundredths: fc.nat(100_000), cut: fc.nat(89), fee: fc.nat(900) })
    .chain((rest) => fc.record({ rest: fc.constant(rest), period: anyPeriod(rest.calendar) }));

  test("P09 even use billed in two parts costs the same, exactly before rounding and within a step after it", () => {
    fc.assert(
      fc.property(split, ({ rest, period }) => {
        const { calendar, ladder, hundredths, cut, fee } = rest;
        const price = steady(calendar, { name: "price", unit: ENERGY, widths: PER_30_DAYS }, ladderCells(ladder), ladder.edges);
        const daily = steady(calendar, { name: "fee", unit: { kind: "days", days: 30 } }, [[String(fee)]]);
        const items = [
          line("energy", marginal("price"), { scope: undefined }),
          exactLine("exact", marginal("price"), undefined),
          line("standing", { kind: "fee", rate: "fee" }, { scope: undefined }),
          exactLine("exact_standing", { kind: "fee", rate: "fee" }, undefined),
        ];
        const rules = smallRules({ calendar, rates: [price, daily], items });
        const schedule = scheduleOf(rules);
        const days = period.to - period.from;
        const middle = period.from + (cut % days);
        // The same hundredths of a unit each day, so that both parts are decimals.
        const part = (from: number, to: number): readonly Rational[] => {
          if (from === to) return items.map(() => NONE);
          const quantity = decimalText(over(whole(hundredths * (to - from)), whole(100)), 3);
          const bill = billOf(schedule, rules, smallRequest({ from, to }, quantity));
          return items.map(({ name }) => amountOf(bill, name));
        };
        const [first, second] = [part(period.from, middle), part(middle, period.to)];
        for (const [at, amount] of part(period.from, period.to).entries()) {
          const difference = size(minus(amount, plus(first[at] ?? NONE, second[at] ?? NONE)));
          if (items[at]?.memo === true) expect(shown(difference)).toBe("0");
          else expect(order(difference, rational("1.5"))).toBeLessThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  test("P10 uneven use in two parts never costs less than together where blocks rise, and never more where they fall", () => {
    const scenario = fc.constantFrom("rising" as const, "falling" as const).chain((prices) =>
      fc.record({
        prices: fc.constant(prices),
        ladder: anyLadder(prices, 2),
        first: fc.nat(900_000),
        second: fc.nat(900_000),
        cut: fc.integer({ min: 1, max: 29 }),
      }),
    );
    fc.assert(
      fc.property(scenario, ({ prices, ladder, first, second, cut }) => {
        const rules = ladderRules(ladder, PER_30_DAYS);
        const schedule = scheduleOf(rules);
        const cost = (from: number, to: number, thousandths: number): Rational =>
          amountOf(billOf(schedule, rules, smallRequest({ from, to }, decimalText(rational(`${thousandths}/1000`), 3))), "exact");
        const { from, to } = JUNE;
        const apart = plus(cost(from, from + cut, first), cost(from + cut, to, second));
        const together = cost(from, to, first + second);
        expect(order(apart, together) * (prices === "rising" ? 1 : -1)).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });
});

test("P23 a block shared in proportion to use is given out whole, each share but the last within half a step", () => {
  const scenario = fc.record({ ladder: anyLadder("any", 2), places: fc.nat(3), quantities: fc.array(fc.nat(2_000_000), { minLength: 3, maxLength: 3 }) });
  fc.assert(
    fc.property(scenario, ({ ladder, places, quantities }) => {
      const rate = steady("gregorian", { name: "price", unit: ENERGY, widths: UNSCALED }, ladderCells(ladder), ladder.edges);
      const joint = { kind: "through", rate: "price", whole: false, registers: { kind: "pro rata", places, mode: "half up" } } as const;
      const rules = smallRules({ dayparts: ["mid", "peak", "low"], rates: [rate], items: [line("energy", joint, { scope: undefined })] });
      const used = quantities.map((thousandths) => decimalText(rational(`${thousandths}/1000`), 3));
      const all = sumOf(used.map(rational));
      const { blocks } = lineOf(billOf(scheduleOf(rules), rules, smallRequest(JUNE, used)), "energy");
      const half = over(whole(1), whole(2 * 10 ** places));
      for (const row of new Set(blocks.map(({ block }) => block))) {
        const shares = blocks.filter(({ block }) => block === row);
        const width = least(all, rational(ladder.edges[row - 1] ?? shown(all)));
        const part = minus(width, rational(ladder.edges[row - 2] ?? "0"));
        expect(shown(sumOf(shares.map(({ quantity }) => rational(quantity))))).toBe(shown(part));
        for (const { daypart, quantity } of shares) {
          const at = ["mid", "peak", "low"].indexOf(daypart ?? "");
          const exact = over(times(part, rational(used[at] ?? "0")), all);
          const away = size(minus(rational(quantity), exact));
          expect(order(away, times(half, whole(at === 2 ? 2 : 1)))).toBeLessThanOrEqual(0);
        }
      }
    }),
    RUNS,
  );
});
