// Bills of one account beside one another: days billed twice, days that two share, days that nobody billed.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BilledDays } from "../../../src/index.ts";
import { acrossAccount, sameIds } from "../../../src/index.ts";

function bill(at: number, from: number, to: number): BilledDays {
  return { at, id: `b${at}`, from, to };
}

/** `place code other from-to`. */
function told(bills: readonly BilledDays[]): readonly string[] {
  return acrossAccount(bills).map(({ at, code, other, from, to }) => `${at} ${code} ${other} ${from}-${to}`);
}

describe("days of one account", () => {
  test.each<[string, readonly BilledDays[], readonly string[]]>([
    ["one bill after the other says nothing", [bill(0, 0, 30), bill(1, 30, 60), bill(2, 60, 91)], []],
    ["none", [], []],
    ["the same days twice: both are told", [bill(0, 0, 30), bill(1, 0, 30)], ["0 same-period b1 0-30", "1 same-period b0 0-30"]],
    [
      "three times: the first names the second, the others the first",
      [bill(0, 0, 30), bill(1, 0, 30), bill(2, 0, 30)],
      ["0 same-period b1 0-30", "1 same-period b0 0-30", "2 same-period b0 0-30"],
    ],
    ["a day that two bills share", [bill(0, 0, 31), bill(1, 30, 60)], ["1 overlap b0 30-31"]],
    ["one inside another", [bill(0, 0, 90), bill(1, 30, 60), bill(2, 60, 120)], ["1 overlap b0 30-60", "2 overlap b0 60-90"]],
    ["days that nobody billed", [bill(0, 0, 30), bill(1, 33, 60)], ["1 gap b0 30-33"]],
    ["a gap is measured from the bill that reaches furthest", [bill(0, 0, 90), bill(1, 30, 60), bill(2, 95, 120)], ["1 overlap b0 30-60", "2 gap b0 90-95"]],
    [
      "the same days twice hide no gap and no overlap",
      [bill(0, 0, 30), bill(1, 0, 30), bill(2, 29, 50), bill(3, 60, 70)],
      ["0 same-period b1 0-30", "1 same-period b0 0-30", "2 overlap b0 29-30", "3 gap b2 50-60"],
    ],
    ["the same start, another end, overlaps", [bill(0, 0, 30), bill(1, 0, 31)], ["1 overlap b0 0-30"]],
  ])("%s", (_title, bills, findings) => {
    expect(told(bills)).toEqual(findings);
  });

  test("the order in which bills come changes nothing", () => {
    const bills = fc
      .uniqueArray(fc.nat(9), { maxLength: 6 })
      .chain((places) =>
        fc.tuple(...places.map((at) => fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 9 })).map(([from, days]) => bill(at, from, from + days)))),
      );
    fc.assert(
      fc.property(bills, (given) => {
        expect(told(given.toReversed())).toEqual(told(given));
      }),
    );
  });

  test("a bill is told of days twice exactly where a day of it is also another's", () => {
    const bills = fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 9 })), { maxLength: 6 });
    fc.assert(
      fc.property(bills, (given) => {
        const all = given.map(([from, days], at) => bill(at, from, from + days));
        const isShared = all.some((one) => all.some((other) => one.at < other.at && one.from < other.to && other.from < one.to));
        expect(acrossAccount(all).some(({ code }) => code !== "gap")).toBe(isShared);
        const days = new Set(all.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, day) => from + day)));
        const [first, last] = [Math.min(...days), Math.max(...days)];
        expect(acrossAccount(all).some(({ code }) => code === "gap")).toBe(all.length > 0 && days.size < last - first + 1);
      }),
    );
  });
});

test("rows of one id: each names another", () => {
  const rows = [
    { at: 4, id: "x" },
    { at: 1, id: "y" },
    { at: 2, id: "x" },
    { at: 9, id: "x" },
  ];
  expect(sameIds(rows).map(({ at, otherAt }) => [at, otherAt])).toEqual([
    [4, 2],
    [2, 4],
    [9, 2],
  ]);
});
