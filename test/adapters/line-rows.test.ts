// Bills whose lines are rows: those that follow one another with one id are one bill.
import { describe, expect, test } from "vitest";
import type { Read } from "./given.ts";
import { plainMap, read } from "./given.ts";

const HEAD = "Bill,Customer,From,To,Sum,Line,Amount,Used";
const line = (id: string, rest: string): string => `${id},7,1394-03-01,1394-04-01,126937,${rest}`;
const map = (changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> =>
  plainMap({
    lines: undefined,
    line_rows: { name: { column: "Line", values: { E: "energy", S: "subscription", T: "tax" } }, amount: "Amount", quantity: "Used" },
    request: { period: "as issued" },
    ...changes,
  });
const readRows = (rows: readonly string[], changes: Readonly<Record<string, unknown>> = {}): Promise<Read> =>
  read({ bills: [HEAD, ...rows, ""].join("\n"), map: map(changes) });

const FIRST = [line("b1", "E,115423,230"), line("b1", "S,1033,"), line("b1", "T,10481,")];
const SECOND = [line("b2", "E,5,6")];

test("rows of one id are one bill", async () => {
  const { cases, problems } = await readRows([...FIRST, ...SECOND]);
  expect(problems).toEqual([]);
  expect(cases.map(({ row, case: { issued } }) => [row, issued.id, issued.lines])).toEqual([
    [
      2,
      "b1",
      [
        { name: "energy", amount: "115423", quantity: "230" },
        { name: "subscription", amount: "1033" },
        { name: "tax", amount: "10481" },
      ],
    ],
    [5, "b2", [{ name: "energy", amount: "5", quantity: "6" }]],
  ]);
});

describe("a line that the map does not list", () => {
  const rows = [...FIRST, line("b1", "insurance,20,")];

  test("refuses the bill", async () => {
    const { problems } = await readRows(rows);
    expect(problems).toMatchObject([
      {
        row: 2,
        id: "b1",
        problems: [{ code: "line-not-mapped", column: "Line", found: "insurance", message: "column `Line`: the map does not say which line `insurance` is" }],
      },
    ]);
  });

  test("is an unknown line, or is passed over, where the map says so", async () => {
    expect((await readRows(rows, { unmapped_lines: "unknown line" })).bills[0]?.issued.lines.at(-1)).toEqual({ name: "insurance", amount: "20" });
    expect((await readRows(rows, { unmapped_lines: "ignore" })).bills[0]?.issued.lines.map(({ name }) => name)).toEqual(["energy", "subscription", "tax"]);
  });

  test("is never taken for a line of the rules by its name alone", async () => {
    const { problems } = await readRows([...SECOND, line("b2", "tax,5,")], { unmapped_lines: "unknown line" });
    expect(problems).toMatchObject([{ problems: [{ code: "line-not-mapped", found: "tax" }] }]);
  });

  test("without a list of values, names are the schedule's", async () => {
    const line_rows = { name: "Line", amount: "Amount" };
    const { bills } = await readRows([line("b1", "energy,5,"), line("b1", "fee,6,")], { line_rows, unmapped_lines: "unknown line" });
    expect(bills[0]?.issued.lines).toEqual([
      { name: "energy", amount: "5" },
      { name: "fee", amount: "6" },
    ]);
  });
});

describe("a bill is refused, and others are read", () => {
  test.each([
    ["for a line that stands twice", [...FIRST, line("b1", "E,1,")], "line-twice", "the bill has two lines `energy`"],
    ["for a line without a name", [...FIRST, line("b1", ",1,")], "nothing-given", "column `Line`: the line has no name"],
    [
      "for rows that say different things of it",
      [...FIRST.slice(0, 2), (FIRST[2] ?? "").replace("126937", "126938")],
      "rows-differ",
      "column `Sum`: row 4 of the bill says `126938` where row 2 says `126937`",
    ],
    ["for an amount that is none", [line("b1", "E,x,230")], "not-a-number", "column `Amount`: `x` is not a number as the map declares it"],
  ])("%s", async (_, rows, code, message) => {
    const { cases, problems } = await readRows([...rows, ...SECOND]);
    expect(cases.map((one) => one.case.issued.id)).toEqual(["b2"]);
    expect(problems[0]).toMatchObject({ id: "b1", problems: [{ code }] });
    const [first] = problems[0]?.problems ?? [];
    expect(`${first?.column === undefined || first.message.startsWith("column") ? "" : `column \`${first.column}\`: `}${first?.message ?? ""}`).toBe(message);
  });

  test("for an id that comes back", async () => {
    const { items, problems } = await readRows([...FIRST, ...SECOND, line("b1", "E,1,")]);
    expect(items.map(({ kind, row }) => [kind, row])).toEqual([
      ["case", 2],
      ["case", 5],
      ["problem", 6],
    ]);
    expect(problems[0]?.problems).toMatchObject([{ code: "same-id" }]);
  });

  test("for a row beside it that cannot be read: it may be a line of either", async () => {
    const { items, problems } = await readRows([...FIRST, "broken", ...SECOND, line("b3", "E,1,")]);
    expect(items.map(({ kind, row }) => [kind, row])).toEqual([
      ["problem", 2],
      ["problem", 5],
      ["problem", 6],
      ["case", 7],
    ]);
    expect(problems.map(({ problems: [first] }) => first?.code)).toEqual(["lines-missing", "broken-row", "lines-missing"]);
    expect(problems[0]?.problems[0]?.message).toBe("row 5 beside the bill cannot be read, and may be a line of it");
  });

  test("but a broken row far from it does not", async () => {
    const { cases } = await readRows([...FIRST, ...SECOND, "broken"]);
    expect(cases.map((one) => one.case.issued.id)).toEqual(["b1"]);
  });
});
