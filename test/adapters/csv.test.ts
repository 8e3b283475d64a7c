// CSV in and out: rows by line, quotes that are held to, and cells that no spreadsheet runs.
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvRowsOf } from "../../adapters/csv/csv-rows.ts";
import { csvLine, csvRow, neutralised } from "../../adapters/csv/csv-text.ts";
import { quotedCells } from "../../adapters/csv/quoted-cells.ts";
import { linesOf } from "../../adapters/text/lines.ts";

async function* bytesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

async function rows(text: string, delimiter: string = ","): Promise<readonly (readonly unknown[])[]> {
  const found: (readonly unknown[])[] = [];
  for await (const row of csvRowsOf(linesOf(bytesOf(text)), delimiter)) found.push(row.kind === "row" ? [row.row, ...row.cells] : [row.row, row.problem]);
  return found;
}

describe("rows", () => {
  test.each([
    [
      "commas",
      "a,b\n1,2\n",
      ",",
      [
        [1, "a", "b"],
        [2, "1", "2"],
      ],
    ],
    [
      "semicolons",
      "a;b\r\n1,5;2\r\n",
      ";",
      [
        [1, "a", "b"],
        [2, "1,5", "2"],
      ],
    ],
    [
      "tabs",
      "a\tb\n1\t2",
      "\t",
      [
        [1, "a", "b"],
        [2, "1", "2"],
      ],
    ],
    [
      "bars",
      "a|b\n1|2",
      "|",
      [
        [1, "a", "b"],
        [2, "1", "2"],
      ],
    ],
    ["quotes", '"a;1";"b""c"\n', ";", [[1, "a;1", 'b"c']]],
    [
      "a cell of two lines",
      '"a\nb",c\nd,e\n',
      ",",
      [
        [1, "a\nb", "c"],
        [3, "d", "e"],
      ],
    ],
    [
      "empty rows between",
      "a,b\n\n,\n1,2\n",
      ",",
      [
        [1, "a", "b"],
        [4, "1", "2"],
      ],
    ],
    [
      "a quote that is never closed",
      'a,b\n"1,2\n3,4\n',
      ",",
      [
        [1, "a", "b"],
        [2, "a quote is opened and not closed"],
        [3, "3", "4"],
      ],
    ],
    [
      "a quote inside a cell",
      'a"b,c\n1,2\n',
      ",",
      [
        [1, "a quote stands inside a cell that is not quoted"],
        [2, "1", "2"],
      ],
    ],
    [
      "text after a quote",
      '"a"b,c\n1,2\n',
      ",",
      [
        [1, "text follows a closing quote"],
        [2, "1", "2"],
      ],
    ],
  ] as const)("%s", async (_, text, delimiter, found) => {
    expect(await rows(text, delimiter)).toEqual(found);
  });

  test("of one line are as csv-parse reads them, or left to it", () => {
    const letters = fc.constantFrom("a", "1", '"', '""', ",", ";", " ", "ب");
    const line = fc.array(letters, { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(line, fc.constantFrom(",", ";"), (text, delimiter) => {
        const cells = quotedCells(text, delimiter);
        if (cells === undefined || text === "") return;
        expect(cells).toEqual(parse(text, { delimiter, relax_column_count: true })[0]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("on the way out", () => {
  test.each([
    ["=1+2", "'=1+2"],
    ["+98 21", "'+98 21"],
    ["-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", "'\r=1"],
    ["\uff1d1+2", "'\uff1d1+2"],
    ["-5", "-5"],
    ["-12.50", "-12.50"],
    ["-5-3", "'-5-3"],
    ["residential", "residential"],
    ["", ""],
  ])("%j is written %j", (text, safe) => {
    expect(neutralised(text)).toBe(safe);
  });

  test("no text that is written begins a formula, and each is read back but for its apostrophe", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', ",", "'", "a", "1", ".") }), { minLength: 1, maxLength: 4 }),
        (cells) => {
          const [read = []]: string[][] = parse(csvRow(cells), { record_delimiter: "\r\n", relax_column_count: true });
          expect(read.length).toBe(cells.length);
          for (const [at, text] of cells.entries()) {
            const back = read[at] ?? "";
            expect(/^[=+@\t\r\n]/.test(back) || (back.startsWith("-") && !/^-\d+(\.\d+)?$/.test(back))).toBe(false);
            expect([text, `'${text}`]).toContain(back);
          }
        },
      ),
    );
  });

  test("a row is quoted where it must be", () => {
    expect(csvLine(["a", "b,c", 'd"e', "f\ng", "=1"])).toBe('a,"b,c","d""e","f\ng",=1\r\n');
  });
});
