// The down payment: least and most, shares of the debt rounded as the rule rounds, and whether one lies between them.
import type { PlanTerms } from "../../dsl/oversight.ts";
import type { Exact } from "../../values/exact.ts";
import { compare, fractionText, minimum, multiply, ZERO } from "../../values/exact.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import { exactOf } from "./exact-of.ts";
import { rounded } from "./schedule-rows.ts";

/** INVARIANT: 0 <= least <= most <= the debt: one rounding is held to both. */
export interface DownRange {
  readonly least: Exact;
  readonly most: Exact;
}

export function downRange({ down }: Pick<PlanTerms, "down">, debt: Exact): DownRange {
  if (down === undefined) return { least: ZERO, most: ZERO };
  const shareOf = (ratio: string): Exact => {
    const share = multiply(debt, exactOf(ratio));
    return minimum(debt, down.round === undefined ? share : rounded(share, down.round));
  };
  return { least: down.least === undefined ? ZERO : shareOf(down.least), most: down.most === undefined ? debt : shareOf(down.most) };
}

export function downFaults({ least, most }: DownRange, down: Exact, place: FindingPlace): readonly Finding[] {
  if (compare(down, least) < 0) return [findingOf("down-below-least", { stated: fractionText(down), limit: fractionText(least) }, place)];
  return compare(down, most) > 0 ? [findingOf("down-above-most", { stated: fractionText(down), limit: fractionText(most) }, place)] : [];
}
