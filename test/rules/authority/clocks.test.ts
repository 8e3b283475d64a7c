// An audit on two clocks: what had happened by a day, and what was known by a day; and days that are none.
import { expect, test } from "vitest";
import { auditJournal } from "../../../src/rules/authority/audit/audit-journal.ts";
import { appendRecords } from "../../../src/rules/records/chain.ts";
import { authority, BODY, body, CORRECTIONS, dayOf, OFFICE, planWith, row, version } from "../../generators/authority-plan.ts";
import { approved, executed, request, STAFF } from "./records.ts";

const BILL = { id: "b", total: "100000000000", issued_on: "1399-04-01" };
const FIRST = request("r1", { amount: "-3000000", bill: BILL });
const SECOND = request("r2", { amount: "-3000000", day: "1399-05-10", bill: { ...BILL, id: "c" } });
const BOTH = [FIRST, SECOND].flatMap((of) => [of, approved(of, "clara"), executed(of, of.day)]);

const codes = (...given: Parameters<typeof auditJournal>): readonly string[] => auditJournal(...given).map(({ code }) => code);

test("what happened later is not seen", () => {
  const journal = [...STAFF, ...BOTH];
  expect(codes(OFFICE, journal)).toEqual(["splitting"]);
  expect(codes(OFFICE, journal, { asOf: "1399-05-10" })).toEqual(["splitting"]);
  expect(codes(OFFICE, journal, { asOf: "1399-05-09" })).toEqual([]);
});

test("what was recorded later is not seen", () => {
  const chain = appendRecords(appendRecords([], [...STAFF, ...BOTH.slice(0, 3)], "1399-05-11"), BOTH.slice(3), "1399-06-01");
  expect(codes(OFFICE, chain)).toEqual(["splitting"]);
  expect(codes(OFFICE, chain, { asKnown: "1399-05-31" })).toEqual([]);
  expect(codes(OFFICE, chain, { asKnown: "1399-06-01" })).toEqual(["splitting"]);
});

test("a record told bare and as an entry counts once", () => {
  const chain = appendRecords([], [...STAFF, ...BOTH.slice(0, 3)], "1399-05-11");
  expect(codes(OFFICE, [...chain, ...BOTH.slice(0, 3)])).toEqual([]);
});

test("a rule that was announced later is not asked by whoever knows less", () => {
  const strict = { ...version("1399-01-01", undefined, body([row("board")])), announced: dayOf("1400-01-01") };
  const plan = planWith({ authorities: { corrections: { ...CORRECTIONS, versions: [version("1390-01-01", undefined, BODY), strict] } } });
  const journal = [...STAFF, ...BOTH.slice(0, 3)];
  expect(codes(plan, journal)).toEqual(["over-authority"]);
  expect(codes(plan, journal, { asKnown: "1399-12-30" })).toEqual([]);
});

test("a decision under a version that was annulled, or where none was in force", () => {
  const annulled = { on: dayOf("1399-05-05"), by: "ruling_9", reach: "from that day" } as const;
  const plan = planWith({ authorities: { corrections: { ...CORRECTIONS, versions: [{ ...version("1399-05-01", undefined, BODY), annulled }] } } });
  expect(auditJournal(plan, [...STAFF, ...BOTH])).toMatchObject([
    { code: "annulled-basis", records: ["r2"], cites: [{ source: "ruling_9" }], day: "1399-05-10" },
  ]);
  const early = request("r0", { day: "1399-04-31", bill: BILL });
  expect(codes(plan, [...STAFF, early, approved(early, "clara")])).toEqual(["no-version-in-force"]);
  // Nobody approved it: it has done nothing yet.
  expect(codes(plan, [...STAFF, early])).toEqual([]);
});

test("without a window requests count each by itself, and parts of one bill are told as parts over time", () => {
  const plan = planWith({
    authorities: { corrections: authority("corrections", { ...CORRECTIONS, versions: undefined, body: { ...BODY, cumulate: undefined } }) },
  });
  expect(codes(plan, [...STAFF, ...BOTH])).toEqual([]);
  const parts = [FIRST, { ...SECOND, bill: BILL }].flatMap((of) => [of, approved(of, "clara"), executed(of, of.day)]);
  expect(codes(plan, [...STAFF, ...parts])).toEqual(["split-over-time"]);
});

test.each([{ asOf: "1399-13-01" }, { asKnown: "now" }])("a clock that is no day: %o", (options) => {
  expect(codes(OFFICE, [...STAFF, ...BOTH], options)).toEqual(["request-refused"]);
});

test("the auditor's own figures: what is alike, what is old", () => {
  const old = request("r1", { oldest_day: "1398-11-01", lines: [{ name: "energy", issued: "5", recomputed: "5" }], bill: BILL });
  const journal = [...STAFF, old, approved(old, "dina")];
  expect(codes(OFFICE, journal)).toEqual(["amount-not-its-lines"]);
  expect(codes(OFFICE, journal, { parameters: { oldDebtMonths: 5 } })).toEqual(["bad-debt-as-correction"]);
});
