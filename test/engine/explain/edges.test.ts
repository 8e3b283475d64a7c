// What the explanation says of scaled and rounded edges, of printed figures, and of rates that build on rates.
import { describe, expect, test } from "vitest";
import { billFromTrace } from "../../../src/engine/bill-from-trace.ts";
import { evaluate } from "../../../src/engine/evaluate.ts";
import { explain } from "../../../src/engine/explain/explain.ts";
import { explainAsData } from "../../../src/engine/explain/explanation-from-trace.ts";
import type { BillTrace } from "../../../src/engine/trace.ts";
import { factsOf, planOf } from "../request/plan-of.ts";

const HEAD = `schedule town "Town" {
  currency IRR to 0 decimals  calendar gregorian  zone UTC  weekend friday  horizon 2024-01-01 to 2025-01-01
}
account { households: whole 1 .. 50 }
usage { active: kWh 0 .. 1_000_000 to 3 decimals  demand: MW 0 .. 10 to 3 decimals }
`;
const TAIL = `  payable = total + brought_forward
}
`;

const table = (widths: string, unit = "kWh"): string => `${HEAD}rate price: IRR/kWh widths ${widths} {
  from 2024-01-01 example
    blocks ${unit}
      0 .. 100 | 10
    100 .. 200 | 20
    200 ..     | 30
}
tariff all {
  for account.households >= 1
  line energy = usage.active through price each segment, over bill round half up to 1 IRR
${TAIL}`;

function traceOf(text: string, active: string): BillTrace {
  const plan = planOf(text);
  const usage = { active, demand: "0.5" };
  const trace = evaluate(plan, factsOf(plan, { id: "1", account: { households: "2" }, period: { from: "2024-01-10", to: "2024-02-10" }, usage }));
  if (trace.kind === "failure") throw new Error(trace.message);
  return trace;
}

/** The lines on edges, without isolates. */
function edgesIn(text: string): readonly string[] {
  const lines = text.split("\n").map((line) => line.trim().replace(/[\u2066\u2069]/g, ""));
  return lines.filter((line) => /^(?:Edge|مرز)/.test(line));
}

describe("the edges of a table, from what is written to what the bill uses", () => {
  test.each<readonly [string, string, readonly string[]]>([
    // 100 x 31/30 = 103 1/3, 200 x 31/30 = 206 2/3.
    ["per 30 days", "kWh", ["Edges of the blocks: as written × 31/30 days", "Edge 100 kWh: 103 1/3 kWh", "Edge 200 kWh: 206 2/3 kWh"]],
    [
      "per 30 days round half up to 1 kWh",
      "kWh",
      [
        "Edges of the blocks: as written × 31/30 days, rounded half up to 1 kWh",
        "Edge 100 kWh: 103 1/3 kWh, rounded 103 kWh",
        "Edge 200 kWh: 206 2/3 kWh, rounded 207 kWh",
      ],
    ],
    // 22/31 of January and 9/29 of February: 917/899, 1 18/899.
    [
      "per month, per account.households",
      "kWh",
      ["Edges of the blocks: as written × 1 18/899 months × 2 (account.households)", "Edge 100 kWh: 204 4/899 kWh", "Edge 200 kWh: 408 8/899 kWh"],
    ],
    // 0.5 MW are 500 kW.
    ["per usage.demand", "kWh/kW", ["Edges of the blocks: as written × 0.5 MW (usage.demand)", "Edge 100 kWh/kW: 50,000 kWh", "Edge 200 kWh/kW: 100,000 kWh"]],
    ["unscaled", "kWh", []],
  ])("%s", (widths, unit, expected) => {
    expect(edgesIn(explain(traceOf(table(widths, unit), "100000.5"), "en"))).toEqual(expected);
  });

  test("only the edges of the blocks reached", () => {
    expect(edgesIn(explain(traceOf(table("per 30 days"), "50"), "en"))).toEqual(["Edges of the blocks: as written × 31/30 days", "Edge 100 kWh: 103 1/3 kWh"]);
  });

  test("in Persian", () => {
    const text = explain(traceOf(table("per 30 days, per account.households round down to 1 kWh"), "250"), "fa");
    expect(edgesIn(text)).toEqual([
      "مرز پله‌ها: برابر رقم جدول × ۳۱⁄۳۰ روز × ۲ (account.households)، گردشده با گام ۱ کیلووات‌ساعت (رو به صفر)",
      "مرز ۱۰۰ کیلووات‌ساعت: ۲۰۶ ۲⁄۳ کیلووات‌ساعت، گردشده ۲۰۶ کیلووات‌ساعت",
      "مرز ۲۰۰ کیلووات‌ساعت: ۴۱۳ ۱⁄۳ کیلووات‌ساعت، گردشده ۴۱۳ کیلووات‌ساعت",
    ]);
  });
});

// 2 households: edges at 2 x 60 = 120 kWh. 120 x 10 + 80 x 20 = 2,800.
test("what only an edge or a width uses is among the versions, the marks and the inputs told", () => {
  const text = `${HEAD}source press "A newspaper" unverified
rate least: kWh { from 2024-01-01 cites press: 60 }
rate price: IRR/kWh widths per account.households {
  from 2024-01-01 example
    blocks kWh
          0 .. least | 10
      least ..       | 20
}
tariff all {
  for account.households >= 1
  line energy = usage.active through price over bill round half up to 1 IRR
${TAIL}`;
  const trace = traceOf(text, "200");
  const { lines, marks } = billFromTrace(trace, "en", { request: "", adjustments: [] });
  expect(lines[0]).toMatchObject({ amount: "2800", cites: ["press"], version: ["price from 2024-01-01", "least from 2024-01-01"] });
  expect(marks.map(({ kind, what }) => `${kind} ${what}`)).toEqual(["example rate price from 2024-01-01", "unverified source press"]);
  expect(explain(trace, "en")).toContain(`    Edges of the blocks: as written × 2 (account.households)
      Edge 60 kWh: 120 kWh
    Block 1, from 0 up to 120 kWh: 120 kWh × 10 IRR/kWh = 1,200 IRR
    Block 2, over 120 kWh: 80 kWh × 20 IRR/kWh = 1,600 IRR
    usage.active: 200 kWh
    account.households: 2
    Rate least: 60 kWh; version from 2024-01-01, rules.mizan:7
      Source: A newspaper (not verified)
`);
});

describe("the row of a table in which a quantity lies", () => {
  const band = (use: string, more = ""): string => `${HEAD}${more}rate fee: IRR widths per account.households {
  from 2024-01-01 example
    blocks kWh
      0 .. 100 | 5
    100 .. 200 | 9
    200 ..     | 12
}
tariff all {
  line fee "Fee" = ${use} each segment, over bill round half up to 1 IRR
${TAIL}`;

  // Two households: the rows are 0 .. 200, 200 .. 400 and over 400 kWh.
  test.each([
    ["200", "5", "Block 1, from 0 up to 200 kWh: holds 200 kWh", "پلهٔ ۱، از صفر تا ۲۰۰ کیلووات‌ساعت: ۲۰۰ کیلووات‌ساعت در این پله است"],
    [
      "200.001",
      "9",
      "Block 2, over 200 kWh up to 400 kWh: holds 200.001 kWh",
      "پلهٔ ۲، بیش از ۲۰۰ کیلووات‌ساعت تا ۴۰۰ کیلووات‌ساعت: ۲۰۰٫۰۰۱ کیلووات‌ساعت در این پله است",
    ],
    ["401", "12", "Block 3, over 400 kWh: holds 401 kWh", "پلهٔ ۳، بیش از ۴۰۰ کیلووات‌ساعت: ۴۰۱ کیلووات‌ساعت در این پله است"],
  ])("%s kWh", (active, amount, english, persian) => {
    const trace = traceOf(band("rate.fee at usage.active"), active);
    const lines = (language: string): readonly string[] =>
      explain(trace, language)
        .split("\n")
        .map((line) => line.trim().replace(/[\u2066-\u2069]/g, ""));
    expect(lines("en")).toContain(english);
    expect(lines("fa")).toContain(persian);
    expect(lines("en").filter((line) => /^(?:Block|Edges)/.test(line))).toEqual(["Edges of the blocks: as written × 2 (account.households)", english]);
    expect(lines("en").some((line) => line.startsWith(`Rate fee at usage.active: ${amount} IRR; version from 2024-01-01`))).toBe(true);
  });

  test("as data, with the edges that are reached", () => {
    const { value } = explainAsData(traceOf(band("rate.fee at usage.active"), "250")).lines[0]?.segments[0] ?? {};
    expect(value?.rows).toEqual([{ block: 2, daypart: null, lower: "200", upper: "400", quantity: "250", unit: "kWh" }]);
    expect(value?.blocks).toBe(null);
    expect(value?.edges?.edges.map(({ written, edge }) => [written, edge])).toEqual([
      ["100", "200"],
      ["200", "400"],
    ]);
  });

  test("a row for each daypart where each has edges of its own", () => {
    const text = `${HEAD}dayparts tou: mid, peak { from 2024-01-01 example  peak = 19:00 .. 23:00  mid = otherwise }
rate price: IRR/kWh at tou widths unscaled {
  from 2024-01-01 example
    blocks kWh | mid
      0 .. 100 | 1
    100 ..     | 2
    blocks kWh | peak
      0 .. 300 | 4
    300 ..     | 8
}
tariff all {
  line energy = usage.active * ((price at usage.active) at mid + (price at usage.active) at peak) over bill round half up to 1 IRR
${TAIL}`;
    expect(explain(traceOf(text, "250"), "en").replace(/[\u2066-\u2069]/g, "")).toContain(`
    Block 2, over 100 kWh, at mid: holds 250 kWh
    Block 1, from 0 up to 300 kWh, at peak: holds 250 kWh
`);
  });
});

describe("lines that print a rounded figure and count unrounded", () => {
  const text = (price: string): string => `${HEAD}rate price: IRR/kWh { from 2024-01-01 example: ${price} }
tariff all {
  for account.households >= 1
  line one = usage.active * price print half up to 1 IRR
  line two = usage.active * price print half up to 1 IRR
  payable = total + brought_forward round half up to 1 IRR drop remainder
}
`;

  // Twice 10.3 shows as twice 10; twice 10.5 as twice 11.
  test.each([
    ["10.3", "20.6", "20", "0.6", "less", "کمتر"],
    ["10.5", "21", "22", "1", "more", "بیشتر"],
  ])("at %s", (price, total, printed, difference, more, persian) => {
    const trace = traceOf(text(price), "1");
    expect(explain(trace, "en")).toContain(`Total: ${total} IRR
  one ${price} + two ${price} = ${total} IRR
  Added as worked out, not as shown: the figures shown come to ${printed} IRR, which is ${difference} IRR ${more}
`);
    expect(explainAsData(trace).total).toMatchObject({ printed, printDifference: more === "less" ? `-${difference}` : difference });
    expect(explain(trace, "fa")).toContain(` ریال ${persian}\n`);
  });

  test("nothing is said where the figures shown are those added", () => {
    expect(explain(traceOf(text("10"), "1"), "en")).not.toContain("not as shown");
  });
});

// A rate that adds the one before it twice, sixty times: 2 to the 60th, and as many steps if each use were unfolded.
test("a cell that several rates and lines build on is unfolded once", () => {
  const steps = Array.from({ length: 60 }, (_, at) => `rate r${at + 1}: IRR/kWh { from 2024-01-01 example: r${at} + r${at} }\n`).join("");
  const rates = `rate r0: IRR/kWh { from 2024-01-01 example: 1 }
${steps}rate table: IRR/kWh widths unscaled { from 2024-01-01 example
  blocks kWh
   0 .. 10 | r60
  10 ..    | r60 + r60
}
`;
  const trace = traceOf(
    `${HEAD}${rates}tariff all {
  for account.households >= 1
  line plain = usage.active * r60 round half up to 1 IRR
  line blocks = usage.active through table round half up to 1 IRR
${TAIL}`,
    "1",
  );
  expect(trace.total.numerator.toFixed()).toBe(String(2n ** 61n));
  const before = process.cpuUsage();
  const text = explain(trace, "en");
  expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  for (let at = 0; at <= 60; at += 1) expect(text.split(`Rate r${at}: ${(2n ** BigInt(at)).toLocaleString("en")} `).length - 1).toBe(at === 60 ? 2 : 1);
  expect(text).toContain("r59 + r59 = 1,152,921,504,606,846,976 IRR/kWh, see 1. plain\n");
});
