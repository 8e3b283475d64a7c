// All that is wrong with a set of rule files in one run: what the checker finds stands beside the syntax errors where it does not follow from them.
import { describe, expect, test } from "vitest";
import type { RuleText } from "../../src/index.ts";
import { load } from "../../src/index.ts";

const RULES = `schedule town "Town" {
  currency IRR to 0 decimals
  calendar persian
  zone Asia/Tehran
  weekend friday
  horizon 1393-01-01 to 1396-01-01
}
source book "Book"
unit m3 summable
account {
  class: home | shop
  rural: yes | no
  power: kW 30 .. 500 to 1 decimal
}
usage {
  active: kWh 0 .. 100_000 to 3 decimals
  water: m3 0 .. 100_000 to 3 decimals
}
rate energy: IRR/kWh widths per 30 days at account.class {
  from 1393-01-01 cites book
    blocks kWh | home | shop
        0 .. 100 | 1 | 2
      100 ..     | 3 | 4
}
rate fee: IRR/m3 {
  from 1393-01-01 cites book: 7
}
rate vat: % {
  from 1393-01-01 cites book: 9%
}
let base_use = usage.active * 2
tariff all "All" {
  crossing split by days
  line power [taxed] "Power" = base_use through energy each segment, over bill round half up to 1 IRR
  line water [taxed] "Water" = usage.water * fee each segment, over bill round half up to 1 IRR
  line tax "Tax" = vat * sum taxed round half up to 1 IRR
  exception rural to water when account.rural = yes cites book = 50% * base
  payable = total + brought_forward
}
test "a home" {
  tariff all
  account { class home  rural no  power 30 kW }
  usage { active 10 kWh  water 1 m3 }
  period 1393-02-01 .. 1393-03-01
  expect payable = 10 IRR
}
`;

type Change = readonly [from: string, to: string];

function changed(text: string, changes: readonly Change[]): string {
  return changes.reduce((before, [from, to]) => {
    expect(before).toContain(from);
    return before.replace(from, to);
  }, text);
}

/** What is told, each with its line. */
function told(files: readonly RuleText[]): readonly string[] {
  const { diagnostics, schedule, tests } = load(files);
  expect(schedule).toBeUndefined();
  expect(tests).toEqual([]);
  return diagnostics.map(({ code, span }) => `${span.file}${span.line} ${code}`);
}

function check(changes: readonly Change[], expected: readonly string[]): void {
  expect(told([{ path: "", text: changed(RULES, changes) }])).toEqual(expected);
}

test("the rules have no error of their own", () => {
  expect(load([{ path: "", text: RULES }], { prove: false }).diagnostics).toEqual([]);
});

describe("errors beside a syntax error", () => {
  test.each<readonly [string, readonly Change[], readonly string[]]>([
    [
      "a unit, a name and a type",
      [
        ["= usage.water * fee", "= usage.water * + fee"],
        ["vat * sum taxed", "vat * sum taxes"],
        ["account.rural = yes cites", "account.rural = maybe cites"],
        ["base_use through energy", "usage.water through energy"],
      ],
      ["34 wrong-axis", "35 expected-value", "36 no-such-tag", "37 not-a-value"],
    ],
    [
      "in declarations",
      [
        ["power: kW 30 .. 500", "power: kW 30 500"],
        ["active: kWh 0 .. 100_000", "active: kWh 9 .. 1"],
        ["rate fee: IRR/m3", "rate fee: IRR/m4"],
        ["cites book: 9%", "cites bok: 9%"],
      ],
      ["13 missing-range", "16 range-order", "25 unknown-unit", "29 unknown-source"],
    ],
    [
      "in the same line, told once the syntax is right",
      [
        ["= usage.water * fee", "= usage.watr * fee"],
        ["round half up to 1 IRR\n  line tax", "round half up 1 IRR\n  line tax"],
      ],
      ["35 missing-rounding-step"],
    ],
    [
      "in the rows of another version",
      [
        ["100 ..     | 3 | 4", "100 ..     | 3"],
        ["crossing split by days", "crossing split days"],
      ],
      ["23 row-cell-count", "33 incomplete-phrase"],
    ],
    [
      "in a test",
      [
        ["payable = total", "payable total"],
        ["water 1 m3 }", "water 1 kWh }"],
        ["class home  rural no", "class house  rural no"],
      ],
      ["38 missing-equals", "42 not-a-value", "43 value-unit"],
    ],
    [
      "where the schedule has lost a part",
      [
        ["horizon 1393-01-01 to", "horizon 1393-01-01"],
        ["usage.water * fee", "usage.water * fees"],
      ],
      ["6 expected-choice", "35 no-such-name"],
    ],
  ])("%s", (_, changes, expected) => check(changes, expected));
});

describe("what may follow from a syntax error is silent", () => {
  test.each<readonly [string, Change, readonly string[]]>([
    ["uses of a field that is lost", ["water: m3 0 ..", "water: m3 0"], ["17 missing-range"]],
    ["values of a list that is lost", ["rural: yes | no", "rural: yes |"], ["13 expected-field"]],
    ["uses of a unit that is lost", ["unit m3 summable", "unit m3"], ["10 expected-choice"]],
    ["uses of a rate whose heading is lost", ["rate fee: IRR/m3 {", "rate fee: IRR/m3 m3 {"], ["25 missing-brace"]],
    ["uses of a rate of which a version is lost", ["blocks kWh | home", "blocks | home"], ["21 expected-unit"]],
    ["uses of a rate without a name", ["rate vat: %", "rate : %"], ["28 expected-name"]],
    ["uses of a value that is lost", ["usage.active * 2", "usage.active *"], ["32 expected-value"]],
    ["sums of a tag that is lost", ['[taxed] "Power"', '[taxed "Power"'], ["34 unclosed-tags"]],
    [
      "what a line lacks that its fault has swallowed",
      ["fee each segment, over bill round half up to 1 IRR", "fee each segment, over bill round half up to"],
      ["36 missing-rounding-step"],
    ],
    ["exceptions to a line that is lost", ["line water [taxed]", "line [taxed]"], ["35 expected-name"]],
    ["days that no version covers", ["from 1393-01-01 cites book: 7", "from 1394-01-01 cites book: 7 8"], ["26 expected-item"]],
    ["sources of what cites a lost source", ['source book "Book"', 'source "Book"'], ["8 expected-name"]],
    ["a test of a tariff that is lost", ['tariff all "All" {', 'tariff "All" {'], ["32 expected-name"]],
    ["a test without what its fault has swallowed", ["period 1393-02-01 ..", "period 1393-02-01"], ["44 missing-range"]],
    ["everything where there is no calendar", ["calendar persian", "calendar 5"], ["3 expected-name"]],
  ])("%s", (_, change, expected) => check([change], expected));
});

describe("several files", () => {
  const [first, second] = [RULES.slice(0, RULES.indexOf("let base_use")), RULES.slice(RULES.indexOf("let base_use"))];
  const files = (changes: readonly Change[], more: readonly Change[]): readonly RuleText[] => [
    { path: "a:", text: changed(first, changes) },
    { path: "b:", text: `use "a:"\n${changed(second, more)}` },
  ];

  test("are told of in their order, each with its syntax and other errors by place", () => {
    const broken: readonly Change[] = [
      ["usage.water * fee", "usage.water * fees"],
      ["payable = total", "payable total"],
    ];
    expect(told(files([["rate vat: %", "rate vat %"]], broken))).toEqual(["a:28 missing-colon", "b:6 no-such-name", "b:9 missing-equals"]);
  });

  test("a name that is declared in a broken part of another file is not missed", () => {
    expect(told(files([["unit m3 summable", "unit m3"]], []))).toEqual(["a:10 expected-choice"]);
  });

  test("without the path of a `use`, no name is missed", () => {
    const [a, b] = files([], []);
    const text = (b?.text ?? "").replace('use "a:"', "use").replace("payable =", "payable");
    expect(told([{ path: "b:", text }])).toEqual(["b:2 expected-text", "b:9 missing-equals"]);
    expect(a?.path).toBe("a:");
  });
});

describe("without syntax errors", () => {
  test("what uses a declaration with an error is silent, and all else is told in the same run", () => {
    check(
      [
        ["rate fee: IRR/m3", "rate fee: IRR/m4"],
        ["vat * sum taxed", "vat * sum taxes"],
        ["active: kWh 0 .. 100_000", "active: kWh 9 .. 1"],
      ],
      ["16 range-order", "25 unknown-unit", "36 no-such-tag"],
    );
  });

  test("of a set in which a file is missing, no name is missed, and units still are", () => {
    const files = [
      {
        path: "b:",
        text: `use "c:"\n${RULES.replace("fee each segment, over bill round half up to 1 IRR", "fees each segment, over bill round half up to 1 kWh")}`,
      },
    ];
    expect(told(files)).toEqual(["b:1 unknown-file", "b:36 rounding-unit"]);
  });
});
