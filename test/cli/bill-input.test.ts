// Requests from JSON, JSON lines and CSV: rows are billed in order, a broken one is refused and stops no other.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { folderWith, mizan } from "./fake-io.ts";
import { billRequest, CSV, FIRST, SECOND } from "./household.ts";

interface Row {
  readonly [name: string]: unknown;
}

interface BillRun {
  readonly code: number;
  readonly err: string;
  readonly records: readonly Row[];
}

async function billed(stdin: string | readonly Uint8Array[], options: readonly string[] = []): Promise<BillRun> {
  const { code, err, out } = await mizan(["bill", "examples/household", "--input", "-", "--format", "json", ...options], { stdin });
  // What the command prints is the subject: a test compares it, whatever it is.
  return { code, err, records: out === "" ? [] : JSON.parse(out) };
}

const first = JSON.stringify(billRequest());
const broken = "{not json";
const row = (cells: string): string => `${CSV}${cells}\n`;

describe("inputs whose every row is billed", () => {
  test.each([
    { name: "one JSON object", stdin: JSON.stringify(billRequest(), undefined, 2), bills: [FIRST] },
    { name: "a JSON array", stdin: `[${first},${first}]`, bills: [FIRST, FIRST] },
    { name: "an empty array", stdin: "[]", bills: [] },
    { name: "JSON lines", stdin: `${first}\n${first}\n`, bills: [FIRST, FIRST] },
    { name: "JSON lines with empty lines, CR LF and no last line end", stdin: `\n${first}\r\n\r\n${first}`, bills: [FIRST, FIRST] },
    { name: "nothing", stdin: "", bills: [] },
    { name: "CSV", stdin: CSV, bills: [FIRST, SECOND] },
    { name: "CSV with CR LF and empty rows", stdin: `${CSV.replaceAll("\n", "\r\n")}\r\n,,,,,,\r\n`, bills: [FIRST, SECOND] },
    { name: "quoted CSV", stdin: CSV.replace(/^(\w+),(.*)$/gm, '"$1",$2'), bills: [FIRST, SECOND] },
    { name: "a quoted line end in a column name's neighbour", stdin: CSV.replace("second", '"second"'), bills: [FIRST, SECOND] },
    { name: "a byte order mark before CSV", stdin: `\uFEFF${CSV}`, bills: [FIRST, SECOND] },
    { name: "a byte order mark before JSON", stdin: `\uFEFF[${first}]`, bills: [FIRST] },
    { name: "a byte order mark before JSON lines", stdin: `\uFEFF${first}\n`, bills: [FIRST] },
    {
      name: "chunks that cut letters",
      stdin: [...Buffer.from(CSV.replace("first", "نخست"))].map((byte) => Uint8Array.of(byte)),
      bills: [{ ...FIRST, id: "نخست" }, SECOND],
    },
  ])("$name", async ({ stdin, bills }) => {
    const { code, records } = await billed(stdin);
    expect(records.map(({ id, total, payable, carried }) => ({ id, total, payable, carried }))).toEqual(bills);
    expect(code).toBe(0);
  });
});

describe("a row that is wrong is refused with its number, the others are billed, and the run ends with 1", () => {
  test.each([
    { name: "JSON lines", stdin: `${first}\n${broken}\n${first}\n`, row: 2, says: "the line is not JSON" },
    { name: "a line of JSON that is no request", stdin: `${first}\n42\n${first}`, row: 2, says: "a number stands where an object belongs" },
    { name: "a request of JSON that is no object", stdin: `[${first},null,${first}]`, row: 2, says: "null stands where an object belongs" },
    { name: "a key that stands twice", stdin: `${first}\n${first.replace("{", '{"id":"other",')}\n${first}`, row: 2, says: "`id` stands twice in one object" },
    { name: "an escaped key that stands twice", stdin: `${first}\n${first.replace("{", '{"\\u0069d":"other",')}\n${first}`, row: 2, says: "`id` stands twice" },
    {
      name: "__proto__ in JSON",
      stdin: `${first}\n${first.replace("{", '{"__proto__":{"class":"public"},')}\n${first}`,
      row: 2,
      says: "unknown field `__proto__`",
    },
    { name: "a JSON number", stdin: `[${first},${first.replace('"230"', "230")},${first}]`, row: 2, says: 'write it as a string: "230"' },
    { name: "an unknown field", stdin: `${first}\n${first.replace("rural", "rurel")}\n${first}`, row: 2, says: "did you mean `rural`?" },
    { name: "a line longer than 1 MB", stdin: `${first}\n"${"x".repeat(1_100_000)}"\n${first}`, row: 2, says: "the line has 1100002 bytes" },
    {
      name: "bytes that are not UTF-8",
      stdin: [Buffer.from(`${first}\n`), Buffer.from([0xcf, 0xe6, 10]), Buffer.from(first)],
      row: 2,
      says: "the line is not UTF-8",
    },
  ])("$name", async ({ stdin, row, says }) => {
    const { code, err, records } = await billed(stdin);
    expect(err).toContain(says);
    expect(err).toMatch(new RegExp(`^row ${row}( \\(first\\))? refused:`));
    expect(records.map(({ kind }) => kind)).toEqual(["bill", "refused", "bill"]);
    expect(records[1]).toMatchObject({ row });
    expect(code).toBe(1);
  });

  test.each([
    { name: "too few cells", cells: "third,1394-03-01", says: "the row has 2 cells and the header 7" },
    { name: "a comma that is not quoted", cells: "third,1394-03-01,1394-04-01,residential,no,1,1,230", says: "the row has 8 cells" },
    { name: "text after a quote", cells: '"third"x,1394-03-01,1394-04-01,residential,no,1,230', says: "text follows a closing quote" },
    { name: "a quote inside a cell", cells: 'thi"rd,1394-03-01,1394-04-01,residential,no,1,230', says: "a quote stands inside a cell" },
    { name: "a quote that is never closed", cells: '"third,1394-03-01,1394-04-01,residential,no,1,230', says: "a quote is opened and not closed" },
    { name: "exponent notation", cells: "third,1394-03-01,1394-04-01,residential,no,1,2e2", says: "in exponent notation" },
    { name: "spaces around a figure", cells: "third,1394-03-01,1394-04-01,residential,no,1, 230", says: "has spaces around it" },
    { name: "a date that does not exist", cells: "third,1394-12-30,1395-01-01,residential,no,1,230", says: "`1394-12-30` is not a date" },
    { name: "no usage", cells: "third,1394-03-01,1394-04-01,residential,no,1,", says: "usage.active" },
    { name: "a quoted line end in an id", cells: '"thi\nrd",1394-03-01,1394-04-01,residential,no,1,230', says: "a control or an invisible character" },
  ])("CSV: $name", async ({ cells, says }) => {
    const { code, err, records } = await billed(row(`${cells}\n${CSV.split("\n")[1] ?? ""}`), ["--input-format", "csv"]);
    expect(err).toContain(says);
    expect(err).toMatch(/^row 4 /);
    expect(records.map(({ kind }) => kind)).toEqual(["bill", "bill", "refused", "bill"]);
    expect(records.at(-1)).toMatchObject(FIRST);
    expect(code).toBe(1);
  });
});

describe("an input that cannot be read at all ends with 2, before any bill", () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CSV, "utf16le")]);
  test.each([
    { name: "broken JSON", stdin: "[{]", says: "standard input is not JSON" },
    { name: "JSON that is no request", stdin: "[1", says: "is not JSON" },
    { name: "UTF-16 with its mark", stdin: [utf16], says: "standard input is in UTF-16 (little endian), not in UTF-8" },
    { name: "UTF-16 without a mark", stdin: [utf16.subarray(2)], says: "UTF-16 (little endian)" },
    { name: "UTF-16, big endian", stdin: [Buffer.from([0xfe, 0xff, 0, 0x69])], says: "UTF-16 (big endian)" },
    { name: "UTF-32", stdin: [Buffer.from([0xff, 0xfe, 0, 0, 0x69, 0, 0, 0])], says: "UTF-32 (little endian)" },
    { name: "Windows-1256 in JSON", stdin: [Buffer.from('[{"id":"'), Buffer.from([0xcf, 0xe6]), Buffer.from('"}]')], says: "standard input is not UTF-8" },
    { name: "a column twice", stdin: "id,period.from,id\n", says: "column 3 of standard input, `id`, stands twice" },
    { name: "a column without a name", stdin: "id,,period.from\n", says: "column 2 of standard input, ``, has no name" },
    { name: "a column of __proto__", stdin: "id,__proto__.class\na,b\n", says: "`__proto__.class`, is no place in a bill request" },
    { name: "a column of account.__proto__", stdin: "id,account.__proto__\na,b\n", says: "is no place in a bill request" },
    { name: "a column that is no field", stdin: "id,customer\na,b\n", says: "the first part of a name is one of id, tariff, account" },
    {
      name: "a column of a field that usage does not have",
      stdin: "id,usage.activ\na,5\n",
      says: "column 2 of standard input, `usage.activ`, is no place in a bill request: usage: unknown field `activ`\nhelp: did you mean `active`?",
    },
    { name: "a column of an unknown end of the period", stdin: "id,period.until\na,5\n", says: "period: unknown field `until`" },
    { name: "semicolons", stdin: "id;period.from\na;b\n", says: "separate the columns with commas" },
    { name: "a header with an open quote", stdin: '"id,period.from\n', says: "the header of standard input cannot be read" },
  ])("$name", async ({ stdin, says }) => {
    const ran = await mizan(["bill", "examples/household", "--input", "-", "--format", "jsonl"], { stdin });
    expect(ran.err).toContain(says);
    expect(ran).toMatchObject({ code: 2, out: "" });
  });

  test("an empty CSV has no header", async () => {
    const ran = await billed("", ["--input-format", "csv"]);
    expect(ran.err).toContain("standard input has no header");
    expect(ran.code).toBe(2);
  });
});

describe("files", () => {
  test.each([
    { file: "requests.json", content: `[${first}]` },
    { file: "requests.JSONL", content: `${first}\n` },
    { file: "requests.ndjson", content: `${first}\n` },
    { file: "requests.csv", content: CSV.split("\n").slice(0, 2).join("\n") },
  ])("$file", async ({ file, content }) => {
    const folder = folderWith({ [file]: content });
    try {
      const { code, out } = await mizan(["bill", "examples/household", "--input", `${folder.path}/${file}`, "--format", "jsonl"]);
      expect(JSON.parse(out)).toMatchObject(FIRST);
      expect(code).toBe(0);
    } finally {
      folder.remove();
    }
  });

  test("nothing pollutes the prototype of objects", async () => {
    await billed(`${first.replace("{", '{"__proto__":{"polluted":"yes"},')}\n{"constructor":{"prototype":{"polluted":"yes"}}}\n`);
    await billed("id,constructor.prototype.polluted\na,yes\n");
    expect("polluted" in {}).toBe(false);
  });
});

describe("--as-known", () => {
  test("stands in each request that does not say it", async () => {
    const { code, records } = await billed(`${first}\n`, ["--as-known", "1394-05-01"]);
    expect(records[0]).toMatchObject({ ...FIRST, receipt: { known: "1394-05-01" } });
    expect(code).toBe(0);
  });

  test("rules that were not announced by then are not seen", async () => {
    const { code, records } = await billed(`${first}\n`, ["--as-known", "1393-06-01"]);
    expect(records[0]).toMatchObject({ kind: "refused", failures: [{ code: "not-known-yet" }] });
    expect(code).toBe(1);
  });

  test("a request that names another day is refused", async () => {
    const { code, err } = await billed(JSON.stringify(billRequest({ known: "1394-04-01" })), ["--as-known", "1394-05-01"]);
    expect(err).toMatch(/^row 1 \(first\) refused:\n {2}known: the request names another day than --as-known 1394-05-01/);
    expect(code).toBe(1);
  });
});

describe("CSV columns", () => {
  const csv = (columns: string, cells: string): string => `id,period.from,period.to,${columns}\nfirst,1394-03-01,1394-04-01,${cells}\n`;
  const given = "account.class,account.rural,account.households";
  test.each([
    {
      name: "readings",
      stdin: csv(
        `${given},readings.0.register,readings.0.previous,readings.0.current,readings.0.digits,readings.0.rollover`,
        "residential,no,1,active,99850,80,5,TRUE",
      ),
    },
    {
      name: "a gap in readings",
      stdin: csv(`${given},readings.0.register,readings.3.register,readings.3.previous,readings.3.current`, "residential,no,1,,active,0,230"),
    },
    {
      name: "a fact with its days",
      stdin: csv(`account.class,account.rural.0.from,account.rural.0.value,account.households,usage.active`, "residential,1394-01-01,no,1,230"),
    },
    {
      name: "usage in pieces",
      stdin: csv(
        `${given},usage.active.0.from,usage.active.0.to,usage.active.0.quantity,usage.active.0.estimated`,
        "residential,no,1,1394-03-01,1394-04-01,230,false",
      ),
    },
    { name: "two columns for one place, one of them filled", stdin: csv(`${given},usage.active,usage.active.0.from`, "residential,no,1,230,") },
  ])("$name", async ({ stdin }) => {
    const { code, err, records } = await billed(stdin);
    expect(err).toBe("");
    expect(records).toMatchObject([FIRST]);
    expect(code).toBe(0);
  });

  test.each([
    {
      name: "a value and its parts",
      stdin: csv(`${given},usage.active,usage.active.0.from`, "residential,no,1,230,1394-03-01"),
      says: "usage.active.0.from: another column gives a value",
    },
    {
      name: "a gap in a list of figures",
      stdin: csv(`${given},usage.active.0,usage.active.1`, "residential,no,1,,5"),
      says: "usage.active.0 is empty, and a later one is not",
    },
    {
      name: "names beside places",
      stdin: csv(`${given},usage.active.0.from,usage.active.peak`, "residential,no,1,1394-03-01,5"),
      says: "usage.active: names and places in a list stand side by side",
    },
    {
      name: "a flag that is neither",
      stdin: csv(`${given},readings.0.register,readings.0.rollover`, "residential,no,1,active,yes"),
      says: "a string stands where true or false belongs",
    },
  ])("$name is refused", async ({ stdin, says }) => {
    const { code, err } = await billed(stdin);
    expect(err).toContain(says);
    expect(code).toBe(1);
  });
});

test("the CSV of docs/command.md is billed", async () => {
  const page = readFileSync(new URL("../../docs/command.md", import.meta.url), "utf8");
  const csv = /```csv\n(.*?)```/s.exec(page)?.[1] ?? "";
  const { code, records } = await billed(csv);
  expect(records).toMatchObject([FIRST, SECOND]);
  expect(code).toBe(0);
});

test("every reason of a row is told", async () => {
  const { err, records } = await billed(JSON.stringify(billRequest({ usage: { active: "-1" }, issued: "1394-13-01", extra: "x" })));
  expect(err.match(/\[request-invalid\]/g)).toHaveLength(3);
  expect(records[0]?.["failures"]).toHaveLength(3);
});
