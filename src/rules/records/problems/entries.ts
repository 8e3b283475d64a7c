// The days on which entries were recorded: not before the day that a record is about, and never falling along the chain.
import type { Finding } from "../../finding.ts";
import type { Dated } from "../journal.ts";
import type { DayText } from "./problem.ts";
import { problemOf } from "./problem.ts";

export function entryProblems(records: readonly Dated[], dayText: DayText): readonly Finding[] {
  const entries = records.filter(({ sequence }) => sequence !== undefined).sort((a, b) => placeOf(a) - placeOf(b));
  let latest: Dated | undefined;
  return entries.flatMap((entry) => {
    const found = [...early(entry, dayText), ...falling(latest, entry, dayText)];
    if (latest === undefined || entry.known > latest.known) latest = entry;
    return found;
  });
}

function placeOf({ sequence }: Dated): number {
  return sequence ?? 0;
}

function early(entry: Dated, dayText: DayText): readonly Finding[] {
  if (entry.day <= entry.known) return [];
  return [problemOf("entry-before-its-day", [entry], { record: entry.record.id, day: dayText(entry.day), on: dayText(entry.known) }, dayText)];
}

function falling(latest: Dated | undefined, entry: Dated, dayText: DayText): readonly Finding[] {
  if (latest === undefined || latest.known <= entry.known) return [];
  const values = { record: entry.record.id, sequence: String(placeOf(entry)), day: dayText(entry.known), on: dayText(latest.known) };
  return [problemOf("entry-recorded-out-of-order", [entry, latest], values, dayText)];
}
