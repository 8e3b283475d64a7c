// The reference evaluator: the meaning of a plan. Facts of one bill in, its trace out, or the reason why there is none.
// Plain and exact; it must not know where facts came from or how a bill looks. The pages of docs/language/meaning.md say what it does.
import type { Line, Tariff, Untranslatable } from "../dsl/program.ts";
import type { Exact } from "../values/exact.ts";
import { add, round, subtract, ZERO } from "../values/exact.ts";
import { chooseTariff } from "./evaluate/choose-tariff.ts";
import type { Run } from "./evaluate/context.ts";
import { contextAt, runOf, stepOf } from "./evaluate/context.ts";
import { evaluateExpression } from "./evaluate/expression.ts";
import { evaluateGroup, evaluateLine } from "./evaluate/line.ts";
import { Refusal } from "./evaluate/refusal.ts";
import { exactOf, held, truthOf } from "./evaluate/value.ts";
import type { Facts } from "./facts.ts";
import type { EvaluationFailure } from "./failure.ts";
import type { Plan } from "./plan.ts";
import type { BillTrace } from "./trace.ts";

/**
 * Works out one bill. Every number is exact; a value is rounded only where a rule says so.
 * Returns the failure, and bills nothing, where a rule reaches what is unknown, missing or contradictory. Never throws on any facts.
 */
export function evaluate(plan: Plan, facts: Facts): BillTrace | EvaluationFailure {
  try {
    return trace(plan, facts);
  } catch (problem) {
    if (problem instanceof Refusal) return problem.failure;
    throw problem;
  }
}

function trace(plan: Plan, facts: Facts): BillTrace {
  const tariff = chooseTariff(plan, facts);
  const run = runOf(plan, facts, tariff, evaluateExpression);
  const rules = new Map(tariff.items.flatMap((item) => (item.kind === "group" ? [item, ...item.lines] : [item])).map((rule) => [rule.name, rule]));
  for (const name of tariff.order) {
    const rule = held(rules.get(name), `no line ${name}`);
    if (rule.kind === "line") run.lines.set(name, evaluateLine(run, rule));
    else run.groups.set(name, evaluateGroup(run, rule));
  }
  const total = totalOf(run, tariff);
  return {
    kind: "trace",
    plan,
    facts,
    tariff,
    lines: [...run.lines.values()],
    groups: [...run.groups.values()],
    total,
    payable: payableOf(run, tariff, total),
    untranslatable: untranslatableOf(run),
  };
}

function totalOf(run: Run, tariff: Tariff): Exact {
  let total = run.facts.trueUp;
  for (const item of tariff.items) {
    const amount = item.kind === "group" ? run.groups.get(item.name)?.amount : countsInTotal(item) ? run.lines.get(item.name)?.amount : undefined;
    if (amount !== undefined) total = add(total, amount);
  }
  return total;
}

function countsInTotal(line: Line): boolean {
  return !line.memo && line.group === undefined;
}

function payableOf(run: Run, tariff: Tariff, total: Exact): BillTrace["payable"] {
  const rule = tariff.payable;
  const context = { ...contextAt(run, run.facts.period, "payable", "over bill"), total };
  const due = evaluateExpression(context, rule.value);
  const exact = exactOf(due.value);
  const payable = rule.round === undefined ? exact : round(exact, stepOf(rule.round), rule.round.mode);
  const remainder = subtract(add(total, run.facts.broughtForward), payable);
  const carries = rule.remainder?.word === "carry";
  return { rule, due, payable, carried: carries ? remainder : ZERO, dropped: carries ? ZERO : remainder };
}

/** A clause whose condition holds on any day on which the account's facts begin to hold touches the bill. */
function untranslatableOf(run: Run): readonly Untranslatable[] {
  const clauses = [...run.plan.untranslatable, ...run.tariff.untranslatable];
  if (clauses.length === 0) return clauses;
  const { from, to } = run.facts.period;
  const changes = Object.values(run.facts.account).flatMap((fact) => fact.map((entry) => entry.from));
  const days = [from, ...changes.filter((day) => from < day && day < to)];
  return clauses.filter(({ condition }) => {
    if (condition === undefined) return true;
    return days.some((day) => truthOf(evaluateExpression(contextAt(run, { from: day, to: day + 1 }, "untranslatable", "each segment"), condition).value));
  });
}
