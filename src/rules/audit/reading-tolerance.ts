// Registers that were printed with fewer decimals than they have: the advance may be less or more by what the rounding hid, and the bill with it.
// What the record itself writes is known to the places with which it is written: `15050.000` hides nothing, whatever the bill prints.
import type { Plan } from "../../engine/plan.ts";
import type { ReadingPart } from "../../engine/request/reading-schema.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import type { Exact } from "../../values/exact.ts";
import {
  add,
  compare,
  decimalStep,
  divide,
  exactFromWhole,
  isNegative,
  isZero,
  maximum,
  multiply,
  negate,
  ONE,
  round,
  subtract,
  ZERO,
} from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import type { IssuedBill } from "../issued/case.ts";
import { writtenPlaces } from "./written-places.ts";

/**
 * The case with each rounded register as low or as high as its printed figures allow, in every combination: what rises with one register may fall with another
 * (a power factor). All low comes first, all high last. Beyond six registers all move together; none where none was rounded.
 * `request`: the facts of record as they were written.
 */
export function readingCorners(parts: RequestParts, issued: IssuedBill, request: unknown): readonly RequestParts[] {
  const readings = parts.readings ?? [];
  const hidden = readings.map((reading, at) => hiddenIn(reading, at, issued, request));
  const rounded = hidden.flatMap((half, at) => (isKnown(half) ? [] : [at]));
  if (rounded.length === 0) return [];
  const highs = rounded.length > MOST_APART ? [[], rounded] : subsetsOf(rounded);
  return highs.map((high) => ({ ...parts, readings: readings.map((reading, at) => atEnd(reading, hidden[at], high.includes(at) ? 1 : -1)) }));
}

/** One rounded register: by how much its advance (its maximum) may be less or more, in whole steps of what the rules count. */
export interface Slot {
  /** Which of the readings. */
  readonly at: number;
  readonly register: string;
  readonly hidden: Hidden;
  readonly least: Exact;
  readonly most: Exact;
  readonly step: Exact;
  /** One of several rows of its register: what one of them gains, the next may lose. */
  readonly isChained: boolean;
}

export function slotsOf(plan: Plan, { readings = [] }: RequestParts, issued: IssuedBill, request: unknown): readonly Slot[] {
  return readings.flatMap((reading, at) => {
    const hidden = hiddenIn(reading, at, issued, request);
    if (isKnown(hidden)) return [];
    const places = own(plan.usage, reading.register)?.places ?? 0;
    const step = divide(decimalStep(places), reading.multiplier ?? ONE) ?? ONE;
    const isChained = readings.filter(({ register, daypart }) => register === reading.register && daypart === reading.daypart).length > 1;
    return [{ at, register: reading.register, hidden, ...reachOf(reading, hidden, step), step, isChained }];
  });
}

/** `shifts`: one for each slot. Both figures of a register move, as far as each may; none below zero, where no register stands. */
export function shifted(parts: RequestParts, slots: readonly Slot[], shifts: readonly Exact[]): RequestParts {
  const readings = [...(parts.readings ?? [])];
  for (const [index, { at, hidden }] of slots.entries()) {
    const reading = readings[at];
    if (reading !== undefined) readings[at] = movedBy(reading, hidden, shifts[index] ?? ZERO);
  }
  return { ...parts, readings };
}

/** Half of the last place of each figure that was rounded; zero of one that is known. */
interface Hidden {
  readonly previous: Exact;
  readonly current: Exact;
}

const MOST_APART = 6;

/** The empty one first, all of them last. */
function subsetsOf(places: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** places.length }, (_, subset) => places.filter((_place, at) => Math.floor(subset / 2 ** at) % 2 === 1));
}

function hiddenIn(reading: ReadingPart, at: number, issued: IssuedBill, request: unknown): Hidden {
  const decimals = issued.readings.find(({ register, daypart }) => register === reading.register && daypart === reading.daypart)?.decimals;
  if (decimals === undefined) return NOTHING;
  const half = divide(decimalStep(decimals), exactFromWhole(2)) ?? ZERO;
  const of = (place: "previous" | "current" | "maximum"): Exact => (reading[place] === undefined || writtenPlaces(request, at, place) > decimals ? ZERO : half);
  return { previous: of("previous"), current: reading.maximum === undefined ? of("current") : of("maximum") };
}

const NOTHING: Hidden = { previous: ZERO, current: ZERO };

function isKnown({ previous, current }: Hidden): boolean {
  return isZero(previous) && isZero(current);
}

/** An advance is never below zero, unless the register turned over. */
function reachOf({ previous, current, maximum: most, rollover }: ReadingPart, hidden: Hidden, step: Exact): Pick<Slot, "least" | "most"> {
  const wide = add(hidden.previous, hidden.current);
  const shown = most ?? subtract(current ?? ZERO, previous ?? ZERO);
  // What the rules count is whole steps: the record's own figure is one of them, or no bill can be worked out.
  const onGrid = multiply(round(divide(wide, step) ?? ZERO, ONE, "down"), step);
  const isShort = rollover !== true && !isNegative(shown) && compare(shown, onGrid) < 0;
  return { least: negate(isShort ? shown : onGrid), most: onGrid };
}

function movedBy(reading: ReadingPart, hidden: Hidden, shift: Exact): ReadingPart {
  if (reading.maximum !== undefined) return { ...reading, maximum: maximum(ZERO, add(reading.maximum, shift)) };
  const { previous = ZERO, current = ZERO } = reading;
  const wide = add(hidden.previous, hidden.current);
  const back = divide(multiply(shift, hidden.previous), wide) ?? ZERO;
  const [first, last] = [subtract(previous, back), add(current, subtract(shift, back))];
  const below = isNegative(first) ? first : isNegative(last) ? last : ZERO;
  return { ...reading, previous: subtract(first, below), current: subtract(last, below) };
}

/** Never below zero, where no register stands. */
function atEnd(reading: ReadingPart, hidden: Hidden | undefined, sign: 1 | -1): ReadingPart {
  if (hidden === undefined || isKnown(hidden)) return reading;
  const by = (value: Exact | undefined, half: Exact, direction: number): Exact | undefined =>
    value === undefined ? undefined : maximum(ZERO, direction > 0 ? add(value, half) : subtract(value, half));
  const { previous, current, maximum: most } = reading;
  return { ...reading, current: by(current, hidden.current, sign), previous: by(previous, hidden.previous, -sign), maximum: by(most, hidden.current, sign) };
}
