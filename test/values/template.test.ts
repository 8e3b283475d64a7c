import { expect, test } from "vitest";
import { filled } from "../../src/values/template.ts";

test.each([
  ["{a} of {b}", { a: "1", b: "2" }, "1 of 2"],
  ["{a}", { a: "{b}", b: "2" }, "{b}"],
  ["{a}", { a: "$&" }, "$&"],
  ["{toString}", {}, "{toString}"],
])("%s with %j is %s", (text, parameters, result) => {
  expect(filled(text, parameters)).toBe(result);
});
