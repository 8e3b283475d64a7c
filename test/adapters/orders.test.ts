// The order of bills: what each knows of those before and after it, however they come; and files that are not in the order that they are said to be.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Read } from "./given.ts";
import { plainMap, read, refusal } from "./given.ts";

const HEAD = "Bill,Customer,From,To,Energy,Sum,kWh";
const bill = (id: string, account: string, from: string, to: string): string => `${id},${account},1394-${from}-01,1394-${to}-01,1,1,1`;
const FOUR = [bill("a3", "7", "03", "04"), bill("a4", "7", "04", "05"), bill("a5", "7", "05", "06"), bill("c3", "9", "03", "04")];
const ORDERED = ["loaded", "sorted as text", "sorted as numbers"] as const;

const readRows = (rows: readonly string[], order: string): Promise<Read> => read({ bills: [HEAD, ...rows, ""].join("\n"), map: plainMap({ order }) });
const neighbours = ({ cases }: Read): readonly unknown[] =>
  cases.map((one) => [one.case.issued.id, one.previous?.id, one.ofAccount?.bills.map(({ issued }) => issued.id).join(" "), one.ofAccount?.at]);

describe.each(ORDERED)("%s", (order) => {
  test("each bill knows the one before it and all of its account", async () => {
    expect(neighbours(await readRows(FOUR, order))).toEqual([
      ["a3", undefined, "a3 a4 a5", 0],
      ["a4", "a3", "a3 a4 a5", 1],
      ["a5", "a4", "a3 a4 a5", 2],
      ["c3", undefined, "c3", 0],
    ]);
  });

  test("bills of one account may come in any order of time, and are given in that of the file", async () => {
    expect(neighbours(await readRows([FOUR[2] ?? "", FOUR[0] ?? "", FOUR[1] ?? "", FOUR[3] ?? ""], order))).toEqual([
      ["a5", "a4", "a3 a4 a5", 2],
      ["a3", undefined, "a3 a4 a5", 0],
      ["a4", "a3", "a3 a4 a5", 1],
      ["c3", undefined, "c3", 0],
    ]);
  });

  test("a bill that cannot be read leaves no wrong one in its place", async () => {
    const found = await readRows([FOUR[0] ?? "", (FOUR[1] ?? "").replace(",1,1,1", ",x,1,1"), FOUR[2] ?? ""], order);
    expect(neighbours(found)).toEqual([
      ["a3", undefined, "a3 a5", 0],
      ["a5", undefined, "a3 a5", 1],
    ]);
  });

  test("nor does a row of nobody, where there is a gap that it may fill", async () => {
    const gap = await readRows([FOUR[0] ?? "", "broken", FOUR[2] ?? ""], order);
    expect(gap.cases.map((one) => one.previous?.id)).toEqual([undefined, undefined]);
    const none = await readRows([FOUR[0] ?? "", "broken", FOUR[1] ?? ""], order);
    expect(none.cases.map((one) => one.previous?.id)).toEqual([undefined, "a3"]);
  });

  test("a gap that no row can fill is a gap: the bill before it is known", async () => {
    expect((await readRows([FOUR[0] ?? "", FOUR[2] ?? ""], order)).cases.map((one) => one.previous?.id)).toEqual([undefined, "a3"]);
  });

  test("a bill without a period stands outside the order", async () => {
    const found = await readRows([bill("a0", "7", "03", "04").replace(/1394-03-01,1394-04-01/, ","), ...FOUR.slice(0, 2)], order);
    expect(neighbours(found)).toEqual([
      ["a0", undefined, "a3 a4 a0", 2],
      ["a3", undefined, "a3 a4 a0", 0],
      ["a4", "a3", "a3 a4 a0", 1],
    ]);
  });

  test("days billed twice are told of the later bill", async () => {
    const found = await readRows([FOUR[0] ?? "", bill("a9", "7", "03", "04"), bill("a8", "7", "03", "05"), FOUR[3] ?? ""], order);
    expect(found.cases.map(({ case: { issued }, notes }) => [issued.id, notes.map(({ code, message }) => [code, message])])).toEqual([
      ["a3", []],
      ["a9", [["same-account-and-period", "account `7` has a bill of the same period in row 2"]]],
      ["a8", [["overlapping-period", "the period overlaps that of row 3, 1394-03-01 to 1394-04-01, of account `7`"]]],
      ["c3", []],
    ]);
  });

  test("a second bill of one id is refused", async () => {
    const found = await readRows([FOUR[0] ?? "", bill("a3", "7", "04", "05"), FOUR[3] ?? ""], order);
    expect(found.items.map(({ kind, row }) => [kind, row])).toEqual([
      ["case", 2],
      ["problem", 3],
      ["case", 4],
    ]);
    expect(found.problems[0]?.problems).toMatchObject([{ code: "same-id", message: "the bill has the id `a3`, as row 2 has" }]);
  });
});

test("what is found does not depend on the order of the file, where it is loaded", async () => {
  const rows = [...FOUR, bill("a6", "7", "05", "07"), bill("d1", "11", "03", "04"), bill("d2", "11", "03", "04")];
  const told = ({ cases }: Read): unknown =>
    cases
      .map((one) => [one.case.issued.id, one.previous?.id, one.notes.map(({ code }) => code), one.ofAccount?.at] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const expected = told(await readRows(rows, "loaded"));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), async (shuffled) => {
      expect(told(await readRows(shuffled, "loaded"))).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

test("a row of nobody between two accounts may be the first bill of the second", async () => {
  const rows = [
    bill("a3", "7", "03", "04"),
    "broken",
    bill("b3", "8", "03", "04"),
    bill("b5", "8", "05", "06"),
    bill("c3", "9", "03", "04"),
    bill("c5", "9", "05", "06"),
  ];
  expect((await readRows(rows, "sorted as text")).cases.map((one) => one.previous?.id)).toEqual([undefined, undefined, undefined, undefined, "c3"]);
});

describe("bills that are not in their order stop the run", () => {
  test.each([
    ["sorted as text", ["10", "9", "10"], "row 4 of bills.csv is of account `10`, after `9`: the bills are not sorted as text"],
    ["sorted as numbers", ["9", "10", "9"], "row 4 of bills.csv is of account `9`, after `10`: the bills are not sorted as numbers"],
    ["sorted as text", ["9", "10"], "row 3 of bills.csv is of account `10`, after `9`: the bills are not sorted as text"],
  ])("%s: %s", async (order, accounts, message) => {
    const bills = [HEAD, ...accounts.map((account, at) => bill(`b${at}`, account, `0${at + 3}`, `0${at + 4}`)), ""].join("\n");
    expect(await refusal({ bills, map: plainMap({ order }) })).toEqual({
      message,
      help: 'sort them, or declare "order": "loaded" (all in memory) or "any" (without neighbours)',
    });
  });

  test("9 comes before 10 as a number", async () => {
    expect((await readRows([bill("b1", "9", "03", "04"), bill("b2", "10", "03", "04")], "sorted as numbers")).cases).toHaveLength(2);
  });

  test("a column of one value for all is no account", async () => {
    const day = (at: number): string => String(at).padStart(4, "0");
    const rows = Array.from({ length: 10_001 }, (_, at) => `b${day(at)},7,1394-03-01,1394-04-01,1,1,1`);
    expect(await refusal({ bills: [HEAD, ...rows, ""].join("\n"), map: plainMap({ order: "sorted as text" }) })).toMatchObject({
      message: "account `7` has more than 10000 bills in bills.csv",
    });
  });
});
