// What stands in a file and has no place in the map, or no exact value, is told: it is never dropped, and never turned into another number.
import { describe, expect, test } from "vitest";
import { PLAIN, PLAIN_HEAD, PLAIN_ROW, plainMap, read, refusal } from "./given.ts";
import { workbook } from "./zip-file.ts";

const UNKNOWN = plainMap({ unmapped_lines: "unknown line" });

describe("a column that the map does not name, as an unknown line", () => {
  test.each([
    ["other digits", "۷۰۰", 'it has persian digits: add "persian" to `format.digits` if the file has them'],
    ["another minus", "700-", 'the map declares "leading" as the minus: add "trailing" to `format.minus` if it means one'],
    ["a minus by parentheses", "(700)", 'the map declares "leading" as the minus: add "parentheses" to `format.minus` if it means one'],
    ["groups", '"1,700.00"', "its decimal mark is declared as `.` and its grouping as none: what is `,`?"],
    ["a unit", "700 IRR", "its decimal mark is declared as `.` and its grouping as none: what is ` `?"],
    ["another decimal mark", "700/5", "its decimal mark is declared as `.` and its grouping as none: what is `/`?"],
  ])("with %s is refused by its name", async (_, cell, why) => {
    const { cases, problems } = await read({ bills: `${PLAIN_HEAD},Fee\n${PLAIN_ROW},${cell}\n`, map: UNKNOWN });
    expect(cases).toEqual([]);
    const found = cell.replaceAll('"', "");
    expect(problems).toMatchObject([
      {
        id: "b1",
        problems: [
          {
            code: "not-a-number",
            column: "Fee",
            found,
            message: `column \`Fee\`: \`${found}\` is not a number as the map declares it`,
            help: `the map does not name this column. If it is an amount, map it in \`other_lines\` (${why}); if it is none, name it in \`ignored_columns\``,
          },
        ],
      },
    ]);
  });

  test("with words alone is no line, and is noted", async () => {
    const { cases } = await read({ bills: `${PLAIN_HEAD},Remark\n${PLAIN_ROW},paid late\n`, map: UNKNOWN });
    expect(cases[0]?.case.issued.lines).toEqual([{ name: "energy", amount: "115423" }]);
    expect(cases[0]?.notes).toMatchObject([
      { code: "words-in-unmapped", column: "Remark", message: "column `Remark`: `paid late` is no number, so that it is no line of the bill" },
    ]);
  });

  test("with zero, with nothing, or with what the map says is nothing, is no line and no note", async () => {
    const bills = `${PLAIN_HEAD},A,B,C\n${PLAIN_ROW},0.00,,-\n`;
    const { cases } = await read({ bills, map: { ...UNKNOWN, format: { dates: { order: "YYYY-MM-DD" }, empty: ["-"] } } });
    expect(cases).toMatchObject([{ case: { issued: { lines: [{ name: "energy" }] } }, notes: [] }]);
  });

  test.each(["total", "payable", "brought_forward", "carried"])("does not take the name of a sum, %s", async (name) => {
    const { problems } = await read({ bills: `${PLAIN_HEAD},${name}\n${PLAIN_ROW},9\n`, map: UNKNOWN });
    expect(problems[0]?.problems).toMatchObject([
      { code: "line-not-mapped", message: `column \`${name}\`: it is not mapped and has the name of a sum of the bill` },
    ]);
  });
});

test("a line by the name of a sum is no line of a map", async () => {
  const { message } = await refusal({ bills: PLAIN, map: plainMap({ other_lines: { payable: "Sum" } }) });
  expect(message).toContain(
    "other_lines.payable: `payable` is a sum of the bill, and no line\n    map the sum as `issued.payable`, or name the line otherwise",
  );
});

describe("a cell that no heading names", () => {
  const help = "name the column in the header of the file, then map it or name it in `ignored_columns`";
  const cellsOf = (row: string): readonly string[] => row.split(",");
  const sheet = (...rows: readonly (readonly string[])[]): Uint8Array => workbook([{ name: "Bills", rows }]);
  const stray = [...cellsOf(PLAIN_ROW), "700"];
  const formats: readonly (readonly [string, string, string | Uint8Array])[] = [
    ["of CSV, under an empty heading", "bills.csv", `${PLAIN_HEAD},\n${stray.join(",")}\n`],
    ["of CSV, under a heading of spaces", "bills.csv", `${PLAIN_HEAD}, \n${stray.join(",")}\n`],
    ["of XLSX, under an empty heading", "bills.xlsx", sheet([...cellsOf(PLAIN_HEAD), "", "Address"], [...stray, "x"])],
    ["of XLSX, beyond the header", "bills.xlsx", sheet(cellsOf(PLAIN_HEAD), stray)],
  ];
  const maps = ["refuse", "unknown line"] as const;
  test.each(formats.flatMap(([what, name, bills]) => maps.map((unmapped) => [what, unmapped, name, bills] as const)))(
    "%s, by %s",
    async (_, unmapped, name, bills) => {
      const { cases, problems } = await read({ bills, name, map: plainMap({ unmapped_lines: unmapped, ignored_columns: ["Address"] }) });
      expect(cases).toEqual([]);
      expect(problems[0]?.problems).toMatchObject([
        { code: "broken-row", row: 2, message: "cell 8 of the row holds `700`, and no column has a name there", help },
      ]);
    },
  );

  test("of JSON is a member without a name", async () => {
    const row = { Bill: "b1", Customer: "1", From: "1394-03-01", To: "1394-04-01", Energy: "1", Sum: "1", kWh: "1", "": "700" };
    const { problems } = await read({ bills: JSON.stringify(row), name: "bills.jsonl", map: UNKNOWN });
    expect(problems[0]?.problems).toMatchObject([{ code: "broken-row", message: "a member without a name holds `700`" }]);
  });

  test("is nothing where nothing stands in it, and passed over where the map ignores columns", async () => {
    const empty = await read({ bills: `${PLAIN_HEAD},\n${PLAIN_ROW}, \n`, map: plainMap() });
    expect(empty).toMatchObject({ problems: [], bills: [{ issued: { id: "b1" } }] });
    const ignored = await read({ bills: `${PLAIN_HEAD},\n${PLAIN_ROW},700\n`, map: plainMap({ unmapped_lines: "ignore" }) });
    expect(ignored).toMatchObject({ problems: [], bills: [{ issued: { id: "b1" } }] });
  });
});

describe("a number of JSON that a binary fraction does not keep", () => {
  const row = (energy: string): string => `{"Bill":"b1","Customer":"1","From":"1394-03-01","To":"1394-04-01","Energy":${energy},"Sum":5,"kWh":1}`;
  const energyIn = async (energy: string, name: string, format: Readonly<Record<string, unknown>> = {}): Promise<string | undefined> => {
    const bills = name.endsWith(".json") ? `[${row("1").replace("b1", "b0")}, ${row(energy)}]` : row(energy);
    const { bills: cases, problems } = await read({ bills, name, map: plainMap({ format: { dates: { order: "YYYY-MM-DD" }, ...format } }) });
    return cases.find(({ issued }) => issued.id === "b1")?.issued.lines[0]?.amount ?? problems[0]?.problems[0]?.message;
  };

  test.each([
    ["100000000000000000001", "100000000000000000001"],
    ["-12345678901234567.25", "-12345678901234567.25"],
    ["115423.0000000001", "115423.0000000001"],
    ["1.2345678901234567891e19", "12345678901234567891"],
    ["115423.00000000000000001", "column `Energy`: `115423.00000000000000001` has more than 10 decimals"],
    ["1e-400", expect.stringMatching(/has more than 40 digits$/)],
    ["1e999999999", "column `Energy`: `1e999999999` stands where a number belongs"],
    // Neither says more than the fraction holds.
    ["115423.000000000000000000", "115423"],
    ["1e5", "100000"],
  ])("%s", async (written, amount) => {
    expect(await energyIn(written, "bills.jsonl")).toEqual(amount);
    expect(await energyIn(written, "bills.json")).toEqual(amount);
  });

  test("is rounded where the map says to how many decimals", async () => {
    expect(await energyIn("0.1000000000000000055511151231257827", "bills.jsonl", { binary_decimals: 3 })).toBe("0.1");
    expect(await energyIn("115423.00000000000000001", "bills.jsonl", { binary_decimals: 3 })).toBe("115423");
    expect(await energyIn("100000000000000000001", "bills.jsonl", { binary_decimals: 3 })).toBe("100000000000000000001");
  });
});

describe("ends of lines", () => {
  test("a CSV file of CR alone is told as such", async () => {
    expect(await refusal({ bills: PLAIN.replaceAll("\n", "\r"), map: plainMap() })).toEqual({
      message: "the header of bills.csv holds a carriage return inside: the file seems to end its lines with CR alone",
      help: "save it with lines that end in LF or CR LF",
    });
  });
  test("one that is too long for a line too", async () => {
    const { message } = await refusal({ bills: `${PLAIN}${PLAIN_ROW}\n`.replaceAll("\n", "\r").repeat(20_000), map: plainMap() });
    expect(message).toContain("and holds carriage returns: lines end in LF or CR LF, not in CR alone");
  });
  test("JSON lines of CR alone too", async () => {
    const { problems } = await read({ bills: "{}\r{}\r", name: "bills.jsonl", map: plainMap() });
    expect(problems[0]?.problems).toMatchObject([{ code: "broken-row", help: "lines end in LF or CR LF, and a CR stands inside this one" }]);
  });
});

test("where no row of JSON could be read, nothing is said of names that no row has", async () => {
  const { problems } = await read({ bills: '{"Bill": "1", "Bill": "2"}\n', name: "bills.jsonl", map: plainMap() });
  expect(problems).toHaveLength(1);
  expect(problems[0]?.problems).toMatchObject([
    { message: "column 15, at Bill: `Bill` stands twice in one object", help: "keep one of the two: which of them would count?" },
  ]);
});

test("a cell far beyond the header of a sheet is told", async () => {
  const rows = Array.from({ length: 3 }, (_, at) => [
    ...PLAIN_ROW.replace("b1", `b${at}`).replace("1001", `${at}`).split(","),
    ...Array<string>(500).fill(""),
    "5",
  ]);
  const { problems } = await read({ bills: workbook([{ name: "Bills", rows: [PLAIN_HEAD.split(","), ...rows] }]), name: "bills.xlsx", map: plainMap() });
  expect(problems.map(({ problems: [first] }) => first?.message)).toEqual(Array(3).fill("cell 508 of the row holds `5`, and no column has a name there"));
});
