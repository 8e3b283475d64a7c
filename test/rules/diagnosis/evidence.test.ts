// Rows of evidence of every kind, each confirming and refuting; and what the bill prints of its own facts. The facts of record are taken to be right.
import { describe, expect, test } from "vitest";
import type { Diagnosis } from "../../../src/rules/diagnosis/diagnosis.ts";
import { rowSpeaks } from "../../../src/rules/diagnosis/evidence.ts";
import { MISREAD } from "../../../src/rules/diagnosis/faults/readings.ts";
import type { EvidenceRow, IssuedBill, IssuedReading } from "../../../src/rules/issued/case.ts";
import type { BillName } from "./bills.ts";
import { BILLS } from "./bills.ts";
import { diagnosed, printedIn, wrongBy } from "./cases.ts";

const DAYS: Readonly<Record<EvidenceRow["kind"], string>> = {
  photo: "2024-05-01",
  nameplate: "2024-05-01",
  exchange_order: "2024-04-16",
  bank_line: "2024-03-20",
  meter_test: "2024-05-02",
  contract: "2024-01-01",
};

interface Said {
  readonly answer: Diagnosis["answer"];
  readonly confirms: readonly string[];
  readonly refutes: readonly string[];
  readonly setAside: readonly string[];
}

/** What is said of the fault: as an explanation, or as one that evidence refutes. Undefined where it is neither. */
function heardOn(bill: BillName, key: string, evidence: readonly EvidenceRow[], more: Partial<IssuedBill> = {}): Said | undefined {
  const { bench } = BILLS[bill];
  const found = diagnosed(bench, { ...printedIn(bench, wrongBy(bench, key)), ...more }, { evidence });
  const isMeant = ({ faults }: Diagnosis["nearMisses"][number] | Diagnosis["explanations"][number]): boolean => faults.every((fault) => fault.key === key);
  const near = found.nearMisses.find(isMeant);
  const told = found.explanations.find(isMeant) ?? (near && { confirms: [], refutes: near.against });
  const setAside = found.leftOut.filter(({ kind }) => kind === "set aside").map(({ name }) => name);
  return told && { answer: found.answer, confirms: told.confirms, refutes: told.refutes, setAside };
}

function found(bill: BillName, key: string, kind: EvidenceRow["kind"], says: EvidenceRow["says"], day: string = DAYS[kind]): Said | undefined {
  return heardOn(bill, key, [{ id: "e1", day, kind, says }]);
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
  ["with a ledger", "F28 theirs of account next door", "bank_line", { payment: "theirs", amount: "1500", account: "next door" }],
  ["april", "F01 area village", "contract", { field: "area", value: "city" }],
  ["shop", "F23 contracted 80", "contract", { field: "contracted", value: "100" }],
  ["april, the tariff named", "F01 tariff hostel", "contract", { field: "tariff", value: "home" }],
  // Another class is another tariff.
  ["april", "F01 class hostel", "contract", { field: "tariff", value: "home" }],
];

const REFUTING: readonly Row[] = [
  // The register did show 1,280: the record is wrong, not the bill.
  ["april", "F08 energy current 001280", "photo", { register: "energy", reading: "1280" }],
  ["shop, registers", "F04 demand 20", "nameplate", { register: "demand", multiplier: "20" }],
  // The old meter had counted nothing: there was nothing to leave out.
  ["an exchange", "F34 energy old meter", "exchange_order", { register: "energy", old_final: "1000", new_start: "1200" }],
  ["with a ledger", "F28 pay missing", "bank_line", { payment: "pay", amount: "1500" }],
  // The money came for somebody else.
  ["with a ledger", "F28 pay missing", "bank_line", { payment: "pay", amount: "2000", account: "next door" }],
  ["with a ledger", "F28 theirs of account next door", "bank_line", { payment: "theirs", amount: "1500", account: "own" }],
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

describe("a row of evidence speaks for the days that it is of", () => {
  const misread = "F08 energy current 001280";
  const other: readonly (readonly [...Row, day: string])[] = [
    // Of a year before the reading; of its beginning.
    ["april", misread, "photo", { register: "energy", reading: "1280" }, "2023-05-01"],
    ["april", misread, "photo", { register: "energy", reading: "1230" }, "2024-04-01"],
    ["april", "F01 area village", "contract", { field: "area", value: "village" }, "2024-05-01"],
    ["april", "F01 area village", "contract", { field: "area", value: "village" }, "2024-04-16"],
    ["an exchange", "F34 energy old meter", "exchange_order", { register: "energy", old_final: "1000", new_start: "1200" }, "2019-04-16"],
  ];

  test.each(other)("%s: of %s a %s %o of %s says nothing", (bill, key, kind, says, day) => {
    expect(found(bill, key, kind, says, day)).toMatchObject({ confirms: [], refutes: [] });
  });

  test("one that would have spoken is said to have been set aside", () => {
    expect(found("april", misread, "photo", { register: "energy", reading: "1280" }, "2023-05-01")?.setAside).toEqual(["photo e1"]);
    expect(found("april", "F01 area village", "contract", { field: "area", value: "village" }, "2024-05-01")?.setAside).toEqual(["contract e1"]);
    expect(found("april", misread, "photo", { register: "energy", reading: "1280" })?.setAside).toEqual([]);
  });

  test("a plate until the meter is exchanged: of two that differ the last before the reading, and none across an order", () => {
    const plate = (id: string, day: string, multiplier: string): EvidenceRow => ({ id, day, kind: "nameplate", says: { register: "demand", multiplier } });
    const order: EvidenceRow = { id: "o", day: "2021-01-01", kind: "exchange_order", says: { register: "demand" } };
    const key = "F04 demand 20";
    const two = [plate("old", "2010-01-01", "20"), plate("new", "2020-12-01", "10")];
    expect(heardOn("shop, registers", key, two)).toMatchObject({ confirms: ["nameplate new"], refutes: [], setAside: ["nameplate old"] });
    expect(heardOn("shop, registers", key, [plate("old", "2010-01-01", "20"), order])).toMatchObject({ refutes: [], setAside: ["nameplate old"] });
    expect(heardOn("shop, registers", key, [plate("old", "2010-01-01", "20")])).toMatchObject({ refutes: ["nameplate old"] });
  });

  test("a contract until a later one of the same fact", () => {
    const contract = (id: string, day: string, value: string): EvidenceRow => ({ id, day, kind: "contract", says: { field: "area", value } });
    const both = [contract("first", "2020-01-01", "village"), contract("second", "2023-01-01", "city")];
    expect(heardOn("april", "F01 area village", both)).toMatchObject({ confirms: ["contract second"], refutes: [], setAside: ["contract first"] });
  });

  test("the bank for money that had come when the bill was issued", () => {
    const line: EvidenceRow = { id: "b", day: "2024-06-01", kind: "bank_line", says: { payment: "pay", amount: "2000" } };
    const issued_on = "2024-05-05";
    expect(heardOn("with a ledger", "F28 pay missing", [line], { issued_on })).toMatchObject({ confirms: [], refutes: [], setAside: ["bank_line b"] });
    expect(heardOn("with a ledger", "F28 pay missing", [{ ...line, day: "2024-05-05" }], { issued_on })).toMatchObject({ confirms: ["bank_line b"] });
  });
});

describe("a row that cannot be read", () => {
  test.each([
    { kind: "photo", says: { register: "energy", reading: "1,280" } },
    { kind: "photo", says: { register: "enrgy", reading: "1280" } },
    { kind: "photo", says: {} },
    { kind: "contract", says: { field: "area", value: "vilage" } },
  ] as const)("$kind $says says nothing, and is said to", ({ kind, says }) => {
    const key = kind === "photo" ? "F08 energy current 001280" : "F01 area village";
    expect(found("april", key, kind, says)).toMatchObject({ confirms: [], refutes: [], setAside: [`${kind} e1`] });
  });

  test("a bank's line that gives no amount confirms none", () => {
    for (const says of [{ payment: "pay", amount: "two thousand" }, { payment: "pay" }])
      expect(found("with a ledger", "F28 pay missing", "bank_line", says)).toMatchObject({ confirms: [], setAside: ["bank_line e1"] });
  });
});

describe("what evidence refutes", () => {
  test("is no exact answer: it comes near, the refutation is said, and it may be chance", () => {
    const { bench } = BILLS["shop, registers"];
    const evidence = [{ id: "n", day: "2024-05-01", kind: "nameplate", says: { register: "demand", multiplier: "20" } }] as const;
    const found = diagnosed(bench, printedIn(bench, wrongBy(bench, "F04 demand 20")), { evidence });
    expect(found).toMatchObject({ answer: "near-miss", explanations: [], possibleCoincidence: true });
    expect(found.nearMisses).toMatchObject([{ faults: [{ key: "F04 demand 20" }], left: {}, against: ["nameplate n"] }]);
    // A plate is at hand: another decides nothing.
    expect(found.wouldSeparate).toBe("the rule that the issuer rests demand on");
  });

  test("a plate says nothing of the unit", () => {
    const evidence: readonly EvidenceRow[] = [{ id: "n", day: "2024-05-01", kind: "nameplate", says: { register: "energy", multiplier: "1" } }];
    expect(heardOn("april", "F33 energy 1000 times", evidence)).toMatchObject({ answer: "exact-single", confirms: [], refutes: [] });
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

  test("a multiplier that was not applied is found, though the right one is printed beside the readings", () => {
    // 23 by 10: the quantity and the amounts are by 1.
    const { bench: april } = BILLS["a multiplier"];
    const issued = printedIn(april, wrongBy(april, "F04 energy 1"));
    const reading = { register: "energy", previous: "1000", current: "1023", multiplier: "10" };
    for (const readings of [[{ ...reading, quantity: "23" }], [reading]]) {
      const found = diagnosed(april, { ...issued, readings });
      expect(found).toMatchObject({ answer: "exact-single", explanations: [{ faults: [{ key: "F04 energy 1" }], confirms: [], refutes: [] }] });
    }
    // A bill that prints the right quantity as well was not made so.
    expect(
      diagnosed(april, { ...issued, readings: [{ ...reading, quantity: "230" }] }).explanations.flatMap(({ faults }) => faults.map(({ key }) => key)),
    ).not.toContain("F04 energy 1");
  });

  test("registers that were read right refute two mistakes of which the second leaves no reading", () => {
    const { bench: april } = BILLS["a multiplier"];
    const issued = printedIn(april, wrongBy(april, "F09 energy both by 100", "F33 energy a thousandth"));
    const readings = [{ register: "energy", previous: "1000", current: "1023" }];
    expect(diagnosed(april, { ...issued, readings }).explanations.filter(({ faults }) => faults.length > 1)).toEqual([]);
  });
});
