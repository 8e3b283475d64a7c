// Plans that take one another's place: which was before which, back to the first. A plan that takes its own place, by way of others or not, takes none.
import type { Dated } from "../records/journal.ts";
import type { Plan } from "../records/record.ts";

export interface PlanLine {
  /** The plan whose place it takes: one of the account, of no later day. */
  readonly before: string | undefined;
  /** The first of the line: the plan itself where it takes no other's place. */
  readonly first: string;
  readonly isCircle: boolean;
}

export function planLines(plans: ReadonlyMap<string, Dated<Plan>>): ReadonlyMap<string, PlanLine> {
  const lines = new Map<string, PlanLine>();
  for (const id of plans.keys()) follow(plans, lines, id);
  return lines;
}

/** Every plan on the way back from this one, each once: the whole takes a step for each plan. */
function follow(plans: ReadonlyMap<string, Dated<Plan>>, lines: Map<string, PlanLine>, id: string): void {
  const path: string[] = [];
  const places = new Map<string, number>();
  let next: string | undefined = id;
  while (next !== undefined && !lines.has(next) && !places.has(next)) {
    places.set(next, path.length);
    path.push(next);
    next = replacedOf(plans, next);
  }
  // Where the way comes back to itself, what lies between is a circle.
  const start = next === undefined || lines.has(next) ? path.length : (places.get(next) ?? path.length);
  for (const each of path.slice(start)) lines.set(each, { before: undefined, first: each, isCircle: true });
  for (const each of path.slice(0, start).reverse()) {
    const before = replacedOf(plans, each);
    lines.set(each, { before, first: before === undefined ? each : (lines.get(before)?.first ?? each), isCircle: false });
  }
}

function replacedOf(plans: ReadonlyMap<string, Dated<Plan>>, id: string): string | undefined {
  const plan = plans.get(id);
  const replaces = plan?.record.replaces;
  const replaced = replaces === undefined ? undefined : plans.get(replaces);
  if (plan === undefined || replaced === undefined) return undefined;
  return replaced.record.account.id === plan.record.account.id && replaced.day <= plan.day ? replaces : undefined;
}
