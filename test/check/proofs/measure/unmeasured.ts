// The expressions of a plan, found by their shape wherever they stand, and what of them has no measure.
import type { Plan } from "../../../../src/engine/plan.ts";

/** Ids without a denominator or a guard, measures of what is no expression, and guards that stand twice or for nothing. */
export function unmeasured({ denominators, guards, ...plan }: Plan): readonly string[] {
  const ids = new Set(expressionIds([plan.rates, plan.tariffs, plan.untranslatable]));
  const problems: string[] = [];
  for (const id of ids) {
    if (denominators[id] === undefined) problems.push(`expression ${id} has no denominator`);
    if (guards.distinct[guards.expressions[id] ?? -1] === undefined) problems.push(`expression ${id} has no guard`);
  }
  for (const id of [...Object.keys(denominators), ...Object.keys(guards.expressions)]) if (!ids.has(Number(id))) problems.push(`${id} is no expression`);
  for (const { name, items } of Object.values(plan.tariffs)) {
    const rules = items.flatMap((item) => (item.kind === "group" ? [item, ...item.lines] : [item])).map((rule) => rule.name);
    const stated = Object.keys(guards.rules[name] ?? {}).sort();
    if (stated.join() !== [...rules, "payable"].sort().join()) problems.push(`tariff ${name} has guards for ${stated.join()}`);
  }
  const used = new Set([...Object.values(guards.expressions), ...Object.values(guards.rules).flatMap((own) => Object.values(own))]);
  if (used.size !== guards.distinct.length) problems.push(`${used.size} of ${guards.distinct.length} guards are used`);
  const texts = new Set(guards.distinct.map(({ terms }) => JSON.stringify(terms)));
  if (texts.size !== guards.distinct.length) problems.push("a guard stands twice");
  return problems;
}

export function expressionIds(value: unknown): readonly number[] {
  const ids: number[] = [];
  const waiting: unknown[] = [value];
  for (let next = waiting.pop(); waiting.length > 0 || next !== undefined; next = waiting.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if ("id" in next && typeof next.id === "number" && "kind" in next && typeof next.kind === "string" && "type" in next) ids.push(next.id);
    waiting.push(...Object.values(next));
  }
  return ids;
}
