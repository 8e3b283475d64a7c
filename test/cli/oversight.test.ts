// The commands of the oversight half, run as a user runs them: exit codes, words and forms of output.
import { afterAll, describe, expect, test } from "vitest";
import { appendRecords } from "../../src/index.ts";
import { folderWith, mizan } from "./fake-io.ts";

const RULES = `schedule office "Office" {
  currency IRR to 0 decimals
  calendar persian
  zone Asia/Tehran
  weekend friday
  horizon 1399-01-01 to 1405-01-01
}

source board_1399 "Board resolution 412" dated 1399-01-01
source limit_act "Limitation act" dated 1390-01-01

account {
  class:   residential | industry
  related: yes | no
}

holidays { from 1399-01-01 example 01-01 01-02 }

grades { clerk "Clerk" fa "کارمند", manager "Manager" fa "مدیر", board "Board" fa "هیئت مدیره" }

authority corrections "Correction of issued bills" fa "اصلاح صورتحساب" over correction {
  kind: misread "Misread register" fa "قرائت نادرست" | wrong_class
  documents: photo "Photo" fa "عکس"
  from 1399-01-01 cites board_1399 "res. 412" example
    grade   | kind    | in favour of | up to          | share of bill | age up to | documents | approvers
    clerk   | misread | any          | 5_000_000 IRR  | 50%           | 3 months  | photo     | 1
    manager | any     | any          | 50_000_000 IRR | no limit      | 12 months | photo     | 1
    board   | any     | any          | no limit       | no limit      | no limit  | photo     | 2
    bar too_old "Not more than a year back for the company" when favour = company and age > 12 months cites limit_act
    forbid requester = approver
    raise one grade when account.related = yes, at the top 3 approvers
    count amount net
    cumulate per account over 12 months in absolute value
    delegation one step
    approval expires 30 days after
}

instalments household_debt "Household debt" {
  from 1399-01-01 cites board_1399 "res. 412" example
    for account.class = residential and debt >= 2_000_000 IRR
    down payment at least 20% of debt, at most 50% of debt round up to 10_000 IRR
    count from 2 up to 6 by manager, up to 12 by board
    first due 1 month after agreement
    every 1 month, month end clamped
    not moved
    equal parts round down to 10_000 IRR, remainder on first
    part at least 100_000 IRR
    at most 1 active plan per account
    no interest
    payments settle oldest first
    missed when short by more than 0 IRR 7 days after due
    broken after 2 missed in a row: balance due, original due dates restored
    cancelled bill recomputes plan
    no replan
}
`;

const APPOINTMENTS = [
  { record: "appointment", id: "a1", day: "1399-01-01", person: "p1", grade: "clerk", from: "1399-01-01" },
  { record: "appointment", id: "a2", day: "1399-01-01", person: "p2", grade: "manager", from: "1399-01-01" },
] as const;

const REQUEST = {
  record: "request",
  id: "r1",
  revision: 1,
  day: "1400-05-01",
  authority: "corrections",
  requester: "p1",
  account: { id: "acc", facts: { class: "residential", related: "no" } },
  kind: "misread",
  amount: "-6000000",
  bill: { id: "b1", total: "20000000", issued_on: "1400-04-01" },
  oldest_day: "1400-02-01",
  documents: ["photo"],
} as const;

const PLAN = {
  rule: "household_debt",
  account: { id: "acc", facts: { class: "residential", related: "no" } },
  agreed: "1400-01-31",
  covers: [{ document: "b1", amount: "3000001", due: "1399-12-01" }],
  down: "610000",
  count: 6,
};

const folder = folderWith({
  "rules.mizan": RULES,
  "request.json": JSON.stringify(REQUEST),
  "journal.jsonl": APPOINTMENTS.map((each) => `${JSON.stringify(each)}\n`).join(""),
  "broken.jsonl": `${JSON.stringify(APPOINTMENTS[0])}\nnot json\n${JSON.stringify({ record: "appointment", id: "x" })}\n`,
  "self.jsonl": [...APPOINTMENTS, REQUEST, { record: "execution", id: "e1", day: "1400-05-02", request: "r1", request_hash: "0".repeat(64) }]
    .map((each) => `${JSON.stringify(each)}\n`)
    .join(""),
  "chain.jsonl": appendRecords([], APPOINTMENTS, "1399-01-02")
    .map((each) => `${JSON.stringify(each)}\n`)
    .join(""),
  "plan.json": JSON.stringify(PLAN),
  "offer.json": JSON.stringify({ account: PLAN.account, day: "1400-01-31", debt: "3000001" }),
  "poor.json": JSON.stringify({ account: PLAN.account, day: "1400-01-31", debt: "1999999" }),
});
afterAll(folder.remove);

const at = (name: string): string => `${folder.path}/${name}`;

describe("mizan authority", () => {
  test("prints the matrix and what a grade may answer", async () => {
    const ran = await mizan(["authority", at("rules.mizan")]);
    expect(ran).toMatchObject({ code: 0, err: "" });
    expect(ran.out).toMatch(/^Clerk +Misread register +5,000,000 IRR +50% +3 months +Photo +1$/m);
    expect(ran.out).toContain("nobody may: Not more than a year back for the company, when favour = company and age > 12 months");
    expect(ran.out).toContain("(example)");
  });
  test("says where no version is in force", async () => {
    const ran = await mizan(["authority", at("rules.mizan"), "--on", "1398-01-01"]);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("no version of");
  });
  test("a day that does not exist cannot be asked", async () => {
    expect(await mizan(["authority", at("rules.mizan"), "--on", "1400-13-01"])).toMatchObject({ code: 2 });
  });
});

describe("mizan decide", () => {
  test("names the lowest grade and what fails", async () => {
    const ran = await mizan(["decide", at("rules.mizan"), "--request", at("request.json"), "--journal", at("journal.jsonl")]);
    expect(ran.code).toBe(1);
    expect(ran.out).toContain("Lowest grade: Manager; approvers: 1");
    expect(ran.out).toContain("0 of 1 approvals by Manager or above");
    expect(ran.out).not.toContain("each by another person");
    expect(ran.out).toContain("Example figure");
  });
  test("in Persian, with the remedies", async () => {
    const ran = await mizan(["decide", at("rules.mizan"), "--request", at("request.json"), "--journal", at("journal.jsonl"), "--explain", "--lang", "fa"]);
    expect(ran.out).toContain("پایین‌ترین رده: مدیر");
    expect(ran.out).toContain("هر تصویب از شخصی دیگر");
  });
  test("as data", async () => {
    const ran = await mizan(["decide", at("rules.mizan"), "--request", at("request.json"), "--journal", at("journal.jsonl"), "--format", "json"]);
    expect(JSON.parse(ran.out)).toMatchObject({ request: "r1", allowed: false, grade: "manager", question: { amount: "6000000", age: 3, favour: "customer" } });
  });
  test.each([
    { argv: ["--journal", "journal.jsonl"], err: "needs --request" },
    { argv: ["--request", "request.json"], err: "needs --journal" },
    { argv: ["--request", "journal.jsonl", "--journal", "journal.jsonl"], err: "holds 2 objects" },
  ])("ends with 2 where it is not told enough: $argv", async ({ argv, err }) => {
    const ran = await mizan(["decide", at("rules.mizan"), ...argv.map((each) => (each.startsWith("--") ? each : at(each)))]);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(err);
  });
  test("rules without authority cannot be asked", async () => {
    const ran = await mizan(["decide", "examples/household", "--request", at("request.json"), "--journal", at("journal.jsonl")]);
    expect(ran).toMatchObject({ code: 2 });
    expect(ran.err).toContain("holds neither an authority nor instalments");
  });
});

describe("mizan audit-corrections", () => {
  test("nothing found", async () => {
    expect(await mizan(["audit-corrections", at("rules.mizan"), "--journal", at("journal.jsonl")])).toMatchObject({ code: 0, out: "" });
  });
  test("what was carried out without an approval, in each form", async () => {
    const pretty = await mizan(["audit-corrections", at("rules.mizan"), "--journal", at("self.jsonl")]);
    expect(pretty.code).toBe(1);
    expect(pretty.out).toMatch(/\[executed-/);
    const csv = await mizan(["audit-corrections", at("rules.mizan"), "--journal", at("self.jsonl"), "--format", "csv"]);
    expect(csv.out.split("\r\n")[0]).toBe("code,day,account,records,message,cites,marks");
    const lines = await mizan(["audit-corrections", at("rules.mizan"), "--journal", at("self.jsonl"), "--format", "jsonl"]);
    for (const line of lines.out.trim().split("\n")) expect(JSON.parse(line)).toHaveProperty("code");
  });
  test("records that cannot be read are told and counted", async () => {
    const ran = await mizan(["audit-corrections", at("rules.mizan"), "--journal", at("broken.jsonl")]);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain("row 2: the line is not JSON");
    expect(ran.err).toContain("record 2 (x)");
  });
});

describe("mizan instalments", () => {
  test("offers what the debtor may have, and says from whom", async () => {
    const ran = await mizan(["instalments", "offer", at("rules.mizan"), "--request", at("offer.json")]);
    expect(ran.code).toBe(0);
    // A fifth of 3,000,001 is 600,000.2, rounded up to ten thousands.
    expect(ran.out).toContain("down payment 610,000 to");
    expect(ran.out).toContain("2 to 6 parts by manager");
  });
  test("a debt below the rule's own limit is offered nothing", async () => {
    const ran = await mizan(["instalments", "offer", at("rules.mizan"), "--request", at("poor.json")]);
    expect(ran.code).toBe(1);
    expect(ran.out).not.toContain("may be offered");
  });
  test("rows that add up to the debt, from the agreement's own day of the month", async () => {
    const ran = await mizan(["instalments", "schedule", at("rules.mizan"), "--request", at("plan.json"), "--format", "json"]);
    expect(ran.code).toBe(0);
    // 3,000,001 - 610,000 = 2,390,001; a sixth is 398,333.5, down to 390,000; 2,390,001 - 6 x 390,000 = 50,001 on the first.
    expect(JSON.parse(ran.out).rows).toEqual([
      { due: "1400-02-31", amount: "440001" },
      { due: "1400-03-31", amount: "390000" },
      { due: "1400-04-31", amount: "390000" },
      { due: "1400-05-31", amount: "390000" },
      { due: "1400-06-31", amount: "390000" },
      { due: "1400-07-30", amount: "390000" },
    ]);
  });
  test("no plan, no finding", async () => {
    expect(await mizan(["instalments", "audit", at("rules.mizan"), "--journal", at("journal.jsonl")])).toMatchObject({ code: 0, out: "" });
  });
});

describe("mizan verify", () => {
  test("an intact chain, and what cannot be seen without its head", async () => {
    const ran = await mizan(["verify", at("chain.jsonl")]);
    expect(ran.code).toBe(0);
    const head = /head ([0-9a-f]{64})/.exec(ran.out)?.[1] ?? "";
    expect(ran.out).toContain("cannot be seen");
    expect(await mizan(["verify", at("chain.jsonl"), "--head", head])).toMatchObject({ code: 0 });
    expect(await mizan(["verify", at("chain.jsonl"), "--head", "0".repeat(63)])).toMatchObject({ code: 1 });
  });
  test("bare records are no chain", async () => {
    expect(await mizan(["verify", at("journal.jsonl")])).toMatchObject({ code: 1 });
  });
});
