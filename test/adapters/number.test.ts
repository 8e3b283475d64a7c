// Numbers as a file writes them, by what a map declares: what is declared is read, and nothing else is.
import { describe, expect, test } from "vitest";
import { binaryNumber, plainDecimal } from "../../adapters/reading/binary-number.ts";
import type { NumberFormat } from "../../adapters/reading/format.ts";
import { numberReader } from "../../adapters/reading/number.ts";

const PLAIN: NumberFormat = { decimalMark: ".", grouping: "none", digits: ["latin"], minus: ["leading"], empty: [], binaryDecimals: undefined };

function outcome(text: string, changes: Partial<NumberFormat>): string | undefined {
  const read = numberReader({ ...PLAIN, ...changes })(text);
  return "value" in read ? read.value : "nothing" in read ? undefined : `${read.wrong.problem}; ${read.wrong.remedy}`;
}

const persian = { digits: ["persian"] } as const;

describe("is read as declared", () => {
  const cases: readonly (readonly [string, Partial<NumberFormat>, string | undefined])[] = [
    ["230", {}, "230"],
    ["0", {}, "0"],
    ["007", {}, "7"],
    ["12.50", {}, "12.50"],
    ["-12.5", {}, "-12.5"],
    ["\u221212.5", {}, "-12.5"],
    ["-0.00", {}, "0.00"],
    [" 230 ", {}, "230"],
    ["\u200e230\u200f", {}, "230"],
    ["123456789012345678901234567890", {}, "123456789012345678901234567890"],
    // 797/51 of a printed bill is a decimal.
    ["797/51", { decimalMark: "/" }, "797.51"],
    ["6,5", { decimalMark: "," }, "6.5"],
    ["6\u066b5", { decimalMark: "\u066b" }, "6.5"],
    ["1,234,567.80", { grouping: "," }, "1234567.80"],
    ["1.234.567,80", { grouping: ".", decimalMark: "," }, "1234567.80"],
    ["1\u066c234\u066c567", { grouping: "\u066c" }, "1234567"],
    ["1'234", { grouping: "'" }, "1234"],
    ["1 234\u00a0567", { grouping: " " }, "1234567"],
    ["1234567", { grouping: "," }, "1234567"],
    ["۱۲۳٬۴۵۶٫۷", { ...persian, grouping: "\u066c", decimalMark: "\u066b" }, "123456.7"],
    ["۶/۵", { ...persian, decimalMark: "/" }, "6.5"],
    ["٤٥٦", { digits: ["arabic"] }, "456"],
    ["456", { digits: ["latin", "persian"] }, "456"],
    ["۴۵۶", { digits: ["latin", "persian"] }, "456"],
    ["8,508,198-", { grouping: ",", minus: ["trailing"] }, "-8508198"],
    ["8,508,198 -", { grouping: ",", minus: ["trailing"] }, "-8508198"],
    ["-5", { minus: ["leading", "trailing"] }, "-5"],
    ["5-", { minus: ["leading", "trailing"] }, "-5"],
    ["(1,200)", { grouping: ",", minus: ["parentheses"] }, "-1200"],
    ["(۱۲)", { ...persian, minus: ["parentheses"] }, "-12"],
    ["", {}, undefined],
    ["  ", {}, undefined],
    ["-", { empty: ["-", "."] }, undefined],
    [".", { empty: ["-", "."] }, undefined],
    ["0", { empty: ["0"] }, undefined],
  ];
  test.each(cases)("%j by %j", (text, format, value) => {
    expect(outcome(text, format)).toBe(value);
  });
});

describe("is refused, with what to write", () => {
  const cases: readonly (readonly [string, Partial<NumberFormat>, RegExp])[] = [
    ["abc", {}, /`abc` is not a number/],
    ["=1+2", {}, /`=1\+2` is not a number/],
    ["@SUM(A1)", {}, /is not a number/],
    ["797/51", {}, /what is `\/`\?/],
    ["1,234", {}, /what is `,`\?/],
    ["1.234.567", {}, /stands more than once/],
    ["12,34", { grouping: "," }, /is it the decimal mark\?/],
    ["1234,567", { grouping: "," }, /is it the decimal mark\?/],
    ["1,,234", { grouping: "," }, /is not a number/],
    ["۱۲", {}, /add "persian" to `format.digits`/],
    ["٤٥", persian, /add "arabic"/],
    ["۱2", { digits: ["latin", "persian"] }, /two scripts/],
    ["5-", {}, /add "trailing" to `format.minus`/],
    ["(5)", {}, /add "parentheses"/],
    ["-5", { minus: ["trailing"] }, /add "leading"/],
    ["+5", {}, /leave the `\+` out/],
    ["-", {}, /name the text in `format.empty`/],
    ["--5", {}, /is not a number/],
    ["5.", {}, /is not a number/],
    [".5", {}, /is not a number/],
    ["1e5", {}, /exponent/],
    ["12 kWh", {}, /is not a number/],
    ["9".repeat(61), {}, /at most 60/],
  ];
  test.each(cases)("%j by %j", (text, format, complaint) => {
    expect(outcome(text, format)).toMatch(complaint);
  });
});

describe("a binary fraction", () => {
  test.each([
    [0.1, undefined, "0.1", false],
    [1.1, undefined, "1.1", false],
    [126937.38, undefined, "126937.38", false],
    [-0, undefined, "0", false],
    [1e21, undefined, "1000000000000000000000", false],
    [1.5e-7, undefined, "0.00000015", false],
    [123456789012345, undefined, "123456789012345", false],
    [Number("12345678901234567890"), undefined, "12345678901234567000", true],
    [0.1 + 0.2, undefined, "0.30000000000000004", true],
    [0.1 + 0.2, 2, "0.30", false],
    // The exact value of 1.005 lies below it.
    [1.005, 2, "1.00", false],
    [2.5, 0, "3", false],
    [-2.5, 0, "-3", false],
    [-0.001, 2, "0.00", false],
    [12.5, 2, "12.5", false],
  ])("%d to %s decimals is %s", (value, decimals, text, isLong) => {
    expect(binaryNumber(value, decimals)).toEqual({ text, isLong });
  });

  test("that is none has no text", () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) expect(binaryNumber(value, undefined)).toBe(undefined);
  });

  test.each([
    ["5e-324", `0.${"0".repeat(323)}5`],
    ["1.25e+2", "125"],
    ["-1.25e3", "-1250"],
    ["12.5", "12.5"],
  ])("%s is written out as %s", (text, plain) => {
    expect(plainDecimal(text)).toBe(plain);
    expect(Number(plain)).toBe(Number(text));
  });
});
