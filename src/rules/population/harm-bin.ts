// The size of a harm as one of the bins 1, 2, 5, 10, 20, 50 ...: bins that need no knowledge of the other bills, so that parts of a run can be merged.
import type { Exact } from "../../values/exact.ts";
import { compare, exactFromText, isNegative, isZero, negate, wholeFraction, ZERO } from "../../values/exact.ts";
import type { HarmBin } from "./population.ts";

/** Undefined for a harm of nothing, or of which nothing is known. */
export function binOf(harm: string | undefined): Omit<HarmBin, "bills"> | undefined {
  const value = harm === undefined ? undefined : exactFromText(harm);
  if (value === undefined || isZero(value)) return undefined;
  const size = isNegative(value) ? negate(value) : value;
  const power = powerBelow(size);
  const at = STEPS.findLastIndex((step) => compare(edge(step, power), size) <= 0);
  const [from = "1", to] = [STEPS[at], STEPS[at + 1]];
  return {
    charged: isNegative(value) ? "too little" : "too much",
    from: edgeText(from, power),
    to: to === undefined ? edgeText("1", power + 1) : edgeText(to, power),
  };
}

const STEPS = ["1", "2", "5"] as const;

/** The greatest p with 10^p not above the size. The digits of numerator and denominator tell it to within one. */
function powerBelow(size: Exact): number {
  const { numerator, denominator } = wholeFraction(size);
  const least = numerator.toString().length - denominator.toString().length - 1;
  const fits = [least + 2, least + 1, least].find((power) => compare(edge("1", power), size) <= 0);
  return fits ?? least;
}

function edge(step: string, power: number): Exact {
  return exactFromText(edgeText(step, power)) ?? ZERO;
}

function edgeText(step: string, power: number): string {
  return power < 0 ? `0.${"0".repeat(-power - 1)}${step}` : `${step}${"0".repeat(power)}`;
}
