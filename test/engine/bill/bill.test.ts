// The bill from a trace: its figures, labels, columns, marks and receipt; and that it adds up.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { billSheet } from "../../../cli/render-sheet.ts";
import { amountText } from "../../../src/engine/bill/amount-text.ts";
import type { Bill } from "../../../src/engine/bill.ts";
import { billFromTrace } from "../../../src/engine/bill-from-trace.ts";
import { evaluate } from "../../../src/engine/evaluate.ts";
import type { Plan } from "../../../src/engine/plan.ts";
import { planFromJson } from "../../../src/engine/plan-from-json.ts";
import { requestReader } from "../../../src/engine/request/request-reader.ts";
import { load } from "../../../src/index.ts";
import type { Exact } from "../../../src/values/exact.ts";
import { add, exactFromText, fractionText, subtract, ZERO } from "../../../src/values/exact.ts";
import { schedulesBelow } from "../../rule-sets.ts";
import { HOME, planOf, SHOP, YARD } from "../request/plan-of.ts";

const yard = planOf(YARD);
const example = (name: string): Plan => planOf(readFileSync(new URL(`../../../examples/${name}/rules.mizan`, import.meta.url), "utf8"));

function billOf(plan: Plan, request: unknown, language?: string): Bill {
  const reading = requestReader(plan)(request);
  if (reading.kind === "refused") throw new Error(reading.failures.map(({ message }) => message).join("\n"));
  const trace = evaluate(plan, reading.facts);
  if (trace.kind === "failure") throw new Error(trace.message);
  return billFromTrace(trace, language, { request: reading.hash, adjustments: [] });
}

const household = example("household");
const HOUSEHOLD = {
  id: "h",
  account: { class: "residential", rural: "no", households: "1" },
  period: { from: "1394-03-01", to: "1394-04-01" },
  usage: { active: "230" },
} as const;

// The example's own arithmetic: 103 1/3 x 409 + 103 1/3 x 477 + 23 1/3 x 1023 = 115,423 1/3; 1,000 x 31/30; 9% of 116,456.
test("the household of the example", () => {
  const bill = billOf(household, HOUSEHOLD, "fa");
  const figures = ({ name, label, quantity, unit, rate, rate_unit, amount }: Bill["lines"][number]): unknown => [
    name,
    label,
    quantity,
    unit,
    rate,
    rate_unit,
    amount,
  ];
  expect(bill.lines.map(figures)).toEqual([
    ["energy", "بهای انرژی", "230", "kWh", null, null, "115423"],
    ["subscription", "آبونمان", "31", "day", "1000", "IRR per 30 days", "1033"],
    ["tax", "مالیات بر ارزش افزوده", "116456", "IRR", "9", "%", "10481"],
  ]);
  expect(bill).toMatchObject({ total: "126937", payable: "126000", carried: "937", dropped: "0", print_difference: "0", brought_forward: "0", exact: {} });
  expect(bill).toMatchObject({
    kind: "bill",
    id: "h",
    tariff: "residential",
    label: "خانگی",
    currency: "IRR",
    period: { from: "1394-03-01", to: "1394-04-01", days: 31 },
  });
});

test("blocks, with fractions where no decimal is exact", () => {
  const [energy] = billOf(household, HOUSEHOLD).lines;
  const span = { from: "1394-03-01", to: "1394-04-01", table: "energy_price", daypart: null, unit: "kWh", rate_unit: "IRR/kWh" };
  expect(energy?.blocks).toEqual([
    {
      ...span,
      block: 1,
      lower: "0",
      upper: "103.333333",
      quantity: "103.333333",
      rate: "409",
      amount: "42263.333333",
      exact: { upper: "310/3", quantity: "310/3", amount: "126790/3" },
    },
    {
      ...span,
      block: 2,
      lower: "103.333333",
      upper: "206.666667",
      quantity: "103.333333",
      rate: "477",
      amount: "49290",
      exact: { lower: "310/3", upper: "620/3", quantity: "310/3" },
    },
    { ...span, block: 3, lower: "206.666667", upper: null, quantity: "23.333333", rate: "1023", amount: "23870", exact: { lower: "620/3", quantity: "70/3" } },
  ]);
});

test("citations, versions and marks of what was used, and of nothing else", () => {
  const bill = billOf(household, HOUSEHOLD);
  expect(bill.lines.map(({ cites, version }) => [cites, version])).toEqual([
    [['booklet_1394 "residential, normal zone"'], ["energy_price from 1394-01-01"]],
    [[], ["subscription_fee from 1393-01-01"]],
    [["vat_note"], ["vat from 1394-01-01"]],
  ]);
  expect(bill.marks).toEqual([
    { kind: "unverified", what: "source booklet_1394", words: "Residential rates of 1394" },
    { kind: "example", what: "rate subscription_fee from 1393-01-01", words: null },
    { kind: "unverified", what: "source vat_note", words: "Value added tax by year" },
  ]);
});

const CONSIDERED = planOf(`
schedule town "Town" {
  currency IRR to 0 decimals  calendar gregorian  zone UTC  weekend friday  horizon 2024-01-01 to 2025-01-01
}
source sheet "Sheet"
source press "A newspaper" unverified
source law "Law"
account { class: home | shop }
usage { active: kWh 0 .. 1_000 to 0 decimals }
rate price: IRR/kWh { from 2024-01-01 cites sheet "row 1": 10 }
rate few: kWh { from 2024-01-01 cites press "page 4": 100 }
rate many: kWh { from 2024-01-01 cites law "art. 9": 300 }
tariff all {
  for account.class in (home, shop)
  line energy cites sheet "table" = usage.active * price round half up to 1 IRR
  exception poor to energy when usage.active < few cites press "page 5" = 0 IRR
  exception rich to energy when usage.active > many cites law "art. 8" = 200% * base
  payable = total + brought_forward
}
`);

test.each([
  ["200", [], ['sheet "table"', 'sheet "row 1"']],
  ["99", ["poor"], ['sheet "table"', 'press "page 5"', 'press "page 4"']],
  ["301", ["rich"], ['sheet "table"', 'law "art. 8"', 'law "art. 9"', 'sheet "row 1"']],
])("at %s kWh a line cites what made its figure, and bears the marks of all that it asked", (active, exceptions, cites) => {
  const bill = billOf(CONSIDERED, { id: "1", account: { class: "home" }, period: { from: "2024-03-01", to: "2024-04-01" }, usage: { active } });
  expect(bill.lines[0]).toMatchObject({ exceptions, cites });
  expect(new Set(bill.lines[0]?.version)).toEqual(
    new Set([...(active === "99" ? [] : ["price from 2024-01-01"]), "few from 2024-01-01", "many from 2024-01-01"]),
  );
  expect(bill.marks).toEqual([{ kind: "unverified", what: "source press", words: "A newspaper" }]);
});

test("over a change of rates: a block of each segment, no one rate, both versions", () => {
  const [energy] = billOf(household, { ...HOUSEHOLD, period: { from: "1393-12-20", to: "1394-01-11" }, usage: { active: "22" } }).lines;
  expect(energy).toMatchObject({ quantity: "22", rate: null, version: ["energy_price from 1393-01-01", "energy_price from 1394-01-01"] });
  // 1393-12 has 29 days: 10 of the 20 days lie on each side.
  expect(energy?.blocks.map(({ from, to, quantity, rate }) => [from, to, quantity, rate])).toEqual([
    ["1393-12-20", "1394-01-01", "11", "372"],
    ["1394-01-01", "1394-01-11", "11", "409"],
  ]);
});

// 50% of 1,033 1/3 is 516 2/3.
test("an exception taken is named, its citation counts, and its own product is shown", () => {
  const bill = billOf(household, { ...HOUSEHOLD, account: { ...HOUSEHOLD.account, rural: "yes" } });
  expect(bill.lines[1]).toMatchObject({
    amount: "517",
    exceptions: ["rural"],
    cites: ["vat_note"],
    quantity: "1033.333333",
    unit: "IRR",
    rate: "50",
    rate_unit: "%",
  });
});

test("estimated pieces and untranslatable clauses are marked", () => {
  const pieces = [
    { from: "1394-03-01", to: "1394-03-11", quantity: "1", estimated: true },
    { from: "1394-03-11", to: "1394-04-01", quantity: "2" },
  ];
  expect(billOf(yard, { ...HOME, usage: { active: pieces } }).marks).toEqual([
    { kind: "estimated", what: "usage active 1394-03-01 .. 1394-03-11", words: null },
  ]);
  const { marks, payable } = billOf(household, { ...HOUSEHOLD, account: { class: "public" } });
  expect(marks).toEqual([{ kind: "untranslatable", what: "Public tariffs are set case by case.", words: "the sheet gives no rates" }]);
  expect(payable).toBe("0");
});

test("a line that is only printed: its exact figure is added, the difference is shown", () => {
  const text = YARD.replace("each segment, over bill round half up to 1 IRR", "each segment print half up to 1 IRR").replace(
    "total + brought_forward round",
    "(total + brought_forward round half up to 1 IRR) round",
  );
  const bill = billOf(planOf(text), HOME);
  // 103 1/3 x 310 + 126 2/3 x 500 = 95,366 2/3, shown as 95,367; with 1,033 in all 96,399 2/3, which the payable takes as 96,400: 96,000 of them are asked for, the rest is carried.
  expect(bill.lines[0]).toMatchObject({ amount: "95367", exact: "286100/3", printed: "95367" });
  expect(bill).toMatchObject({ total: "96399.666667", print_difference: "0.333333", payable: "96000", carried: "399.666667" });
  expect(bill.exact).toEqual({ total: "289199/3", print_difference: "1/3", carried: "1199/3" });
});

test("the receipt names engine, language, plan, request, knowledge and versions", () => {
  const bill = billOf(household, { ...HOUSEHOLD, known: "1395-01-01" });
  expect(bill.receipt).toMatchObject({ engine: "0.1.0", language: 1, plan: household.hash, known: "1395-01-01" });
  expect(bill.receipt.request).toMatch(/^[0-9a-f]{64}$/);
  expect(bill.receipt.versions).toEqual(["energy_price from 1394-01-01", "subscription_fee from 1393-01-01", "vat from 1394-01-01"]);
  expect(billOf(household, HOUSEHOLD).receipt.known).toBeNull();
});

test("a language without labels gets the default ones, and names where there are none", () => {
  expect(billOf(household, HOUSEHOLD, "de").lines.map(({ label }) => label)).toEqual(["Energy", "Subscription", "Value added tax"]);
  expect(billOf(yard, SHOP, "constructor").lines.map(({ label }) => label)).toEqual(["split", "big", "demand", "passed_on"]);
});

const exact = (text: string): Exact => exactFromText(text) ?? ZERO;
const requests = fc.record({
  households: fc.integer({ min: 1, max: 20 }),
  use: fc.nat(50_000_000).map((thousandths) => `${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, "0")}`),
  start: fc.nat(300),
  brought: fc.integer({ min: -5_000, max: 5_000 }),
});

function requestOf({ households, use, start, brought }: { households: number; use: string; start: number; brought: number }): unknown {
  const month = 1 + (start % 12);
  const date = (months: number): string =>
    `${1393 + Math.floor((months - 1) / 12)}-${String(((months - 1) % 12) + 1).padStart(2, "0")}-${String((start % 29) + 1)}`.replace(/-(\d)$/, "-0$1");
  return {
    id: "p",
    account: { class: "home", households: `${households}` },
    period: { from: date(month), to: date(month + 2) },
    usage: { active: use },
    brought_forward: `${brought}`,
  };
}

test("the bill re-adds: lines to total, blocks to the line, payable + carried + dropped = total + brought forward", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const bill = billOf(yard, requestOf(request));
      const sum = bill.lines.map((line) => exact(line.exact ?? line.amount)).reduce(add, ZERO);
      expect(fractionText(sum)).toBe(bill.exact.total ?? bill.total);
      const blocks = (bill.lines[0]?.blocks ?? []).map((block) => exact(block.exact.amount ?? block.amount)).reduce(add, ZERO);
      const gap = subtract(blocks, exact(bill.lines[0]?.amount ?? ""));
      expect(Math.abs(Number(amountText(gap).text))).toBeLessThanOrEqual(0.5);
      const parts = [bill.payable, bill.carried, bill.dropped].map(exact).reduce(add, ZERO);
      expect(fractionText(parts)).toBe(fractionText(add(exact(bill.total), exact(bill.brought_forward))));
    }),
    { numRuns: 60 },
  );
});

test("P25 computing again gives the same bytes", () => {
  fc.assert(
    fc.property(requests, (request) => {
      const first = JSON.stringify(billOf(yard, requestOf(request)));
      expect(JSON.stringify(billOf(yard, requestOf(request)))).toBe(first);
    }),
    { numRuns: 40 },
  );
});

test("P26 clock, time zone, locale and order of keys change nothing; a stored plan bills the same", () => {
  const stored = planFromJson(JSON.stringify(yard)).value;
  const again = planOf(YARD);
  const zone = process.env["TZ"];
  try {
    fc.assert(
      fc.property(requests, fc.constantFrom("UTC", "Asia/Tehran", "Pacific/Apia"), (request, tz) => {
        const value = requestOf(request);
        const first = JSON.stringify(billOf(yard, value));
        process.env["TZ"] = tz;
        const turned = reversedKeys(value);
        expect(JSON.stringify(billOf(again, turned))).toBe(first);
        expect(stored === undefined ? "" : JSON.stringify(billOf(stored, turned))).toBe(first);
      }),
      { numRuns: 40 },
    );
  } finally {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  }
});

describe("amounts as text", () => {
  test.each([
    ["0", "0", undefined],
    ["-12.50", "-12.5", undefined],
    ["10/4", "2.5", undefined],
    ["1/3", "0.333333", "1/3"],
    ["-2/3", "-0.666667", "-2/3"],
    ["1/2000000", "0.0000005", undefined],
    ["123456789012345678901234567890/7", "17636684144620811271604938270", undefined],
    ["1/7000000", "0", "1/7000000"],
  ])("%s", (value, text, fraction) => {
    expect(amountText(exact(value))).toEqual({ text, fraction });
  });

  test("agree with whole-number arithmetic to half a millionth", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 6n }), (top, bottom) => {
        const { text, fraction } = amountText(exact(`${top}/${bottom}`));
        const [whole = "0", decimals = ""] = text.replace("-", "").split(".");
        const size = BigInt(whole + decimals);
        const gap = (text.startsWith("-") ? -size : size) * bottom - top * 10n ** BigInt(decimals.length);
        const most = fraction === undefined ? 0n : bottom * 10n ** BigInt(decimals.length);
        expect((gap < 0n ? -gap : gap) * 2_000_000n <= most).toBe(true);
      }),
    );
  });
});

function reversedKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, reversedKeys(member)])
      .reverse(),
  );
}

// The real bill of 1404: multiplier 800; 2592 x 2296, 1136 x 4592, 1864 x 1148.
test("a line by daypart has a row for each register", () => {
  const files = schedulesBelow("tariffs/iran").find(({ root }) => root.endsWith("/iran.mizan"))?.files ?? [];
  const { schedule } = load(files);
  const reading = (daypart: string, current: string): unknown => ({ register: "active", daypart, previous: "0", current, multiplier: "800" });
  const result = schedule?.bill({
    id: "j",
    tariff: "market_industry",
    account: { class: "market_industry", market_code: "mid_2296", contracted: "100", low_rate: "half_of_mid", duty_on: "own_price" },
    period: { from: "1404-06-01", to: "1404-07-01" },
    readings: [reading("mid", "3.24"), reading("peak", "1.42"), reading("low", "2.33"), reading("friday_peak", "0")],
    usage: { reactive: "0", demand: "90" },
    charges: { demand_price: "0", transit: "0" },
  });
  if (result?.kind !== "bill") throw new Error(`no bill: ${JSON.stringify(result)}`);
  const energy = result.bill.lines.find(({ name }) => name === "energy");
  expect(energy?.registers.map(({ daypart, quantity, unit, rate, rate_unit, amount }) => [daypart, quantity, unit, rate, rate_unit, amount])).toEqual(
    expect.arrayContaining([
      ["mid", "2592", "kWh", "2296", "IRR/kWh", "5951232"],
      ["peak", "1136", "kWh", "4592", "IRR/kWh", "5216512"],
      ["low", "1864", "kWh", "1148", "IRR/kWh", "2139872"],
      ["friday_peak", "0", "kWh", expect.any(String), "IRR/kWh", "0"],
    ]),
  );
  expect(energy?.registers).toHaveLength(4);
  expect(energy?.amount).toBe("13307616");
  expect(energy?.blocks).toEqual([]);
  const sheet = billSheet(result, "en");
  for (const row of [/mid +2,592 kWh +2,296 IRR\/kWh +5,951,232/, /peak +1,136 kWh +4,592 IRR\/kWh +5,216,512/]) expect(sheet).toMatch(row);
  expect(sheet).toMatch(/low +1,864 kWh +1,148 IRR\/kWh +2,139,872/);
});
