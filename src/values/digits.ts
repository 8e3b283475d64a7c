// Digits: the ASCII form of Persian and Arabic-Indic digits. It knows nothing of numbers, signs or separators.

/** `text` with ۰-۹ and ٠-٩ as 0-9; every other character stays. */
export function asciiDigits(text: string): string {
  return text.replace(/[\u06f0-\u06f9\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
