// From a trace to its explanation as data.
import type { Exception, Line } from "../../dsl/program.ts";
import { textFromDay } from "../../values/calendar.ts";
import { fractionText, subtract, ZERO } from "../../values/exact.ts";
import { printedSum } from "../bill/printed-sum.ts";
import type { Plan } from "../plan.ts";
import type { Adjustment } from "../request/true-up.ts";
import type { BillTrace, GroupTrace, LineTrace, SegmentTrace } from "../trace.ts";
import type {
  ExplainedGroup,
  ExplainedLine,
  ExplainedPayable,
  ExplainedSegment,
  ExplainedSpan,
  ExplainedTotal,
  ExplainedTrueUp,
  Explanation,
  NamedRule,
} from "./explanation.ts";
import { roundingOf } from "./rounding.ts";
import type { Explained } from "./step-from-node.ts";
import { citations, placeText, stepFromNode } from "./step-from-node.ts";
import { nothingUnfolded } from "./unfolded.ts";

/** `adjustments`: of the bill's true-up, none for most. Plain JSON, the same for the same trace. */
export function explainAsData(trace: BillTrace, adjustments: readonly Adjustment[] = []): Explanation {
  const { plan, facts, tariff } = trace;
  const of: Explained = { plan, tariff, line: "", unfolded: nothingUnfolded(), inParts: nothingUnfolded() };
  const lines = new Map(trace.lines.map((line) => [line.line.name, line]));
  const groups = new Map(trace.groups.map((group) => [group.group.name, group]));
  const printed = tariff.items.flatMap((item) => (item.kind === "group" ? item.lines : [item]));
  return {
    kind: "explanation",
    id: facts.id,
    currency: plan.currency,
    units: Object.fromEntries(plan.units.map(({ unit, labels }) => [unit.name, labels])),
    tariff: namedRule(plan, tariff),
    period: spanOf(plan, facts.period),
    lines: printed.flatMap(({ name }) => lines.get(name) ?? []).map((line) => lineOf(of, facts.period, line)),
    groups: tariff.items.flatMap(({ name }) => groups.get(name) ?? []).map((group) => groupOf(plan, group)),
    trueUps: adjustments.map((adjustment) => trueUpOf(of, adjustment)),
    total: totalOf(trace, adjustments),
    payable: payableOf(of, trace),
    untranslatable: trace.untranslatable.map(({ words, because, cites }) => ({ words, because, cites: citations(plan, cites) })),
  };
}

function namedRule(plan: Plan, rule: BillTrace["tariff"] | Line | Exception | GroupTrace["group"]): NamedRule {
  return { name: rule.name, labels: rule.labels, cites: citations(plan, rule.cites), marks: rule.marks, at: placeText(rule.span) };
}

function spanOf(plan: Plan, { from, to }: { readonly from: number; readonly to: number }): ExplainedSpan {
  return { from: textFromDay(plan.calendar, from), to: textFromDay(plan.calendar, to), days: to - from };
}

function lineOf(whole: Explained, period: { readonly from: number; readonly to: number }, { line, segments, sum, amount, printed }: LineTrace): ExplainedLine {
  const of: Explained = { ...whole, line: line.name };
  return {
    ...namedRule(of.plan, line),
    group: line.group ?? null,
    memo: line.memo,
    tags: line.tags,
    segments: segments.map((segment) => segmentOf(of, period.to - period.from, segment)),
    sum: fractionText(sum),
    round: roundingOf(line.round),
    roundScope: line.roundScope,
    amount: fractionText(amount),
    print: roundingOf(line.print),
    printed: fractionText(printed),
  };
}

function segmentOf(of: Explained, billDays: number, segment: SegmentTrace): ExplainedSegment {
  const { type } = segment.value.expression;
  const isLevel = type.kind === "quantity" && type.share === "level";
  return {
    ...spanOf(of.plan, segment),
    exceptions: segment.considered.map(({ exception, held, condition }) => ({
      ...namedRule(of.plan, exception),
      held,
      taken: segment.taken === exception,
      condition: stepFromNode(of, condition),
    })),
    taken: segment.taken?.name ?? null,
    value: stepFromNode(of, segment.value),
    amount: fractionText(segment.amount),
    weighedByDays: isLevel && segment.to - segment.from !== billDays,
  };
}

function groupOf(plan: Plan, { group, sum, amount, printed }: GroupTrace): ExplainedGroup {
  return {
    ...namedRule(plan, group),
    lines: group.lines.filter(({ memo }) => !memo).map(({ name }) => name),
    sum: fractionText(sum),
    round: roundingOf(group.round),
    amount: fractionText(amount),
    print: roundingOf(group.print),
    printed: fractionText(printed),
  };
}

function trueUpOf({ plan, tariff }: Explained, { name, period, actual, estimate, of, amount, tariff: earlier }: Adjustment): ExplainedTrueUp {
  const rule = "line" in of ? of.line : of.group;
  // What an earlier bill made of a let stands nowhere in this one.
  const explained: Explained = { plan, tariff: plan.tariffs[earlier] ?? tariff, line: name, unfolded: nothingUnfolded(), inParts: nothingUnfolded() };
  return {
    name,
    labels: rule.labels,
    period: spanOf(plan, period),
    actual: fractionText(actual?.amount ?? ZERO),
    estimate: fractionText(estimate?.amount ?? ZERO),
    amount: fractionText(amount),
    line: actual !== undefined && "line" in actual ? lineOf(explained, period, actual) : null,
  };
}

function totalOf(trace: BillTrace, adjustments: readonly Adjustment[]): ExplainedTotal {
  const lines = trace.lines.filter(({ line }) => !line.memo && line.group === undefined).map(({ line, amount }) => ({ rule: line, amount }));
  const groups = trace.groups.map(({ group, amount }) => ({ rule: group, amount }));
  const byName = new Map([...lines, ...groups].map((part) => [part.rule.name, part]));
  const parts = trace.tariff.items.flatMap(({ name }) => byName.get(name) ?? []);
  const trueUps = adjustments.filter(({ counts }) => counts);
  const printed = printedSum(trace, adjustments);
  return {
    amount: fractionText(trace.total),
    printed: fractionText(printed),
    printDifference: fractionText(subtract(printed, trace.total)),
    parts: [
      ...parts.map(({ rule, amount }) => ({ name: rule.name, labels: rule.labels, amount: fractionText(amount), trueUp: null })),
      ...trueUps.map(({ name, of, amount, period }) => ({
        name: `true_up.${name}`,
        labels: "line" in of ? of.line.labels : of.group.labels,
        amount: fractionText(amount),
        trueUp: spanOf(trace.plan, period),
      })),
    ],
  };
}

function payableOf(of: Explained, { payable, facts }: BillTrace): ExplainedPayable {
  const { rule } = payable;
  const kept = rule.remainder?.word === "carry" ? payable.carried : payable.dropped;
  return {
    labels: rule.labels,
    cites: citations(of.plan, rule.cites),
    at: placeText(rule.span),
    due: stepFromNode(of, payable.due),
    broughtForward: fractionText(facts.broughtForward),
    round: roundingOf(rule.round),
    payable: fractionText(payable.payable),
    remainder: rule.remainder === undefined ? null : { word: rule.remainder.word, labels: rule.remainder.labels, amount: fractionText(kept) },
  };
}
