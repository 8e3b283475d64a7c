// From stored text back to a plan: refused unless its versions are ours and its hash is that of its content.
import type { Plan } from "./plan.ts";
import { LANGUAGE_VERSION, PLAN_VERSION } from "./plan.ts";
import { planHash } from "./plan-hash.ts";

/** `problem`: why there is no plan, lower case, one line. Never throws. */
export function planFromJson(text: string): { readonly value: Plan | undefined; readonly problem: string | undefined } {
  try {
    return planFromValue(JSON.parse(text, withoutNull));
  } catch (error) {
    return refused(`the text is not a stored plan: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : "it cannot be read"}`);
  }
}

/** A plan has no null of its own: JSON writes one where an entry of a list is undefined (a daypart key left open). */
function withoutNull(_key: string, value: unknown): unknown {
  return value === null ? undefined : value;
}

function planFromValue(value: unknown): ReturnType<typeof planFromJson> {
  if (typeof value !== "object" || value === null || !("hash" in value) || !("planVersion" in value) || !("languageVersion" in value)) {
    return refused("the text is not a stored plan: it has no `planVersion`, `languageVersion` or `hash`");
  }
  if (value.planVersion !== PLAN_VERSION) return refused(`plan version ${String(value.planVersion)} is not ${PLAN_VERSION}: compile the rule files again`);
  if (value.languageVersion !== LANGUAGE_VERSION)
    return refused(`language version ${String(value.languageVersion)} is not ${LANGUAGE_VERSION}: compile the rule files again`);
  const plan = trusted(value);
  const hash = planHash(plan);
  return hash === plan.hash
    ? { value: plan, problem: undefined }
    : refused(`the plan was changed after it was stored: its hash is ${hash}, not ${String(plan.hash)}`);
}

/**
 * The hash shows that the text is one that `jsonFromPlan` wrote, whose content the compiler has typed: a second validator of all of a
 * program would say nothing more. Members that were `undefined` are absent, which reads the same.
 */
function trusted(value: object): Plan {
  return value as Plan;
}

function refused(problem: string): ReturnType<typeof planFromJson> {
  return { value: undefined, problem };
}
