import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Exact, RoundingMode } from "../../src/values/exact.ts";
import {
  add,
  compare,
  decimalPlaces,
  decimalStep,
  decimalText,
  divide,
  equals,
  exactFromBigInt,
  exactFromText,
  exactFromWhole,
  fractionText,
  isNegative,
  isZero,
  maximum,
  minimum,
  multiply,
  negate,
  ONE,
  ROUNDING_MODES,
  round,
  subtract,
  wholeFraction,
  ZERO,
} from "../../src/values/exact.ts";

// A rational number of whole numbers: the oracle. The bottom is positive; always reduced.
interface Rational {
  readonly top: bigint;
  readonly bottom: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

function abs(a: bigint): bigint {
  return a < 0n ? -a : a;
}

function rational(top: bigint, bottom: bigint): Rational {
  const common = gcd(abs(top), abs(bottom)) * (bottom < 0n ? -1n : 1n);
  return { top: top / common, bottom: bottom / common };
}

function floorQuotient(top: bigint, bottom: bigint): bigint {
  const quotient = top / bottom;
  return top % bottom < 0n ? quotient - 1n : quotient;
}

/** Rounds by comparing the distances to the multiples below and above: another way than the one under test. */
function roundedOracle(value: Rational, step: Rational, mode: RoundingMode): Rational {
  const count = rational(value.top * step.bottom, value.bottom * step.top);
  const low = floorQuotient(count.top, count.bottom);
  const high = count.bottom === 1n ? low : low + 1n;
  const twiceAboveLow = 2n * (count.top - low * count.bottom);
  const nearer = twiceAboveLow < count.bottom ? low : twiceAboveLow > count.bottom ? high : undefined;
  const chosen: Record<RoundingMode, bigint> = {
    floor: low,
    ceiling: high,
    down: abs(low) < abs(high) ? low : high,
    up: abs(low) > abs(high) ? low : high,
    "half up": nearer ?? (abs(low) > abs(high) ? low : high),
    "half even": nearer ?? (low % 2n === 0n ? low : high),
  };
  return rational(chosen[mode] * step.top, step.bottom);
}

/** A number as the test makes it: decimal digits over a whole number, as text and as a rational. */
interface Sample {
  readonly text: string;
  readonly value: Rational;
}

function sample(digits: bigint, places: number, bottom: bigint): Sample {
  const plain = abs(digits)
    .toString()
    .padStart(places + 1, "0");
  const split = plain.length - places;
  const decimal = `${digits < 0n ? "-" : ""}${plain.slice(0, split)}${places === 0 ? "" : `.${plain.slice(split)}`}`;
  return { text: bottom === 1n ? decimal : `${decimal}/${bottom}`, value: rational(digits, 10n ** BigInt(places) * bottom) };
}

const bottoms = fc.oneof(fc.constant(1n), fc.constantFrom(2n, 3n, 29n, 30n, 31n, 365n, 366n, 900n), fc.bigInt({ min: 1n, max: 10n ** 20n }));
const samples = fc
  .oneof(
    fc.tuple(fc.bigInt({ min: -1000n, max: 1000n }), fc.integer({ min: 0, max: 3 }), bottoms),
    fc.tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.integer({ min: 0, max: 30 }), bottoms),
  )
  .map(([digits, places, bottom]) => sample(digits, places, bottom));

function exact(text: string): Exact {
  const value = exactFromText(text);
  if (value === undefined) throw new Error(`${text} is not a number`);
  return value;
}

function expectSame(found: Exact | undefined, wanted: Rational): void {
  if (found === undefined) throw new Error("no value");
  const { numerator, denominator } = wholeFraction(found);
  expect(`${numerator}/${denominator}`).toBe(`${wanted.top}/${wanted.bottom}`);
}

describe("against a rational of whole numbers", () => {
  test("reads what it is given", () => {
    fc.assert(fc.property(samples, (a) => expectSame(exact(a.text), a.value)));
  });

  test("add, subtract, multiply, divide, negate", () => {
    fc.assert(
      fc.property(samples, samples, (a, b) => {
        const [x, y] = [exact(a.text), exact(b.text)];
        const [p, q] = [a.value, b.value];
        expectSame(add(x, y), rational(p.top * q.bottom + q.top * p.bottom, p.bottom * q.bottom));
        expectSame(subtract(x, y), rational(p.top * q.bottom - q.top * p.bottom, p.bottom * q.bottom));
        expectSame(multiply(x, y), rational(p.top * q.top, p.bottom * q.bottom));
        expectSame(negate(x), rational(-p.top, p.bottom));
        if (q.top === 0n) expect(divide(x, y)).toBeUndefined();
        else expectSame(divide(x, y), rational(p.top * q.bottom, p.bottom * q.top));
      }),
      { numRuns: 1_000 },
    );
  });

  test("compare, equals, minimum, maximum, signs", () => {
    const pairs = fc.oneof(
      fc.tuple(samples, samples),
      samples.map((a): [Sample, Sample] => [a, { text: `${a.value.top}/${a.value.bottom}`, value: a.value }]),
    );
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const [x, y] = [exact(a.text), exact(b.text)];
        const left = a.value.top * b.value.bottom;
        const right = b.value.top * a.value.bottom;
        expect(compare(x, y)).toBe(left < right ? -1 : left > right ? 1 : 0);
        expect(equals(x, y)).toBe(left === right);
        expectSame(minimum(x, y), left <= right ? a.value : b.value);
        expectSame(maximum(x, y), left >= right ? a.value : b.value);
        expect(isZero(x)).toBe(a.value.top === 0n);
        expect(isNegative(x)).toBe(a.value.top < 0n);
      }),
      { numRuns: 500 },
    );
  });

  test("round, in all modes", () => {
    const steps = samples.filter((step) => step.value.top > 0n);
    fc.assert(
      fc.property(samples, steps, fc.constantFrom(...ROUNDING_MODES), (a, step, mode) => {
        expectSame(round(exact(a.text), exact(step.text), mode), roundedOracle(a.value, step.value, mode));
      }),
      { numRuns: 3_000 },
    );
  });

  test("round exactly on ties and on whole multiples, of either sign, in all modes", () => {
    const steps = fc.constantFrom("1", "1000", "0.001", "0.25", "50", "1/3", "5/7");
    fc.assert(
      fc.property(fc.bigInt({ min: -50n, max: 50n }), steps, fc.constantFrom(...ROUNDING_MODES), (halves, text, mode) => {
        const step = exact(text);
        const { numerator, denominator } = wholeFraction(step);
        const value = rational(halves * numerator, 2n * denominator);
        const found = round(exact(`${value.top}/${value.bottom}`), step, mode);
        expectSame(found, roundedOracle(value, rational(numerator, denominator), mode));
      }),
      { numRuns: 1_000 },
    );
  });

  test("a long chain of operations stays exact", () => {
    const steps = fc.array(fc.tuple(fc.constantFrom("add", "multiply", "divide"), samples), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(samples, steps, (start, chain) => {
        let found = exact(start.text);
        let wanted = start.value;
        for (const [operation, { text, value }] of chain) {
          const other = exact(text);
          if (operation === "add") {
            found = add(found, other);
            wanted = rational(wanted.top * value.bottom + value.top * wanted.bottom, wanted.bottom * value.bottom);
          } else if (operation === "multiply") {
            found = multiply(found, other);
            wanted = rational(wanted.top * value.top, wanted.bottom * value.bottom);
          } else if (value.top !== 0n) {
            found = divide(found, other) ?? ZERO;
            wanted = rational(wanted.top * value.bottom, wanted.bottom * value.top);
          }
        }
        expectSame(found, wanted);
      }),
      { numRuns: 50 },
    );
  });
});

describe("rounding modes by hand", () => {
  const rows: readonly (readonly [string, Record<RoundingMode, string>])[] = [
    ["2.5", { "half up": "3", "half even": "2", down: "2", up: "3", floor: "2", ceiling: "3" }],
    ["3.5", { "half up": "4", "half even": "4", down: "3", up: "4", floor: "3", ceiling: "4" }],
    ["-2.5", { "half up": "-3", "half even": "-2", down: "-2", up: "-3", floor: "-3", ceiling: "-2" }],
    ["-3.5", { "half up": "-4", "half even": "-4", down: "-3", up: "-4", floor: "-4", ceiling: "-3" }],
    ["2.4", { "half up": "2", "half even": "2", down: "2", up: "3", floor: "2", ceiling: "3" }],
    ["-2.6", { "half up": "-3", "half even": "-3", down: "-2", up: "-3", floor: "-3", ceiling: "-2" }],
    ["1/3", { "half up": "0", "half even": "0", down: "0", up: "1", floor: "0", ceiling: "1" }],
    ["-1/3", { "half up": "0", "half even": "0", down: "0", up: "-1", floor: "-1", ceiling: "0" }],
    ["-0.5", { "half up": "-1", "half even": "0", down: "0", up: "-1", floor: "-1", ceiling: "0" }],
    ["7", { "half up": "7", "half even": "7", down: "7", up: "7", floor: "7", ceiling: "7" }],
    ["0", { "half up": "0", "half even": "0", down: "0", up: "0", floor: "0", ceiling: "0" }],
  ];
  test.each(rows.flatMap(([value, by]) => ROUNDING_MODES.map((mode) => [value, mode, by[mode]] as const)))("%s %s is %s", (value, mode, wanted) => {
    expect(decimalText(round(exact(value), ONE, mode))).toBe(wanted);
  });

  test("to a step", () => {
    expect(decimalText(round(exact("6905927511"), exact("1000"), "down"))).toBe("6905927000");
    expect(decimalText(round(exact("-23"), exact("1000"), "down"))).toBe("0");
    expect(decimalText(round(exact("-23"), exact("1000"), "floor"))).toBe("-1000");
    expect(decimalText(round(exact("0.0725149"), decimalStep(5), "half up"))).toBe("0.07251");
    expect(fractionText(round(exact("0.9"), exact("1/3"), "half up"))).toBe("1");
    expect(fractionText(round(exact("0.5"), exact("1/3"), "half up"))).toBe("2/3");
  });

  test.each(["0", "-1", "-1/3"])("a step of %s is a RangeError", (step) => {
    expect(() => round(ONE, exact(step), "down")).toThrow(RangeError);
  });
});

describe("text", () => {
  test("decimalText and fractionText read back as the same number", () => {
    fc.assert(
      fc.property(samples, (a) => {
        const value = exact(a.text);
        expectSame(exactFromText(fractionText(value)), a.value);
        let rest = a.value.bottom;
        while (rest % 2n === 0n) rest /= 2n;
        while (rest % 5n === 0n) rest /= 5n;
        const decimal = decimalText(value);
        expect(decimal === undefined).toBe(rest !== 1n);
        expect(decimalPlaces(value)).toBe(decimal === undefined ? undefined : (decimal.split(".")[1] ?? "").length);
        if (decimal === undefined) expect(fractionText(value)).toBe(`${a.value.top}/${a.value.bottom}`);
        else expectSame(exactFromText(decimal), a.value);
      }),
      { numRuns: 1_000 },
    );
  });

  test("one text for one number: no trailing zeros, no minus zero, no exponent", () => {
    for (const [written, shown] of [
      ["126710.380", "126710.38"],
      ["-0", "0"],
      ["-0.00", "0"],
      ["007", "7"],
      ["60/30", "2"],
      ["1/8", "0.125"],
      ["-3/6", "-0.5"],
      ["2549900/6", "1274950/3"],
      ["0/7", "0"],
      ["100000000000000000000000000000", "100000000000000000000000000000"],
      ["0.000000000000000000000000000001", "0.000000000000000000000000000001"],
    ] as const) {
      expect(fractionText(exact(written))).toBe(shown);
    }
    expect(fractionText(negate(ZERO))).toBe("0");
    expect(fractionText(multiply(exact("-1/3"), ZERO))).toBe("0");
    expect(isNegative(negate(ZERO))).toBe(false);
    expect(compare(negate(ZERO), ZERO)).toBe(0);
  });

  test.each(["", " 1", "1 ", "+1", "1.", ".5", "1e3", "1_000", "1,000", "۱۲", "--1", "1/0", "1/-3", "1/3.5", "1/3/4", "/3", "1/", "NaN", "Infinity", "0x10"])(
    "`%s` is not a number",
    (text) => {
      expect(exactFromText(text)).toBeUndefined();
    },
  );
});

test("whole numbers", () => {
  for (const whole of [0, 1, 31, 511, 512, -1, -700, 8_760, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) {
    expect(decimalText(exactFromWhole(whole))).toBe(String(whole));
  }
  for (const whole of [0.5, Number.NaN, Infinity, 2 ** 53]) expect(() => exactFromWhole(whole)).toThrow(RangeError);
  expect(decimalText(exactFromBigInt(-(10n ** 50n)))).toBe(`-1${"0".repeat(50)}`);
});

test("steps of decimals", () => {
  expect([0, 1, 3, 70].map((places) => decimalText(decimalStep(places)))).toEqual(["1", "0.1", "0.001", `0.${"0".repeat(69)}1`]);
});

test("no digit is lost at any length", () => {
  const long = `${"9".repeat(3_000)}.${"7".repeat(3_000)}`;
  const digits = BigInt("9".repeat(3_000) + "7".repeat(3_000));
  expectSame(multiply(exact(long), exact(long)), rational(digits * digits, 10n ** 6_000n));
  expectSame(add(exact(`1${"0".repeat(5_000)}`), decimalStep(5_000)), rational(10n ** 10_000n + 1n, 10n ** 5_000n));
});

test("a long sum over months of unlike length is exact and its denominator stays short", () => {
  let sum = ZERO;
  for (let month = 0; month < 3_000; month += 1) sum = add(sum, exact(month % 2 === 0 ? "1/31" : "1/30"));
  expectSame(sum, rational(1_500n * 61n, 930n));
  expect(sum.denominator.toFixed().length).toBeLessThan(70);
});
