// Names beside bars: lines broken between words, and in each line every part in its own direction.
import { describe, expect, test } from "vitest";
import type { LabelPart } from "../../../adapters/report/plot-label.ts";
import { labelLines } from "../../../adapters/report/plot-label.ts";

/** Marks of direction as brackets: `<` right to left, `{` left to right, `(` as the text begins, `)` the end of any. */
function bracketed(text: string): string {
  return text.replaceAll("\u2067", "<").replaceAll("\u2066", "{").replaceAll("\u2068", "(").replaceAll("\u2069", ")");
}

const own = (text: string): LabelPart => ({ kind: "own", text });
const other = (text: string): LabelPart => ({ kind: "other", text });
const number = (text: string): LabelPart => ({ kind: "number", text });

describe("in Persian", () => {
  test("a name of the rules and a number keep their places among Persian words", () => {
    expect(labelLines("fa", [own("ضریب کنتور نادرست"), own(": "), other("active"), own("، "), number("۴۰")]).map(bracketed)).toEqual([
      "<ضریب کنتور نادرست: (active)، {۴۰))",
    ]);
  });
  test("a line that is broken isolates what it has", () => {
    const lines = labelLines("fa", [own("مبلغ ثابت به نسبت روزها حساب نشده"), own(": "), other("whole for 1 months")]).map(bracketed);
    expect(lines).toEqual(["<مبلغ ثابت به نسبت روزها حساب)", "<نشده: (whole for 1 months))"]);
  });
  test("the ends of a bin stand in the order of the words", () => {
    expect(labelLines("fa", [number("−۱٬۰۰۰"), own(" تا "), number("−۲٬۰۰۰")], 99).map(bracketed)).toEqual(["<{−۱٬۰۰۰) تا {−۲٬۰۰۰))"]);
  });
});

describe("lines", () => {
  test("words stay whole, a sign stays with the word before it", () => {
    const lines = labelLines("en", [own("word ".repeat(6).trim()), own("wo"), own(", "), own("next")]).map(bracketed);
    expect(lines).toEqual(["{word word word word word wordwo,)", "{next)"]);
  });
  test("a name without a space is broken after a sign, else where the line is full", () => {
    expect(labelLines("en", [other("reader_with_a_very_long_identifier_and_no_space")]).map(bracketed)).toEqual([
      "{(reader_with_a_very_long_))",
      "{(identifier_and_no_space))",
    ]);
    expect(labelLines("en", [other("x".repeat(40))]).map(bracketed)).toEqual([`{(${"x".repeat(32)}))`, `{(${"x".repeat(8)}))`]);
  });
  test("what is left over after three lines is cut off, and it is seen", () => {
    const lines = labelLines("en", [other("reader ".repeat(40).trim())]).map(bracketed);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe("{(reader reader reader reader)…)");
  });
  test("marks of direction of the outside are shown, not obeyed", () => {
    expect(labelLines("fa", [other("a\u2069b\u202Ec")]).map(bracketed)).toEqual(["<(a\uFFFDb\uFFFDc))"]);
  });
});
