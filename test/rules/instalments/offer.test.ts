// What a debtor may have on a day under every rule: down payments, counts by grade, first due dates, and why not where not.
import { describe, expect, test } from "vitest";
import type { InstalmentOffers, PlanOffer } from "../../../src/rules/instalments/offer.ts";
import { offer, offerer } from "../../../src/rules/instalments/offer.ts";
import type { OfferRequest } from "../../../src/rules/instalments/plan-request.ts";
import { schedule } from "../../../src/rules/instalments/schedule.ts";
import { appendRecords } from "../../../src/rules/records/chain.ts";
import type { JournalRecord } from "../../../src/rules/records/record.ts";
import { agreed, document, HOME, PERSONS, payment, planOf, ruleText, state } from "./rules.ts";

const FARM = "for account.class = farm";
const PLAN = planOf(
  {},
  {
    more:
      ruleText("farm_debt", { for: FARM }) +
      ruleText("any_debt", { for: "", down: "no down payment", count: "count from 3 up to 4 by clerk", after: "", replan: "no replan" }),
  },
);

const D1 = document("d-1", "2022-11-01", "2000000", "2022-12-01");
const D2 = document("d-2", "2022-12-01", "1000000", "2023-01-01");
const P1 = agreed("p-1", "2022-01-15", { "d-0": "500000" }, "100000", [
  ["2022-02-15", "200000"],
  ["2022-03-15", "200000"],
]);
const D0 = document("d-0", "2021-12-01", "500000", "2022-01-01");

function ask(change: Partial<OfferRequest>, records: readonly JournalRecord[] = [D1, D2], plan = PLAN): InstalmentOffers {
  return offer(plan, { account: HOME, day: "2023-01-31", ...change }, records);
}

const codes = (findings: readonly { readonly code: string }[]): readonly string[] => findings.map(({ code }) => code);
const under = ({ offers }: InstalmentOffers, name: string): PlanOffer | undefined => offers.find(({ rule }) => rule === name);

test("nothing is offered or scheduled on a journal whose entries were changed", () => {
  const chain = appendRecords([], [...PERSONS, D1], "2023-01-01");
  const edited = chain.map((entry) => (entry.sequence === 2 ? { ...entry, recorded: "2022-12-31" } : entry));
  const asked = { account: HOME, day: "2023-01-31", documents: ["d-1"] };
  expect(offer(PLAN, asked, chain).offers.map(({ may }) => may)).toEqual([true, true]);
  const found = offer(PLAN, asked, edited);
  expect(found).toMatchObject({ failed: [{ code: "chain-broken", values: { sequence: "2" } }] });
  expect(found.offers.map(({ may }) => may)).toEqual([false, false]);
  const covers = [{ document: "d-1", amount: "2000000", due: "2022-12-01" }];
  const plan = { rule: "debt", account: HOME, agreed: "2023-01-31", covers, down: "400000", count: 4 };
  expect(schedule(PLAN, plan, chain)).toMatchObject({ may: true, failed: [] });
  expect(schedule(PLAN, plan, edited)).toMatchObject({ may: false, failed: [{ code: "chain-broken" }] });
});

test("clauses that nobody could put into rules are told with the offer and with the schedule", () => {
  const plan = planOf({ exceptions: 'untranslatable "in hardship more may be asked" because "no figure says what hardship is" cites act "5"' });
  const told = [{ words: "in hardship more may be asked", because: "no figure says what hardship is", cites: [{ source: "act", clause: "5" }] }];
  expect(under(ask({ debt: "3000000" }, [], plan), "debt")?.untranslatable).toEqual(told);
  const covers = [{ document: "d-1", amount: "3000000", due: "2022-12-01" }];
  const asked = { rule: "debt", account: HOME, agreed: "2023-01-31", covers, down: "600000", count: 4 };
  expect(schedule(plan, asked).untranslatable).toEqual(told);
  expect(schedule(PLAN, asked).untranslatable).toEqual([]);
});

describe("what may be had", () => {
  test("from every rule that is for the debtor; the others say why they are not", () => {
    const found = ask({ documents: ["d-1", "d-2"] });
    expect(found.failed).toEqual([]);
    expect(found.debt).toBe("3000000");
    expect(found.documents).toEqual([
      { document: "d-1", amount: "2000000", due: "2022-12-01" },
      { document: "d-2", amount: "1000000", due: "2023-01-01" },
    ]);
    expect(found.offers.map(({ rule, may }) => [rule, may])).toEqual([
      ["debt", true],
      ["any_debt", true],
    ]);
    expect(found.others).toMatchObject([{ rule: "farm_debt", because: [{ code: "debtor-does-not-fit" }] }]);
  });

  test("the down payment from least to most, counts by the grade that may grant them, the first due date", () => {
    expect(under(ask({ debt: "3000001" }), "debt")).toMatchObject({
      terms: {
        // 600,000.2 and 1,500,000.5, both up to 10,000.
        down: { least: "610000", most: "1510000" },
        counts: [
          { by: "manager", from: 2, upTo: 6 },
          { by: "office", from: 2, upTo: 12 },
        ],
        leastPart: "100000",
        firstDue: "2023-02-28",
        every: { count: 1, unit: "months" },
        interest: undefined,
      },
      version: { marks: ["example"], cites: [{ source: "act" }] },
    });
    expect(under(ask({ debt: "3000001" }), "any_debt")?.terms).toMatchObject({ down: { least: "0", most: "0" }, counts: [{ by: "clerk", from: 3, upTo: 4 }] });
  });

  test("no more parts than come to the least part", () => {
    // 800,000 - 160,000 = 640,000: six parts of 100,000 and the first of 140,000; seven would be 90,000.
    expect(under(ask({ debt: "800000" }), "debt")?.terms?.counts).toEqual([
      { by: "manager", from: 2, upTo: 6 },
      { by: "office", from: 2, upTo: 6 },
    ]);
    // 700,000 - 140,000 = 560,000: five.
    expect(under(ask({ debt: "700000" }), "debt")?.terms?.counts.map(({ upTo }) => upTo)).toEqual([5, 5]);
  });

  test("every count that is offered, with the least down, makes a plan; one more does not", () => {
    for (const debt of ["250000", "700000", "812345", "3000001"]) {
      const terms = under(ask({ debt }), "debt")?.terms;
      const [, office] = terms?.counts ?? [];
      const covers = [{ document: "d", amount: debt, due: "2022-12-01" }];
      const request = { rule: "debt", account: HOME, agreed: "2023-01-31", covers, down: terms?.down.least ?? "" };
      expect(schedule(PLAN, { ...request, count: office?.upTo }).failed).toEqual([]);
      expect(schedule(PLAN, { ...request, count: (office?.upTo ?? 0) + 1 }).may).toBe(false);
    }
  });

  test("with interest it says so", () => {
    const plan = planOf({ interest: "interest 12% per 365 days on the balance round half up to 1 IRR" });
    expect(under(ask({ debt: "3000000" }, [], plan), "debt")?.terms?.interest).toEqual({ rate: "0.12", days: 365 });
  });

  test("the first due date is moved off a holiday", () => {
    const plan = planOf({ moved: "moved off holidays forward, before the next" });
    expect(under(ask({ debt: "3000000", day: "2022-11-25" }, [], plan), "debt")?.terms?.firstDue).toBe("2022-12-26");
  });

  test("under the exception that holds", () => {
    const plan = planOf({
      exceptions:
        'exception hardship "Hardship" when account.income = low cites act: count from 2 up to 24 by board, down payment at least 10% of debt round up to 10_000 IRR',
    });
    const low = { ...HOME, facts: { ...HOME.facts, income: "low" } };
    expect(under(ask({ debt: "3000000", account: low }, [], plan), "debt")).toMatchObject({
      exception: { name: "hardship", labels: { "": "Hardship" } },
      terms: { down: { least: "300000", most: "3000000" }, counts: [{ by: "board", from: 2, upTo: 24 }] },
    });
  });

  test("what was partly paid counts with what is left", () => {
    expect(ask({ documents: ["d-1"] }, [D1, payment("y", "2023-01-30", "500000", { "d-1": "500000" })]).debt).toBe("1500000");
    // What is paid later is not seen.
    expect(ask({ documents: ["d-1"] }, [D1, payment("y", "2023-02-01", "500000", { "d-1": "500000" })]).debt).toBe("2000000");
  });
});

describe("why not", () => {
  const whole: readonly (readonly [string, Partial<OfferRequest>, readonly JournalRecord[], readonly object[]])[] = [
    [
      "a disputed document",
      { documents: ["d-1"] },
      [D1, state("d-1", "2023-01-10", "disputed")],
      [{ code: "document-disputed", values: { document: "d-1", on: "2023-01-10" } }],
    ],
    ["a written-off document", { documents: ["d-1"] }, [D1, state("d-1", "2023-01-10", "written_off")], [{ code: "document-written-off" }]],
    ["a cancelled document", { documents: ["d-1"] }, [D1, state("d-1", "2023-01-10", "cancelled")], [{ code: "document-cancelled" }]],
    ["a document named twice", { documents: ["d-1", "d-1"] }, [D1], [{ code: "document-named-twice" }]],
    ["a document of another account", { documents: ["d-1"] }, [{ ...D1, account: "a-2" }], [{ code: "document-of-other-account", values: { other: "a-2" } }]],
    [
      "a document that is paid",
      { documents: ["d-1", "d-2"] },
      [D1, D2, payment("y", "2023-01-10", "2000000", { "d-1": "2000000" })],
      [{ code: "document-paid", values: { document: "d-1", day: "2023-01-31" } }],
    ],
    ["a document that is not there", { documents: ["d-1", "d-7"] }, [D1], [{ code: "document-unknown", values: { document: "d-7" } }]],
    [
      "a document of a later day, and so no debt",
      { documents: ["d-1"] },
      [{ ...D1, day: "2023-02-01" }],
      [{ code: "debt-not-positive" }, { code: "document-unknown" }],
    ],
    ["no debt", { debt: "0" }, [], [{ code: "debt-not-positive", values: { amount: "0" } }]],
    ["a plan to be replaced that is not there", { documents: ["d-1"], replaces: "p-7" }, [D1], [{ code: "plan-unknown", values: { plan: "p-7" } }]],
    [
      "a plan to be replaced that is another's",
      { documents: ["d-1"], replaces: "p-1" },
      [D1, { ...P1, account: { ...HOME, id: "a-2" } }],
      [{ code: "plan-of-other-account", values: { plan: "p-1", other: "a-2" } }],
    ],
  ];
  test.each(whole)("%s", (_, change, records, failed) => {
    const found = ask(change, records);
    expect(found.failed).toMatchObject(failed);
    expect(found.failed.length).toBe(failed.length);
    expect(found.offers.filter(({ may }) => may)).toEqual([]);
  });

  const refused: readonly (readonly [string, Partial<OfferRequest>, readonly JournalRecord[], string, readonly object[]])[] = [
    [
      "another plan is active",
      { documents: ["d-1"], day: "2022-12-01" },
      [
        D0,
        D1,
        {
          ...P1,
          day: "2022-11-15",
          rows: [
            { due: "2022-12-15", amount: "200000" },
            { due: "2023-01-15", amount: "200000" },
          ],
        },
      ],
      "debt",
      [{ code: "plans-too-many", values: { count: "2", most: "1" }, records: ["p-1"] }],
    ],
    // Both parts and the down payment are missed: broken at the end of 22 February 2022.
    [
      "a plan was broken less than twelve months ago",
      { documents: ["d-1"] },
      [D0, D1, P1],
      "debt",
      [{ code: "plan-after-broken", values: { plan: "p-1", on: "2022-02-22", until: "2023-02-22" } }],
    ],
    [
      "the broken plan's debt, where there is no re-plan",
      { documents: ["d-0"] },
      [D0, P1],
      "any_debt",
      [{ code: "replan-not-allowed", values: { plan: "p-1" } }],
    ],
    [
      "a re-plan too late and after too few parts",
      { replaces: "p-1" },
      [D0, P1],
      "debt",
      [
        { code: "replan-too-few-paid", values: { found: "0", needed: "2" } },
        { code: "replan-too-late", values: { until: "2022-05-23" } },
      ],
    ],
    // 249,999 - 50,000 = 199,999: two parts of 90,000 and more.
    [
      "a debt below the smallest parts",
      { debt: "249999" },
      [],
      "debt",
      [{ code: "debt-below-parts", values: { amount: "249999", stated: "50000", count: "2", limit: "100000" } }],
    ],
  ];
  test.each(refused)("%s", (_, change, records, rule, findings) => {
    const found = under(ask(change, records), rule);
    expect(found?.refused).toMatchObject(findings);
    expect(found?.refused.length).toBe(findings.length);
    expect(found?.may).toBe(false);
  });

  test("of the fewest parts that make the least: one coin more and they do", () => {
    expect(under(ask({ debt: "250000" }), "debt")).toMatchObject({ may: true, terms: { counts: [{ upTo: 2 }, { upTo: 2 }] } });
  });

  test("a plan that is replaced does not count, and what is unpaid of it is covered with new debt", () => {
    const records = [
      D1,
      D2,
      agreed("p-1", "2022-10-15", { "d-1": "2000000" }, "400000", [
        ["2022-11-15", "400000"],
        ["2022-12-15", "400000"],
        ["2023-01-15", "400000"],
        ["2023-02-15", "400000"],
      ]),
      payment("y-0", "2022-10-15", "400000", { "d-1": "400000" }, "p-1"),
      payment("y-1", "2022-11-15", "400000", { "d-1": "400000" }, "p-1"),
      payment("y-2", "2022-12-15", "400000", { "d-1": "400000" }, "p-1"),
    ];
    const older = [{ ...D1, day: "2022-09-01" }, ...records.slice(1)];
    const found = ask({ documents: ["d-2"], replaces: "p-1" }, older);
    expect(found).toMatchObject({
      debt: "1800000",
      failed: [],
      documents: [
        { document: "d-2", amount: "1000000" },
        { document: "d-1", amount: "800000" },
      ],
    });
    expect(under(found, "debt")).toMatchObject({ may: true, refused: [] });
    // Without saying so there would be two plans, and one document in both.
    expect(codes(under(ask({ documents: ["d-1", "d-2"] }, older), "debt")?.refused ?? [])).toEqual(["covered-twice", "plans-too-many"]);
    // What is unpaid of the old one may not be left out: it never is, when the old one is named.
    expect(ask({ replaces: "p-1" }, older).debt).toBe("800000");
  });

  test("facts that a rule asks and nobody says", () => {
    const found = ask({ debt: "3000000", account: { id: "a-1", facts: {} } });
    expect(found.offers.map(({ rule }) => rule)).toEqual(["any_debt"]);
    expect(found.others).toMatchObject([
      { rule: "debt", because: [{ code: "account-field-missing", values: { field: "class" } }] },
      { rule: "farm_debt", because: [{ code: "account-field-missing", values: { field: "class" } }] },
    ]);
  });

  test("holidays that nobody knows: the first due date is not made up", () => {
    const setting = { holidays: 'holidays { from 2019-01-01 to 2023-02-01 example 01-01\n from 2023-02-01 unknown because "not announced" }' };
    const found = under(ask({ debt: "3000000" }, [], planOf({ moved: "moved off holidays forward, before the next" }, setting)), "debt");
    expect(found).toMatchObject({ may: false, refused: [{ code: "due-dates-unknown", values: { day: "2023-02-28" } }], terms: { firstDue: undefined } });
  });

  test("before the rules", () => {
    expect(ask({ debt: "3000000", day: "2019-05-05" })).toMatchObject({ offers: [], others: [{ because: [{ code: "no-version-in-force" }] }, {}, {}] });
  });
});

describe("requests that cannot be read", () => {
  const prepared = offerer(PLAN);
  const cases: readonly (readonly [string, unknown, string])[] = [
    ["nothing", null, "the request"],
    ["no debt at all", { account: HOME, day: "2023-01-31" }, "the request"],
    ["both a sum and documents", { account: HOME, day: "2023-01-31", debt: "1", documents: [] }, "the request"],
    ["a sum of a plan to be replaced", { account: HOME, day: "2023-01-31", debt: "1", replaces: "p-1" }, "the request"],
    ["a day of another calendar", { account: HOME, day: "31/01/2023", debt: "1" }, "day"],
    ["grouped digits", { account: HOME, day: "2023-01-31", debt: "1,000,000" }, "debt"],
    ["months as text", { account: HOME, day: "2023-01-31", debt: "1", span_months: "6" }, "span_months"],
    ["too many months", { account: HOME, day: "2023-01-31", debt: "1", span_months: 1201 }, "span_months"],
  ];
  test.each(cases)("%s", (_, request, place) => {
    expect(prepared(request, [])).toMatchObject({ offers: [], failed: [{ code: "request-refused", values: { place } }] });
  });

  test("a member that every object inherits is no rule and no fact", () => {
    expect(prepared({ account: { id: "a-1", facts: { constructor: "home" } }, day: "2023-01-31", debt: "1" }, [])).toMatchObject({
      failed: [{ code: "request-refused" }],
    });
  });
});

test("what was recorded later is not seen by who looks from before, and the receipt says which journal was seen", () => {
  const found = offer(PLAN, { account: HOME, day: "2023-01-31", documents: ["d-1"] }, [...PERSONS, D1], { asKnown: "2022-12-31" });
  expect(found.failed).toEqual([]);
  expect(offer(PLAN, { account: HOME, day: "2023-01-31", documents: ["d-1"] }, [...PERSONS, D1], { asKnown: "2022-10-31" }).failed).toMatchObject([
    { code: "debt-not-positive" },
    { code: "document-unknown" },
  ]);
  expect(found.receipt).toEqual(offer(PLAN, { account: HOME, day: "2023-01-31", documents: ["d-1"] }, [D1, ...PERSONS]).receipt);
});
