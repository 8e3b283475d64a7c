// What is kept of a judged bill, and the cause that many bills share.
import { describe, expect, test } from "vitest";
import type { BillCase, BillVerdict, Diagnosis } from "../../../src/index.ts";
import { billRecord } from "../../../src/index.ts";

const CASE: BillCase = {
  issued: { id: "b1", account: "a1", readings: [], lines: [], marks: { reader: "r1", "": "empty" } },
  request: {},
};

function verdict(changes: Partial<BillVerdict> = {}): BillVerdict {
  const base = {
    id: "b1",
    account: "a1",
    tariff: undefined,
    verdict: "differs" as const,
    lines: [],
    identities: [],
    knownThen: undefined,
    harm: "5",
    findings: [],
    failures: [],
  };
  return { ...base, receipt: { engine: "e", rules: "r", case: "c" }, ...changes };
}

type Values = Readonly<Record<string, string>>;

function diagnosis(answer: Diagnosis["answer"], ...explanations: readonly (readonly (readonly [string, Values])[])[]): Diagnosis {
  return {
    id: "b1",
    answer,
    explanations: explanations.map((faults) => ({
      faults: faults.map(([fault, values]) => ({
        fault,
        name: `name of ${fault}`,
        key: `${fault} in full`,
        values,
        family: "billing error" as const,
        evidence: "photo",
      })),
      confirms: ["photo p1"],
      refutes: [],
      figures: {},
      alike: 1,
      onset: undefined,
    })),
    more: 0,
    nearMisses: [],
    inversions: [],
    rates: [],
    leftOut: [],
    isCut: false,
    asKnown: "now",
    wouldSeparate: undefined,
    possibleCoincidence: false,
    coincidence: { hypotheses: 1, width: "1", expected: "1" },
    why: undefined,
  };
}

describe("the cause", () => {
  test.each<[string, string, Values, string]>([
    ["a multiplier is the route's", "F04", { register: "energy", multiplier: "40" }, "F04 register energy, multiplier 40"],
    ["figures of a reading are the bill's own", "F08", { register: "energy", end: "current", read: "1150", right: "1100" }, "F08 register energy, end current"],
    ["a row of the ledger is the bill's own", "F26", { row: "old", way: "lost", amount: "500" }, "F26 way lost"],
    ["a word as value is shared", "F01", { field: "class", value: "shop" }, "F01 field class, value shop"],
    ["a number as value is not", "F23", { field: "contracted", value: "60", from: "history" }, "F23 field contracted"],
    ["another bill is the bill's own", "F29", { bill: "march", again: "period" }, "F29 again period"],
    ["nothing to be about", "F05", {}, "F05"],
  ])("%s", (_title, fault, values, key) => {
    const { diagnosis: kept } = billRecord(CASE, verdict(), diagnosis("exact-single", [[fault, values]]), []);
    expect(kept?.cause?.key).toBe(key);
    expect(kept?.told).toEqual([`${fault} in full`]);
    expect(kept?.confirmed).toBe(true);
  });

  test("of two faults is told by their kinds", () => {
    const pair = diagnosis("exact-pair", [
      ["F12", { days: "1" }],
      ["F04", { multiplier: "10" }],
    ]);
    expect(billRecord(CASE, verdict(), pair, []).diagnosis?.cause).toMatchObject({ key: "F12 + F04", faults: [{ about: [] }, { about: [] }] });
  });

  test("is none where several fit, and their kinds are told once each", () => {
    const several = diagnosis("ambiguous", [["F08", {}]], [["F07", {}]], [["F08", {}]]);
    expect(billRecord(CASE, verdict(), several, []).diagnosis).toMatchObject({ cause: undefined, ambiguity: "F07 | F08", fits: 3 });
  });

  test.each(["near-miss", "unexplained", "undecided", "no fault"] as const)("is none where the answer is %s", (answer) => {
    expect(billRecord(CASE, verdict(), diagnosis(answer), []).diagnosis).toMatchObject({ cause: undefined, ambiguity: undefined });
  });
});

describe("the record", () => {
  test("marks are those asked for, in that order; what the bill does not say is empty", () => {
    expect(billRecord(CASE, verdict(), undefined, ["route", "reader", "constructor"]).marks).toEqual(["", "r1", ""]);
  });

  test.each([
    ["agrees", "0"],
    ["undecided", undefined],
    ["differs", "5"],
    ["adjustment due", "5"],
  ] as const)("of a bill that %s the harm is %s", (judged, harm) => {
    expect(billRecord(CASE, verdict({ verdict: judged }), undefined, []).harm).toBe(harm);
  });
});
