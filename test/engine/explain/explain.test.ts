// The explanation in English and Persian: whole texts of one bill, what exceptions and segments say, and how it is written.
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluate } from "../../../src/engine/evaluate.ts";
import { explain, textFromExplanation } from "../../../src/engine/explain/explain.ts";
import { explainAsData } from "../../../src/engine/explain/explanation-from-trace.ts";
import { ENGLISH } from "../../../src/engine/explain/words-en.ts";
import { PERSIAN } from "../../../src/engine/explain/words-fa.ts";
import type { Language } from "../../../src/engine/explain/written.ts";
import { amount, number, prose, unitText } from "../../../src/engine/explain/written.ts";
import type { Plan } from "../../../src/engine/plan.ts";
import type { BillTrace } from "../../../src/engine/trace.ts";
import { factsOf, HOME, planOf, SHOP, YARD } from "../request/plan-of.ts";

const yard = planOf(YARD);
const example = (name: string): Plan => planOf(readFileSync(new URL(`../../../examples/${name}/rules.mizan`, import.meta.url), "utf8"), `folder/${name}.mizan`);

function traceOf(plan: Plan, request: unknown): BillTrace {
  const trace = evaluate(plan, factsOf(plan, request));
  if (trace.kind === "failure") throw new Error(trace.message);
  return trace;
}

/** Isolates written so that a reader of this file sees them. */
const seen = (text: string): string => text.replaceAll("\u2066", "<").replaceAll("\u2069", ">");

// 103 1/3 x 310 = 32,033 1/3 and 126 2/3 x 500 = 63,333 1/3.
test("a whole bill in English", () => {
  expect(explain(traceOf(yard, { ...HOME, brought_forward: "-400" }), "en")).toBe(`Bill A-1: Home, 1394-03-01 up to but not including 1394-04-01, 31 days
Tariff Home (home), rules.mizan:42

1. Energy: 95,367 IRR
  Rule: usage.active through price, rules.mizan:45
  Table price: 95,366 2/3 IRR; version from 1394-01-01, rules.mizan:31
    Source: Sheet of prices, "1394"
    Edges of the blocks: as written × 31/30 days × 1 (account.households)
      Edge 100 kWh: 103 1/3 kWh
    Block 1, from 0 up to 103 1/3 kWh: 103 1/3 kWh × 310 IRR/kWh = 32,033 1/3 IRR
    Block 2, over 103 1/3 kWh: 126 2/3 kWh × 500 IRR/kWh = 63,333 1/3 IRR
    Energy (usage.active): 230 kWh
    account.households: 1
  Before rounding: 95,366 2/3 IRR
  Rounded half up to 1 IRR: 95,367 IRR

2. Fee: 1,033 IRR
  Rule: fee * days, rules.mizan:46
  Rate fee: 1,000 IRR per 30 days; version from 1393-01-01, rules.mizan:41
    Source: Sheet of prices
  days: 31 days
  Before rounding: 1,033 1/3 IRR
  Rounded half up to 1 IRR: 1,033 IRR

Total: 96,400 IRR
  Energy 95,367 + Fee 1,033 = 96,400 IRR

Payable: 96,000 IRR
  Rule: total + brought_forward, rules.mizan:47
  total: 96,400 IRR
  brought forward (brought_forward): -400 IRR
  Rounded down (toward zero) to 1,000 IRR: 96,000 IRR
  Carried to the next bill: 0 IRR
`);
});

test("the same bill in Persian", () => {
  expect(seen(explain(traceOf(yard, { ...HOME, brought_forward: "-400" }), "fa"))).toBe(`قبض <A-1>: خانگی، از <۱۳۹۴/۰۳/۰۱> تا پیش از <۱۳۹۴/۰۴/۰۱>، <۳۱> روز
تعرفهٔ خانگی (<home>)، <rules.mizan:42>

ردیف <۱>. بهای انرژی: <۹۵٬۳۶۷> ریال
  قاعده: <usage.active through price>، <rules.mizan:45>
  جدول <price>: <۹۵٬۳۶۶ ۲⁄۳> ریال؛ نسخهٔ معتبر از <۱۳۹۴/۰۱/۰۱>، <rules.mizan:31>
    سند: برگهٔ نرخ، «<1394>»
    مرز پله‌ها: برابر رقم جدول × <۳۱⁄۳۰> روز × <۱> (<account.households>)
      مرز <۱۰۰> کیلووات‌ساعت: <۱۰۳ ۱⁄۳> کیلووات‌ساعت
    پلهٔ <۱>، از صفر تا <۱۰۳ ۱⁄۳> کیلووات‌ساعت: <۱۰۳ ۱⁄۳> کیلووات‌ساعت × <۳۱۰> ریال بر کیلووات‌ساعت = <۳۲٬۰۳۳ ۱⁄۳> ریال
    پلهٔ <۲>، بیش از <۱۰۳ ۱⁄۳> کیلووات‌ساعت: <۱۲۶ ۲⁄۳> کیلووات‌ساعت × <۵۰۰> ریال بر کیلووات‌ساعت = <۶۳٬۳۳۳ ۱⁄۳> ریال
    مقدار انرژی (<usage.active>): <۲۳۰> کیلووات‌ساعت
    مقدار <account.households>: <۱>
  پیش از گرد کردن: <۹۵٬۳۶۶ ۲⁄۳> ریال
  گردشده با گام <۱> ریال (به نزدیک‌ترین، نیمه دور از صفر): <۹۵٬۳۶۷> ریال

ردیف <۲>. آبونمان: <۱٬۰۳۳> ریال
  قاعده: <fee * days>، <rules.mizan:46>
  نرخ <fee>: <۱٬۰۰۰> ریال برای هر <۳۰> روز؛ نسخهٔ معتبر از <۱۳۹۳/۰۱/۰۱>، <rules.mizan:41>
    سند: برگهٔ نرخ
  تعداد روز (<days>): <۳۱> روز
  پیش از گرد کردن: <۱٬۰۳۳ ۱⁄۳> ریال
  گردشده با گام <۱> ریال (به نزدیک‌ترین، نیمه دور از صفر): <۱٬۰۳۳> ریال

جمع کل: <۹۶٬۴۰۰> ریال
  حاصل بهای انرژی <۹۵٬۳۶۷> + آبونمان <۱٬۰۳۳> = <۹۶٬۴۰۰> ریال

قابل پرداخت: <۹۶٬۰۰۰> ریال
  قاعده: <total + brought_forward>، <rules.mizan:47>
  جمع کل (<total>): <۹۶٬۴۰۰> ریال
  ماندهٔ قبض پیشین (<brought_forward>): <−۴۰۰> ریال
  گردشده با گام <۱٬۰۰۰> ریال (رو به صفر): <۹۶٬۰۰۰> ریال
  انتقال به قبض بعدی: <۰> ریال
`);
});

const household = example("household");
const rural = (value: string): unknown => ({
  id: "h",
  account: { class: "residential", rural: value, households: "1" },
  period: { from: "1394-03-01", to: "1394-04-01" },
  usage: { active: "230" },
});

describe("exceptions", () => {
  test("not taken: what it asked and why it does not hold", () => {
    expect(explain(traceOf(household, rural("no")), "en")).toContain(`  Exception Rural subscribers pay half, household.mizan:54: considered, not applied
    Source: Value added tax by year (not verified)
    account.rural = yes: does not hold
      account.rural: no
`);
  });

  test("taken: its own rule, and the value without it", () => {
    const text = explain(traceOf(household, rural("yes")), "en");
    expect(text).toContain("  Exception Rural subscribers pay half, household.mizan:54: applied\n");
    expect(text).toContain(
      "  Rule: 50% * base, household.mizan:54\n  value without the exception (base): 1,033 1/3 IRR\n    Rate subscription_fee: 1,000 IRR per 30 days;",
    );
  });

  test("in Persian", () => {
    expect(seen(explain(traceOf(household, rural("yes")), "fa"))).toContain("استثنای «<Rural subscribers pay half>»، <household.mizan:54>: به کار رفت\n");
  });
});

test("a line that is cut: each part with its days, amount and version", () => {
  const trace = traceOf(household, {
    id: "h",
    account: { class: "residential", rural: "no", households: "1" },
    period: { from: "1393-12-20", to: "1394-01-11" },
    usage: { active: "22" },
  });
  const text = explain(trace, "en");
  // 11 x 372 and 11 x 409.
  expect(text).toContain(
    "  1393-12-20 up to but not including 1394-01-01, 10 days: 4,092 IRR\n    Rule: usage.active through energy_price, household.mizan:48\n    Table energy_price: 4,092 IRR; version from 1393-01-01",
  );
  expect(text).toContain("  1394-01-01 up to but not including 1394-01-11, 10 days: 4,499 IRR\n");
});

test("values by daypart, extremes and history", () => {
  const text = explain(traceOf(yard, { ...SHOP, history: { demand: ["31", "29"] } }), "en");
  expect(text).toContain("Rate tou_price: mid 100 IRR/kWh; peak 250 IRR/kWh; version from 1393-01-01");
  expect(text).toContain("usage.split: mid 100 kWh; peak 40.5 kWh");
  expect(text).toContain("max(usage.demand, history.demand highest over up to 3 bills) = 31 kW\n");
  expect(text).toContain("history.demand highest over up to 3 bills: 31 kW\n");
});

test("the workshop: a let once in a line, with its formula and value", () => {
  const trace = traceOf(example("workshop"), {
    id: "w",
    account: { option: "option_1", contracted: "500" },
    period: { from: "1395-02-01", to: "1395-03-01" },
    usage: { active: { mid: "60000", peak: "18000", low: "30000", friday_peak: "0" }, reactive: "70000", demand: "430" },
  });
  const text = explain(trace, "en");
  expect(text).toContain("  billed = max(usage.demand, 90% * account.contracted) = 450 kW, workshop.mizan:".trim());
  const demand = text.split("\n\n").find((block) => block.startsWith("2. ")) ?? "";
  expect(demand.match(/usage\.demand: 430 kW/g)).toHaveLength(1);
});

const twice = planOf(`schedule twice { currency IRR to 0 decimals calendar persian zone Asia/Tehran weekend friday horizon 1393-01-01 to 1396-01-01 }
account { class: a | b }
usage { active: kWh 0 .. 100_000 to 3 decimals }
tariff t "T" example {
  for account.class in (a, b)
  let priced "Priced" fa "بها" = usage.active * 7 IRR/kWh
  let doubled "Doubled" = priced + priced
  line one "One" fa "یکم" = priced round half up to 1 IRR
  line two "Two" = doubled round half up to 1 IRR
  payable = total + brought_forward round down to 1 IRR carry remainder
}`);
const TWICE = { id: "t", account: { class: "a" }, period: { from: "1394-01-01", to: "1394-02-01" }, usage: { active: "3" } };

test("a let is unfolded where it is used first; later uses name its value and that line", () => {
  const trace = traceOf(twice, TWICE);
  const [one, two] = explainAsData(trace).lines.map(({ segments }) => segments[0]?.value);
  expect(one).toMatchObject({ formula: "priced", unfoldedIn: null, inputs: [{ formula: "usage.active * 7 IRR/kWh" }] });
  const again = { formula: "priced", value: { text: "21", unit: "IRR" }, unfoldedIn: "one", inputs: [], cites: [] };
  expect(two).toMatchObject({ formula: "doubled", unfoldedIn: null, inputs: [{ inputs: [again, again] }] });
  const text = explain(trace, "en");
  expect(text.match(/usage\.active: 3 kWh/g)).toHaveLength(1);
  expect(text).toContain("  Doubled (doubled) = priced + priced = 42 IRR, rules.mizan:7\n    Priced (priced) = 21 IRR, see 1. One\n  Rounded");
  expect(seen(explain(trace, "fa"))).toContain("    تعریف بها (<priced>) = <۲۱> ریال، شرح در ردیف <۱>. یکم\n");
});

test("a language that is a word of the machine has the labels without language", () => {
  for (const language of ["toString", "constructor", "__proto__"])
    expect(explain(traceOf(twice, TWICE), language)).toBe(explain(traceOf(twice, TWICE), undefined));
});

test("untranslatable clauses and unverified sources are said", () => {
  const text = explain(traceOf(household, { id: "p", account: { class: "public" }, period: { from: "1394-03-01", to: "1394-04-01" } }), "en");
  expect(text).toContain('Not worked out: "Public tariffs are set case by case.", because the sheet gives no rates\n');
});

test("another language: its labels, English words", () => {
  const german = planOf(YARD.replace('"Fee" fa', '"Fee" de "Grundpreis" fa'));
  const text = explain(traceOf(german, HOME), "de");
  expect(text).toContain("2. Grundpreis: 1,033 IRR\n  Rule: fee * days");
});

test("the data is plain JSON, and the text comes of it alone", () => {
  const trace = traceOf(household, rural("yes"));
  const data = explainAsData(trace);
  const stored = JSON.parse(JSON.stringify(data));
  expect(stored).toEqual(data);
  expect(textFromExplanation(stored, "fa")).toBe(explain(trace, "fa"));
  expect(data.lines[0]?.segments[0]?.value).toMatchObject({
    kind: "through",
    formula: "usage.active through energy_price",
    value: { kind: "number", text: "346270/3", unit: "IRR" },
  });
});

const uses = fc.record({ active: fc.nat(50_000).map(String), households: fc.integer({ min: 1, max: 20 }).map(String), from: fc.integer({ min: 1, max: 12 }) });
const bill = ({ active, households, from }: { active: string; households: string; from: number }): unknown => ({
  id: "A 1 (x)",
  account: { class: "home", households },
  period: { from: `1393-${String(from).padStart(2, "0")}-10`, to: `1394-${String(from).padStart(2, "0")}-10` },
  usage: { active },
});

test("Persian: every line runs right to left, and no Latin letter or digit stands outside an isolate", () => {
  fc.assert(
    fc.property(uses, (use) => {
      for (const line of explain(traceOf(yard, bill(use)), "fa")
        .split("\n")
        .filter((text) => text !== "")) {
        const outside = line.replace(/\u2066[^\u2066\u2069]*\u2069/g, "");
        expect(outside).not.toMatch(/[A-Za-z0-9\u2066\u2069۰-۹]/);
        expect(outside).toMatch(/^[^\p{L}]*\p{Script=Arabic}/u);
        expect(line).not.toMatch(/[يك]/);
      }
    }),
    { numRuns: 25 },
  );
});

test("P26 explaining twice gives the same bytes", () => {
  fc.assert(
    fc.property(uses, fc.constantFrom("en", "fa", "de", undefined), (use, language) => {
      expect(explain(traceOf(yard, bill(use)), language)).toBe(explain(traceOf(planOf(YARD), bill(use)), language));
    }),
    { numRuns: 10 },
  );
});

describe("words", () => {
  test("Persian has the words that English has, and none is left in English", () => {
    expect(Object.keys(PERSIAN).sort()).toEqual(Object.keys(ENGLISH).sort());
    const spoken = Object.values(PERSIAN).flatMap((word) => (typeof word === "string" ? [word] : []));
    expect(spoken.filter((word) => /[A-Za-z]/.test(word))).toEqual([]);
    for (const key of ["modes", "builtins", "marks"] as const) expect(Object.keys(PERSIAN[key])).toEqual(Object.keys(ENGLISH[key]));
  });
});

describe("written", () => {
  const en: Language = { name: "en", words: ENGLISH, units: {} };
  const fa: Language = { name: "fa", words: PERSIAN, units: { m3: { fa: "متر مکعب" } } };

  test.each([
    ["0", "0", "<۰>"],
    ["1234567", "1,234,567", "<۱٬۲۳۴٬۵۶۷>"],
    ["-1234.5678", "-1,234.5678", "<−۱٬۲۳۴٫۵۶۷۸>"],
    ["310/3", "103 1/3", "<۱۰۳ ۱⁄۳>"],
    ["-310/3", "-103 1/3", "<−۱۰۳ ۱⁄۳>"],
    ["2/3", "2/3", "<۲⁄۳>"],
    ["200000/17777", "≈ 11.250492", "<≈ ۱۱٫۲۵۰۴۹۲>"],
    ["-1999999999/1000000007", "≈ -2.000000", "<≈ −۲٫۰۰۰۰۰۰>"],
  ])("number %s", (text, english, persian) => {
    expect(number(en, text)).toBe(english);
    expect(seen(number(fa, text))).toBe(persian);
  });

  test.each([
    ["9", "%", "9%", "<۹٪>"],
    ["31", "day", "31 days", "<۳۱> روز"],
    ["1", "day", "1 day", "<۱> روز"],
    ["56997", "IRR/kW per 30 days", "56,997 IRR/kW per 30 days", "<۵۶٬۹۹۷> ریال بر کیلووات برای هر <۳۰> روز"],
    ["5", "IRR/kW/month", "5 IRR/kW/month", "<۵> ریال بر کیلووات بر ماه"],
    ["7", "m3", "7 m3", "<۷> متر مکعب"],
    ["7", "EUR/gallon", "7 EUR/gallon", "<۷> <EUR> بر <gallon>"],
    ["0.5", "", "0.5", "<۰٫۵>"],
  ])("%s of %s", (text, unit, english, persian) => {
    expect(amount(en, text, unit)).toBe(english);
    expect(seen(amount(fa, text, unit))).toBe(persian);
  });

  test("a unit of the file by its label", () => {
    expect(unitText(fa, "IRR/m3")).toBe("ریال بر متر مکعب");
  });

  test.each([
    ["برگهٔ نرخ", "برگهٔ نرخ"],
    ["Booklet 1394", "<Booklet 1394>"],
    ["بخشنامهٔ 1394-12 (بند 3)، KWh", "بخشنامهٔ <1394-12> (بند <3>)، <KWh>"],
    ["Tariff (4-alef), note 2.", "<Tariff (4-alef), note 2>."],
  ])("prose in Persian: %s", (text, written) => {
    expect(seen(prose(fa, text))).toBe(written);
  });

  test("Persian prose in English is isolated as a whole", () => {
    expect(prose(en, "تعرفهٔ خانگی")).toBe("\u2068تعرفهٔ خانگی\u2069");
  });
});
