// Whether what an issuer could know on a day is all that is in force now, so that a bill need not be judged by a second clock.
import type { Version } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { keptByPlan } from "../kept-by-plan.ts";

/** `known`: the day of issue. Anything announced, or ended by a ruling, after it may change a bill of days before `to`. */
export function isAllKnown(plan: Plan, to: Day, known: Day): boolean {
  if (known < to) return false;
  return lateVersions(plan, "", () => lateIn(plan)).every(({ from, announced, annulled }) => {
    return from >= to || (announced <= known && (annulled === undefined || annulled.on <= known));
  });
}

/** Days from `to` on at which what could be known of the days before it changes, the last of them left out: on that day all is known. */
export function clocksBefore(plan: Plan, to: Day): readonly Day[] {
  const late = lateVersions(plan, "", () => lateIn(plan)).filter(({ from }) => from < to);
  const days = late.flatMap(({ announced, annulled }) => [announced, ...(annulled === undefined ? [] : [annulled.on])]).filter((day) => day > to);
  return days.length === 0
    ? []
    : [...new Set([to, ...days])]
        .sort((a, b) => a - b)
        .slice(0, -1)
        .slice(0, MOST_CLOCKS);
}

const MOST_CLOCKS = 8;

const lateVersions = keptByPlan<readonly Version[]>();

/** Any other is known from its first day. */
function lateIn({ rates, seasons, dayparts }: Plan): readonly Version[] {
  const all: readonly Version[] = [rates, seasons, dayparts].flatMap((sets) => Object.values(sets).flatMap(({ versions }): readonly Version[] => versions));
  return all.filter(({ from, announced, annulled }) => announced > from || annulled !== undefined);
}
