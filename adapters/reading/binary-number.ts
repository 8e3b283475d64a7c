// A number that a file holds as a binary fraction (XLSX, JSON, columns of type DOUBLE): its shortest decimal text, which is what was typed or written wherever
// that had at most 15 digits. What has more may be the noise of a sum; it is taken as it is and marked, or rounded where the map declares the decimals.
// Not the text that a sheet shows: a format may show 12.35 for 12.3456, by a locale that the file does not name.

export interface BinaryNumber {
  readonly text: string;
  /** More than 15 digits: what was meant may have been shorter. */
  readonly isLong: boolean;
}

/** Undefined for what is no finite number. `decimals`: as `toFixed`, half away from zero on the exact value. */
export function binaryNumber(value: number, decimals: number | undefined): BinaryNumber | undefined {
  if (!Number.isFinite(value)) return undefined;
  const shortest = plainDecimal(String(value));
  const isFiner = decimals !== undefined && placesIn(shortest) > decimals && Math.abs(value) < 1e21;
  const text = isFiner ? withoutMinusZero(value.toFixed(decimals)) : shortest;
  return { text, isLong: significantDigits(text) > EXACT_DIGITS };
}

/** Every decimal number of so many digits is told apart from every other by a binary fraction of 64 bits. */
const EXACT_DIGITS = 15;

/** `1e21`, `1.5e-7` and the like with all their digits. */
export function plainDecimal(text: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]?\d+)$/.exec(text);
  if (parts === null) return withoutMinusZero(text);
  const [, sign = "", whole = "", places = "", power = "0"] = parts;
  const digits = whole + places;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${"0".repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function placesIn(text: string): number {
  const point = text.indexOf(".");
  return point < 0 ? 0 : text.length - point - 1;
}

function significantDigits(text: string): number {
  const digits = text.replace(/[-.]/g, "").replace(/^0+/, "");
  return (text.includes(".") ? digits : digits.replace(/0+$/, "")).length;
}

function withoutMinusZero(text: string): string {
  return /^-[0.]*$/.test(text) ? text.slice(1) : text;
}
