// Lines, groups and the payable: what is worked out after their expressions. The value with its exceptions, weighting by days, adding up, rounding.
// A rounding notes what it rounds: the last result alone needs a note besides.

import type { Exception, Expression, Group, Line, Tariff } from "../../../program.ts";
import type { Bound } from "../bound.ts";
import { constantBound, magnitudeBound } from "../bound.ts";
import { whole } from "../fraction.ts";
import { factorScale, together } from "../scale.ts";
import type { LineMeasured, Measured, Place } from "./place.ts";
import { joined, measureIn, NO_VALUE, note, summed } from "./place.ts";
import { roundedIf, SEGMENTS } from "./rounding.ts";

const ONCE: Bound = constantBound(whole(1));

export function measureLine(place: Place, line: Line): LineMeasured {
  const value = weighted(place, line, withExceptions(place, line));
  const steps = place.segmented ? magnitudeBound(SEGMENTS) : ONCE;
  const segment = line.roundScope === "each segment" ? roundedIf(place.peak, value, line.round, steps) : value;
  const amount = line.roundScope === "each segment" ? segment : roundedIf(place.peak, value, line.round, ONCE);
  note(place, roundedIf(place.peak, amount, line.print, ONCE));
  return { segment, amount };
}

export function measureGroup(place: Place, group: Group): LineMeasured {
  const members = group.lines.filter(({ memo }) => !memo).map(({ name }) => place.lines.get(name));
  const sum = members.map((line) => line?.amount ?? NO_VALUE).reduce(summed, NO_VALUE);
  const parts = members.map((line) => line?.segment ?? NO_VALUE).reduce(summed, NO_VALUE);
  const amount = roundedIf(place.peak, sum, group.round, ONCE);
  note(place, roundedIf(place.peak, amount, group.print, ONCE));
  return { segment: joined(parts, amount), amount };
}

export function measureTotal(tariff: Tariff, lines: ReadonlyMap<string, LineMeasured>): Measured {
  const counted = tariff.items.filter((item) => item.kind === "group" || (!item.memo && item.group === undefined));
  return counted.map(({ name }) => lines.get(name)?.amount ?? NO_VALUE).reduce(summed, NO_VALUE);
}

/** The total, what is payable, and what is carried or dropped: what of the total and of what was brought forward is not payable. */
export function measurePayable(place: Place, tariff: Tariff, total: Measured): Measured {
  const due = measureIn({ ...place, total }, tariff.payable.value);
  const payable = roundedIf(place.peak, due, tariff.payable.round, ONCE);
  const brought: Measured = { scale: place.run.handedOn, bound: magnitudeBound("brought_forward") };
  note(place, summed(summed(total, brought), payable));
  return due;
}

/** `base` is the value without any exception. Each segment takes its own: what is shared out among them adds up to no more than all together. */
function withExceptions(place: Place, line: Line): Measured {
  const base = measureIn({ ...place, base: undefined }, line.value);
  const others = line.exceptions.map((exception) => exceptionOf(place, exception, base));
  return others.reduce(place.segmented && !valuesOf(line).every(isLevelValue) ? summed : joined, base);
}

function exceptionOf(place: Place, exception: Exception, base: Measured): Measured {
  measureIn(place, exception.condition);
  return measureIn({ ...place, base }, exception.value);
}

// A level value of a line that is cut counts in each segment by its share of the bill's days.
function weighted(place: Place, line: Line, value: Measured): Measured {
  if (!place.segmented || !valuesOf(line).some(isLevelValue)) return value;
  return { scale: together(value.scale, factorScale("days of the bill")), bound: value.bound };
}

function valuesOf({ value, exceptions }: Line): readonly Expression[] {
  return [value, ...exceptions.map((exception) => exception.value)];
}

function isLevelValue({ type }: Expression): boolean {
  return type.kind === "quantity" && type.share === "level";
}
