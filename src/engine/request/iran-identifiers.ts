// Bill and payment identifiers of Iran: kept as strings, refused where a check digit is wrong.
// From the right, weights 2 to 7 over and over; sum modulo 11; remainders 0 and 1 give the digit 0, else 11 less the remainder.
import type { Complaint } from "./complaint.ts";
import { quoted } from "./complaint.ts";

export function billIdComplaint(text: string): Complaint | undefined {
  if (!/^\d{6,13}$/.test(text)) return { problem: `${quoted(text)} is not a bill identifier`, remedy: "give its 6 to 13 digits, 0 to 9, and nothing else" };
  return checkedDigit(text, text.slice(0, -1), text.slice(-1), "bill identifier");
}

/** Without the bill's own identifier only the first of the two check digits can be tested. */
export function paymentIdComplaint(text: string): Complaint | undefined {
  if (!/^\d{6,13}$/.test(text)) return { problem: `${quoted(text)} is not a payment identifier`, remedy: "give its 6 to 13 digits, 0 to 9, and nothing else" };
  return checkedDigit(text, text.slice(0, -2), text.slice(-2, -1), "payment identifier");
}

/** The second check digit runs over both identifiers, each without its leading zeros. */
export function paymentForBillComplaint(paymentId: string, billId: string): Complaint | undefined {
  const both = withoutLeadingZeros(billId) + withoutLeadingZeros(paymentId.slice(0, -1));
  if (checkDigit(both) === paymentId.slice(-1)) return undefined;
  return { problem: `${quoted(paymentId)} does not belong to the bill identifier ${quoted(billId)}`, remedy: "correct one of the two: the last check digit covers both" };
}

export function checkDigit(digits: string): string {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) sum += Number(digits[digits.length - 1 - at]) * ((at % 6) + 2);
  const rest = sum % 11;
  return String(rest < 2 ? 0 : 11 - rest);
}

function checkedDigit(text: string, body: string, digit: string, what: string): Complaint | undefined {
  return checkDigit(body) === digit ? undefined : { problem: `${quoted(text)} is not a ${what}: its check digit does not fit`, remedy: "compare it with the printed bill, digit by digit" };
}

function withoutLeadingZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, "");
}
