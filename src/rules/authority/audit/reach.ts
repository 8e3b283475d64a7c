// How far the approvals of a request reach: the greatest amount, or share of the bill, for which they and the documents at hand would do.
import type { Plan } from "../../../engine/plan.ts";
import type { Exact } from "../../../values/exact.ts";
import { add, compare, isZero, maximum, multiply, ONE, ZERO } from "../../../values/exact.ts";
import type { Judgement } from "../judge.ts";
import type { Question } from "../question.ts";
import { withFigures } from "../question.ts";
import { wouldDo } from "./group.ts";
import { besideNothing } from "./judged.ts";

/** A limit of the matrix; `no limit`; undefined where they do for nothing. */
export type Reach = Exact | "no limit" | undefined;

export function reachInAmount(plan: Plan, judgement: Judgement): Reach {
  const limits = limitsOf(judgement.ready.rows.map(({ amount }) => amount));
  return reach(plan, judgement, limits, (alone, limit) => withFigures(alone, { cumulated: limit }));
}

/** As a ratio. Undefined too where no bill is named, or one of nothing. */
export function reachInShare(plan: Plan, judgement: Judgement): Reach {
  const { billed } = judgement.question;
  if (billed === undefined || isZero(billed)) return undefined;
  const limits = limitsOf(judgement.ready.rows.map(({ share }) => share));
  return reach(plan, judgement, limits, (alone, limit) => withFigures(alone, { changed: multiply(limit, billed) }));
}

/** The limits of a matrix, each once, from the greatest. */
export function limitsOf(limits: readonly (Exact | undefined)[]): readonly Exact[] {
  const sorted = limits.filter((limit) => limit !== undefined).sort((a, b) => compare(b, a));
  return sorted.filter((limit, at) => at === 0 || compare(limit, sorted[at - 1] ?? ZERO) !== 0);
}

function reach(plan: Plan, judgement: Judgement, limits: readonly Exact[], at: (alone: Question, limit: Exact) => Question): Reach {
  const alone = besideNothing(judgement.question);
  const beyond = add(limits.reduce(maximum, ZERO), ONE);
  if (wouldDo(plan, judgement, at(alone, beyond))) return "no limit";
  return limits.find((limit) => wouldDo(plan, judgement, at(alone, limit)));
}
