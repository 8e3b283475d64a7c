// Which figures of a bill can change when something that rules ask for changes: from the plan's own dependencies, so that the search tries nothing in vain.
// INVARIANT: never too few. A figure that is not named stays as it is, whatever the changed thing becomes.
import type { Expression, Line, Rate, Tariff } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import { rulesOf } from "../audit/statement.ts";
import { keptByPlan } from "../kept-by-plan.ts";
import { everyPart, expressionsOfLine } from "../rewrite.ts";
import type { Bench, Variant } from "./fault.ts";
import type { Place } from "./places.ts";
import { placeText } from "./places.ts";

export type Asks = (part: Expression) => boolean;

/** Figures of the right bill's tariff that hang on a part which `asks` accepts, worked out once for each plan. `key`: all that `asks` rests on. */
export function touchedBy(bench: Bench, key: string, asks: Asks): Variant["touches"] {
  const { plan } = bench.scene;
  const { tariff } = bench.trace;
  return withEarlier(bench, key, () => figuresAsking(plan, tariff, asks));
}

const figures = keptByPlan<ReadonlySet<string>>();

/** What changes with a line's own rule: the line, its group, and all that reads it. */
export function touchedByLine(bench: Bench, name: string): Variant["touches"] {
  const { plan } = bench.scene;
  const { tariff } = bench.trace;
  return withEarlier(bench, `line|${name}`, () => figuresAfter(plan, tariff, name));
}

/**
 * A bill that closes estimated ones works their lines out again: the same of them are touched. Undefined (any figure) where one of these may be of another tariff,
 * whose lines hang on other things.
 */
function withEarlier(bench: Bench, key: string, touched: () => ReadonlySet<string>): Variant["touches"] {
  const { plan, parts } = bench.scene;
  const { tariff } = bench.trace;
  const own = figures(plan, `${tariff.name}|${key}`, touched);
  if (parts.true_up === undefined) return own;
  if (earlierBills(bench) === "of any tariff") return undefined;
  return figures(plan, `${tariff.name}|true-up|${key}`, () =>
    own.size === 0 ? own : new Set([...own, ...[...own].map((name) => `true_up.${name}`), ...SUMS]),
  );
}

const SUMS = ["total", "payable", "carried"] as const;

/** What is known of the estimated bills that a bill closes: what it touches rests on this and on its own tariff. */
export function earlierBills(bench: Bench): "none" | "of its tariff" | "of any tariff" {
  const closing = bench.scene.parts.true_up;
  if (closing === undefined) return "none";
  return isOneTariff(bench, closing.from) ? "of its tariff" : "of any tariff";
}

/** Whether no fact that changes, and no tariff that begins or ends, could have chosen another tariff for an earlier bill. */
function isOneTariff({ scene: { plan }, facts }: Bench, from: number): boolean {
  const tariffs = Object.values(plan.tariffs);
  const isSteady = tariffs.every(({ fits: { valid } }) => [valid.from, valid.to].every((day) => day <= from || day >= facts.period.to));
  return isSteady && Object.entries(facts.account).every(([field, changes]) => changes.length === 1 || !choosesTariff(tariffs, field));
}

/** Whether the `for` of any of them asks for the field. */
export function choosesTariff(tariffs: readonly Tariff[], field: string): boolean {
  return tariffs.some(({ fits }) =>
    [fits.condition, ...fits.except].some(
      (condition) => condition !== undefined && everyPart(condition).some((part) => part.kind === "account" && part.name === field),
    ),
  );
}

export function touchedByPlace(bench: Bench, place: Place): Variant["touches"] {
  switch (place.kind) {
    case "line":
      return touchedByLine(bench, place.name);
    case "let":
      return touchedBy(bench, placeText(place), (part) => part.kind === "let" && part.name === place.name);
    case "payable":
      return new Set(["payable", "carried"]);
  }
}

export function touchedByRate(bench: Bench, rate: string): Variant["touches"] {
  return touchedBy(bench, `rate|${rate}`, (part) => (part.kind === "rate" || part.kind === "through") && part.rate === rate);
}

export function touchedByUsage(bench: Bench, field: string): Variant["touches"] {
  return touchedBy(bench, `usage|${field}`, (part) => part.kind === "usage" && part.name === field);
}

/** What hangs on what is brought forward. Estimated bills that this one closes bring nothing forward. */
export function touchedByBalance({ scene: { plan }, trace: { tariff } }: Bench): ReadonlySet<string> {
  return figures(plan, `${tariff.name}|balance`, () => {
    const asking = figuresAsking(plan, tariff, (part) => part.kind === "builtin" && part.name === "brought_forward");
    // What is carried is what is left of it.
    return new Set(["brought_forward", "carried", ...asking]);
  });
}

export function unionOf(sets: readonly Variant["touches"][]): Variant["touches"] {
  const union = new Set<string>();
  for (const set of sets) {
    if (set === undefined) return undefined;
    for (const name of set) union.add(name);
  }
  return union;
}

export function touchesNothing(touches: Variant["touches"]): boolean {
  return touches !== undefined && touches.size === 0;
}

/** The line or group itself, and all that rests on it. */
export function figuresAfter(plan: Plan, tariff: Tariff, name: string): ReadonlySet<string> {
  return figuresFrom(plan, tariff, () => false, new Set([name]));
}

/** Lines, groups and sums that hang on a part that `asks` accepts, directly or through lets, rates and other lines. */
export function figuresAsking(plan: Plan, tariff: Tariff, asks: Asks): ReadonlySet<string> {
  return figuresFrom(plan, tariff, asks, new Set());
}

/** `touched` holds what is changed from the outset. */
function figuresFrom(plan: Plan, tariff: Tariff, asks: Asks, touched: Set<string>): ReadonlySet<string> {
  const rules = new Map(rulesOf(tariff).map((rule) => [rule.name, rule]));
  const asksAny = (part: Expression): boolean => asks(part) || readsTouched(part, touched);
  const direct = (line: Line): boolean => expressionsOfLine(line).some((root) => hangsOn(plan, tariff, root, asksAny, new Set()));
  // Lines form a DAG in `order`: each after all that it reads.
  for (const name of tariff.order) {
    const rule = rules.get(name);
    if (rule?.kind === "line" && direct(rule)) touched.add(name);
    if (rule?.kind === "group" && rule.lines.some((line) => touched.has(line.name))) touched.add(name);
  }
  if (touched.size > 0) touched.add("total");
  const isPayable = touched.size > 0 || hangsOn(plan, tariff, tariff.payable.value, asksAny, new Set());
  if (isPayable) for (const sum of ["payable", "carried"]) touched.add(sum);
  return touched;
}

function readsTouched(part: Expression, touched: ReadonlySet<string>): boolean {
  if (part.kind === "line") return touched.has(part.name);
  return part.kind === "sum of tag" && part.lines.some((name) => touched.has(name));
}

/** `seen`: lets and rates already looked into; they hold no circle, but many lines use one. */
function hangsOn(plan: Plan, tariff: Tariff, root: Expression, asks: Asks, seen: Set<string>): boolean {
  return everyPart(root).some((part) => asks(part) || behind(plan, tariff, part, seen).some((next) => hangsOn(plan, tariff, next, asks, seen)));
}

function behind(plan: Plan, tariff: Tariff, part: Expression, seen: Set<string>): readonly Expression[] {
  if (part.kind !== "let" && part.kind !== "rate" && part.kind !== "through") return [];
  const key = part.kind === "let" ? `let ${part.name}` : `rate ${part.rate}`;
  if (seen.has(key)) return [];
  seen.add(key);
  if (part.kind !== "let") {
    const rate = plan.rates[part.rate];
    return rate === undefined ? [] : expressionsOfRate(rate);
  }
  const value = tariff.lets[part.name]?.value;
  return value === undefined ? [] : [value];
}

/** Of all versions: cells, edges, and the fields that widen the blocks. */
function expressionsOfRate({ versions, widths }: Rate): readonly Expression[] {
  const scales = (widths?.scales ?? []).flatMap((scale) => (scale.kind === "field" ? [scale.value] : []));
  const cells = versions.flatMap(({ body }) => {
    if (body.kind === "cells") return Object.values(body.cells);
    if (body.kind === "unknown") return [];
    return Object.values(body.columns).flatMap(({ rows }) => rows.flatMap(({ lower, upper, cell }) => [lower, ...(upper === undefined ? [] : [upper]), cell]));
  });
  return [...scales, ...cells];
}
