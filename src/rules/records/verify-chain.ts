// Whether a chain is as it was entered: each entry's hash is made anew, and followed to the next. It reads entries of any shape: a spoilt one is an edited one.
// What a chain cannot show by itself (a cut tail, a chain written anew) is said, not passed over: for that the head must be known from elsewhere.
import { own } from "../../values/record.ts";
import { filled } from "../../values/template.ts";
import type { Finding } from "../finding.ts";
import { findingOf } from "../finding.ts";
import { FINDINGS } from "../findings.ts";
import { CHAIN_START, entryHash } from "./chain.ts";
import { jsonProblem } from "./json-value.ts";
import type { Entry } from "./record.ts";

export type Tampering = "edited" | "dropped" | "reordered" | "inserted";

export interface ChainVerdict {
  /**
   * `intact`: nothing shows, and the last entry is the head where one was given. `grown`: the head given is that of an earlier entry. `cut or rewritten`: it is that of
   * none. `head unreadable`: what was given is no hash; nothing else is wrong.
   */
  readonly kind: "intact" | "grown" | "cut or rewritten" | "head unreadable" | "broken";
  readonly entries: number;
  /** The hash of the last entry: what to publish. Of a broken chain that of the last entry before the break. */
  readonly head: string;
  /** Of `broken` the first place at which it shows, of `grown` the entry whose hash the head is (0: the start). */
  readonly sequence: number | undefined;
  readonly looks: Tampering | undefined;
  /** Empty where the chain is intact and the head was given. */
  readonly findings: readonly Finding[];
  /** The same in English, in one line. */
  readonly words: string;
}

/** `head`: the hash of the last entry as it was written down elsewhere; undefined where nobody did. */
export function verifyChain(entries: readonly unknown[], head: string | undefined): ChainVerdict {
  const hashes: string[] = [CHAIN_START];
  for (let at = 0; at < entries.length; at += 1) {
    const entry = intactEntry(entries[at]);
    if (entry === undefined || entry.previous !== hashes[at] || entry.sequence !== at + 1) return broken(entries, hashes, at);
    hashes.push(entry.hash);
  }
  return judged(hashes, head);
}

function judged(hashes: readonly string[], head: string | undefined): ChainVerdict {
  const last = hashes.at(-1) ?? CHAIN_START;
  const about = { entries: hashes.length - 1, head: last, looks: undefined };
  const count = String(about.entries);
  if (head === undefined) {
    const finding = findingOf("chain-head-not-given", { count, hash: last }, {});
    return { ...about, kind: "intact", sequence: undefined, findings: [finding], words: wordsOf(finding) };
  }
  if (head === last)
    return { ...about, kind: "intact", sequence: undefined, findings: [], words: `the chain is intact: ${count} entries, up to the head given` };
  if (!/^[0-9a-f]{64}$/.test(head)) return withFinding({ ...about, kind: "head unreadable", sequence: undefined }, findingOf("chain-head-unreadable", {}, {}));
  const at = hashes.indexOf(head);
  return at < 0
    ? withFinding({ ...about, kind: "cut or rewritten", sequence: undefined }, findingOf("chain-cut-or-rewritten", { count }, {}))
    : withFinding({ ...about, kind: "grown", sequence: at }, findingOf("chain-grown", { sequence: String(at), count: String(about.entries - at) }, {}));
}

/** The first entry that is not what it should be stands at `at`; `hashes` are those before it. */
function broken(entries: readonly unknown[], hashes: readonly string[], at: number): ChainVerdict {
  const { sequence, looks } = place(entries, hashes, at);
  const finding = findingOf(CODES[looks], { sequence: String(sequence) }, { records: idsAt(entries, sequence) });
  return withFinding({ kind: "broken", entries: entries.length, head: hashes[sequence - 1] ?? CHAIN_START, sequence, looks }, finding);
}

const CODES = { edited: "chain-edited", dropped: "chain-dropped", reordered: "chain-reordered", inserted: "chain-inserted" } as const;

function place(entries: readonly unknown[], hashes: readonly string[], at: number): { readonly sequence: number; readonly looks: Tampering } {
  const [entry, next] = [intactEntry(entries[at]), intactEntry(entries[at + 1])];
  const sequence = at + 1;
  // Without it the chain would go on: it was put in.
  if (entry === undefined) return { sequence, looks: next !== undefined && next.previous === hashes[at] ? "inserted" : "edited" };
  if (hashes.includes(entry.hash)) return { sequence, looks: "inserted" };
  if (at > 0 && entry.previous === hashes[at - 1] && entry.sequence === at) return { sequence: at, looks: "inserted" };
  if (entries.slice(at + 1).some((other) => storedHash(other) === entry.previous)) return { sequence, looks: "reordered" };
  if (entry.sequence > sequence) return { sequence, looks: "dropped" };
  // It names another entry before it than the one that stands there: that one was changed, and its hash made anew.
  return { sequence: Math.max(1, at), looks: "edited" };
}

/** The value as an entry, if it has just an entry's members and its hash is that of its content. */
function intactEntry(value: unknown): Entry | undefined {
  return isShaped(value) && entryHash(value) === value.hash ? value : undefined;
}

const MEMBERS: ReadonlySet<string> = new Set(["sequence", "recorded", "record", "previous", "hash"]);

/** As far as hashing asks: what the record says is not this file's question. */
function isShaped(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null || jsonProblem(value) !== undefined) return false;
  const members: Readonly<Record<string, unknown>> = { ...value };
  if (Object.keys(members).some((name) => !MEMBERS.has(name))) return false;
  const isText = (name: string): boolean => typeof own(members, name) === "string";
  const record = own(members, "record");
  return (
    Number.isSafeInteger(own(members, "sequence")) &&
    isText("recorded") &&
    isText("previous") &&
    isText("hash") &&
    typeof record === "object" &&
    record !== null
  );
}

function storedHash(value: unknown): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, "hash")?.value : undefined;
}

/** The id of the record that stands at the place, where it has one. */
function idsAt(entries: readonly unknown[], sequence: number): readonly string[] {
  const entry = entries[sequence - 1];
  return isShaped(entry) && typeof entry.record.id === "string" ? [entry.record.id] : [];
}

function withFinding(about: Omit<ChainVerdict, "findings" | "words" | "looks"> & { readonly looks: Tampering | undefined }, finding: Finding): ChainVerdict {
  return { ...about, findings: [finding], words: wordsOf(finding) };
}

function wordsOf({ code, values }: Finding): string {
  const { message, help } = FINDINGS[code];
  return `${filled(message, values)}; ${filled(help, values)}`;
}
