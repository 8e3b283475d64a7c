// Cases from whole files: every member of the map once, the same cases from every format, and figures that keep what was printed.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { connection, loadDuckDb, sqlText } from "../../adapters/parquet/duckdb.ts";
import { issuedReader } from "../../src/rules/issued/read-issued.ts";
import { folderWith } from "../cli/fake-io.ts";
import { HOUSEHOLD, MEASURED, PLAIN, PLAIN_HEAD, PLAIN_ROW, plainMap, read } from "./given.ts";
import { workbook } from "./zip-file.ts";

const PERSIAN_MAP = {
  format: {
    delimiter: ";",
    decimal_mark: "/",
    grouping: ",",
    digits: ["persian", "latin"],
    minus: ["trailing", "parentheses"],
    empty: ["-", "."],
    dates: { order: "YY/M/D", two_digit_year: 1350 },
    money: { unit: "toman", factor: "10" },
  },
  issued: {
    id: "شماره قبض",
    account: "اشتراک",
    period: { from: "از تاریخ", to: "تا تاریخ", last_day: "included" },
    issued_on: "صدور",
    tariff: { column: "نوع", values: { خانگی: "residential" } },
    days: "روز",
    total: "جمع",
    brought_forward: "بدهی",
    payable: "قابل پرداخت",
    carried: "کسر هزار",
  },
  lines: { energy: { amount: "بهای انرژی", quantity: "مصرف", rate: "نرخ" }, tax: "مالیات" },
  other_lines: { insurance: "بیمه" },
  ignored_columns: ["نشانی"],
  readings: [{ register: "active", previous: "پیشین", current: "کنونی", multiplier: "ضریب", quantity: "مصرف", decimals: 0 }],
  request: {
    period: "as issued",
    account: { class: { column: "نوع", values: { خانگی: "residential" } }, rural: { constant: "no" }, households: "خانوار" },
    readings: "as issued",
    issued: "as issued",
    brought_forward: "as issued",
  },
  marks: { reader: "مأمور", route: "مسیر" },
};
const PERSIAN_CELLS = {
  "شماره قبض": "ق۱",
  اشتراک: "۰۰۱۲",
  "از تاریخ": "۹۴/۳/۱",
  "تا تاریخ": "۹۴/۳/۳۱",
  صدور: "۹۴/۴/۵",
  نوع: "خانگی",
  روز: "۳۱",
  جمع: "۱۲,۶۹۳/۷",
  بدهی: "۵۰۰-",
  "قابل پرداخت": "۱۲,۱۰۰",
  "کسر هزار": "(۹۳/۷)",
  "بهای انرژی": "۱۱,۵۴۲/۳",
  مصرف: "۲۳۰",
  نرخ: "۵۰/۲",
  مالیات: "-",
  بیمه: "۲۰",
  نشانی: "خیابان؛ کوچه",
  پیشین: "۱۴,۸۲۰",
  کنونی: "۱۵,۰۵۰",
  ضریب: "۱",
  خانوار: "۱",
  مأمور: "م۷",
  مسیر: ".",
};

test("a bill as an Iranian company prints it, toman and all", async () => {
  const bills = `\ufeff${Object.keys(PERSIAN_CELLS).join(";")}\n${Object.values(PERSIAN_CELLS).join(";")}\n`;
  const { items, cases } = await read({ bills, map: PERSIAN_MAP });
  expect(items).toHaveLength(1);
  expect(cases[0]).toMatchObject({ row: 2, notes: [], previous: undefined, ofAccount: undefined });
  expect(cases[0]?.case).toEqual({
    issued: {
      id: "ق1",
      account: "0012",
      period: { from: "1394-03-01", to: "1394-04-01" },
      issued_on: "1394-04-05",
      tariff: "residential",
      days: "31",
      // Tomans to a tenth are whole rials.
      total: "126937",
      brought_forward: "-5000",
      payable: "121000",
      carried: "-937",
      readings: [{ register: "active", previous: "14820", current: "15050", multiplier: "1", quantity: "230", decimals: 0 }],
      lines: [
        { name: "energy", amount: "115423", quantity: "230", rate: "502" },
        { name: "insurance", amount: "200" },
      ],
      marks: { reader: "م7" },
    },
    request: {
      id: "ق1",
      period: { from: "1394-03-01", to: "1394-04-01" },
      account: { class: "residential", rural: "no", households: "1" },
      readings: [{ register: "active", previous: "14820", current: "15050", multiplier: "1" }],
      issued: "1394-04-05",
      brought_forward: "-5000",
    },
  });
});

describe("every format gives the same case", () => {
  const expected = {
    issued: {
      id: "b1",
      account: "1001",
      period: { from: "1394-03-01", to: "1394-04-01" },
      total: "126937",
      readings: [],
      marks: {},
      lines: [{ name: "energy", amount: "115423" }],
    },
    request: {
      id: "b1",
      period: { from: "1394-03-01", to: "1394-04-01" },
      account: { class: "residential", rural: "no", households: "1" },
      usage: { active: "230" },
    },
  };
  const row = { Bill: "b1", Customer: "1001", From: "1394-03-01", To: "1394-04-01", Energy: "115423", Sum: "126937", kWh: "230" };
  const numbers = { ...row, Customer: 1001, Energy: 115423, Sum: 126937, kWh: 230 };
  const heads = PLAIN_HEAD.split(",");
  const parquet = async (): Promise<Buffer> => {
    const folder = folderWith({});
    const path = join(folder.path, "bills.parquet");
    const engine = await connection(loadDuckDb, "a test");
    const select = `SELECT 'b1' AS "Bill", 1001::BIGINT AS "Customer", '1394-03-01' AS "From", '1394-04-01' AS "To", 115423::DECIMAL(18,0) AS "Energy", 126937::DECIMAL(18,0) AS "Sum", 230::DOUBLE AS "kWh"`;
    await engine.run(`COPY (${select}) TO ${sqlText(path)} (FORMAT PARQUET)`);
    engine.close();
    const bytes = readFileSync(path);
    folder.remove();
    return bytes;
  };

  const files: readonly (readonly [string, string, () => string | Buffer | Promise<Buffer>, Readonly<Record<string, unknown>>])[] = [
    ["CSV", "bills.csv", () => PLAIN, {}],
    ["CSV with a mark, CR LF and quotes", "bills.csv", () => `\ufeff${PLAIN_HEAD}\r\n"b1","1001",1394-03-01,1394-04-01,115423,126937,230\r\n`, {}],
    ["CSV with tabs, by its name", "bills.tsv", () => PLAIN.replaceAll(",", "\t"), {}],
    ["CSV with bars", "bills.csv", () => PLAIN.replaceAll(",", "|"), { delimiter: "|" }],
    ["CSV under another name", "bills.txt", () => PLAIN, { file: "csv" }],
    ["CSV with a title", "bills.csv", () => `Bills of 1394,,,,,,\n${PLAIN}`, { header_row: 2 }],
    ["JSON lines", "bills.jsonl", () => `${JSON.stringify(row)}\n`, {}],
    ["JSON lines with numbers", "bills.ndjson", () => `${JSON.stringify(numbers)}\n`, {}],
    ["JSON", "bills.json", () => JSON.stringify([numbers]), {}],
    ["XLSX with texts", "bills.xlsx", () => workbook([{ name: "Bills", rows: [heads, Object.values(row)] }]), {}],
    ["XLSX with numbers", "bills.xlsx", () => workbook([{ name: "Bills", rows: [heads, Object.values(numbers)] }]), { sheet: "Bills" }],
    ["Parquet", "bills.parquet", parquet, {}],
  ];
  test.each(files)("%s", async (_, name, bills, format) => {
    const { items, bills: cases } = await read({ bills: await bills(), name, map: plainMap({ format: { dates: { order: "YYYY-MM-DD" }, ...format } }) });
    expect(cases).toEqual([expected]);
    expect(items).toHaveLength(1);
    expect(HOUSEHOLD.bill(cases[0]?.request)).toMatchObject({ kind: "bill", bill: { total: "126937" } });
  });

  test("and what was issued is a statement as the library reads one", async () => {
    const { bills } = await read({ bills: PLAIN, map: plainMap() });
    expect(issuedReader(HOUSEHOLD.plan)(bills[0]?.issued)).toMatchObject({ kind: "read", issued: expected.issued });
  });
});

test("a file that has only some of the lines: the others may be absent", async () => {
  const [whole, some] = [await read({ bills: PLAIN, map: plainMap() }), await read({ bills: PLAIN, map: plainMap({ excerpt: true }) })];
  const verdict = ({ bills }: typeof whole): unknown => bills.map((bill) => HOUSEHOLD.judging.auditBill(bill).verdict);
  // Energy and the sum are in the file, the tax is not.
  expect([whole.bills[0]?.issued.excerpt, some.bills[0]?.issued.excerpt]).toEqual([undefined, true]);
  expect([verdict(whole), verdict(some)]).toEqual([["undecided"], ["agrees"]]);
});

test("members inside others are named with points, and places in lists", async () => {
  const row = { id: "b1", account: { no: "1001" }, period: { from: "1394-03-01", to: "1394-04-01" }, lines: [{ sum: "115423" }], kWh: null };
  const map = {
    format: { dates: { order: "YYYY-MM-DD" } },
    issued: { id: "id", account: "account.no", period: { from: "period.from", to: "period.to", last_day: "excluded" } },
    lines: { energy: "lines.0.sum" },
    request: { period: "as issued", usage: { active: "kWh" } },
  };
  const { items, bills } = await read({ bills: JSON.stringify(row), name: "bills.json", map });
  expect(items).toHaveLength(1);
  expect(bills[0]).toMatchObject({ issued: { account: "1001", lines: [{ amount: "115423" }] }, request: { id: "b1" } });
  expect(bills[0]?.request).not.toHaveProperty("usage");
});

describe("the facts of record", () => {
  const map = {
    format: { dates: { order: "YYYY-MM-DD", calendar: "gregorian" }, money: { factor: "10" } },
    issued: { id: "id", account: "acc" },
    lines: {},
    unmapped_lines: "ignore",
    request: {
      period: { from: "from", to: "to", last_day: "excluded" },
      tariff: "tariff",
      account: { class: "class", phases: "phases", contracted: "kw", since: "since" },
      readings: [
        {
          register: "active",
          daypart: "day",
          point: "point",
          previous: "d0",
          current: "d1",
          multiplier: "k",
          digits: { constant: "5" },
          rollover: "over",
          estimated: { column: "est", values: { E: "true", R: "false" } },
          interim: { constant: "false" },
          from: "from",
          to: "to",
        },
        { register: "active", daypart: "night", maximum: "n" },
      ],
      usage: { active: { day: "uday", night: "unight" } },
      history: { before: ["h1", "h2", "h3"] },
      charges: { rent: "rent", extra: "extra" },
      brought_forward: "bf",
      issued: "issued",
    },
  };
  const head = "id,acc,from,to,tariff,class,phases,kw,since,point,d0,d1,k,over,est,n,uday,unight,h1,h2,h3,rent,extra,bf,issued";
  const full = "b1,7,2024-03-01,2024-04-01,all,home,3,12.5,2020-02-02,p1,100,250.5,40,TRUE,E,4,10,20.5,300,310,320,15,6,-2,2024-04-03";

  test("each comes from its own column; money by its factor, other quantities as they are", async () => {
    const { bills } = await read({ bills: `${head}\n${full}\n`, map, schedule: MEASURED });
    expect(bills[0]?.request).toEqual({
      id: "b1",
      period: { from: "2024-03-01", to: "2024-04-01" },
      tariff: "all",
      account: { class: "home", phases: "3", contracted: "12.5", since: "2020-02-02" },
      readings: [
        {
          register: "active",
          daypart: "day",
          point: "p1",
          previous: "100",
          current: "250.5",
          multiplier: "40",
          digits: "5",
          rollover: true,
          estimated: true,
          interim: false,
          from: "2024-03-01",
          to: "2024-04-01",
        },
        { register: "active", daypart: "night", maximum: "4" },
      ],
      usage: { active: { day: "10", night: "20.5" } },
      history: { before: ["300", "310", "320"] },
      charges: { rent: "150", extra: "6" },
      brought_forward: "-20",
      issued: "2024-04-03",
    });
  });

  test("what is empty is left out, members and all", async () => {
    const { bills } = await read({ bills: `${head}\nb1,7${",".repeat(23)}\n`, map, schedule: MEASURED });
    expect(bills[0]?.request).toEqual({ id: "b1" });
  });

  test("the oldest history may be missing, and a gap may not", async () => {
    const changed = (...history: readonly string[]): string => full.replace("300,310,320", history.join(","));
    const { bills, problems } = await read({
      bills: `${head}\n${changed("300", "", "")}\n${changed("300", "", "320").replace("b1", "b2")}\n`,
      map,
      schedule: MEASURED,
    });
    expect(bills[0]?.request).toMatchObject({ history: { before: ["300"] } });
    expect(problems).toMatchObject([
      {
        row: 3,
        id: "b2",
        problems: [{ code: "history-gap", column: "h2", message: "column `h2`: history before is empty here, and an older bill's figure is given" }],
      },
    ]);
  });

  test("a factor of the column's own stands for that of money", async () => {
    const request = {
      ...map.request,
      charges: { rent: { column: "rent", factor: "1000" } },
      usage: { active: { day: { column: "uday", factor: "1000" }, night: { column: "unight", reversed: true } } },
    };
    const { bills } = await read({ bills: `${head}\n${full}\n`, map: { ...map, request }, schedule: MEASURED });
    expect(bills[0]?.request).toMatchObject({ charges: { rent: "15000" }, usage: { active: { day: "10000", night: "-20.5" } } });
  });

  test("a value of the map stands for a word, and numbers stay numbers", async () => {
    const request = { ...map.request, account: { phases: { column: "phases", values: { single: "1" } } } };
    const { bills } = await read({
      bills: `${head}\n${full.replace("home,3", "home,single")}\n${full.replace("b1", "b2")}\n`,
      map: { ...map, request },
      schedule: MEASURED,
    });
    expect(bills.map((one) => one.request)).toMatchObject([{ account: { phases: "1" } }, { account: { phases: "3" } }]);
  });
});

describe("ids", () => {
  test("of several columns are joined, and zeros that a spreadsheet took come back", async () => {
    const issued = { id: ["Customer", "From"], account: { column: "Customer", width: 8 }, period: { from: "From", to: "To", last_day: "excluded" } };
    const { bills } = await read({ bills: PLAIN, map: plainMap({ issued, ignored_columns: ["Bill", "Sum"] }) });
    expect(bills[0]?.issued).toMatchObject({ id: "1001/1394-03-01", account: "00001001" });
  });
});

describe("columns that no map names", () => {
  const bills = `${PLAIN_HEAD},Insurance,Note,Zero\n${PLAIN_ROW},250,paid late,0\n`;

  test("are lines that no rule has, where the map says so, if a number stands in them", async () => {
    const { bills: cases } = await read({
      bills,
      map: plainMap({ unmapped_lines: "unknown line", format: { dates: { order: "YYYY-MM-DD" }, money: { factor: "10" } } }),
    });
    expect(cases[0]?.issued.lines).toEqual([
      { name: "energy", amount: "1154230" },
      { name: "Insurance", amount: "2500" },
    ]);
  });

  test("are passed over, where the map says so", async () => {
    const { bills: cases } = await read({ bills, map: plainMap({ unmapped_lines: "ignore" }) });
    expect(cases[0]?.issued.lines).toEqual([{ name: "energy", amount: "115423" }]);
  });

  test("of a JSON object too", async () => {
    const object = { Bill: "b1", Customer: "7", From: "1394-03-01", To: "1394-04-01", Energy: "1", Sum: "1", kWh: "1", extra: { fee: 5, note: "x" } };
    const given = { bills: JSON.stringify(object), name: "bills.jsonl" };
    expect((await read({ ...given, map: plainMap({ unmapped_lines: "unknown line" }) })).bills[0]?.issued.lines).toContainEqual({
      name: "extra.fee",
      amount: "5",
    });
    expect((await read({ ...given, map: plainMap() })).problems).toMatchObject([
      { row: 1, problems: [{ code: "broken-row", message: "the map does not say what `extra.fee`, `extra.note` are" }] },
    ]);
  });

  test("but never under the name of a line that the rules have", async () => {
    const { problems } = await read({ bills: `${PLAIN_HEAD},tax\n${PLAIN_ROW},9\n`, map: plainMap({ unmapped_lines: "unknown line" }) });
    expect(problems).toMatchObject([
      {
        problems: [
          { code: "line-not-mapped", column: "tax", found: "9", message: "column `tax`: it is not mapped and has the name of a line of the schedule" },
        ],
      },
    ]);
  });
});

describe("numbers of more than 15 digits in a spreadsheet", () => {
  const sheet = (amount: number): Buffer =>
    workbook([{ name: "Bills", rows: [PLAIN_HEAD.split(","), ["b1", "1001", "1394-03-01", "1394-04-01", amount, "126937", "230"]] }]);
  /** What a sum in a sheet may leave behind for 115423.3. */
  const noisy = 115423.30000000002;

  test("are taken as they are, and marked", async () => {
    const { cases } = await read({ bills: sheet(1234567890123.4568), name: "bills.xlsx", map: plainMap() });
    expect(cases[0]?.case.issued.lines).toEqual([{ name: "energy", amount: "1234567890123.4568" }]);
    expect(cases[0]?.notes).toEqual([
      {
        code: "more-than-15-digits",
        file: expect.stringContaining("bills.xlsx"),
        row: 2,
        column: "Energy",
        found: "1234567890123.4568",
        message: "column `Energy`: the number `1234567890123.4568` has more than 15 digits, which a binary fraction does not keep",
        help: "save the column as text, or declare `binary_decimals` in the map's format",
      },
    ]);
  });

  test("with more decimals than any figure has, are the noise of a sum: the bill is not judged by it", async () => {
    const { problems } = await read({ bills: sheet(noisy), name: "bills.xlsx", map: plainMap() });
    const message = "column `Energy`: `115423.30000000002` has more than 10 decimals";
    expect(problems).toMatchObject([{ problems: [{ code: "not-a-number", message, help: expect.stringMatching(/declare `binary_decimals`/) }] }]);
  });

  test("are rounded where the map declares the decimals", async () => {
    const { cases } = await read({
      bills: sheet(noisy),
      name: "bills.xlsx",
      map: plainMap({ format: { dates: { order: "YYYY-MM-DD" }, binary_decimals: 2 } }),
    });
    expect(cases[0]).toMatchObject({ notes: [], case: { issued: { lines: [{ amount: "115423.30" }] } } });
  });

  test("are no ids", async () => {
    const rows = [PLAIN_HEAD.split(","), [1234567890123456, "1001", "1394-03-01", "1394-04-01", "1", "1", "1"]];
    const { problems } = await read({ bills: workbook([{ name: "Bills", rows }]), name: "bills.xlsx", map: plainMap() });
    expect(problems).toMatchObject([{ problems: [{ code: "not-a-text", column: "Bill", help: "save the column as text" }] }]);
  });
});
