// Registers that were printed with fewer decimals than they have: the advance may be less or more by what the rounding hid, and the bill with it.
import type { ReadingPart } from "../../engine/request/reading-schema.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import type { Exact } from "../../values/exact.ts";
import { add, decimalStep, divide, exactFromWhole, maximum, subtract, ZERO } from "../../values/exact.ts";
import type { IssuedBill } from "../issued/case.ts";

/**
 * The case with each rounded register as low or as high as its printed figures allow, in every combination: what rises with one register may fall with another
 * (a power factor). All low comes first, all high last. Beyond six registers all move together; none where none was rounded.
 */
export function readingCorners(parts: RequestParts, issued: IssuedBill): readonly RequestParts[] {
  const readings = parts.readings ?? [];
  const hidden = readings.map((reading) => halfPlaceOf(reading, issued));
  const rounded = hidden.flatMap((half, at) => (half === undefined ? [] : [at]));
  if (rounded.length === 0) return [];
  const highs = rounded.length > MOST_APART ? [[], rounded] : subsetsOf(rounded);
  return highs.map((high) => ({ ...parts, readings: readings.map((reading, at) => shifted(reading, hidden[at], high.includes(at) ? 1 : -1)) }));
}

const MOST_APART = 6;

/** The empty one first, all of them last. */
function subsetsOf(places: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** places.length }, (_, subset) => places.filter((_place, at) => Math.floor(subset / 2 ** at) % 2 === 1));
}

function halfPlaceOf(reading: ReadingPart, issued: IssuedBill): Exact | undefined {
  const printed = issued.readings.find(({ register, daypart }) => register === reading.register && daypart === reading.daypart);
  return printed?.decimals === undefined ? undefined : divide(decimalStep(printed.decimals), exactFromWhole(2));
}

/** Never below zero, where no register stands. */
function shifted(reading: ReadingPart, half: Exact | undefined, sign: 1 | -1): ReadingPart {
  if (half === undefined) return reading;
  const by = (value: Exact | undefined, direction: number): Exact | undefined =>
    value === undefined ? undefined : maximum(ZERO, direction > 0 ? add(value, half) : subtract(value, half));
  return { ...reading, current: by(reading.current, sign), previous: by(reading.previous, -sign), maximum: by(reading.maximum, sign) };
}
