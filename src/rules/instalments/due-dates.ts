// The due dates of a plan: all stepped from the day of agreement, never from one another, then moved off days on which nobody pays.
import type { Step } from "../../dsl/oversight.ts";
import { versionOn } from "../../engine/evaluate/versions.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { dayFromParts, monthsAfter, partsFromDay, weekday } from "../../values/calendar.ts";

export interface DueTerms {
  readonly first: Step;
  readonly every: Step;
  readonly moved: boolean;
}

/** `unknown`: the first day of which the schedule does not say whether it is a holiday. `outside`: they go beyond the calendar's years. */
export type DueDates =
  | { readonly kind: "dates"; readonly days: readonly Day[] }
  | { readonly kind: "unknown"; readonly day: Day }
  | { readonly kind: "outside" };

type Calendar = Pick<Plan, "calendar" | "weekend" | "holidays">;

/**
 * `count` dates, strictly rising. The k-th is the agreement plus the first step plus k intervals, the day of the month clamped to the month's length. A date on
 * a weekend day or holiday moves forward, but not to the next one's place: where every day between is off, it stays. `known`: by when holidays were announced.
 */
export function dueDates(calendar: Calendar, terms: DueTerms, agreed: Day, count: number, known: Day | undefined): DueDates {
  if (isBeyondCalendar(calendar, terms, agreed, count)) return { kind: "outside" };
  const anchors = Array.from({ length: count + 1 }, (_, index) => anchorOf(calendar, terms, agreed, index));
  const days: Day[] = [];
  for (let index = 0; index < count; index += 1) {
    const [anchor, next] = [anchors[index] ?? agreed, anchors[index + 1] ?? agreed];
    const due = terms.moved ? movedFrom(calendar, anchor, next, known) : ({ kind: "day", day: anchor } as const);
    if (due.kind === "unknown") return due;
    days.push(due.day);
  }
  return { kind: "dates", days };
}

/** The day so much later, months by the calendar and clamped. */
export function stepAfter({ calendar }: Pick<Plan, "calendar">, day: Day, { count, unit }: Step): Day {
  return unit === "days" ? day + count : monthsAfter(calendar, day, count);
}

function anchorOf(calendar: Calendar, { first, every }: DueTerms, agreed: Day, index: number): Day {
  // Months are added in one step, so that a clamped month leaves no mark on those after it.
  if (first.unit === "months" && every.unit === "months") return monthsAfter(calendar.calendar, agreed, first.count + index * every.count);
  return stepAfter(calendar, stepAfter(calendar, agreed, first), { ...every, count: every.count * index });
}

/** Whether the year after the last anchor's is one that the calendar does not reckon. */
function isBeyondCalendar({ calendar }: Calendar, { first, every }: DueTerms, agreed: Day, count: number): boolean {
  const { year } = partsFromDay(calendar, agreed);
  const yearsOf = (step: Step, times: number): number => Math.ceil((step.count * times) / (step.unit === "months" ? 12 : 365));
  return dayFromParts(calendar, year + yearsOf(first, 1) + yearsOf(every, count) + 1, 1, 1) === undefined;
}

type Moved = { readonly kind: "day"; readonly day: Day } | { readonly kind: "unknown"; readonly day: Day };

function movedFrom(calendar: Calendar, anchor: Day, next: Day, known: Day | undefined): Moved {
  for (let day = anchor; day < next; day += 1) {
    const off = isOff(calendar, day, known);
    if (off === undefined) return { kind: "unknown", day };
    if (!off) return { kind: "day", day };
  }
  return { kind: "day", day: anchor };
}

/** Undefined where the day is no weekend day and the schedule does not say its holidays. */
function isOff({ calendar, weekend, holidays }: Calendar, day: Day, known: Day | undefined): boolean | undefined {
  if (weekend.includes(weekday(day))) return true;
  const body = versionOn(holidays, day, known)?.body;
  if (body === undefined || body.kind === "unknown") return undefined;
  const { month, day: dayOfMonth } = partsFromDay(calendar, day);
  return body.days.some((each) => each.month === month && each.day === dayOfMonth);
}
