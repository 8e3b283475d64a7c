// Registers that were printed with fewer decimals than they have: the advance may be less or more by what the rounding hid, and the bill with it.
import type { ReadingPart } from "../../engine/request/reading-schema.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import type { Exact } from "../../values/exact.ts";
import { add, decimalStep, divide, exactFromWhole, maximum, subtract, ZERO } from "../../values/exact.ts";
import type { IssuedBill } from "../issued/case.ts";

/** The case with every rounded register as low, and as high, as its printed figures allow; undefined where none was rounded. */
export function readingExtremes(parts: RequestParts, issued: IssuedBill): { readonly low: RequestParts; readonly high: RequestParts } | undefined {
  const readings = parts.readings ?? [];
  const hidden = readings.map((reading) => halfPlaceOf(reading, issued));
  if (hidden.every((half) => half === undefined)) return undefined;
  const moved = (sign: 1 | -1): RequestParts => ({ ...parts, readings: readings.map((reading, at) => shifted(reading, hidden[at], sign)) });
  return { low: moved(-1), high: moved(1) };
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
