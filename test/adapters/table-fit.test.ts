// How a table is fitted: which words may be broken inside, and how small the letters of a wide table get on paper.
import { describe, expect, test } from "vitest";
import { cellFit, paperFit } from "../../adapters/table-fit.ts";

test.each([
  ["north", undefined],
  ["", undefined],
  ["fixed charge, twice", undefined],
  ["accounts-by-many-hyphens.csv", undefined],
  ["مأمور قرائت ناحیهٔ سه", undefined],
  ["1394-03-01", undefined],
  ["a sentence of many words, none of which is long, over several lines", "many"],
  ["reader_without_any_space_0001", "long"],
  ["0".repeat(64), "long"],
])("%s: %s", (text, fit) => {
  expect(cellFit(text)).toBe(fit);
});

describe("on paper", () => {
  const words = (text: string): { readonly text: string; readonly isWhole: boolean } => ({ text, isWhole: false });
  const figure = (text: string): { readonly text: string; readonly isWhole: boolean } => ({ text, isWhole: true });
  const AMOUNT = "12,012,324,536,000";
  test.each<[string, number, ReturnType<typeof paperFit>]>([
    ["few columns", 3, undefined],
    // 10 letters of words and 18 of each amount, 2 beside each: 12 + 20 n.
    ["72 letters and 20", 4, "small"],
    ["112 letters", 5, "smaller"],
    ["152 letters", 7, "smallest"],
  ])("%s", (_, amounts, fit) => {
    const columns = [[words("a cause of several words")], ...Array.from({ length: amounts }, () => [words("on bills"), figure(AMOUNT)])];
    expect(paperFit(columns)).toBe(fit);
  });
  test("a long sentence takes no more than its longest word", () => {
    expect(paperFit([[words("many short words ".repeat(40))]])).toBeUndefined();
  });
  test("the longest of a column counts, whatever the rows above it", () => {
    const short = Array.from({ length: 20 }, () => figure("1"));
    expect(paperFit(Array.from({ length: 6 }, () => [...short, figure(AMOUNT)]))).toBe(paperFit(Array.from({ length: 6 }, () => [figure(AMOUNT)])));
  });
});
