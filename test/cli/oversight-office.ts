// A small office for the commands of the oversight half: its rules, its staff, one request, one plan, as files of a folder.
import { appendRecords } from "../../src/index.ts";
import { folderWith } from "./fake-io.ts";

export const RULES = `schedule office "Office" {
  currency IRR to 0 decimals
  calendar persian
  zone Asia/Tehran
  weekend friday
  horizon 1399-01-01 to 1405-01-01
}

source board_1399 "Board resolution 412" fa "مصوبهٔ ۴۱۲" dated 1399-01-01
source limit_act "Limitation act" fa "قانون مرور زمان" dated 1390-01-01

account {
  class:   residential "Residential" fa "خانگی" | industry "Industry" fa "صنعتی" "Class" fa "طبقهٔ مشترک"
  related: yes "Yes" fa "بلی" | no "No" fa "خیر" "Account of kin" fa "اشتراک بستگان"
}

holidays { from 1399-01-01 example 01-01 01-02 }

grades { clerk "Clerk" fa "کارمند", manager "Manager" fa "مدیر", board "Board" fa "هیئت مدیره" }

authority corrections "Correction of issued bills" fa "اصلاح صورتحساب" over correction {
  kind: misread "Misread register" fa "قرائت نادرست" | wrong_class "Wrong class" fa "تعرفهٔ نادرست"
  documents: photo "Photo" fa "عکس"
  from 1399-01-01 cites board_1399 "res. 412" example
    grade   | kind    | in favour of | up to          | share of bill | age up to | documents | approvers
    clerk   | misread | any          | 5_000_000 IRR  | 50%           | 3 months  | photo     | 1
    manager | any     | any          | 50_000_000 IRR | no limit      | 12 months | photo     | 1
    board   | any     | any          | no limit       | no limit      | no limit  | photo     | 2
    bar too_old "Not more than a year back for the company" fa "شرکت بیش از یک سال به عقب بازنمی‌گردد" when favour = company and age > 12 months cites limit_act
    forbid requester = approver
    raise one grade when account.related = yes, at the top 3 approvers
    count amount net
    cumulate per account over 12 months in absolute value
    delegation one step
    approval expires 30 days after
}

instalments household_debt "Household debt" fa "بدهی خانگی" {
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

export const STAFF = [
  { record: "appointment", id: "a1", day: "1399-01-01", person: "p1", grade: "clerk", from: "1399-01-01" },
  { record: "appointment", id: "a2", day: "1399-01-01", person: "p2", grade: "manager", from: "1399-01-01" },
] as const;

const ACCOUNT = { id: "acc", facts: { class: "residential", related: "no" } } as const;

/** Six million off a bill of twenty, three months back: beyond a clerk's five, within a manager's fifty. */
export const REQUEST = {
  record: "request",
  id: "r1",
  revision: 1,
  day: "1400-05-01",
  authority: "corrections",
  requester: "p1",
  account: ACCOUNT,
  kind: "misread",
  amount: "-6000000",
  bill: { id: "b1", total: "20000000", issued_on: "1400-04-01" },
  oldest_day: "1400-02-01",
  documents: ["photo"],
} as const;

/** 3,000,001 less 610,000 leaves 2,390,001; a sixth is 398,333.5, down to 390,000; 2,390,001 - 5 x 390,000 = 440,001 on the first. */
export const PLAN = {
  rule: "household_debt",
  account: ACCOUNT,
  agreed: "1400-01-31",
  covers: [{ document: "b1", amount: "3000001", due: "1399-12-01" }],
  down: "610000",
  count: 6,
} as const;

const EXECUTION = { record: "execution", id: "e1", day: "1400-05-02", request: "r1", request_hash: "0".repeat(64) } as const;

/** The plan above as it was agreed, on a bill of the account. */
const AGREED = [
  { record: "document", id: "b1", day: "1399-11-01", account: "acc", amount: "3000001", due: "1399-12-01" },
  {
    record: "plan",
    id: "p-1",
    day: "1400-01-31",
    account: ACCOUNT,
    rule: "household_debt",
    covers: [{ document: "b1", amount: "3000001" }],
    down: "610000",
    rows: [
      { due: "1400-02-31", amount: "440001" },
      ...["1400-03-31", "1400-04-31", "1400-05-31", "1400-06-31", "1400-07-30"].map((due) => ({ due, amount: "390000" })),
    ],
    granted_by: "p2",
  },
  { record: "payment", id: "y-1", day: "1400-01-31", account: "acc", amount: "610000", plan: "p-1", allocation: [{ document: "b1", amount: "610000" }] },
] as const;

export function linesOf(values: readonly unknown[]): string {
  return values.map((each) => `${JSON.stringify(each)}\n`).join("");
}

/** The files of the office; `at` gives a file's path. */
export function office(): { readonly at: (name: string) => string; readonly remove: () => void } {
  const folder = folderWith({
    "rules.mizan": RULES,
    "broken.mizan": RULES.replace("authority corrections", "authority"),
    "request.json": JSON.stringify(REQUEST),
    "two.json": JSON.stringify([REQUEST, REQUEST]),
    "none.json": "[]",
    "odd.json": JSON.stringify({ ...REQUEST, amount: "much", day: "1400-13-01" }),
    "journal.jsonl": linesOf(STAFF),
    "journal.csv": "record,id\n",
    "notes.txt": "notes",
    "broken.jsonl": `${JSON.stringify(STAFF[0])}\nnot json\n${JSON.stringify({ record: "appointment", id: "x" })}\n`,
    "self.jsonl": linesOf([...STAFF, REQUEST, EXECUTION]),
    "agreed.jsonl": linesOf([...STAFF, ...AGREED]),
    "chain.jsonl": linesOf(appendRecords([], STAFF, "1399-01-02")),
    "plan.json": JSON.stringify(PLAN),
    "long-plan.json": JSON.stringify({ ...PLAN, count: 13 }),
    "odd-plan.json": JSON.stringify({ rule: "household_debt" }),
    "offer.json": JSON.stringify({ account: ACCOUNT, day: "1400-01-31", debt: "3000001" }),
    "poor.json": JSON.stringify({ account: ACCOUNT, day: "1400-01-31", debt: "1999999" }),
    "second.json": JSON.stringify({ account: ACCOUNT, day: "1400-02-01", debt: "3000000" }),
    "odd-offer.json": JSON.stringify({ account: ACCOUNT, day: "1400-13-31", debt: "1" }),
  });
  return { at: (name) => `${folder.path}/${name}`, remove: folder.remove };
}

/** Without the characters that set direction: those have tests of their own. */
export function plain(text: string): string {
  return text.replace(/[\u2066-\u2069\u200F]/g, "");
}

/** Each line from right to left; Latin letters and digits only where they are set apart. */
export function mixedLines(persian: string): readonly string[] {
  return persian
    .split("\n")
    .filter((line) => line !== "" && (!line.startsWith("\u200F") || /[0-9A-Za-z]/.test(line.replace(/[\u2066\u2068][^\u2066-\u2069]*\u2069/g, ""))));
}
