// Properties of whole bills: totals, taxes, least amounts, thresholds, reliefs, remainders.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Bill } from "../../src/index.ts";
import { amountOf, billOf, figureOf, lineOf, scheduleOf } from "../generators/billed.ts";
import { anyEnding, anyMode, anyPercent, anyPrice } from "../generators/parts.ts";
import { anyRequest } from "../generators/random-requests.ts";
import { anyRules } from "../generators/random-rules.ts";
import type { Rational } from "../generators/rational.ts";
import { decimalText, minus, most, NONE, order, over, plus, rational, roundTo, shown, size, sumOf, times, whole } from "../generators/rational.ts";
import type { Request } from "../generators/requests.ts";
import { requestJson, withFact } from "../generators/requests.ts";
import type { ExceptionRules, Rules } from "../generators/rules.ts";
import {
  anyLadder,
  anyQuantityNear,
  ENERGY,
  exactLine,
  ladderCells,
  line,
  marginal,
  smallRequest,
  smallRules,
  steady,
  UNSCALED,
} from "../generators/small-rules.ts";

const RUNS = { numRuns: 12 };
const MONTH = { from: 19875, to: 19905 };

const scenario = anyRules.chain((rules) => fc.tuple(fc.constant(rules), fc.array(anyRequest(rules), { minLength: 4, maxLength: 4 })));

/** Every generated bill that is not refused. */
function checkBills(check: (bill: Bill, rules: Rules, request: Request) => void): void {
  fc.assert(
    fc.property(scenario, ([rules, requests]) => {
      const schedule = scheduleOf(rules);
      for (const request of requests) {
        const result = schedule.bill(requestJson(rules, request));
        if (result.kind === "bill") check(result.bill, rules, request);
      }
    }),
    RUNS,
  );
}

/** What the bill says that the line or group comes to. */
function saidAmount(bill: Bill, name: string): Rational {
  const found = [...bill.lines, ...bill.groups].find((item) => item.name === name);
  return rational(found?.exact ?? found?.amount ?? "");
}

describe("every generated bill", () => {
  test("P01 the total is the lines and groups, and payable + carried + dropped = total + brought forward", () => {
    checkBills((bill, _rules, request) => {
      const counted = [...bill.lines.filter(({ memo, group }) => !memo && group === null), ...bill.groups];
      expect(shown(sumOf(counted.map(({ name }) => saidAmount(bill, name))))).toBe(shown(figureOf(bill, "total")));
      const settled = sumOf([figureOf(bill, "payable"), figureOf(bill, "carried"), figureOf(bill, "dropped")]);
      expect(shown(settled)).toBe(shown(plus(figureOf(bill, "total"), rational(request.broughtForward))));
    });
  });

  test("P02 where a line shows a quantity and a rate, their product is its amount, rounded as the rule rounds", () => {
    checkBills((bill, rules) => {
      const simple = rules.items.flatMap((item) => (item.kind === "line" && item.exceptions.length === 0 ? [item] : []));
      for (const { name, ending, formula } of simple) {
        const { quantity, rate, rate_unit, blocks } = lineOf(bill, name);
        // Six decimals are shown of a quantity that has no end: those are not judged here.
        if (quantity === null || rate === null || /\.\d{6}$/.test(quantity) || formula.kind === "demand" || blocks.length > 1) continue;
        const exact = times(times(rational(quantity), rational(rate)), perUnit(rate_unit ?? ""));
        const rounded = ending.word === "round" ? roundTo(exact, rational(ending.step), ending.mode) : exact;
        expect([name, shown(rounded)]).toEqual([name, shown(amountOf(bill, name))]);
      }
    });
  });

  test("P03 a percentage is of its base lines as they were rounded, and of no other", () => {
    checkBills((bill, rules) => {
      for (const item of rules.items) {
        if (item.kind === "group" || item.formula.kind !== "percent" || !("tag" in item.formula.of) || item.exceptions.length > 0) continue;
        const { tag } = item.formula.of;
        const { rate } = lineOf(bill, item.name);
        const base = sumOf(rules.items.filter(({ name, tags }) => tags.includes(tag) && name !== item.name).map(({ name }) => saidAmount(bill, name)));
        const tax = roundTo(times(over(rational(rate ?? ""), whole(100)), base), rational(item.ending.step), item.ending.mode);
        expect([item.name, shown(tax)]).toEqual([item.name, shown(amountOf(bill, item.name))]);
      }
    });
  });

  test("P38 what is payable is a multiple of the step, and the difference is carried or dropped, less than a step", () => {
    checkBills((bill, rules) => {
      const step = rational(rules.payable.step);
      expect(over(figureOf(bill, "payable"), step).bottom).toBe(1n);
      const rest = plus(figureOf(bill, "carried"), figureOf(bill, "dropped"));
      expect(order(size(rest), step)).toBeLessThan(0);
      expect(shown(figureOf(bill, rules.payable.remainder === "carry" ? "dropped" : "carried"))).toBe("0");
    });
  });

  test("P38 printed figures of lines are multiples of their steps, and the print difference says what they leave out", () => {
    checkBills((bill, rules) => {
      for (const item of rules.items) {
        const { printed } = [...bill.lines, ...bill.groups].find(({ name }) => name === item.name) ?? { printed: "" };
        expect([item.name, over(rational(printed), rational(item.ending.step)).bottom]).toEqual([item.name, 1n]);
      }
      const counted = [...bill.lines.filter(({ memo, group }) => !memo && group === null), ...bill.groups];
      const difference = minus(sumOf(counted.map(({ printed }) => rational(printed))), figureOf(bill, "total"));
      expect(shown(figureOf(bill, "print_difference"))).toBe(shown(difference));
    });
  });
});

/** `IRR per 30 days` for one day; `%` in hundredths. */
function perUnit(unit: string): Rational {
  const days = / per (\d+) days$/.exec(unit)?.[1];
  return over(whole(1), whole(unit === "%" ? 100 : days === undefined ? 1 : Number(days)));
}

/** Energy, a standing fee, a relief for the rural, a percentage of both, and at least so much. */
const household = fc.record({
  ladder: anyLadder("any"),
  fee: anyPrice,
  floor: anyPrice,
  percent: anyPercent,
  relief: fc.constantFrom("0", "12.5", "50", "100"),
  ending: anyEnding("IRR").map((ending) => ({ ...ending, word: "round" as const })),
  payable: fc.record({ mode: anyMode, step: fc.constantFrom("1", "1000", "0.05", "25"), remainder: fc.constant("carry" as const) }),
});

type Household = typeof household extends fc.Arbitrary<infer T> ? T : never;

function householdRules({ ladder, fee, floor, percent, relief, ending, payable }: Household, parts: { readonly minimum: boolean } = { minimum: true }): Rules {
  const calendar = "gregorian";
  const rural: ExceptionRules = { name: "rural", over: [], field: "rural", value: "yes", percent: relief };
  const minimum = line("minimum", { kind: "least", rate: "floor", tag: "charged" }, { scope: "over bill", ending });
  return smallRules({
    calendar,
    rates: [
      steady(calendar, { name: "price", unit: ENERGY, widths: UNSCALED }, ladderCells(ladder), ladder.edges),
      steady(calendar, { name: "fee", unit: { kind: "days", days: 1 } }, [[fee]]),
      steady(calendar, { name: "tax", unit: { kind: "percent" } }, [[percent]]),
      steady(calendar, { name: "floor", unit: { kind: "days", days: 1 } }, [[floor]]),
    ],
    items: [
      line("energy", marginal("price"), { tags: ["charged", "taxed"], ending, exceptions: [rural] }),
      exactLine("energy_exact", marginal("price"), undefined),
      line("standing", { kind: "fee", rate: "fee" }, { tags: ["charged", "taxed"], scope: undefined, ending }),
      line("vat", { kind: "percent", rate: "tax", of: { tag: "taxed" } }, { scope: undefined, ending }),
      ...(parts.minimum ? [minimum] : []),
    ],
    payable,
  });
}

const householdCase = household.chain((rules) =>
  fc.record({ household: fc.constant(rules), quantities: fc.array(anyQuantityNear(rules.ladder.edges.map(rational)), { minLength: 6, maxLength: 6 }) }),
);

describe("a household's bill", () => {
  test("P18 nothing is below zero where no figure of the rules is", () => {
    fc.assert(
      fc.property(householdCase, ({ household: parts, quantities }) => {
        const rules = householdRules(parts);
        const schedule = scheduleOf(rules);
        for (const quantity of quantities) {
          const bill = billOf(schedule, rules, smallRequest(MONTH, quantity));
          const figures = [...bill.lines.map(({ name }) => amountOf(bill, name)), figureOf(bill, "total"), figureOf(bill, "payable")];
          expect(figures.filter(({ top }) => top < 0n)).toEqual([]);
          const relieved = billOf(schedule, rules, withFact(smallRequest(MONTH, quantity), "rural", "yes"));
          expect(order(amountOf(relieved, "energy"), amountOf(bill, "energy"))).toBeLessThanOrEqual(0);
          expect(amountOf(relieved, "energy").top >= 0n).toBe(true);
        }
      }),
      RUNS,
    );
  });

  test("P19 with a least amount the charges come up to it, never lower than without it, and more of it changes nothing", () => {
    fc.assert(
      fc.property(householdCase, ({ household: parts, quantities }) => {
        const [rules, without] = [householdRules(parts), householdRules(parts, { minimum: false })];
        const [schedule, bare] = [scheduleOf(rules), scheduleOf(without)];
        const floor = times(rational(parts.floor), whole(MONTH.to - MONTH.from));
        for (const quantity of quantities) {
          const request = smallRequest(MONTH, quantity);
          const bill = billOf(schedule, rules, request);
          const charged = plus(amountOf(bill, "energy"), amountOf(bill, "standing"));
          const topUp = roundTo(most(NONE, minus(floor, charged)), rational(parts.ending.step), parts.ending.mode);
          expect(shown(amountOf(bill, "minimum"))).toBe(shown(topUp));
          expect(order(figureOf(bill, "total"), figureOf(billOf(bare, without, request), "total"))).toBeGreaterThanOrEqual(0);
          const again = roundTo(most(NONE, minus(floor, most(charged, floor))), rational(parts.ending.step), parts.ending.mode);
          expect(shown(again)).toBe("0");
        }
      }),
      RUNS,
    );
  });

  test("P21 a relief never raises the amount due, and what it takes off is itself and the tax on it", () => {
    fc.assert(
      fc.property(householdCase, ({ household: parts, quantities }) => {
        const rules = householdRules(parts, { minimum: false });
        const schedule = scheduleOf(rules);
        for (const quantity of quantities) {
          const request = smallRequest(MONTH, quantity);
          const [full, relieved] = [billOf(schedule, rules, request), billOf(schedule, rules, withFact(request, "rural", "yes"))];
          const off = minus(amountOf(full, "energy"), amountOf(relieved, "energy"));
          const taxOff = minus(amountOf(full, "vat"), amountOf(relieved, "vat"));
          const step = rational(parts.ending.step);
          expect(order(off, NONE)).toBeGreaterThanOrEqual(0);
          expect(order(figureOf(relieved, "payable"), figureOf(full, "payable"))).toBeLessThanOrEqual(0);
          expect(shown(minus(figureOf(full, "total"), figureOf(relieved, "total")))).toBe(shown(plus(off, taxOff)));
          const relief = times(amountOf(full, "energy_exact"), over(minus(whole(100), rational(parts.relief)), whole(100)));
          expect(order(size(minus(off, relief)), times(step, whole(2)))).toBeLessThanOrEqual(0);
          expect(order(size(minus(taxOff, times(off, over(rational(parts.percent), whole(100))))), times(step, whole(2)))).toBeLessThanOrEqual(0);
        }
      }),
      RUNS,
    );
  });

  test("P22 over a chain of bills the payments and the last remainder are all that was charged and the first remainder", () => {
    fc.assert(
      fc.property(householdCase, fc.constantFrom("0", "640", "-3.5"), ({ household: parts, quantities }, first) => {
        const rules = householdRules(parts);
        const schedule = scheduleOf(rules);
        let carried: string = first;
        let [billed, charged] = [NONE, NONE];
        for (const [at, quantity] of quantities.entries()) {
          const request = smallRequest({ from: MONTH.from + at * 30, to: MONTH.to + at * 30 }, quantity, { broughtForward: carried });
          const bill = billOf(schedule, rules, request);
          billed = plus(billed, figureOf(bill, "payable"));
          charged = plus(charged, figureOf(bill, "total"));
          carried = bill.carried;
          expect(order(size(rational(carried)), rational(parts.payable.step))).toBeLessThan(0);
        }
        expect(shown(plus(billed, rational(carried)))).toBe(shown(plus(charged, rational(first))));
      }),
      RUNS,
    );
  });

  test("P14 k times every price is k times every exact amount", () => {
    const scaled = fc
      .tuple(anyRules, fc.integer({ min: 2, max: 9 }))
      .chain(([rules, k]) => fc.tuple(fc.constant(rules), fc.constant(k), fc.array(anyRequest(rules), { minLength: 3, maxLength: 3 })));
    fc.assert(
      fc.property(scaled, ([rules, k, requests]) => {
        const [base, dearer] = [unrounded(rules), unrounded(dearerBy(rules, k))];
        const [schedule, other] = [scheduleOf(base), scheduleOf(dearer)];
        for (const request of requests) {
          const [before, after] = [schedule.bill(requestJson(base, request)), other.bill(requestJson(dearer, request))];
          expect(after.kind).toBe(before.kind);
          if (before.kind === "refused" || after.kind === "refused") continue;
          for (const { name } of before.bill.lines)
            expect([name, shown(amountOf(after.bill, name))]).toEqual([name, shown(times(amountOf(before.bill, name), whole(k)))]);
        }
      }),
      RUNS,
    );
  });
});

/** Every line of its own, `memo` and exact: those that only read others stay out, for they read rounded amounts. */
function unrounded(rules: Rules): Rules {
  const lines = rules.items
    .flatMap((item) => (item.kind === "group" ? item.lines : [item]))
    .filter(({ formula }) => !["percent", "least", "threshold"].includes(formula.kind));
  const exact = lines.map((item) => ({
    ...item,
    memo: true,
    tags: [],
    scope: item.scope === "each segment, over bill" ? ("each segment" as const) : item.scope,
    ending: { ...item.ending, word: "print" as const },
  }));
  return { ...rules, items: exact };
}

function dearerBy(rules: Rules, k: number): Rules {
  const times_ = (cell: string): string => decimalText(times(rational(cell), whole(k)), 3);
  const rates = rules.rates.map((rate) =>
    rate.unit.kind === "percent"
      ? rate
      : { ...rate, versions: rate.versions.map((version) => ({ ...version, cells: version.cells.map((row) => row.map(times_)) })) },
  );
  return { ...rules, rates };
}

describe("a threshold", () => {
  test("P20 at the quantity itself <, <=, > and >= say what they say, and a thousandth to either side", () => {
    const at = fc.record({
      quantity: fc.constantFrom("0.001", "100", "250.5", "999999"),
      sign: fc.constantFrom("<", "<=", ">", ">="),
      amount: fc.integer({ min: 1, max: 9_999 }).map(String),
    });
    fc.assert(
      fc.property(at, ({ quantity, sign, amount }) => {
        const rules = smallRules({ rates: [], items: [line("relief", { kind: "threshold", sign, quantity, amount }, { scope: "over bill" })] });
        const schedule = scheduleOf(rules);
        const beside = (off: number): string => decimalText(plus(rational(quantity), rational(`${off}/1000`)), 3);
        const found = [-1, 0, 1].map((off) => shown(amountOf(billOf(schedule, rules, smallRequest(MONTH, beside(off))), "relief")));
        const wanted = { "<": [amount, "0", "0"], "<=": [amount, amount, "0"], ">": ["0", "0", amount], ">=": ["0", amount, amount] }[sign];
        expect(found).toEqual(wanted);
      }),
      RUNS,
    );
  });

  test("P20 a band holds its upper edge, and the next begins over it", () => {
    fc.assert(
      fc.property(anyLadder("any", 2), (ladder) => {
        const rate = steady("gregorian", { name: "fee", unit: { kind: "bill" }, widths: UNSCALED }, ladderCells(ladder), ladder.edges);
        const rules = smallRules({ rates: [rate], items: [exactLine("band", { kind: "band", rate: "fee" }, "over bill")] });
        const schedule = scheduleOf(rules);
        const at = (quantity: Rational): string => shown(amountOf(billOf(schedule, rules, smallRequest(MONTH, decimalText(quantity, 3))), "band"));
        for (const [row, edge] of ladder.edges.entries()) {
          expect(at(minus(rational(edge), rational("0.001")))).toBe(shown(rational(ladder.prices[row] ?? "")));
          expect(at(rational(edge))).toBe(shown(rational(ladder.prices[row] ?? "")));
          expect(at(plus(rational(edge), rational("0.001")))).toBe(shown(rational(ladder.prices[row + 1] ?? "")));
        }
      }),
      RUNS,
    );
  });
});
