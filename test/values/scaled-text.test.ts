// Decimal texts by a factor: the value exact, the decimals as many as were known.
import { expect, test } from "vitest";
import { scaledText } from "../../src/values/scaled-text.ts";

test.each([
  ["12.50", "10", "125.0"],
  ["12.5", "10", "125"],
  ["1250", "10", "12500"],
  ["0.5", "1000", "500"],
  ["230", "0.001", "0.230"],
  ["1.2", "0.001", "0.0012"],
  ["-8508198", "10", "-85081980"],
  ["0", "10", "0"],
  ["0.00", "10", "0.0"],
  ["3", "2.5", "7.5"],
  ["4", "2.5", "10.0"],
  ["9007199254740993.1", "10", "90071992547409931"],
])("%s by %s is %s", (text, factor, product) => {
  expect(scaledText(text, factor)).toBe(product);
});

test.each([
  ["1,5", "10"],
  ["", "10"],
  ["1/3", "10"],
  ["1", "ten"],
  ["1", "1/3"],
])("%s by %s is no number", (text, factor) => {
  expect(scaledText(text, factor)).toBe(undefined);
});
