// Where a line is cut inside a bill: at the days on which something that it uses changes in content, and nowhere else.
import type { CutSource, DaySpan, Line, Rate } from "../../dsl/program.ts";
import type { Day } from "../../values/calendar.ts";
import { factChanges } from "./account.ts";
import type { Run } from "./context.ts";
import { seasonOn } from "./season.ts";
import { changeDays, versionOn } from "./versions.ts";

/** The line's segments, in order; they tile the billing period. */
export function segmentsOf(run: Run, line: Line): readonly DaySpan[] {
  const { period } = run.facts;
  if (line.work === "over bill" || line.cuts.length === 0) return [period];
  const days = new Set<Day>();
  for (const source of line.cuts) for (const day of cutDays(run, source)) days.add(day);
  if (days.size === 0) return [period];
  const ends = [...days].sort((a, b) => a - b);
  return [period.from, ...ends].map((from, at) => ({ from, to: ends[at] ?? period.to }));
}

function cutDays(run: Run, source: CutSource): readonly Day[] {
  switch (source.kind) {
    case "rate":
      return rateCuts(run, source.name);
    case "seasons":
      return seasonCuts(run, source.name);
    case "account":
      return factChanges(run, source.name, run.facts.period);
  }
}

function rateCuts(run: Run, name: string): readonly Day[] {
  const rate = run.plan.rates[name];
  if (rate === undefined) return [];
  const { period, known } = run.facts;
  const content = (day: Day): string => {
    const version = versionOn(rate.versions, day, known);
    return version === undefined ? "" : contentOf(version);
  };
  return changeDays(rate.versions, period.from, period.to).filter((day) => content(day) !== content(day - 1));
}

// The content of a version without places in the file: two versions of equal content are one for every bill.
const contents = new WeakMap<object, string>();

function contentOf(version: Rate["versions"][number]): string {
  const known = contents.get(version);
  if (known !== undefined) return known;
  const content = JSON.stringify(version.body, (key, value: unknown) => (key === "span" || key === "id" ? undefined : value));
  contents.set(version, content);
  return content;
}

function seasonCuts(run: Run, set: string): readonly Day[] {
  const { from, to } = run.facts.period;
  const days: Day[] = [];
  for (let day = from + 1; day < to; day += 1) {
    if (seasonOn(run, set, day) !== seasonOn(run, set, day - 1)) days.push(day);
  }
  return days;
}
