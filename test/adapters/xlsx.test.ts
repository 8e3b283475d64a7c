// Sheets of XLSX workbooks: rows, kinds of cells, and files that are not whole.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Cell } from "../../adapters/table/cell.ts";
import type { Layout } from "../../adapters/table/table.ts";
import { xlsxTable } from "../../adapters/xlsx/xlsx-table.ts";
import { folderWith } from "../cli/fake-io.ts";
import type { BookOptions, Sheet } from "./zip-file.ts";
import { workbook, zipFile } from "./zip-file.ts";

const folder = folderWith({});
afterAll(folder.remove);

const LAYOUT: Layout = { file: undefined, delimiter: undefined, sheet: undefined, headerRow: 1, serial: undefined };
let count = 0;

async function rowsOf(
  bytes: Uint8Array,
  columns: readonly string[],
  layout: Partial<Layout> = {},
): Promise<readonly (readonly [number, ...(readonly Cell[])])[]> {
  count += 1;
  const path = join(folder.path, `${count}.xlsx`);
  writeFileSync(path, bytes);
  const asked = { wanted: columns.map((column) => ({ column, place: column })), ignored: [], unmapped: "ignore" } as const;
  const table = await xlsxTable(path, "book.xlsx", { ...LAYOUT, ...layout }, asked);
  const rows: (readonly [number, ...(readonly Cell[])])[] = [];
  for await (const row of table.rows) if (row.kind === "row") rows.push([row.row, ...row.cells]);
  return rows;
}

function book(rows: Sheet["rows"], options: BookOptions = {}): Buffer {
  return workbook([{ name: "قبض‌ها", rows }], options);
}

describe("cells", () => {
  const cells: readonly (readonly [string, string, Cell])[] = [
    ["a number", "<c><v>126937.38</v></c>", 126937.38],
    // As spreadsheets write 1.1: seventeen digits of the same binary fraction.
    ["a number in seventeen digits", "<c><v>1.1000000000000001</v></c>", 1.1],
    ["a number in exponent notation", "<c><v>1.5E-7</v></c>", 1.5e-7],
    ["a text of the workbook", '<c t="s"><v>1</v></c>', "خانگی"],
    ["a text of runs, without how it sounds", '<c t="s"><v>2</v></c>', "قبض‌ها"],
    ["a text with an escaped letter", '<c t="s"><v>3</v></c>', "a\rb"],
    ["a text that looks like a formula", '<c t="inlineStr"><is><t>=1+2</t></is></c>', "=1+2"],
    ["a formula's number", "<c><f>A1*2</f><v>5</v></c>", 5],
    ["a formula's text", '<c t="str"><f>A1</f><v>yes</v></c>', "yes"],
    ["a formula's empty text", '<c t="str"><f>A1</f><v></v></c>', undefined],
    ["a formula that was not worked out", "<c><f>A1*2</f></c>", { kind: "unreadable", what: "a formula without its value" }],
    ["an error", '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', { kind: "unreadable", what: "#DIV/0!" }],
    ["a truth", '<c t="b"><v>1</v></c>', "true"],
    ["a day", '<c t="d"><v>2024-03-01T00:00:00</v></c>', { kind: "day", text: "2024-03-01", time: "00:00:00" }],
    ["an empty cell with a style", '<c s="4"/>', undefined],
    ["a text that is not there", '<c t="s"><v>9</v></c>', { kind: "unreadable", what: "text 9, which the workbook does not have" }],
    ["a number that is none", "<c><v>12a</v></c>", { kind: "unreadable", what: "12a" }],
  ];
  const texts = ["<t>no</t>", "<t>خانگی</t>", "<r><t>قبض</t></r><r><rPr/><t>‌ها</t></r><rPh><t>ghabz</t></rPh>", "<t>a_x000D_b</t>"];

  test.each(cells)("%s", async (_, xml, value) => {
    expect(
      await rowsOf(
        book(
          [
            ["A", "B"],
            [{ xml }, "x"],
          ],
          { texts },
        ),
        ["A", "B"],
      ),
    ).toEqual([[2, value, "x"]]);
  });
});

describe("rows", () => {
  test("are those of the sheet, without empty ones; columns may be asked for in any order", async () => {
    const rows = [["A", "B", "C"], [1, 2, 3], [], ["", "", ""], [4, "", 6]];
    expect(await rowsOf(book(rows), ["C", "A"])).toEqual([
      [2, 3, 1],
      [5, 6, 4],
    ]);
  });

  test("begin below the row that the map declares", async () => {
    expect(await rowsOf(book([["Bills of 1394"], [], ["A"], ["1"]]), ["A"], { headerRow: 2 })).toEqual([[4, "1"]]);
  });

  test("are found where tags have a prefix, and parts are not packed", async () => {
    expect(await rowsOf(book([["A"], ["ب"]], { prefix: "x", isStored: true }), ["A"])).toEqual([[2, "ب"]]);
  });

  test("a year as a heading is a column like others", async () => {
    expect(
      await rowsOf(
        book([
          [1403, 1404],
          [1, 2],
        ]),
        ["1404"],
      ),
    ).toEqual([[2, 2]]);
  });

  test("letters keep whole where the packed pieces of a part end inside one", async () => {
    const text = (row: number): string => `${"ب".repeat(row % 7)}مشترک شمارهٔ ${row} در شهر`;
    const many = Array.from({ length: 20_000 }, (_, at) => [text(at)]);
    const read = await rowsOf(book([["A"], ...many]), ["A"]);
    expect(read.length).toBe(20_000);
    expect(read.filter(([row, cell]) => cell !== text(row - 2))).toEqual([]);
  });
});

describe("sheets", () => {
  const two = workbook([
    { name: "Bills", rows: [["A"], ["1"]] },
    { name: "Accounts", rows: [["A"], ["2"]] },
  ]);

  test("are chosen by name", async () => {
    expect(await rowsOf(two, ["A"], { sheet: "Accounts" })).toEqual([[2, "2"]]);
  });

  test("the only one that is not hidden needs no name", async () => {
    const hidden = workbook([
      { name: "Lists", rows: [["B"]], state: "veryHidden" },
      { name: "Bills", rows: [["A"], ["1"]] },
    ]);
    expect(await rowsOf(hidden, ["A"])).toEqual([[2, "1"]]);
  });

  test.each([
    ["none is named of two", {}, "book.xlsx has 2 sheets"],
    ["none has the name", { sheet: "bills" }, "book.xlsx has no sheet `bills`"],
    ["days are counted from another year", { sheet: "Bills", serial: "1904" }, "book.xlsx counts its days from 1900, and the map declares `serial 1904`"],
  ] as const)("%s", async (_, layout, message) => {
    await expect(rowsOf(two, ["A"], layout)).rejects.toThrow(message);
  });

  test("of a workbook that counts from 1904, days are taken as declared", async () => {
    expect(await rowsOf(book([["A"], [5]], { date1904: true }), ["A"], { serial: "1904" })).toEqual([[2, 5]]);
    await expect(rowsOf(book([["A"], [5]], { date1904: true }), ["A"], { serial: "1900" })).rejects.toThrow("from 1904");
  });
});

describe("a file that is not whole is told, and no row of it is made up", () => {
  const whole = book([["A"], ...Array.from({ length: 3000 }, (_, at) => [`text ${at * 7919}`])]);
  const changed = (at: number): Buffer => {
    const bytes = Buffer.from(whole);
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    return bytes;
  };
  const cut = (share: number): Buffer => whole.subarray(0, Math.floor(whole.length * share));
  const without = (name: string): Buffer => {
    const parts = ["_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"].filter((part) => part !== name);
    return zipFile(parts.map((part) => ({ name: part, content: "<a/>" })));
  };
  test.each([
    ["cut in the middle", cut(0.5), /is not whole: its end is missing/],
    ["cut near its end", cut(0.999), /is not whole: its end is missing/],
    ["damaged inside a sheet", changed(Math.floor(whole.length * 0.6)), /is damaged/],
    ["a text file", Buffer.from("A,B\n1,2\n"), /is no XLSX workbook/],
    ["an old workbook", Buffer.from("d0cf11e0a1b11ae1", "hex"), /an old workbook \(\.xls\) or one with a password/],
    ["empty", Buffer.alloc(0), /is no XLSX workbook/],
    ["a zip of something else", zipFile([{ name: "a.txt", content: "a" }]), /is no XLSX workbook/],
    ["without its list of sheets", without("xl/workbook.xml"), /is no XLSX workbook/],
    ["with XML that is none", zipFile([{ name: "_rels/.rels", content: "<a><b></a>" }]), /is damaged/],
    [
      "with letters that are no UTF-8",
      zipFile([{ name: "_rels/.rels", content: Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]) }]),
      /is damaged/,
    ],
  ])("%s", async (_, bytes, message) => {
    await expect(rowsOf(bytes, ["A"])).rejects.toThrow(message);
  });

  test("a text that would fill the memory from a few packed bytes is told", async () => {
    const bomb = book([["A"], [{ xml: `<c t="inlineStr"><is><t>${" ".repeat(20_000_000)}</t></is></c>` }]]);
    expect(bomb.length).toBeLessThan(100_000);
    await expect(rowsOf(bomb, ["A"])).rejects.toThrow("has a text of more than 16 MB");
  });

  test("wherever it is cut", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, at) =>
        rowsOf(cut((at + 0.3) / 40), ["A"]).then(
          () => "read",
          (error: Error) => error.constructor.name,
        ),
      ),
    );
    expect(new Set(outcomes)).toEqual(new Set(["CannotDo"]));
  });

  test("whichever of its bytes is changed, all rows come or none is taken for whole", async () => {
    const expected = await rowsOf(whole, ["A"]);
    const step = Math.floor(whole.length / 60);
    for (let at = 0; at < whole.length; at += step) {
      const read = await rowsOf(changed(at), ["A"]).catch((error: Error) => error.constructor.name);
      if (read !== "CannotDo") expect(read).toEqual(expected);
    }
  });
});
