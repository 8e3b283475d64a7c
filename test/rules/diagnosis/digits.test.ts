// Figures of a register as rows of digits: what a hand or an eye makes of them.
import { describe, expect, test } from "vitest";
import type { Row } from "../../../src/rules/diagnosis/digits.ts";
import { misread, placesIn, rowOf, rowText, shifted, transposed } from "../../../src/rules/diagnosis/digits.ts";
import { exactFromText, ZERO } from "../../../src/values/exact.ts";

function row(text: string, length: number | undefined, places: number): Row {
  const made = rowOf(exactFromText(text) ?? ZERO, length, places);
  if (made === undefined) throw new Error(`no row of ${text}`);
  return made;
}

const texts = (rows: readonly Row[]): readonly string[] => rows.map(rowText);

describe("rows of digits", () => {
  test.each([
    ["1230", 6, 0, "001230"],
    ["1230", undefined, 0, "1230"],
    ["12.5", 4, 1, "0012.5"],
    ["12", 4, 2, "0012.00"],
    ["0", undefined, 0, "0"],
  ])("%s with %s digits and %s decimals is %s", (text, length, places, shown) => {
    expect(rowText(row(text, length, places))).toBe(shown);
  });

  test("a figure below zero, or finer than the register, is none", () => {
    expect(rowOf(exactFromText("-1") ?? ZERO, 4, 0)).toBeUndefined();
    expect(rowOf(exactFromText("1.25") ?? ZERO, 4, 1)).toBeUndefined();
  });

  test("neighbours change places, but for two that are alike", () => {
    expect(texts(transposed(row("1220", undefined, 0)))).toEqual(["2120", "1202"]);
    expect(texts(transposed(row("1.5", undefined, 1)))).toEqual(["5.1"]);
  });

  test("each digit is read as each other one", () => {
    const read = texts(misread(row("10", undefined, 0)));
    expect(read).toHaveLength(18);
    expect(read).toContain("90");
    expect(read).toContain("17");
    expect(read).not.toContain("10");
  });

  test("the point moves, digits fall off at the end, the first is lost; what is the same figure is none", () => {
    expect(texts(shifted(row("1230", undefined, 0)))).toEqual(["123", "12", "12300", "123000", "230"]);
    expect(texts(shifted(row("230", 4, 0)))).toEqual(["023", "02", "02300", "023000"]);
    expect(texts(shifted(row("12.5", undefined, 1)))).toEqual(["1.25", "0.125", "125", "1250", "12", "2.5"]);
  });

  test("figures of one register have the decimals of the finest", () => {
    expect(placesIn([exactFromText("1.25"), undefined, exactFromText("3")])).toBe(2);
    expect(placesIn([])).toBe(0);
  });
});
