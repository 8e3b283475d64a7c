// One bill under several accounts: its changes count together in share and window, and that the accounts differ is told. And approvals of nothing hide no lack of others.
import { describe, expect, test } from "vitest";
import { auditJournal } from "../../../src/rules/authority/audit/audit-journal.ts";
import { decide } from "../../../src/rules/authority/decide.ts";
import type { DebtDocument, JournalRecord, Request } from "../../../src/rules/records/record.ts";
import { OFFICE } from "../../generators/authority-plan.ts";
import { approved, executed, request, STAFF } from "./records.ts";

const account = (id: string): Request["account"] => ({ id, facts: { class: "residential", related: "no" } });
const BILL = { id: "b", total: "100000000000", issued_on: "1399-04-01" };
const SMALL = { id: "b", total: "10000000", issued_on: "1399-04-01" };
const done = (of: Request, person: string): readonly JournalRecord[] => [of, approved(of, person), executed(of, of.day)];
const document = (of: string): DebtDocument => ({ record: "document", id: "b", day: "1399-04-01", account: of, amount: "10000000", due: "1399-04-20" });

/** Two requests of 3,000,000: the clerk's limit is 5,000,000, and half of a bill. */
function two(bill: NonNullable<Request["bill"]>, parts: Partial<Request> = {}): readonly JournalRecord[] {
  const first = request("r1", { amount: "-3000000", bill, account: account("a1") });
  const second = request("r2", { amount: "-3000000", bill, account: account("a2"), day: "1399-05-10", ...parts });
  return [...STAFF, ...done(first, "clara"), ...done(second, "clara")];
}

const found = (...given: Parameters<typeof auditJournal>): readonly string[] =>
  auditJournal(...given).map(({ code, records }) => `${code} ${records.join("+")}`);
const UNDER = "bill-under-accounts r1+r2";

describe("an audit", () => {
  test("counts the window of the same bill over two accounts", () => {
    expect(found(OFFICE, two(BILL)).toSorted()).toEqual([UNDER, "splitting r1+r2"]);
  });
  test("counts the share of the bill: 2,600,000 twice of 10,000,000 is more than half", () => {
    const [first, second] = ["a1", "a2"].map((id, at) =>
      request(`r${at + 1}`, { amount: "-2600000", bill: SMALL, account: account(id), day: `1399-05-1${at}` }),
    );
    if (first === undefined || second === undefined) throw new Error("two requests");
    expect(found(OFFICE, [...STAFF, ...done(first, "clara"), ...done(second, "clara")])).toContain(UNDER);
    expect(decide(OFFICE, second, [...STAFF, ...done(first, "clara"), ...done(second, "clara")]).question).toMatchObject({ share: "0.52" });
  });
  test("does not join accounts that name no bill in common", () => {
    expect(found(OFFICE, two(BILL, { bill: { ...BILL, id: "c" } }))).toEqual([]);
  });
  test("names the wrong one alone where a document or the issued bill says whose it is", () => {
    expect(found(OFFICE, [...two(BILL), document("a1")])).toContain("bill-of-other-account r2");
    const issued = { id: "b", account: "a2", lines: [{ name: "energy", amount: BILL.total }], total: BILL.total };
    const told = found(OFFICE, two(BILL), { bills: [issued] });
    expect(told).toContain("bill-of-other-account r1");
    expect(told).not.toContain(UNDER);
  });
  test("tells a bill that only another account asks about than the one it was issued to", () => {
    const asked = request("r1", { amount: "-3000000", bill: BILL, account: account("a1") });
    const issued = (of: string): NonNullable<Parameters<typeof auditJournal>[2]>["bills"] => [
      { id: "b", account: of, lines: [{ name: "energy", amount: BILL.total }], total: BILL.total },
    ];
    const journal = [...STAFF, ...done(asked, "clara")];
    expect(found(OFFICE, journal, { bills: issued("a2") })).toContain("bill-of-other-account r1");
    expect(found(OFFICE, journal, { bills: issued("a1") })).not.toContain("bill-of-other-account r1");
  });
  test("leaves a revision alone that put the account right", () => {
    const wrong = request("r1", { bill: BILL, account: account("a2") });
    const right = request("r1", { bill: BILL, account: account("a1"), revision: 2, day: "1399-05-02" });
    expect(found(OFFICE, [...STAFF, document("a1"), wrong, ...done(right, "clara")])).toEqual([]);
  });
});

describe("a decision", () => {
  test("counts what another account asks for the same bill, and is not allowed", () => {
    const journal = two(BILL);
    const second = journal.find((record): record is Request => record.record === "request" && record.id === "r2");
    expect(decide(OFFICE, second, journal)).toMatchObject({
      allowed: false,
      question: { cumulated: "6000000" },
      counted: [{ request: "r1", amount: "3000000" }],
    });
  });
  test("is not allowed where the document is another account's, and is where it is its own", () => {
    const asked = request("r1", { bill: BILL });
    const journal = [...STAFF, asked, approved(asked, "clara")];
    expect(decide(OFFICE, asked, [...journal, document("a2")]).failed.map(({ code }) => code)).toEqual(["bill-of-other-account"]);
    expect(decide(OFFICE, asked, [...journal, document("a1")]).failed).toEqual([]);
  });
});

describe("an approval of nothing", () => {
  const large = request("r1", { amount: "-60000000", bill: BILL, documents: ["photo", "sheet"] });
  const junk = approved(large, "sam", { request_hash: "0".repeat(64) });
  const journal = [...STAFF, large, approved(large, "sara"), junk, executed(large, large.day)];

  test("hides no lack of others in an audit", () => {
    expect(found(OFFICE, journal)).toContain("approvals-too-few r1");
    expect(found(OFFICE, [...journal, approved(large, "soroush")])).toEqual([]);
  });
  test("nor in a decision", () => {
    expect(decide(OFFICE, large, journal).failed).toMatchObject([
      { code: "approvals-too-few", values: { found: "1", needed: "2" } },
      { code: "stale-approval" },
    ]);
  });
});
