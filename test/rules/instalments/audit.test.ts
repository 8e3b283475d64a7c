// Plans that others made: a right journal gives nothing, and each thing that can be wrong, planted alone, is found alone, whatever the order of the records.
import { describe, expect, test } from "vitest";
import type { Plan } from "../../../src/engine/plan.ts";
import { FINDINGS } from "../../../src/rules/findings.ts";
import { auditPlans } from "../../../src/rules/instalments/audit-plans.ts";
import { appendRecords } from "../../../src/rules/records/chain.ts";
import type { JournalItem } from "../../../src/rules/records/journal.ts";
import type { Action, JournalRecord, Plan as PlanRecord } from "../../../src/rules/records/record.ts";
import { agreed, appointment, document, HOME, PERSONS, payment, planEnd, planOf, shuffled, state, withAnnulled } from "./rules.ts";

const PLAN = planOf();
const D1 = document("d-1", "2022-11-01", "2000000", "2022-12-01");
const D2 = document("d-2", "2022-12-01", "1000000", "2023-01-01");
const COVERS = { "d-1": "2000000", "d-2": "1000000" };

/** 3,000,000 with 600,000 down: six parts of 400,000 on the 15th. */
const DUES = ["2023-02-15", "2023-03-15", "2023-04-15", "2023-05-15", "2023-06-15", "2023-07-15"];
const ROWS = DUES.map((due) => [due, "400000"] as const);
const P1 = agreed("p-1", "2023-01-15", COVERS, "600000", ROWS);

/** The oldest document first. */
const PAYMENTS: readonly JournalRecord[] = [
  payment("y-0", "2023-01-15", "600000", { "d-1": "600000" }, "p-1"),
  payment("y-1", "2023-02-15", "400000", { "d-1": "400000" }, "p-1"),
  payment("y-2", "2023-03-15", "400000", { "d-1": "400000" }, "p-1"),
  payment("y-3", "2023-04-15", "400000", { "d-1": "400000" }, "p-1"),
  payment("y-4", "2023-05-15", "400000", { "d-1": "200000", "d-2": "200000" }, "p-1"),
  payment("y-5", "2023-06-15", "400000", { "d-2": "400000" }, "p-1"),
  payment("y-6", "2023-07-15", "400000", { "d-2": "400000" }, "p-1"),
];

const BASE: readonly JournalRecord[] = [...PERSONS, D1, D2];
const RIGHT: readonly JournalRecord[] = [...BASE, P1, ...PAYMENTS];

function rows(...amounts: readonly string[]): readonly (readonly [string, string])[] {
  return amounts.map((amount, index) => {
    const month = index + 2;
    return [`${month > 12 ? 2024 : 2023}-${String(month > 12 ? month - 12 : month).padStart(2, "0")}-15`, amount] as const;
  });
}

function changed(change: Partial<PlanRecord>): readonly JournalRecord[] {
  return [...BASE, { ...P1, ...change }];
}

function action(what: Action["what"], day: string, oldest?: string): Action {
  return { record: "action", id: `ac-${what}-${day}`, day, account: "a-1", what, ...(oldest === undefined ? {} : { oldest_day: oldest }) };
}

interface Planted {
  readonly title: string;
  readonly plan?: Plan;
  readonly records: readonly JournalRecord[];
  readonly code: string;
  readonly ids: readonly string[];
  readonly day?: string;
  readonly values?: Readonly<Record<string, string>>;
}

const TWO_PLANS = planOf({ active: "at most 2 active plans per account" });
const INTEREST = planOf({ interest: "interest 12% per 365 days on the balance round half up to 1 IRR" });
const NO_REPLAN = planOf({ replan: "no replan", after: "" });
const FREE = planOf({ replan: "replan at most 1", after: "" });

/** 12% of a year on 2,400,000 for 31 days is 24,460.27; on 2,000,000 for 28 days 18,410.96; 1,600,000, 31: 16,306.85; 1,200,000, 30: 11,835.62; 800,000, 31: 8,153.42; 400,000, 30: 3,945.21. */
const CHARGED = ["24460", "18411", "16307", "11836", "8153", "3945"];
const WITH_INTEREST = DUES.map((due, index) => ({ due, amount: String(400_000 + Number(CHARGED[index])), interest: CHARGED[index] ?? "" }));

/** A plan of another document that is not paid at all: two parts missed, broken at the end of 22 April 2022. */
const D0 = document("d-0", "2021-12-01", "500000", "2022-01-01");
const P0 = agreed("p-0", "2022-02-15", { "d-0": "500000" }, "100000", [
  ["2022-03-15", "200000"],
  ["2022-04-15", "200000"],
]);
/** Paid down, so that it is the first part and the second that are missed. */
const Y0 = payment("y-00", "2022-02-15", "100000", { "d-0": "100000" }, "p-0");
const BROKEN: readonly JournalRecord[] = [D0, P0, Y0];

/** A plan of six parts of which two were paid; broken at the end of 22 May, when 1,600,000 was unpaid. */
const FOLLOWED: readonly JournalRecord[] = [...BASE, P1, ...PAYMENTS.slice(0, 3)];
const LEFT = { "d-1": "600000", "d-2": "1000000" };
/** 1,600,000 - 320,000 = 1,280,000 in four parts. */
const P2 = agreed(
  "p-2",
  "2023-06-15",
  LEFT,
  "320000",
  [
    ["2023-07-15", "320000"],
    ["2023-08-15", "320000"],
    ["2023-09-15", "320000"],
    ["2023-10-15", "320000"],
  ],
  { replaces: "p-1" },
);

const AUTHORITY = `authority plans over instalment {
  from 2020-01-01 example
    grade   | up to    | age up to | approvers
    manager | no limit | no limit  | 1
    no cumulation
    delegation one step
    approval does not expire
}`;
const DELEGATED = planOf({}, { more: AUTHORITY });
const delegation = (id: string, giver: string, taker: string, from: string, to: string, authority = "plans"): JournalRecord => ({
  record: "delegation",
  id,
  day: from,
  giver,
  taker,
  authority,
  from,
  to,
});

const PLANTED: readonly Planted[] = [
  // The rule and the debtor.
  { title: "a rule that is not there", records: changed({ rule: "other" }), code: "plan-rule-unknown", ids: ["p-1"], values: { rule: "other", rules: "debt" } },
  {
    title: "a rule not yet in force",
    records: [
      ...PERSONS,
      appointment("mina", "manager", "2019-01-01"),
      document("d-9", "2019-01-01", "3000000", "2019-02-01"),
      agreed("p-9", "2019-12-31", { "d-9": "3000000" }, "600000", [["2020-01-31", "2400000"]]),
    ],
    code: "no-version-in-force",
    ids: ["p-9"],
    values: { authority: "debt", day: "2019-12-31" },
  },
  {
    title: "a debtor whom the rule is not for",
    records: changed({ account: { ...HOME, facts: { class: "farm" } } }),
    code: "debtor-does-not-fit",
    ids: ["p-1"],
  },
  {
    title: "a fact that the rule asks is missing",
    records: changed({ account: { ...HOME, facts: {} } }),
    code: "account-field-missing",
    ids: ["p-1"],
    values: { field: "class" },
  },
  {
    title: "the months are missing that the rule counts by",
    plan: planOf({ count: "count from span up to 6 by manager" }),
    records: changed({}),
    code: "span-missing",
    ids: ["p-1"],
  },

  {
    title: "a rule that had died",
    plan: withAnnulled(PLAN, "2023-01-15"),
    records: changed({}),
    code: "annulled-basis",
    ids: ["p-1"],
    values: { source: "debt", on: "2023-01-15" },
  },
  {
    title: "a cause that the rule does not know",
    plan: planOf({}, { causes: "cause: meter | debtor" }),
    records: changed({ cause: "rain" }),
    code: "cause-not-declared",
    ids: ["p-1"],
    values: { cause: "rain", causes: "meter, debtor" },
  },
  {
    title: "no cause where the rule asks one",
    plan: planOf({}, { causes: "cause: meter | debtor" }),
    records: changed({}),
    code: "cause-missing",
    ids: ["p-1"],
  },

  // Documents.
  {
    title: "a disputed document",
    records: [...changed({}), state("d-2", "2023-01-10", "disputed")],
    code: "document-disputed",
    ids: ["p-1"],
    values: { document: "d-2", on: "2023-01-10" },
  },
  {
    title: "a document disputed on the day itself",
    records: [...changed({}), state("d-2", "2023-01-15", "disputed")],
    code: "document-disputed",
    ids: ["p-1"],
  },
  {
    title: "a written-off document",
    records: [...changed({}), state("d-2", "2023-01-10", "written_off")],
    code: "document-written-off",
    ids: ["p-1"],
    values: { document: "d-2" },
  },
  {
    title: "a cancelled document",
    records: [...changed({}), state("d-2", "2023-01-10", "cancelled")],
    code: "document-cancelled",
    ids: ["p-1"],
    values: { document: "d-2" },
  },
  {
    title: "a document that is not there",
    records: [...PERSONS, D1, P1],
    code: "document-unknown",
    ids: ["p-1"],
    values: { document: "d-2", day: "2023-01-15" },
  },
  {
    title: "a document of a later day",
    records: [...PERSONS, D1, { ...D2, day: "2023-01-16" }, P1],
    code: "document-unknown",
    ids: ["p-1"],
    values: { document: "d-2" },
  },
  {
    title: "a document named twice",
    records: changed({
      covers: [
        { document: "d-1", amount: "2000000" },
        { document: "d-2", amount: "400000" },
        { document: "d-2", amount: "600000" },
      ],
    }),
    code: "document-named-twice",
    ids: ["p-1"],
    values: { document: "d-2", count: "2" },
  },
  {
    title: "more covered than was left of a document",
    records: [...changed({}), payment("y-9", "2023-01-10", "1", { "d-2": "1" })],
    code: "cover-not-what-was-left",
    ids: ["p-1"],
    values: { document: "d-2", stated: "1000000", expected: "999999" },
  },
  {
    title: "less covered than was left of a document",
    records: [...PERSONS, D1, { ...D2, amount: "1000001" }, P1],
    code: "cover-not-what-was-left",
    ids: ["p-1"],
    values: { document: "d-2", stated: "1000000", expected: "1000001" },
  },

  // Other plans of the account.
  {
    title: "a document in two plans",
    plan: TWO_PLANS,
    records: [
      ...changed({}),
      agreed("p-2", "2023-01-20", { "d-2": "1000000" }, "200000", [
        ["2023-02-20", "400000"],
        ["2023-03-20", "400000"],
      ]),
    ],
    code: "covered-twice",
    ids: ["p-1", "p-2"],
    values: { document: "d-2", plan: "p-1" },
    day: "2023-01-20",
  },
  {
    title: "a document in two plans of one day",
    plan: TWO_PLANS,
    records: [
      ...changed({}),
      agreed("p-0", "2023-01-15", { "d-2": "1000000" }, "200000", [
        ["2023-02-15", "400000"],
        ["2023-03-15", "400000"],
      ]),
    ],
    code: "covered-twice",
    ids: ["p-0", "p-1"],
    values: { document: "d-2", plan: "p-0" },
  },
  {
    title: "more plans at once than the rule allows",
    records: [
      ...changed({}),
      document("d-3", "2023-01-01", "500000", "2023-02-01"),
      agreed("p-2", "2023-01-20", { "d-3": "500000" }, "100000", [
        ["2023-02-20", "200000"],
        ["2023-03-20", "200000"],
      ]),
    ],
    code: "plans-too-many",
    ids: ["p-1", "p-2"],
    values: { count: "2", most: "1" },
    day: "2023-01-20",
  },
  {
    title: "a plan soon after a broken one",
    records: [...changed({}), ...BROKEN],
    code: "plan-after-broken",
    ids: ["p-0", "p-1"],
    values: { plan: "p-0", on: "2022-04-22", until: "2023-04-22" },
  },
  {
    title: "a second plan for a broken plan's debt, where there is none",
    plan: NO_REPLAN,
    records: [
      ...PERSONS,
      ...BROKEN,
      agreed("p-1", "2023-05-15", { "d-0": "400000" }, "80000", [
        ["2023-06-15", "160000"],
        ["2023-07-15", "160000"],
      ]),
    ],
    code: "replan-not-allowed",
    ids: ["p-0", "p-1"],
    values: { plan: "p-0", rule: "debt" },
  },
  { title: "a re-plan where there is none", plan: NO_REPLAN, records: [...FOLLOWED, P2], code: "replan-not-allowed", ids: ["p-1", "p-2"] },
  {
    title: "a second re-plan",
    plan: FREE,
    records: [
      ...FOLLOWED,
      P2,
      agreed(
        "p-3",
        "2023-06-20",
        LEFT,
        "320000",
        [
          ["2023-07-20", "320000"],
          ["2023-08-20", "320000"],
          ["2023-09-20", "320000"],
          ["2023-10-20", "320000"],
        ],
        { replaces: "p-2" },
      ),
    ],
    code: "replan-too-many",
    ids: ["p-2", "p-3"],
    values: { count: "2", most: "1" },
  },
  {
    title: "a re-plan after too few parts paid",
    records: [
      ...BASE,
      P1,
      ...PAYMENTS.slice(0, 2),
      agreed(
        "p-2",
        "2023-05-15",
        { "d-1": "1000000", "d-2": "1000000" },
        "400000",
        [
          ["2023-06-15", "400000"],
          ["2023-07-15", "400000"],
          ["2023-08-15", "400000"],
          ["2023-09-15", "400000"],
        ],
        { replaces: "p-1" },
      ),
    ],
    code: "replan-too-few-paid",
    ids: ["p-1", "p-2"],
    values: { plan: "p-1", found: "1", needed: "2" },
  },
  {
    // Broken on 22 May: until 20 August.
    title: "a re-plan too late",
    records: [
      ...FOLLOWED,
      {
        ...P2,
        day: "2023-08-21",
        rows: P2.rows.map(({ amount }, index) => ({ due: ["2023-09-21", "2023-10-21", "2023-11-21", "2023-12-21"][index] ?? "", amount })),
      },
    ],
    code: "replan-too-late",
    ids: ["p-1", "p-2"],
    values: { plan: "p-1", on: "2023-05-22", until: "2023-08-20" },
  },
  {
    title: "a re-plan that leaves out what is unpaid of the old one",
    records: [
      ...FOLLOWED,
      agreed(
        "p-2",
        "2023-06-15",
        { "d-2": "1000000" },
        "200000",
        [
          ["2023-07-15", "400000"],
          ["2023-08-15", "400000"],
        ],
        { replaces: "p-1" },
      ),
    ],
    code: "replan-leaves-debt",
    ids: ["p-1", "p-2"],
    values: { plan: "p-1", document: "d-1", amount: "600000" },
  },

  {
    title: "a plan that takes its own place",
    records: changed({ replaces: "p-1" }),
    code: "replaces-in-a-circle",
    ids: ["p-1"],
  },
  {
    title: "a plan that takes its own place, where there is no re-plan",
    plan: NO_REPLAN,
    records: changed({ replaces: "p-1" }),
    code: "replaces-in-a-circle",
    ids: ["p-1"],
  },

  // Who granted it.
  {
    title: "no document of a grade",
    records: changed({ granted_by: "nemo" }),
    code: "approver-not-appointed",
    ids: ["p-1"],
    values: { person: "nemo", day: "2023-01-15" },
  },
  {
    title: "a grade that had ended",
    records: [appointment("mina", "manager", "2020-01-01", "2023-01-15"), D1, D2, P1],
    code: "approver-not-appointed",
    ids: ["p-1"],
    values: { person: "mina" },
  },
  {
    title: "a grade that grants no plans",
    records: changed({ granted_by: "cleo" }),
    code: "plan-over-authority",
    ids: ["p-1"],
    values: { person: "cleo", held: "clerk", count: "6", grade: "manager" },
  },
  {
    // 2,400,000 / 7 = 342,857, down to 340,000; 20,000 is left.
    title: "one part more than the grade may grant",
    records: changed({ rows: rowsOf("360000", ...times(6, "340000")) }),
    code: "plan-over-authority",
    ids: ["p-1"],
    values: { person: "mina", held: "manager", count: "7", grade: "office" },
  },
  {
    title: "a delegation that is not there",
    plan: DELEGATED,
    records: changed({ granted_by: "cleo", delegation: "de" }),
    code: "delegation-unknown",
    ids: ["p-1"],
    values: { person: "cleo", delegation: "de" },
  },
  {
    title: "a delegation that had ended",
    plan: DELEGATED,
    records: [...changed({ granted_by: "cleo", delegation: "de" }), delegation("de", "mina", "cleo", "2022-01-01", "2023-01-15")],
    code: "delegation-not-in-force",
    ids: ["p-1"],
  },
  {
    title: "a delegation to another",
    plan: DELEGATED,
    records: [...changed({ granted_by: "cleo", delegation: "de" }), delegation("de", "mina", "omar", "2022-01-01", "2024-01-15")],
    code: "delegation-of-other",
    ids: ["p-1"],
  },
  {
    title: "a delegation where the rules have no authority over instalments",
    records: [...changed({ granted_by: "cleo", delegation: "de" }), delegation("de", "mina", "cleo", "2022-01-01", "2024-01-15")],
    code: "delegation-of-other",
    ids: ["p-1"],
    values: { authority: "debt", delegation: "de" },
  },
  {
    title: "a delegated power that does not reach so far",
    plan: DELEGATED,
    records: [
      ...changed({ granted_by: "cleo", delegation: "de", rows: rowsOf("360000", ...times(6, "340000")) }),
      delegation("de", "mina", "cleo", "2022-01-01", "2024-01-15"),
    ],
    code: "plan-over-authority",
    ids: ["p-1"],
    values: { person: "cleo", held: "manager", grade: "office" },
  },

  // Figures.
  {
    // 2,400,000 / 13 = 184,615, down to 180,000; 60,000 is left.
    title: "more parts than anyone may grant",
    records: changed({ granted_by: "omar", rows: rowsOf("240000", ...times(12, "180000")) }),
    code: "count-beyond-all",
    ids: ["p-1"],
    values: { count: "13", most: "12" },
  },
  {
    title: "fewer parts than the least",
    records: changed({ rows: rowsOf("2400000") }),
    code: "count-below-least",
    ids: ["p-1"],
    values: { count: "1", needed: "2" },
  },
  {
    title: "parts that come to one coin less",
    records: changed({ rows: rowsOf(...times(5, "400000"), "399999") }),
    code: "plan-sum-differs",
    ids: ["p-1"],
    values: { expected: "3000000", stated: "2999999" },
  },
  { title: "no debt", records: [...PERSONS, agreed("p-1", "2023-01-15", {}, "0", rows("0", "0"))], code: "debt-not-positive", ids: ["p-1"] },
  {
    // 2,400,001 / 6 is 400,000.2, down to 400,000: one is left.
    title: "one coin less down than the least",
    records: changed({ down: "599999", rows: rowsOf("400001", ...times(5, "400000")) }),
    code: "down-below-least",
    ids: ["p-1"],
    values: { stated: "599999", limit: "600000" },
  },
  {
    // 1,499,999 / 6 = 249,999.8, down to 240,000; 59,999 is left.
    title: "one coin more down than the most",
    records: changed({ down: "1500001", rows: rowsOf("299999", ...times(5, "240000")) }),
    code: "down-above-most",
    ids: ["p-1"],
    values: { stated: "1500001", limit: "1500000" },
  },
  {
    title: "a part of nothing",
    records: changed({ rows: rowsOf("800000", "0", ...times(4, "400000")) }),
    code: "part-not-positive",
    ids: ["p-1"],
    values: { parts: "2" },
  },
  {
    title: "parts below the least",
    records: [
      ...PERSONS,
      document("d-3", "2022-11-01", "300000", "2022-12-01"),
      agreed("p-1", "2023-01-15", { "d-3": "300000" }, "60000", rows(...times(6, "40000"))),
    ],
    code: "part-below-least",
    ids: ["p-1"],
    values: { parts: "1, 2, 3, 4, 5, 6", stated: "40000", limit: "100000" },
  },
  {
    title: "parts that are not as the rule divides",
    records: changed({ rows: rowsOf("400000", "500000", "300000", ...times(3, "400000")) }),
    code: "parts-not-as-divided",
    ids: ["p-1"],
    values: { parts: "2, 3", part: "2", stated: "500000", expected: "400000" },
  },
  {
    title: "the remainder on the wrong part",
    records: changed({ down: "599999", rows: rowsOf(...times(5, "400000"), "400001") }),
    plan: planOf({ down: "down payment at least 10% of debt round up to 1 IRR" }),
    code: "parts-not-as-divided",
    ids: ["p-1"],
    values: { parts: "1, 6", part: "1", stated: "400000", expected: "400001" },
  },

  // Dates.
  {
    title: "due dates that do not rise",
    records: changed({ rows: datedRows(DUES.map((due, index) => (index === 1 ? "2023-04-15" : index === 2 ? "2023-03-15" : due))) }),
    code: "due-not-rising",
    ids: ["p-1"],
    values: { part: "3", on: "2023-03-15", day: "2023-04-15" },
  },
  {
    title: "two parts due on one day",
    records: changed({ rows: datedRows(DUES.map((due, index) => (index === 2 ? "2023-03-15" : due))) }),
    code: "due-not-rising",
    ids: ["p-1"],
    values: { part: "3" },
  },
  {
    title: "the first part before the agreement",
    records: changed({ rows: datedRows(DUES.map((due, index) => (index === 0 ? "2023-01-14" : due))) }),
    code: "due-before-agreement",
    ids: ["p-1"],
    values: { on: "2023-01-14", day: "2023-01-15" },
  },
  {
    title: "a part a day late",
    records: changed({ rows: datedRows(DUES.map((due, index) => (index === 2 ? "2023-04-16" : due))) }),
    code: "due-not-as-stepped",
    ids: ["p-1"],
    values: { parts: "3", part: "3", on: "2023-04-16", right: "2023-04-15" },
  },
  {
    title: "month ends chained from one another",
    records: changed({ day: "2023-01-31", rows: datedRows(["2023-02-28", "2023-03-28", "2023-04-28", "2023-05-28", "2023-06-28", "2023-07-28"]) }),
    code: "due-not-as-stepped",
    ids: ["p-1"],
    values: { parts: "2, 3, 4, 5, 6", part: "2", on: "2023-03-28", right: "2023-03-31" },
  },
  {
    title: "holidays that nobody knows",
    plan: planOf(
      { moved: "moved off holidays forward, before the next" },
      { holidays: 'holidays { from 2019-01-01 to 2023-04-01 example 01-01\n from 2023-04-01 unknown because "not announced" }' },
    ),
    records: changed({}),
    code: "due-dates-unknown",
    ids: ["p-1"],
    values: { day: "2023-04-15" },
  },

  // Interest.
  {
    title: "interest where there is none",
    records: changed({ rows: P1.rows.map(({ due, amount }, index) => (index === 1 ? { due, amount: "401000", interest: "1000" } : { due, amount })) }),
    code: "interest-not-in-rule",
    ids: ["p-1"],
    values: { parts: "2", stated: "1000", rule: "debt" },
  },
  {
    title: "one coin more interest than the rule's",
    plan: INTEREST,
    records: changed({ rows: WITH_INTEREST.map((row, index) => (index === 1 ? { ...row, amount: "418412", interest: "18412" } : row)) }),
    code: "interest-differs",
    ids: ["p-1"],
    values: { parts: "2", part: "2", stated: "18412", expected: "18411" },
  },
  {
    title: "no interest where the rule has some",
    plan: INTEREST,
    records: changed({}),
    code: "interest-differs",
    ids: ["p-1"],
    values: { parts: "1, 2, 3, 4, 5, 6", stated: "0", expected: "24460" },
  },

  // Payments.
  {
    title: "a payment larger than the debt",
    records: [...RIGHT.slice(0, -1), payment("y-6", "2023-07-15", "400001", { "d-2": "400000" }, "p-1")],
    code: "payment-larger-than-debt",
    ids: ["p-1", "y-6"],
    day: "2023-07-15",
    values: { plan: "p-1", stated: "400001", expected: "400000" },
  },
  {
    title: "a payment larger than the debt, all of it posted",
    records: [...RIGHT.slice(0, -1), payment("y-6", "2023-07-15", "400001", { "d-2": "400001" }, "p-1")],
    code: "payment-larger-than-debt",
    ids: ["p-1", "y-6"],
  },
  {
    // 600,000 and 400,000 went to its documents otherwise: 2,000,000 were left.
    title: "a payment larger than the debt that payments beside the plan had left",
    records: [
      ...BASE,
      P1,
      ...PAYMENTS.slice(0, 1),
      payment("y-1", "2023-02-01", "400000", { "d-2": "400000" }),
      payment("y-2", "2023-02-10", "2000001", { "d-1": "1400000", "d-2": "600000" }, "p-1"),
    ],
    code: "payment-larger-than-debt",
    ids: ["p-1", "y-2"],
    values: { stated: "2000001", expected: "2000000" },
  },
  {
    // The first part is missed at the end of 22 February, the second at that of 22 March.
    title: "a payment to a broken plan",
    records: [...BASE, P1, ...PAYMENTS.slice(0, 1), payment("y-1", "2023-03-23", "400000", { "d-1": "400000" }, "p-1")],
    code: "payment-to-broken-plan",
    ids: ["p-1", "y-1"],
    values: { plan: "p-1", on: "2023-03-22" },
  },
  {
    title: "a payment after the plan was paid off",
    records: [
      ...BASE,
      P1,
      ...PAYMENTS.slice(0, 1),
      payment("y-1", "2023-02-01", "2400000", { "d-1": "1400000", "d-2": "1000000" }, "p-1"),
      payment("y-2", "2023-02-02", "1", {}, "p-1"),
    ],
    code: "payment-after-payoff",
    ids: ["p-1", "y-2"],
    values: { on: "2023-02-01" },
  },
  {
    title: "a payment to a cancelled plan",
    records: [
      ...BASE,
      P1,
      ...PAYMENTS.slice(0, 2),
      planEnd("p-1", "2023-03-01", "cancelled"),
      payment("y-2", "2023-03-15", "400000", { "d-1": "400000" }, "p-1"),
    ],
    code: "payment-to-ended-plan",
    ids: ["p-1", "y-2"],
    values: { on: "2023-03-01" },
  },
  {
    title: "a payment that settles the younger document first",
    records: [
      ...RIGHT.slice(0, -6),
      payment("y-1", "2023-02-15", "400000", { "d-2": "400000" }, "p-1"),
      ...PAYMENTS.slice(2, 4),
      payment("y-4", "2023-05-15", "400000", { "d-1": "400000" }, "p-1"),
      payment("y-5", "2023-06-15", "400000", { "d-1": "200000", "d-2": "200000" }, "p-1"),
      payment("y-6", "2023-07-15", "400000", { "d-2": "400000" }, "p-1"),
    ],
    code: "allocation-differs",
    ids: ["p-1", "y-1"],
    values: { document: "d-1", stated: "0", expected: "400000", rule: "debt" },
  },
  {
    title: "a payment of which one coin is put nowhere",
    records: [
      ...RIGHT.slice(0, -6),
      payment("y-1", "2023-02-15", "400000", { "d-1": "399999" }, "p-1"),
      payment("y-2", "2023-03-15", "400000", { "d-1": "400000" }, "p-1"),
    ],
    code: "allocation-not-the-payment",
    ids: ["p-1", "y-1"],
    values: { stated: "399999", expected: "400000" },
  },
  {
    title: "more put to documents than was paid, without a plan",
    records: [...BASE, payment("y-9", "2023-02-15", "400000", { "d-1": "400001" })],
    code: "allocation-exceeds-payment",
    ids: ["y-9"],
    values: { stated: "400001", amount: "400000" },
  },
  {
    title: "more put to a document than was left of it, without a plan",
    records: [...BASE, payment("y-8", "2023-02-14", "600000", { "d-2": "600000" }), payment("y-9", "2023-02-15", "400001", { "d-2": "400001" })],
    code: "document-overpaid",
    ids: ["d-2", "y-9"],
    day: "2023-02-15",
    values: { document: "d-2", stated: "400001", expected: "400000" },
  },

  // Ends and acts.
  {
    title: "a plan declared broken that was kept",
    records: [...BASE, P1, ...PAYMENTS.slice(0, 2), planEnd("p-1", "2023-04-14", "declared_broken")],
    code: "declared-broken-though-kept",
    ids: ["p-1", "end-p-1-2023-04-14"],
    day: "2023-04-14",
    values: { found: "1", needed: "2" },
  },
  {
    title: "a plan declared broken a day before it was",
    records: [...BASE, P1, ...PAYMENTS.slice(0, 1), planEnd("p-1", "2023-03-21", "declared_broken"), appointment("x", "clerk", "2023-04-01")],
    code: "declared-broken-though-kept",
    ids: ["p-1", "end-p-1-2023-03-21"],
    values: { found: "1" },
  },
  {
    title: "a late penalty while the plan is kept",
    records: [...FOLLOWED, action("late_penalty", "2023-03-20")],
    code: "penalty-in-kept-plan",
    ids: ["p-1", "ac-late_penalty-2023-03-20"],
    values: { plan: "p-1" },
  },
  {
    title: "a late penalty for a covered document, beside another overdue one",
    records: [...FOLLOWED, document("d-3", "2023-02-01", "1", "2023-03-01"), action("late_penalty", "2023-03-20", "2022-12-01")],
    code: "penalty-in-kept-plan",
    ids: ["p-1", "ac-late_penalty-2023-03-20"],
  },
  {
    title: "a late penalty, where the account's other document is paid",
    records: [
      ...FOLLOWED,
      document("d-3", "2023-02-01", "5", "2023-03-01"),
      payment("y-9", "2023-03-10", "5", { "d-3": "5" }),
      action("late_penalty", "2023-03-20"),
    ],
    code: "penalty-in-kept-plan",
    ids: ["p-1", "ac-late_penalty-2023-03-20"],
  },
  {
    title: "a late penalty, where the account's other document is disputed",
    records: [...FOLLOWED, document("d-3", "2023-02-01", "5", "2023-03-01"), state("d-3", "2023-03-10", "disputed"), action("late_penalty", "2023-03-20")],
    code: "penalty-in-kept-plan",
    ids: ["p-1", "ac-late_penalty-2023-03-20"],
  },
  {
    title: "a late penalty on the day on which the account's other document falls due",
    records: [...FOLLOWED, document("d-3", "2023-02-01", "5", "2023-03-20"), action("late_penalty", "2023-03-20")],
    code: "penalty-in-kept-plan",
    ids: ["p-1", "ac-late_penalty-2023-03-20"],
  },
  {
    title: "a claim between the days of two covered documents: it is for the first that fell due after it",
    records: [...FOLLOWED, document("d-3", "2023-02-01", "5", "2023-03-01"), action("disconnection", "2023-03-20", "2022-12-15")],
    code: "disconnection-in-kept-plan",
    ids: ["p-1", "ac-disconnection-2023-03-20"],
  },
  {
    title: "a fee for a covered claim",
    records: [...FOLLOWED, action("fee", "2023-03-20", "2022-12-01")],
    code: "penalty-in-kept-plan",
    ids: ["p-1", "ac-fee-2023-03-20"],
  },
  {
    title: "a disconnection while the plan is kept",
    records: [...FOLLOWED, action("disconnection", "2023-03-20")],
    code: "disconnection-in-kept-plan",
    ids: ["p-1", "ac-disconnection-2023-03-20"],
  },
  {
    title: "a disconnection while one part is missed",
    records: [...FOLLOWED, action("disconnection", "2023-04-25")],
    code: "disconnection-in-kept-plan",
    ids: ["p-1", "ac-disconnection-2023-04-25"],
  },
  {
    title: "a removal while the plan is kept",
    records: [...FOLLOWED, action("removal", "2023-03-20")],
    code: "disconnection-in-kept-plan",
    ids: ["p-1", "ac-removal-2023-03-20"],
  },
];

describe("each planted alone is found alone", () => {
  test.each(PLANTED)("$title", ({ plan = PLAN, records, code, ids, day, values = {} }) => {
    const found = auditPlans(plan, records);
    expect(found).toMatchObject([{ code, records: ids, values, ...(day === undefined ? {} : { day }) }]);
    expect(found.length).toBe(1);
    for (const seed of [1, 2, 3]) expect(auditPlans(plan, shuffled(records, seed))).toEqual(found);
    expect(auditPlans(plan, appendRecords([], records, "2030-01-01"))).toEqual(found);
  });

  test("findings carry the account, the day, and the citation and marks of the rule", () => {
    const [found] = auditPlans(PLAN, changed({ down: "599999", rows: rowsOf("400001", ...times(5, "400000")) }));
    expect(found).toMatchObject({ account: "a-1", day: "2023-01-15", cites: [{ source: "act" }], marks: ["example"] });
  });

  test("every finding about plans is planted here or where plans are asked for", () => {
    const codes = Object.keys(FINDINGS);
    const ours = codes.slice(codes.indexOf("plan-rule-unknown"), codes.indexOf("disconnection-in-kept-plan") + 1);
    const elsewhere = [
      "plan-exceptions-undecided",
      "debt-below-parts",
      "due-dates-outside",
      "document-of-other-account",
      "document-paid",
      "plan-unknown",
      "plan-of-other-account",
      "plan-not-there",
      "plan-unreadable",
    ];
    expect(ours.filter((code) => !elsewhere.includes(code) && !PLANTED.some((each) => each.code === code))).toEqual([]);
  });
});

describe("what is right gives nothing", () => {
  const right: readonly (readonly [string, Plan, readonly JournalRecord[]])[] = [
    ["a plan that was kept to its end", PLAN, RIGHT],
    ["a plan just agreed", PLAN, changed({})],
    ["no plans", PLAN, [...BASE, ...PERSONS]],
    [
      "payments of one day, posted in another order than that of their ids",
      PLAN,
      [
        ...RIGHT.slice(0, -3),
        payment("y-9", "2023-05-15", "400000", { "d-1": "200000", "d-2": "200000" }, "p-1"),
        payment("y-5", "2023-05-15", "400000", { "d-2": "400000" }, "p-1"),
      ],
    ],
    [
      "a payment that pays two rows and part of a third",
      PLAN,
      [...BASE, P1, ...PAYMENTS.slice(0, 1), payment("y-1", "2023-02-10", "1000000", { "d-1": "1000000" }, "p-1")],
    ],
    ["a re-plan in time", PLAN, [...FOLLOWED, P2]],
    [
      "a re-plan on the last day of its time, with new debt",
      PLAN,
      [
        ...FOLLOWED,
        document("d-3", "2023-07-01", "400000", "2023-08-01"),
        agreed(
          "p-2",
          "2023-08-20",
          { ...LEFT, "d-3": "400000" },
          "400000",
          [
            ["2023-09-20", "400000"],
            ["2023-10-20", "400000"],
            ["2023-11-20", "400000"],
            ["2023-12-20", "400000"],
          ],
          { replaces: "p-1" },
        ),
      ],
    ],
    [
      "a re-plan that leaves out what was cancelled and what is disputed",
      PLAN,
      [
        ...FOLLOWED,
        document("d-4", "2022-10-01", "9", "2022-11-01"),
        state("d-1", "2023-06-10", "disputed"),
        agreed(
          "p-2",
          "2023-06-15",
          { "d-2": "1000000" },
          "200000",
          [
            ["2023-07-15", "400000"],
            ["2023-08-15", "400000"],
          ],
          { replaces: "p-1" },
        ),
      ],
    ],
    [
      "a plan twelve months after a broken one",
      PLAN,
      [
        ...PERSONS,
        ...BROKEN,
        document("d-9", "2023-01-01", "500000", "2023-02-01"),
        agreed("p-9", "2023-04-22", { "d-9": "500000" }, "100000", [
          ["2023-05-22", "200000"],
          ["2023-06-22", "200000"],
        ]),
      ],
    ],
    [
      "a new plan after the first was paid off",
      PLAN,
      [
        ...RIGHT,
        document("d-3", "2023-07-01", "500000", "2023-08-01"),
        agreed("p-2", "2023-07-15", { "d-3": "500000" }, "100000", [
          ["2023-08-15", "200000"],
          ["2023-09-15", "200000"],
        ]),
      ],
    ],
    [
      "a new plan after the first was cancelled",
      PLAN,
      [
        ...BASE,
        P1,
        planEnd("p-1", "2023-01-20", "cancelled"),
        agreed(
          "p-2",
          "2023-01-20",
          COVERS,
          "600000",
          DUES.map((due) => [due.replace("-15", "-20"), "400000"] as const),
        ),
      ],
    ],
    [
      "a higher grade, and a power that was delegated",
      DELEGATED,
      [...changed({ granted_by: "cleo", delegation: "de" }), delegation("de", "omar", "cleo", "2022-01-01", "2024-01-15")],
    ],
    ["a plan granted by a higher grade than it takes", PLAN, changed({ granted_by: "omar" })],
    ["interest as the rule has it", INTEREST, changed({ rows: WITH_INTEREST })],
    ["a broken plan declared broken", PLAN, [...BASE, P1, ...PAYMENTS.slice(0, 1), planEnd("p-1", "2023-03-22", "declared_broken")]],
    [
      "a document paid in part before, and covered with what was left",
      PLAN,
      [
        ...PERSONS,
        { ...D1, amount: "2500000" },
        D2,
        payment("y-8", "2023-01-10", "300000", { "d-1": "300000" }),
        payment("y-9", "2023-01-15", "200000", { "d-1": "200000" }),
        P1,
      ],
    ],
    [
      "a document cancelled and one disputed after the agreement",
      PLAN,
      [...changed({}), state("d-2", "2023-01-16", "disputed"), state("d-1", "2023-01-17", "cancelled")],
    ],
    [
      "a penalty and a disconnection after the plan was broken",
      PLAN,
      [...BASE, P1, ...PAYMENTS.slice(0, 1), action("late_penalty", "2023-03-22"), action("disconnection", "2023-03-23")],
    ],
    [
      "a penalty before the plan, and one on the day of the agreement",
      PLAN,
      [...changed({}), action("late_penalty", "2023-01-10"), action("disconnection", "2023-01-15")],
    ],
    [
      "a penalty and a disconnection for another overdue document",
      PLAN,
      [
        ...FOLLOWED,
        document("d-3", "2023-02-01", "1", "2023-03-01"),
        action("late_penalty", "2023-03-20"),
        action("disconnection", "2023-03-20", "2023-02-01"),
      ],
    ],
    ["a fee that serves no claim, and a reconnection", PLAN, [...FOLLOWED, action("fee", "2023-03-20"), action("reconnection", "2023-03-20")]],
  ];
  test.each(right)("%s", (_, plan, records) => {
    expect(auditPlans(plan, records)).toEqual([]);
    expect(auditPlans(plan, shuffled(records, 7))).toEqual([]);
  });
});

describe("clocks", () => {
  const late = payment("y-9", "2023-01-10", "1", { "d-2": "1" });
  const chain = appendRecords(appendRecords([], changed({}), "2023-01-15"), [late], "2023-03-01");

  test("what became known later is not seen by who looks from before", () => {
    expect(auditPlans(PLAN, chain, { asKnown: "2023-02-28" })).toEqual([]);
    expect(auditPlans(PLAN, chain)).toMatchObject([{ code: "cover-not-what-was-left" }]);
  });

  test("what happened later is not seen", () => {
    const records = [...BASE, P1, ...PAYMENTS.slice(0, 1), payment("y-1", "2023-03-23", "400000", { "d-1": "400000" }, "p-1")];
    expect(auditPlans(PLAN, records, { asOf: "2023-03-22" })).toEqual([]);
    expect(auditPlans(PLAN, records, { asOf: "2023-03-23" })).toMatchObject([{ code: "payment-to-broken-plan" }]);
  });

  test("holidays announced after the agreement make no right date wrong", () => {
    const moved = { moved: "moved off holidays forward, before the next" };
    const setting = { weekend: "friday", holidays: "holidays { from 2019-01-01 example 01-01\n from 2023-01-01 announced 2023-02-01 example 01-01 02-15 }" };
    const plan = planOf(moved, setting);
    const on = (due: string): readonly JournalRecord[] => [
      document("d-3", "2022-11-01", "500000", "2022-12-01"),
      ...PERSONS,
      agreed("p-1", "2023-01-15", { "d-3": "500000" }, "100000", [
        [due, "200000"],
        ["2023-03-15", "200000"],
      ]),
    ];
    expect(auditPlans(plan, on("2023-02-15"))).toEqual([]);
    expect(auditPlans(plan, on("2023-02-16"))).toEqual([]);
    expect(auditPlans(plan, on("2023-02-17"))).toMatchObject([{ code: "due-not-as-stepped", values: { right: "2023-02-16" } }]);
  });

  test("days that are none", () => {
    expect(auditPlans(PLAN, RIGHT, { asOf: "2023-02-30", asKnown: "soon" })).toMatchObject([
      { code: "request-refused", values: { place: "asOf" } },
      { code: "request-refused", values: { place: "asKnown" } },
    ]);
  });
});

test("a plan made before its rule died is judged by it to the end", () => {
  const plan = withAnnulled(PLAN, "2023-01-16");
  expect(auditPlans(plan, RIGHT)).toEqual([]);
  const late = payment("y-1", "2023-03-23", "400000", { "d-1": "400000" }, "p-1");
  expect(auditPlans(plan, [...BASE, P1, ...PAYMENTS.slice(0, 1), late])).toMatchObject([{ code: "payment-to-broken-plan" }]);
});

describe("with the records themselves", () => {
  const whole = (records: readonly JournalItem[], options = {}): readonly string[] =>
    auditPlans(PLAN, records, { ...options, withRecords: true }).map(({ code, records: ids }) => `${code} ${ids.join("+")}`);

  test("what is right gives nothing", () => {
    expect(whole(RIGHT)).toEqual([]);
    expect(whole(appendRecords([], RIGHT, "2023-12-01"))).toEqual([]);
  });

  const wrong: readonly (readonly [string, readonly JournalRecord[], readonly string[]])[] = [
    ["two unlike plans of one id", [...RIGHT, { ...P1, account: { ...HOME, holder: "h" } }], ["record-id-twice p-1+p-1"]],
    ["two unlike payments of one id", [...RIGHT, payment("y-6", "2023-07-15", "1", {}, "p-1")], ["record-id-twice y-6+y-6"]],
    ["a payment to a plan that is not there", [...RIGHT, payment("y-9", "2023-07-20", "1", {}, "p-7")], ["reference-missing y-9"]],
    ["a payment to a document that is not there", [...RIGHT, payment("y-9", "2023-07-20", "1", { "d-7": "1" })], ["reference-missing y-9"]],
    ["a plan in place of one that is not there", [...BASE, { ...P1, replaces: "p-7" }], ["reference-missing p-1"]],
    ["an end of a plan that is not there", [...RIGHT, planEnd("p-7", "2023-07-20", "cancelled")], ["reference-missing end-p-7-2023-07-20"]],
    ["a document of another account", [...PERSONS, D1, { ...D2, account: "a-2" }, P1], ["reference-of-other-account d-2+p-1"]],
    // What the plan's own faults tell is told once.
    ["a document that is not there", [...PERSONS, D1, P1], ["document-unknown p-1"]],
    ["a person without a grade", changed({ granted_by: "nemo" }), ["approver-not-appointed p-1"]],
  ];
  test.each(wrong)("%s", (_, records, found) => {
    expect(whole(records)).toEqual(found);
    expect(whole(shuffled(records, 5)).length).toBe(found.length);
  });

  test("what is of a later day, or became known later, is not seen", () => {
    const late = payment("y-9", "2023-07-20", "1", {}, "p-7");
    expect(whole([...RIGHT, late], { asOf: "2023-07-19" })).toEqual([]);
    const chain = appendRecords(appendRecords([], RIGHT, "2023-07-20"), [late], "2023-08-01");
    expect(whole(chain, { asKnown: "2023-07-31" })).toEqual([]);
    expect(whole(chain)).toEqual(["reference-missing y-9"]);
  });

  test("a chain that does not hold is told first, with the entry", () => {
    const chain = appendRecords([], RIGHT, "2023-12-01");
    const last = chain.at(-1);
    const edited = last === undefined ? [] : [...chain.slice(0, -1), { ...last, recorded: "2023-12-02" }];
    expect(whole(edited)).toEqual([`chain-broken ${last?.record.id ?? ""}`]);
    // Whoever does not ask for the records is told of it too, and of what is missing nothing.
    expect(auditPlans(PLAN, edited).map(({ code }) => code)).toEqual(["chain-broken"]);
    expect(whole(chain.slice(1)).filter((told) => told.startsWith("chain-broken")).length).toBe(1);
  });

  test("requests are not asked about", () => {
    const approval: JournalRecord = { record: "approval", id: "av", day: "2023-02-01", request: "rq", request_hash: "0".repeat(64), approver: "nemo" };
    expect(whole([...RIGHT, approval])).toEqual([]);
  });
});

test("a plan that cannot be read is named, and stops nothing else", () => {
  const odd = { ...P1, id: "p-9", rows: [{ due: "2023-02-31", amount: "1" }] };
  expect(auditPlans(PLAN, [...RIGHT, odd])).toMatchObject([{ code: "plan-unreadable", records: ["p-9"], values: { place: "rows[0]" } }]);
});

test("who pays more than the down payment on the day of agreement has paid the first parts", () => {
  const late = PAYMENTS.slice(3);
  const down = (sum: string): JournalRecord => payment("y-0", "2023-01-15", sum, { "d-1": sum }, "p-1");
  expect(auditPlans(PLAN, [...BASE, P1, down("1400000"), ...late])).toEqual([]);
  // With the down payment alone two parts are missed: on 22 March it is broken.
  expect(auditPlans(PLAN, [...BASE, P1, down("600000"), ...late]).map(({ code }) => code)).toEqual(late.map(() => "payment-to-broken-plan"));
});

test("a rial after all was paid is told once, whether it is put to a document of the plan or not; to another document it is a fault of its own", () => {
  const all = payment("y-1", "2023-02-01", "2400000", { "d-1": "1400000", "d-2": "1000000" }, "p-1");
  const after = (parts: Readonly<Record<string, string>>): JournalRecord => payment("y-2", "2023-02-02", "1", parts, "p-1");
  const d4 = document("d-4", "2023-01-01", "0", "2023-02-01");
  const codes = (parts: Readonly<Record<string, string>>): readonly string[] =>
    auditPlans(PLAN, [...BASE, d4, P1, ...PAYMENTS.slice(0, 1), all, after(parts)]).map(({ code }) => code);
  expect(codes({})).toEqual(["payment-after-payoff"]);
  expect(codes({ "d-1": "1" })).toEqual(["payment-after-payoff"]);
  expect(codes({ "d-4": "1" }).toSorted()).toEqual(["document-overpaid", "payment-after-payoff"]);
});

test("plans of one day that take one another's place are told both, and none of them is at an end", () => {
  const [other] = [agreed("p-0", "2023-01-15", { "d-3": "500000" }, "100000", rows("200000", "200000"), { replaces: "p-1" })];
  const records = [...BASE, document("d-3", "2023-01-01", "500000", "2023-02-01"), other, { ...P1, replaces: "p-0" }];
  expect(auditPlans(TWO_PLANS, records).map(({ code, records: ids }) => [code, ids])).toEqual([
    ["replaces-in-a-circle", ["p-0"]],
    ["replaces-in-a-circle", ["p-1"]],
  ]);
  // Where one plan is allowed, and one document in one plan, that they stand beside each other is no second fault.
  const overlapping = [...BASE, { ...P1, id: "p-0", replaces: "p-1" }, { ...P1, replaces: "p-0" }];
  for (const each of [records, overlapping]) expect(auditPlans(PLAN, each).map(({ code }) => code)).toEqual(["replaces-in-a-circle", "replaces-in-a-circle"]);
  // Beside a third plan each of them is one too many.
  const third = { ...P1, id: "p-8", covers: [{ document: "d-4", amount: "3000000" }] };
  const three = [...overlapping, document("d-4", "2023-01-01", "3000000", "2023-02-01"), third];
  expect(auditPlans(PLAN, three).filter(({ code }) => code === "plans-too-many").length).toBeGreaterThan(0);
});

test("a plan may take the place of one of the same day, whatever their ids", () => {
  const made = {
    ...P1,
    id: "p-9",
    covers: [{ document: "d-1", amount: "2000000" }],
    down: "400000",
    rows: rowsOf("320000", "320000", "320000", "320000", "320000"),
  };
  expect(auditPlans(FREE, [...BASE, made, { ...P1, replaces: "p-9" }])).toEqual([]);
  expect(auditPlans(FREE, [...BASE, { ...made, id: "p-0" }, { ...P1, replaces: "p-0" }])).toEqual([]);
  // Without saying so there are two, and one document in both.
  expect(auditPlans(FREE, [...BASE, made, P1]).map(({ code }) => code)).toEqual(["covered-twice", "plans-too-many"]);
});

test("a document that two plans cover, of which one ended, is covered once", () => {
  const records = [
    ...BASE,
    P1,
    planEnd("p-1", "2023-01-18", "cancelled"),
    agreed("p-2", "2023-01-20", { "d-2": "1000000" }, "200000", [
      ["2023-02-20", "400000"],
      ["2023-03-20", "400000"],
    ]),
  ];
  expect(auditPlans(PLAN, records)).toEqual([]);
});

function times(count: number, amount: string): readonly string[] {
  return Array.from({ length: count }, () => amount);
}

function rowsOf(...amounts: readonly string[]): PlanRecord["rows"] {
  return rows(...amounts).map(([due, amount]) => ({ due, amount }));
}

function datedRows(dues: readonly string[]): PlanRecord["rows"] {
  return dues.map((due) => ({ due, amount: "400000" }));
}
