// The season of a set on a day, for the account as it is on that day.
import type { MonthDay, SeasonSet } from "../../dsl/program.ts";
import type { Day } from "../../values/calendar.ts";
import { partsFromDay, textFromDay } from "../../values/calendar.ts";
import { failure } from "../failure.ts";
import { factOn } from "./account.ts";
import type { Run } from "./context.ts";
import { refuse } from "./refusal.ts";
import { choiceOf } from "./value.ts";
import { annulledOn, versionOn } from "./versions.ts";

export function seasonOn(run: Run, setName: string, day: Day): string {
  const key = `${setName} ${day}`;
  const known = run.seasons.get(key);
  if (known !== undefined) return known;
  const season = workOutSeason(run, setName, day);
  run.seasons.set(key, season);
  return season;
}

function workOutSeason(run: Run, setName: string, day: Day): string {
  const set = run.plan.seasons[setName];
  if (set === undefined) throw new TypeError(`a plan asks for a season set that it does not hold: ${setName}`);
  const version = versionOn(set.versions, day, run.facts.known);
  if (version === undefined) return refuseNoVersion(run, set, day);
  if (version.body.kind === "unknown") {
    return refuse(failure("reached-unknown", { what: `seasons ${setName} on ${textFromDay(run.plan.calendar, day)}`, because: version.body.because }));
  }
  const value = set.by === undefined ? "" : choiceOf(factOn(run, set.by, day));
  const { month, day: dayOfMonth } = partsFromDay(run.plan.calendar, day);
  const spans = version.body.spans[value] ?? [];
  const span = spans.findLast(({ from }) => isOnOrBefore(from, month, dayOfMonth)) ?? spans.at(-1);
  if (span === undefined) throw new TypeError(`season set ${setName} has no season for ${value}`);
  return span.season;
}

function isOnOrBefore(from: MonthDay, month: number, day: number): boolean {
  return from.month < month || (from.month === month && from.day <= day);
}

function refuseNoVersion(run: Run, set: SeasonSet, day: Day): never {
  const what = `seasons ${set.name}`;
  const date = textFromDay(run.plan.calendar, day);
  const ended = annulledOn(set.versions, day, run.facts.known)?.annulled;
  if (ended !== undefined) refuse(failure("rate-annulled", { what, day: date, on: textFromDay(run.plan.calendar, ended.on), by: ended.by }));
  refuse(failure("not-known-yet", { what, day: date, known: knownText(run) }));
}

export function knownText(run: Run): string {
  return run.facts.known === undefined ? "any day" : textFromDay(run.plan.calendar, run.facts.known);
}
