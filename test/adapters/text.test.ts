// Ids, choices and flags of cells: by the map's values, never by what they look like.
import { describe, expect, test } from "vitest";
import type { NumberFormat } from "../../adapters/reading/format.ts";
import type { TextRule } from "../../adapters/reading/text.ts";
import { flagReader, textReader, valuesTable } from "../../adapters/reading/text.ts";
import type { Cell } from "../../adapters/table/cell.ts";

const FORMAT: NumberFormat = { decimalMark: ".", grouping: "none", digits: ["latin", "persian"], minus: ["leading"], empty: ["-"], binaryDecimals: undefined };

interface Rule {
  readonly values?: Readonly<Record<string, string>>;
  readonly width?: number;
}

function ruleOf({ values, width }: Rule): TextRule {
  return { values: values === undefined ? undefined : valuesTable(values, FORMAT), width };
}

function outcome(cell: Cell, rule: Rule): string | undefined {
  const read = textReader(FORMAT, ruleOf(rule))(cell);
  return "value" in read ? read.value : "nothing" in read ? undefined : `${read.wrong.problem}; ${read.wrong.remedy}`;
}

describe("a text is read", () => {
  const cases: readonly (readonly [Cell, Rule, string | undefined])[] = [
    ["b1", {}, "b1"],
    [" b1\u200f ", {}, "b1"],
    // The half-space is a part of the word.
    ["قبض\u200cها", {}, "قبض\u200cها"],
    ["۱۰۰۱", {}, "1001"],
    // What no map declared stays.
    ["٤٥", {}, "٤٥"],
    ["=1+2", {}, "=1+2"],
    ["123", { width: 6 }, "000123"],
    ["12a", { width: 6 }, "12a"],
    [1001, {}, "1001"],
    [1001, { width: 6 }, "001001"],
    [{ kind: "exact", text: "12345678901234567890" }, {}, "12345678901234567890"],
    ["11", { values: { "11": "residential" } }, "residential"],
    ["۱۱", { values: { "11": "residential" } }, "residential"],
    ["11", { values: { "۱۱": "residential" } }, "residential"],
    [11, { values: { "11": "residential" } }, "residential"],
    ["", {}, undefined],
    ["-", {}, undefined],
    [undefined, { values: { "11": "residential" } }, undefined],
  ];
  test.each(cases)("%j by %j", (cell, rule, value) => {
    expect(outcome(cell, rule)).toBe(value);
  });
});

describe("a text is refused", () => {
  const cases: readonly (readonly [Cell, Rule, RegExp])[] = [
    ["12", { values: { "11": "residential" } }, /`12` is none of the values that the map lists; the map's values are `11`/],
    ["خانگي", { values: { خانگی: "residential" } }, /did you mean `خانگی`\?/],
    ["toString", { values: { a: "b" } }, /is none of the values/],
    [1234567890123456, {}, /no more than 15 digits are sure; save the column as text/],
    // Leading digits are few, but the zeros are as unsure as the rest.
    [1e15, {}, /no more than 15 digits/],
    [Number.NaN, {}, /`NaN` stands where a text belongs/],
    [{ kind: "unreadable", what: "a list" }, {}, /`a list` stands where a text belongs/],
    [{ kind: "day", text: "2024-03-01", time: undefined }, {}, /stands where a text belongs/],
    ["x".repeat(201), {}, /longer than 200/],
    ["a\nb", {}, /holds a control, an invisible character or a backtick/],
    ["a\u00adb", {}, /holds a control/],
    ["a`b", {}, /holds a control/],
  ];
  test.each(cases)("%j by %j", (cell, rule, complaint) => {
    expect(outcome(cell, rule)).toMatch(complaint);
  });
});

describe("a flag", () => {
  const flag = (cell: Cell, rule: Rule): unknown => flagReader(FORMAT, ruleOf(rule))(cell);
  test.each([
    ["true", {}, true],
    ["FALSE", {}, false],
    ["1", { values: { "1": "true", "0": "false" } }, true],
    [0, { values: { "1": "true", "0": "false" } }, false],
    ["بله", { values: { بله: "true", خیر: "false" } }, true],
  ])("%j by %j is %s", (cell, rule, value) => {
    expect(flag(cell, rule)).toEqual({ value });
  });

  test.each([["yes"], ["1"], ["0"]])("%j without values is no flag", (cell) => {
    expect(flag(cell, {})).toMatchObject({ wrong: { code: "not-a-flag" } });
  });
});
