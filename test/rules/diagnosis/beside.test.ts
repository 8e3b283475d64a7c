// What stands beside a bill and is no part of it: ledger rows booked after its issue, rows of one id, a balance that is not the ledger's. In the audit and the diagnosis.
import { describe, expect, test } from "vitest";
import { auditor } from "../../../src/rules/audit/audit-bill.ts";
import type { BillCase, IssuedBill, LedgerRow } from "../../../src/rules/issued/case.ts";
import { caseReader } from "../../../src/rules/issued/case-schema.ts";
import { BILLS } from "./bills.ts";
import { caseWith, diagnosed, keysOf, printedIn, wrongBy } from "./cases.ts";

const { bench } = BILLS["with a ledger"];
const { plan } = bench.scene;
const RIGHT = caseWith(bench, printedIn(bench, wrongBy(bench)));
const LATE: LedgerRow = { id: "late", day: "2024-06-01", kind: "payment", amount: "-700" };

function withRows(rows: readonly LedgerRow[], issued: Partial<IssuedBill>): BillCase {
  return { ...RIGHT, issued: { ...RIGHT.issued, ...issued }, ledger: [...(RIGHT.ledger ?? []), ...rows] };
}

function answered(bill: BillCase): ReturnType<typeof diagnosed> {
  return diagnosed(bench, bill.issued, { ledger: bill.ledger, evidence: bill.evidence, request: bill.request });
}

describe("a row of the ledger that was booked after the day of issue", () => {
  const bill = withRows([LATE], { issued_on: "2024-05-06" });

  test("is no part of what was brought forward, and is said", () => {
    const verdict = auditor(plan)(bill);
    expect(verdict).toMatchObject({ verdict: "agrees", harm: "0" });
    expect(verdict.lines.find(({ name }) => name === "brought_forward")?.why).toContain("`late` of 2024-06-01");
    expect(answered(bill)).toMatchObject({ answer: "no fault", leftOut: [{ name: "ledger row late", kind: "set aside" }] });
  });

  test("one of that day may have come before or after: the balance is open", () => {
    const paid = withRows([{ ...LATE, day: "2024-05-06" }], { issued_on: "2024-05-06" });
    expect(auditor(plan)(paid)).toMatchObject({ verdict: "undecided" });
    expect(answered(paid)).toMatchObject({ answer: "undecided" });
    expect(answered(paid).why).toContain("row `late` of the ledger is of the day of issue");
  });

  test("the bill's own row of that day is no part of what it brought forward; one of an earlier bill is", () => {
    const own: LedgerRow = { id: "own", day: "2024-05-06", kind: "bill", amount: "700" };
    expect(auditor(plan)(withRows([own], { issued_on: "2024-05-06" }))).toMatchObject({ verdict: "agrees", harm: "0" });
    // 3,660 + 700 = 4,360, and 3,660 was brought forward.
    expect(auditor(plan)(withRows([{ ...own, day: "2024-05-05" }], { issued_on: "2024-05-06" }))).toMatchObject({ verdict: "differs" });
  });

  test("where no day of issue is known, a row after the period leaves the balance open", () => {
    const open = withRows([LATE], { issued_on: undefined, period: { from: "2024-04-01", to: "2024-05-01" } });
    const verdict = auditor(plan)(open);
    expect(verdict).toMatchObject({ verdict: "undecided" });
    expect(verdict.lines.find(({ name }) => name === "payable")?.why).toContain("no day of issue");
    expect(answered(open)).toMatchObject({ answer: "undecided" });
    expect(answered(open).why).toContain("row `late` of the ledger");
  });
});

describe("two rows of one id", () => {
  const twice = withRows([{ id: "pay", day: "2024-03-20", kind: "payment", amount: "-2000" }], { issued_on: "2024-05-06" });

  test("are refused, and what to do is said", () => {
    const read = caseReader(plan)(JSON.parse(JSON.stringify(twice)));
    expect(read).toMatchObject({ kind: "refused", problems: [{ path: "ledger", problem: "two rows of the ledger have the id `pay`" }] });
  });

  test("given by a program they leave the balance open", () => {
    expect(auditor(plan)(twice)).toMatchObject({ verdict: "undecided" });
    expect(answered(twice)).toMatchObject({ answer: "undecided" });
  });
});

test("a balance of the request that is not the ledger's is said", () => {
  const request = { ...(typeof RIGHT.request === "object" ? RIGHT.request : {}), brought_forward: "100" };
  expect(answered({ ...RIGHT, request }).leftOut).toMatchObject([{ name: "brought_forward of the request", kind: "set aside" }]);
});

describe("evidence", () => {
  const read = (row: object): unknown =>
    caseReader(plan)({ issued: { ...RIGHT.issued }, request: RIGHT.request, evidence: [{ id: "e", day: "2024-05-01", ...row }] });

  test.each([
    { kind: "photo", says: { register: "energy", reading: "1230" } },
    { kind: "nameplate", says: { multiplier: "10", digits: "6" } },
    { kind: "exchange_order", says: { register: "energy" } },
    { kind: "bank_line", says: { payment: "pay", amount: "2000", account: "own" } },
    { kind: "meter_test", says: { error: "-2.5" } },
    { kind: "contract", says: { field: "area", value: "city" } },
  ])("$kind $says is read as it was written", ({ kind, says }) => {
    expect(read({ kind, says })).toMatchObject({ kind: "case", case: { evidence: [{ kind, says }] } });
  });

  test.each([
    { kind: "photo", says: { register: "energy", reading: "1,230" }, path: "evidence[0].says.reading" },
    { kind: "photo", says: { register: "enrgy", reading: "1230" }, path: "evidence[0].says.register" },
    { kind: "photo", says: {}, path: "evidence[0].says.reading" },
    { kind: "nameplate", says: { register: "energy", digits: "6" }, path: "evidence[0].says.multiplier" },
    { kind: "bank_line", says: { payment: "pay", amount: "two thousand" }, path: "evidence[0].says.amount" },
    { kind: "contract", says: { field: "area", value: "vilage" }, path: "evidence[0].says.value" },
    { kind: "contract", says: { field: "contracted", value: "ten" }, path: "evidence[0].says.value" },
    { kind: "rumour", says: {}, path: "evidence[0].kind" },
  ])("$kind $says is refused by name", ({ kind, says, path }) => {
    expect(read({ kind, says })).toMatchObject({ kind: "refused", problems: [{ path }] });
  });
});

describe("payments", () => {
  const rows = ["a", "b", "c", "d", "e"].map((id, at): LedgerRow => ({ id, day: `2024-03-0${at + 1}`, kind: "payment", amount: `-${100 * 2 ** at}` }));

  test("three of five are missing, by whatever order the ledger is given in", () => {
    const balance: LedgerRow = { id: "old", day: "2024-02-01", kind: "opening", amount: "9000" };
    // 9,000 - 200 - 800 = 8,000 in place of 9,000 - 3,100 = 5,900; 9,660 + 8,000 = 17,660.
    const issued = { ...RIGHT.issued, brought_forward: "8000", payable: "17000", carried: "660" };
    for (const ledger of [
      [balance, ...rows],
      [...rows.toReversed(), balance],
    ])
      expect(keysOf(diagnosed(bench, issued, { ledger }))).toContain("F28 a, c, e missing");
  });
});
