// Rows of evidence of every kind, each confirming and refuting; and what the bill prints of its own facts. The facts of record are taken to be right.
import { describe, expect, test } from "vitest";
import type { Diagnosis } from "../../../src/rules/diagnosis/diagnosis.ts";
import { rowSpeaks } from "../../../src/rules/diagnosis/evidence.ts";
import { MISREAD } from "../../../src/rules/diagnosis/faults/readings.ts";
import type { EvidenceRow, IssuedReading } from "../../../src/rules/issued/case.ts";
import type { BillName } from "./bills.ts";
import { BILLS } from "./bills.ts";
import { diagnosed, printedIn, wrongBy } from "./cases.ts";

function found(bill: BillName, key: string, kind: EvidenceRow["kind"], says: EvidenceRow["says"]): Diagnosis["explanations"][number] | undefined {
  const { bench } = BILLS[bill];
  const evidence = [{ id: "e1", day: "2024-05-01", kind, says }];
  const { explanations } = diagnosed(bench, printedIn(bench, wrongBy(bench, key)), { evidence });
  return explanations.find(({ faults }) => faults.every((fault) => fault.key === key));
}

type Row = readonly [bill: BillName, key: string, kind: EvidenceRow["kind"], says: EvidenceRow["says"]];

const CONFIRMING: readonly Row[] = [
  // The register showed 1,230, and 1,280 was billed.
  ["april", "F08 energy current 001280", "photo", { register: "energy", reading: "1230" }],
  // The meter was read, and an estimate was billed.
  ["beside other bills", "F21 energy last bill", "photo", { register: "energy", reading: "1230" }],
  ["shop, registers", "F04 demand 20", "nameplate", { register: "demand", multiplier: "10" }],
  // No readings are given: a plate of 20 accounts for a twentieth.
  ["gas", "F04 gas part 20", "nameplate", { register: "gas", multiplier: "20" }],
  ["an exchange", "F34 energy old meter", "exchange_order", { register: "energy", old_final: "1100", new_start: "1200" }],
  ["with a ledger", "F28 pay missing", "bank_line", { payment: "pay", amount: "2000" }],
  ["with a ledger", "F28 theirs of account next door", "bank_line", { payment: "theirs", account: "next door" }],
  ["april", "F01 area village", "contract", { field: "area", value: "city" }],
  ["shop", "F23 contracted 80", "contract", { field: "contracted", value: "100" }],
  ["april, the tariff named", "F01 tariff hostel", "contract", { field: "tariff", value: "home" }],
];

const REFUTING: readonly Row[] = [
  // The register did show 1,280: the record is wrong, not the bill.
  ["april", "F08 energy current 001280", "photo", { register: "energy", reading: "1280" }],
  ["shop, registers", "F04 demand 20", "nameplate", { register: "demand", multiplier: "20" }],
  // The old meter had counted nothing: there was nothing to leave out.
  ["an exchange", "F34 energy old meter", "exchange_order", { register: "energy", old_final: "1000", new_start: "1200" }],
  ["with a ledger", "F28 pay missing", "bank_line", { payment: "pay", amount: "1500" }],
  ["with a ledger", "F28 theirs of account next door", "bank_line", { payment: "theirs", account: "own" }],
  ["april", "F01 area village", "contract", { field: "area", value: "village" }],
  ["shop", "F23 contracted 80", "contract", { field: "contracted", value: "80" }],
];

const SILENT: readonly Row[] = [
  ["april", "F08 energy current 001280", "photo", { register: "active", reading: "1230" }],
  ["april", "F08 energy current 001280", "photo", { register: "energy", reading: "1999" }],
  ["april", "F08 energy current 001280", "nameplate", { register: "energy", multiplier: "1" }],
  ["shop, registers", "F04 demand 20", "nameplate", { register: "active", multiplier: "10" }],
  ["with a ledger", "F28 pay missing", "bank_line", { payment: "another", amount: "2000" }],
  ["april", "F01 area village", "contract", { field: "contracted", value: "city" }],
  ["april", "F01 area village", "meter_test", { error: "4" }],
  ["april", "F01 area village", "photo", { register: "energy", reading: "1230" }],
];

describe("a row of evidence", () => {
  test.each(CONFIRMING)("%s: %s is confirmed by a %s %o", (bill, key, kind, says) => {
    expect(found(bill, key, kind, says)).toMatchObject({ confirms: [`${kind} e1`], refutes: [] });
  });

  test.each(REFUTING)("%s: %s is refuted by a %s %o", (bill, key, kind, says) => {
    expect(found(bill, key, kind, says)).toMatchObject({ confirms: [], refutes: [`${kind} e1`] });
  });

  test.each(SILENT)("%s: of %s a %s %o says nothing", (bill, key, kind, says) => {
    expect(found(bill, key, kind, says)).toMatchObject({ confirms: [], refutes: [] });
  });

  test("settles an answer where it refutes all but one, and puts a refuted one last", () => {
    const { bench } = BILLS.april;
    const issued = printedIn(bench, wrongBy(bench, "F01 area village"));
    const contract = (value: string): readonly EvidenceRow[] => [{ id: "c", day: "2024-01-01", kind: "contract", says: { field: "area", value } }];
    expect(diagnosed(bench, issued, { evidence: contract("city") }).explanations[0]?.faults[0]?.key).toBe("F01 area village");
    expect(diagnosed(bench, issued, { evidence: contract("village") }).explanations.at(-1)?.faults[0]?.key).toBe("F01 area village");
  });
});

describe("a fault of the meter", () => {
  test("is refuted by a test that finds the meter right; one that names its error must have that", () => {
    const row = (error: string): EvidenceRow => ({ id: "t", day: "2024-05-02", kind: "meter_test", says: { error } });
    const { bench } = BILLS.april;
    const fault = { ...MISREAD, family: "meter error" as const };
    const variant = { key: "U01", touches: undefined, apply: () => undefined };
    const speaks = (error: string, values: Readonly<Record<string, string>>) => rowSpeaks(bench, row(error), { fault, variant: { ...variant, values } });
    expect(speaks("0.05", {})).toBe("refutes");
    expect(speaks("4", {})).toBeUndefined();
    expect(speaks("4", { error: "4.0" })).toBe("confirms");
    expect(speaks("3", { error: "4" })).toBe("refutes");
  });
});

describe("what the bill prints of its own facts", () => {
  const { bench } = BILLS.april;
  const key = "F08 energy current 001280";
  const withReading = (reading: IssuedReading): Diagnosis => diagnosed(bench, { ...printedIn(bench, wrongBy(bench, key)), readings: [reading] });
  const explained = ({ explanations }: Diagnosis, of: string): Diagnosis["explanations"][number] | undefined =>
    explanations.find(({ faults }) => faults[0]?.key === of);

  test("the figure that was read wrong confirms", () => {
    expect(explained(withReading({ register: "energy", current: "1280" }), key)?.confirms).toEqual(["printed current reading of energy 1280"]);
    expect(explained(withReading({ register: "energy", quantity: "280" }), key)?.confirms).toEqual(["printed quantity of energy 280"]);
  });

  test("a bill that prints the right figure was not made by another: the fault gives every amount, and is a near miss", () => {
    for (const [reading, against] of [
      [{ register: "energy", current: "1230" }, "printed current reading of energy 1230"],
      [{ register: "energy", quantity: "230" }, "printed quantity of energy 230"],
    ] as const) {
      const found = withReading(reading);
      expect(explained(found, key)).toBeUndefined();
      expect(found.nearMisses.find(({ faults }) => faults[0]?.key === key)).toMatchObject({ left: {}, against: [against] });
    }
  });

  test("a figure that the fault leaves as it is says nothing", () => {
    expect(explained(withReading({ register: "energy", previous: "1000" }), key)).toMatchObject({ confirms: [], refutes: [] });
  });

  test("a number of days speaks; a period that is printed right may still have been counted wrong", () => {
    const issued = printedIn(bench, wrongBy(bench, "F12 end +1"));
    const days = (more: object): Diagnosis["explanations"][number] | undefined => explained(diagnosed(bench, { ...issued, ...more }), "F12 end +1");
    expect(days({ days: "31" })?.confirms).toEqual(["printed days 31"]);
    expect(days({ days: "30" })).toBeUndefined();
    expect(days({ period: { from: "2024-04-01", to: "2024-05-01" } })).toMatchObject({ confirms: [], refutes: [] });
    expect(days({ period: { from: "2024-04-01", to: "2024-05-02" } })?.confirms).toEqual(["printed last day 2024-05-02"]);
  });

  test("evidence that refutes all but one settles it; a printed fact takes one away", () => {
    // Ten times the advance: by a multiplier of 10, or by both figures with a nought more. The bill prints its registers, and 1.
    const issued = printedIn(bench, wrongBy(bench, "F04 energy 10"));
    const readings = [{ register: "energy", previous: "1000", current: "1230" }];
    expect(diagnosed(bench, issued)).toMatchObject({ answer: "ambiguous" });
    expect(diagnosed(bench, { ...issued, readings })).toMatchObject({ answer: "exact-single", explanations: [{ faults: [{ key: "F04 energy 10" }] }] });
  });
});
