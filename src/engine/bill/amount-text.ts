// Exact numbers as decimal strings of a bill; where a number has no finite decimal form, rounded for show with the fraction beside it.
import type { Exact } from "../../values/exact.ts";
import { decimalStep, decimalText, divide, exactFromText, fractionText, multiply, ONE, round } from "../../values/exact.ts";
import type { UnitUse } from "../../dsl/program.ts";

export interface AmountText {
  readonly text: string;
  /** The reduced fraction `1274950/3` where `text` is rounded, else undefined. */
  readonly fraction: string | undefined;
}

/** Decimals shown where no finite number of them would do. */
export const SHOWN_DECIMALS = 6;

/** `printed` is the figure to show in place of a number without finite decimal form. */
export function amountText(value: Exact, printed?: Exact): AmountText {
  const text = decimalText(value);
  if (text !== undefined) return { text, fraction: undefined };
  const shown = printed === undefined ? undefined : decimalText(printed);
  return { text: shown ?? decimalText(round(value, SHOWN_STEP, "half up")) ?? "", fraction: fractionText(value) };
}

const SHOWN_STEP: Exact = decimalStep(SHOWN_DECIMALS);

/** A value in base units as so many of the unit. Percentages come as hundredths: 0.09 is 9 of `%`. */
export function inUnit(value: Exact, unit: UnitUse): Exact {
  const scale = scaleOf(unit);
  return scale === undefined ? value : multiply(value, scale);
}

const scales = new WeakMap<UnitUse, { readonly by: Exact | undefined }>();

/** What to multiply by; undefined for 1. */
function scaleOf(unit: UnitUse): Exact | undefined {
  const known = scales.get(unit);
  if (known !== undefined) return known.by;
  const inverse = divide(ONE, exactFromText(unit.factor) ?? ONE) ?? ONE;
  const by = unit.name.startsWith("%") ? multiply(inverse, HUNDRED) : inverse;
  const scale = fractionText(by) === "1" ? undefined : by;
  scales.set(unit, { by: scale });
  return scale;
}

const HUNDRED: Exact = exactFromText("100") ?? ONE;
