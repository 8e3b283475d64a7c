// Each record of a journal once. The same told again adds nothing; of unlike records under one id the first in the journal's order is taken, and the others are named.

import { recordHash } from "./chain.ts";
import type { Dated } from "./journal.ts";
import type { JournalRecord } from "./record.ts";

/** Others of the same kind and id (and revision, of a request) as `first`: never empty. */
export interface Told {
  readonly first: Dated;
  readonly again: readonly Dated[];
}

export interface ToldOnce {
  readonly records: readonly Dated[];
  readonly alike: readonly Told[];
  readonly unlike: readonly Told[];
}

/** `records` are in the journal's order. Ids are those of one kind: a payment and a plan may share one. */
export function toldOnce(records: readonly Dated[]): ToldOnce {
  const firsts = new Map<string, Map<string, Dated>>();
  const once: Dated[] = [];
  const others = new Map<Dated, Dated[]>();
  for (const dated of records) {
    const { record } = dated;
    // A map for each kind, and for each number of a revision: for long journals a key of its own for each record would cost much of the time.
    const kind = record.record === "request" && record.revision !== 1 ? `request ${record.revision}` : record.record;
    const ofKind = firsts.get(kind) ?? new Map<string, Dated>();
    const first = ofKind.get(record.id);
    if (first === undefined) {
      once.push(dated);
      firsts.set(kind, ofKind.set(record.id, dated));
      continue;
    }
    const again = others.get(first);
    if (again === undefined) others.set(first, [dated]);
    else again.push(dated);
  }
  const alike: Told[] = [];
  const unlike: Told[] = [];
  for (const [first, again] of others) {
    const hash = recordHash(first.record);
    const same = again.filter(({ record }) => recordHash(record) === hash);
    const different = again.filter(({ record }) => recordHash(record) !== hash);
    if (same.length > 0) alike.push({ first, again: same });
    if (different.length > 0) unlike.push({ first, again: different });
  }
  return { records: once, alike, unlike };
}

/** What only one record may have. */
export function keyOf(record: JournalRecord): string {
  return `${record.record} ${record.record === "request" ? `${record.revision} ` : ""}${record.id}`;
}
