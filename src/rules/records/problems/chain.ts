// Whether the chain entries of a journal fit together: what was changed after it was entered must not be taken for what was entered.
// INVARIANT: the order in which the entries were given changes nothing, and an entry that is told again is no second one.
import type { Finding } from "../../finding.ts";
import { findingOf } from "../../finding.ts";
import { recordHash } from "../chain.ts";
import type { JournalItem } from "../journal.ts";
import { isEntry, textOrder } from "../journal.ts";
import type { Entry } from "../record.ts";
import { verifyChain } from "../verify-chain.ts";

/** One finding at most, of the first entry at which it shows: behind it nothing can be told. Bare records are of no chain. */
export function chainProblems(items: readonly JournalItem[]): readonly Finding[] {
  const entries = items.filter(isEntry);
  if (entries.length === 0) return [];
  const { kind, sequence, findings } = verifyChain(withoutRepeats(entries), undefined);
  if (kind !== "broken") return [];
  const records = findings.flatMap((finding) => finding.records);
  return [findingOf("chain-broken", { sequence: String(sequence ?? 1) }, { records })];
}

function withoutRepeats(entries: readonly Entry[]): readonly Entry[] {
  const sorted = entries.toSorted((a, b) => a.sequence - b.sequence || textOrder(a.hash, b.hash) || textOrder(contentOf(a), contentOf(b)));
  return sorted.filter((entry, at) => !isSame(sorted[at - 1], entry));
}

/** Whether its hash is that of its content is asked of each that is left: two of one hash and unlike content are two. */
function isSame(before: Entry | undefined, entry: Entry): boolean {
  if (before === undefined || before.sequence !== entry.sequence || before.hash !== entry.hash) return false;
  return contentOf(before) === contentOf(entry);
}

function contentOf({ recorded, previous, record }: Entry): string {
  return [recorded, previous, recordHash(record)].join(" ");
}
