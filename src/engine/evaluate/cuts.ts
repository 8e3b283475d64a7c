// Where a line is cut inside a bill: at the days on which something that it uses changes in content, and nowhere else.
import type { CutSource, DaySpan, Line } from "../../dsl/program.ts";
import type { Day } from "../../values/calendar.ts";
import { own } from "../../values/record.ts";
import { factChanges } from "./account.ts";
import { columnsUsed, contentFor } from "./content.ts";
import type { Run } from "./context.ts";
import { seasonOn } from "./season.ts";
import { changeDays, versionOn } from "./versions.ts";

/** The line's segments, in order; they tile the billing period. */
export function segmentsOf(run: Run, line: Line): readonly DaySpan[] {
  const { period } = run.facts;
  if (line.work === "over bill" || line.cuts.length === 0) return [period];
  const days = new Set<Day>();
  for (const source of line.cuts) for (const day of cutDays(run, line, source)) days.add(day);
  if (days.size === 0) return [period];
  const ends = [...days].sort((a, b) => a - b);
  return [period.from, ...ends].map((from, at) => ({ from, to: ends[at] ?? period.to }));
}

function cutDays(run: Run, line: Line, source: CutSource): readonly Day[] {
  switch (source.kind) {
    case "rate":
      return rateCuts(run, line, source);
    case "seasons":
      return seasonCuts(run, source.name);
    case "account":
      return factChanges(run, source.name, run.facts.period);
  }
}

function rateCuts(run: Run, line: Line, source: CutSource & { readonly kind: "rate" }): readonly Day[] {
  const rate = own(run.plan.rates, source.name);
  if (rate === undefined) return [];
  const { period, known } = run.facts;
  return changeDays(rate.versions, period.from, period.to).filter((day) => {
    const before = versionOn(rate.versions, day - 1, known);
    const after = versionOn(rate.versions, day, known);
    if (before === after) return false;
    return (
      before === undefined ||
      after === undefined ||
      contentFor(before, columnsUsed(run, line, rate, source, day)) !== contentFor(after, columnsUsed(run, line, rate, source, day))
    );
  });
}

function seasonCuts(run: Run, set: string): readonly Day[] {
  const { from, to } = run.facts.period;
  const days: Day[] = [];
  for (let day = from + 1; day < to; day += 1) {
    if (seasonOn(run, set, day) !== seasonOn(run, set, day - 1)) days.push(day);
  }
  return days;
}
