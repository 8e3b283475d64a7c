// From stored text back to a plan: refused unless its versions are ours and its hash is that of its content.
import type { Plan } from "./plan.ts";
import { LANGUAGE_VERSION, PLAN_VERSION } from "./plan.ts";
import { planHash } from "./plan-hash.ts";

/** `problem`: why there is no plan, lower case, one line. Never throws, whatever the text. */
export function planFromJson(text: string): { readonly value: Plan | undefined; readonly problem: string | undefined } {
  const parsed = parsedJson(text);
  return parsed.problem === undefined ? planFromValue(parsed.value) : refused(`the text is not a stored plan: ${parsed.problem}`);
}

/** Only what reading JSON throws is the text's fault; an error of anything else is ours and is seen. */
function parsedJson(text: string): { readonly value: unknown; readonly problem: string | undefined } {
  try {
    return { value: JSON.parse(text, withoutNull), problem: undefined };
  } catch (error) {
    return { value: undefined, problem: error instanceof Error ? (error.message.split("\n")[0] ?? "") : "it cannot be read" };
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
  if (value.planVersion !== PLAN_VERSION) return refused(`plan version ${shown(value.planVersion)} is not ${PLAN_VERSION}: compile the rule files again`);
  if (value.languageVersion !== LANGUAGE_VERSION)
    return refused(`language version ${shown(value.languageVersion)} is not ${LANGUAGE_VERSION}: compile the rule files again`);
  const problem = unhashable(value);
  if (problem !== undefined) return refused(`the text is not a stored plan: ${problem}`);
  const plan = trusted(value);
  const hash = planHash(plan);
  return hash === plan.hash
    ? { value: plan, problem: undefined }
    : refused(`the plan was changed after it was stored: its hash is ${hash}, not ${shown(plan.hash)}`);
}

/** Of an object not even `String` is safe: it may have a member called `toString`. */
function shown(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, 80) : `a value of type ${typeof value}`;
}

/** What taking the hash relies on before it can say anything: whole numbers, denominators and guards to look up, and an end to the nesting. */
function unhashable(plan: object): string | undefined {
  if (!("denominators" in plan) || !isObject(plan.denominators)) return "it has no `denominators`";
  if (!("guards" in plan) || !isObject(plan.guards) || !("expressions" in plan.guards) || !isObject(plan.guards.expressions)) return "it has no `guards`";
  let level: readonly unknown[] = [plan];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return `it nests deeper than ${DEEPEST}`;
    const number = level.find((value) => typeof value === "number" && !Number.isSafeInteger(value));
    if (number !== undefined) return `${String(number)} is not a safe whole number`;
    level = level.flatMap((value) => (isObject(value) ? Object.values(value) : []));
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

/** A value has at most 1,000 operations, each of which nests two or three deep in a plan. */
const DEEPEST = 4096;

/**
 * The hash shows that the text is `JSON.stringify` of a plan, whose content the compiler has typed: a second validator of all of a
 * program would say nothing more. Members that were `undefined` are absent, which reads the same.
 */
function trusted(value: object): Plan {
  return value as Plan;
}

function refused(problem: string): ReturnType<typeof planFromJson> {
  return { value: undefined, problem };
}
