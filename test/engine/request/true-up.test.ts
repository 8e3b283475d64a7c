// True-up: an actual reading after estimated bills, re-priced over the days on which the energy was used.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Bill } from "../../../src/engine/bill.ts";
import { billFromTrace } from "../../../src/engine/bill-from-trace.ts";
import { evaluate } from "../../../src/engine/evaluate.ts";
import { explain } from "../../../src/engine/explain/explain.ts";
import type { Facts } from "../../../src/engine/facts.ts";
import { requestReader } from "../../../src/engine/request/request-reader.ts";
import { evaluateWithTrueUp } from "../../../src/engine/request/true-up.ts";
import type { Exact } from "../../../src/values/exact.ts";
import { add, exactFromText, fractionText, isZero, subtract, ZERO } from "../../../src/values/exact.ts";
import { factsOf, planOf, problemsOf, YARD } from "./plan-of.ts";

const plan = planOf(YARD);
const read = requestReader(plan);

const account = { class: "home", households: "1" } as const;
const month = (from: string, to: string, active: string): unknown => ({ period: { from, to }, usage: { active } });

/** Read on 1393-11-01 and again on 1394-02-01: 30, 29 and 31 days in between; the rates change on 1394-01-01. */
function closing(previous: number, current: number, first: number, second: number): Record<string, unknown> {
  return {
    id: "t",
    account,
    period: { from: "1394-01-01", to: "1394-02-01" },
    readings: [{ register: "active", previous: `${previous}`, current: `${current}` }],
    true_up: { from: "1393-11-01", estimated: [month("1393-11-01", "1393-12-01", `${first}`), month("1393-12-01", "1394-01-01", `${second}`)] },
  };
}

function billOf(request: unknown): Bill {
  const reading = read(request);
  if (reading.kind === "refused") throw new Error(reading.failures.map(({ message }) => message).join("\n"));
  const result = evaluateWithTrueUp(evaluate, plan, reading.facts, reading.trueUp);
  if ("kind" in result) throw new Error(result.message);
  return billFromTrace(result.trace, "fa", { request: reading.hash, adjustments: result.adjustments });
}

const exact = (text: string | undefined): Exact => exactFromText(text ?? "") ?? ZERO;
const sum = (values: readonly Exact[]): Exact => values.reduce(add, ZERO);
const usageOf = (facts: Facts): Exact => sum((facts.usage["active"] ?? []).map(({ quantities }) => quantities[""] ?? ZERO));

// 900 kWh in 90 days: 300, 290 and 310 by days. 1393: 30 days 100 x 300 + 200 x 450 = 120,000; 29 days 96 2/3 x 300 + 193 1/3 x 450 = 116,000.
// Estimated 150 each: 100 x 300 + 50 x 450 = 52,500; 96 2/3 x 300 + 53 1/3 x 450 = 53,000. Differences 67,500 and 63,000.
// 1394: 31 days 103 1/3 x 310 + 206 2/3 x 500 = 135,366 2/3 -> 135,367, and a fee of 1,000 x 31/30 = 1,033. Total 266,900.
test("900 kWh over 90 days after two estimates of 150", () => {
  const bill = billOf(closing(1_000, 1_900, 150, 150));
  expect(bill.lines.map(({ name, amount, memo }) => `${name} ${amount}${memo ? " memo" : ""}`)).toEqual([
    "energy 135367",
    "subscription 1033",
    "true_up.energy 67500",
    "true_up.energy 63000",
  ]);
  expect(bill.lines[2]?.label).toBe("مابه‌التفاوت قبض علی‌الحساب، بهای انرژی، از 1393-11-01 تا پیش از 1393-12-01");
  expect(bill.lines[2]?.version).toEqual(["price from 1393-01-01"]);
  expect({ total: bill.total, payable: bill.payable, carried: bill.carried }).toEqual({ total: "266900", payable: "266000", carried: "900" });
  expect(bill.receipt.versions).toEqual(["price from 1394-01-01", "fee from 1393-01-01", "price from 1393-01-01"]);
});

test("estimates that were right leave no line", () => {
  const bill = billOf(closing(0, 900, 300, 290));
  expect(bill.lines.map(({ name }) => name)).toEqual(["energy", "subscription"]);
});

test("estimates that were too high come back as money", () => {
  const bill = billOf(closing(0, 90, 400, 29));
  expect(bill.lines.filter(({ name }) => name.startsWith("true_up")).map(({ amount }) => amount)).toEqual(["-156000"]);
});

test("P30 estimates + true-up quantity = actual advance; money true-up = bill(actual spread) - bill(estimates), exactly", () => {
  const quantity = fc.nat(2_000);
  fc.assert(
    fc.property(quantity, quantity, quantity, (advance, first, second) => {
      const request = closing(5, 5 + advance, first, second);
      const reading = read(request);
      if (reading.kind === "refused" || reading.trueUp === undefined) throw new Error("refused");
      const estimates = sum(reading.trueUp.map(({ estimate }) => usageOf(estimate)));
      const differences = sum(reading.trueUp.map(({ actual, estimate }) => subtract(usageOf(actual), usageOf(estimate))));
      expect(fractionText(add(add(estimates, differences), usageOf(reading.facts)))).toBe(`${advance}`);

      const totals = (facts: Facts): Exact => exact(totalOf(facts));
      const money = sum(reading.trueUp.map(({ actual, estimate }) => subtract(totals(actual), totals(estimate))));
      const bill = billOf(request);
      const lines = sum(bill.lines.filter(({ name }) => name.startsWith("true_up.")).map(({ amount, exact: fraction }) => exact(fraction ?? amount)));
      expect(isZero(subtract(lines, money))).toBe(true);
      expect(fractionText(subtract(exact(bill.total), lines))).toBe(totalOf(reading.facts));
      expect(fractionText(add(exact(bill.payable), exact(bill.carried)))).toBe(bill.total);
    }),
    { numRuns: 40 },
  );
});

test("the actual share of an earlier period is that of its days, also over a meter exchange", () => {
  const request = {
    ...closing(0, 0, 1, 1),
    readings: [
      { register: "active", previous: "0", current: "60", from: "1393-11-01", to: "1393-12-16" },
      { register: "active", previous: "0", current: "45", from: "1393-12-16", to: "1394-02-01" },
    ],
  };
  const reading = read(request);
  const shares = reading.kind === "read" ? (reading.trueUp ?? []).map(({ actual }) => fractionText(usageOf(actual))) : [];
  // 60 in 45 days: 40 in 30, 20 in 15. 45 in 45 days: 14 in the rest of the month (29 - 15 days), 31 in the last.
  expect(shares).toEqual(["40", "34"]);
  expect(reading.kind === "read" ? fractionText(usageOf(reading.facts)) : "").toBe("31");
});

test("a level holds in each earlier period as it is", () => {
  const shop = {
    id: "s",
    account: { class: "shop" },
    period: { from: "1394-02-01", to: "1394-03-01" },
    usage: { split: { mid: "62", peak: "0" }, big: "2", demand: "30" },
    charges: { transit: "0" },
    true_up: {
      from: "1394-01-01",
      estimated: [
        { period: { from: "1394-01-01", to: "1394-02-01" }, usage: { split: { mid: "10", peak: "1" }, big: "1", demand: "25" }, charges: { transit: "0" } },
      ],
    },
  };
  // Split 31 x 100 less 10 x 100 + 1 x 250; big 1,000 less 1,000: no line; demand 30 less 25.
  expect(
    billOf(shop)
      .lines.filter(({ name }) => name.startsWith("true_up"))
      .map(({ name, amount }) => `${name} ${amount}`),
  ).toEqual(["true_up.split 1850", "true_up.demand 5"]);
});

test.each([
  [
    { true_up: { from: "1394-01-01", estimated: [month("1393-11-01", "1393-12-01", "1")] } },
    [
      "request-invalid: true_up.from: it is not before the period; give the day of the last actual reading; without earlier estimated bills leave `true_up` out",
    ],
  ],
  [
    { true_up: { from: "1393-11-01", estimated: [] } },
    ["request-invalid: true_up.estimated: the number of estimated bills is not 1 .. 24; give the estimated bills since the last actual reading, at most 24"],
  ],
  [
    { true_up: { from: "1393-11-01", estimated: [month("1393-11-01", "1393-12-01", "1")] } },
    [
      "request-invalid: true_up.estimated: the estimated bills leave a gap from 1393-12-01 to 1394-01-01; give those from 1393-11-01 to 1394-01-01, each once, in order",
    ],
  ],
  [
    { true_up: { from: "1392-11-01", estimated: [month("1392-11-01", "1394-01-01", "1")] } },
    [
      "request-invalid: true_up.estimated[0].period: it has 424 days; bill at most 400 days at once",
      "outside-horizon: the period 1392-11-01 .. 1394-01-01 is not inside the horizon 1393-01-01 .. 1396-01-01; bill a period inside the horizon, or extend the rule file",
    ],
  ],
  [
    { readings: undefined, usage: { active: [{ from: "1394-01-01", to: "1394-02-01", quantity: "3" }] } },
    ["request-invalid: usage.active: the pieces leave a gap from 1393-11-01 to 1394-01-01; give pieces in order that cover 1393-11-01 to 1394-02-01 once"],
  ],
] as const)("refused: %j", (change, expected) => {
  expect(problemsOf(plan, { ...closing(0, 900, 1, 1), ...change })).toEqual(expected);
});

test("a failure in an earlier bill names that bill", () => {
  const request = { ...closing(0, 900, 1, 1), true_up: { from: "1393-12-01", estimated: [{ period: { from: "1393-12-01", to: "1394-01-01" }, usage: {} }] } };
  const facts = factsOf(plan, request);
  const reading = read(request);
  const result = reading.kind === "read" ? evaluateWithTrueUp(evaluate, plan, facts, reading.trueUp) : undefined;
  expect(result).toMatchObject({
    kind: "failure",
    code: "fact-missing",
    message: "in the estimated bill 1393-12-01 .. 1394-01-01: usage.active is needed and not given",
  });
});

test("the explanation shows the actual figure, the estimate and the difference", () => {
  const reading = read(closing(1_000, 1_900, 150, 150));
  if (reading.kind === "refused") throw new Error("refused");
  const result = evaluateWithTrueUp(evaluate, plan, reading.facts, reading.trueUp);
  if ("kind" in result) throw new Error(result.message);
  const text = explain(result.trace, "en", result.adjustments);
  expect(text).toContain("True-up of Energy, 1393-11-01 to 1393-12-01: 67,500 IRR\n  Actual 120,000 IRR, less estimated 52,500 IRR: 67,500 IRR\n");
  expect(text).toContain(
    "Energy 135,367 + Fee 1,033 + True-up of Energy, 1393-11-01 to 1393-12-01 67,500 + True-up of Energy, 1393-12-01 to 1394-01-01 63,000 = 266,900 IRR",
  );
});

function totalOf(facts: Facts): string {
  const trace = evaluate(plan, facts);
  return trace.kind === "failure" ? trace.message : fractionText(trace.total);
}

// 60 days, 100 kWh: 51 2/3 in January as a shop, whose lines keep mills: 0.67166... -> 0.672. What the estimate left is taken off it.
const moved = planOf(`
schedule moved { currency USD to 2 decimals  calendar gregorian  zone UTC  weekend sunday  horizon 2024-01-01 to 2025-01-01 }
account { kind: shop | home }
usage { active: kWh 0 .. 10_000 to 1 decimal }
rate price: USD/kWh { from 2024-01-01 example: 0.013 }
tariff shop {
  for account.kind = shop
  line energy = price * usage.active round half up to 0.001 USD
  payable = total + brought_forward round half up to 0.01 USD drop remainder
}
tariff home {
  for account.kind = home
  line energy = price * usage.active round half up to 0.01 USD
  payable = total + brought_forward
}
`);

function movedBill(estimate: string, kind: string): ReturnType<typeof evaluateWithTrueUp> {
  const reading = requestReader(moved)({
    id: "m",
    account: {
      kind: [
        { from: "2024-01-01", value: "shop" },
        { from: "2024-02-01", value: kind },
      ],
    },
    period: { from: "2024-02-01", to: "2024-03-01" },
    readings: [{ register: "active", previous: "0", current: "100" }],
    true_up: { from: "2024-01-01", estimated: [{ period: { from: "2024-01-01", to: "2024-02-01" }, usage: { active: estimate } }] },
  });
  if (reading.kind === "refused") throw new Error(reading.failures.map(({ message }) => message).join("\n"));
  return evaluateWithTrueUp(evaluate, moved, reading.facts, reading.trueUp);
}

test("a true-up of another tariff's bills is refused where it is finer than what can be paid", () => {
  // 30 x 0.013 = 0.390: 0.282 more. 0.9 x 0.013 = 0.0117 -> 0.012: 0.66 more, and 48 1/3 x 0.013 = 0.62833... -> 0.63.
  expect(movedBill("30", "home")).toMatchObject({
    code: "true-up-too-fine",
    message: "the true-up of earlier bills comes to 0.282 USD, and tariff `home` can neither bill nor carry what is finer than 0.01 USD",
    where: "true_up",
  });
  const whole = movedBill("0.9", "home");
  expect("kind" in whole ? whole.message : fractionText(whole.trace.payable.payable)).toBe("1.29");
  // 0.282 + 0.628 = 0.910 under the tariff that rounds and drops.
  const rounded = movedBill("30", "shop");
  expect("kind" in rounded ? rounded.message : fractionText(rounded.trace.payable.payable)).toBe("0.91");
});
