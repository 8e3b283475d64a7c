// Plans under a rule: schedules worked out by hand, month ends and holidays in both calendars, and every reason why a plan may not be made.
import { describe, expect, test } from "vitest";
import type { Plan } from "../../../src/engine/plan.ts";
import { load } from "../../../src/index.ts";
import type { ScheduleRequest } from "../../../src/rules/instalments/plan-request.ts";
import type { PlanSchedule } from "../../../src/rules/instalments/schedule.ts";
import { schedule, scheduler } from "../../../src/rules/instalments/schedule.ts";
import type { JournalRecord } from "../../../src/rules/records/record.ts";
import { recordSchemas } from "../../../src/rules/records/record-schema.ts";
import { dayFromText } from "../../../src/values/calendar.ts";
import type { Clauses, Setting } from "./rules.ts";
import { agreed, document, HOME, PERSIAN, PERSONS, payment, planOf, rulesText, state, withAnnulled, withBody } from "./rules.ts";

const DUE = { gregorian: "2022-12-01", persian: "1401-01-01" };

function asked(day: string, debt: string, down: string, count: number, more: Partial<ScheduleRequest> = {}): ScheduleRequest {
  return { rule: "debt", account: HOME, agreed: day, covers: [{ document: "d-1", amount: debt, due: DUE.gregorian }], down, count, ...more };
}

const rowsOf = ({ rows }: PlanSchedule): readonly string[] =>
  rows.map(({ due, amount, interest }) => `${due} ${amount}${interest === undefined ? "" : ` with ${interest}`}`);
const codesOf = ({ failed }: PlanSchedule): readonly string[] => failed.map(({ code }) => code);

interface Worked {
  readonly title: string;
  readonly clauses?: Partial<Clauses>;
  readonly setting?: Partial<Setting>;
  readonly request: ScheduleRequest;
  readonly rows: readonly string[];
  readonly by: string;
}

const NO_DOWN = { down: "no down payment", least: "part at least 1 IRR", count: "count from 1 up to 24 by office" };
const NOWRUZ = { ...PERSIAN, weekend: "friday" };

const WORKED: readonly Worked[] = [
  {
    // 3,000,001 - 610,000 = 2,390,001; a sixth is 398,333.5, down to 390,000; six of them are 2,340,000, and 50,001 is left for the first.
    title: "the remainder on the first part",
    request: asked("2023-01-15", "3000001", "610000", 6),
    rows: ["2023-02-15 440001", "2023-03-15 390000", "2023-04-15 390000", "2023-05-15 390000", "2023-06-15 390000", "2023-07-15 390000"],
    by: "manager",
  },
  {
    title: "a third that does not end, the remainder on the last",
    clauses: { ...NO_DOWN, parts: "equal parts round down to 1 IRR, remainder on last" },
    request: asked("2023-01-15", "1000000", "0", 3),
    rows: ["2023-02-15 333333", "2023-03-15 333333", "2023-04-15 333334"],
    by: "office",
  },
  {
    // 1,000,005 / 7 = 142,857.86, down to 142,850; 55 is left: five whole steps for the first five parts, and 5 more for the first of all.
    title: "the remainder spread",
    clauses: { ...NO_DOWN, parts: "equal parts round down to 10 IRR, remainder spread" },
    request: asked("2023-01-15", "1000005", "0", 7),
    rows: ["2023-02-15 142865", "2023-03-15 142860", "2023-04-15 142860", "2023-05-15 142860", "2023-06-15 142860", "2023-07-15 142850", "2023-08-15 142850"],
    by: "office",
  },
  {
    // 333,333.3 up to 340,000; the last has 1,000,000 - 680,000.
    title: "parts rounded up, the last one smaller",
    clauses: { ...NO_DOWN, parts: "equal parts round up to 10_000 IRR, remainder on last" },
    request: asked("2023-01-15", "1000000", "0", 3),
    rows: ["2023-02-15 340000", "2023-03-15 340000", "2023-04-15 320000"],
    by: "office",
  },
  {
    title: "parts rounded half up",
    clauses: { ...NO_DOWN, parts: "equal parts round half up to 10_000 IRR, remainder on first" },
    request: asked("2023-01-15", "1000000", "0", 3),
    rows: ["2023-02-15 340000", "2023-03-15 330000", "2023-04-15 330000"],
    by: "office",
  },
  {
    title: "one part",
    clauses: NO_DOWN,
    request: asked("2023-01-15", "1234567", "0", 1),
    rows: ["2023-02-15 1234567"],
    by: "office",
  },
  {
    title: "31 January: the last of February, then the 31st again where there is one",
    clauses: NO_DOWN,
    request: asked("2023-01-31", "400000", "0", 4),
    rows: ["2023-02-28 100000", "2023-03-31 100000", "2023-04-30 100000", "2023-05-31 100000"],
    by: "office",
  },
  {
    title: "31 January of a leap year",
    clauses: NO_DOWN,
    request: asked("2024-01-31", "300000", "0", 3),
    rows: ["2024-02-29 100000", "2024-03-31 100000", "2024-04-30 100000"],
    by: "office",
  },
  {
    title: "the 31st of the sixth Persian month: 30, then 29 in the twelfth, then 31 again",
    clauses: NO_DOWN,
    setting: PERSIAN,
    request: asked("1401-06-31", "800000", "0", 8, { covers: [{ document: "d-1", amount: "800000", due: DUE.persian }] }),
    rows: [
      "1401-07-30 100000",
      "1401-08-30 100000",
      "1401-09-30 100000",
      "1401-10-30 100000",
      "1401-11-30 100000",
      "1401-12-29 100000",
      "1402-01-31 100000",
      "1402-02-31 100000",
    ],
    by: "office",
  },
  {
    title: "the twelfth month of a Persian leap year has a 30th",
    clauses: { ...NO_DOWN, every: "every 3 months, month end clamped", first: "first due 3 months after agreement" },
    setting: PERSIAN,
    request: asked("1403-06-31", "300000", "0", 3, { covers: [{ document: "d-1", amount: "300000", due: DUE.persian }] }),
    rows: ["1403-09-30 100000", "1403-12-30 100000", "1404-03-31 100000"],
    by: "office",
  },
  {
    title: "days: the first after ten, then every fourteen",
    clauses: { ...NO_DOWN, first: "first due 10 days after agreement", every: "every 14 days" },
    request: asked("2023-01-20", "400000", "0", 4),
    rows: ["2023-01-30 100000", "2023-02-13 100000", "2023-02-27 100000", "2023-03-13 100000"],
    by: "office",
  },
  {
    // Months are stepped from the first due date, which the fifteen days give.
    title: "the first after fifteen days, then each month",
    clauses: { ...NO_DOWN, first: "first due 15 days after agreement" },
    request: asked("2023-01-16", "400000", "0", 4),
    rows: ["2023-01-31 100000", "2023-02-28 100000", "2023-03-31 100000", "2023-04-30 100000"],
    by: "office",
  },
  {
    // 25 December 2022 and 1 January 2023 are Sundays. The next one is stepped from the 25th, not from the 26th.
    title: "a due date on a weekend day and holiday moves forward, and the next one does not follow",
    clauses: { ...NO_DOWN, moved: "moved off holidays forward, before the next" },
    request: asked("2022-11-25", "300000", "0", 3),
    rows: ["2022-12-26 100000", "2023-01-25 100000", "2023-02-25 100000"],
    by: "office",
  },
  {
    title: "two days off in a row",
    clauses: { ...NO_DOWN, moved: "moved off holidays forward, before the next" },
    setting: { weekend: "saturday, sunday" },
    request: asked("2022-11-24", "300000", "0", 3),
    // The 24th is a Saturday, the 25th a Sunday and a holiday.
    rows: ["2022-12-26 100000", "2023-01-24 100000", "2023-02-24 100000"],
    by: "office",
  },
  {
    // 1402-01-01 .. 04 are holidays. The first may not take the place of the one due on the 4th: it stays. The second moves to the 5th.
    title: "where every day up to the next due date is off, it stays",
    clauses: { ...NO_DOWN, first: "first due 3 days after agreement", every: "every 3 days", moved: "moved off holidays forward, before the next" },
    setting: NOWRUZ,
    request: asked("1401-12-27", "300000", "0", 3, { covers: [{ document: "d-1", amount: "300000", due: DUE.persian }] }),
    rows: ["1402-01-01 100000", "1402-01-05 100000", "1402-01-07 100000"],
    by: "office",
  },
  {
    // 1,200,000 x 12% x 28/365 = 11,046.6; 800,000 for 31 days 8,153.4; 400,000 for 30 days 3,945.2.
    title: "interest on the balance, by days",
    clauses: { ...NO_DOWN, interest: "interest 12% per 365 days on the balance round half up to 1 IRR" },
    request: asked("2023-01-31", "1200000", "0", 3),
    rows: ["2023-02-28 411047 with 11047", "2023-03-31 408153 with 8153", "2023-04-30 403945 with 3945"],
    by: "office",
  },
  {
    // 1,000,000 x 18% x 28/360 = 14,000; 670,000 for 31 days 10,385; 340,000 for 30 days 5,100.
    title: "interest by a year of 360 days, unequal parts",
    clauses: {
      ...NO_DOWN,
      parts: "equal parts round down to 10_000 IRR, remainder on last",
      interest: "interest 18% per 360 days on the balance round half up to 1 IRR",
    },
    request: asked("2023-01-31", "1000000", "0", 3),
    rows: ["2023-02-28 344000 with 14000", "2023-03-31 340385 with 10385", "2023-04-30 345100 with 5100"],
    by: "office",
  },
  {
    // More than six parts are the office's. 1,600,000 / 12 = 133,333.3, down to 130,000; the first has 130,000 + 40,000.
    title: "the grade that more parts take",
    request: asked("2023-01-15", "2000000", "400000", 12),
    rows: ["2023-02-15 170000", ...["03", "04", "05", "06", "07", "08", "09", "10", "11", "12"].map((month) => `2023-${month}-15 130000`), "2024-01-15 130000"],
    by: "office",
  },
  {
    title: "fractions of the currency go to the part that takes the remainder",
    clauses: { ...NO_DOWN, parts: "equal parts round down to 1 IRR, remainder on first" },
    setting: { decimals: 2 },
    request: asked("2023-01-15", "1000.75", "0", 3),
    rows: ["2023-02-15 334.75", "2023-03-15 333", "2023-04-15 333"],
    by: "office",
  },
];

describe("schedules worked out by hand", () => {
  test.each(WORKED)("$title", ({ clauses, setting, request, rows, by }) => {
    const found = schedule(planOf(clauses, setting), request);
    expect(codesOf(found)).toEqual([]);
    expect(rowsOf(found)).toEqual(rows);
    expect(found.by).toBe(by);
    expect(found.may).toBe(true);
  });

  test("rows are what a journal's plan has", () => {
    const plan = planOf({ interest: "interest 12% per 365 days on the balance round half up to 1 IRR" });
    const request = asked("2023-01-31", "3000000", "600000", 4);
    const { rows, covers } = schedule(plan, request);
    const record = { ...agreed("p-1", request.agreed, {}, "600000", []), covers: covers.map(({ document: id, amount }) => ({ document: id, amount })), rows };
    expect(recordSchemas(plan).plan.safeParse(record).success).toBe(true);
  });

  test("covers stand in the order in which payments settle them", () => {
    const covers = [
      { document: "d-2", amount: "1000000", due: "2022-12-01" },
      { document: "d-3", amount: "1000000", due: "2022-11-01" },
      { document: "d-1", amount: "1000000", due: "2022-12-01" },
    ];
    expect(schedule(planOf(), asked("2023-01-15", "0", "600000", 6, { covers })).covers.map(({ document: id }) => id)).toEqual(["d-3", "d-1", "d-2"]);
  });

  test("what rests on an example figure says so, with its citation", () => {
    const { version, failed } = schedule(planOf(), asked("2023-01-15", "3000000", "0", 6));
    expect(version).toMatchObject({ marks: ["example"], cites: [{ source: "act" }] });
    expect(failed).toMatchObject([{ code: "down-below-least", marks: ["example"], cites: [{ source: "act" }] }]);
  });
});

describe("what a debtor's facts and exceptions change", () => {
  const hardship =
    "exception hardship when account.income = low cites act: count from 2 up to 24 by board, down payment at least 10% of debt round up to 10_000 IRR";
  const low = { ...HOME, facts: { ...HOME.facts, income: "low" } };

  test("the exception's terms stand in place of the version's", () => {
    const found = schedule(planOf({ exceptions: hardship }), asked("2023-01-15", "3000000", "300000", 24, { account: low }));
    expect(codesOf(found)).toEqual([]);
    expect(found).toMatchObject({ exception: "hardship", by: "board" });
    // 2,700,000 / 24 = 112,500, down to 110,000; 2,700,000 - 24 x 110,000 = 60,000.
    expect(found.rows[0]?.amount).toBe("170000");
  });

  test("for others they do not", () => {
    const found = schedule(planOf({ exceptions: hardship }), asked("2023-01-15", "3000000", "300000", 24));
    expect(found.exception).toBe(undefined);
    expect(codesOf(found)).toEqual(["down-below-least", "count-beyond-all"]);
  });

  test("a fact that an exception asks and nobody says is named, and no terms are guessed", () => {
    const found = schedule(
      planOf({ exceptions: hardship }),
      asked("2023-01-15", "3000000", "300000", 24, { account: { id: "a-1", facts: { class: "home" } } }),
    );
    expect(found.failed).toMatchObject([{ code: "account-field-missing", values: { field: "income" } }]);
    expect(found).toMatchObject({ may: false, rows: [], by: undefined });
  });

  test("the one that is over the other holds", () => {
    const two = `${hardship}\n    exception crowd over hardship when account.people > 5: count from 2 up to 36 by office`;
    const crowd = { ...low, facts: { ...low.facts, people: 6 } };
    // 20% are to be paid down: the other exception's terms do not hold beside.
    const found = schedule(planOf({ exceptions: two }), asked("2023-01-15", "6000000", "1200000", 36, { account: crowd }));
    expect(codesOf(found)).toEqual([]);
    expect(found).toMatchObject({ exception: "crowd", by: "office" });
  });

  test("two that hold together, neither over the other, are a finding", () => {
    const plan = planOf({ exceptions: `${hardship}\n    exception crowd over hardship when account.people > 5: count from 2 up to 36 by office` });
    const body = plan.oversight.instalments["debt"]?.versions[0]?.body;
    if (body?.kind !== "instalments") throw new Error("no body");
    const apart = withBody(plan, { exceptions: body.exceptions.map((exception) => ({ ...exception, over: [] })) });
    const crowd = { ...low, facts: { ...low.facts, people: 6 } };
    const found = schedule(apart, asked("2023-01-15", "6000000", "1200000", 36, { account: crowd }));
    expect(found.failed).toMatchObject([{ code: "plan-exceptions-undecided", values: { exceptions: "hardship, crowd", rule: "debt" } }]);
    expect(found.rows).toEqual([]);
  });

  test("not fewer parts than the months over which the debt arose, as far as the grade's own limit goes", () => {
    const plan = planOf({ count: "count from span up to 6 by manager, up to 12 by office" });
    const with_ = (span_months: number | undefined, count: number): PlanSchedule =>
      schedule(plan, asked("2023-01-15", "3000000", "600000", count, span_months === undefined ? {} : { span_months }));
    expect(codesOf(with_(8, 8))).toEqual([]);
    expect(with_(8, 8).by).toBe("office");
    // The manager's limit is six: six parts are as near to eight as the manager may go.
    expect(with_(8, 6)).toMatchObject({ may: true, by: "manager" });
    expect(with_(8, 7).failed).toMatchObject([{ code: "count-below-least", values: { count: "7", needed: "8" } }]);
    expect(with_(30, 12)).toMatchObject({ may: true, by: "office" });
    expect(with_(0, 1)).toMatchObject({ may: true, by: "manager" });
    expect(codesOf(with_(undefined, 6))).toEqual(["span-missing"]);
  });

  test("a cause that the rule declares is said, and is one of them", () => {
    const plan = planOf({ for: "for cause = meter" }, { causes: "cause: meter | debtor" });
    expect(codesOf(schedule(plan, asked("2023-01-15", "3000000", "600000", 6, { cause: "meter" })))).toEqual([]);
    expect(codesOf(schedule(plan, asked("2023-01-15", "3000000", "600000", 6, { cause: "debtor" })))).toEqual(["debtor-does-not-fit"]);
    expect(schedule(plan, asked("2023-01-15", "3000000", "600000", 6)).failed).toMatchObject([{ code: "cause-missing", values: { causes: "meter, debtor" } }]);
    expect(codesOf(schedule(plan, asked("2023-01-15", "3000000", "600000", 6, { cause: "rain" })))).toEqual(["cause-not-declared", "debtor-does-not-fit"]);
    expect(codesOf(schedule(planOf(), asked("2023-01-15", "3000000", "600000", 6, { cause: "rain" })))).toEqual(["cause-not-declared"]);
  });
});

describe("why a plan may not be made", () => {
  const cases: readonly (readonly [string, Partial<Clauses>, ScheduleRequest, readonly object[]])[] = [
    [
      "one coin under the least down payment",
      {},
      asked("2023-01-15", "3000000", "599999", 6),
      [{ code: "down-below-least", values: { stated: "599999", limit: "600000" } }],
    ],
    // 20% of 3,000,001 is 600,000.2: rounded up it is 610,000.
    ["a share rounded up", {}, asked("2023-01-15", "3000001", "600001", 6), [{ code: "down-below-least", values: { limit: "610000" } }]],
    [
      "one coin over the most",
      {},
      asked("2023-01-15", "3000000", "1500001", 6),
      [{ code: "down-above-most", values: { stated: "1500001", limit: "1500000" } }],
    ],
    ["a down payment where there is none", NO_DOWN, asked("2023-01-15", "3000000", "1", 6), [{ code: "down-above-most", values: { limit: "0" } }]],
    ["a down payment beyond the debt", {}, asked("2023-01-15", "3000000", "3000001", 6), [{ code: "down-above-most" }]],
    [
      "one part more than anyone may grant",
      {},
      asked("2023-01-15", "3000000", "600000", 13),
      [{ code: "count-beyond-all", values: { count: "13", most: "12" } }],
    ],
    ["one part fewer than the least", {}, asked("2023-01-15", "3000000", "600000", 1), [{ code: "count-below-least", values: { count: "1", needed: "2" } }]],
    // 1,000,000 - 200,000 in ten parts is 80,000 each.
    [
      "parts below the least",
      {},
      asked("2023-01-15", "1000000", "200000", 10),
      [{ code: "part-below-least", values: { parts: "1, 2, 3, 4, 5, 6, 7, 8, 9, 10", stated: "80000", limit: "100000" } }],
    ],
    // 40,000 / 6 is 6,666, down to nothing; the first has all.
    [
      "parts of nothing",
      { least: "part at least 1 IRR" },
      asked("2023-01-15", "50000", "10000", 6),
      [{ code: "part-not-positive", values: { parts: "2, 3, 4, 5, 6" } }],
    ],
    ["no debt", {}, asked("2023-01-15", "0", "0", 6), [{ code: "debt-not-positive", values: { amount: "0" } }]],
    ["no documents", {}, asked("2023-01-15", "0", "0", 6, { covers: [] }), [{ code: "debt-not-positive" }]],
    [
      "another's rule",
      {},
      asked("2023-01-15", "3000000", "600000", 6, { account: { ...HOME, facts: { class: "farm" } } }),
      [{ code: "debtor-does-not-fit", values: { rule: "debt" } }],
    ],
    [
      "a class that is not said",
      {},
      asked("2023-01-15", "3000000", "600000", 6, { account: { id: "a-1", facts: {} } }),
      [{ code: "account-field-missing", values: { field: "class" } }],
    ],
    [
      "a rule that is not there",
      {},
      asked("2023-01-15", "3000000", "600000", 6, { rule: "toString" }),
      [{ code: "plan-rule-unknown", values: { rule: "toString", rules: "debt" } }],
    ],
    ["before the rule", {}, asked("2019-12-31", "3000000", "600000", 6), [{ code: "no-version-in-force", values: { authority: "debt", day: "2019-12-31" } }]],
  ];
  test.each(cases)("%s", (_, clauses, request, failed) => {
    const found = schedule(planOf(clauses), request);
    expect(found.failed).toMatchObject(failed);
    expect(found.failed.length).toBe(failed.length);
    expect(found.may).toBe(false);
  });

  test("at the limits it may: the least and the most down, the fewest and the most parts, the least part", () => {
    const plan = planOf();
    for (const [down, count] of [
      ["600000", 2],
      ["1500000", 12],
      ["600000", 12],
    ] as const)
      expect(codesOf(schedule(plan, asked("2023-01-15", "3000000", down, count)))).toEqual([]);
    expect(codesOf(schedule(plan, asked("2023-01-15", "1250000", "250000", 10)))).toEqual([]);
  });

  test("a refused plan with a part of nothing has no rows; one refused for its grade or down payment has them", () => {
    expect(schedule(planOf({ least: "part at least 1 IRR" }), asked("2023-01-15", "50000", "10000", 6)).rows).toEqual([]);
    expect(schedule(planOf(), asked("2023-01-15", "3000000", "0", 6)).rows.length).toBe(6);
  });

  test("a rule that is not known refuses in its own words", () => {
    const text = rulesText().replace(/cites act example[\s\S]*?replan[^\n]*/, 'example\n    unknown because "the circular was not found"');
    expect(text).toContain("circular");
    const plan = planOfText(text);
    expect(schedule(plan, asked("2023-01-15", "3000000", "600000", 6)).failed).toMatchObject([
      { code: "rule-unknown", values: { authority: "debt", because: "the circular was not found" }, marks: ["example"] },
    ]);
  });

  test("holidays that are not known: no date is made up", () => {
    const setting = { holidays: 'holidays { from 2019-01-01 to 2024-01-01 example 01-01\n from 2024-01-01 unknown because "not announced" }' };
    const plan = planOf({ ...NO_DOWN, moved: "moved off holidays forward, before the next" }, setting);
    expect(codesOf(schedule(plan, asked("2023-10-15", "200000", "0", 2)))).toEqual([]);
    const found = schedule(plan, asked("2023-10-15", "300000", "0", 3));
    expect(found.failed).toMatchObject([{ code: "due-dates-unknown", values: { day: "2024-01-15" } }]);
    expect(found.rows).toEqual([]);
  });

  test("dates beyond the calendar's years", () => {
    const plan = planOf({ ...NO_DOWN, every: "every 1200 months, month end clamped", count: "count from 1 up to 500 by office" });
    expect(codesOf(schedule(plan, asked("2023-10-15", "30000000", "0", 50)))).toEqual([]);
    expect(schedule(plan, asked("2023-10-15", "30000000", "0", 500))).toMatchObject({ rows: [], failed: [{ code: "due-dates-outside" }] });
    const persian = planOf({ ...NO_DOWN, every: "every 1200 months, month end clamped", count: "count from 1 up to 500 by office" }, PERSIAN);
    expect(
      codesOf(schedule(persian, asked("1402-10-15", "30000000", "0", 500, { covers: [{ document: "d", amount: "30000000", due: "1402-01-01" }] }))),
    ).toEqual(["due-dates-outside"]);
  });
});

describe("rules that died, and what was known", () => {
  test("from the day of the ruling on the rule is no basis, and the ruling is cited", () => {
    const plan = withAnnulled(planOf(), "2024-06-01");
    expect(codesOf(schedule(plan, asked("2024-05-31", "3000000", "600000", 6)))).toEqual([]);
    expect(schedule(plan, asked("2024-06-01", "3000000", "600000", 6)).failed).toMatchObject([
      { code: "annulled-basis", values: { source: "debt", on: "2024-06-01" }, cites: [{ source: "ruling" }] },
    ]);
    expect(schedule(plan, asked("2024-06-01", "3000000", "600000", 6), undefined, { asKnown: "2024-05-31" }).may).toBe(true);
  });

  test("a source that an exception cites may have died by itself", () => {
    const exceptions = "exception hardship when account.income = low cites old: count from 2 up to 24 by board";
    const living = planOf({ exceptions }, { sources: 'source act "The act"\nsource old "Another act"' });
    const old = living.sources["old"];
    const on = dayFromText("gregorian", "2024-06-01");
    if (old === undefined || on === undefined) throw new Error("no source or no day");
    const plan = { ...living, sources: { ...living.sources, old: { ...old, annulled: { on, by: "ruling", reach: "from that day" } as const } } };
    const low = { ...HOME, facts: { ...HOME.facts, income: "low" } };
    expect(codesOf(schedule(plan, asked("2024-05-31", "3000000", "600000", 20, { account: low })))).toEqual([]);
    expect(schedule(plan, asked("2024-06-01", "3000000", "600000", 20, { account: low })).failed).toMatchObject([
      { code: "annulled-basis", values: { source: "old" }, cites: [{ source: "ruling" }] },
    ]);
    expect(codesOf(schedule(plan, asked("2024-06-01", "3000000", "600000", 6)))).toEqual([]);
  });

  test("a version announced later is not seen by who looks from before", () => {
    const later = "from 2020-01-01 to 2024-01-01 cites act example";
    const second = `from 2024-01-01 announced 2023-11-01 cites act example\n    ${Object.values(CHANGED).join("\n    ")}`;
    const text = rulesText({}, { head: later }).replace(/(\n {4}replan [^\n]*)/, `$1\n  ${second}`);
    const plan = planOfText(text);
    expect(codesOf(schedule(plan, asked("2024-01-15", "3000000", "0", 3)))).toEqual([]);
    expect(codesOf(schedule(plan, asked("2024-01-15", "3000000", "0", 3), undefined, { asKnown: "2023-10-31" }))).toEqual(["no-version-in-force"]);
  });
});

describe("beside a journal", () => {
  const plan = planOf();
  const documents: readonly JournalRecord[] = [document("d-1", "2022-11-01", "2000000", "2022-12-01"), document("d-2", "2022-12-01", "1000000", "2023-01-01")];
  const covers = [
    { document: "d-1", amount: "2000000", due: "2022-12-01" },
    { document: "d-2", amount: "1000000", due: "2023-01-01" },
  ];
  const request = asked("2023-01-15", "3000000", "600000", 6, { covers, granted_by: "mina" });

  test("a right one", () => {
    expect(schedule(plan, request, [...PERSONS, ...documents])).toMatchObject({ may: true, failed: [] });
  });

  const wrong: readonly (readonly [string, readonly JournalRecord[], Partial<ScheduleRequest>, readonly object[]])[] = [
    [
      "a disputed document",
      [...documents, state("d-1", "2022-12-15", "disputed")],
      {},
      [{ code: "document-disputed", values: { document: "d-1", on: "2022-12-15" } }],
    ],
    ["a written-off document", [...documents, state("d-1", "2022-12-15", "written_off")], {}, [{ code: "document-written-off" }]],
    ["a document that is not there", [document("d-1", "2022-11-01", "2000000", "2022-12-01")], {}, [{ code: "document-unknown", values: { document: "d-2" } }]],
    [
      "a document of another account",
      [document("d-1", "2022-11-01", "2000000", "2022-12-01"), document("d-2", "2022-12-01", "1000000", "2023-01-01", "a-2")],
      {},
      [{ code: "document-of-other-account", values: { document: "d-2", other: "a-2" } }],
    ],
    [
      "a document that is partly paid",
      [...documents, payment("pay", "2023-01-10", "300000", { "d-1": "300000" })],
      {},
      [{ code: "cover-not-what-was-left", values: { document: "d-1", stated: "2000000", expected: "1700000" } }],
    ],
    ["a grade too low", documents, { count: 7 }, [{ code: "plan-over-authority", values: { person: "mina", held: "manager", count: "7", grade: "office" } }]],
    ["a person without a grade", documents, { granted_by: "nemo" }, [{ code: "approver-not-appointed", values: { person: "nemo" } }]],
    ["a plan to be replaced that is not there", documents, { replaces: "p-0" }, [{ code: "plan-unknown", values: { plan: "p-0" } }]],
  ];
  test.each(wrong)("%s", (_, records, change, failed) => {
    const found = schedule(plan, { ...request, ...change }, [...PERSONS, ...records]);
    expect(found.failed).toMatchObject(failed);
    expect(found.failed.length).toBe(failed.length);
  });

  test("what was settled or undisputed by the day, and what comes after it, stands in nobody's way", () => {
    const records = [...documents, state("d-1", "2022-12-15", "disputed"), state("d-1", "2023-01-15", "undisputed"), state("d-2", "2023-01-16", "disputed")];
    expect(schedule(plan, request, [...PERSONS, ...records]).failed).toEqual([]);
  });

  test("without a journal nothing is asked of documents and persons", () => {
    expect(schedule(plan, { ...request, granted_by: "nemo" }).failed).toEqual([]);
    expect(codesOf(schedule(plan, { ...request, granted_by: "nemo" }, []))).toEqual(["document-unknown", "document-unknown", "approver-not-appointed"]);
    const [first] = covers;
    const twice = { ...request, covers: [first, { ...first, amount: "1000000" }] };
    expect(schedule(plan, twice).failed).toMatchObject([{ code: "document-named-twice", values: { document: "d-1", count: "2" } }]);
  });
});

describe("requests that cannot be read", () => {
  const ask = scheduler(planOf());
  const right = asked("2023-01-15", "3000000", "600000", 6);
  const cases: readonly (readonly [string, unknown, string])[] = [
    ["nothing", undefined, "the request"],
    ["a list", [], "the request"],
    ["an unknown field", { ...right, counts: 6 }, "the request"],
    ["no such day", { ...right, agreed: "2023-02-30" }, "agreed"],
    ["a count as text", { ...right, count: "6" }, "count"],
    ["no part", { ...right, count: 0 }, "count"],
    ["a number as a sum", { ...right, down: 600000 }, "down"],
    ["a negative sum", { ...right, down: "-1" }, "down"],
    ["a sum finer than the currency", { ...right, down: "600000.5" }, "down"],
    ["a document without its due date", { ...right, covers: [{ document: "d-1", amount: "1" }] }, "covers[0].due"],
    ["a class that the rules do not have", { ...right, account: { id: "a-1", facts: { class: "ship" } } }, "account.facts.class"],
  ];
  test.each(cases)("%s", (_, request, place) => {
    const found = ask(request);
    expect(found.failed).toMatchObject([{ code: "request-refused", values: { place } }]);
    expect(found).toMatchObject({ may: false, rows: [] });
  });

  test("a day of knowledge that is none", () => {
    expect(ask(right, undefined, { asKnown: "yesterday" }).failed).toMatchObject([{ code: "request-refused", values: { place: "asKnown" } }]);
  });
});

test("the receipt names the rules, the request and the journal, whatever their order", () => {
  const plan = planOf();
  const request = asked("2023-01-15", "3000000", "600000", 6);
  const records = [...PERSONS, document("d-1", "2022-11-01", "3000000", "2022-12-01")];
  const { receipt } = schedule(plan, request, records);
  expect(receipt.rules).toBe(plan.hash);
  expect(schedule(plan, request, [...records].reverse()).receipt).toEqual(receipt);
  expect(schedule(plan, { ...request, down: "600001" }, records).receipt.request).not.toBe(receipt.request);
  expect(schedule(plan, request, records.slice(1)).receipt.journal).not.toBe(receipt.journal);
});

/** Clauses under which nothing need be paid down. */
const CHANGED: Readonly<Record<string, string>> = {
  for: "for account.class = home",
  down: "no down payment",
  count: "count from 2 up to 6 by manager",
  first: "first due 1 month after agreement",
  every: "every 1 month, month end clamped",
  moved: "not moved",
  parts: "equal parts round down to 10_000 IRR, remainder on first",
  least: "part at least 100_000 IRR",
  active: "at most 1 active plan per account",
  interest: "no interest",
  settle: "payments settle oldest first",
  missed: "missed when short by more than 0 IRR 7 days after due",
  broken: "broken after 2 missed in a row: balance due, original due dates restored",
  cancelled: "cancelled bill recomputes plan",
  replan: "no replan",
};

function planOfText(text: string): Plan {
  const { schedule: loaded, diagnostics } = load([{ path: "tests.mizan", text }], { prove: false });
  if (loaded === undefined) throw new Error(diagnostics.map(({ message, help }) => `${message}: ${help}`).join("\n"));
  return loaded.plan;
}
