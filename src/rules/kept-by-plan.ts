// What follows from a plan and a key is worked out once for each plan: a run of millions of bills has one.
import type { Plan } from "../engine/plan.ts";

/** Keeps what `make` gives as long as the plan lives. */
export function keptByPlan<T>(): (plan: Plan, key: string, make: () => T) => T {
  const known = new WeakMap<Plan, Map<string, { readonly value: T }>>();
  return (plan, key, make) => {
    const made = known.get(plan) ?? new Map<string, { readonly value: T }>();
    known.set(plan, made);
    const before = made.get(key);
    if (before !== undefined) return before.value;
    const value = make();
    made.set(key, { value });
    return value;
  };
}
