// Where to look inside what rounded registers allow, for figures of which the rules do not show which way they go.
import { constantsIn } from "../../engine/prove/sample.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, divide, equals, exactFromWhole, isNegative, maximum, minimum, multiply, ONE, round, subtract, ZERO } from "../../values/exact.ts";
import { keptByPlan } from "../kept-by-plan.ts";
import { sizeOf } from "./printed.ts";
import type { Slot } from "./reading-tolerance.ts";
import type { Box, Range } from "./true-readings.ts";
import { printedAt } from "./true-readings.ts";

interface Point {
  readonly at: Exact;
  readonly value: Exact | undefined;
}

/**
 * One register: every step where they are few. Else even points, each threshold of the rules with one step beside it, and then wherever the figure moves most,
 * down to one step: a jump is seen from both of its sides. What may lie between two points is at most as far off as they are from each other.
 */
export function alongOne(box: Box, slot: Slot, name: string): Range | undefined {
  const seen = (at: Exact): Point => ({ at, value: printedAt(box, name, [at]) });
  const places = startingPoints(box, slot);
  let points = places.map(seen);
  for (let more = 0; more < MOST_HALVINGS; more += 1) {
    const at = widestGap(points, slot.step);
    const [low, high] = [points[at], points[at + 1]];
    if (low === undefined || high === undefined) break;
    points = [...points.slice(0, at + 1), seen(middleOf(low.at, high.at, slot)), ...points.slice(at + 1)];
  }
  const told = points.flatMap(({ value }) => value ?? []);
  const [first, ...others] = told;
  if (first === undefined) return undefined;
  const at = widestGap(points, slot.step);
  const beyond = told.length < points.length ? undefined : at < 0 ? ZERO : gapOf(points[at], points[at + 1]);
  const isAll = told.length === points.length && points.every(({ at: place }, index) => isNext(slot, place, points[index + 1]?.at));
  return { least: others.reduce(minimum, first), most: others.reduce(maximum, first), beyond, only: isAll ? told : undefined };
}

function isNext({ step }: Slot, at: Exact, next: Exact | undefined): boolean {
  return next === undefined || compare(subtract(next, at), step) <= 0;
}

/** Several registers: all corners (of more than six all low and all high), and each register by itself from the middle. */
export function acrossPoints({ slots }: Box): readonly (readonly Exact[])[] {
  const middle = slots.map((slot) => middleOf(slot.least, slot.most, slot));
  const count = slots.length > MOST_APART ? 1 : slots.length;
  const isHigh = (corner: number, at: number): boolean => Math.floor(corner / 2 ** (count === slots.length ? at : 0)) % 2 === 1;
  const corners = Array.from({ length: 2 ** count }, (_, corner) => slots.map(({ least, most }, at) => (isHigh(corner, at) ? most : least)));
  const lines = slots.flatMap((slot, at) => evenPoints(slot, PARTS_EACH).map((value) => middle.map((own, other) => (other === at ? value : own))));
  return [...corners, middle, ...lines];
}

const MOST_APART = 6;
const PARTS_EACH = 4;
const PARTS_OF_ONE = 16;
const MOST_HALVINGS = 48;
/** Steps that are all looked at. */
const FEW = 64;

function startingPoints(box: Box, slot: Slot): readonly Exact[] {
  const steps = divide(subtract(slot.most, slot.least), slot.step) ?? ZERO;
  if (compare(steps, exactFromWhole(FEW)) <= 0) return everyStep(slot);
  const isInside = (at: Exact): boolean => compare(slot.least, at) <= 0 && compare(at, slot.most) <= 0;
  const near = thresholdsIn(box, slot).flatMap((at) => [subtract(at, slot.step), at, add(at, slot.step)]);
  const all = [...evenPoints(slot, PARTS_OF_ONE), ...near.filter(isInside)].sort(compare);
  return all.filter((at, index) => index === 0 || !equals(at, all[index - 1] ?? at));
}

function everyStep({ least, most, step }: Slot): readonly Exact[] {
  const points: Exact[] = [];
  for (let at = least; compare(at, most) <= 0; at = add(at, step)) points.push(at);
  return points;
}

function evenPoints(slot: Slot, parts: number): readonly Exact[] {
  const width = subtract(slot.most, slot.least);
  return Array.from({ length: parts + 1 }, (_, at) =>
    at === parts ? slot.most : onStep(slot, add(slot.least, multiply(width, divide(exactFromWhole(at), exactFromWhole(parts)) ?? ZERO))),
  );
}

const constants = keptByPlan<readonly Exact[]>();

/** Numbers of the rules, and edges of blocks as scaled for this bill, as shifts of the register. */
function thresholdsIn(box: Box, slot: Slot): readonly Exact[] {
  const { plan, tariff } = box;
  const statement = box.at([ZERO]);
  if (statement === undefined) return [];
  const used = (statement.facts.usage[slot.register] ?? []).flatMap(({ quantities }) => Object.values(quantities));
  const quantity = used.reduce(add, ZERO);
  const numbers = constants(plan, tariff.name, () => constantsIn([tariff, plan.rates]));
  // A shift of one step of the register moves the quantity by one step of what the rules count.
  const factor = stepFactor(box, slot, quantity);
  if (factor === undefined) return [];
  return numbers
    .map((value) => onStep(slot, divide(subtract(value, quantity), factor) ?? ZERO))
    .filter((at) => compare(sizeOf(at), add(sizeOf(slot.least), sizeOf(slot.most))) <= 0);
}

/** What one more on the register adds to the quantity of the facts. */
function stepFactor(box: Box, slot: Slot, before: Exact): Exact | undefined {
  const end = isNegative(slot.least) ? slot.least : slot.most;
  const used = box.at([end])?.facts.usage[slot.register];
  const after = used?.flatMap(({ quantities }) => Object.values(quantities)).reduce(add, ZERO);
  return after === undefined || equals(after, before) ? undefined : divide(subtract(after, before), end);
}

export function middleOf(low: Exact, high: Exact, slot: Slot): Exact {
  return onStep(slot, divide(add(low, high), exactFromWhole(2)) ?? ZERO);
}

function onStep({ least, step }: Slot, at: Exact): Exact {
  return add(least, multiply(round(divide(subtract(at, least), step) ?? ZERO, ONE, "floor"), step));
}

/** Where two neighbours that are more than a step apart part most; -1 where there are none. */
function widestGap(points: readonly Point[], step: Exact): number {
  let [widest, gap] = [-1, ZERO];
  for (const [at, point] of points.entries()) {
    const next = points[at + 1];
    if (next === undefined || compare(subtract(next.at, point.at), step) <= 0) continue;
    const own = gapOf(point, next);
    if (own !== undefined && compare(own, gap) <= 0) continue;
    if (own === undefined) continue;
    [widest, gap] = [at, own];
  }
  return widest;
}

function gapOf(low: Point | undefined, high: Point | undefined): Exact | undefined {
  return low?.value === undefined || high?.value === undefined ? undefined : sizeOf(subtract(high.value, low.value));
}
