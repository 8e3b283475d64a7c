// The computed statement of a case: every line, group and sum that the rules give, or why a line cannot be told. One line's failure hides no other.
import type { Group, Line, Tariff } from "../../dsl/program.ts";
import { citationTexts } from "../../engine/bill/bill-line.ts";
import { usedRules } from "../../engine/bill/used-rules.ts";
import { evaluate, evaluateEach } from "../../engine/evaluate.ts";
import type { Facts } from "../../engine/facts.ts";
import type { EvaluationFailure } from "../../engine/failure.ts";
import type { Plan } from "../../engine/plan.ts";
import { factsFromParts } from "../../engine/request/facts-from-parts.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import type { Adjustment } from "../../engine/request/true-up.ts";
import { evaluateWithTrueUp } from "../../engine/request/true-up.ts";
import type { BillTrace, GroupTrace, LineTrace } from "../../engine/trace.ts";
import type { Exact } from "../../values/exact.ts";
import { add, ZERO } from "../../values/exact.ts";

export interface Figure {
  readonly kind: "figure";
  readonly amount: Exact;
  /** As the rule prints it. */
  readonly printed: Exact;
  readonly cites: readonly string[];
}

export interface Untold {
  readonly kind: "untold";
  readonly failure: EvaluationFailure;
}

export interface Statement {
  readonly kind: "statement";
  readonly tariff: Tariff;
  readonly facts: Facts;
  /** By name: lines and groups as printed, then `total`, `brought_forward`, `payable`, `carried`. */
  readonly entries: ReadonlyMap<string, Figure | Untold>;
  /** How each line and group that could be worked out was. */
  readonly worked: ReadonlyMap<string, LineTrace | GroupTrace>;
  readonly trace: BillTrace | undefined;
}

/** `refused`: nothing of the bill can be computed. */
export type Computed = Statement | { readonly kind: "refused"; readonly failures: readonly EvaluationFailure[] };

export function statementOf(plan: Plan, parts: RequestParts): Computed {
  const { facts, trueUp, failures } = factsFromParts(plan, parts);
  if (failures.length > 0) return { kind: "refused", failures };
  if (trueUp !== undefined) {
    const result = evaluateWithTrueUp(evaluate, plan, facts, trueUp);
    return "kind" in result ? { kind: "refused", failures: [result] } : statementOfTrace(plan, result.trace, result.adjustments);
  }
  const each = evaluateEach(plan, facts);
  if ("kind" in each) return { kind: "refused", failures: [each] };
  if (each.trace !== undefined) return statementOfTrace(plan, each.trace, []);
  const entries = withFailures(plan, each.tariff, each.lines, each.failures);
  return {
    kind: "statement",
    tariff: each.tariff,
    facts,
    entries: entries.set("brought_forward", plain(facts.broughtForward)),
    worked: each.lines,
    trace: undefined,
  };
}

/** Lines and groups in the order in which the tariff prints them. */
export function rulesOf(tariff: Tariff): readonly (Line | Group)[] {
  return tariff.items.flatMap((item) => (item.kind === "group" ? [...item.lines, item] : [item]));
}

function statementOfTrace(plan: Plan, trace: BillTrace, adjustments: readonly Adjustment[]): Statement {
  const lines = new Map<string, LineTrace | GroupTrace>([
    ...trace.lines.map((line) => [line.line.name, line] as const),
    ...trace.groups.map((group) => [group.group.name, group] as const),
  ]);
  const { total, payable } = trace;
  const cites = citationTexts(payable.rule.cites);
  const sums: readonly (readonly [string, Figure])[] = [
    ["total", plain(total)],
    ["brought_forward", plain(trace.facts.broughtForward)],
    ["payable", plain(payable.payable, cites)],
    ["carried", plain(payable.carried, cites)],
  ];
  return {
    kind: "statement",
    tariff: trace.tariff,
    facts: trace.facts,
    entries: new Map([...withFailures(plan, trace.tariff, lines, new Map()), ...trueUps(adjustments), ...sums]),
    worked: lines,
    trace,
  };
}

function plain(amount: Exact, cites: readonly string[] = []): Figure {
  return { kind: "figure", amount, printed: amount, cites };
}

/** A line of several earlier bills is one sum. */
function trueUps(adjustments: readonly Adjustment[]): ReadonlyMap<string, Figure> {
  const entries = new Map<string, Figure>();
  for (const { name, amount } of adjustments) {
    const key = `true_up.${name}`;
    const sum = add(entries.get(key)?.amount ?? ZERO, amount);
    entries.set(key, { kind: "figure", amount: sum, printed: sum, cites: [] });
  }
  return entries;
}

function withFailures(
  plan: Plan,
  tariff: Tariff,
  lines: ReadonlyMap<string, LineTrace | GroupTrace>,
  failures: ReadonlyMap<string, EvaluationFailure>,
): Map<string, Figure | Untold> {
  const entries = new Map<string, Figure | Untold>();
  for (const { name } of rulesOf(tariff)) {
    const line = lines.get(name);
    const failure = failures.get(name);
    if (line !== undefined) entries.set(name, figureOf(plan, tariff, line));
    else if (failure !== undefined) entries.set(name, { kind: "untold", failure });
  }
  const [first] = failures.values();
  if (first !== undefined) for (const name of ["total", "payable", "carried"]) entries.set(name, { kind: "untold", failure: first });
  return entries;
}

function figureOf(plan: Plan, tariff: Tariff, traced: LineTrace | GroupTrace): Figure {
  const cites = citationTexts("line" in traced ? usedRules(plan, tariff.name, traced).cites : traced.group.cites);
  return { kind: "figure", amount: traced.amount, printed: traced.printed, cites };
}
