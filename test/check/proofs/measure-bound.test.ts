// A bound of many terms made one of few stays above it, whatever the bill.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Bound } from "../../../src/dsl/check/proofs/bound.ts";
import { constantBound, fewTerms, magnitudeBound, plus, scaledBy, times } from "../../../src/dsl/check/proofs/bound.ts";
import type { Rational } from "../../generators/rational.ts";
import * as rational from "../../generators/rational.ts";

const INPUTS = ["usage.a", "usage.b", "account.homes", "history.x", "charges.y", "brought_forward", "true_up"];
const NAMES = [...INPUTS, "days of the bill", "segments", "inputs"];

const anyTerm = fc.record({
  top: fc.integer({ min: 1, max: 999 }),
  bottom: fc.integer({ min: 1, max: 9 }),
  names: fc.array(fc.constantFrom(...NAMES), { maxLength: 4 }),
});
const anyTerms = fc.oneof(fc.array(anyTerm, { minLength: 1, maxLength: 40 }), fc.array(anyTerm, { minLength: 60, maxLength: 90 }));
const anySizes = fc.record(Object.fromEntries(NAMES.map((name) => [name, fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.nat(10_000))])));

function boundOf(terms: readonly { readonly top: number; readonly bottom: number; readonly names: readonly string[] }[]): Bound {
  const monomials = terms.map(({ top, bottom, names }) =>
    scaledBy(names.map(magnitudeBound).reduce(times, constantBound({ top: 1n, bottom: 1n })), { top: BigInt(top), bottom: BigInt(bottom) }),
  );
  return monomials.reduce(plus, constantBound({ top: 0n, bottom: 1n }));
}

function sizeOf(bound: Bound, sizes: Readonly<Record<string, number>>): Rational {
  const terms = [...bound.values()].map(({ coefficient, powers }) =>
    [...powers].reduce((value, [name, power]) => rational.times(value, { top: BigInt(sizes[name] ?? 0) ** BigInt(power), bottom: 1n }), coefficient),
  );
  return rational.sumOf(terms.map(({ top, bottom }) => rational.fraction(top, bottom)));
}

it("few terms are above many", () => {
  let many = 0;
  fc.assert(
    fc.property(anyTerms, anySizes, (terms, sizes) => {
      const bound = boundOf(terms);
      const few = fewTerms(bound);
      const inBill = { ...sizes, inputs: INPUTS.reduce((sum, name) => sum + (sizes[name] ?? 0), 0) };
      expect(rational.order(sizeOf(bound, inBill), sizeOf(few, inBill))).toBeLessThanOrEqual(0);
      expect(few.size).toBeLessThanOrEqual(32);
      if (bound.size > 32) many += 1;
      else expect(few).toBe(bound);
    }),
    { numRuns: 500 },
  );
  expect(many).toBeGreaterThan(50);
});
