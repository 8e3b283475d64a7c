// The audit of a journal under decision 0007: each kind of violation beside the case, one rial or one day apart, in which there is none. Worked out by hand.
import { expect, test } from "vitest";
import { auditJournal } from "../../../src/rules/authority/audit/audit-journal.ts";
import type { JournalRecord, Request } from "../../../src/rules/records/record.ts";
import { OFFICE } from "../../generators/authority-plan.ts";
import { appointed, approved, delegated, executed, paid, refused, request, revoked, STAFF, withdrawn } from "./records.ts";

interface Case {
  readonly title: string;
  readonly journal: readonly JournalRecord[];
  /** Code, and the ids of requests in it. */
  readonly finds: readonly (readonly [string, ...string[]])[];
}

const BILL = { total: "100000000000", issued_on: "1399-04-01" };
const asked = (id: string, amount: string, parts: Partial<Request> = {}): Request => request(id, { amount, bill: { id: `bill-${id}`, ...BILL }, ...parts });
const both = { documents: ["photo", "sheet"] };

/** Asked, approved and carried out on its day. */
function done(of: Request, ...approvers: readonly string[]): readonly JournalRecord[] {
  return [of, ...approvers.map((person) => approved(of, person)), executed(of, of.day)];
}

const RIGHT = asked("r1", "-5000000");
const OVER = asked("r1", "-5000001");
const STALE = [asked("r1", "-4000000"), asked("r1", "-4000001", { revision: 2, day: "1399-05-02" })] as const;

const BY_ITSELF: readonly Case[] = [
  { title: "within a clerk's power", journal: done(RIGHT, "clara"), finds: [] },
  { title: "one rial over it", journal: done(OVER, "clara"), finds: [["over-authority", "r1"]] },
  { title: "one rial over it, by a manager", journal: done(OVER, "dina"), finds: [] },
  { title: "approved over it, not carried out yet", journal: [OVER, approved(OVER, "clara")], finds: [["over-authority", "r1"]] },
  { title: "a clerk and then a manager approved", journal: [OVER, approved(OVER, "clara"), approved(OVER, "dina")], finds: [] },
  { title: "asked, and nobody approved yet", journal: [OVER], finds: [] },
  { title: "one of two approved, not carried out yet", journal: [asked("r1", "-60000000", both), approved(asked("r1", "-60000000", both), "sara")], finds: [] },
  { title: "carried out with one of two", journal: done(asked("r1", "-60000000", both), "sara"), finds: [["approvals-too-few", "r1"]] },
  { title: "carried out without an approval", journal: done(RIGHT), finds: [["executed-without-approval", "r1"]] },
  {
    title: "approved after it was carried out",
    journal: [RIGHT, executed(RIGHT, "1399-05-01"), approved(RIGHT, "clara", { day: "1399-05-02" })],
    finds: [["approval-after-execution", "r1"]],
  },
  { title: "by who asked", journal: done(asked("r1", "-1", { requester: "clara" }), "clara"), finds: [["self-approval", "r1"]] },
  { title: "by who read the meter", journal: done(request("r1", { bill: { id: "b", ...BILL, reader: "clara" } }), "clara"), finds: [["forbidden-pair", "r1"]] },
  { title: "without a photo", journal: done(asked("r1", "-1", { documents: ["sheet"] }), "clara"), finds: [["documents-missing", "r1"]] },
  { title: "three months back", journal: done(asked("r1", "-1", { oldest_day: "1399-02-01" }), "clara"), finds: [] },
  { title: "three months and a day back", journal: done(asked("r1", "-1", { oldest_day: "1399-01-31" }), "clara"), finds: [["too-old", "r1"]] },
  { title: "half of the bill", journal: done(request("r1", { amount: "-4", bill: { id: "b", total: "8", issued_on: "1399-04-01" } }), "clara"), finds: [] },
  {
    title: "more than half of the bill",
    journal: done(request("r1", { amount: "-5", bill: { id: "b", total: "9", issued_on: "1399-04-01" } }), "clara"),
    finds: [["share-too-large", "r1"]],
  },
  { title: "a kind that no clerk may", journal: done(asked("r1", "-1", { kind: "wrong_class" }), "clara"), finds: [["over-authority", "r1"]] },
  { title: "barred, whoever approves", journal: done(asked("r1", "1", { oldest_day: "1398-04-31", ...both }), "bahar", "bita"), finds: [["barred", "r1"]] },
  { title: "by nobody who holds a grade", journal: done(RIGHT, "nima"), finds: [["approver-not-appointed", "r1"]] },
  {
    title: "by a revoked delegation",
    journal: [delegated("d", "dina", "clara"), revoked("d", "1399-04-30"), OVER, approved(OVER, "clara", { delegation: "d" }), executed(OVER, "1399-05-01")],
    finds: [["delegation-revoked", "r1"]],
  },
  { title: "used a day after its thirtieth", journal: [RIGHT, approved(RIGHT, "clara"), executed(RIGHT, "1399-06-01")], finds: [["approval-expired", "r1"]] },
  {
    title: "approved, changed, carried out as changed",
    journal: [...STALE, approved(STALE[0], "clara"), executed(STALE[1], "1399-05-03")],
    finds: [["stale-approval", "r1"]],
  },
  {
    title: "approved, changed, approved anew",
    journal: [...STALE, approved(STALE[0], "clara"), approved(STALE[1], "dina", { day: "1399-05-02" }), executed(STALE[1], "1399-05-03")],
    finds: [],
  },
  {
    title: "approved, changed, carried out as it was",
    journal: [...STALE, approved(STALE[0], "clara"), executed(STALE[0], "1399-05-03")],
    finds: [["executed-superseded", "r1"]],
  },
  {
    title: "refused and carried out",
    journal: [RIGHT, approved(RIGHT, "clara"), refused(RIGHT, "dina", "1399-05-02"), executed(RIGHT, "1399-05-03")],
    finds: [["executed-after-refusal", "r1"]],
  },
  {
    title: "withdrawn and carried out",
    journal: [RIGHT, approved(RIGHT, "clara"), withdrawn(RIGHT, "1399-05-02"), executed(RIGHT, "1399-05-03")],
    finds: [["executed-after-refusal", "r1"]],
  },
  { title: "refused and left", journal: [OVER, approved(OVER, "clara"), refused(OVER, "dina", "1399-05-02")], finds: [] },
  { title: "carried out twice", journal: [...done(RIGHT, "clara"), executed(RIGHT, "1399-05-02", { id: "again" })], finds: [["executed-twice", "r1"]] },
  {
    title: "carried out as no revision says",
    journal: [RIGHT, approved(RIGHT, "clara"), executed(OVER, "1399-05-01")],
    finds: [["executed-unknown-revision", "r1"]],
  },
  {
    title: "another amount was carried out",
    journal: [RIGHT, approved(RIGHT, "clara"), executed(RIGHT, "1399-05-01", { amount: "-5000001" })],
    finds: [["executed-amount-differs", "r1"]],
  },
  {
    title: "the amount that was asked for was carried out",
    journal: [RIGHT, approved(RIGHT, "clara"), executed(RIGHT, "1399-05-01", { amount: "-5000000.0" })],
    finds: [],
  },
  {
    title: "the amount is not what its lines come to",
    journal: done(asked("r1", "-4000000", { lines: [{ name: "energy", issued: "9000000", recomputed: "5000001" }] }), "clara"),
    finds: [["amount-not-its-lines", "r1"]],
  },
  {
    title: "the amount is what its lines come to",
    journal: done(asked("r1", "-3999999", { lines: [{ name: "energy", issued: "9000000", recomputed: "5000001" }] }), "clara"),
    finds: [],
  },
  {
    title: "a bad debt: thirteen months old, its lines do not change",
    journal: done(
      asked("r1", "-4000000", { oldest_day: "1398-04-30", ...both, lines: [{ name: "energy", issued: "9000000", recomputed: "9000000" }] }),
      "sara",
      "sam",
    ),
    finds: [["bad-debt-as-correction", "r1"]],
  },
  {
    title: "twelve months old, its lines do not change: the amount is wrong",
    journal: done(asked("r1", "-4000000", { oldest_day: "1398-05-01", lines: [{ name: "energy", issued: "9000000", recomputed: "9000000" }] }), "dina"),
    finds: [["amount-not-its-lines", "r1"]],
  },
  {
    title: "a paid bill is lowered, as the request says",
    journal: done(request("r1", { bill: { id: "b", ...BILL, paid: true } }), "clara"),
    finds: [["paid-bill-lowered", "r1"]],
  },
  { title: "a paid bill is raised", journal: done(request("r1", { amount: "1", bill: { id: "b", ...BILL, paid: true } }), "clara"), finds: [] },
  {
    title: "a paid bill is lowered, as payments show",
    journal: [...done(RIGHT, "clara"), paid("p", "bill-r1", "60000000000", "1399-04-20"), paid("q", "bill-r1", "40000000000", "1399-05-01")],
    finds: [["paid-bill-lowered", "r1"]],
  },
  {
    title: "a rial short of paid",
    journal: [...done(RIGHT, "clara"), paid("p", "bill-r1", "99999999999", "1399-04-20"), paid("q", "bill-r1", "1", "1399-05-02")],
    finds: [],
  },
  {
    title: "it cites what the rules do not name",
    journal: done(asked("r1", "-1", { basis: { source: "hearsay" } }), "clara"),
    finds: [["basis-unknown", "r1"]],
  },
  { title: "nothing changes", journal: done(asked("r1", "0"), "clara"), finds: [["zero-correction", "r1"]] },
  { title: "an authority that the rules do not have", journal: [asked("r1", "-1", { authority: "king" })], finds: [["authority-unknown", "r1"]] },
  {
    title: "two things wrong are two findings",
    journal: done(asked("r1", "-5000001", { documents: [], requester: "clara" }), "clara"),
    finds: [
      ["documents-missing", "r1"],
      ["over-authority", "r1"],
      ["self-approval", "r1"],
    ],
  },
];

const AND = { day: "1399-05-10" };
const YEAR_ON = { day: "1400-05-01", oldest_day: "1400-04-01" };
const ONE_BILL = { bill: { id: "one", total: "10000000", issued_on: "1399-04-01" } };
const HUGE_BILL = { bill: { id: "one", ...BILL } };

const TOGETHER: readonly Case[] = [
  {
    title: "two that come to a clerk's limit",
    journal: [...done(asked("r1", "-2000000"), "clara"), ...done(asked("r2", "-3000000", AND), "clara")],
    finds: [],
  },
  {
    title: "two that come to a rial more",
    journal: [...done(asked("r1", "-2000000"), "clara"), ...done(asked("r2", "-3000001", AND), "clara")],
    finds: [["splitting", "r1", "r2"]],
  },
  { title: "the second by a manager", journal: [...done(asked("r1", "-2000000"), "clara"), ...done(asked("r2", "-3000001", AND), "dina")], finds: [] },
  {
    title: "over two approvers, kinds and causes, in either favour",
    journal: [
      appointed("carl", "clerk"),
      ...done(asked("r1", "-2000000"), "clara"),
      ...done(asked("r2", "3000001", { ...AND, kind: "estimate_true_up", cause: "company" }), "carl"),
    ],
    finds: [["splitting", "r1", "r2"]],
  },
  {
    title: "of one day: each counts against each",
    journal: [...done(asked("r1", "-3000000"), "clara"), ...done(asked("r2", "-3000000"), "clara")],
    finds: [["splitting", "r1", "r2"]],
  },
  {
    title: "three, of which two would pass",
    journal: [
      ...done(asked("r1", "-2000000"), "clara"),
      ...done(asked("r2", "-2000000", AND), "clara"),
      ...done(asked("r3", "-2000000", { day: "1399-05-20" }), "clara"),
    ],
    finds: [["splitting", "r1", "r2", "r3"]],
  },
  {
    title: "the second outside the window",
    journal: [...done(asked("r1", "-2000000"), "clara"), ...done(asked("r2", "-3000001", YEAR_ON), "clara")],
    finds: [],
  },
  {
    title: "the first was refused: it does not count",
    journal: [asked("r1", "-3000000"), refused(asked("r1", "-3000000"), "dina", "1399-05-02"), ...done(asked("r2", "-4000000", AND), "clara")],
    finds: [],
  },
  {
    title: "the first is pending: it counts",
    journal: [asked("r1", "-3000000"), ...done(asked("r2", "-4000000", AND), "clara")],
    finds: [["splitting", "r1", "r2"]],
  },
  {
    title: "after a refusal of the whole",
    journal: [
      asked("r0", "-8000000"),
      refused(asked("r0", "-8000000"), "dina", "1399-05-02"),
      ...done(asked("r1", "-4000000", AND), "clara"),
      ...done(asked("r2", "-4000000", AND), "clara"),
    ],
    finds: [["splitting", "r1", "r2"]],
  },
  {
    title: "beside a large one that the board allowed: no splitting, and over authority in the window",
    journal: [...done(asked("r1", "-600000000", both), "bahar", "bita"), ...done(asked("r2", "-1000000", AND), "clara")],
    finds: [["over-authority-in-window", "r2"]],
  },
  {
    title: "beside a large one, and the small ones alone are too much",
    journal: [
      ...done(asked("r1", "-600000000", both), "bahar", "bita"),
      ...done(asked("r2", "-3000000", AND), "clara"),
      ...done(asked("r3", "-3000000", AND), "clara"),
    ],
    finds: [["splitting", "r2", "r3"]],
  },
  {
    title: "managers too: the third makes it more than they may",
    journal: [...done(asked("r1", "-20000000"), "dina"), ...done(asked("r2", "-20000000", AND), "david"), ...done(asked("r3", "-20000000", AND), "dina")],
    finds: [["splitting", "r1", "r2", "r3"]],
  },
  {
    title: "a request that is wrong by itself is told so, not as splitting",
    journal: [...done(asked("r1", "-2000000"), "clara"), ...done(asked("r2", "-6000000", AND), "clara")],
    finds: [["over-authority", "r2"]],
  },
  {
    title: "changes to one bill: each within half of it, together beyond",
    journal: [...done(asked("r1", "-2000000", ONE_BILL), "clara"), ...done(asked("r2", "-3000000", { ...ONE_BILL, ...AND }), "clara")],
    finds: [],
  },
  {
    title: "a rial more",
    journal: [
      ...done(asked("r1", "-2000000", { bill: { id: "one", total: "9999999", issued_on: "1399-04-01" } }), "clara"),
      ...done(asked("r2", "-3000000", { bill: { id: "one", total: "9999999", issued_on: "1399-04-01" }, ...AND }), "clara"),
    ],
    finds: [["splitting-of-bill", "r1", "r2"]],
  },
  {
    title: "parts of one bill beyond the window",
    journal: [...done(asked("r1", "-3000000", HUGE_BILL), "clara"), ...done(asked("r2", "-2000001", { ...HUGE_BILL, ...YEAR_ON }), "clara")],
    finds: [["split-over-time", "r1", "r2"]],
  },
  {
    title: "parts of one bill beyond the window that come to the limit",
    journal: [...done(asked("r1", "-3000000", HUGE_BILL), "clara"), ...done(asked("r2", "-2000000", { ...HUGE_BILL, ...YEAR_ON }), "clara")],
    finds: [],
  },
  {
    title: "parts of one bill beyond the window, one of them by a manager",
    journal: [...done(asked("r1", "-3000000", HUGE_BILL), "dina"), ...done(asked("r2", "-2000001", { ...HUGE_BILL, ...YEAR_ON }), "clara")],
    finds: [],
  },
  {
    title: "shares of one bill beyond the window",
    journal: [...done(asked("r1", "-3000000", ONE_BILL), "clara"), ...done(asked("r2", "-2000001", { ...ONE_BILL, ...YEAR_ON }), "clara")],
    finds: [["split-over-time", "r1", "r2"]],
  },
  {
    title: "small shares of one bill beyond the window",
    journal: [
      ...done(asked("r1", "-300", { bill: { id: "one", total: "1000", issued_on: "1399-04-01" } }), "clara"),
      ...done(asked("r2", "-201", { bill: { id: "one", total: "1000", issued_on: "1399-04-01" }, ...YEAR_ON }), "clara"),
    ],
    finds: [["split-over-time-of-bill", "r1", "r2"]],
  },
  {
    title: "two in the window, and a third part beyond it",
    journal: [
      ...done(asked("r1", "-3000000", HUGE_BILL), "clara"),
      ...done(asked("r2", "-2000001", { ...HUGE_BILL, ...AND }), "clara"),
      ...done(asked("r3", "-1000000", { ...HUGE_BILL, day: "1400-05-11", oldest_day: "1400-05-01" }), "clara"),
    ],
    finds: [["splitting", "r1", "r2"]],
  },
  {
    title: "unlike totals of one bill",
    journal: [
      ...done(asked("r1", "-1", HUGE_BILL), "clara"),
      ...done(asked("r2", "-1", { bill: { id: "one", total: "5", issued_on: "1399-04-01" } }), "clara"),
    ],
    finds: [["bill-total-differs", "r1", "r2"]],
  },
];

const FIRST = asked("r1", "-1000000", { bill: { id: "one", ...BILL } });
const AGAIN = asked("r2", "-1000000", { bill: { id: "one", ...BILL }, day: "1399-05-12" });
const NO = refused(FIRST, "dina", "1399-05-10");

const SHOPPING: readonly Case[] = [
  { title: "refused by one manager, allowed by another", journal: [FIRST, NO, ...done(AGAIN, "david")], finds: [["shopping", "r1", "r2"]] },
  { title: "refused by a manager, allowed by a clerk", journal: [FIRST, NO, ...done(AGAIN, "clara")], finds: [["shopping", "r1", "r2"]] },
  { title: "refused by a manager, allowed by the sales office: an appeal", journal: [FIRST, NO, ...done(AGAIN, "sara")], finds: [] },
  { title: "who refused came round", journal: [FIRST, NO, ...done(AGAIN, "dina")], finds: [] },
  { title: "asked again, nobody allowed it yet", journal: [FIRST, NO, AGAIN], finds: [] },
  { title: "a tenth less", journal: [FIRST, NO, ...done({ ...AGAIN, amount: "-900000" }, "david")], finds: [["shopping", "r1", "r2"]] },
  { title: "a rial less than a tenth less", journal: [FIRST, NO, ...done({ ...AGAIN, amount: "-899999" }, "david")], finds: [] },
  { title: "in the other's favour", journal: [FIRST, NO, ...done({ ...AGAIN, amount: "1000000" }, "david")], finds: [] },
  { title: "about another bill", journal: [FIRST, NO, ...done({ ...AGAIN, bill: { id: "two", ...BILL } }, "david")], finds: [] },
  { title: "before the refusal", journal: [FIRST, NO, ...done({ ...AGAIN, day: "1399-05-09" }, "david")], finds: [] },
  {
    title: "a new revision of the same request",
    journal: [FIRST, NO, ...done({ ...FIRST, revision: 2, day: "1399-05-11" }, "david")],
    finds: [["shopping", "r1"]],
  },
  {
    title: "the same revision, allowed after the refusal and carried out",
    journal: [FIRST, NO, approved(FIRST, "david", { day: "1399-05-11" }), executed(FIRST, "1399-05-12")],
    finds: [
      ["executed-after-refusal", "r1"],
      ["shopping", "r1"],
    ],
  },
  { title: "another kind, the same bill", journal: [FIRST, NO, ...done({ ...AGAIN, kind: "estimate_true_up" }, "david")], finds: [["shopping", "r1", "r2"]] },
  { title: "a year later and a day", journal: [FIRST, NO, ...done({ ...AGAIN, ...both, day: "1400-05-11" }, "bahar", "bita")], finds: [] },
];

test.each([...BY_ITSELF, ...TOGETHER, ...SHOPPING])("$title", ({ journal, finds }) => {
  const ids = new Set(journal.flatMap((record) => (record.record === "request" ? [record.id] : [])));
  const found = auditJournal(OFFICE, [...STAFF, ...journal]);
  const shown = found.map(({ code, records }) => [code, ...records.filter((id) => ids.has(id))]);
  expect(shown.toSorted()).toEqual(finds.map((find) => [...find]).toSorted());
  // However the journal is written, the findings are the same.
  expect(auditJournal(OFFICE, [...STAFF, ...journal].reverse())).toEqual(found);
});
