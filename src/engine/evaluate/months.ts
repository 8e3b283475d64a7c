// Months by their own days: each calendar month counts as the part of it that lies in the span (6/30 + 24/31).
import type { DaySpan } from "../../dsl/program.ts";
import type { Calendar } from "../../values/calendar.ts";
import { monthsIn as monthParts } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, divide, exactFromWhole, ZERO } from "../../values/exact.ts";

export function monthsIn(calendar: Calendar, span: DaySpan): Exact {
  let months = ZERO;
  for (const part of monthParts(calendar, span.from, span.to)) {
    months = add(months, divide(exactFromWhole(part.to - part.from), exactFromWhole(part.days)) ?? ZERO);
  }
  return months;
}
