// The chain: each entry's hash is over the one before it, so that what was entered cannot be changed without its showing.
import { hashOfJson } from "../../engine/receipt/hash.ts";
import type { Entry, JournalRecord } from "./record.ts";

/** What the first entry follows, and the head of a chain without entries. */
export const CHAIN_START: string = "0".repeat(64);

/** SHA-256, lower-case hex, of the record's canonical JSON: the order of its fields and what is undefined count for nothing. */
export function recordHash(record: JournalRecord): string {
  return hashOfJson("mizan/record/v1", record);
}

/** What is hashed of an entry, whatever its record is. */
export interface EntryContent {
  readonly sequence: number;
  readonly recorded: string;
  readonly record: { readonly record: string };
  readonly previous: string;
}

/** The hash that an entry of this content has. Findings on bills have a domain of their own: none of them is ever a record of a journal. */
export function entryHash({ sequence, recorded, record, previous }: EntryContent): string {
  return hashOfJson(record.record === "finding" ? "mizan/finding/v1" : "mizan/record/v1", { sequence, recorded, record, previous });
}

/** The entries and, after them, one for each record, entered on `recordedDay` (a text of the schedule's calendar). The entries given stay as they are. */
export function appendRecords(entries: readonly Entry[], records: readonly JournalRecord[], recordedDay: string): readonly Entry[] {
  const chain = [...entries];
  let last = chain.at(-1);
  for (const record of records) {
    const content = { sequence: (last?.sequence ?? 0) + 1, recorded: recordedDay, record, previous: last?.hash ?? CHAIN_START };
    last = { ...content, hash: entryHash(content) };
    chain.push(last);
  }
  return chain;
}
