// Rows of the tables of a run: what no column of decimals holds is left whole beside it, and what bills say of one another is said in words.
import { describe, expect, test } from "vitest";
import type { OutColumn, OutRow } from "../../adapters/index.ts";
import { listsOf } from "../../cli/population/lists.ts";
import { acrossText, causeRows, clusterRows, lineRows, verdictColumns, verdictRow } from "../../cli/population/tables.ts";
import { populationOf } from "../../src/index.ts";
import { BY, caused, diagnosed, record, wrong } from "../rules/population/records.ts";

function cells(columns: readonly OutColumn[], row: OutRow): Readonly<Record<string, string | undefined>> {
  expect(row.length).toBe(columns.length);
  return Object.fromEntries(columns.map(({ name }, at) => [name, row[at]]));
}

describe("amounts", () => {
  test.each([
    ["5", "5", undefined],
    ["-0.0000000001", "-0.0000000001", undefined],
    ["9999999999999999999999999999.5", "9999999999999999999999999999.5", undefined],
    ["1/3", undefined, "harm 1/3"],
    ["0.00000000001", undefined, "harm 0.00000000001"],
    ["99999999999999999999999999999", undefined, "harm 99999999999999999999999999999"],
  ])("%s stands as %s, beside it %s", (harm, decimal, exact) => {
    const row = cells(verdictColumns(BY), verdictRow({ kind: "bill", row: 7, bill: wrong(harm), noted: [] }, []));
    expect([row["row"], row["harm"], row["exact"]]).toEqual(["7", decimal, exact]);
  });
});

test("what would decide is the evidence that lines ask for, each once, or what would tell causes apart", () => {
  const line = { name: "energy", label: "", verdict: "undecided" as const, issued: "1", computed: undefined, difference: undefined, why: "x", cites: [] };
  const bill = record({ verdict: "undecided", lines: [line, { ...line, name: "tax" }].map((each) => ({ ...each, evidence: "the contract" })) });
  expect(cells(verdictColumns(BY), verdictRow({ kind: "bill", row: 1, bill, noted: [] }, []))["would_decide"]).toBe("the contract");
  const ambiguous = wrong("1", { diagnosis: diagnosed({ answer: "ambiguous", ambiguity: "F07 | F08", wouldSeparate: "photo" }) });
  expect(cells(verdictColumns(BY), verdictRow({ kind: "bill", row: 1, bill: ambiguous, noted: [] }, []))).toMatchObject({
    cause: "F07 | F08",
    would_decide: "photo",
  });
});

test("a relation that a statement breaks is a row of lines", () => {
  const bill = record({ broken: [{ name: "sum of lines", about: "total", difference: "-3" }] });
  expect(lineRows({ kind: "bill", row: 1, bill, noted: [] })).toEqual([
    ["1", "b1", "a1", "identity", "sum of lines", "total", "broken", undefined, undefined, "-3", undefined, undefined, undefined, undefined],
  ]);
});

test.each([
  [{ code: "same-id" as const, other: "b2", from: undefined, to: undefined }, "another row has the id b2"],
  [{ code: "gap-or-unread" as const, other: "b2", from: "d1", to: "d2" }, "nothing that could be read bills the days d1 up to d2, after b2"],
])("%j", (across, text) => {
  expect(acrossText(across)).toBe(text);
});

describe("lists of accounts", () => {
  const of = (causes: number, more: readonly Parameters<typeof populationOf>[0][number][] = []): ReturnType<typeof populationOf> => {
    const each = Array.from({ length: causes }, (_, at) =>
      Array.from({ length: at === 0 ? 1 : 2 }, () => wrong("1", { diagnosis: caused("F04", [["multiplier", String(at)]]) })),
    );
    return populationOf([...each.flat(), ...more], BY, { broken: 0, notes: [] });
  };

  test("the greatest 200 causes have one each, the others one together", () => {
    const lists = listsOf(of(203), true);
    expect(lists.files.size).toBe(201);
    expect(lists.ofCause("F04 multiplier 5")).toBe("accounts-f04-multiplier-5.csv");
    // Of one bill, where all others have two.
    expect(lists.ofCause("F04 multiplier 0")).toBe("accounts-other-causes.csv");
    expect(lists.of(wrong("1", { diagnosis: caused("F04", [["multiplier", "0"]]) }))).toBe("other causes");
    expect(lists.files.has("other causes")).toBe(true);
  });

  test("names of files are plain, and none stands for two causes", () => {
    const names = ["a/b", "a b", "../../etc", "پ", "ت"].map((value) => wrong("1", { diagnosis: caused("F01", [["value", value]]) }));
    const files = [...listsOf(of(0, names), true).files.values()];
    expect(new Set(files).size).toBe(5);
    expect(files.filter((name) => !/^accounts-[a-z0-9-]+\.csv$/.test(name))).toEqual([]);
  });

  test("each bill that does not agree is in one that there is", () => {
    const bills = [
      record(),
      wrong("1"),
      wrong("1", { diagnosis: diagnosed({ answer: "ambiguous", ambiguity: "F07 | F08" }) }),
      record({ verdict: "undecided", harm: undefined }),
      record({ verdict: "adjustment due" }),
    ];
    for (const hasDiagnosis of [true, false]) {
      const given = hasDiagnosis
        ? bills.filter(({ verdict, diagnosis }) => verdict !== "differs" || diagnosis !== undefined)
        : bills.filter(({ diagnosis }) => diagnosis === undefined);
      const lists = listsOf(populationOf(given, BY, { broken: 0, notes: [] }), hasDiagnosis);
      for (const bill of given) {
        const key = lists.of(bill);
        expect(key === undefined ? "none" : lists.files.get(key)).toMatch(bill.verdict === "agrees" ? /^none$/ : /^accounts-/);
      }
    }
  });
});

test("causes and clusters have a row each", () => {
  const population = populationOf(
    [wrong("4", { marks: ["r1", ""], diagnosis: caused("F04") }), wrong("5", { marks: ["r1", ""], diagnosis: diagnosed({ answer: "near-miss" }) })],
    BY,
    { broken: 0, notes: [] },
  );
  expect(causeRows(population, (key) => `${key}.csv`)).toEqual([
    ["cause", "F04", "F04", "billing error", "1", "1", "4", "0", "0", "0", "0", undefined, "0", "0", "F04.csv"],
    ["no cause", "near-miss", "", "", "1", "1", "5", "0", "0", "0", "0", undefined, undefined, undefined, "near-miss.csv"],
  ]);
  expect(clusterRows(population)).toEqual([
    ["", "reader", "r1", "2", "2", "2", "9", "0", "0", "0", "0", undefined],
    ["", "route", "", "2", "2", "2", "9", "0", "0", "0", "0", undefined],
    ["F04", "reader", "r1", "1", "1", "1", "4", "0", "0", "0", "0", undefined],
    ["F04", "route", "", "1", "1", "1", "4", "0", "0", "0", "0", undefined],
  ]);
});
