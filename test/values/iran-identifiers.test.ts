import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkIranBillId, checkIranPaymentId, checkIranPaymentIdAlone, iranBillCheckDigit, iranPaymentId } from "../../src/values/iran-identifiers.ts";

// The rule, worked out apart: whole numbers taken digit by digit from the right, no text. Zeros before a number do not exist here.
const WEIGHTS = [2n, 3n, 4n, 5n, 6n, 7n];

function remainder(value: bigint): bigint {
  let sum = 0n;
  for (let [rest, place] = [value, 0]; rest > 0n; rest /= 10n, place += 1) sum += (rest % 10n) * (WEIGHTS[place % 6] ?? 0n);
  return sum % 11n;
}

function digit(value: bigint): bigint {
  const rest = remainder(value);
  return rest < 2n ? 0n : 11n - rest;
}

interface Bill {
  readonly file: string;
  readonly company: string;
  readonly service: string;
  readonly id: string;
}

const digits = (least: number, most: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((list) => list.join(""));

const bills: fc.Arbitrary<Bill> = fc.tuple(digits(1, 8), digits(3, 3), digits(1, 1)).map(([file, company, service]) => {
  const body = `${file}${company}${service}`;
  return { file, company, service, id: `${body}${digit(BigInt(body))}` };
});

const payments = fc.record({
  thousands: fc.oneof(fc.bigInt({ min: 0n, max: 9_999n }), fc.bigInt({ min: 0n, max: 99_999_999n })),
  year: fc.integer({ min: 0, max: 9 }),
  period: fc.integer({ min: 0, max: 99 }),
});

function paymentOf(bill: Bill, payment: { readonly thousands: bigint; readonly year: number; readonly period: number }): bigint {
  const body = payment.thousands * 1000n + BigInt(payment.year) * 100n + BigInt(payment.period);
  const checked = body * 10n + digit(body);
  const length = BigInt(checked.toString().length);
  return checked * 10n + digit(BigInt(bill.id) * 10n ** length + checked);
}

/** A payment id has a digit for the amount even where that is zero. */
function paymentText(value: bigint): string {
  return value.toString().padStart(6, "0");
}

/** Every text that differs from `id` in one digit, with the place from the left. */
function neighbours(id: string): readonly { readonly place: number; readonly text: string }[] {
  return [...id].flatMap((old, place) =>
    [..."0123456789"].filter((other) => other !== old).map((other) => ({ place, text: id.slice(0, place) + other + id.slice(place + 1) })),
  );
}

describe("bill id", () => {
  test("an id made by hand: 8 x 2 + 7 x 3 + 6 x 4 + 5 x 5 + 4 x 6 + 3 x 7 + 2 x 2 + 1 x 3 = 138 = 6 modulo 11", () => {
    expect(iranBillCheckDigit("12345678")).toBe("5");
    expect(checkIranBillId("123456785")).toEqual({ ok: true, file: "1234", company: "567", service: "8" });
  });

  test("remainders 0 and 1 both give the digit 0", () => {
    expect([remainder(0n), remainder(14n), remainder(6n)]).toEqual([0n, 0n, 1n]);
    expect(["0", "14", "6", "1", "5"].map(iranBillCheckDigit)).toEqual(["0", "0", "0", "9", "1"]);
  });

  test("ids by independent arithmetic pass and give their parts, leading zeros kept", () => {
    fc.assert(
      fc.property(bills, ({ file, company, service, id }) => {
        expect(checkIranBillId(id)).toEqual({ ok: true, file, company, service });
      }),
    );
  });

  test("any one digit changed is refused, unless it moves the remainder between 0 and 1, which share a check digit", () => {
    fc.assert(
      fc.property(bills, ({ id }) => {
        for (const { place, text } of neighbours(id)) {
          const [before, after] = [remainder(BigInt(id.slice(0, -1))), remainder(BigInt(text.slice(0, -1)))];
          const invisible = place < id.length - 1 && before < 2n && after < 2n;
          expect(checkIranBillId(text).ok).toBe(invisible);
        }
      }),
    );
  });

  test("the check digit itself never changes unseen, nor any digit where the check digit is not 0", () => {
    fc.assert(
      fc.property(bills, ({ id }) => {
        for (const { place, text } of neighbours(id)) {
          if (place === id.length - 1 || !id.endsWith("0")) expect(checkIranBillId(text).ok).toBe(false);
        }
      }),
    );
  });

  test("an invisible change exists: 0 and 6 before the check digit", () => {
    expect(checkIranBillId("000000").ok).toBe(true);
    expect(checkIranBillId("000060").ok).toBe(true);
  });

  test.each([
    ["12340", "`12340` has 5 digits, a bill id has 6 to 13", "copy all of it, with its leading zeros"],
    ["", "`` has 0 digits, a bill id has 6 to 13", "copy all of it, with its leading zeros"],
    ["12345678901234", "`12345678901234` has 14 digits, a bill id has 6 to 13", "copy all of it, with its leading zeros"],
    ["1234 56785", "`1234 56785` has signs that are not digits", "write a bill id as digits alone, in quotes"],
    ["-23456785", "`-23456785` has signs that are not digits", "write a bill id as digits alone, in quotes"],
    ["1.2345e8", "`1.2345e8` has signs that are not digits", "write a bill id as digits alone, in quotes"],
    ["۱۲۳۴۵۶۷۸۵", "`۱۲۳۴۵۶۷۸۵` has Persian or Arabic digits", "write the digits 0 to 9: `123456785`"],
    ["١٢٣٤٥٦٧٨٥", "`١٢٣٤٥٦٧٨٥` has Persian or Arabic digits", "write the digits 0 to 9: `123456785`"],
    ["123456784", "the check digit of `123456784` is 4 and should be 5", "compare it with the bill, digit by digit"],
  ])("`%s` is refused", (text, problem, remedy) => {
    expect(checkIranBillId(text)).toEqual({ ok: false, problem, remedy });
  });
});

describe("payment id", () => {
  test("an id made by hand, for the bill id 123456785: 126 thousand rials, year 4, period 06", () => {
    // 126406: 6x2 + 0x3 + 4x4 + 6x5 + 2x6 + 1x7 = 77 = 0 modulo 11, so 0. Then 1234567851264060:
    // 0x2 + 6x3 + 0x4 + 4x5 + 6x6 + 2x7 + 1x2 + 5x3 + 8x4 + 7x5 + 6x6 + 5x7 + 4x2 + 3x3 + 2x4 + 1x5 = 273 = 9 modulo 11, so 2.
    expect(iranPaymentId("123456785", 126n, 4, 6)).toEqual({ ok: true, id: "12640602" });
    expect(checkIranPaymentId("123456785", "12640602")).toEqual({ ok: true, thousands: 126n, yearDigit: "4", period: "06" });
  });

  test("ids by independent arithmetic are those built, pass, and give their parts", () => {
    fc.assert(
      fc.property(bills, payments, (bill, payment) => {
        const wanted = paymentText(paymentOf(bill, payment));
        const built = iranPaymentId(bill.id, payment.thousands, payment.year, payment.period);
        expect(built.ok && BigInt(built.id)).toBe(BigInt(wanted));
        const parts = { ok: true, thousands: payment.thousands, yearDigit: String(payment.year), period: String(payment.period).padStart(2, "0") };
        expect(checkIranPaymentId(bill.id, wanted)).toEqual(parts);
        expect(checkIranPaymentIdAlone(wanted)).toEqual(parts);
        if (built.ok) expect(checkIranPaymentId(bill.id, built.id)).toEqual(parts);
      }),
      { numRuns: 500 },
    );
  });

  test("zeros before the amount change nothing, up to 13 digits", () => {
    fc.assert(
      fc.property(bills, payments, (bill, payment) => {
        const short = paymentText(paymentOf(bill, payment));
        const answers = [short, short.padStart(10, "0"), short.padStart(13, "0")].map((text) => checkIranPaymentId(bill.id, text));
        expect(answers[0]?.ok).toBe(true);
        expect(answers[1]).toEqual(answers[0]);
        expect(answers[2]).toEqual(answers[0]);
      }),
    );
  });

  // A change that adds or removes zeros before the amount moves the bill's weights in the second check, so only the first then says for sure.
  test("any one digit changed is refused, unless the first check digit is 0 and, with as many zeros before the amount, the second too", () => {
    fc.assert(
      fc.property(bills, payments, (bill, payment) => {
        const id = paymentText(paymentOf(bill, payment));
        for (const { place, text } of neighbours(id)) {
          if (!checkIranPaymentId(bill.id, text).ok) continue;
          expect(place).toBeLessThan(id.length - 2);
          const sameLength = BigInt(text).toString().length === BigInt(id).toString().length;
          for (const each of [id, text]) {
            expect(each.at(-2)).toBe("0");
            expect(remainder(BigInt(each.slice(0, -2)))).toBeLessThan(2n);
            if (sameLength) expect(remainder(BigInt(`${BigInt(bill.id)}${BigInt(each.slice(0, -1))}`))).toBeLessThan(2n);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test("such changes exist, with and without a change in the zeros before the amount", () => {
    // 150401: 55 = 0 modulo 11; 159401: 100 = 1; with the bill id before them 0 and 1 again.
    expect([150401n, 159401n, 1234567851504010n, 1234567851594010n].map((value) => remainder(value) < 2n)).toEqual([true, true, true, true]);
    expect(["15040100", "15940100"].map((id) => checkIranPaymentId("123456785", id).ok)).toEqual([true, true]);
    // 378401: 88 = 0 modulo 11; 78401: 67 = 1; the joint numbers are 1234567853784010 and 123456785784010.
    expect([378401n, 78401n, 1234567853784010n, 123456785784010n].map(digit)).toEqual([0n, 0n, 0n, 0n]);
    expect(["37840100", "07840100"].map((id) => checkIranPaymentId("123456785", id).ok)).toEqual([true, true]);
  });

  test("a payment id belongs to its bill: another bill's is refused, unless the joint digit is the same by arithmetic", () => {
    fc.assert(
      fc.property(bills, bills, payments, (bill, other, payment) => {
        const id = paymentText(paymentOf(bill, payment));
        expect(checkIranPaymentId(other.id, id).ok).toBe(BigInt(id) === paymentOf(other, payment));
      }),
    );
  });

  test.each([
    ["123456785", "12640612", "the first check digit of `12640612` is 1 and should be 0"],
    ["123456785", "12640603", "the second check digit (with bill id `123456785`) of `12640603` is 3 and should be 2"],
    ["123456784", "12640602", "the check digit of `123456784` is 4 and should be 5"],
    ["123456785", "12640", "`12640` has 5 digits, a payment id has 6 to 13"],
    ["123456785", "۱۲۶۴۰۶۰۲", "`۱۲۶۴۰۶۰۲` has Persian or Arabic digits"],
    ["۱۲۳۴۵۶۷۸۵", "12640602", "`۱۲۳۴۵۶۷۸۵` has Persian or Arabic digits"],
  ])("bill %s, payment %s: %s", (bill, payment, problem) => {
    expect(checkIranPaymentId(bill, payment)).toMatchObject({ ok: false, problem });
  });

  test("alone, the second check digit is not looked at", () => {
    expect(checkIranPaymentIdAlone("12640603")).toMatchObject({ ok: true });
    expect(checkIranPaymentIdAlone("12640612")).toMatchObject({ ok: false });
  });

  test.each([
    ["123456785", 100_000_000n, 4, 6, "100000000 thousand rials do not fit a payment id"],
    ["123456785", -1n, 4, 6, "-1 thousand rials do not fit a payment id"],
    ["123456785", 126n, 10, 6, "`10` is not the last digit of a year"],
    ["123456785", 126n, 1.5, 6, "`1.5` is not the last digit of a year"],
    ["123456785", 126n, 4, 100, "`100` is not a period of two digits"],
    ["123456785", 126n, 4, -1, "`-1` is not a period of two digits"],
    ["123456784", 126n, 4, 6, "the check digit of `123456784` is 4 and should be 5"],
  ])("not built: bill %s, %s thousands, year %s, period %s: %s", (bill, thousands, year, period, problem) => {
    expect(iranPaymentId(bill, thousands, year, period)).toMatchObject({ ok: false, problem });
  });
});
