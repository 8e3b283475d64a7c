// How a value of one dimension can become one of another: the missing factor, in the words of the language where it has some.

import type { Dimension } from "../../../values/unit.ts";
import { missingFactor } from "../../../values/unit.ts";
import type { Scope } from "../scope.ts";

/** What makes `wanted` of `found`. */
export function howToMend({ units }: Pick<Scope, "units">, found: Dimension, wanted: Dimension): string {
  const factor = missingFactor(units, found, wanted);
  if (factor === "day") return "multiply by `days` (the days of the bill)";
  if (factor === "month") return "multiply by `months` (the calendar months of the bill)";
  if (factor === "1/day") return "leave out `days`, or divide by `days`";
  if (factor === "1/month") return "leave out `months`";
  return factor.startsWith("1/") ? `divide by a quantity in ${factor.slice(2)}` : `multiply by a quantity in ${factor}`;
}

/** What makes two sides of a sum or a comparison alike: only a span of time can. */
export function howToMakeAlike({ units }: Pick<Scope, "units">, first: Dimension, second: Dimension): string {
  const toFirst = missingFactor(units, first, second);
  const toSecond = missingFactor(units, second, first);
  if (TIMES.has(toFirst)) return `multiply the first by ${timeText(toFirst)}, so that both have one unit`;
  if (TIMES.has(toSecond)) return `multiply the second by ${timeText(toSecond)}, so that both have one unit`;
  return "use two quantities of one kind, or give each its own price first";
}

const TIMES: ReadonlySet<string> = new Set(["hour", "day", "month", "year"]);

function timeText(unit: string): string {
  return unit === "day" || unit === "month" ? `\`${unit}s\`` : `a quantity in ${unit}`;
}
