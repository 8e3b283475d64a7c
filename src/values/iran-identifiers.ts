// The bill id (شناسه قبض) and payment id (شناسه پرداخت) of Iranian utility bills: their parts and their check digits.
// Ids are texts: leading zeros are kept, nothing is normalised. It knows no customer, bill or amount beyond what an id encodes.
// Bill id: file code (1 to 8 digits), company (3), service (1; 2 is electricity), check digit.
// Payment id: amount in thousands (1 to 8 digits), last digit of the year, period (2), first check digit, second check digit.
import { asciiDigits } from "./digits.ts";

export interface IranBillId {
  readonly ok: true;
  readonly file: string;
  readonly company: string;
  /** `2` is electricity. */
  readonly service: string;
}

export interface IranPaymentId {
  readonly ok: true;
  /** Whole thousands of rials. */
  readonly thousands: bigint;
  readonly yearDigit: string;
  readonly period: string;
}

/** `problem` is a clause for a message, `remedy` what to do. */
export interface NotAnId {
  readonly ok: false;
  readonly problem: string;
  readonly remedy: string;
}

export function checkIranBillId(text: string): IranBillId | NotAnId {
  const malformed = malformation(text, "bill id");
  if (malformed !== undefined) return malformed;
  const body = text.slice(0, -1);
  const wrong = wrongDigit(text, "the check digit", text.slice(-1), iranBillCheckDigit(body));
  return wrong ?? { ok: true, file: body.slice(0, -4), company: body.slice(-4, -1), service: body.slice(-1) };
}

/** `billId` is needed: the second check digit covers both ids. */
export function checkIranPaymentId(billId: string, text: string): IranPaymentId | NotAnId {
  const bill = checkIranBillId(billId);
  if (!bill.ok) return bill;
  const payment = checkIranPaymentIdAlone(text);
  if (!payment.ok) return payment;
  const which = `the second check digit (with bill id \`${billId}\`)`;
  return wrongDigit(text, which, text.slice(-1), jointCheckDigit(billId, text.slice(0, -1))) ?? payment;
}

/** Without the bill id: the second check digit is not looked at. */
export function checkIranPaymentIdAlone(text: string): IranPaymentId | NotAnId {
  const malformed = malformation(text, "payment id");
  if (malformed !== undefined) return malformed;
  const body = text.slice(0, -2);
  const wrong = wrongDigit(text, "the first check digit", text.slice(-2, -1), iranBillCheckDigit(body));
  return wrong ?? { ok: true, thousands: BigInt(body.slice(0, -3)), yearDigit: body.slice(-3, -2), period: body.slice(-2) };
}

/** The payment id of a bill, without leading zeros before the amount. `thousands` 0 to 99,999,999, `yearDigit` 0 to 9, `period` 0 to 99. */
export function iranPaymentId(billId: string, thousands: bigint, yearDigit: number, period: number): { readonly ok: true; readonly id: string } | NotAnId {
  const bill = checkIranBillId(billId);
  if (!bill.ok) return bill;
  if (thousands < 0n || thousands > MOST_THOUSANDS) {
    return { ok: false, problem: `${thousands} thousand rials do not fit a payment id`, remedy: `give 0 to ${MOST_THOUSANDS} thousands` };
  }
  if (!isWholeUpTo(yearDigit, 9)) return { ok: false, problem: `\`${yearDigit}\` is not the last digit of a year`, remedy: "give 0 to 9" };
  if (!isWholeUpTo(period, 99)) return { ok: false, problem: `\`${period}\` is not a period of two digits`, remedy: "give 0 to 99" };
  const body = `${thousands}${yearDigit}${String(period).padStart(2, "0")}`;
  const checked = `${body}${iranBillCheckDigit(body)}`;
  return { ok: true, id: `${checked}${jointCheckDigit(billId, checked)}` };
}

/**
 * The check digit after `digits` (ASCII): weights 2 to 7, over again, from the right; the sum modulo 11 is r; 0 where r is 0 or 1, else 11 - r.
 * A single wrong digit always shows, except between r = 0 and r = 1, which share the digit 0.
 */
export function iranBillCheckDigit(digits: string): string {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) sum += Number(digits[digits.length - 1 - place]) * (2 + (place % 6));
  const rest = sum % 11;
  return rest < 2 ? "0" : String(11 - rest);
}

const SHORTEST = 6;
const LONGEST = 13;
const MOST_THOUSANDS = 99_999_999n;

/** Over the two ids as whole numbers, one after the other. Zeros before the payment's amount would shift the bill's weights, so they are dropped. */
function jointCheckDigit(billId: string, paymentWithoutLast: string): string {
  return iranBillCheckDigit(`${withoutLeadingZeros(billId)}${withoutLeadingZeros(paymentWithoutLast)}`);
}

function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, "");
}

function malformation(text: string, kind: string): NotAnId | undefined {
  const ascii = asciiDigits(text);
  if (ascii !== text) return { ok: false, problem: `\`${text}\` has Persian or Arabic digits`, remedy: `write the digits 0 to 9: \`${ascii}\`` };
  if (!/^\d*$/.test(text)) return { ok: false, problem: `\`${text}\` has signs that are not digits`, remedy: `write a ${kind} as digits alone, in quotes` };
  if (text.length >= SHORTEST && text.length <= LONGEST) return undefined;
  return {
    ok: false,
    problem: `\`${text}\` has ${text.length} ${text.length === 1 ? "digit" : "digits"}, a ${kind} has ${SHORTEST} to ${LONGEST}`,
    remedy: "copy all of it, with its leading zeros",
  };
}

function wrongDigit(text: string, which: string, found: string, wanted: string): NotAnId | undefined {
  if (found === wanted) return undefined;
  return { ok: false, problem: `${which} of \`${text}\` is ${found} and should be ${wanted}`, remedy: "compare it with the bill, digit by digit" };
}

function isWholeUpTo(value: number, most: number): boolean {
  return Number.isInteger(value) && 0 <= value && value <= most;
}
