// Approvals and persons: each clause failing alone, beside the case in which it holds. The request is within a clerk's power unless a case says otherwise.
import { expect, test } from "vitest";
import type { AuthorityBody } from "../../../src/dsl/oversight.ts";
import type { Plan } from "../../../src/engine/plan.ts";
import { decide } from "../../../src/rules/authority/decide.ts";
import type { JournalRecord } from "../../../src/rules/records/record.ts";
import { authority, BODY, CORRECTIONS, NOWHERE, OFFICE, planWith } from "../../generators/authority-plan.ts";
import { appointed, approved, delegated, executed, refused, request, revoked, STAFF, withdrawn } from "./records.ts";

const SMALL = request("r1");
const RAISED = request("r1", { account: { id: "a1", facts: { class: "residential", related: "yes" }, holder: "hamid" } });
/** Takes two of the sales office and a sheet. */
const LARGE = request("r1", {
  amount: "-60000000",
  bill: { id: "b", total: "999000000", issued_on: "1399-04-01", reader: "sam" },
  documents: ["photo", "sheet"],
});

function office(parts: Partial<AuthorityBody>): Plan {
  return planWith({ authorities: { corrections: authority("corrections", { ...CORRECTIONS, versions: undefined, body: { ...BODY, ...parts } }) } });
}

const ONWARD = office({ delegation: "onward" });
const NO_DELEGATION = office({ delegation: "none" });
const FOREVER = office({ expires: undefined });
const HOLDERS = office({ forbids: [{ roles: ["approver", "account holder"], cites: [{ source: "limit_act", clause: "9" }], span: NOWHERE }] });
const DELEGATES = office({ delegation: "onward", forbids: [{ roles: ["delegate of requester", "approver"], cites: [], span: NOWHERE }] });
const READERS = office({ forbids: [{ roles: ["requester", "reader"], cites: [], span: NOWHERE }] });

const LATER = { day: "1399-05-02" };

interface Case {
  readonly title: string;
  readonly plan?: Plan;
  readonly of?: typeof SMALL;
  readonly journal: readonly JournalRecord[];
  readonly asOf?: string;
  /** Empty: allowed. */
  readonly fails: readonly string[];
}

const BACKDATED = appointed("nima", "clerk", { day: "1399-06-01" });
const CASES: readonly Case[] = [
  { title: "a clerk approves on the same day", journal: [approved(SMALL, "clara")], fails: [] },
  { title: "a higher grade may too", journal: [approved(SMALL, "bahar", LATER)], fails: [] },
  { title: "nobody approved", journal: [], fails: ["approvals-too-few"] },
  { title: "a manager for what takes a manager", of: RAISED, journal: [approved(RAISED, "dina")], fails: [] },
  { title: "a clerk for what takes a manager", of: RAISED, journal: [approved(RAISED, "clara")], fails: ["over-authority"] },
  { title: "two of the sales office", of: LARGE, journal: [approved(LARGE, "sara"), approved(LARGE, "soroush")], fails: [] },
  { title: "one of two", of: LARGE, journal: [approved(LARGE, "sara")], fails: ["approvals-too-few"] },
  { title: "one of the sales office and one of the board", of: LARGE, journal: [approved(LARGE, "sara"), approved(LARGE, "bita")], fails: [] },
  { title: "one of the sales office and a manager", of: LARGE, journal: [approved(LARGE, "sara"), approved(LARGE, "dina")], fails: ["over-authority"] },
  { title: "a manager beside two who suffice", of: LARGE, journal: [approved(LARGE, "sara"), approved(LARGE, "dina"), approved(LARGE, "soroush")], fails: [] },
  {
    title: "the same person twice",
    of: LARGE,
    journal: [approved(LARGE, "sara"), approved(LARGE, "sara", { id: "again", ...LATER })],
    fails: ["approver-twice"],
  },
  {
    title: "the same person twice, beside another",
    of: LARGE,
    journal: [approved(LARGE, "sara"), approved(LARGE, "sara", { id: "again", ...LATER }), approved(LARGE, "bita")],
    fails: [],
  },
  {
    title: "by a delegation to oneself: nobody gave anything",
    of: LARGE,
    journal: [delegated("d", "sara", "sara"), approved(LARGE, "sara", { delegation: "d" }), approved(LARGE, "soroush")],
    fails: ["delegation-cycle"],
  },
  {
    title: "a clerk by their own grade, and then by a manager's delegation",
    of: RAISED,
    journal: [delegated("d", "dina", "clara"), approved(RAISED, "clara"), approved(RAISED, "clara", { id: "again", delegation: "d" })],
    fails: [],
  },
  {
    title: "by a manager's delegation, and then by their own grade: one person",
    of: LARGE,
    journal: [delegated("d", "sara", "clara"), approved(LARGE, "clara", { delegation: "d" }), approved(LARGE, "clara", { id: "again" })],
    fails: ["approver-twice"],
  },
  { title: "somebody who holds no grade", journal: [approved(SMALL, "nima")], fails: ["approver-not-appointed"] },
  {
    title: "appointed only from the next day",
    journal: [appointed("nima", "clerk", { from: "1399-05-02" }), approved(SMALL, "nima")],
    fails: ["approver-not-appointed"],
  },
  { title: "appointed from that day", journal: [appointed("nima", "clerk", { from: "1399-05-01" }), approved(SMALL, "nima")], fails: [] },
  {
    title: "appointed until that day, exclusive",
    journal: [appointed("nima", "clerk", { to: "1399-05-01" }), approved(SMALL, "nima")],
    fails: ["approver-not-appointed"],
  },
  { title: "appointed afterwards, from an earlier day", journal: [BACKDATED, approved(SMALL, "nima")], fails: ["approver-not-appointed"] },
  {
    title: "of two grades held the higher counts",
    of: RAISED,
    journal: [appointed("nima", "clerk"), appointed("nima", "district_manager"), approved(RAISED, "nima")],
    fails: [],
  },
  { title: "a grade that the rules do not have", journal: [appointed("nima", "king"), approved(SMALL, "nima")], fails: ["approver-not-appointed"] },
  { title: "before the request", journal: [approved(SMALL, "clara", { day: "1399-04-31" })], fails: ["approval-before-request"] },
  { title: "of another revision", journal: [approved(request("r1", { amount: "-3999999" }), "clara")], fails: ["stale-approval"] },
  {
    title: "of another revision and then of this",
    journal: [approved(request("r1", { amount: "-3999999" }), "clara"), approved(SMALL, "clara", { id: "again" })],
    fails: [],
  },
  { title: "used on its thirtieth day", journal: [approved(SMALL, "clara")], asOf: "1399-05-31", fails: [] },
  { title: "used a day after its thirtieth", journal: [approved(SMALL, "clara")], asOf: "1399-06-01", fails: ["approval-expired"] },
  { title: "carried out on its thirtieth day, asked later", journal: [approved(SMALL, "clara"), executed(SMALL, "1399-05-31")], asOf: "1399-12-01", fails: [] },
  { title: "carried out a day after its thirtieth", journal: [approved(SMALL, "clara"), executed(SMALL, "1399-06-01")], fails: ["approval-expired"] },
  { title: "an approval that does not expire", plan: FOREVER, journal: [approved(SMALL, "clara")], asOf: "1410-01-01", fails: [] },
  { title: "after it was carried out", journal: [executed(SMALL, "1399-05-01"), approved(SMALL, "clara", LATER)], fails: ["approval-after-execution"] },
  { title: "refused before", journal: [refused(SMALL, "dina", "1399-05-02"), approved(SMALL, "clara", { day: "1399-05-03" })], fails: ["request-closed"] },
  { title: "withdrawn before", journal: [withdrawn(SMALL, "1399-05-02"), approved(SMALL, "clara", { day: "1399-05-03" })], fails: ["request-closed"] },
  {
    title: "a later revision has taken its place",
    journal: [request("r1", { revision: 2, day: "1399-05-02", amount: "-3000000" }), approved(SMALL, "clara")],
    fails: ["request-replaced"],
  },
  { title: "who asked approves", journal: [appointed("ali", "board"), approved(SMALL, "ali")], fails: ["self-approval"] },
  {
    title: "who asked approves beside one who suffices",
    journal: [appointed("ali", "board"), approved(SMALL, "ali"), approved(SMALL, "clara")],
    fails: ["self-approval"],
  },
  { title: "who read the meter approves", of: LARGE, journal: [approved(LARGE, "sara"), approved(LARGE, "sam")], fails: ["forbidden-pair"] },
  {
    title: "who read the meter asks",
    plan: READERS,
    of: request("r1", { requester: "sam", bill: LARGE.bill }),
    journal: [],
    fails: ["approvals-too-few", "forbidden-pair"],
  },
  {
    title: "the account's holder approves",
    plan: HOLDERS,
    of: RAISED,
    journal: [appointed("hamid", "board"), approved(RAISED, "hamid")],
    fails: ["forbidden-pair"],
  },
  { title: "the account's holder approves where nothing forbids it", of: RAISED, journal: [appointed("hamid", "board"), approved(RAISED, "hamid")], fails: [] },
  {
    title: "a delegate of who asked approves",
    plan: DELEGATES,
    journal: [delegated("d", "ali", "clara"), approved(SMALL, "clara")],
    fails: ["forbidden-pair"],
  },
  {
    title: "a delegate of a delegate of who asked approves",
    plan: DELEGATES,
    journal: [delegated("d", "ali", "nima"), delegated("e", "nima", "clara"), approved(SMALL, "clara")],
    fails: ["forbidden-pair"],
  },
  {
    title: "one who was a delegate of who asked until the day before",
    plan: DELEGATES,
    journal: [delegated("d", "ali", "clara", { to: "1399-05-01" }), approved(SMALL, "clara")],
    fails: [],
  },
  { title: "by a delegation", of: RAISED, journal: [delegated("d", "dina", "clara"), approved(RAISED, "clara", { delegation: "d" })], fails: [] },
  {
    title: "by a delegation of one whose grade is too low",
    of: RAISED,
    journal: [appointed("carl", "clerk"), delegated("d", "carl", "nima"), approved(RAISED, "nima", { delegation: "d" })],
    fails: ["over-authority"],
  },
  { title: "by a delegation that nobody recorded", of: RAISED, journal: [approved(RAISED, "clara", { delegation: "d" })], fails: ["delegation-unknown"] },
  {
    title: "by a delegation to another",
    of: RAISED,
    journal: [delegated("d", "dina", "nima"), approved(RAISED, "clara", { delegation: "d" })],
    fails: ["delegation-of-other"],
  },
  {
    title: "by a delegation of another authority",
    of: RAISED,
    journal: [delegated("d", "dina", "clara", { authority: "write_offs" }), approved(RAISED, "clara", { delegation: "d" })],
    fails: ["delegation-of-other"],
  },
  {
    title: "by a delegation on its last day",
    of: RAISED,
    journal: [delegated("d", "dina", "clara", { to: "1399-05-02" }), approved(RAISED, "clara", { delegation: "d" })],
    fails: [],
  },
  {
    title: "by a delegation that ended the day before",
    of: RAISED,
    journal: [delegated("d", "dina", "clara", { to: "1399-05-01" }), approved(RAISED, "clara", { delegation: "d" })],
    fails: ["delegation-not-in-force"],
  },
  {
    title: "by a delegation made afterwards",
    of: RAISED,
    journal: [delegated("d", "dina", "clara", { day: "1399-05-02" }), approved(RAISED, "clara", { delegation: "d" })],
    fails: ["delegation-not-in-force"],
  },
  {
    title: "by a delegation revoked on that day",
    of: RAISED,
    journal: [delegated("d", "dina", "clara"), revoked("d", "1399-05-01"), approved(RAISED, "clara", { delegation: "d" })],
    fails: ["delegation-revoked"],
  },
  {
    title: "by a delegation revoked the day after",
    of: RAISED,
    journal: [delegated("d", "dina", "clara"), revoked("d", "1399-05-02"), approved(RAISED, "clara", { delegation: "d" })],
    fails: [],
  },
  {
    title: "where the rule knows no delegation",
    plan: NO_DELEGATION,
    of: RAISED,
    journal: [delegated("d", "dina", "clara"), approved(RAISED, "clara", { delegation: "d" })],
    fails: ["delegation-not-allowed"],
  },
  {
    title: "by a power that was itself delegated, where one step is allowed",
    of: RAISED,
    journal: [delegated("c", "dina", "nima"), delegated("d", "nima", "clara"), approved(RAISED, "clara", { delegation: "d" })],
    fails: ["delegation-onward"],
  },
  {
    title: "by a power that was itself delegated, where it may be given onward",
    plan: ONWARD,
    of: RAISED,
    journal: [delegated("c", "dina", "nima"), delegated("d", "nima", "clara"), approved(RAISED, "clara", { delegation: "d" })],
    fails: [],
  },
  {
    title: "by delegations that lead in a circle",
    plan: ONWARD,
    of: RAISED,
    journal: [delegated("c", "nima", "omid"), delegated("d", "omid", "nima"), approved(RAISED, "nima", { delegation: "d" })],
    fails: ["delegation-cycle"],
  },
  {
    title: "by delegations in a circle in which one holds a grade",
    plan: ONWARD,
    of: RAISED,
    journal: [delegated("c", "dina", "clara"), delegated("d", "clara", "dina"), approved(RAISED, "clara", { delegation: "c" })],
    fails: [],
  },
  {
    title: "by a delegation of one who holds nothing",
    of: RAISED,
    journal: [delegated("d", "nima", "clara"), approved(RAISED, "clara", { delegation: "d" })],
    fails: ["delegation-empty"],
  },
];

test.each(CASES)("$title", ({ plan = OFFICE, of = SMALL, journal, asOf, fails }) => {
  const decision = decide(plan, of, [...STAFF, ...journal], { asOf });
  expect(decision.failed.map(({ code }) => code)).toEqual(fails);
  expect(decision.allowed).toBe(fails.length === 0);
});

test("every failed clause is told, not the first: a bar, documents, a grade too low, a clerk who asked", () => {
  const asked = request("r1", { amount: "60000000", oldest_day: "1398-04-31", documents: [], requester: "clara" });
  const { failed } = decide(OFFICE, asked, [...STAFF, approved(asked, "clara"), approved(asked, "dina")]);
  expect(failed.map(({ code }) => code)).toEqual(["barred", "documents-missing", "over-authority", "over-authority", "self-approval"]);
  expect(failed[3]).toMatchObject({ values: { persons: "dina", held: "district_manager", grade: "sales_office" }, records: ["r1", "ok-r1-dina"] });
});

test("the clause of a forbidden pair cites its own source, and the version's where it has none", () => {
  const own = decide(HOLDERS, RAISED, [...STAFF, appointed("hamid", "board"), approved(RAISED, "hamid")]).failed[0];
  expect(own?.cites).toEqual([{ source: "limit_act", clause: "9" }]);
  expect(own?.values).toMatchObject({ person: "hamid", role: "approver", otherRole: "account holder" });
  const versions = decide(OFFICE, SMALL, [appointed("ali", "board"), approved(SMALL, "ali")]).failed[0];
  expect(versions?.cites).toEqual([{ source: "board_1399", clause: "res. 412" }]);
});
