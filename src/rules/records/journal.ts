// A journal as it is given: bare records and chain entries, mixed or not. An entry says on which day its record became known; a bare record is known on its own day.
// The order of a journal is its own: by day, then by the day it became known, then by id. How the list was written changes nothing.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { dayFromText } from "../../values/calendar.ts";
import { recordHash } from "./chain.ts";
import type { Entry, JournalRecord } from "./record.ts";

export type JournalItem = JournalRecord | Entry;

/** A record with its days as day numbers. `sequence`: its place in a chain; undefined for a bare record. */
export interface Dated<R extends JournalRecord = JournalRecord> {
  readonly record: R;
  readonly day: Day;
  readonly known: Day;
  readonly sequence: number | undefined;
}

export function isEntry(item: JournalItem): item is Entry {
  return typeof item.record === "object";
}

export function recordOf(item: JournalItem): JournalRecord {
  return isEntry(item) ? item.record : item;
}

/** In the journal's order. A day that is no day of the calendar counts as before all others: reading refuses such records. */
export function inOrder({ calendar }: Pick<Plan, "calendar">, items: readonly JournalItem[]): readonly Dated[] {
  const day = (text: string): Day => dayFromText(calendar, text) ?? -Infinity;
  const dated = items.map((item) => {
    const record = recordOf(item);
    const happened = day(record.day);
    return isEntry(item)
      ? { record, day: happened, known: day(item.recorded), sequence: item.sequence }
      : { record, day: happened, known: happened, sequence: undefined };
  });
  return dated.sort(before);
}

function before(a: Dated, b: Dated): number {
  return a.day - b.day || a.known - b.known || textOrder(a.record.id, b.record.id) || ofOneId(a.record, b.record) || placeOf(a) - placeOf(b);
}

/** Only records of one id and day come here: of two kinds, two revisions, or one told twice. */
function ofOneId(a: JournalRecord, b: JournalRecord): number {
  return textOrder(a.record, b.record) || revisionOf(a) - revisionOf(b) || textOrder(recordHash(a), recordHash(b));
}

function placeOf({ sequence }: Dated): number {
  return sequence ?? 0;
}

function revisionOf(record: JournalRecord): number {
  return record.record === "request" ? record.revision : 0;
}

export function textOrder(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}
