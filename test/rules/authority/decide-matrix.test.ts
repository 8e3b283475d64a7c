// The matrix of decision 0007 at its limits, worked out by hand: which grade, how many approvers, which documents, and what fails where nobody may.
import { expect, test } from "vitest";
import { decide } from "../../../src/rules/authority/decide.ts";
import type { Request } from "../../../src/rules/records/record.ts";
import { OFFICE } from "../../generators/authority-plan.ts";
import { request } from "./records.ts";

interface Case {
  readonly title: string;
  readonly request: Partial<Request>;
  readonly grade: string | undefined;
  readonly approvers?: number;
  readonly documents?: readonly string[];
  /** What fails beside the approvals, which nobody gave. */
  readonly fails?: readonly string[];
}

/** A fifth of the bill or less, so that the amount alone decides. */
const bill = { id: "b", total: "10000000000", issued_on: "1399-04-01" };
const BOTH = { documents: ["photo", "sheet"] };
const MANAGER = { grade: "district_manager", approvers: 1, documents: ["photo"] };
const OFFICE_GRADE = { grade: "sales_office", approvers: 2, documents: ["photo", "sheet"] };
const BOARD = { grade: "board", approvers: 2, documents: ["photo", "sheet"] };
/** A grade is named only for what the rule declares. */
const NOBODY = { grade: undefined };
const CLERK = { grade: "clerk", approvers: 1, documents: ["photo"] };

const CASES: readonly Case[] = [
  { title: "a clerk's limit", request: { bill, amount: "-5000000" }, ...CLERK },
  { title: "one rial under a clerk's limit", request: { bill, amount: "-4999999" }, ...CLERK },
  { title: "one rial over a clerk's limit", request: { bill, amount: "-5000001" }, ...MANAGER },
  { title: "in the company's favour the limit is the same", request: { bill, amount: "5000000" }, ...CLERK },
  { title: "one rial over in the company's favour", request: { bill, amount: "5000001" }, ...MANAGER },
  { title: "a tenth of a rial over", request: { bill, amount: "-5000000.1" }, ...MANAGER },
  { title: "a manager's limit", request: { bill, amount: "-50000000" }, ...MANAGER },
  { title: "one rial over a manager's limit", request: { bill, amount: "-50000001", ...BOTH }, ...OFFICE_GRADE },
  { title: "the sales office's limit", request: { bill, amount: "-500000000", ...BOTH }, ...OFFICE_GRADE },
  { title: "one rial over the sales office's limit", request: { bill, amount: "-500000001", ...BOTH }, ...BOARD },
  { title: "the board has no limit", request: { bill, amount: "-9999999999999999999", ...BOTH }, ...BOARD },
  { title: "a kind that no clerk may", request: { bill, kind: "wrong_class", amount: "-1" }, ...MANAGER },
  { title: "half of the bill", request: { amount: "-2000000", bill: { ...bill, total: "4000000" } }, ...CLERK },
  { title: "one rial over half of the bill", request: { amount: "-2000001", bill: { ...bill, total: "4000000" } }, ...MANAGER },
  { title: "half of an odd bill is held exactly", request: { amount: "-2000000.5", bill: { ...bill, total: "4000001" } }, ...CLERK },
  { title: "a third of a bill that is no decimal", request: { amount: "-1", bill: { ...bill, total: "3" } }, ...CLERK },
  { title: "a bill in credit has a size too", request: { amount: "-2000000", bill: { ...bill, total: "-4000000" } }, ...CLERK },
  { title: "of a bill of nothing only `no limit` admits", request: { amount: "-1", bill: { ...bill, total: "0" } }, ...MANAGER },
  { title: "no bill: the share is not known, and said so", request: { amount: "-1", bill: undefined }, ...MANAGER, fails: ["bill-missing"] },
  { title: "three months to the day", request: { bill, day: "1399-05-01", oldest_day: "1399-02-01" }, ...CLERK },
  { title: "three months and a day", request: { bill, day: "1399-05-01", oldest_day: "1399-01-31" }, ...MANAGER },
  { title: "twelve months to the day", request: { bill, day: "1399-05-01", oldest_day: "1398-05-01" }, ...MANAGER },
  { title: "twelve months and a day", request: { bill, day: "1399-05-01", oldest_day: "1398-04-31", ...BOTH }, ...OFFICE_GRADE },
  { title: "twenty-four months to the day", request: { bill, day: "1399-05-01", oldest_day: "1397-05-01", ...BOTH }, ...OFFICE_GRADE },
  { title: "twenty-four months and a day", request: { bill, day: "1399-05-01", oldest_day: "1397-04-31", ...BOTH }, ...BOARD },
  // Aban has 30 days: three months before 30 Aban is 30 Mordad; before 31 Tir it is 31 Farvardin.
  { title: "from 30 Aban back to 30 Mordad", request: { bill, day: "1399-08-30", oldest_day: "1399-05-30" }, ...CLERK },
  { title: "from 30 Aban back to 29 Mordad", request: { bill, day: "1399-08-30", oldest_day: "1399-05-29" }, ...MANAGER },
  // Three months before 31 Shahrivar is 31 Khordad; of 30 Azar it is 30 Shahrivar, and 31 Shahrivar is younger.
  { title: "from 30 Azar back to 31 Shahrivar", request: { bill, day: "1399-09-30", oldest_day: "1399-06-31" }, ...CLERK },
  // Esfand 1398 has 29 days: three months before 31 Khordad 1399 is 29 Esfand, the last.
  { title: "from 31 Khordad back to 29 Esfand, the last of its month", request: { bill, day: "1399-03-31", oldest_day: "1398-12-29" }, ...CLERK },
  { title: "from 31 Khordad back to 28 Esfand", request: { bill, day: "1399-03-31", oldest_day: "1398-12-28" }, ...MANAGER },
  // Esfand 1399 has 30 days, as a leap year.
  { title: "from 31 Khordad back to 30 Esfand of a leap year", request: { bill, day: "1400-03-31", oldest_day: "1399-12-30" }, ...CLERK },
  { title: "from 31 Khordad back to 29 Esfand of a leap year", request: { bill, day: "1400-03-31", oldest_day: "1399-12-29" }, ...MANAGER },
  { title: "a photo is missing", request: { bill, documents: [] }, ...CLERK, fails: ["documents-missing"] },
  { title: "a sheet is missing for the sales office", request: { bill, amount: "-60000000" }, ...OFFICE_GRADE, fails: ["documents-missing"] },
  { title: "a related account is one grade up", request: { bill, account: { id: "a", facts: { related: "yes" } } }, ...MANAGER },
  {
    title: "a related account at a manager's limit needs what the sales office needs",
    request: { bill, amount: "-50000000", account: { id: "a", facts: { related: "yes" } } },
    ...OFFICE_GRADE,
    fails: ["documents-missing"],
  },
  {
    title: "a related account at the top takes three",
    request: { bill, amount: "-500000001", ...BOTH, account: { id: "a", facts: { related: "yes" } } },
    grade: "board",
    approvers: 3,
    documents: ["photo", "sheet"],
  },
  {
    title: "the bar: over a year, in the company's favour",
    request: { bill, amount: "1", oldest_day: "1398-04-31", ...BOTH },
    ...OFFICE_GRADE,
    fails: ["barred"],
  },
  { title: "the bar: a year to the day is not over it", request: { bill, amount: "1", oldest_day: "1398-05-01" }, ...MANAGER },
  { title: "the bar: in the customer's favour there is none", request: { bill, amount: "-1", oldest_day: "1398-04-31", ...BOTH }, ...OFFICE_GRADE },
  { title: "a kind that is not declared", request: { bill, kind: "guess" }, ...NOBODY, fails: ["kind-not-declared"] },
  { title: "no kind", request: { bill, kind: undefined }, ...NOBODY, fails: ["kind-missing"] },
  { title: "a cause that is not declared", request: { bill, cause: "weather" }, ...NOBODY, fails: ["cause-not-declared"] },
  { title: "no cause", request: { bill, cause: undefined }, ...NOBODY, fails: ["cause-missing"] },
  { title: "nothing changes", request: { bill, amount: "0" }, ...CLERK, fails: ["zero-correction"] },
  { title: "no amount", request: { bill, amount: undefined }, ...CLERK, fails: ["amount-missing"] },
  {
    title: "the amount is not what its lines come to: the greater counts",
    request: { bill, amount: "-1000000", lines: [{ name: "energy", issued: "9000000", recomputed: "3000000" }] },
    ...MANAGER,
    fails: ["amount-not-its-lines"],
  },
  { title: "the oldest day is after the request", request: { bill, oldest_day: "1399-05-02" }, ...CLERK, fails: ["oldest-day-after-request"] },
  {
    title: "whether the account is related is not said: it is raised",
    request: { bill, account: { id: "a", facts: {} } },
    ...MANAGER,
    fails: ["account-field-missing"],
  },
  {
    title: "a field of the account that a false bar asks, in vain",
    request: { bill, account: { id: "a", facts: { related: "no" } }, amount: "-1" },
    ...CLERK,
  },
  { title: "a basis that no source of the rules is", request: { bill, basis: { source: "hearsay" } }, ...CLERK, fails: ["basis-unknown"] },
];

test.each(CASES)("$title", ({ request: parts, grade, approvers, documents = [], fails = [] }) => {
  const decision = decide(OFFICE, request("r1", parts), []);
  expect(decision.failed.map(({ code }) => code)).toEqual(grade === undefined ? fails : [...fails, "approvals-too-few"]);
  expect({ grade: decision.grade, approvers: decision.approvers, documents: decision.documents }).toEqual({ grade, approvers, documents });
  expect(decision.allowed).toBe(false);
  // A bar with a citation of its own rests on no example.
  expect(decision.failed.every(({ code, marks }) => marks.includes("example") === (code !== "barred"))).toBe(true);
});

test("what was judged is said exactly: a share of a third, the age in months, the favour", () => {
  const { question } = decide(OFFICE, request("r1", { amount: "-1", bill: { ...bill, total: "3" }, oldest_day: "1399-03-02" }), []);
  expect(question).toEqual({ amount: "1", cumulated: "1", share: "1/3", age: 2, favour: "customer" });
});

test("a bar cites its own source, and names itself in the file's words", () => {
  const [barred] = decide(OFFICE, request("r1", { amount: "1", oldest_day: "1398-04-31" }), []).failed;
  expect(barred).toMatchObject({ code: "barred", cites: [{ source: "limit_act" }], values: { bar: "too_old_for_the_company" } });
});
