// Characters: which are letters, digits, or may not stand in a file at all. Explicit ranges, since `\p{L}` is not read
// the same by every tool that looks at these expressions.
import { asciiDigits } from "../../values/digits.ts";

/** Arabic and Persian letters, with the hamza above (`ٔ`) that Persian writes after them; without the stretching tatweel. */
export const ARABIC_LETTERS = "\\u0620-\\u063f\\u0641-\\u064a\\u0654\\u066e\\u066f\\u0671-\\u06d3\\u06d5\\u06ee\\u06ef\\u06fa-\\u06fc\\u06ff\\u0750-\\u077f";
export const LATIN_LETTERS = "A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u024f";
export const PERSIAN_DIGITS = "\\u06f0-\\u06f9";
export const ARABIC_INDIC_DIGITS = "\\u0660-\\u0669";
export const DIGITS: string = `0-9${PERSIAN_DIGITS}${ARABIC_INDIC_DIGITS}`;

const OTHER_DIGITS = new RegExp(`[${PERSIAN_DIGITS}${ARABIC_INDIC_DIGITS}\u066b]`);
const SCRIPTS = [/[0-9]/, new RegExp(`[${PERSIAN_DIGITS}]`), new RegExp(`[${ARABIC_INDIC_DIGITS}]`)];
const ARABIC_LETTER = new RegExp(`^[${ARABIC_LETTERS}]$`);

/** Persian and Arabic-Indic digits become ASCII ones, `٫` becomes a point; the rest stays. */
export function asciiNumeral(text: string): string {
  return OTHER_DIGITS.test(text) ? asciiDigits(text).replaceAll("\u066b", ".") : text;
}

export function hasMixedDigits(text: string): boolean {
  return SCRIPTS.filter((script) => script.test(text)).length > 1;
}

export function isArabicLetter(character: string): boolean {
  return ARABIC_LETTER.test(character);
}

/** `U+200F`. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
