// Lines that rest on other lines (a tax of its base), from those as printed: whether the issuer's own figures agree with one another by the rule.
// INVARIANT: what is printed is put in the place of what was computed here alone, and nothing of it goes into the computed bill.
import type { Expression, Tariff } from "../../dsl/program.ts";
import { evaluateOver } from "../../engine/evaluate.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Exact } from "../../values/exact.ts";
import { isZero } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import { keptByPlan } from "../kept-by-plan.ts";
import { everyPart, expressionsOfLine } from "../rewrite.ts";
import type { Figure, Statement, Untold } from "./statement.ts";
import { rulesOf } from "./statement.ts";

export interface OnPrintedBase {
  readonly line: string;
  /** By the rule, over the base as it was printed. */
  readonly amount: Exact;
}

/** Those of which the line and all of its base are printed. A line that is cut reads parts that no bill prints: it is left out. */
export function onPrintedBase(plan: Plan, { tariff, facts, entries }: Statement, printed: ReadonlyMap<string, Exact>): readonly OnPrintedBase[] {
  return basesOf(plan, tariff.name, () => dependentLines(tariff)).flatMap(({ line, base }) => {
    const isKnown = (name: string): boolean => printed.has(name) || isNothing(entries.get(name));
    if (!printed.has(line) || !base.every(isKnown)) return [];
    const worked = evaluateOver(plan, facts, tariff, line, printed);
    return "kind" in worked || worked.segments.length > 1 ? [] : [{ line, amount: worked.printed }];
  });
}

function isNothing(entry: Figure | Untold | undefined): boolean {
  return entry?.kind === "figure" && isZero(entry.printed);
}

interface Dependent {
  readonly line: string;
  readonly base: readonly string[];
}

const basesOf = keptByPlan<readonly Dependent[]>();

function dependentLines(tariff: Tariff): readonly Dependent[] {
  const rules = rulesOf(tariff);
  // What is printed rounded after it was added says less than what was added.
  const isCharged = (name: string): boolean => rules.some((rule) => rule.name === name && rule.print === undefined);
  return rules.flatMap((rule) => {
    const base = rule.kind === "line" ? [...namesRead(tariff, expressionsOfLine(rule))] : [];
    return base.length > 0 && [rule.name, ...base].every(isCharged) ? [{ line: rule.name, base }] : [];
  });
}

/** Lines and groups that the expressions read, also through lets. */
function namesRead(tariff: Tariff, expressions: readonly Expression[], lets: ReadonlySet<string> = new Set()): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of expressions.flatMap(everyPart)) {
    if (part.kind === "line") names.add(part.name);
    if (part.kind === "sum of tag") for (const name of part.lines) names.add(name);
    if (part.kind !== "let" || lets.has(part.name)) continue;
    const meant = own(tariff.lets, part.name)?.value;
    for (const name of meant === undefined ? [] : namesRead(tariff, [meant], new Set([...lets, part.name]))) names.add(name);
  }
  return names;
}
