// A rule of rounding as data of an explanation: its step in the unit in which it is written.
import type { Rounding } from "../../dsl/program.ts";
import { exactFromText, fractionText, ZERO } from "../../values/exact.ts";
import { inUnit } from "../bill/amount-text.ts";
import type { ExplainedRounding } from "./explanation.ts";

export function roundingOf(rounding: Rounding | undefined): ExplainedRounding | null {
  if (rounding === undefined) return null;
  return { mode: rounding.mode, step: fractionText(inUnit(exactFromText(rounding.step) ?? ZERO, rounding.unit)), unit: rounding.unit.name };
}
