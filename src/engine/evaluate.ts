// The reference evaluator: the meaning of a plan. Facts of one bill in, its trace out, or the reason why there is none.
// Plain and exact; it must not know where facts came from or how a bill looks. The pages of docs/language/meaning.md say what it does.
import type { Group, Line, Tariff, Untranslatable } from "../dsl/program.ts";
import type { Exact } from "../values/exact.ts";
import { add, round, subtract, ZERO } from "../values/exact.ts";
import { own } from "../values/record.ts";
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
import type { BillTrace, GroupTrace, LineTrace } from "./trace.ts";

/**
 * Works out one bill. Every number is exact; a value is rounded only where a rule says so.
 * Returns the failure, and bills nothing, where a rule reaches what is unknown, missing or contradictory. Never throws on any facts.
 */
export function evaluate(plan: Plan, facts: Facts): BillTrace | EvaluationFailure {
  return caught(() => trace(plan, facts));
}

/** What of a bill could be worked out: `trace` where all could, else each line that could and, for each that could not, why. */
export interface EachLine {
  readonly tariff: Tariff;
  readonly trace: BillTrace | undefined;
  readonly lines: ReadonlyMap<string, LineTrace | GroupTrace>;
  /** Lines, groups and `payable`. */
  readonly failures: ReadonlyMap<string, EvaluationFailure>;
}

/**
 * As `evaluate`, but a line that cannot be worked out does not stop the others: for judging a bill line by line. A line that reads one that failed fails for
 * the same reason. Returns a failure where no tariff could be chosen.
 */
export function evaluateEach(plan: Plan, facts: Facts): EachLine | EvaluationFailure {
  return caught(() => {
    const run = runOf(plan, facts, chooseTariff(plan, facts), evaluateExpression);
    workOut(run, (name, work) => {
      const result = caught(work);
      if (result !== undefined) run.failed.set(name, result);
      return true;
    });
    const lines = new Map<string, LineTrace | GroupTrace>([...run.lines, ...run.groups]);
    if (run.failed.size > 0) return { tariff: run.tariff, trace: undefined, lines, failures: run.failed };
    const whole = caught(() => traceOf(run));
    if (whole.kind === "failure") return { tariff: run.tariff, trace: undefined, lines, failures: new Map([["payable", whole]]) };
    return { tariff: run.tariff, trace: whole, lines, failures: run.failed };
  });
}

/**
 * As `evaluate`, for facts of the same period and tariff of which `before` is the trace, where only the lines and groups in `changed` can come out otherwise:
 * the others are taken over as they are. Asks `goesOn` after each that was worked out, and returns undefined where it says no.
 */
export function evaluateAgain(
  plan: Plan,
  facts: Facts,
  before: BillTrace,
  changed: ReadonlySet<string>,
  goesOn: (name: string, printed: Exact) => boolean,
): BillTrace | EvaluationFailure | undefined {
  return caught(() => {
    const run = runOf(plan, facts, held(own(plan.tariffs, before.tariff.name), `no tariff ${before.tariff.name}`), evaluateExpression);
    const [lines, groups] = [new Map(before.lines.map((each) => [each.line.name, each])), new Map(before.groups.map((each) => [each.group.name, each]))];
    const isWhole = workOut(run, (name, work) => {
      const [line, group] = changed.has(name) ? [] : [lines.get(name), groups.get(name)];
      if (line !== undefined) run.lines.set(name, line);
      else if (group !== undefined) run.groups.set(name, group);
      else work();
      return line !== undefined || group !== undefined || goesOn(name, held(run.lines.get(name) ?? run.groups.get(name), `no line ${name}`).printed);
    });
    return isWhole ? traceOf(run) : undefined;
  });
}

/** One line of a tariff over figures that are given for the others, whatever they come to: undefined counts as nothing. */
export function evaluateOver(plan: Plan, facts: Facts, tariff: Tariff, name: string, figures: ReadonlyMap<string, Exact>): LineTrace | EvaluationFailure {
  return caught(() => {
    const run = runOf(plan, facts, tariff, evaluateExpression);
    const given = (rule: string): { readonly sum: Exact; readonly amount: Exact; readonly printed: Exact } => {
      const amount = figures.get(rule) ?? ZERO;
      return { sum: amount, amount, printed: amount };
    };
    for (const rule of rulesIn(tariff)) {
      if (rule.kind === "line") run.lines.set(rule.name, { line: rule, segments: [], ...given(rule.name) });
      else run.groups.set(rule.name, { group: rule, ...given(rule.name) });
    }
    const line = rulesIn(tariff).find((rule) => rule.name === name);
    return evaluateLine(run, held(line?.kind === "line" ? line : undefined, `no line ${name}`));
  });
}

function caught<T>(work: () => T): T | EvaluationFailure {
  try {
    return work();
  } catch (problem) {
    if (problem instanceof Refusal) return problem.failure;
    throw problem;
  }
}

/** One line or group after another; `each` decides what becomes of one that cannot be worked out, and whether to go on. Returns whether it came to the end. */
function workOut(run: Run, each: (name: string, work: () => void) => boolean): boolean {
  const rules = new Map(rulesIn(run.tariff).map((rule) => [rule.name, rule]));
  for (const name of run.tariff.order) {
    const rule = held(rules.get(name), `no line ${name}`);
    const isToGoOn = each(name, () => {
      if (rule.kind === "line") run.lines.set(name, evaluateLine(run, rule));
      else run.groups.set(name, evaluateGroup(run, rule));
    });
    if (!isToGoOn) return false;
  }
  return true;
}

function rulesIn({ items }: Tariff): readonly (Line | Group)[] {
  return items.flatMap((item) => (item.kind === "group" ? [item, ...item.lines] : [item]));
}

function trace(plan: Plan, facts: Facts): BillTrace {
  const run = runOf(plan, facts, chooseTariff(plan, facts), evaluateExpression);
  workOut(run, (_name, work) => {
    work();
    return true;
  });
  return traceOf(run);
}

function traceOf(run: Run): BillTrace {
  const { plan, facts, tariff } = run;
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
