// How a value of one dimension can become one of another: the missing factor, in the words of the language where it has some.

import type { Dimension } from "../../../values/unit.ts";
import { missingFactor } from "../../../values/unit.ts";
import type { Scope } from "../scope.ts";

/** What makes `wanted` of `found`. */
export function howToMend({ units }: Pick<Scope, "units">, found: Dimension, wanted: Dimension): string {
  const factor = missingFactor(units, found, wanted);
  if (factor === "day") return "multiply by `days` (the days of the bill)";
  if (factor === "month") return "multiply by `months` (the calendar months of the bill)";
  if (factor === "month/day") return "multiply by `months` instead of `days`";
  if (factor === "day/month") return "multiply by `days` instead of `months`";
  if (factor.startsWith("year")) return "no bill counts years: declare the rate by the month (`/month`) and multiply by `months`, or `per 365 days`";
  if (found.split(" ").some((part) => part === `${wanted}^-1`))
    return `is a rate here upside down? a price is \`${wanted}\` per quantity, such as \`${wanted}/kWh\``;
  if (factor === "1/day") return "leave out `days`, or divide by `days`";
  if (factor === "1/month") return "leave out `months`";
  return factor.startsWith("1/") ? `divide by a quantity in ${factor.slice(2)}` : `multiply by a quantity in ${factor}`;
}

/** What makes two sides of a sum or a comparison alike: only a span of time can. */
export function howToMakeAlike({ units }: Pick<Scope, "units">, first: Dimension, second: Dimension): string {
  // Energy and power: a factor in hours would make a number of them, and no figure of a bill.
  if ([missingFactor(units, first, second), missingFactor(units, second, first)].includes("hour"))
    return "they are different things, as energy and power: give each its own price first, and add the amounts";
  const toFirst = missingFactor(units, first, second);
  const toSecond = missingFactor(units, second, first);
  if (TIMES.has(toFirst)) return `multiply the first by ${timeText(toFirst)}, so that both have one unit`;
  if (TIMES.has(toSecond)) return `multiply the second by ${timeText(toSecond)}, so that both have one unit`;
  return "use two quantities of one kind, or give each its own price first";
}

const TIMES: ReadonlySet<string> = new Set(["day", "month", "year"]);

function timeText(unit: string): string {
  return unit === "day" || unit === "month" ? `\`${unit}s\`` : `a quantity in ${unit}`;
}
