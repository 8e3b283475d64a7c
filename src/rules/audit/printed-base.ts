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

/**
 * Those of which the line and all of its base are printed. A line that is cut reads parts that no bill prints: it is left out; so is one that reads a register
 * which is known `rounded` alone, for what it comes to is not told by its base.
 */
export function onPrintedBase(
  plan: Plan,
  { tariff, facts, entries }: Statement,
  printed: ReadonlyMap<string, Exact>,
  rounded: ReadonlySet<string>,
): readonly OnPrintedBase[] {
  return basesOf(plan, tariff.name, () => dependentLines(tariff)).flatMap(({ line, base, usage }) => {
    const isKnown = (name: string): boolean => printed.has(name) || isNothing(entries.get(name));
    if (usage.some((register) => rounded.has(register))) return [];
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
  /** Usage fields that it reads by itself. */
  readonly usage: readonly string[];
}

const basesOf = keptByPlan<readonly Dependent[]>();

function dependentLines(tariff: Tariff): readonly Dependent[] {
  const rules = rulesOf(tariff);
  // What is printed rounded after it was added says less than what was added.
  const isCharged = (name: string): boolean => rules.some((rule) => rule.name === name && rule.print === undefined);
  return rules.flatMap((rule) => {
    const read = rule.kind === "line" ? [...namesRead(tariff, expressionsOfLine(rule))] : [];
    const base = read.flatMap(({ kind, name }) => (kind === "line" ? [name] : []));
    const usage = read.flatMap(({ kind, name }) => (kind === "usage" ? [name] : []));
    return base.length > 0 && [rule.name, ...base].every(isCharged) ? [{ line: rule.name, base, usage }] : [];
  });
}

interface NameRead {
  readonly kind: "line" | "usage";
  readonly name: string;
}

/** Lines, groups and usage fields that the expressions read, also through lets. */
function namesRead(tariff: Tariff, expressions: readonly Expression[], lets: ReadonlySet<string> = new Set()): readonly NameRead[] {
  const names = new Map<string, NameRead>();
  const keep = (kind: NameRead["kind"], name: string): void => {
    names.set(`${kind} ${name}`, { kind, name });
  };
  for (const part of expressions.flatMap(everyPart)) {
    if (part.kind === "line") keep("line", part.name);
    if (part.kind === "usage") keep("usage", part.name);
    if (part.kind === "sum of tag") for (const name of part.lines) keep("line", name);
    if (part.kind !== "let" || lets.has(part.name)) continue;
    const meant = own(tariff.lets, part.name)?.value;
    for (const { kind, name } of meant === undefined ? [] : namesRead(tariff, [meant], new Set([...lets, part.name]))) keep(kind, name);
  }
  return [...names.values()];
}
