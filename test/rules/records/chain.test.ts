// The chain: what its hashes are over, and that every change of it shows, at the place where it was made, as far as a chain can show it.
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { appendRecords, CHAIN_START, recordHash } from "../../../src/rules/records/chain.ts";
import type { Entry } from "../../../src/rules/records/record.ts";
import { verifyChain } from "../../../src/rules/records/verify-chain.ts";
import { document, FULL, KINDS, payment } from "./samples.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const RECORDS = KINDS.map((kind) => FULL[kind]);
const CHAIN = appendRecords([], RECORDS, "1395-01-01");
const HEAD = CHAIN.at(-1)?.hash ?? "";

/** An entry of other content whose hash fits it: what one who knows the rules of the chain would write. */
function sealed({ sequence, previous, record, recorded }: Omit<Entry, "hash">): Entry {
  // `appendRecords` goes on from what stands before: a stand-in before it gives any number and any hash.
  const [, entry] = appendRecords([{ sequence: sequence - 1, recorded, record, previous: "", hash: previous }], [record], recorded);
  if (entry === undefined) throw new Error("nothing was appended");
  return entry;
}

describe("what is hashed", () => {
  test("a record: its canonical JSON, whatever the order of its fields", () => {
    const record = document("d", "1394-01-01", "12.50");
    const text = '{"account":"a-1","amount":"12.50","day":"1394-01-01","due":"1394-12-01","id":"d","record":"document"}';
    expect(recordHash(record)).toBe(sha256(`mizan/record/v1\n${text}`));
    expect(recordHash({ due: record.due, amount: record.amount, id: "d", day: record.day, account: "a-1", record: "document" })).toBe(recordHash(record));
    // The figure is the same, what was written is not.
    expect(recordHash({ ...record, amount: "12.5" })).not.toBe(recordHash(record));
  });

  test("an entry: the hash before it, its number, the day on which it was entered, and the record", () => {
    const [first, second] = appendRecords([], [document("d", "1394-01-01", "1"), payment("p", "1394-02-01", { d: "1" })], "1394-03-01");
    const one = '{"account":"a-1","amount":"1","day":"1394-01-01","due":"1394-12-01","id":"d","record":"document"}';
    const hash = sha256(`mizan/record/v1\n{"previous":"${"0".repeat(64)}","record":${one},"recorded":"1394-03-01","sequence":1}`);
    expect(first).toEqual({ sequence: 1, recorded: "1394-03-01", record: document("d", "1394-01-01", "1"), previous: "0".repeat(64), hash });
    expect(second).toMatchObject({ sequence: 2, previous: hash });
  });

  test("appending goes on from what is there, and leaves it as it is", () => {
    const before = appendRecords([], RECORDS.slice(0, 5), "1395-01-01");
    const copy = structuredClone(before);
    expect(appendRecords(before, RECORDS.slice(5), "1395-01-01")).toEqual(CHAIN);
    expect(before).toEqual(copy);
    expect(appendRecords(before, [], "1395-02-01")).toEqual(before);
  });
});

describe("a chain that is as it was entered", () => {
  test("with its head: intact, and nothing more to say", () => {
    expect(verifyChain(CHAIN, HEAD)).toEqual({
      kind: "intact",
      entries: 14,
      head: HEAD,
      sequence: undefined,
      looks: undefined,
      findings: [],
      words: "the chain is intact: 14 entries, up to the head given",
    });
  });

  test("without a head: what cannot be seen is said", () => {
    const verdict = verifyChain(CHAIN, undefined);
    expect([verdict.kind, verdict.head, verdict.findings.map(({ code }) => code)]).toEqual(["intact", HEAD, ["chain-head-not-given"]]);
    expect(verdict.words).toContain("a cut tail or a chain written wholly anew cannot be seen");
    // And so it is: both pass.
    expect(verifyChain(CHAIN.slice(0, 9), undefined).kind).toBe("intact");
    expect(verifyChain(appendRecords([], RECORDS.toReversed(), "1395-01-01"), undefined).kind).toBe("intact");
  });

  test("with the head of an earlier day: it has grown since", () => {
    expect(verifyChain(CHAIN, CHAIN[9]?.hash)).toMatchObject({ kind: "grown", sequence: 10, entries: 14, head: HEAD });
    expect(verifyChain(CHAIN, CHAIN[9]?.hash).words).toBe(
      "the head given is that of entry 10: 4 more were entered after it; write the new head down elsewhere",
    );
    expect(verifyChain(CHAIN, CHAIN_START)).toMatchObject({ kind: "grown", sequence: 0 });
  });

  test("with a head that it has nowhere: the tail was cut, or all of it written anew", () => {
    expect(verifyChain(CHAIN.slice(0, 9), HEAD)).toMatchObject({ kind: "cut or rewritten", entries: 9, sequence: undefined });
    expect(verifyChain(appendRecords([], RECORDS.toReversed(), "1395-01-01"), HEAD).kind).toBe("cut or rewritten");
    expect(verifyChain([], HEAD).kind).toBe("cut or rewritten");
  });

  test("with a head that is no hash", () => {
    expect(verifyChain(CHAIN, HEAD.toUpperCase()).kind).toBe("head unreadable");
    expect(verifyChain(CHAIN, "")).toMatchObject({ kind: "head unreadable", findings: [{ code: "chain-head-unreadable" }] });
  });

  test("without entries", () => {
    expect(verifyChain([], CHAIN_START)).toMatchObject({ kind: "intact", entries: 0, head: CHAIN_START, findings: [] });
    expect(verifyChain([], undefined).kind).toBe("intact");
  });
});

const at = (place: number): Entry => {
  const entry = CHAIN[place];
  if (entry === undefined) throw new Error(`no entry ${place}`);
  return entry;
};
const replaced = (place: number, entry: unknown): readonly unknown[] => [...CHAIN.slice(0, place), entry, ...CHAIN.slice(place + 1)];
const other = document("other", "1394-01-01", "7");
const sequences = fc.integer({ min: 1, max: CHAIN.length });
const verdictOf = (entries: readonly unknown[]): readonly unknown[] => {
  const { kind, sequence, looks } = verifyChain(entries, undefined);
  return [kind, sequence, looks];
};

describe("what was done to a chain shows where it was done", () => {
  test("a record edited in place", () => {
    fc.assert(
      fc.property(sequences, (n) => {
        expect(verdictOf(replaced(n - 1, { ...at(n - 1), record: other }))).toEqual(["broken", n, "edited"]);
      }),
    );
  });

  test("any other part of an entry edited in place", () => {
    const part = fc.constantFrom<Partial<Entry> | object>(
      { recorded: "1394-12-29" },
      { sequence: 99 },
      { previous: "a".repeat(64) },
      { hash: "b".repeat(64) },
      { note: "x" },
    );
    fc.assert(
      fc.property(sequences, part, (n, change) => {
        expect(verdictOf(replaced(n - 1, { ...at(n - 1), ...change }))).toEqual(["broken", n, "edited"]);
      }),
    );
  });

  test("an entry spoilt so that it is none", () => {
    const spoilt = fc.constantFrom<unknown>(null, 5, "x", [], {}, { record: other });
    fc.assert(
      fc.property(sequences, spoilt, (n, value) => {
        expect(verdictOf(replaced(n - 1, value))).toEqual(["broken", n, "edited"]);
      }),
    );
  });

  test("a record edited, and its hash made anew: the next one still names the old hash", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: CHAIN.length - 1 }), (n) => {
        expect(verdictOf(replaced(n - 1, sealed({ ...at(n - 1), record: other })))).toEqual(["broken", n, "edited"]);
      }),
    );
    // Of the last entry nothing follows: only the head shows it.
    const last = CHAIN.length - 1;
    expect(verdictOf(replaced(last, sealed({ ...at(last), record: other })))).toEqual(["intact", undefined, undefined]);
    expect(verifyChain(replaced(last, sealed({ ...at(last), record: other })), HEAD).kind).toBe("cut or rewritten");
  });

  test("entries dropped", () => {
    const range = fc.tuple(fc.nat(CHAIN.length - 2), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(range, ([from, count]) => {
        const left = CHAIN.filter((_, place) => place < from || place >= Math.min(from + count, CHAIN.length - 1));
        expect(verdictOf(left)).toEqual(["broken", from + 1, "dropped"]);
      }),
    );
  });

  test("two entries changed about, or one moved", () => {
    const places = fc.uniqueArray(fc.nat(CHAIN.length - 1), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(places, ([a = 0, b = 0]) => {
        const swapped = CHAIN.with(a, at(b)).with(b, at(a));
        expect(verdictOf(swapped)).toEqual(["broken", Math.min(a, b) + 1, "reordered"]);
        const moved = CHAIN.toSpliced(a, 1).toSpliced(b, 0, at(a));
        expect(verdictOf(moved)).toEqual(["broken", Math.min(a, b) + 1, "reordered"]);
      }),
    );
  });

  test("an entry put in, made to fit what stands before it", () => {
    fc.assert(
      fc.property(fc.nat(CHAIN.length - 1), (place) => {
        const previous = place === 0 ? CHAIN_START : at(place - 1).hash;
        const put = sealed({ sequence: place + 1, recorded: "1395-01-01", record: other, previous });
        expect(verdictOf(CHAIN.toSpliced(place, 0, put))).toEqual(["broken", place + 1, "inserted"]);
      }),
    );
  });

  test("an entry put in as it is, or one of the chain put in twice", () => {
    fc.assert(
      fc.property(fc.nat(CHAIN.length - 1), fc.nat(CHAIN.length - 1), (place, source) => {
        expect(verdictOf(CHAIN.toSpliced(place, 0, { ...at(source), record: other }))).toEqual(["broken", place + 1, "inserted"]);
        if (source < place) expect(verdictOf(CHAIN.toSpliced(place, 0, at(source)))).toEqual(["broken", place + 1, "inserted"]);
      }),
    );
  });

  test("a broken chain names what was done, the record there, and the head up to which it holds", () => {
    const verdict = verifyChain(replaced(3, { ...at(3), record: other }), HEAD);
    expect(verdict.findings).toMatchObject([{ code: "chain-edited", records: ["other"], values: { sequence: "4" } }]);
    expect(verdict.words).toBe("entry 4 is not as it was entered: it looks edited; compare it with a copy that another keeps");
    expect(verdict.head).toBe(at(2).hash);
  });
});

test("100,000 entries are verified in one pass", () => {
  const many = appendRecords(
    [],
    Array.from({ length: 100_000 }, (_, n) => document(`d${n}`, "1394-01-01", "1")),
    "1394-02-01",
  );
  const start = performance.now();
  expect(verifyChain(many, undefined).entries).toBe(100_000);
  expect(verdictOf(many.toSpliced(99_990, 1))).toEqual(["broken", 99_991, "dropped"]);
  // Minutes, were each entry to be looked for among all.
  expect(performance.now() - start).toBeLessThan(40_000);
});
