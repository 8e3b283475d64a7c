// What a run comes to: counts and sums by hand, and that how a run is cut and in what order its parts come changes nothing.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BillRecord, Population } from "../../../src/index.ts";
import { acrossPopulation, mergedPopulations, populationOf } from "../../../src/index.ts";
import { anyRecord, BY, caused, diagnosed, record, wrong } from "./records.ts";

const NOTHING_BESIDE = { broken: 0, notes: [] };

function of(records: readonly BillRecord[]): Population {
  return populationOf(records, BY, NOTHING_BESIDE);
}

const RUN: readonly BillRecord[] = [
  record({ marks: ["r1", "north"] }),
  record({ marks: ["r2", "north"] }),
  wrong("300", { marks: ["r1", "north"], diagnosis: caused("F04", [["multiplier", "40"]]) }),
  wrong("1000/3", { marks: ["r1", "south"], diagnosis: { ...caused("F04", [["multiplier", "40"]]), confirmed: true } }),
  wrong("-20.50", { marks: ["r2", "south"], diagnosis: { ...caused("F08"), maybeChance: true } }),
  wrong(undefined, { marks: ["r2", "south"], diagnosis: diagnosed({ answer: "ambiguous", ambiguity: "F07 | F08" }) }),
  record({ verdict: "adjustment due", harm: "7", marks: ["r1", "south"] }),
  record({ verdict: "undecided", harm: undefined, marks: ["r1", ""], failures: [{ code: "fact-missing", message: "no area" }] }),
];

describe("by hand", () => {
  const run = of(RUN);
  const nothing = { bills: 0, overcharged: 0, overcharge: "0", undercharged: 0, undercharge: "0", untold: 0 };

  test("verdicts, and the harm of bills that differ or are due for an adjustment", () => {
    expect(run.bills).toBe(8);
    // 300 + 333 1/3 = 1900/3.
    expect(run.verdicts).toEqual([
      { ...nothing, name: "adjustment due", bills: 1, overcharged: 1, overcharge: "7" },
      { ...nothing, name: "agrees", bills: 2 },
      { name: "differs", bills: 4, overcharged: 2, overcharge: "1900/3", undercharged: 1, undercharge: "20.5", untold: 1 },
      { ...nothing, name: "undecided", bills: 1 },
    ]);
  });

  test("how much bills that differ are off, in bins of 1, 2 and 5", () => {
    expect(run.harm).toEqual([
      { charged: "too little", from: "20", to: "50", bills: 1 },
      { charged: "too much", from: "200", to: "500", bills: 2 },
    ]);
  });

  test("causes with their bills, ambiguous ones apart", () => {
    expect(
      run.causes.map(({ key, bills, overcharge, undercharge, confirmed, maybeChance }) => [key, bills, overcharge, undercharge, confirmed, maybeChance]),
    ).toEqual([
      ["F04 multiplier 40", 2, "1900/3", "0", 1, 0],
      ["F08", 1, "0", "20.5", 0, 1],
    ]);
    expect(run.ambiguous).toEqual([{ ...nothing, name: "F07 | F08", bills: 1, untold: 1 }]);
    expect(run.answers.map(({ name, bills }) => [name, bills])).toEqual([
      ["ambiguous", 1],
      ["exact-single", 3],
    ]);
  });

  test("marks of all bills, and of each cause", () => {
    const [reader, route] = run.marks;
    expect(reader?.values?.map(({ value, among, bills, overcharge }) => [value, among, bills, overcharge])).toEqual([
      ["r1", 5, 2, "1900/3"],
      ["r2", 3, 2, "0"],
    ]);
    expect(route?.values?.map(({ value, among, bills }) => [value, among, bills])).toEqual([
      ["", 1, 0],
      ["north", 3, 1],
      ["south", 4, 3],
    ]);
    expect(run.causes[0]?.marks.map(({ mark, values }) => [mark, values?.map(({ value, bills }) => [value, bills])])).toEqual([
      ["reader", [["r1", 2]]],
      [
        "route",
        [
          ["north", 1],
          ["south", 1],
        ],
      ],
    ]);
  });

  test("lines, relations, failures, notes and rows without a bill", () => {
    const line = { label: "", issued: "9", computed: "4", why: undefined, evidence: undefined, cites: [] };
    const broken = { name: "sum of lines" as const, about: "total", difference: "1" };
    const one = wrong("5", {
      lines: [{ ...line, name: "energy", verdict: "differs", difference: "5" }],
      agreeing: ["tax"],
      broken: [broken, { ...broken, about: "again" }],
    });
    const other = wrong("2", {
      lines: [
        { ...line, name: "energy", verdict: "missing", difference: undefined },
        { ...line, name: "fee", verdict: "unknown line", difference: "-3" },
      ],
      agreeing: ["tax"],
      failures: [{ code: "fact-missing", message: "x" }],
    });
    const {
      lines,
      identities,
      failures,
      notes,
      broken: unread,
    } = populationOf([one, other], BY, { broken: 3, notes: ["no-record", "no-record", "broken-row"] });
    const none = { agrees: 0, differs: 0, missing: 0, unknown: 0, undecided: 0, overcharge: "0", undercharge: "0" };
    expect(lines).toEqual([
      { ...none, name: "energy", differs: 1, missing: 1, overcharge: "5" },
      { ...none, name: "fee", unknown: 1, undercharge: "3" },
      { ...none, name: "tax", agrees: 2 },
    ]);
    expect([identities, failures, unread]).toEqual([[{ name: "sum of lines", bills: 1 }], [{ name: "fact-missing", bills: 1 }], 3]);
    expect(notes).toEqual([
      { name: "broken-row", bills: 1 },
      { name: "no-record", bills: 2 },
    ]);
  });

  test("sums beyond binary fractions are exact", () => {
    const [differs] = of([wrong("0.1"), wrong("0.2"), wrong("9007199254740993"), wrong("1/3"), wrong("1/6")]).verdicts;
    // 0.3 + 9007199254740993 + 1/2
    expect(differs?.overcharge).toBe("9007199254740993.8");
  });
});

describe("a mark of very many values", () => {
  const many = (from: number, to: number): readonly BillRecord[] => Array.from({ length: to - from }, (_, at) => record({ marks: [`r${from + at}`, "north"] }));

  test("is let go beyond 10,000 values, however the run was cut", () => {
    const [reader] = of(many(0, 10_000)).marks;
    expect(reader?.values?.length).toBe(10_000);
    const whole = of(many(0, 10_001));
    expect(whole.marks.map(({ mark, values }) => [mark, values?.length])).toEqual([
      ["reader", undefined],
      ["route", 1],
    ]);
    expect(mergedPopulations([of(many(0, 6_000)), of(many(5_000, 10_001))])).toMatchObject({
      marks: [{ values: undefined }, { values: [{ value: "north", among: 11_001 }] }],
    });
  });
});

describe("properties", () => {
  const records = fc.array(anyRecord, { maxLength: 12 });

  test("parts merge to the whole, wherever the run is cut", () => {
    fc.assert(
      fc.property(records, fc.array(fc.nat(12), { maxLength: 4 }), (run, cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), run.length];
        const parts = edges.slice(1).map((to, at) => of(run.slice(edges[at], to)));
        expect(JSON.stringify(mergedPopulations(parts))).toBe(JSON.stringify(of(run)));
      }),
    );
  });

  test("merging is associative and commutative, and nothing is its neutral", () => {
    fc.assert(
      fc.property(records, records, records, (one, two, three) => {
        const [a, b, c] = [of(one), of(two), of(three)];
        const left = mergedPopulations([mergedPopulations([a, b]), c]);
        const right = mergedPopulations([a, mergedPopulations([b, c])]);
        expect(JSON.stringify(left)).toBe(JSON.stringify(right));
        expect(JSON.stringify(mergedPopulations([b, a]))).toBe(JSON.stringify(mergedPopulations([a, b])));
        expect(JSON.stringify(mergedPopulations([a, of([])]))).toBe(JSON.stringify(mergedPopulations([a])));
      }),
    );
  });

  test("the order of the bills changes nothing", () => {
    fc.assert(
      fc.property(records, (run) => {
        expect(JSON.stringify(of(run.toReversed()))).toBe(JSON.stringify(of(run)));
      }),
    );
  });

  test("a stored part is the part", () => {
    fc.assert(
      fc.property(records, (run) => {
        const part = of(run);
        expect(mergedPopulations([JSON.parse(JSON.stringify(part))])).toEqual(part);
      }),
    );
  });

  test("every bill is counted once, on one side at most", () => {
    fc.assert(
      fc.property(records, (run) => {
        const { verdicts, marks, harm } = of(run);
        const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
        expect(sum(verdicts.map(({ bills }) => bills))).toBe(run.length);
        for (const { values } of marks) expect(sum((values ?? []).map(({ among }) => among))).toBe(run.length);
        const differs = verdicts.find(({ name }) => name === "differs");
        expect(sum(harm.map(({ bills }) => bills))).toBe((differs?.overcharged ?? 0) + (differs?.undercharged ?? 0));
      }),
    );
  });
});

test("what bills say of one another is merged as a part of the run", () => {
  const across = acrossPopulation([
    { name: "overlap", bills: 2 },
    { name: "gap", bills: 1 },
  ]);
  expect(mergedPopulations([of(RUN), across, across]).across).toEqual([
    { name: "gap", bills: 2 },
    { name: "overlap", bills: 4 },
  ]);
});
