// Whether each part is over zero, can be missed, and enough of them can be missed to break a plan.
import type { Exact } from "../../../../values/exact.ts";
import { add, compare, exactFromWhole, isZero, multiply, subtract, ZERO } from "../../../../values/exact.ts";
import { oversightDiagnostic } from "../../../diagnostics/oversight-catalogue.ts";
import type { PlanCase } from "./plan-cases.ts";
import { casesOf } from "./plan-cases.ts";
import type { PlanMatter } from "./plan-exceptions.ts";
import type { Figures } from "./plan-figures.ts";
import { debtLeaving, downRange, exactOf, isOver, isOwed, leastDebt, leftOf, moneyWords, mostParts, partOf, partWords, sumStep } from "./plan-figures.ts";

/** Each part is at least the least part: only where that is nothing can one be zero or less. */
export function provePartsOverZero(matter: PlanMatter): void {
  const open = casesOf(matter.body).filter(({ terms }) => isZero(exactOf(terms.leastPart)));
  const figures = open.flatMap((planCase) => emptyPart(matter, planCase) ?? [])[0];
  if (figures === undefined) return;
  const parameters = {
    debt: moneyWords(matter, figures.debt),
    down: moneyWords(matter, figures.down),
    count: partWords(figures.count),
    part: `${moneyWords(matter, smallestPart(matter, figures)).replace("nothing", `0 ${matter.ground.currency}`)}`,
    example: `${matter.body.parts.round.step} ${matter.ground.currency}`,
  };
  matter.report(oversightDiagnostic("instalments-part-zero", matter.span, parameters));
}

export function provePartsMissed(matter: PlanMatter): void {
  const { missed } = matter.body;
  const never = casesOf(matter.body).find(({ terms }) => !isZero(exactOf(terms.leastPart)) && compare(exactOf(missed.short), exactOf(terms.leastPart)) >= 0);
  if (never === undefined) return;
  const parameters = { part: moneyWords(matter, exactOf(never.terms.leastPart)), short: moneyWords(matter, exactOf(missed.short)) };
  matter.report(oversightDiagnostic("part-never-missed", matter.span, parameters));
}

export function provePlansBreak(matter: PlanMatter): void {
  const { broken } = matter.body;
  const most = Math.max(...casesOf(matter.body).map(({ terms }) => mostParts(terms)));
  if (broken > most) matter.report(oversightDiagnostic("plan-never-broken", matter.span, { missed: String(broken), parts: String(most) }));
}

/** With most parts each is smallest, so the greatest number of parts decides: for each size of the equal part, the smallest rest that has it. */
function emptyPart(matter: PlanMatter, planCase: PlanCase): Figures | undefined {
  const step = sumStep(matter, planCase);
  const least = leastDebt(matter, planCase, step);
  if (least === undefined) return undefined;
  const count = mostParts(planCase.terms);
  const below = subtract(least, downRange(planCase.terms, least, step).most);
  const fewest = isOver(below, step) ? below : step;
  const rests = [fewest, ...restsBySize(matter, count, step)].filter((rest) => !isOver(fewest, rest));
  for (const rest of rests) {
    if (isOver(smallestPart(matter, { debt: rest, down: ZERO, count }), ZERO)) continue;
    const figures = planLeaving(matter, planCase, { rest, least, step, count });
    if (figures !== undefined) return figures;
  }
  return undefined;
}

/** Where the equal part steps up, for each mode of rounding; past as many steps as there are parts the remainder is below one part. */
function restsBySize({ body }: PlanMatter, count: number, step: Exact): readonly Exact[] {
  const half = multiply(exactOf(body.parts.round.step), exactOf("0.5"));
  return Array.from({ length: 2 * count + 1 }, (_, size) => multiply(half, exactFromWhole(size * count))).flatMap((rest) => [rest, add(rest, step)]);
}

/** What the part has that has least: an equal one, or the one that takes the remainder. */
function smallestPart({ body }: PlanMatter, figures: Figures): Exact {
  const part = partOf(figures, body.parts.round);
  const taking = add(part, leftOf(figures, part));
  return figures.count === 1 || (body.parts.remainder !== "spread" && isOver(part, taking)) ? taking : part;
}

interface Wanted {
  readonly rest: Exact;
  readonly least: Exact;
  readonly step: Exact;
  readonly count: number;
}

/** A debt and a down payment that the case admits and that leave the rest. */
function planLeaving(matter: PlanMatter, planCase: PlanCase, { rest, least, step, count }: Wanted): Figures | undefined {
  const { down } = planCase.terms;
  const debts = [least, debtLeaving(rest, down?.least, step), debtLeaving(rest, down?.most, step), rest];
  const plans = debts.map((debt): Figures => ({ debt, down: subtract(debt, rest), count }));
  return plans.find((plan) => {
    const range = downRange(planCase.terms, plan.debt, step);
    return !isOver(range.least, plan.down) && !isOver(plan.down, range.most) && isOwed(matter, planCase, plan.debt);
  });
}
