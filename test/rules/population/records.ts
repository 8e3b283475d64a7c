// Judged bills for tests of what a run comes to: made by hand or drawn, without rules.
import fc from "fast-check";
import type { BillRecord } from "../../../src/index.ts";

export const BY: readonly string[] = ["reader", "route"];

export function record(changes: Partial<BillRecord> = {}): BillRecord {
  return {
    id: "b1",
    account: "a1",
    period: { from: "2024-01-01", to: "2024-02-01" },
    issuedOn: "2024-02-03",
    marks: ["", ""],
    verdict: "agrees",
    knownThen: undefined,
    harm: "0",
    issued: "100",
    computed: "100",
    agreeing: ["energy", "payable"],
    lines: [],
    broken: [],
    failures: [],
    diagnosis: undefined,
    hash: "0",
    ...changes,
  };
}

export function wrong(harm: string | undefined, changes: Partial<BillRecord> = {}): BillRecord {
  return record({ verdict: "differs", harm, ...changes });
}

type Diagnosed = NonNullable<BillRecord["diagnosis"]>;

export function diagnosed(changes: Partial<Diagnosed>): Diagnosed {
  return {
    answer: "unexplained",
    cause: undefined,
    ambiguity: undefined,
    told: [],
    fits: 0,
    confirmed: false,
    maybeChance: false,
    expected: "0",
    wouldSeparate: undefined,
    why: undefined,
    ...changes,
  };
}

export function caused(fault: string, about: readonly (readonly [string, string])[] = []): Diagnosed {
  const key = about.length === 0 ? fault : `${fault} ${about.map((each) => each.join(" ")).join(", ")}`;
  return diagnosed({ answer: "exact-single", cause: { key, faults: [{ fault, name: fault, family: "billing error", about }] }, fits: 1 });
}

const amount = fc.oneof(
  fc.integer({ min: -3_000, max: 3_000 }).map(String),
  fc.tuple(fc.integer({ min: -9_999, max: 9_999 }), fc.integer({ min: 2, max: 9 })).map(([top, bottom]) => `${top}/${bottom}`),
  fc.constantFrom("0.25", "-0.004", "99999999999999999999.5"),
);
const mark = fc.constantFrom("", "r1", "r2", "__proto__", "12", "پ");
const line = fc.record({
  name: fc.constantFrom("energy", "tax", "constructor"),
  label: fc.constant("x"),
  verdict: fc.constantFrom("differs" as const, "missing" as const, "unknown line" as const, "undecided" as const),
  issued: fc.constant(undefined),
  computed: fc.constant(undefined),
  difference: fc.option(amount, { nil: undefined }),
  why: fc.constant(undefined),
  evidence: fc.constant(undefined),
  cites: fc.constant([]),
});
const answer = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom("F01", "F04").map((fault) => caused(fault, [["register", "energy"]])),
  fc.constant(diagnosed({ answer: "ambiguous", ambiguity: "F07 | F08", fits: 2 })),
  fc.constant(diagnosed({ answer: "near-miss" })),
);

export const anyRecord: fc.Arbitrary<BillRecord> = fc
  .record({
    verdict: fc.constantFrom("agrees" as const, "differs" as const, "adjustment due" as const, "undecided" as const),
    harm: fc.option(amount, { nil: undefined }),
    marks: fc.tuple(mark, mark),
    lines: fc.array(line, { maxLength: 3 }),
    agreeing: fc.subarray(["energy", "tax", "payable"]),
    broken: fc.subarray([{ name: "sum of lines" as const, about: "total", difference: "1" }]),
    failures: fc.subarray([{ code: "fact-missing", message: "x" }]),
    diagnosis: answer,
  })
  .map((drawn) => record(drawn));
