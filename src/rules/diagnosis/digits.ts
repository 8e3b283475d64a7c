// Figures of a register as rows of digits: what a hand or an eye does to them. The point stays where the register has it, but where the point itself moves.
import type { Exact } from "../../values/exact.ts";
import { decimalPlaces, decimalStep, divide, equals, exactFromText, isNegative, wholeFraction, ZERO } from "../../values/exact.ts";

/** `places`: how many of the digits stand after the point. */
export interface Row {
  readonly digits: string;
  readonly places: number;
}

/** `length`: digits before the point that the register shows, if it is known. Undefined below zero, and for a figure with more decimals than `places`. */
export function rowOf(value: Exact, length: number | undefined, places: number): Row | undefined {
  const whole = divide(value, decimalStep(places));
  if (whole === undefined || isNegative(value) || (decimalPlaces(value) ?? places + 1) > places) return undefined;
  return {
    digits: wholeFraction(whole)
      .numerator.toString()
      .padStart(Math.max(1, length ?? 1) + places, "0"),
    places,
  };
}

/** `001250.5`. */
export function rowText({ digits, places }: Row): string {
  if (places === 0) return digits === "" ? "0" : digits;
  const padded = digits.padStart(places + 1, "0");
  return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

export function figureOf(text: string): Exact {
  return exactFromText(text) ?? ZERO;
}

/** Two neighbouring digits change places: each result differs from the figure. */
export function transposed({ digits, places }: Row): readonly Row[] {
  return [...digits].slice(1).flatMap((right, at) => {
    const left = digits[at] ?? "";
    return left === right ? [] : [{ digits: `${digits.slice(0, at)}${right}${left}${digits.slice(at + 2)}`, places }];
  });
}

/** One digit read as another. */
export function misread({ digits, places }: Row): readonly Row[] {
  return [...digits].flatMap((digit, at) =>
    [..."0123456789"].filter((other) => other !== digit).map((other) => ({ digits: `${digits.slice(0, at)}${other}${digits.slice(at + 1)}`, places })),
  );
}

/** The point moved by one or two places either way (digits of a register without decimals fall off at the end), the decimals left out, the first digit lost. */
export function shifted(row: Row): readonly Row[] {
  const { digits, places } = row;
  const smaller = places === 0 ? [1, 2].map((by) => ({ digits: digits.slice(0, -by), places })) : [1, 2].map((by) => ({ digits, places: places + by }));
  const larger = [1, 2].map((by) => ({ digits: digits.padEnd(digits.length + Math.max(0, by - places), "0"), places: Math.max(0, places - by) }));
  const withoutDecimals = places === 0 ? [] : [{ digits: digits.slice(0, -places), places: 0 }];
  const all = [...smaller, ...larger, ...withoutDecimals, { digits: digits.slice(1), places }];
  return all.filter((each, at) => [row, ...all.slice(0, at)].every((other) => !equals(figureOf(rowText(each)), figureOf(rowText(other)))));
}

/** How many decimals the figures of one register need together. */
export function placesIn(figures: readonly (Exact | undefined)[]): number {
  return Math.max(0, ...figures.map((figure) => (figure === undefined ? 0 : (decimalPlaces(figure) ?? 0))));
}
