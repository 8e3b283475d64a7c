// Lines, groups and the payable: the value with its exceptions, weighting by days, rounding, and the guard over all of it.

import type { Exception, Expression, Group, Line, Tariff } from "../../../program.ts";
import type { Bound } from "../bound.ts";
import { constantBound, magnitudeBound } from "../bound.ts";
import { whole } from "../fraction.ts";
import { factorScale, together } from "../scale.ts";
import type { LineMeasured, Measured, Peak, Peaked, Place } from "./place.ts";
import { joined, measureIn, NO_VALUE, note, summed } from "./place.ts";
import { roundedIf, SEGMENTS } from "./rounding.ts";

const ONCE: Bound = constantBound(whole(1));

export function measureLine(place: Place, line: Line): LineMeasured {
  const value = weighted(place, line, withExceptions(place, line));
  note(place, value);
  const steps = place.segmented ? magnitudeBound(SEGMENTS) : ONCE;
  const segment = line.roundScope === "each segment" ? roundedIf(place.peak, value, line.round, steps) : value;
  const amount = line.roundScope === "each segment" ? segment : roundedIf(place.peak, value, line.round, ONCE);
  noteFinal(place, amount, line);
  return { segment, amount };
}

export function measureGroup(place: Place, group: Group): LineMeasured {
  const members = group.lines.filter(({ memo }) => !memo).map(({ name }) => place.lines.get(name));
  const sum = members.map((line) => line?.amount ?? NO_VALUE).reduce(summed, NO_VALUE);
  const parts = members.map((line) => line?.segment ?? NO_VALUE).reduce(summed, NO_VALUE);
  note(place, sum);
  const amount = roundedIf(place.peak, sum, group.round, ONCE);
  noteFinal(place, amount, group);
  return { segment: joined(parts, amount), amount };
}

export function measureTotal(tariff: Tariff, lines: ReadonlyMap<string, LineMeasured>): Measured {
  const counted = tariff.items.filter((item) => item.kind === "group" || (!item.memo && item.group === undefined));
  return counted.map(({ name }) => lines.get(name)?.amount ?? NO_VALUE).reduce(summed, NO_VALUE);
}

/** The payable, and what is left over, which is above it by a step at most. */
export function measurePayable(place: Place, tariff: Tariff): Peaked {
  const due = measureIn(place, tariff.payable.value);
  const payable = roundedIf(place.peak, due, tariff.payable.round, ONCE);
  note(place, summed(due, payable));
  return { measured: due, peak: place.peak };
}

export function emptyPeak(): Peak {
  return new Map();
}

function noteFinal(place: Place, amount: Measured, rule: Line | Group): void {
  note(place, amount);
  note(place, roundedIf(place.peak, amount, rule.print, ONCE));
}

/** `base` is the value without any exception. */
function withExceptions(place: Place, line: Line): Measured {
  const base = measureIn({ ...place, base: undefined }, line.value);
  return line.exceptions.map((exception) => exceptionOf(place, exception, base)).reduce(joined, base);
}

function exceptionOf(place: Place, exception: Exception, base: Measured): Measured {
  measureIn(place, exception.condition);
  return measureIn({ ...place, base }, exception.value);
}

// A level value of a line that is cut counts in each segment by its share of the bill's days.
function weighted(place: Place, line: Line, value: Measured): Measured {
  const isLevel = [line.value, ...line.exceptions.map((exception) => exception.value)].some(isLevelValue);
  if (!place.segmented || !isLevel) return value;
  return { scale: together(value.scale, factorScale("days of the bill")), bound: value.bound };
}

function isLevelValue({ type }: Expression): boolean {
  return type.kind === "quantity" && type.share === "level";
}
