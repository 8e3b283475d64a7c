// Bins of 1, 2 and 5: each amount in the one that holds it, whatever its size.
import fc from "fast-check";
import { expect, test } from "vitest";
import { binOf } from "../../../src/rules/population/harm-bin.ts";
import { compare, exactFromText, ZERO } from "../../../src/values/exact.ts";

test.each([
  ["1", "too much", "1", "2"],
  ["1.999", "too much", "1", "2"],
  ["2", "too much", "2", "5"],
  ["5", "too much", "5", "10"],
  ["9.99", "too much", "5", "10"],
  ["10", "too much", "10", "20"],
  ["-10", "too little", "10", "20"],
  ["0.05", "too much", "0.05", "0.1"],
  ["0.1", "too much", "0.1", "0.2"],
  ["-0.0199", "too little", "0.01", "0.02"],
  ["1/3", "too much", "0.2", "0.5"],
  ["-1000000000000000000000000", "too little", "1000000000000000000000000", "2000000000000000000000000"],
])("%s is charged %s, from %s up to %s", (harm, charged, from, to) => {
  expect(binOf(harm)).toEqual({ charged, from, to });
});

test.each([["0"], ["0.00"], [undefined], ["abc"]])("%s is in no bin", (harm) => {
  expect(binOf(harm)).toBe(undefined);
});

test("every amount lies in its bin", () => {
  const whole = fc.bigInt({ min: 1n, max: 10n ** 30n });
  fc.assert(
    fc.property(whole, whole, (top, bottom) => {
      const bin = binOf(`${top}/${bottom}`);
      const at = (text: string | undefined) => exactFromText(text ?? "") ?? ZERO;
      expect(compare(at(bin?.from), at(`${top}/${bottom}`))).toBeLessThanOrEqual(0);
      expect(compare(at(`${top}/${bottom}`), at(bin?.to))).toBe(-1);
    }),
  );
});
