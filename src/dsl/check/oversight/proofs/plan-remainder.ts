// Whether rounded parts add up to the debt: somebody takes what they leave, and only what is left over can be spread.
import type { Exact } from "../../../../values/exact.ts";
import { compare, exactFromWhole, isNegative, isZero, multiply, negate, round } from "../../../../values/exact.ts";
import { oversightDiagnostic } from "../../../diagnostics/oversight-catalogue.ts";
import type { PlanCase } from "./plan-cases.ts";
import { casesOf } from "./plan-cases.ts";
import type { PlanMatter } from "./plan-exceptions.ts";
import type { Figures } from "./plan-figures.ts";
import {
  debtLeaving,
  downRange,
  exactOf,
  isOwed,
  laterDebts,
  leastDebt,
  leftOf,
  moneyWords,
  mostParts,
  partOf,
  partWords,
  restOf,
  sumStep,
} from "./plan-figures.ts";

/** Whether a remainder is taken by a part, or can be spread. */
export function proveRemainderTaken(matter: PlanMatter, span: PlanMatter["span"]): boolean {
  const { round: rounding, remainder } = matter.body.parts;
  const isUpward = rounding.mode !== "down" && rounding.mode !== "floor";
  if (remainder === "first" || remainder === "last" || (remainder === "spread" && !isUpward)) return true;
  const isBad = (figures: Figures): boolean => {
    const left = leftOf(figures, partOf(figures, rounding));
    return remainder === "spread" ? isNegative(left) : !isZero(left);
  };
  const figures = casesOf(matter.body).flatMap((planCase) => figuresWhere(matter, planCase, isBad) ?? [])[0];
  if (figures !== undefined) report(matter, span, figures);
  return figures === undefined;
}

/** A plan of the greatest number of parts: one that the rule admits if one is near, else any. */
function figuresWhere(matter: PlanMatter, planCase: PlanCase, isBad: (figures: Figures) => boolean): Figures | undefined {
  const { terms } = planCase;
  const step = sumStep(matter, planCase);
  const count = mostParts(terms);
  const least = leastDebt(matter, planCase, step);
  if (least === undefined) return undefined;
  const whole = exactOf(matter.body.parts.round.step);
  const ample = debtLeaving(multiply(exactOf(terms.leastPart), exactFromWhole(count)), terms.down?.least, whole);
  const start = compare(ample, least) < 0 ? round(least, whole, "up") : ample;
  const planned = (debt: Exact): Figures => ({ debt, down: downRange(terms, debt, step).least, count });
  const plans = [...laterDebts(start, [whole, step], TRIES), ...laterDebts(least, [step], TRIES)].map(planned).filter(isBad);
  return plans.find(({ debt }) => isOwed(matter, planCase, debt)) ?? plans[0];
}

const TRIES = 20;

function report(matter: PlanMatter, span: PlanMatter["span"], figures: Figures): void {
  const { round: rounding, remainder } = matter.body.parts;
  const part = partOf(figures, rounding);
  const left = leftOf(figures, part);
  const rest = moneyWords(matter, restOf(figures));
  const parameters = {
    debt: moneyWords(matter, figures.debt),
    down: moneyWords(matter, figures.down),
    count: partWords(figures.count),
    parts: `parts of ${moneyWords(matter, part)}`,
    sum: moneyWords(matter, multiply(part, exactFromWhole(figures.count))),
    left: isNegative(left) ? `that is ${moneyWords(matter, negate(left))} more than the ${rest} to be paid` : `${moneyWords(matter, left)} is left`,
    help:
      remainder === undefined
        ? "say who takes it: `, remainder on first`, `remainder on last` or `remainder spread`"
        : "only what is left over can be spread: write `round down`, or let one part take the remainder",
  };
  matter.report(oversightDiagnostic("instalments-leave-remainder", span, parameters));
}
