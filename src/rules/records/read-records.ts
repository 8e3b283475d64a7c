// From JSON values of unknown shape to records and chain entries, or to all that is wrong with them. The way in for every journal.
// INVARIANT: never throws, whatever the values; one that is wrong does not stop the others, and none is left out without a problem that names it.
import { z } from "zod";
import type { Plan } from "../../engine/plan.ts";
import { complaintsFromIssues } from "../../engine/request/failures.ts";
import type { JournalItem } from "./journal.ts";
import { isEntry, recordOf } from "./journal.ts";
import type { Entry, JournalRecord } from "./record.ts";
import { entrySchema, recordSchema } from "./record-schema.ts";

/** `number` counts what was given, from 1; `id` where the record shows one; the path is inside it. Problem and remedy: lower case, one line each. */
export interface RecordProblem {
  readonly number: number;
  readonly id: string | undefined;
  readonly path: string;
  readonly problem: string;
  readonly remedy: string;
}

export interface RecordsReading {
  /** What could be read, in the order given. */
  readonly items: readonly JournalItem[];
  /** The records of `items`, bare and from entries. */
  readonly records: readonly JournalRecord[];
  /** The chain entries among `items`. */
  readonly entries: readonly Entry[];
  readonly problems: readonly RecordProblem[];
}

export function readRecords(plan: Plan, values: readonly unknown[]): RecordsReading {
  return recordReader(plan)(values);
}

/** Prepares the plan's forms once, for many journals. */
export function recordReader(plan: Plan): (values: readonly unknown[]) => RecordsReading {
  const record = z.compile(recordSchema(plan));
  const entry = z.compile(entrySchema(plan));
  return (values) => {
    const items: JournalItem[] = [];
    const problems: RecordProblem[] = [];
    for (const [at, value] of values.entries()) {
      const isOfChain = looksLikeEntry(value);
      const parsed = isOfChain ? entry.safeParse(value) : record.safeParse(value);
      if (parsed.success) items.push(parsed.data);
      else {
        const complaints = complaintsFromIssues(parsed.error.issues, value, isOfChain ? "the entry" : "the record");
        problems.push(...complaints.map((complaint) => ({ number: at + 1, id: idOf(value), ...complaint })));
      }
    }
    return { items, records: items.map(recordOf), entries: items.filter(isEntry), problems };
  };
}

/** An entry has the record as an object, where a record has the name of its kind. */
function looksLikeEntry(value: unknown): boolean {
  const record = member(value, "record");
  return (typeof record === "object" && record !== null) || (record === undefined && member(value, "sequence") !== undefined);
}

function idOf(value: unknown): string | undefined {
  const id = member(value, "id") ?? member(member(value, "record"), "id");
  return typeof id === "string" ? id : undefined;
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
