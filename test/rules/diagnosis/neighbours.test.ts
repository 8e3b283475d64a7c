// The account's other bills: a fault that lasts has one onset, a figure that was read wrong stands at the beginning of the next bill, an estimate is made good.
// March (31 days) has 300 kWh, April 230, May (31 days) 200; readings 700, 1,000, 1,230, 1,430.
import { describe, expect, test } from "vitest";
import type { Explanation } from "../../../src/rules/diagnosis/diagnosis.ts";
import type { Bench } from "../../../src/rules/diagnosis/fault.ts";
import { vectorOf } from "../../../src/rules/diagnosis/vector.ts";
import type { BillCase } from "../../../src/rules/issued/case.ts";
import { benchIn } from "./benches.ts";
import { BILLS } from "./bills.ts";
import { afterAll, caseWith, diagnosed, printedIn, variantNamed, wrongBy } from "./cases.ts";

const { plan } = BILLS.april.bench.scene;

function month(id: string, from: string, to: string, previous: string, current: string): Bench {
  const reading = { register: "energy", previous, current, digits: "6" };
  const bench = benchIn(plan, { id, account: { class: "home", area: "city" }, period: { from, to }, readings: [reading] });
  if (bench === undefined) throw new Error(`no bill of ${id}`);
  return bench;
}

const MARCH = month("march", "2024-03-01", "2024-04-01", "700", "1000");
const APRIL = month("april", "2024-04-01", "2024-05-01", "1000", "1230");
const MAY = month("may", "2024-05-01", "2024-06-01", "1230", "1430");

/** As the issuer printed it after the faults, or right. */
function printed(bench: Bench, ...keys: readonly string[]): BillCase {
  return caseWith(bench, printedIn(bench, wrongBy(bench, ...keys)));
}

function explained(key: string, neighbours: readonly BillCase[]): Explanation | undefined {
  const { explanations } = diagnosed(APRIL, printedIn(APRIL, wrongBy(APRIL, key)), {}, { neighbours });
  return explanations.find(({ faults }) => faults.every((fault) => fault.key === key));
}

describe("a fault that lasts", () => {
  const key = "F19 meter omitted";

  test("right before, explained after: one onset", () => {
    expect(explained(key, [printed(MARCH), printed(MAY, key)])).toMatchObject({ confirms: ["bill may"], refutes: [], onset: "april" });
  });

  test("explained before as well: the onset is earlier", () => {
    expect(explained(key, [printed(MARCH, key), printed(MAY, key)])).toMatchObject({ confirms: ["bill march", "bill may"], refutes: [], onset: "march" });
  });

  test("in whatever order the bills are given", () => {
    expect(explained(key, [printed(MAY, key), printed(MARCH)])).toMatchObject({ confirms: ["bill may"], onset: "april" });
  });

  test("a right bill after it refutes", () => {
    expect(explained(key, [printed(MARCH), printed(MAY)])).toMatchObject({ confirms: [], refutes: ["bill may"], onset: undefined });
  });

  test("a right bill before it dates the onset and no more", () => {
    expect(explained(key, [printed(MARCH)])).toMatchObject({ confirms: [], refutes: [], onset: "april" });
  });

  test("a bill that is wrong in another way says nothing", () => {
    expect(explained(key, [printed(MAY, "F19 service twice")])).toMatchObject({ confirms: [], refutes: [], onset: undefined });
  });

  test("a bill that the fault would leave as it is says nothing", () => {
    // There is no summer price before June.
    const june = month("june", "2024-06-01", "2024-07-01", "1430", "1630");
    const found = diagnosed(june, printedIn(june, wrongBy(june, "F19 summer omitted")), {}, { neighbours: [printed(MARCH), printed(APRIL), printed(MAY)] });
    expect(found.explanations.find(({ faults }) => faults[0]?.key === "F19 summer omitted")).toMatchObject({ confirms: [], refutes: [], onset: undefined });
  });

  test("an account whose bills settle it has one answer", () => {
    // By the contract as in a village, for good; or left out this once.
    const area = "F01 area village";
    const found = diagnosed(APRIL, printedIn(APRIL, wrongBy(APRIL, area)), {}, { neighbours: [printed(MAY, area)] });
    expect(found.explanations.every(({ confirms }) => confirms.includes("bill may"))).toBe(true);
  });
});

describe("two mistakes at once", () => {
  test("are no chance where each is confirmed: one by the contract, one by a bill that has it too", () => {
    const area = "F01 area village";
    const evidence = [{ id: "c", day: "2024-01-01", kind: "contract", says: { field: "area", value: "city" } }] as const;
    const issued = printedIn(APRIL, wrongBy(APRIL, area, "F19 meter omitted"));
    const beside = { neighbours: [printed(MAY, "F19 meter omitted")] };
    expect(diagnosed(APRIL, issued, { evidence }, beside)).toMatchObject({ possibleCoincidence: false });
    expect(diagnosed(APRIL, issued, {}, beside)).toMatchObject({ possibleCoincidence: true });
  });
});

describe("prices of another time", () => {
  test("that the next bill has right were mended: that refutes nothing", () => {
    const september = month("september", "2024-09-01", "2024-10-01", "1830", "2060");
    const october = month("october", "2024-10-01", "2024-11-01", "2060", "2290");
    const key = "F02 price 1 back";
    const found = diagnosed(september, printedIn(september, wrongBy(september, key)), {}, { neighbours: [printed(october)] });
    expect(found.explanations.find(({ faults }) => faults[0]?.key === key)).toMatchObject({ confirms: [], refutes: [] });
  });
});

describe("a figure that was read wrong", () => {
  const key = "F08 energy current 001280";

  test("stands at the beginning of the next bill, which counts so much less", () => {
    // 150 kWh in May.
    const may = printed(MAY, "F08 energy previous 001280");
    expect(explained(key, [may])).toMatchObject({ confirms: ["bill may"], refutes: [] });
  });

  test("a next bill that is right refutes it", () => {
    expect(explained(key, [printed(MAY)])).toMatchObject({ confirms: [], refutes: ["bill may"] });
  });

  test("a beginning read wrong is the end of the last bill; one carried over wrong leaves that right", () => {
    const previous = "F08 energy previous 001100";
    expect(explained(previous, [printed(MARCH, "F08 energy current 001100")])).toMatchObject({ confirms: ["bill march"], refutes: [] });
    expect(explained(previous, [printed(MARCH)])).toMatchObject({ confirms: [], refutes: [] });
  });
});

describe("the advance of the bill before charged once more", () => {
  test("is double billing where that bill charged it, and no skipped period", () => {
    const april = { ...APRIL, neighbours: [printed(MARCH)] };
    const found = diagnosed(april, printedIn(april, wrongBy(april, "F30 advance of march too")));
    // 300 kWh more: the figure of March over again, or a digit misread, which no bill tells apart.
    expect(found.explanations.map(({ faults, refutes }) => [faults[0]?.key, refutes])).toEqual([
      ["F29 advance of march", []],
      ["F08 energy current 001530", []],
      ["F30 advance of march too", ["bill march"]],
    ]);
  });
});

describe("an estimate in place of a reading", () => {
  test("is made good by the next bill", () => {
    // 300 for 230 kWh in April: 130 are left for May.
    const key = "F21 energy last bill";
    const neighbours = [printed(MARCH)];
    const april = { ...APRIL, neighbours };
    const vector = afterAll(april, [variantNamed(april, key)]);
    if (vector === undefined) throw new Error("an estimate is a bill");
    const made = vectorOf(month("may", "2024-05-01", "2024-06-01", "1300", "1430").scene);
    if (made === undefined) throw new Error("May is a bill");
    const found = diagnosed(april, printedIn(april, vector), {}, { neighbours: [...neighbours, caseWith(MAY, printedIn(MAY, made))] });
    expect(found.explanations.find(({ faults }) => faults[0]?.key === key)).toMatchObject({ confirms: ["bill may"], refutes: [] });
  });
});
