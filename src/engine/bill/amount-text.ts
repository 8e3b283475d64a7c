// Exact numbers as decimal strings of a bill; where a number has no finite decimal form, rounded for show with the fraction beside it.

import type { UnitUse } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { decimalText, divide, exactFromText, fractionText, multiply, ONE, wholeFraction } from "../../values/exact.ts";

export interface AmountText {
  readonly text: string;
  /** The reduced fraction `1274950/3` where `text` is rounded, else undefined. */
  readonly fraction: string | undefined;
}

/** Decimals shown where no finite number of them would do. */
const SHOWN_DECIMALS = 6;

/** `printed` is the figure to show in place of a number without finite decimal form. */
export function amountText(value: Exact, printed?: Exact): AmountText {
  // A whole denominator is the common case, and costs no fraction to be reduced.
  if (value.denominator === ONE.denominator) return { text: decimalText(value) ?? "", fraction: undefined };
  const { numerator, denominator } = wholeFraction(value);
  const scaled = numerator * SCALE;
  if (scaled % denominator === 0n) return { text: scaledText(scaled / denominator), fraction: undefined };
  const exact = decimalText(value);
  if (exact !== undefined) return { text: exact, fraction: undefined };
  const shown = printed === undefined ? undefined : decimalText(printed);
  return { text: shown ?? scaledText(halfUp(scaled, denominator)), fraction: `${numerator}/${denominator}` };
}

const SCALE = 10n ** BigInt(SHOWN_DECIMALS);

function halfUp(numerator: bigint, denominator: bigint): bigint {
  const size = (2n * (numerator < 0n ? -numerator : numerator) + denominator) / (2n * denominator);
  return numerator < 0n ? -size : size;
}

/** So many millionths as a decimal without zeros that carry nothing. */
function scaledText(scaled: bigint): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(SHOWN_DECIMALS + 1, "0");
  const text = `${digits.slice(0, -SHOWN_DECIMALS)}.${digits.slice(-SHOWN_DECIMALS)}`.replace(/\.?0+$/, "");
  return scaled < 0n ? `-${text}` : text;
}

/** A value in base units as so many of the unit: 0.09 is 9 of `%`. */
export function inUnit(value: Exact, unit: UnitUse): Exact {
  const scale = scaleOf(unit);
  return scale === undefined ? value : multiply(value, scale);
}

const scales = new WeakMap<UnitUse, { readonly by: Exact | undefined }>();

/** What to multiply by; undefined for 1. */
function scaleOf(unit: UnitUse): Exact | undefined {
  const known = scales.get(unit);
  if (known !== undefined) return known.by;
  const by = divide(ONE, exactFromText(unit.factor) ?? ONE) ?? ONE;
  const scale = fractionText(by) === "1" ? undefined : by;
  scales.set(unit, { by: scale });
  return scale;
}

/** A cell of a rate is one number for millions of bills: its text is kept. */
export function rateText(value: Exact, unit: UnitUse): AmountText {
  const known = rates.get(value);
  if (known?.unit === unit) return known.shown;
  const shown = amountText(inUnit(value, unit));
  rates.set(value, { unit, shown });
  return shown;
}

const rates = new WeakMap<Exact, { readonly unit: UnitUse; readonly shown: AmountText }>();
