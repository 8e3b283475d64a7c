// Which lines of a tariff are worked out in segments: those that are cut, and all that such a line reads.

import { everyPart } from "../../../expression-parts.ts";
import type { Expression, Group, Line, Tariff } from "../../../program.ts";

export function segmentedLines(tariff: Tariff): ReadonlySet<string> {
  const rules = new Map(rulesOf(tariff).map((rule) => [rule.name, rule]));
  const segmented = new Set<string>();
  const lets = new Map<string, ReadonlySet<string>>();
  // Backwards: a line stands after all that it reads.
  for (const name of [...tariff.order].reverse()) {
    const rule = rules.get(name);
    if (rule === undefined) continue;
    if (rule.kind === "line" && rule.work === "each segment" && rule.cuts.length > 0) segmented.add(name);
    if (segmented.has(name)) for (const read of readsOf(tariff, rule, lets)) segmented.add(read);
  }
  return segmented;
}

/** Lines, groups, and the lines inside groups. */
export function rulesOf(tariff: Tariff): readonly (Line | Group)[] {
  return tariff.items.flatMap((item) => (item.kind === "group" ? [item, ...item.lines] : [item]));
}

function readsOf(tariff: Tariff, rule: Line | Group, lets: Map<string, ReadonlySet<string>>): ReadonlySet<string> {
  if (rule.kind === "group") return new Set(rule.lines.map((line) => line.name));
  const expressions = [rule.value, ...rule.exceptions.flatMap((exception) => [exception.condition, exception.value])];
  return linesIn(tariff, expressions, lets);
}

function linesIn(tariff: Tariff, expressions: readonly Expression[], lets: Map<string, ReadonlySet<string>>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const expression of expressions) {
    for (const part of everyPart(expression)) {
      if (part.kind === "line") names.add(part.name);
      else if (part.kind === "sum of tag") for (const name of part.lines) names.add(name);
      else if (part.kind === "let") for (const name of linesOfLet(tariff, part.name, lets)) names.add(name);
    }
  }
  return names;
}

function linesOfLet(tariff: Tariff, name: string, lets: Map<string, ReadonlySet<string>>): ReadonlySet<string> {
  const known = lets.get(name);
  if (known !== undefined) return known;
  const rule = tariff.lets[name];
  const names = rule === undefined ? new Set<string>() : linesIn(tariff, [rule.value], lets);
  lets.set(name, names);
  return names;
}
