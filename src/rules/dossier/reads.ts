// Which lines and groups of a tariff each of them is made of, directly or through others: where a difference begins, and where it is only carried on.
import type { Expression, Tariff } from "../../dsl/program.ts";
import { own } from "../../values/record.ts";
import { rulesOf } from "../audit/statement.ts";
import { everyPart, expressionsOfLine } from "../rewrite.ts";

/** By name, in the order of calculation. A group is made of its lines. */
export function readsOf(tariff: Tariff): ReadonlyMap<string, ReadonlySet<string>> {
  const rules = new Map(rulesOf(tariff).map((rule) => [rule.name, rule]));
  const reads = new Map<string, ReadonlySet<string>>();
  for (const name of tariff.order) {
    const rule = rules.get(name);
    if (rule === undefined) continue;
    const direct = rule.kind === "group" ? rule.lines.map((line) => line.name) : expressionsOfLine(rule).flatMap((part) => namesIn(tariff, part, new Set()));
    reads.set(name, new Set(direct.flatMap((one) => [one, ...(reads.get(one) ?? [])])));
  }
  return reads;
}

/** Lets are looked into, each once. */
function namesIn(tariff: Tariff, expression: Expression, seen: Set<string>): readonly string[] {
  return everyPart(expression).flatMap((part) => {
    switch (part.kind) {
      case "line":
        return [part.name];
      case "sum of tag":
        return part.lines;
      case "let": {
        const rule = own(tariff.lets, part.name);
        if (rule === undefined || seen.has(part.name)) return [];
        seen.add(part.name);
        return namesIn(tariff, rule.value, seen);
      }
      default:
        // Nothing else names a line; what stands inside it is among the parts.
        return [];
    }
  });
}
