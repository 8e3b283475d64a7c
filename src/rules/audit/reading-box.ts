// What each figure may come to by any true reading of the registers that were printed rounded. Where the rules show which way a figure goes, its two ends bound
// it; elsewhere it is looked for inside, and nobody can be sure. Each reading that was tried is worked out once.
import type { Exact } from "../../values/exact.ts";
import { compare, maximum, minimum, subtract, ZERO } from "../../values/exact.ts";
import type { Direction } from "./directions.ts";
import { directionsOf } from "./directions.ts";
import { acrossPoints, alongOne } from "./inside-box.ts";
import type { Box, Range } from "./true-readings.ts";
import { printedAt } from "./true-readings.ts";

/** For each slot which way the figure goes. */
export function waysOf({ plan, tariff, slots }: Box, name: string): readonly Direction[] {
  return slots.map(({ register, isChained }) => (isChained ? "unknown" : (directionsOf(plan, tariff, register).get(name) ?? "unknown")));
}

/** Undefined where no reading tells anything. */
export function rangeOf(box: Box, name: string): Range | undefined {
  const ways = waysOf(box, name);
  if (!ways.includes("unknown")) {
    const end = (isLow: boolean): Exact | undefined =>
      printedAt(
        box,
        name,
        box.slots.map(({ least, most }, at) => ((ways[at] === "down") === isLow ? most : least)),
      );
    const [low, high] = [end(true), end(false)];
    if (low !== undefined && high !== undefined) return { least: minimum(low, high), most: maximum(low, high), beyond: ZERO };
  }
  const [only, other] = box.slots;
  if (only !== undefined && other === undefined) return alongOne(box, only, name);
  return hullOf(acrossPoints(box).map((shifts) => printedAt(box, name, shifts)));
}

/** Of several registers nobody sees all combinations: as far again as the whole range is no surprise. */
function hullOf(values: readonly (Exact | undefined)[]): Range | undefined {
  const told = values.flatMap((value) => value ?? []);
  const [first, ...others] = told;
  if (first === undefined) return undefined;
  const [least, most] = [others.reduce(minimum, first), others.reduce(maximum, first)];
  const width = subtract(most, least);
  return { least, most, beyond: told.length < values.length || compare(width, ZERO) === 0 ? undefined : width };
}
