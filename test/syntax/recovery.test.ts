// Several slips in one text: each is told once, in one run, and nothing that only follows from another.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "../../src/dsl/syntax/parse.ts";
import { scan } from "../../src/dsl/syntax/scan.ts";

/** What is told, each with its line. */
function told(text: string): readonly string[] {
  return parse("r.mizan", text).diagnostics.map(({ code, span }) => `${span.line} ${code}`);
}

const inside = (heading: string, lines: readonly string[]): string => `${heading} {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;
const tariff = (...lines: readonly string[]): string => inside("tariff t", lines);
const rate = (...lines: readonly string[]): string => inside("rate r: IRR", lines);

describe("two slips and more in one item", () => {
  test.each<readonly [string, readonly string[]]>([
    ["line a [x y] = 5 round haf up to 1 IRR", ["2 unclosed-tags", "2 misspelt-word"]],
    ["line a cites = (1 + ) * 2 IRR round half up 1 IRR", ["2 missing-source-name", "2 expected-value", "2 missing-rounding-step"]],
    ["line a = max(1 IRR, ) * (2 - ) each segmnt round up to 1 IRR", ["2 expected-value", "2 expected-value", "2 misspelt-word"]],
    ["line a = b c each segment round half up 1 IRR print up to", ["2 expected-item", "2 missing-rounding-step", "3 missing-rounding-step"]],
    ["lien a = 5 IRR round half up 1 IRR", ["2 misspelt-word", "2 missing-rounding-step"]],
    ["line a 5 IRR over bil round half up 1 IRR", ["2 missing-equals", "2 misspelt-word", "2 missing-rounding-step"]],
    ["line انرژی [مالیات ۹] cites = ۵ IRR round half up ۱ IRR", ["2 unclosed-tags", "2 missing-source-name", "2 missing-rounding-step"]],
    ["payable = total - round down 1_000 IRR carry remainder", ["2 expected-value", "2 missing-rounding-step"]],
    ['let a cites "p" = 5 IRR round up 1 IRR', ["2 missing-source-name", "2 missing-rounding-step"]],
    ["exception e subscription when account. = yes = 50% * base", ["2 expected-choice", "2 expected-name"]],
    ["exception e to l over , when a.b = yes = 5 IRR round half to 1 IRR", ["2 expected-name", "2 expected-choice"]],
    ["for account.class = from 1394-01-01 to", ["2 expected-value", "3 expected-date"]],
    ["group g [x y] cites {\n    line a = \n    line b 5\n  }", ["2 unclosed-tags", "2 missing-source-name", "4 expected-value", "4 missing-equals"]],
  ])("%s", (item, expected) => expect(told(tariff(item))).toEqual(expected));
});

describe("slips in several items of a list", () => {
  test.each<readonly [string, string, readonly string[]]>([
    [
      "fields of the account",
      inside("account", ["class residential | public", "rural: yes | | no", "power: kW 30 500 to 1", "since: whole 1"]),
      ["2 missing-colon", "3 expected-name", "4 missing-range", "5 incomplete-phrase", "6 missing-range"],
    ],
    [
      "fields of the usage",
      inside("usage", ["active kWh 0 .. to 3 decimals", "demand: 0 .. 5 to 3 decimals"]),
      ["2 missing-colon", "2 expected-number", "3 expected-unit"],
    ],
    [
      "fields of the history",
      inside("history", ["d: 12 bills 0 .. 5 to 3 decimals", "e: kW 12 0 .. 5 to 3"]),
      ["2 expected-unit", "3 expected-choice", "4 incomplete-phrase"],
    ],
    ["charges", inside("charges", ['a: IRR 0 .. 10 to 2 decimals absent "A"', "b: IRR 0 10 to 2 decimals absent 0"]), ["2 expected-number", "3 missing-range"]],
    [
      "parts of the schedule",
      inside("schedule s", ["calender persian", "horizon 1393-01-01 1396-01-01", "zone"]),
      ["2 misspelt-word", "3 expected-choice", "5 expected-choice"],
    ],
    ["parts of a source", 'source a "A" dated unverified url "u" note 5\n', ["1 expected-date", "1 expected-text"]],
    [
      "seasons",
      inside("seasons s: a, b", ["from cites x", "a = 01-01 07-01, 08-01 ..", "b otherwise"]),
      ["2 expected-date", "3 missing-range", "4 expected-month-day", "4 missing-equals"],
    ],
    [
      "dayparts",
      inside("dayparts d: a, b", ["from 1393-01-01 cites", '"x"', "a = 19:00 23:00", "b 23:00 .. 07:00"]),
      ["3 missing-source-name", "4 missing-range", "5 missing-equals"],
    ],
    [
      "versions",
      rate("form 1393-01-01 cites s: 5", "1394-01-01: 6", "from 1395-01-01 cites: 7", "from 1396-01-01 8"),
      ["2 misspelt-word", "3 missing-from", "4 missing-source-name", "5 missing-version-body"],
    ],
    ["an annulled version", rate("from 1393-01-01 annulled 1394-01-01 from that day cites: 5"), ["2 expected-choice", "2 missing-source-name"]],
    ["months", rate("1393-01 cites s 5", "1393-02 cites: 6", "1393-03: "), ["2 missing-colon", "3 missing-source-name", "5 expected-value"]],
    [
      "rows of blocks",
      rate("from 1393-01-01", "blcks kWh", "0 100 | 5", "100 .. 200 6", "200 .. |"),
      ["3 misspelt-word", "4 missing-range", "5 missing-bar", "7 empty-cell"],
    ],
    [
      "cells",
      rate("from 1393-01-01", "table | x | y | z", "a | 5 | | 7", "b 5 | 6 | 7", "c | 5 + | 6 | max(1,)"),
      ["4 empty-cell", "5 missing-bar", "6 expected-value", "6 expected-value"],
    ],
    ["columns", rate("from 1393-01-01", "blocks | x | | z", "0 .. | 1 | 2 | 3 -"), ["3 expected-unit", "3 expected-name", "5 expected-value"]],
    [
      "a test",
      inside('test "t"', ["acount { a b }", "period 1394-01-01 1394-02-01", "expect a 5 IRR", "  b = = 6", "issued"]),
      ["2 misspelt-word", "3 missing-range", "4 missing-equals", "5 expected-constant", "7 expected-date"],
    ],
    [
      "clauses of a proof",
      "prove t total does fall as usage.active grows, usage.active 0 500 kWh, period 1394-01-01 1394-02-01\n",
      ["1 incomplete-phrase", "1 missing-range", "1 missing-range"],
    ],
    [
      "declarations",
      'sorce a "A"\nunit m3\nlet x 5\nsource "B"\nuse\n',
      ["1 misspelt-word", "3 expected-choice", "3 missing-equals", "4 expected-name", "6 expected-text"],
    ],
    [
      "items of a tariff",
      tariff("crossing split days", "drop subscription", 'untranslatable "x" cites s', "let = 5"),
      ["2 incomplete-phrase", "3 incomplete-phrase", "4 expected-choice", "5 expected-name"],
    ],
    [
      "values",
      tariff("line a = if b then 5 IRR round half up to 1 IRR", "line c = if d 5 else 6", "line e = sum(x)", "line f = 1e5 +"),
      ["2 missing-else", "3 missing-then", "4 foreign-form", "5 exponent", "6 expected-value"],
    ],
  ])("%s", (_, text, expected) => expect(told(text)).toEqual(expected));
});

describe("slips in the oversight half", () => {
  test("an authority", () => {
    const items = [
      "form 1393-01-01 cites s",
      "grade | kind | up to",
      "clerk | | no limit",
      "board | any | 5 IRR 6",
      "forbd requester = approver",
      "count amount nett",
    ];
    expect(told(inside("authority a over correction", items))).toEqual([
      "2 misspelt-word",
      "4 empty-cell",
      "5 foreign-form",
      "6 misspelt-word",
      "7 misspelt-word",
    ]);
  });
  test("instalments", () => {
    const items = ["from cites s", "down payment at least of debt", "every month", "part at lest 5 IRR"];
    expect(told(inside("instalments i", items))).toEqual(["2 expected-date", "3 expected-choice", "4 expected-number", "5 misspelt-word"]);
  });
});

describe("a heading and what stands below it", () => {
  test.each<readonly [string, string, readonly string[]]>([
    ["a clause of a rate", "rate r: IRR crossing split days {\n  from 1393-01-01 cites s 5\n}\n", ["1 incomplete-phrase", "2 missing-version-body"]],
    ["two clauses of a rate", "rate r: IRR at crossing whole start every {\n  from 1393-01-01: 5\n}\n", ["1 missing-brace"]],
    ["no name", "rate : IRR {\n  from : 5\n}\ntariff {\n  line = 5\n}\n", ["1 expected-name", "2 expected-date", "4 expected-name", "5 expected-name"]],
    ["a text without end", 'rate r: IRR "R {\n  from 1393-01-01: 5 +\n}\n', ["1 unclosed-string", "3 expected-value"]],
    ["a word too many", "rate r: IRR IRR {\n  1393-01-01: 5\n}\n", ["1 missing-brace", "2 missing-from"]],
  ])("%s", (_, text, expected) => expect(told(text)).toEqual(expected));
});

describe("braces and slips", () => {
  test.each<readonly [string, string, readonly string[]]>([
    ["none opens", 'tariff t "T"\n  line a =\n}\nlet b =\n', ["2 missing-brace", "3 expected-value", "5 expected-value"]],
    ["none opens a heading of two lines", "seasons s: a,\n  b\n  from 1393-01-01 cites c\n  a 01-01 .. 07-01\n}\n", ["3 missing-brace", "4 missing-equals"]],
    ["none closes", "tariff t {\n  group g {\n    line a = 5\n  line b 5\n}\nlet c =\n", ["2 unclosed-brace", "4 missing-equals", "7 expected-value"]],
    ["none closes on a line", 'test "t" {\n  account { a b\n  usage { c 5 kWh }\n  period 1394-01-01\n}\n', ["2 unclosed-brace", "5 missing-range"]],
    ["one too many", "tariff t {\n  group g {\n    line a = 5\n  } }\n  line b 5\n}\n", ["4 unopened-brace", "5 missing-equals"]],
    ["one twice", "tariff t { {\n  line a 5\n}\n", ["1 unclosed-brace", "2 missing-equals"]],
    ["one too many on a line", 'test "t" {\n  usage { a { b 1 } } c 2 }\n  period 1394-01-01\n}\n', ["2 unopened-brace", "4 missing-range"]],
  ])("%s", (_, text, expected) => expect(told(text)).toEqual(expected));
});

describe("what only follows from a slip is not told", () => {
  test.each<readonly [string, string, readonly string[]]>([
    ["two words for one", tariff("line line a = 5 IRR"), ["2 foreign-form"]],
    ["a sign twice", tariff("line a = = 5 IRR round up to 1 IRR"), ["2 expected-value"]],
    ["a word for the next item", tariff("round half up to 1 IRR", "line a = 5"), ["2 expected-item"]],
    ["a row that is none", rate("from 1393-01-01", "blocks kWh", "| 0 .. 9 | 1 | 2 |", "9 .. | 1"), ["4 foreign-form"]],
    ["a header in pieces", rate("from 1393-01-01", "table v w | z", "a | 1 | 2 | 3", "b | 1 | 2 | 3"), ["3 missing-bar"]],
    ["names and values out of step", inside('test "t"', ["account {", "  a b c", "  d e", "}", "period 1394-01-01 .. 1394-02-01"]), ["5 expected-constant"]],
    ["a brace in a text without end", 'tariff t {\n  group g "G {\n    line a = 5\n  }\n}\n', ["2 unclosed-string"]],
    [
      "parts of a test that no longer says of what it is",
      inside('test "t"', ["authority", "question { kind a }", "asked 1394-01-01", "expect grade = b"]),
      ["3 expected-item"],
    ],
    ["a character in a number", "let a = 5$6\n", ["1 unknown-character"]],
  ])("%s", (_, text, expected) => expect(told(text)).toEqual(expected));
});

test("what could be read of a broken item stands in the tree", () => {
  const { value } = parse(
    "r.mizan",
    `${tariff("line a [x] = 5 + round half up to 1 IRR", "line b [y z] = 6 IRR", "payable = total +")}let c =\nrate r: IRR {\n  from : 5\n}\n`,
  );
  expect(value.declarations).toMatchObject([
    {
      kind: "tariff",
      items: [
        { name: { text: "a" }, tags: [{ text: "x" }], value: { kind: "error" }, round: { mode: "half up" } },
        { name: { text: "b" }, value: { kind: "amount" } },
        { kind: "payable", value: { kind: "error" } },
      ],
    },
    { kind: "let", name: { text: "c" }, value: { kind: "error" } },
    { kind: "rate", versions: [{ head: { from: { text: "" } }, body: { kind: "cell" } }] },
  ]);
});

test("it says which stretches are broken, and where a name is lost; a text without syntax errors has none", () => {
  const text = "let a = 5\nlet = 6\nlet b = 7 +\nlet c = 8\n";
  const { broken } = parse("r.mizan", text).value;
  expect(broken.map(({ nameless, span }) => [text.slice(span.start, span.end), nameless])).toEqual([
    ["let = 6", true],
    ["let b = 7 +", false],
  ]);
  for (const path of ["examples/household/rules.mizan", "examples/workshop/rules.mizan", "test/fixtures/diagnostics/version-gap.mizan"]) {
    expect(parse(path, readFileSync(path, "utf8")).value.broken).toEqual([]);
  }
});

test("a token too many or too few costs one message, wherever it is", () => {
  const text = readFileSync("examples/household/rules.mizan", "utf8");
  const more: string[] = [];
  for (const { image, startOffset } of scan("", text).tokens) {
    const [before, after] = [text.slice(0, startOffset), text.slice(startOffset + image.length)];
    for (const changed of [before + after, `${before}${image} ${image}${after}`]) {
      const { diagnostics } = parse("r.mizan", changed);
      if (diagnostics.length > 1) more.push(`${image}: ${diagnostics.map(({ code, span }) => `${span.line} ${code}`).join(", ")}`);
    }
  }
  expect(more).toEqual([]);
});
