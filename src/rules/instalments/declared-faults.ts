// Plans that a record declares broken, though their payments say that they were not.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Finding } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { PlanLife } from "./plan-life.ts";

export function declaredFaults(plan: Plan, { plan: { record, ends }, rule, brokenOn, progress }: PlanLife): readonly Finding[] {
  if (rule === undefined) return [];
  const wrong = ends.filter((end) => end.record.how === "declared_broken" && !(brokenOn !== undefined && brokenOn <= end.day));
  return wrong.map((end) => {
    const on = textFromDay(plan.calendar, end.day);
    const found = String(missedInRow(progress.rows, end.day));
    const place = { records: [record.id, end.record.id], account: record.account.id, day: on, cites: rule.cites, marks: rule.marks };
    return findingOf("declared-broken-though-kept", { plan: record.id, on, found, needed: String(rule.body.broken) }, place);
  });
}

/** How many in a row were missed by the end of the day, at most. */
function missedInRow(rows: PlanLife["progress"]["rows"], day: Day): number {
  let [inRow, most] = [0, 0];
  for (const { missedOn } of rows) {
    inRow = missedOn !== undefined && missedOn <= day ? inRow + 1 : 0;
    most = Math.max(most, inRow);
  }
  return most;
}
