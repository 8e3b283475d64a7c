// True-up: an actual reading after estimated bills, re-priced over the days on which the energy was used.
// INVARIANT: the estimates plus the true-up are the actual advance, and the money is bill(actual share) less bill(estimate), line by line, exactly.
import type { DaySpan } from "../../dsl/program.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, decimalPlaces, decimalStep, fractionText, isZero, subtract, ZERO } from "../../values/exact.ts";
import type { Facts, UsageFact } from "../facts.ts";
import type { EvaluationFailure } from "../failure.ts";
import { failure } from "../failure.ts";
import type { Plan } from "../plan.ts";
import type { BillTrace, GroupTrace, LineTrace } from "../trace.ts";
import { invalid } from "./failures.ts";
import { chargesFromParts, checkPeriod, historyFromParts, usageFromParts } from "./measured-facts.ts";
import { piecesWithin, tilingProblem } from "./pieces.ts";
import type { EstimatedPart } from "./request-schema.ts";

/** Earlier bills in order of time, each to be worked out twice. */
export type TrueUp = readonly TrueUpBill[];

export interface TrueUpBill {
  readonly period: DaySpan;
  readonly actual: Facts;
  readonly estimate: Facts;
}

/** What one line or group of one earlier bill differs by: actual less estimate. Never zero. */
export interface Adjustment {
  readonly period: DaySpan;
  /** The tariff of the earlier bill. */
  readonly tariff: string;
  readonly name: string;
  /** As billed over the actual share, and as it was billed; `of` is the first of them that there is. */
  readonly actual: LineTrace | GroupTrace | undefined;
  readonly estimate: LineTrace | GroupTrace | undefined;
  readonly of: LineTrace | GroupTrace;
  readonly amount: Exact;
  /** Whether it counts in the total: not for `memo` lines. */
  readonly counts: boolean;
}

export interface TruedUpTrace {
  readonly trace: BillTrace;
  readonly adjustments: readonly Adjustment[];
}

type Evaluate = (plan: Plan, facts: Facts) => BillTrace | EvaluationFailure;

/** Works out the bill with its true-up, if it has one. The first failure of any of the bills is the answer. */
export function evaluateWithTrueUp(evaluate: Evaluate, plan: Plan, facts: Facts, trueUp: TrueUp | undefined): TruedUpTrace | EvaluationFailure {
  const adjustments: Adjustment[] = [];
  for (const { period, actual, estimate } of trueUp ?? []) {
    const after = evaluate(plan, actual);
    if (after.kind === "failure") return earlier(plan, period, after);
    const before = evaluate(plan, estimate);
    if (before.kind === "failure") return earlier(plan, period, before);
    adjustments.push(...differences(period, after, before));
  }
  const sum = adjustments.reduce((total, { counts, amount }) => (counts ? add(total, amount) : total), ZERO);
  const trace = evaluate(plan, adjustments.length === 0 ? facts : { ...facts, trueUp: sum });
  if (trace.kind === "failure") return trace;
  return tooFine(trace, sum) ?? { trace, adjustments };
}

/** The rules are proved to pay and carry whole amounts of what a tariff's own bills leave: those of another tariff may leave finer ones. */
function tooFine({ plan, tariff, payable: { payable, carried } }: BillTrace, sum: Exact): EvaluationFailure | undefined {
  const isWhole = (amount: Exact): boolean => (decimalPlaces(amount) ?? Number.POSITIVE_INFINITY) <= plan.currencyDecimals;
  if (isWhole(payable) && isWhole(carried)) return undefined;
  const coin = `${fractionText(decimalStep(plan.currencyDecimals))} ${plan.currency}`;
  return failure("true-up-too-fine", { amount: `${fractionText(sum)} ${plan.currency}`, coin, tariff: tariff.name }, "true_up");
}

export function trueUpFromParts(
  plan: Plan,
  closing: { readonly from: number; readonly estimated: readonly EstimatedPart[] },
  facts: Facts,
  usage: Facts["usage"],
  failures: EvaluationFailure[],
): TrueUp {
  const before = { from: closing.from, to: facts.period.from };
  const text = (day: number): string => textFromDay(plan.calendar, day);
  const problem = tilingProblem(
    closing.estimated.map(({ period }) => period),
    before,
    text,
  );
  if (problem !== undefined && before.from < before.to) {
    failures.push(
      invalid("true_up.estimated", {
        problem: `the estimated bills ${problem}`,
        remedy: `give those from ${text(before.from)} to ${text(before.to)}, each once, in order`,
      }),
    );
  }
  return closing.estimated.map((bill, at) => trueUpBill(plan, bill, `true_up.estimated[${at}]`, facts, usage, failures));
}

/** Usage of a longer span, cut to one bill: what is summable by days, a level as it is. */
export function usageWithin(plan: Plan, usage: Facts["usage"], span: DaySpan): Facts["usage"] {
  const cut = (name: string, pieces: UsageFact): UsageFact => {
    if (plan.usage[name]?.summable !== true) return pieces.map((piece) => ({ ...piece, ...span }));
    return piecesWithin(pieces, span).map((piece) => ({ ...piece, interim: piece.interim && piece.to < span.to }));
  };
  return Object.fromEntries(Object.entries(usage).map(([name, pieces]) => [name, cut(name, pieces)]));
}

function trueUpBill(plan: Plan, bill: EstimatedPart, path: string, facts: Facts, usage: Facts["usage"], failures: EvaluationFailure[]): TrueUpBill {
  const { period } = bill;
  checkPeriod(plan, period, `${path}.period`, failures);
  const counted = usageFromParts(plan, bill.usage, period, `${path}.usage`, failures);
  const common = { period, issued: bill.issued, history: historyFromParts(bill.history), charges: chargesFromParts(plan, bill.charges), broughtForward: ZERO };
  const estimate = { ...facts, ...common, usage: asEstimated(counted) };
  return { period, actual: { ...facts, ...common, usage: usageWithin(plan, usage, period) }, estimate };
}

function asEstimated(usage: Facts["usage"]): Facts["usage"] {
  return Object.fromEntries(Object.entries(usage).map(([name, pieces]) => [name, pieces.map((piece) => ({ ...piece, estimated: true }))]));
}

/** Lines inside groups are left to their group, which is what the total adds. */
function differences(period: DaySpan, after: BillTrace, before: BillTrace): readonly Adjustment[] {
  const estimates = new Map(topLevel(before).map((entry) => [entry.name, entry]));
  const names = new Set(topLevel(after).map(({ name }) => name));
  const gone = [...estimates.values()].filter(({ name }) => !names.has(name));
  return [
    ...topLevel(after).map((entry) => ({ entry, actual: entry.of, estimate: estimates.get(entry.name)?.of })),
    ...gone.map((entry) => ({ entry, actual: undefined, estimate: entry.of })),
  ]
    .map(({ entry, actual, estimate }) => ({ ...entry, period, actual, estimate, amount: subtract(actual?.amount ?? ZERO, estimate?.amount ?? ZERO) }))
    .filter(({ amount }) => !isZero(amount));
}

function topLevel(trace: BillTrace): readonly Pick<Adjustment, "tariff" | "name" | "of" | "counts">[] {
  const lines = new Map(trace.lines.map((line) => [line.line.name, line]));
  const groups = new Map(trace.groups.map((group) => [group.group.name, group]));
  return trace.tariff.items.flatMap((item) => {
    const of = item.kind === "line" ? lines.get(item.name) : groups.get(item.name);
    return of === undefined ? [] : [{ tariff: trace.tariff.name, name: item.name, of, counts: item.kind === "group" || !item.memo }];
  });
}

function earlier(plan: Plan, { from, to }: DaySpan, failure: EvaluationFailure): EvaluationFailure {
  const day = (date: number): string => textFromDay(plan.calendar, date);
  return { ...failure, message: `in the estimated bill ${day(from)} .. ${day(to)}: ${failure.message}` };
}
