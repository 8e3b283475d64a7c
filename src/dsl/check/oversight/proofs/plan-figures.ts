// Debts that a rule for instalments admits, and the plans that it makes of them: what a counterexample is put together from. Exact, as plans are.

import type { Exact } from "../../../../values/exact.ts";
import {
  add,
  compare,
  decimalPlaces,
  decimalStep,
  divide,
  exactFromText,
  exactFromWhole,
  fractionText,
  multiply,
  ONE,
  round,
  subtract,
  ZERO,
} from "../../../../values/exact.ts";
import type { PlanTerms } from "../../../oversight.ts";
import type { Rounding } from "../../../program.ts";
import { all } from "../../proofs/condition/axis.ts";
import { testsOf } from "../../proofs/condition/space.ts";
import { fraction, fractionWords, order } from "../../proofs/fraction.ts";
import { ownNumber } from "./axes.ts";
import { find } from "./find.ts";
import { compared } from "./formula.ts";
import type { PlanCase } from "./plan-cases.ts";
import type { PlanMatter } from "./plan-exceptions.ts";
import { valuesNear } from "./values.ts";

export interface Figures {
  readonly debt: Exact;
  readonly down: Exact;
  readonly count: number;
}

export function exactOf(text: string): Exact {
  return exactFromText(text) ?? ZERO;
}

/** What is left of the debt. */
export function restOf({ debt, down }: Figures): Exact {
  return subtract(debt, down);
}

/** The equal part: the rest over the number of parts, rounded. */
export function partOf(figures: Figures, rounding: Rounding): Exact {
  return rounded(divide(restOf(figures), exactFromWhole(figures.count)) ?? ZERO, rounding);
}

/** What the equal parts leave; negative where they are more than the rest. */
export function leftOf(figures: Figures, part: Exact): Exact {
  return subtract(restOf(figures), multiply(part, exactFromWhole(figures.count)));
}

export function mostParts({ count: { limits } }: PlanTerms): number {
  return Math.max(1, ...limits.map(({ upTo }) => upTo));
}

/** What may be paid down of a debt; without a most, all but one step. */
export function downRange({ down }: PlanTerms, debt: Exact, step: Exact): { readonly least: Exact; readonly most: Exact } {
  const rounding = down?.round;
  if (rounding === undefined) return { least: ZERO, most: ZERO };
  const share = (ratio: string): Exact => rounded(multiply(debt, exactOf(ratio)), rounding);
  return { least: down?.least === undefined ? ZERO : share(down.least), most: down?.most === undefined ? subtract(debt, step) : share(down.most) };
}

/** The smallest step of sums: of the currency, or of what the case writes. */
export function sumStep({ ground, body }: PlanMatter, { terms, holds }: PlanCase): Exact {
  const limits = (testsOf([holds]).get("debt") ?? []).flatMap((test) => (test.kind === "compare" ? [fractionWords(test.value)] : []));
  const texts = [...limits, terms.leastPart, body.parts.round.step, terms.down?.round?.step ?? "1"];
  return decimalStep(Math.max(ground.currencyDecimals, ...texts.map((text) => decimalPlaces(exactOf(text)) ?? 6)));
}

/** Whether a debtor of the case can owe so much, or it is not decided that none does. */
export function isOwed({ axes, allowed }: PlanMatter, { holds }: PlanCase, debt: Exact): boolean {
  return find(axes, all(compared("debt", "=", fraction(fractionText(debt))), holds), allowed).kind !== "none";
}

/** The least debt that a debtor of the case can have, counted in steps; undefined where there is none. */
export function leastDebt(matter: PlanMatter, planCase: PlanCase, step: Exact): Exact | undefined {
  const axis = ownNumber(matter.axes, "debt");
  if (axis === undefined) return undefined;
  const limits = (testsOf([planCase.holds]).get("debt") ?? []).flatMap((test) => (test.kind === "compare" ? [test.value] : []));
  const near = [...valuesNear(axis, limits)].filter(({ top }) => top > 0n).sort(order);
  return [step, ...near.map((debt) => exactOf(fractionWords(debt)))].find((debt) => isOwed(matter, planCase, debt));
}

/** The debt of which so much is left after a share of it is paid down, rounded up to the step. */
export function debtLeaving(rest: Exact, share: string | undefined, step: Exact): Exact {
  const kept = subtract(ONE, exactOf(share ?? "0"));
  return round(divide(rest, kept) ?? rest, step, "up");
}

export function laterDebts(first: Exact, steps: readonly Exact[], count: number): readonly Exact[] {
  return steps.flatMap((step) => Array.from({ length: count }, (_, index) => add(first, multiply(step, exactFromWhole(index)))));
}

export function isOver(a: Exact, b: Exact): boolean {
  return compare(a, b) > 0;
}

/** "400000 IRR", "nothing". */
export function moneyWords({ ground: { currency } }: PlanMatter, sum: Exact): string {
  return compare(sum, ZERO) === 0 ? "nothing" : `${fractionText(sum)} ${currency}`;
}

export function partWords(count: number): string {
  return `${count} ${count === 1 ? "part" : "parts"}`;
}

function rounded(value: Exact, { step, mode }: Rounding): Exact {
  return round(value, exactOf(step), mode);
}
