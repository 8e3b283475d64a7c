// What counts beside a request in the window of decision 0007, (t - 12 months, t], in absolute value; worked out by hand.
import { expect, test } from "vitest";
import type { AuthorityBody } from "../../../src/dsl/oversight.ts";
import { decide } from "../../../src/rules/authority/decide.ts";
import type { JournalRecord } from "../../../src/rules/records/record.ts";
import { authority, BODY, CORRECTIONS, OFFICE, planWith } from "../../generators/authority-plan.ts";
import { approved, executed, refused, request, STAFF, withdrawn } from "./records.ts";

const ASKED = request("r1", { amount: "-2000000", bill: { id: "b1", total: "100000000", issued_on: "1399-04-01" } });
const other = (parts: Parameters<typeof request>[1] = {}): ReturnType<typeof request> =>
  request("r2", { amount: "3000001", bill: { id: "b2", total: "100000000", issued_on: "1399-04-01" }, ...parts });

interface Case {
  readonly title: string;
  readonly journal: readonly JournalRecord[];
  /** 5,000,000 is a clerk's limit. */
  readonly cumulated: string;
}

const EXECUTED_FIRST = request("r1", { revision: 1, day: "1399-04-20", amount: "-700000", bill: ASKED.bill });
const SECOND = { ...ASKED, revision: 2 };

const CASES: readonly Case[] = [
  { title: "alone", journal: [], cumulated: "2000000" },
  { title: "the request itself, told in the journal too", journal: [ASKED], cumulated: "2000000" },
  { title: "another of the same day, in the other's favour: no netting", journal: [other()], cumulated: "5000001" },
  { title: "another on the window's first day", journal: [other({ day: "1398-05-02" })], cumulated: "5000001" },
  { title: "another the day before the window", journal: [other({ day: "1398-05-01" })], cumulated: "2000000" },
  { title: "another of the next day", journal: [other({ day: "1399-05-02" })], cumulated: "2000000" },
  { title: "of another account", journal: [other({ account: { id: "a2", facts: {} } })], cumulated: "2000000" },
  { title: "of another person, kind and cause", journal: [other({ requester: "vida", kind: "wrong_class", cause: "company" })], cumulated: "5000001" },
  { title: "to another authority over corrections", journal: [other({ authority: "field_corrections" })], cumulated: "5000001" },
  { title: "to an authority over write-offs", journal: [other({ authority: "write_offs" })], cumulated: "2000000" },
  { title: "to an authority that the rules do not have", journal: [other({ authority: "king" })], cumulated: "2000000" },
  { title: "approved", journal: [other({ day: "1399-04-20" }), approved(other({ day: "1399-04-20" }), "dina")], cumulated: "5000001" },
  { title: "refused before", journal: [other({ day: "1399-04-20" }), refused(other(), "dina", "1399-04-30")], cumulated: "2000000" },
  { title: "refused on the request's own day", journal: [other({ day: "1399-04-20" }), refused(other(), "dina", "1399-05-01")], cumulated: "2000000" },
  { title: "refused afterwards: on the day it stood", journal: [other({ day: "1399-04-20" }), refused(other(), "dina", "1399-05-02")], cumulated: "5000001" },
  { title: "asked and refused on the request's own day", journal: [other(), refused(other(), "dina", "1399-05-01")], cumulated: "2000000" },
  { title: "withdrawn", journal: [other({ day: "1399-04-20" }), withdrawn(other(), "1399-04-21")], cumulated: "2000000" },
  {
    title: "carried out and then withdrawn: no room comes back",
    journal: [other({ day: "1399-04-20" }), executed(other({ day: "1399-04-20" }), "1399-04-21"), withdrawn(other(), "1399-04-22")],
    cumulated: "5000001",
  },
  {
    title: "carried out although it was refused",
    journal: [other({ day: "1399-04-20" }), refused(other(), "dina", "1399-04-21"), executed(other({ day: "1399-04-20" }), "1399-04-25")],
    cumulated: "5000001",
  },
  {
    title: "refused, then asked anew the same day: the new revision stands",
    journal: [other({ day: "1399-04-20" }), other({ day: "1399-04-25", revision: 2, amount: "1000000" }), refused(other(), "dina", "1399-04-25")],
    cumulated: "3000000",
  },
  {
    title: "asked anew and both refused the same day",
    journal: [
      other({ day: "1399-04-20" }),
      other({ day: "1399-04-25", revision: 2, amount: "1000000" }),
      refused(other(), "dina", "1399-04-25"),
      { ...refused(other(), "david", "1399-04-25") },
    ],
    cumulated: "2000000",
  },
  {
    title: "revised: the later amount counts",
    journal: [other({ day: "1399-04-20" }), other({ day: "1399-04-25", revision: 2, amount: "1000000" })],
    cumulated: "3000000",
  },
  {
    title: "revised after the request's day: the earlier amount counted",
    journal: [other({ day: "1399-04-20" }), other({ day: "1399-05-02", revision: 2, amount: "1000000" })],
    cumulated: "5000001",
  },
  {
    title: "carried out in its first revision, then revised: both count",
    journal: [other({ day: "1399-04-20" }), executed(other({ day: "1399-04-20" }), "1399-04-21"), other({ day: "1399-04-25", revision: 2, amount: "1000000" })],
    cumulated: "6000001",
  },
  {
    title: "lines that offset each other count net, as the rule says",
    journal: [other({ amount: "0", lines: [line("energy", "0", "9000000"), line("tax", "9000000", "0")] })],
    cumulated: "2000000",
  },
  { title: "without an amount its lines count", journal: [other({ amount: undefined, lines: [line("energy", "10", "3000010")] })], cumulated: "5000000" },
];

const SECOND_OFFICE = planWith({
  authorities: {
    corrections: CORRECTIONS,
    field_corrections: authority("field_corrections", { body: BODY }),
    write_offs: authority("write_offs", { over: "write_off", body: BODY }),
  },
});

test.each(CASES)("$title", ({ journal, cumulated }) => {
  const decision = decide(SECOND_OFFICE, ASKED, [...STAFF, ...journal]);
  expect(decision.question?.cumulated).toBe(cumulated);
  expect(decision.grade).toBe(BigInt(cumulated) > 5_000_000n ? "district_manager" : "clerk");
});

test("an earlier revision of the same request that was carried out counts beside it; one that was not does not", () => {
  expect(decide(OFFICE, SECOND, [EXECUTED_FIRST]).question?.cumulated).toBe("2000000");
  expect(decide(OFFICE, SECOND, [EXECUTED_FIRST, executed(EXECUTED_FIRST, "1399-04-21")]).question?.cumulated).toBe("2700000");
});

test("each other request that counts is named, with what it counts for", () => {
  const { counted } = decide(OFFICE, ASKED, [other(), request("r3", { day: "1399-01-05", amount: "-10" }), request("r4", { day: "1397-01-05" })]);
  expect(counted).toEqual([
    { request: "r3", amount: "10" },
    { request: "r2", amount: "3000001" },
  ]);
});

test("the share is of all counted changes to the same bill; another bill's changes are no part of it", () => {
  const bill = { id: "b1", total: "8000000", issued_on: "1399-04-01" };
  const asked = request("r1", { amount: "-1000000", bill });
  const before = request("r2", { day: "1399-04-20", amount: "3000000", bill });
  const decision = decide(OFFICE, asked, [before, request("r3", { amount: "500000", bill: { ...bill, id: "b2" } })]);
  expect(decision.question).toMatchObject({ share: "0.5", cumulated: "4500000" });
  expect(decision.grade).toBe("clerk");
  const more = decide(OFFICE, asked, [{ ...before, amount: "3000001" }]);
  expect(more.question?.share).toBe("0.500000125");
  expect(more.grade).toBe("district_manager");
});

test("gross amounts add up the sizes of the lines' changes: offsetting lines are no small correction, and no zero one", () => {
  const gross: AuthorityBody = { ...BODY, amount: "gross" };
  const plan = planWith({ authorities: { corrections: authority("corrections", { ...CORRECTIONS, versions: undefined, body: gross }) } });
  const asked = { ...ASKED, amount: "0", lines: [line("energy", "0", "2500001"), line("tax", "2500001", "0")] };
  expect(decide(plan, asked, [])).toMatchObject({
    grade: "district_manager",
    question: { amount: "5000002", favour: undefined },
    failed: [{ code: "approvals-too-few" }],
  });
  const lower = { ...ASKED, amount: "-1", lines: [line("energy", "0", "3000000"), line("tax", "3000001", "0")] };
  expect(decide(plan, lower, [])).toMatchObject({ grade: "district_manager", question: { amount: "6000001", favour: "customer" } });
  expect(decide(OFFICE, lower, [])).toMatchObject({ grade: "clerk", question: { amount: "1" } });
});

test("a window of days, and none", () => {
  const days = planWith({
    authorities: { corrections: authority("corrections", { ...CORRECTIONS, versions: undefined, body: { ...BODY, cumulate: { count: 30, unit: "days" } } }) },
  });
  const none = planWith({
    authorities: { corrections: authority("corrections", { ...CORRECTIONS, versions: undefined, body: { ...BODY, cumulate: undefined } }) },
  });
  // 1399-05-01 less thirty days is 1399-04-02: Tir has 31.
  const inside = other({ day: "1399-04-03" });
  const outside = other({ day: "1399-04-02" });
  expect([inside, outside].map((each) => decide(days, ASKED, [each]).question?.cumulated)).toEqual(["5000001", "2000000"]);
  expect(decide(none, ASKED, [other()]).question?.cumulated).toBe("2000000");
});

function line(name: string, issued: string, recomputed: string): { readonly name: string; readonly issued: string; readonly recomputed: string } {
  return { name, issued, recomputed };
}
