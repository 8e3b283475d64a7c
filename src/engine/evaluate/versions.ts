// Which version of a rate, season set or daypart set counts on a day, as known on a day.
import type { Version } from "../../dsl/program.ts";
import type { Day } from "../../values/calendar.ts";

/** The version announced last, among those announced by `known` (undefined: ever) whose span holds the day and which no ruling ended. */
export function versionOn<V extends Version>(versions: readonly V[], day: Day, known: Day | undefined): V | undefined {
  let best: V | undefined;
  for (const version of versions) {
    if (!isKnown(version, known) || !holds(version, day) || isAnnulledOn(version, day, known)) continue;
    if (best === undefined || version.announced > best.announced) best = version;
  }
  return best;
}

/** The version that would count but for its annulment: for the message only. */
export function annulledOn<V extends Version>(versions: readonly V[], day: Day, known: Day | undefined): V | undefined {
  return versions.find((version) => isKnown(version, known) && holds(version, day) && isAnnulledOn(version, day, known));
}

/** The days inside (from, to) on which the answer of `versionOn` can change. */
export function changeDays(versions: readonly Version[], from: Day, to: Day): readonly Day[] {
  const days = new Set<Day>();
  for (const version of versions) {
    for (const day of [version.from, version.to, version.annulled?.on]) {
      if (day !== undefined && from < day && day < to) days.add(day);
    }
  }
  return [...days];
}

function isKnown(version: Version, known: Day | undefined): boolean {
  return known === undefined || version.announced <= known;
}

function holds(version: Version, day: Day): boolean {
  return version.from <= day && day < version.to;
}

function isAnnulledOn(version: Version, day: Day, known: Day | undefined): boolean {
  const ruling = version.annulled;
  if (ruling === undefined || (known !== undefined && known < ruling.on)) return false;
  return ruling.reach === "from its start" || day >= ruling.on;
}
