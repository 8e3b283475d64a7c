// Tables and blocks: which combination gets which cell, and what is wrong with rows, columns and edges.
import { describe, expect, test } from "vitest";
import type { Expression, RateBody } from "../../../src/dsl/program.ts";
import { codesOf, partsOf } from "./declare.ts";

const ACCOUNT = "account { region: north | south | coast  voltage: low | high  households: whole 1 .. 9  power: kW 0 .. 9 to 1 decimal }\n";

const shown = (cell: Expression): string => (cell.kind === "number" ? cell.value : cell.kind);

function bodyOf(text: string): RateBody | undefined {
  return partsOf(text).rates["price"]?.versions[0]?.body;
}

function cellsOf(rate: string): Readonly<Record<string, string>> {
  const body = bodyOf(ACCOUNT + rate);
  return body?.kind === "cells" ? Object.fromEntries(Object.entries(body.cells).map(([key, cell]) => [key, shown(cell)])) : {};
}

/** Column -> `lower..upper|cell` of each row. */
function columnsOf(rate: string): Readonly<Record<string, readonly string[]>> {
  const body = bodyOf(ACCOUNT + rate);
  if (body?.kind !== "blocks") return {};
  return Object.fromEntries(
    Object.entries(body.columns).map(([key, { rows }]) => [
      key,
      rows.map(({ lower, upper, cell }) => `${shown(lower)}..${upper === undefined ? "" : shown(upper)}|${shown(cell)}`),
    ]),
  );
}

const at = (keys: string, table: string): string => `rate price: IRR/kWh at ${keys} {\nfrom 1393-01-01 cites sheet\n${table}\n}`;
const REGION = "account.region";
const BOTH = "account.region, account.voltage";

describe("the cell of each combination", () => {
  test("one key", () => {
    expect(cellsOf(at(REGION, "table\nnorth | 1\ncoast | 3\nsouth | 2"))).toEqual({ north: "1", south: "2", coast: "3" });
  });
  test("others, wherever it stands", () => {
    expect(cellsOf(at(REGION, "table\nothers | 9\ncoast | 3"))).toEqual({ north: "9", south: "9", coast: "3" });
  });
  test("two keys, the last in columns", () => {
    expect(cellsOf(at(BOTH, "table | low | high\nnorth | 1 | 2\nothers | 3 | 4"))).toEqual({
      "north|low": "1",
      "north|high": "2",
      "south|low": "3",
      "south|high": "4",
      "coast|low": "3",
      "coast|high": "4",
    });
  });
  test("two keys, both in rows, with `any` and `others`", () => {
    expect(cellsOf(at(BOTH, "table\nnorth, any | 1\nothers, low | 2\nothers, others | 3"))).toEqual({
      "north|low": "1",
      "north|high": "1",
      "south|low": "2",
      "south|high": "3",
      "coast|low": "2",
      "coast|high": "3",
    });
  });
  test("one cell for all", () => {
    expect(cellsOf(`rate price: IRR/kWh at ${REGION} { from 1393-01-01 cites sheet: 5 }`)).toEqual({ north: "5", south: "5", coast: "5" });
  });
  test("no key", () => {
    expect(cellsOf("rate price: IRR/kWh { from 1393-01-01 cites sheet: 5.50 }")).toEqual({ "": "5.5" });
  });
  test("in the rate's unit: 1,000 per 30 days is 100/3 a day; 0.4 per Wh is 400 per kWh; 9% is 0.09", () => {
    expect(cellsOf("rate price: IRR per 30 days { from 1393-01-01 cites sheet: 1_000 }")).toEqual({ "": "100/3" });
    expect(cellsOf("rate price: IRR/Wh { from 1393-01-01 cites sheet: 0.4 }")).toEqual({ "": "400" });
    expect(cellsOf("rate price: % { from 1393-01-01 cites sheet: 9% }")).toEqual({ "": "0.09" });
  });
  test("not known", () => {
    expect(cellsOf(at(REGION, 'table\nnorth | 1\nothers | unknown because "no column"'))).toEqual({ north: "1", south: "unknown", coast: "unknown" });
  });
});

describe("what is wrong with a table", () => {
  test.each([
    ["a name twice", REGION, "table\nnorth | 1\nnorth | 2\nothers | 3", ["5:1 combination-twice"]],
    ["`any` over a name", REGION, "table\nnorth | 1\nany | 2", ["5:1 combination-twice"]],
    ["two rows of `others` that meet in (north, low)", BOTH, "table\nnorth, others | 1\nothers, low | 2\nothers, others | 3", ["5:1 combination-twice"]],
    ["`others` in two rows", REGION, "table\nnorth | 1\nothers | 2\nothers | 3", ["6:1 combination-twice"]],
    ["nobody for the coast", REGION, "table\nnorth | 1\nsouth | 2", ["2:1 combination-missing"]],
    ["a key too many", REGION, "table\nnorth, low | 1\nothers | 2", ["4:1 keys-count"]],
    ["columns for one key", REGION, "table | north | south\nlow | 1 | 2", ["3:9 keys-count"]],
    ["a cell too many", BOTH, "table | low | high\nnorth | 1 | 2 | 3\nothers | 3 | 4", ["4:1 row-cell-count"]],
    ["a name of nothing in a column", BOTH, "table | low | hihg\nnorth | 1 | 2\nothers | 3 | 4", ["3:15 unknown-key-value"]],
  ])("%s", (_, keys, table, codes) => {
    expect(codesOf(at(keys, table), ACCOUNT)).toEqual(codes);
  });
});

const blocks = (rows: string, head = "widths unscaled", unit = "kWh"): string =>
  `rate price: IRR/kWh ${head} {\nfrom 1393-01-01 cites sheet\nblocks ${unit}\n${rows}\n}`;

describe("blocks", () => {
  test("rows from zero to an open top", () => {
    expect(columnsOf(blocks("0 .. 100 | 1\n100 .. 250.5 | 2\n250.5 .. | 3"))).toEqual({ "": ["0..100|1", "100..250.5|2", "250.5..|3"] });
  });
  test("edges in base units: 0.1 MWh is 100 kWh", () => {
    expect(columnsOf(blocks("0 .. 0.1 | 1\n0.1 .. | 2", "widths unscaled", "MWh"))).toEqual({ "": ["0..100|1", "100..|2"] });
  });
  test("an edge with its own unit, joined by value", () => {
    expect(columnsOf(blocks("0 .. 0.1 MWh | 1\n100 .. | 2"))).toEqual({ "": ["0..100|1", "100..|2"] });
  });
  test("columns with edges of their own", () => {
    const rows = "| north | south\n0 .. 100 | 1 | 2\n100 .. | 3 | 4\nblocks kWh | others\n0 .. | 5";
    expect(columnsOf(`rate price: IRR/kWh at ${REGION} widths unscaled {\nfrom 1393-01-01 cites sheet\nblocks kWh ${rows}\n}`)).toEqual({
      north: ["0..100|1", "100..|3"],
      south: ["0..100|2", "100..|4"],
      coast: ["0..|5"],
    });
  });

  test.each([
    ["start at one", "1 .. | 2", ["4:1 blocks-start"]],
    ["a gap", "0 .. 100 | 1\n101 .. | 2", ["5:1 blocks-not-contiguous"]],
    ["an overlap", "0 .. 100 | 1\n99 .. | 2", ["5:1 blocks-not-contiguous"]],
    ["equal edges", "0 .. 100 | 1\n100 .. 100 | 2\n100 .. | 3", ["5:8 blocks-not-rising"]],
    ["a closed top", "0 .. 100 | 1", ["4:6 blocks-not-open"]],
    ["two open rows", "0 .. | 1\n100 .. | 2", ["4:1 blocks-open-early"]],
    ["two faults in two rows", "1 .. 100 | 1\n150 .. | 2", ["4:1 blocks-start", "5:1 blocks-not-contiguous"]],
  ])("%s", (_, rows, codes) => {
    expect(codesOf(blocks(rows))).toEqual(codes);
  });

  const pattern = (north: string, coast: string): string =>
    `${ACCOUNT}rate pattern: kWh at account.region {
from 1393-01-01 to 1394-01-01 cites sheet
table
north | 200
others | 300
from 1394-01-01 cites sheet
table
north | ${north}
south | 300
coast | ${coast}
}
`;
  test.each([
    ["multiples that rise", pattern("210", "310"), "0 .. pattern | 1\npattern .. 1.5 * pattern | 2\n1.5 * pattern .. | 3", []],
    [
      "multiples that fall",
      pattern("210", "310"),
      "0 .. 2 * pattern | 1\n2 * pattern .. 1.5 * pattern | 2\n1.5 * pattern .. | 3",
      ["5:1 blocks-not-rising-in"],
    ],
    ["a constant that one version passes", pattern("210", "400"), "0 .. pattern | 1\npattern .. 350 | 2\n350 .. | 3", ["5:1 blocks-not-rising-in"]],
    ["and that none passes", pattern("210", "349"), "0 .. pattern | 1\npattern .. 350 | 2\n350 .. | 3", []],
    ["an unknown cell says nothing", pattern("210", 'unknown because "no"'), "0 .. pattern | 1\npattern .. 350 | 2\n350 .. | 3", []],
    ["another expression of the same edge", pattern("210", "310"), "0 .. 2 * pattern | 1\npattern * 2 .. | 3", ["5:1 blocks-not-contiguous"]],
  ])("edges of rates: %s", (_, before, rows, codes) => {
    expect(codesOf(blocks(rows), before)).toEqual(codes);
  });

  test("a column's own values are the only ones that count", () => {
    const rows = "| north\n0 .. pattern | 1\npattern .. 250 | 2\n250 .. | 3\nblocks kWh | others\n0 .. | 5";
    const rate = `rate price: IRR/kWh at ${REGION} widths unscaled {\nfrom 1393-01-01 cites sheet\nblocks kWh ${rows}\n}`;
    expect(codesOf(rate, pattern("210", "310"))).toEqual([]);
    expect(codesOf(rate, pattern("260", "310"))).toEqual(["5:1 blocks-not-rising-in"]);
  });
});

describe("widths", () => {
  const of = (head: string): unknown => partsOf(ACCOUNT + blocks("0 .. | 1", head)).rates["price"]?.widths;
  test("scales and rounding", () => {
    expect(of("widths unscaled")).toEqual({ scales: [], round: undefined });
    expect(of("widths per month round half up to 0.5 MWh")).toMatchObject({ scales: [{ kind: "month" }], round: { mode: "half up", step: "500" } });
    expect(of("widths per 30 days, per account.households, per account.power")).toMatchObject({
      scales: [
        { kind: "days", count: 30 },
        { kind: "field", value: { kind: "account", name: "households", type: { dimension: "", share: "level" } } },
        { kind: "field", value: { kind: "account", name: "power", type: { dimension: "kW", share: "level" } } },
      ],
    });
  });
  test("what runs through the blocks is in the axis times the fields that widen them, in base units", () => {
    const unitOf = (head: string, axis: string): unknown => {
      const { axis: edges, quantityUnit } = partsOf(ACCOUNT + blocks("0 .. | 1", head).replace("blocks kWh", `blocks ${axis}`)).rates["price"] ?? {};
      return [edges?.name, quantityUnit?.name, quantityUnit?.factor];
    };
    expect(unitOf("widths per 30 days, per account.households", "MWh")).toEqual(["MWh", "MWh", "1000"]);
    expect(unitOf("widths per 30 days, per account.power", "kWh/kW")).toEqual(["kWh/kW", "kWh", "1"]);
    expect(unitOf("widths per account.power", "MWh/kW")).toEqual(["MWh/kW", "kWh", "1"]);
  });
  test("`round` rounds the scaled edges, and its unit is theirs", () => {
    const round = (axis: string, unit: string): readonly string[] =>
      codesOf(blocks("0 .. | 1", `widths per account.power round half up to 1 ${unit}`).replace("blocks kWh", `blocks ${axis}`), ACCOUNT);
    expect(round("kWh/kW", "kWh")).toEqual([]);
    expect(round("kWh/kW", "hour").map((each) => each.replace(/^\S+ /, ""))).toEqual(["widths-round-unit"]);
  });
  test.each([
    ["widths per 1.5 days", "widths-days"],
    ["widths per account.region", "widths-field"],
    ["widths per account.nothing", "widths-field"],
    ["widths per account.power, per account.power", "widths-twice"],
    ["widths per month round half up to 0 kWh", "widths-round-unit"],
  ])("%s", (head, code) => {
    expect(codesOf(blocks("0 .. | 1", head), ACCOUNT).map((each) => each.replace(/^\S+ /, ""))).toEqual([code]);
  });
});

test("versions differ in content, not in spelling or in place", () => {
  const varies = (first: string, second: string): boolean | undefined =>
    partsOf(`rate price: IRR/kWh { from 1393-01-01 cites sheet: ${first}\nfrom 1394-01-01 example: ${second} }`).rates["price"]?.varies;
  expect(varies("1_000", "1000.0")).toBe(false);
  expect(varies("1 IRR/kWh", "1000 IRR/MWh")).toBe(false);
  expect(varies("1_000", "1_001")).toBe(true);
  expect(varies('unknown because "a"', "1")).toBe(true);
});

describe("what is too much", () => {
  const chain = (length: number): string =>
    Array.from({ length }, (_, index) => `rate r${index} { from 1393-01-01 example: ${index === 0 ? "1" : `r${index - 1} + r${index - 1}`} }`).join("\n");
  test.each([
    ["a chain of 64 rates, each twice the one before", chain(64), []],
    ["a chain of 65", chain(65), ["65:1 declaration-too-large"]],
    ["a chain of thousands is reported once", chain(5_000), ["65:1 declaration-too-large"]],
    [
      "a ring of three",
      "rate a { from 1393-01-01 example: b }\nrate b { from 1393-01-01 example: c }\nrate c { from 1393-01-01 example: a }",
      ["1:1 rate-cycle"],
    ],
    ["a rate of itself", "rate a { from 1393-01-01 example: a + 1 }", ["1:1 rate-cycle"]],
    [
      "two uses of one rate are no ring",
      "rate a { from 1393-01-01 example: b + c }\nrate b { from 1393-01-01 example: c }\nrate c { from 1393-01-01 example: 1 }",
      [],
    ],
  ])("%s", (_, text, codes) => {
    expect(codesOf(text)).toEqual(codes);
  });

  test("edges on a chain that doubles at each step are worked out once a rate", () => {
    const rate = "rate price: IRR/kWh widths unscaled { from 1393-01-01 example blocks kWh\n0 .. r62 * 1 kWh | 1\nr62 * 1 kWh .. | 2\n}";
    expect(codesOf(`${chain(63)}\n${rate}`)).toEqual([]);
  });

  const version = (index: number): string =>
    `from 1393-01-01 announced ${1300 + Math.floor(index / 360)}-${String((Math.floor(index / 30) % 12) + 1).padStart(2, "0")}-${String((index % 29) + 1).padStart(2, "0")} example: 1`;
  test("2,001 versions", () => {
    const text = `rate a {\n${Array.from({ length: 2_001 }, (_, index) => version(index)).join("\n")}\n}`;
    expect(codesOf(text)).toEqual(["1:6 declaration-too-large"]);
  });
  test("a million cells", () => {
    const values = Array.from({ length: 100 }, (_, index) => `v${index}`).join(" | ");
    const rates = Array.from({ length: 101 }, (_, index) => `rate r${index} at account.a, account.b { from 1393-01-01 example: 1 }`).join("\n");
    expect(codesOf(`account { a: ${values} b: ${values} }\n${rates}`)).toEqual(["102:6 declaration-too-large"]);
  });
  // For each value 100 windows, one for the hot season and two for what is left, and a span: 103 x 970 + 1 = 99,911, and 103 x 980 + 1 = 100,941.
  const sets = (values: number): string => {
    const account = `account { a: ${Array.from({ length: values }, (_, index) => `v${index}`).join(" | ")} }`;
    const windows = Array.from({ length: 100 }, () => "19:00 .. 20:00").join(", ");
    const spans = "hot = v0: 02-01 .. 03-01 others: none\nmild = otherwise";
    const dayparts = `dayparts tou: peak, low by account.a { from 1393-01-01 example\npeak = ${windows}\nlow = otherwise\n}`;
    return `${account}\nseasons heat: hot, mild by account.a { from 1394-01-01 example\n${spans}\nfrom 1393-01-01 to 1394-01-01 unknown because "x" }\n${dayparts}`;
  };
  test.each([
    [970, []],
    [980, ["6:10 declaration-too-large"]],
  ])("a hundred thousand windows and spans, over %d values", (values, codes) => {
    expect(codesOf(sets(values))).toEqual(codes);
  });
});
