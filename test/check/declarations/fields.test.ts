// The schedule, names, units, sources and fields.
import { describe, expect, test } from "vitest";
import { codesOf, declareFiles, partsOf, SCHEDULE } from "./declare.ts";

describe("the schedule", () => {
  const schedule = (change: readonly [string, string] = ["", ""]): string => SCHEDULE.split("\n")[0]?.replace(...change) ?? "";
  test("what is bound", () => {
    const parts = partsOf(schedule(["weekend friday", "weekend friday, thursday"]));
    expect(parts).toMatchObject({ name: "example", currency: "IRR", currencyDecimals: 0, calendar: "persian", zone: "Asia/Tehran", weekend: [3, 4] });
    // 1393-01-01 is 2014-03-21, 1396-01-01 is 2017-03-21: 16,150 and 17,246 days after 1970-01-01.
    expect(parts.horizon).toEqual({ from: 16_150, to: 17_246 });
  });
  test.each([
    ["as it should be", ["", ""], []],
    ["another zone", ["Asia/Tehran", "UTC"], []],
    ["no such zone", ["Asia/Tehran", "Asia/Teheran_"], ["unknown-zone"]],
    ["no currency", ["currency IRR to 0 decimals", ""], ["schedule-incomplete"]],
    ["a currency without its decimals", [" to 0 decimals", ""], ["currency-without-decimals"]],
    ["the most decimals of a currency", ["to 0 decimals", "to 12 decimals"], []],
    ["more decimals than there are", ["to 0 decimals", "to 13 decimals"], ["decimals-out-of-range"]],
    ["no horizon", [/horizon.* to \S+/, ""], ["schedule-incomplete"]],
    ["an empty horizon", ["1396-01-01", "1393-01-01"], ["horizon-order"]],
    ["a day that does not exist", ["1396-01-01", "1395-12-31"], ["no-such-day"]],
    ["200 years", [/horizon.*\d/, "horizon 1300-01-01 to 1500-01-01"], []],
    ["200 years and a day", [/horizon.*\d/, "horizon 1300-01-01 to 1500-01-02"], ["horizon-too-long"]],
  ] as const)("%s", (_, [from, to], codes) => {
    expect(codesOf(SCHEDULE.split("\n")[0]?.replace(from, to) ?? "").map((code) => code.split(" ")[1])).toEqual(codes);
  });
});

describe("files", () => {
  const used = "rate vat: % { from 1393-01-01 cites sheet: 9% }";
  test("a path is taken from the folder of the file that uses it", () => {
    const files = { "tariffs/a/rules.mizan": `${SCHEDULE}use "../shared/vat.mizan"`, "tariffs/shared/vat.mizan": used };
    expect(declareFiles(files).diagnostics).toEqual([]);
  });
  test("and one that leads nowhere is reported, with the nearest", () => {
    const files = { "a/rules.mizan": `${SCHEDULE}use "vatt.mizan"`, "a/vat.mizan": used };
    expect(declareFiles(files).diagnostics.map(({ code, help }) => [code, help])).toEqual([["unknown-file", "did you mean `a/vat.mizan`?"]]);
  });
  test("diagnostics come by file, as given, and by place; declarations of all files are one", () => {
    const files = { "b.mizan": `rate vat: x { from 1393-01-01 cites nobody: 1 }\n${SCHEDULE}`, "a.mizan": `${used}\nsource sheet` };
    expect(declareFiles(files).diagnostics.map(({ code, span }) => `${span.file} ${code}`)).toEqual([
      "b.mizan unknown-unit",
      "a.mizan duplicate-name",
      "a.mizan duplicate-name",
    ]);
  });
});

describe("names", () => {
  const rate = (name: string): string => `rate ${name}: % { from 1393-01-01 cites sheet: 9% }`;
  test.each([
    ["ی and ي look the same", "نرخ_عادی", "نرخ_عادي", ["2:6 duplicate-name"]],
    ["ک and ك look the same", "نرخ_کل", "نرخ_كل", ["2:6 duplicate-name"]],
    ["case counts", "vat", "VAT", []],
  ])("%s", (_, first, second, codes) => {
    expect(codesOf(`${rate(first)}\n${rate(second)}`)).toEqual(codes);
  });
  test.each(["months", "total", "brought_forward", "base", "account"])("%s is reserved", (name) => {
    expect(codesOf(rate(name))).toEqual(["1:6 reserved-name"]);
  });
  test("kinds have names of their own", () => {
    expect(codesOf(`${rate("sheet")}\nunit sheets level\naccount { sheet: yes | no }\nusage { sheet: kWh 0 .. 1 to 0 decimals }`)).toEqual([]);
  });
  test("a source is found whatever letters it is written with, under its own name", () => {
    const { rates } = partsOf('source دفترچه_برقی "d"\nrate vat: % { from 1393-01-01 cites دفترچه_برقي "p. 4": 9% }');
    expect(rates["vat"]?.versions[0]?.cites).toEqual([{ source: "دفترچه_برقی", clause: "p. 4" }]);
  });
});

describe("units", () => {
  test("in any order, of one another: a dozen is 12 kWh, a gross 12 dozens", () => {
    const { units } = partsOf('unit gross "Gross" = 12 dozen\nunit dozen = 12 kWh\nunit m3 summable\nunit bar level');
    expect(units.map(({ unit, summable, labels }) => [unit.name, unit.dimension, unit.factor, summable, labels]).sort()).toEqual([
      ["bar", "bar", "1", false, {}],
      ["dozen", "hour kW", "12", true, {}],
      ["gross", "hour kW", "144", true, { "": "Gross" }],
      ["m3", "m3", "1", true, {}],
    ]);
  });
  test.each([
    ["of one another in a ring", "unit a = 2 b\nunit b = 2 a", ["1:12 unknown-unit"]],
    ["a broken one is reported once, not at each use", "unit a = 2 bb\nusage { x: a 0 .. 1 to 0 decimals }", ["1:12 unknown-unit"]],
    ["per no days", "rate fee: IRR per 0 days { from 1393-01-01 cites sheet: 1 }", ["1:11 unknown-unit"]],
    ["the currency again", "unit IRR level", ["1:6 unit-redeclared"]],
    ["twice", "unit m3 summable\nunit m3 level", ["2:6 duplicate-name"]],
  ])("%s", (_, text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });
});

describe("fields", () => {
  test("what is bound: bounds as written, decimals, shares", () => {
    const parts = partsOf(
      'account { power: MW 0.5 .. 30 to 1 decimal  class: a "A" | b  since: date }\n' +
        "usage { active: kWh 0 .. 9 to 3 decimals  demand: kW 0 .. 9 to 1 decimal }\n" +
        "history { demand: kW 12 bills 0 .. 9 to 1 decimal }\n" +
        "charges { transit: IRR -5 .. 9 to 0 decimals absent -1 }",
    );
    expect(parts.account["power"]).toMatchObject({
      kind: "quantity",
      least: "0.5",
      most: "30",
      places: 1,
      unit: { name: "MW", dimension: "kW", factor: "1000" },
    });
    expect(parts.account["class"]).toMatchObject({
      kind: "choice",
      values: [
        { name: "a", labels: { "": "A" } },
        { name: "b", labels: {} },
      ],
    });
    expect(parts.account["since"]).toMatchObject({ kind: "date" });
    expect([parts.usage["active"]?.summable, parts.usage["demand"]?.summable]).toEqual([true, false]);
    expect(parts.history["demand"]).toMatchObject({ bills: 12, summable: false });
    expect(parts.charges["transit"]).toMatchObject({ absent: "-1", least: "-5" });
  });
  test.each([
    ["one value is a range", "account { n: whole 1 .. 1 }", []],
    ["below its start", "account { n: whole 2 .. 1 }", ["1:25 range-order"]],
    ["12 decimals", "usage { x: kWh 0 .. 1 to 12 decimals }", []],
    ["half a decimal", "usage { x: kWh 0 .. 1 to 0.5 decimals }", ["1:26 decimals-out-of-range"]],
    ["trailing zeros are no decimals", "usage { x: kWh 0.50 .. 1 to 1 decimal }", []],
    ["121 bills", "history { x: kWh 121 bills 0 .. 1 to 0 decimals }", ["1:18 bills-out-of-range"]],
    ["absent and too fine", "charges { x: IRR 0 .. 9 to 0 decimals absent 0.5 }", ["1:46 bound-too-fine"]],
    ["the same name in two blocks", "account { x: yes | no }\naccount { x: a | b }", ["2:11 duplicate-name"]],
  ])("%s", (_, text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });
});
