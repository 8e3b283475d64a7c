// One row that is wrong stops no other, and says where, what was found and what to do; a file that cannot be what the map says stops the run.
import { describe, expect, test } from "vitest";
import { PLAIN, PLAIN_HEAD, PLAIN_ROW, plainMap, read, refusal } from "./given.ts";
import { workbook } from "./zip-file.ts";

const cell = (at: number, text: string): string => PLAIN_ROW.split(",").toSpliced(at, 1, text).join(",");
const three = (middle: string): string => `${PLAIN_HEAD}\n${PLAIN_ROW}\n${middle}\n${PLAIN_ROW.replace("b1", "b3").replace("1001", "1003")}\n`;

describe("a row is refused, and the rows around it are read", () => {
  const cases: readonly (readonly [string, string, Readonly<Record<string, unknown>>])[] = [
    [
      "text for an amount",
      cell(4, "12a"),
      { code: "not-a-number", column: "Energy", found: "12a", message: "column `Energy`: `12a` is not a number as the map declares it" },
    ],
    ["a formula for an amount", cell(4, "=1+2"), { code: "not-a-number", column: "Energy", found: "=1+2" }],
    ["a plus before an amount", cell(4, "+5"), { code: "not-a-number", column: "Energy", help: "leave the `+` out" }],
    ["a command for an amount", cell(5, "@SUM(A1)"), { code: "not-a-number", column: "Sum", found: "@SUM(A1)" }],
    [
      "Persian digits that are not declared",
      cell(4, "۱۲"),
      { code: "not-a-number", column: "Energy", help: 'it has persian digits: add "persian" to `format.digits` if the file has them' },
    ],
    ["a date in another order", cell(2, "01-03-1394"), { code: "not-a-date", column: "From", found: "01-03-1394" }],
    [
      "a day that there is not",
      cell(2, "1394-12-30"),
      { code: "not-a-date", column: "From", message: "column `From`: `1394-12-30` is no day: Esfand 1394 has 29 days" },
    ],
    [
      "a period that ends before it begins",
      cell(3, "1394-02-01"),
      { code: "period-order", column: "To", found: "1394-02-01", message: "column `To`: the period ends on 1394-02-01 and begins on 1394-03-01" },
    ],
    [
      "a period of no day",
      cell(3, "1394-03-01"),
      { code: "period-order", help: 'correct the days, or write "last_day": "included" if the last day belongs to the bill' },
    ],
    ["no id", cell(0, ""), { code: "nothing-given", column: "Bill", message: "column `Bill`: the bill has no id" }],
    ["no account", cell(1, " "), { code: "nothing-given", column: "Customer", message: "column `Customer`: the bill has no account" }],
    ["text for a fact of record", cell(6, "many"), { code: "not-a-number", column: "kWh", found: "many" }],
    ["a cell too few", "b2,1002,1394-03-01,1394-04-01,5,5", { code: "broken-row", column: undefined, message: "the row has 6 cells and the header 7" }],
    ["a comma too many", cell(4, "115,423"), { code: "broken-row", message: "the row has 8 cells and the header 7" }],
    ["a quote that is not closed", cell(4, '"5'), { code: "broken-row", message: "a quote is opened and not closed" }],
    ["eleven decimals", cell(4, "0.12345678901"), { code: "not-a-number", message: "column `Energy`: `0.12345678901` has more than 10 decimals" }],
    ["a control in an account", cell(1, "10\u000702"), { code: "not-a-text", column: "Customer" }],
    ["an amount of 41 digits", cell(4, "1".repeat(41)), { code: "not-a-number", message: expect.stringMatching(/has more than 40 digits$/) }],
  ];
  test.each(cases)("%s", async (_, row, problem) => {
    const { items, cases: found, problems } = await read({ bills: three(row), map: plainMap() });
    expect(items.map(({ kind, row: at }) => [kind, at])).toEqual([
      ["case", 2],
      ["problem", 3],
      ["case", 4],
    ]);
    expect(found.map((one) => one.case.issued.id)).toEqual(["b1", "b3"]);
    expect(problems[0]?.problems).toHaveLength(1);
    expect(problems[0]?.problems[0]).toMatchObject({ row: 3, file: expect.stringMatching(/bills\.csv$/), ...problem });
    expect(problems[0]?.problems[0]?.help).not.toBe("");
  });

  test("all that is wrong with a row is told at once, each cell once", async () => {
    // `kWh` is read for the line and for the facts of record.
    const map = plainMap({ lines: { energy: { amount: "Energy", quantity: "kWh" } } });
    const { problems } = await read({ bills: `${PLAIN_HEAD}\nb1,1001,x,1394-04-01,5,y,z\n`, map });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ row: 2, id: "b1", account: "1001" });
    expect(problems[0]?.problems.map(({ column }) => column)).toEqual(["From", "Sum", "kWh"]);
  });

  test("a value that the map does not list", async () => {
    const request = { period: "as issued", account: { class: { column: "Class", values: { "11": "residential" } } }, usage: { active: "kWh" } };
    const { problems, cases: found } = await read({
      bills: `${PLAIN_HEAD},Class\n${PLAIN_ROW},12\n${PLAIN_ROW.replace("b1", "b2")},11\n`,
      map: plainMap({ request }),
    });
    expect(found).toHaveLength(1);
    expect(problems[0]?.problems).toMatchObject([
      { code: "not-in-values", column: "Class", found: "12", message: "column `Class`: `12` is none of the values that the map lists" },
    ]);
  });

  test("a line of JSON that is none, and one that is no object", async () => {
    const row = JSON.stringify(Object.fromEntries(PLAIN_HEAD.split(",").map((name, at) => [name, PLAIN_ROW.split(",")[at]])));
    const { problems, cases: found } = await read({ bills: `${row}\n{"Bill": \n[1]\n{"Bill":"a","Bill":"b"}\n`, name: "bills.jsonl", map: plainMap() });
    expect(found).toHaveLength(1);
    expect(problems.map(({ row: at, problems: [first] }) => [at, first?.code, first?.message])).toEqual([
      [2, "broken-row", expect.stringMatching(/^the line is not JSON: /)],
      [3, "broken-row", "the row is no object"],
      [4, "broken-row", expect.stringMatching(/`Bill` stands twice in one object/)],
    ]);
  });

  test("a cell of a sheet that is an error, or a formula never worked out", async () => {
    const head = PLAIN_HEAD.split(",");
    const rows = [
      head,
      ["b1", "1", "1394-03-01", "1394-04-01", { xml: '<c t="e"><v>#REF!</v></c>' }, "1", "1"],
      ["b2", "1", "1394-03-01", "1394-04-01", { xml: "<c><f>A1</f></c>" }, "1", "1"],
    ];
    const { problems } = await read({ bills: workbook([{ name: "Bills", rows }]), name: "bills.xlsx", map: plainMap() });
    expect(problems.flatMap(({ problems: all }) => all.map(({ message }) => message))).toEqual([
      "column `Energy`: `#REF!` stands where a number belongs",
      "column `Energy`: `a formula without its value` stands where a number belongs",
    ]);
  });

  test("bytes that are no UTF-8, in one line", async () => {
    const bills = Buffer.concat([Buffer.from(`${PLAIN_HEAD}\nb0,`), Buffer.from([0xc7, 0xe1]), Buffer.from(`\n${PLAIN_ROW}\n`)]);
    const { problems, cases: found } = await read({ bills, map: plainMap() });
    expect(found).toHaveLength(1);
    expect(problems).toMatchObject([{ row: 2, problems: [{ code: "broken-row", message: expect.stringMatching(/not UTF-8/) }] }]);
  });
});

describe("a bill is read, with what is to be known of it", () => {
  test.each([
    ["no period", cell(2, "").split(",").toSpliced(3, 1, "").join(","), "From"],
    ["half a period", cell(3, ""), "From"],
  ])("%s", async (_, row, column) => {
    const { cases, problems } = await read({ bills: `${PLAIN_HEAD}\n${row}\n`, map: plainMap() });
    expect(problems).toEqual([]);
    expect(cases[0]?.case.issued).not.toHaveProperty("period");
    expect(cases[0]?.case.request).not.toHaveProperty("period");
    expect(cases[0]?.notes).toMatchObject([{ code: "no-period", row: 2, column, message: `column \`${column}\`: the bill has no period` }]);
  });

  test("lines that do not add up are the audit's business: they are given as printed", async () => {
    const { cases } = await read({ bills: `${PLAIN_HEAD}\n${cell(5, "1")}\n`, map: plainMap() });
    expect(cases[0]).toMatchObject({ notes: [], case: { issued: { total: "1", lines: [{ amount: "115423" }] } } });
  });

  test("texts that begin formulas are texts", async () => {
    const map = plainMap({ marks: { reader: "Reader" } });
    const { cases } = await read({ bills: `${PLAIN_HEAD},Reader\n${PLAIN_ROW.replace("b1", "=HYPERLINK(1)").replace("1001", "@x")},+98\n`, map });
    expect(cases[0]?.case.issued).toMatchObject({ id: "=HYPERLINK(1)", account: "@x", marks: { reader: "+98" } });
  });
});

describe("duplicates", () => {
  test("a second bill of one id is refused; the first is judged", async () => {
    const { items, problems } = await read({ bills: `${PLAIN}${PLAIN_ROW.replace("1394-03-01", "1394-02-01")}\n`, map: plainMap() });
    expect(items.map(({ kind }) => kind)).toEqual(["case", "problem"]);
    expect(problems[0]).toMatchObject({
      row: 3,
      id: "b1",
      account: "1001",
      problems: [{ code: "same-id", message: "the bill has the id `b1`, as row 2 has" }],
    });
  });

  test("two bills of one account and period are both judged, and the later row says so", async () => {
    const { cases } = await read({ bills: `${PLAIN}${PLAIN_ROW.replace("b1", "b2")}\n`, map: plainMap() });
    expect(cases.map(({ notes }) => notes.map(({ code }) => code))).toEqual([[], ["same-account-and-period"]]);
    expect(cases[1]?.notes[0]).toMatchObject({ row: 3, message: "account `1001` has a bill of the same period in row 2" });
  });

  test("a period that overlaps an earlier row's is told; one that follows it is not", async () => {
    const other = (id: string, from: string, to: string): string => `${id},1001,${from},${to},1,1,1`;
    const bills = `${PLAIN}${other("b2", "1394-03-31", "1394-05-01")}\n${other("b3", "1394-05-01", "1394-06-01")}\n${other("b4", "1394-02-01", "1394-03-01")}\n`;
    const { cases } = await read({ bills, map: plainMap() });
    expect(cases.map(({ notes }) => notes.map(({ code, message }) => [code, message]))).toEqual([
      [],
      [["overlapping-period", "the period overlaps that of row 2, 1394-03-01 to 1394-04-01, of account `1001`"]],
      [],
      [],
    ]);
  });
});

describe("the run is stopped", () => {
  const cases: readonly (readonly [string, Parameters<typeof refusal>[0], string, string | undefined])[] = [
    [
      "by a column that is missing",
      { bills: PLAIN.replace("kWh", "KWHs"), map: plainMap() },
      "bills.csv has no column `kWh`, which the map names at `request.usage.active`",
      "did you mean `KWHs`?",
    ],
    [
      "by one that is like none",
      { bills: PLAIN.replace("kWh", "Verbrauch"), map: plainMap() },
      "bills.csv has no column `kWh`, which the map names at `request.usage.active`",
      "its columns are `Bill`, `Customer`, `From`, `To`, `Energy`, `Sum`, `Verbrauch`",
    ],
    [
      "by a column that stands twice",
      { bills: PLAIN.replace("kWh", "Sum"), map: plainMap({ request: { period: "as issued" } }) },
      "bills.csv has two columns `Sum`, and the map names it at `issued.total`",
      "rename one of the two in the file: which of them would count?",
    ],
    [
      "by another separator",
      { bills: PLAIN.replaceAll(",", ";"), map: plainMap() },
      "the header of bills.csv has one column, `Bill;Customer;From;To;Energy;Sum;kWh`",
      'declare what separates its cells: "delimiter": ";" in `format` of the map',
    ],
    [
      "by columns that the map does not name",
      { bills: `${PLAIN_HEAD},Insurance,Address\n${PLAIN_ROW},5,x\n`, map: plainMap({ ignored_columns: ["Address"] }) },
      "the map does not say what column `Insurance` of bills.csv is",
      'map them, name them in `ignored_columns`, or write "unmapped_lines": "unknown line" or "ignore"',
    ],
    [
      "by two columns that would be one line",
      { bills: `${PLAIN_HEAD},Fee,Fee\n${PLAIN_ROW},5,6\n`, map: plainMap({ unmapped_lines: "unknown line" }) },
      "bills.csv has two columns `Fee`, and each would be a line",
      "rename one of the two, or name them in `ignored_columns`",
    ],
    ["by an empty file", { bills: "", map: plainMap() }, "bills.csv has no header", "name the columns in the first row, or declare `header_row` in the map"],
    [
      "by another encoding",
      { bills: Buffer.from(PLAIN, "utf16le"), map: plainMap() },
      "bills.csv is in UTF-16 (little endian), not in UTF-8",
      "save it as UTF-8",
    ],
    [
      "by a format that is none",
      { bills: PLAIN, name: "bills.doc", map: plainMap() },
      "bills.doc does not say its format: .doc is none of .csv, .tsv, .tab, .json, .jsonl, .ndjson, .xlsx, .xlsm, .parquet",
      'rename it, or say what it is: "file": "csv" in `format` of the map',
    ],
    [
      "by an old workbook",
      { bills: PLAIN, name: "bills.xls", map: plainMap() },
      "bills.xls does not say its format: .xls is none of .csv, .tsv, .tab, .json, .jsonl, .ndjson, .xlsx, .xlsm, .parquet",
      "save it as .xlsx",
    ],
    [
      "by JSON that is none",
      { bills: "[{]", name: "bills.json", map: plainMap() },
      'bills.json, line 1, column 3, at 0: expected a key between `"`, or `}`, found `]`',
      'correct it there: keys and texts stand between `"`, with `,` between members and none after the last',
    ],
    [
      "by a half-written Parquet file",
      { bills: "PAR1....", name: "bills.parquet", map: plainMap() },
      "bills.parquet is no whole Parquet file: its end is missing",
      "copy or write it anew: it may still have been being written",
    ],
    [
      "by a workbook that is cut off",
      { bills: workbook([{ name: "Bills", rows: [["A"]] }]).subarray(0, 300), name: "bills.xlsx", map: plainMap() },
      "bills.xlsx is not whole: its end is missing",
      "copy or write it anew: it may still have been being written",
    ],
    [
      "by a file beside the bills that is not there",
      { bills: PLAIN, map: plainMap({ records: { file: "accounts.csv", by: "account", key: "No" } }) },
      "there is no file accounts.csv",
      "correct the path",
    ],
  ];
  test.each(cases)("%s", async (_, given, message, help) => {
    expect(await refusal(given)).toEqual({ message, help });
  });
});

test("a name that no row of JSON has is told at the end", async () => {
  const row = { Bill: "b1", Customer: "1", From: "1394-03-01", To: "1394-04-01", Energy: null, sum: "5", kWh: "1" };
  const { cases, problems } = await read({ bills: `${JSON.stringify(row)}\n`, name: "bills.jsonl", map: plainMap({ unmapped_lines: "ignore" }) });
  // `Energy` is there and says nothing; `Sum` is not.
  expect(cases).toHaveLength(1);
  expect(problems).toMatchObject([
    {
      row: undefined,
      problems: [{ code: "column-never-seen", column: "Sum", message: "no row has `Sum`, which the map names at `issued.total`", help: "did you mean `sum`?" }],
    },
  ]);
});
