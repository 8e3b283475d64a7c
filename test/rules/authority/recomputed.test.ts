// Corrections against the bill as issued and against their facts rated again. The rule: 100 for each kWh, and a fee of 50; bills are worked out by hand.
import { expect, test } from "vitest";
import type { Plan } from "../../../src/engine/plan.ts";
import { load } from "../../../src/library/load.ts";
import { auditJournal } from "../../../src/rules/authority/audit/audit-journal.ts";
import type { CorrectedLine, Request } from "../../../src/rules/records/record.ts";
import { CORRECTIONS, GRADES } from "../../generators/authority-plan.ts";
import { approved, executed, request, STAFF } from "./records.ts";

const text = `
schedule town "Town" { currency IRR to 0 decimals  calendar persian  zone UTC  weekend friday  horizon 1390-01-01 to 1420-01-01 }
source board_1399 "B"
source limit_act "L"
account { class: residential | commercial  related: yes | no }
usage { active: kWh 0 .. 1_000_000 to 0 decimals }
rate price: IRR/kWh { from 1390-01-01 cites board_1399: 100 }
rate fee: IRR { from 1390-01-01 cites board_1399: 50 }
tariff all {
  line energy = price * usage.active round half up to 1 IRR
  line charge = fee round half up to 1 IRR
  payable = total + brought_forward round down to 1 IRR carry remainder
}
`;

const loaded = load([{ path: "town.mizan", text }]).schedule;
if (loaded === undefined) throw new Error("the rules are wrong");
const PLAN: Plan = { ...loaded.plan, oversight: { grades: GRADES, authorities: { corrections: CORRECTIONS }, instalments: {} } };

const period = { from: "1399-03-01", to: "1399-04-01" };
const facts = (active: string): unknown => ({ id: "b1", tariff: "all", period, account: { class: "residential" }, usage: { active } });
/** 1,000 kWh: 100,000 and 50. */
const ISSUED = {
  id: "b1",
  account: "a1",
  period,
  lines: [
    { name: "energy", amount: "100000" },
    { name: "charge", amount: "50" },
  ],
  total: "100050",
  readings: [],
  marks: {},
};
const LINE: CorrectedLine = { name: "energy", issued: "100000", recomputed: "60000" };

/** 600 kWh were used: 60,000, which is 40,000 less. */
const RIGHT = request("r1", { amount: "-40000", lines: [LINE], facts: facts("600"), bill: { id: "b1", total: "100050", issued_on: "1399-04-01" } });
const OLD = { ...RIGHT, day: "1400-05-01", oldest_day: "1399-04-30", documents: ["photo", "sheet"] };

interface Case {
  readonly title: string;
  readonly of: Partial<Request>;
  /** Undefined: no issued bills are given. */
  readonly bills?: readonly unknown[];
  readonly finds: readonly (readonly [string, string?, string?])[];
}

const CASES: readonly Case[] = [
  { title: "right, with bill and facts", of: {}, bills: [ISSUED], finds: [] },
  { title: "right, with facts alone", of: {}, finds: [] },
  { title: "right, with the bill alone", of: { facts: undefined }, bills: [ISSUED], finds: [] },
  { title: "other bills are given", of: {}, bills: [{ ...ISSUED, id: "b9" }], finds: [] },
  { title: "right, without lines", of: { lines: undefined }, bills: [ISSUED], finds: [] },
  { title: "a rial more than the lines", of: { amount: "-40001" }, bills: [ISSUED], finds: [["amount-not-its-lines", "-40000"]] },
  {
    title: "a rial more than rated, in the line",
    of: { amount: "-40001", lines: [{ ...LINE, recomputed: "59999" }] },
    finds: [["recomputed-not-as-rated", "60000", "energy"]],
  },
  {
    title: "the same, with the bill",
    of: { amount: "-40001", lines: [{ ...LINE, recomputed: "59999" }] },
    bills: [ISSUED],
    finds: [["recomputed-not-as-rated", "60000", "energy"]],
  },
  { title: "a rial more than rated, without lines", of: { amount: "-40001", lines: undefined }, finds: [["recomputed-not-as-rated", "60050", "total"]] },
  {
    title: "issued a rial less than it says",
    of: { amount: "-40001", lines: [{ ...LINE, issued: "100001" }] },
    bills: [ISSUED],
    finds: [["issued-not-as-billed", "100000", "energy"]],
  },
  {
    title: "the total of the bill is another",
    of: { bill: { id: "b1", total: "100051", issued_on: "1399-04-01" } },
    bills: [ISSUED],
    finds: [["issued-not-as-billed", "100050", "total"]],
  },
  {
    title: "a line that changes is left out",
    of: { amount: "0", lines: [] },
    bills: [ISSUED],
    finds: [["recomputed-not-as-rated", "60000", "energy"], ["zero-correction"]],
  },
  {
    title: "a line that no rule has",
    of: { amount: "-40001", lines: [LINE, { name: "gift", issued: "1", recomputed: "0" }] },
    bills: [ISSUED],
    finds: [["issued-not-as-billed", "0", "gift"]],
  },
  { title: "facts that give no bill", of: { facts: { id: "b1" } }, finds: [["facts-refused"]] },
  { title: "a bill that cannot be read", of: { facts: undefined }, bills: [{ ...ISSUED, total: "a lot" }], finds: [["issued-unreadable"]] },
  { title: "two bills of one id", of: { facts: undefined }, bills: [ISSUED, ISSUED], finds: [["issued-twice"]] },
  {
    title: "the hash of another issue",
    of: { bill: { id: "b1", total: "100050", issued_on: "1399-04-01", hash: "0".repeat(64) } },
    bills: [ISSUED],
    finds: [["bill-hash-differs"]],
  },
  {
    title: "a debt over a year old, whose facts come to what was issued",
    of: { ...OLD, facts: facts("1000") },
    bills: [ISSUED],
    finds: [["bad-debt-as-correction"]],
  },
  { title: "the same without the bill", of: { ...OLD, facts: facts("1000") }, finds: [["bad-debt-as-correction"]] },
  { title: "the same without bill and lines", of: { ...OLD, lines: undefined, facts: facts("1000") }, finds: [["bad-debt-as-correction"]] },
  { title: "as old, and its facts differ from what was issued", of: OLD, bills: [ISSUED], finds: [] },
  {
    title: "a year old to the day, whose facts come to what was issued",
    of: { ...OLD, oldest_day: "1399-05-01", facts: facts("1000") },
    bills: [ISSUED],
    finds: [["recomputed-not-as-rated", "100000", "energy"]],
  },
  {
    title: "as old, in the company's favour",
    of: { ...OLD, oldest_day: "1399-05-01", amount: "40000", lines: [{ ...LINE, recomputed: "140000" }], facts: facts("1000") },
    finds: [["recomputed-not-as-rated", "100000", "energy"]],
  },
];

test.each(CASES)("$title", ({ of, bills, finds }) => {
  const asked = { ...RIGHT, ...of };
  const approvers = asked.day === RIGHT.day ? ["dina"] : ["sara", "sam"];
  const journal = [...STAFF, asked, ...approvers.map((person) => approved(asked, person)), executed(asked, asked.day)];
  const found = auditJournal(PLAN, journal, bills === undefined ? {} : { bills });
  expect(found.map(({ code, values }) => [code, values["expected"], values["line"]].filter((part) => part !== undefined))).toEqual(finds);
});

test("a request that nobody approved is not recomputed", () => {
  expect(auditJournal(PLAN, [...STAFF, { ...RIGHT, amount: "-1" }], { bills: [ISSUED] })).toEqual([]);
});
