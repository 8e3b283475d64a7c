// The text of a cell as a reader sees it: without marks of direction and width, without spaces around it; and its digits in one form.
import { visibleText } from "../../src/index.ts";
import type { NumberFormat } from "./format.ts";

/** Marks inside a word that make another word of it (the half-space of Persian) stay. */
export function visible(text: string): string {
  return HIDDEN.test(text) ? text.replace(HIDDEN_ALL, "").trim() : text.trim();
}

/** What may stand as an id or a name in the library: up to 200 characters, and each is seen. */
export function isNameable(text: string): boolean {
  return text.length <= LONGEST && visibleText(text) === text && !text.includes("`");
}

export const LONGEST = 200;

/** Of an id or a name: digits that the map declares are read as 0 to 9, so that one account is one text in all files. */
export function withLatinDigits(text: string, { digits }: Pick<NumberFormat, "digits">): string {
  return text.replace(FOREIGN, (digit) => (digits.includes(kindOfDigit(digit)) ? String(digit.charCodeAt(0) & 0xf) : digit));
}

export function kindOfDigit(digit: string): NumberFormat["digits"][number] {
  return digit >= "\u06f0" && digit <= "\u06f9" ? "persian" : digit >= "\u0660" && digit <= "\u0669" ? "arabic" : "latin";
}

const FOREIGN = /[\u06f0-\u06f9\u0660-\u0669]/g;
const HIDDEN = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
const HIDDEN_ALL = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
