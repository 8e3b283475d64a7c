// Mistakes that make one quantity of usage another: they differ in a number alone, and what a line comes to beside a second mistake rises or falls with it.
import type { ReadingPart } from "../../engine/request/reading-schema.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, equals, isNegative, subtract, ZERO } from "../../values/exact.ts";
import type { Alone, Candidate } from "./alone.ts";
import type { Variant } from "./fault.ts";
import type { Question } from "./question.ts";
import { factsOf, workedOutAgain } from "./scene.ts";
import { unionOf } from "./touches.ts";

export interface Quantified {
  /** The field and daypart, and which figures of which of its registers were changed: a second mistake may reach one of two meters alone. */
  readonly of: string;
  readonly quantity: Exact;
  /** How many mistakes of the slot there are. */
  readonly many: number;
}

/** Those that change nothing but the usage of one field at one daypart. */
export function quantifiedBy({ bench }: Question, all: readonly Alone[]): ReadonlyMap<Alone, Quantified> {
  const slots = new Map<string, number>();
  for (const { fault } of all) slots.set(fault.slot, (slots.get(fault.slot) ?? 0) + 1);
  return new Map(
    all.flatMap((each) => {
      const { scene } = each;
      const { parts } = bench.scene;
      const isUsage = scene.plan === bench.scene.plan && scene.ledger === bench.scene.ledger && OTHERS.every((name) => scene.parts[name] === parts[name]);
      const changed = isUsage ? changedUsage(bench.facts.usage, factsOf(scene).facts.usage) : [];
      const [only] = changed;
      if (only === undefined || changed.length > 1) return [];
      const of = `${only.of}|${changedFigures(parts.readings ?? [], scene.parts.readings ?? [])}`;
      return [[each, { of, quantity: only.quantity, many: slots.get(each.fault.slot) ?? 0 }] as const];
    }),
  );
}

const OTHERS = ["tariff", "account", "period", "history", "charges", "brought_forward", "true_up"] as const;

type Usage = Question["bench"]["facts"]["usage"];

function changedUsage(before: Usage, after: Usage): readonly Pick<Quantified, "of" | "quantity">[] {
  return Object.keys(after).flatMap((field) => {
    const [was, is] = [sumsOf(before, field), sumsOf(after, field)];
    return [...is].flatMap(([daypart, quantity]) => (equals(quantity, was.get(daypart) ?? ZERO) ? [] : [{ of: `${field} ${daypart}`, quantity }]));
  });
}

const FIGURES = ["previous", "current", "maximum", "multiplier", "rollover"] as const;

function changedFigures(before: readonly ReadingPart[], after: readonly ReadingPart[]): string {
  const changed = before.flatMap((row, at) => {
    const is = after[at];
    return is === row ? [] : FIGURES.filter((figure) => is?.[figure] !== row[figure]).map((figure) => `${at} ${figure}`);
  });
  return changed.join(",");
}

function sumsOf(usage: Usage, field: string): ReadonlyMap<string, Exact> {
  const sums = new Map<string, Exact>();
  for (const { quantities } of usage[field] ?? [])
    for (const [daypart, quantity] of Object.entries(quantities)) sums.set(daypart, add(sums.get(daypart) ?? ZERO, quantity));
  return sums;
}

/** How many bills may still be worked out in part to find quantities: those of many registers could go on for hours. */
export interface Effort {
  left: number;
}

/** Of pairs with the one fixed, those whose other comes to the issued figure: of each quantity by halving, over the order of its numbers; none where no effort is left. */
export function fittingQuantities(
  question: Question,
  quantified: ReadonlyMap<Alone, Quantified>,
  fixed: Alone,
  candidates: readonly Candidate[],
  effort: Effort,
): readonly Candidate[] {
  const rows = candidates.flatMap((candidate) => {
    const own = candidate[0] === fixed ? candidate[1] : candidate[0];
    const number = quantified.get(own);
    return number === undefined ? [] : [{ candidate, own, ...number }];
  });
  const groups = new Map<string, (typeof rows)[number][]>();
  for (const row of rows) {
    const key = `${row.of}|${[...(row.own.variant.touches ?? [])].join(",")}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].flatMap((group) => {
    const sorted = group.toSorted((a, b) => compare(a.quantity, b.quantity));
    const figure = sharedFigure(question, fixed, sorted[0]?.own);
    return figure === undefined || sorted.length <= FEW
      ? sorted.map(({ candidate }) => candidate)
      : hits(
          question,
          figure,
          sorted.map(({ candidate }) => candidate),
          effort,
        );
  });
}

const FEW = 8;

interface Figure {
  readonly name: string;
  readonly aim: Exact;
}

/** The first line, in the order in which lines are worked out, that both touch and that was printed. */
function sharedFigure({ bench, compared }: Question, fixed: Alone, own: Alone | undefined): Figure | undefined {
  const isTouched = ({ touches }: Variant, name: string): boolean => touches === undefined || touches.has(name);
  const name = bench.trace.tariff.order.find((each) => {
    const isPlain = compared.aims.has(each) && !compared.unrounded.has(each);
    return isPlain && own !== undefined && isTouched(fixed.variant, each) && isTouched(own.variant, each);
  });
  const aim = name === undefined ? undefined : compared.aims.get(name);
  return name === undefined || aim === undefined ? undefined : { name, aim };
}

/** Those whose figure is the issued one, where the figure rises or falls along the row. One that gives no bill is passed over. */
function hits(question: Question, { name, aim }: Figure, row: readonly Candidate[], effort: Effort): readonly Candidate[] {
  if (effort.left <= 0) return [];
  const known = new Map<Candidate, Exact | undefined>();
  const valueAt = (at: number): Exact | undefined => {
    const candidate = row[at];
    if (candidate === undefined) return undefined;
    if (!known.has(candidate)) effort.left -= 1;
    const value = known.has(candidate) ? known.get(candidate) : figureOf(question, candidate, name);
    known.set(candidate, value);
    return value;
  };
  const ends = { first: nextWith(valueAt, 0, 1, row.length), last: nextWith(valueAt, row.length - 1, -1, row.length) };
  const [bottom, top] = [valueAt(ends.first), valueAt(ends.last)];
  if (bottom === undefined || top === undefined) return [];
  const isFalling = isNegative(subtract(top, bottom));
  const isBefore = (value: Exact): boolean => (isFalling ? compare(value, aim) > 0 : compare(value, aim) < 0);
  let [from, to] = [ends.first, ends.last + 1];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    const at = nextWith(valueAt, middle, 1, to);
    const value = valueAt(at);
    if (at < to && value !== undefined && isBefore(value)) from = at + 1;
    else to = middle;
  }
  const found: Candidate[] = [];
  for (let at = from; at <= ends.last; at += 1) {
    const value = valueAt(at);
    const candidate = row[at];
    if (value !== undefined && !equals(value, aim)) break;
    if (value !== undefined && candidate !== undefined) found.push(candidate);
  }
  return found;
}

/** The first place from `at` on, by steps, that has a value; beyond the row where none has. */
function nextWith(valueAt: (at: number) => Exact | undefined, at: number, step: 1 | -1, end: number): number {
  let place = at;
  while (place >= 0 && place < end && valueAt(place) === undefined) place += step;
  return place;
}

/** What the line comes to, and nothing after it; undefined where the pair gives no bill. */
function figureOf({ bench }: Question, [first, second]: Candidate, name: string): Exact | undefined {
  const scene = second.variant.apply(first.scene);
  if (scene === undefined) return undefined;
  let value: Exact | undefined;
  const result = workedOutAgain(bench, scene, unionOf([first.variant.touches, second.variant.touches]), (line, printed) => {
    if (line === name) value = printed;
    return line !== name;
  });
  return value ?? result?.trace.lines.find(({ line }) => line.name === name)?.printed;
}
