// The quantity, and the price, that the issued figures would come from: by hand on the small rule file, and on a published bill of Taipei.
import { describe, expect, test } from "vitest";
import type { IssuedBill } from "../../../src/rules/issued/case.ts";
import { benchIn, rulesFrom } from "./benches.ts";
import type { Figures } from "./bills.ts";
import { BILLS } from "./bills.ts";
import { diagnosed } from "./cases.ts";

const SUMS = ["total", "brought_forward", "payable", "carried"];

function issued(figures: Figures): IssuedBill {
  const all = Object.entries(figures);
  const lines = all.flatMap(([name, amount]) => (SUMS.includes(name) ? [] : [{ name, amount }]));
  return { id: "bill", account: "own", readings: [], lines, ...Object.fromEntries(all.filter(([name]) => SUMS.includes(name))), marks: {} };
}

describe("a quantity", () => {
  const { bench } = BILLS.april;

  test("one number of kWh gives the bill: never an answer by itself", () => {
    // 237.3 kWh: 3,000 + 37.3 x 50 = 4,865; duty 474.6; the price is 8,365; levy 418.25, tax 836.5.
    const figures = { ...BILLS.april.figures, energy: "4865", duty: "475", levy: "418", vat: "837", total: "10095", payable: "10000", carried: "95" };
    const found = diagnosed(bench, issued(figures), {}, { limits: { mostPairs: 0 } });
    expect(found.answer).not.toMatch(/^exact/);
    expect(found.inversions).toMatchObject([{ field: "energy", daypart: "", least: "237.3", most: "237.3", billed: "230", isPlateau: false }]);
    expect(found.wouldSeparate).toBe("photo of energy");
  });

  test("rounded figures leave an interval", () => {
    // By the duty alone: 474.5 .. 475.4 is 475, from 237.3 to 237.7 kWh.
    const found = diagnosed(bench, { ...issued({ duty: "475" }), excerpt: true }, {}, { limits: { mostPairs: 0 } });
    expect(found.inversions).toMatchObject([{ field: "energy", least: "237.3", most: "237.7" }]);
  });

  test("what it may be: a ratio of multipliers, a multiple of nine, a figure of the register, a full turn", () => {
    const note = (kwh: string, figures: Figures) => {
      const found = diagnosed(bench, { ...issued(figures), excerpt: true }, {}, { limits: { mostPairs: 0 } });
      return [kwh, ...found.inversions.flatMap(({ readAs }) => readAs.map(({ kind, value }) => `${kind} ${value}`))];
    };
    // 311 kWh: 81 more, which two changes of neighbouring digits would give: 3,000 + 111 x 50 = 8,550; duty 622.
    expect(note("311", { energy: "8550", duty: "622" })).toEqual(["311", "multiple of nine 81"]);
  });
});

const CAPPED = `schedule capped {
  currency IRR to 0 decimals
  calendar gregorian
  zone UTC
  weekend friday
  horizon 2024-01-01 to 2025-01-01
}
usage { energy: kWh 0 .. 1_000_000 to 1 decimals }
rate price: IRR/kWh { from 2024-01-01 example: 10 }
tariff capped {
  line energy example = max(1_000 IRR, min(3_000 IRR, usage.energy * price)) round half up to 1 IRR
  payable = total + brought_forward
}
`;

describe("a quantity that the figures stop telling", () => {
  const { plan } = rulesFrom([{ path: "capped.mizan", text: CAPPED }]);
  const bench = benchIn(plan, { id: "bill", period: { from: "2024-04-01", to: "2024-05-01" }, usage: { energy: "230" } });
  if (bench === undefined) throw new Error("the example is a bill");

  test("a minimum: from nothing up to 100 kWh, and that it is a plateau is said", () => {
    const { inversions } = diagnosed(bench, issued({ energy: "1000", total: "1000" }));
    expect(inversions).toMatchObject([{ least: "0", most: "100", billed: "230", isPlateau: true }]);
  });

  test("a cap: from 300 kWh (299.95 would round to 3,000, and the field has one decimal) without an end", () => {
    const { inversions } = diagnosed(bench, issued({ energy: "3000", total: "3000" }));
    expect(inversions).toMatchObject([{ least: "300", most: undefined, isPlateau: true }]);
  });

  test("between the two one quantity alone", () => {
    const { inversions } = diagnosed(bench, issued({ energy: "2057", total: "2057" }));
    expect(inversions).toMatchObject([{ least: "205.7", most: "205.7", isPlateau: false }]);
  });
});

const TAIPEI = `schedule taipei "Taipei" {
  currency TWD to 0 decimals
  calendar gregorian
  zone Asia/Taipei
  weekend saturday, sunday
  horizon 2013-06-01 to 2013-10-01
}
usage { active: kWh 0 .. 100_000 to 0 decimals }
rate price: TWD/kWh widths unscaled {
  from 2013-06-01 example
    blocks kWh
        0 .. 120 | 2.40
      120 .. 330 | 3.02
      330 .. 397 | 4.39
      397 ..     | unknown because "the example ends here"
}
rate old_price: TWD/kWh { from 2013-06-01 example: 2.10 }
tariff residential {
  line energy example = usage.active through price round half up to 0.01 TWD
  line old example = 0 * usage.active * old_price round half up to 0.01 TWD
  payable = total + brought_forward round half up to 1 TWD drop remainder "rounding"
}
`;

describe("a price", () => {
  const { plan } = rulesFrom([{ path: "taipei.mizan", text: TAIPEI }]);
  const bench = benchIn(plan, { id: "b", tariff: "residential", period: { from: "2013-06-01", to: "2013-07-01" }, usage: { active: "397" } });
  if (bench === undefined) throw new Error("the example is a bill");
  const payable = (lines: IssuedBill["lines"]): IssuedBill => ({ id: "b", account: "own", readings: [], lines, excerpt: true, payable: "1180", marks: {} });

  test("by what is payable alone: an interval for each block, and the prices of the table's decimals inside it", () => {
    // (1,179.5 - 928.33) / 120 = 2.09308...; (1,180.5 - 928.33) / 120 = 2.10141...: 2.10 alone.
    const { rates, answer } = diagnosed(bench, payable([]));
    expect(answer).toBe("unexplained");
    const first = rates.find(({ block }) => block === 1);
    expect(first).toMatchObject({ rate: "price", from: "2013-06-01", billed: "2.40", candidates: ["2.10"] });
    expect(first?.least.startsWith("2.0930")).toBe(true);
    expect(first?.most.startsWith("2.1013")).toBe(true);
    expect(first?.found).toEqual([{ price: "2.10", rate: "old_price", from: "2013-06-01" }]);
  });

  test("with a block's own figure, that block alone", () => {
    const { rates } = diagnosed(bench, payable([{ name: "energy block 1", amount: "252.0" }]));
    expect(rates.map(({ block, candidates }) => [block, candidates])).toEqual([[1, ["2.10"]]]);
  });

  test("a bill that prints blocks which its sum contradicts has no such price", () => {
    const blocks = [
      { name: "energy block 1", amount: "288.0" },
      { name: "energy block 2", amount: "634.2" },
      { name: "energy block 3", amount: "294.1" },
    ];
    expect(diagnosed(bench, payable(blocks))).toMatchObject({ answer: "unexplained", rates: [], inversions: [] });
  });
});
