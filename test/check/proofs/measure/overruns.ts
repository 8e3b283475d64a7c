// Where a bill's own numbers go beyond what its plan states: a value that is not whole over its denominator, a whole number above its guard.
import type { Denominator, Expression, Group, Line, Rounding } from "../../../../src/dsl/program.ts";
import type { BillTrace, GroupTrace, LineTrace, TraceNode } from "../../../../src/engine/trace.ts";
import type { Rational } from "../../../generators/rational.ts";
import { order, rational, shown, size } from "../../../generators/rational.ts";
import { rationalOf } from "../../../properties/re-add.ts";
import { denominatorIn, guardIn, sizesOf } from "./bill-sizes.ts";
import type { Met, Stated } from "./whole-numbers.ts";
import { metIn, numbersIn, roundingSteps, scaled, statedFor, wider } from "./whole-numbers.ts";

/** `checked`: how many whole numbers were held against a guard; `kinds`: of which expressions, and of `a line`, `a group`, `the payable`. */
export interface Held {
  readonly checked: number;
  readonly kinds: ReadonlySet<string>;
  readonly problems: readonly string[];
}

export function heldBy(trace: BillTrace): Held {
  const nodes = nodesOf(trace);
  const stated: Stated = { denominators: trace.plan.denominators, sizes: sizesOf(trace, nodes) };
  const { distinct, expressions, rules } = trace.plan.guards;
  const problems: string[] = [];
  const kinds = new Set<string>();
  let checked = 0;
  const hold = (kind: string, place: number | undefined, met: readonly Met[]): void => {
    const guard = distinct[place ?? -1];
    if (guard === undefined) throw new Error(`no guard for ${kind}`);
    const most = guardIn(guard, stated.sizes);
    for (const { what, number } of met) {
      checked += 1;
      kinds.add(kind);
      if (order(number, most) > 0) problems.push(`${kind}: ${what} is ${shown(number)}, over ${shown(most)}`);
    }
  };
  for (const node of nodes) {
    const { expression, value } = node;
    hold(expression.kind, expressions[expression.id], metIn(stated, node));
    for (const number of numbersIn(value)) {
      const over = denominatorIn(statedFor(stated, expression), stated.sizes);
      if ((number.top * over) % number.bottom !== 0n) problems.push(`${expression.kind}: ${shown(number)} is not whole over ${over}`);
    }
  }
  const own = rules[trace.tariff.name] ?? {};
  for (const line of trace.lines) hold("a line", own[line.line.name], metInLine(stated, trace, line));
  for (const group of trace.groups) hold("a group", own[group.group.name], metInGroup(stated, trace, group));
  hold("the payable", own["payable"], metInPayable(stated, trace));
  return { checked, kinds, problems };
}

/** Every node of the trace once. */
export function nodesOf(trace: BillTrace): readonly TraceNode[] {
  const segments = trace.lines.flatMap((line) => line.segments);
  const found = new Set([...segments.flatMap(({ value, considered }) => [value, ...considered.map(({ condition }) => condition)]), trace.payable.due]);
  // The set grows while it is read.
  for (const { inputs, blocks = [] } of found) {
    for (const next of [...inputs, ...blocks.flatMap(({ rate, unscaled }) => [rate, ...factorNodes(unscaled)])]) found.add(next);
  }
  return [...found];
}

function factorNodes(unscaled: NonNullable<TraceNode["blocks"]>[number]["unscaled"]): readonly TraceNode[] {
  return (unscaled?.scaling.factors ?? []).flatMap(({ node }) => (node === undefined ? [] : [node]));
}

/** What the amount of a line or group is over before its own rounding. */
function valueScale(stated: Stated, trace: BillTrace, { value, exceptions, name }: Line): Denominator {
  const both = [value, ...exceptions.map((exception) => exception.value)].map((expression) => statedFor(stated, expression)).reduce(wider);
  const isCut = (trace.lines.find(({ line }) => line.name === name)?.segments.length ?? 0) > 1;
  const days = [value, ...exceptions.map((exception) => exception.value)].some(isLevel) && isCut ? 1 : 0;
  return { ...both, factors: { ...both.factors, "days of the bill": (both.factors["days of the bill"] ?? 0) + days } };
}

function isLevel({ type }: Expression): boolean {
  return type.kind === "quantity" && type.share === "level";
}

function amountScale(stated: Stated, trace: BillTrace, rule: Line | Group): Denominator {
  if (rule.round !== undefined) return { constant: rational(rule.round.step).bottom.toString(), factors: {} };
  return rule.kind === "group" ? sumScale(stated, trace, rule.lines) : valueScale(stated, trace, rule);
}

const WHOLE: Denominator = { constant: "1", factors: {} };

function sumScale(stated: Stated, trace: BillTrace, rules: readonly (Line | Group)[]): Denominator {
  const counted = rules.filter((rule) => rule.kind === "group" || !rule.memo);
  return counted.map((rule) => amountScale(stated, trace, rule)).reduce(wider, WHOLE);
}

function metInLine(stated: Stated, trace: BillTrace, { line, segments, sum, amount, printed }: LineTrace): readonly Met[] {
  const [value, final] = [valueScale(stated, trace, line), amountScale(stated, trace, line)].map((scale) => denominatorIn(scale, stated.sizes));
  const perSegment = line.roundScope === "each segment" && line.round !== undefined;
  return [
    ...segments.flatMap((segment) => numbersIn(segment.value.value).flatMap((number) => met(number, value, perSegment ? line.round : undefined))),
    ...segments.flatMap((segment) => met(rationalOf(segment.amount), perSegment ? final : value, undefined)),
    ...met(rationalOf(sum), perSegment ? final : value, perSegment ? undefined : line.round),
    ...met(rationalOf(amount), final, line.print),
    ...met(rationalOf(printed), undefined, undefined),
  ];
}

function metInGroup(stated: Stated, trace: BillTrace, { group, sum, amount, printed }: GroupTrace): readonly Met[] {
  const over = denominatorIn(sumScale(stated, trace, group.lines), stated.sizes);
  const members = trace.lines.filter(({ line }) => line.group === group.name && !line.memo);
  return [
    ...members.flatMap((member) => met(rationalOf(member.amount), over, undefined)),
    ...met(rationalOf(sum), over, group.round),
    ...met(rationalOf(amount), denominatorIn(amountScale(stated, trace, group), stated.sizes), group.print),
    ...met(rationalOf(printed), undefined, undefined),
  ];
}

function metInPayable(stated: Stated, trace: BillTrace): readonly Met[] {
  const { rule, due, payable, carried, dropped } = trace.payable;
  const { trueUp, broughtForward } = trace.facts;
  const brought = [trueUp, broughtForward].map((value) => ({ constant: rationalOf(value).bottom.toString(), factors: {} }));
  const over = denominatorIn([sumScale(stated, trace, trace.tariff.items), ...brought].reduce(wider), stated.sizes);
  return [
    ...[trace.total, broughtForward, carried, dropped].flatMap((value) => met(rationalOf(value), over, undefined)),
    ...numbersIn(due.value).flatMap((number) => met(number, denominatorIn(statedFor(stated, due.expression), stated.sizes), rule.round)),
    ...met(rationalOf(payable), undefined, undefined),
  ];
}

/** The number over a denominator (its own where none is stated), and both sides of its rounding. */
function met(number: Rational, stated: bigint | undefined, rounding: Rounding | undefined): readonly Met[] {
  const over = stated ?? number.bottom;
  const sides = rounding === undefined ? [] : roundingSteps(number, over, rational(rounding.step));
  return [scaled(number, over), ...sides].map((one) => ({ what: "an amount", number: size(one) }));
}
