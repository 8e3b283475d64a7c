// Bunching under a limit: chances worked out apart, as sums of counted ways; and the audit that reports them.
import { expect, test } from "vitest";
import { auditJournal } from "../../../src/rules/authority/audit/audit-journal.ts";
import { atLeast } from "../../../src/rules/authority/audit/binomial.ts";
import { AUDIT_PARAMETERS } from "../../../src/rules/authority/audit/parameters.ts";
import type { JournalRecord } from "../../../src/rules/records/record.ts";
import { authority, body, CORRECTIONS, planWith, row } from "../../generators/authority-plan.ts";
import { approved, request, STAFF } from "./records.ts";

test.each([
  // 10 of 10 by a fair coin: 1 way of 1024. 9 or 10: 11 ways. None at all of 3, and more than certain.
  [10, 10, 1n, 2n, 1n, 1024n],
  [9, 10, 1n, 2n, 11n, 1024n],
  [0, 3, 1n, 2n, 8n, 8n],
  [4, 3, 1n, 2n, 0n, 8n],
  // 2 or 3 of 3 with a chance of 11/20: 3 * 121 * 9 + 1331 = 4598 of 8000.
  [2, 3, 11n, 20n, 4598n, 8000n],
])("at least %i of %i", (hits, count, top, bottom, ways, all) => {
  expect(atLeast(hits, count, { top, bottom })).toEqual({ top: ways, bottom: all });
});

/** No window, so that nothing but the amounts shows; a clerk up to 5,000,000. */
const PLAN = planWith({
  authorities: {
    corrections: authority("corrections", { ...CORRECTIONS, versions: undefined, body: body([row("clerk", { amount: "5000000" }), row("district_manager")]) }),
  },
});

/** So many approved requests of an amount, each of an account and a bill of its own. */
function several(prefix: string, count: number, amount: string, approver: string, requester: string): readonly JournalRecord[] {
  return Array.from({ length: count }, (_, at) =>
    request(`${prefix}${at}`, {
      amount,
      requester,
      account: { id: `${prefix}${at}`, facts: {} },
      bill: { id: `${prefix}${at}`, total: "900000000", issued_on: "1399-04-01" },
    }),
  ).flatMap((of) => [of, approved(of, approver)]);
}

const codes = (journal: readonly JournalRecord[], most = AUDIT_PARAMETERS.bunching.most): readonly (readonly (string | undefined)[])[] =>
  auditJournal(PLAN, [...STAFF, ...journal], { parameters: { bunching: { ...AUDIT_PARAMETERS.bunching, most } } }).map(({ code, values, records }) => [
    code,
    values["person"],
    values["under"],
    values["over"],
    values["chance"],
    String(records.length),
  ]);

test("sixteen just under a limit and none over it bunch, fifteen do not: (11/20)^16 is below a ten-thousandth, (11/20)^15 is not", () => {
  // 20^16 / 11^16 = 14,262.8...; 20^15 / 11^15 = 7,844.5...
  expect(codes(several("a", 16, "4900000", "dina", "ali"))).toEqual([["bunching-of-requester", "ali", "16", "0", "1/14262", "16"]]);
  expect(codes(several("a", 15, "4900000", "dina", "ali"))).toEqual([]);
  expect(codes(several("a", 15, "4900000", "dina", "ali"), "1/7844")).toEqual([["bunching-of-requester", "ali", "15", "0", "1/7844", "15"]]);
  expect(codes(several("a", 15, "4900000", "dina", "ali"), "1/7845")).toEqual([]);
});

test("the bands: above nine tenths of the limit up to it, above it up to eleven tenths", () => {
  const under = (amount: string): readonly unknown[] => codes(several("a", 20, amount, "dina", "ali")).map((found) => found[0]);
  expect(["4500000", "4500001", "5000000"].map(under)).toEqual([[], ["bunching-of-requester"], ["bunching-of-requester"]]);
  const beside = (amount: string): readonly unknown[] =>
    codes([...several("a", 20, "5000000", "dina", "ali"), ...several("b", 20, amount, "dina", "ali")]).map((found) => found[0]);
  expect(["5000001", "5500000"].map(beside)).toEqual([[], []]);
  expect(beside("5500001")).toEqual(["bunching-of-requester"]);
});

test("an approver to whom many bring amounts just under the limit, and few in the band below", () => {
  const of = (at: number, amount: string): readonly JournalRecord[] => several(`a${at}-`, 1, amount, "clara", `asker${at}`);
  const bunched = Array.from({ length: 16 }, (_, at) => of(at, "4900000")).flat();
  expect(codes(bunched)).toEqual([["bunching-of-approver", "clara", "16", "0", "1/14262", "16"]]);
  const spread = Array.from({ length: 16 }, (_, at) => of(at + 100, "4500000")).flat();
  expect(codes([...bunched, ...spread])).toEqual([]);
});

test("what one requester explains is not told of the approver too", () => {
  const bunched = several("a", 20, "4900000", "clara", "ali");
  expect(codes(bunched).map(([code]) => code)).toEqual(["bunching-of-requester"]);
});
