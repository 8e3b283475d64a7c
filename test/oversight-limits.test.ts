// The shipped rules on corrections, disconnection and instalments, asked by real records on both sides of each limit: what a `test` block of a rule file cannot
// say. It has no expectation for "no bar forbids it" where the matrix is unknown, and no journal, so no plan that broke and no act that cites an annulled rule.
import { describe, expect, test } from "vitest";
import type { Schedule } from "../src/index.ts";
import { load } from "../src/index.ts";
import type { JournalRecord, Payment, Request } from "../src/rules/records/record.ts";
import { schedulesBelow } from "./rule-sets.ts";
import { action } from "./rules/authority/records.ts";

const sets = new Map(schedulesBelow("tariffs").map((set) => [set.root, set]));

function scheduleAt(root: string): Schedule {
  const { schedule } = load(sets.get(root)?.files ?? [], { prove: false });
  if (schedule === undefined) throw new Error(`${root} is not without error`);
  return schedule;
}

interface Regime {
  readonly root: string;
  readonly authority: string;
  readonly facts: Request["account"]["facts"];
  readonly asked: Partial<Request>;
}

function requestOf({ authority, facts, asked }: Regime, parts: Partial<Request>, more: Request["account"]["facts"]): Request {
  return {
    record: "request",
    id: "r1",
    revision: 1,
    day: "2024-05-01",
    authority,
    requester: "ali",
    account: { id: "a1", facts: { ...facts, ...more } },
    amount: "400",
    oldest_day: "2024-04-01",
    documents: [],
    ...asked,
    ...parts,
  };
}

/** What each case changes of the regime's request, the facts that it changes, and the bars that then forbid it. */
type Limit = readonly [string, Partial<Request>, Request["account"]["facts"], readonly string[]];

function holdsLimits(regime: Regime, limits: readonly Limit[]): void {
  const { oversight } = scheduleAt(regime.root);
  test.each(limits)("%s", (_, parts, facts, bars) => {
    const { failed } = oversight.decide(requestOf(regime, parts, facts), []);
    expect(failed.filter(({ code }) => code === "barred").map(({ values }) => values["bar"])).toEqual(bars);
    // Nothing else may stand in the way of the bars: only that no grade is known and nobody has approved.
    expect(failed.map(({ code }) => code).filter((code) => !["barred", "matrix-unknown"].includes(code))).toEqual([]);
  });
}

const BILL = { id: "b1", total: "800", issued_on: "2017-12-01" };

describe("Great Britain", () => {
  const regime = {
    root: "tariffs/world/gb-back-billing.mizan",
    authority: "corrections",
    facts: { customer: "domestic" },
    asked: { kind: "first_action", cause: "supplier", bill: BILL },
  };
  const late = { day: "2018-11-01", oldest_day: "2017-10-31" };
  holdsLimits(regime, [
    ["twelve months to the day, on the first day of the condition", { day: "2018-05-01", oldest_day: "2017-05-01" }, {}, []],
    ["a day more", { day: "2018-05-01", oldest_day: "2017-04-30" }, {}, ["twelve_months"]],
    ["twelve months before a leap day end on the 28th", { day: "2024-02-29", oldest_day: "2023-02-28" }, {}, []],
    ["a day before that", { day: "2024-02-29", oldest_day: "2023-02-27" }, {}, ["twelve_months"]],
    ["a penny too old", { ...late, amount: "0.01" }, {}, ["twelve_months"]],
    ["a microbusiness on the day before the condition holds for it", { ...late, day: "2018-10-31" }, { customer: "microbusiness" }, []],
    ["a microbusiness on its first day", late, { customer: "microbusiness" }, ["twelve_months"]],
    ["a larger business", late, { customer: "larger" }, []],
    ["what the customer was charged too much", { ...late, amount: "-400", oldest_day: "2010-01-01" }, {}, []],
    ["pursued after an act that was in time", { ...late, kind: "pursued" }, {}, []],
    ["an obstructive customer", { ...late, cause: "obstructed" }, {}, []],
    ["circumstances that the Authority has specified", { ...late, cause: "specified" }, {}, []],
  ]);
  test("before the condition no rule is in force", () => {
    const { failed } = scheduleAt(regime.root).oversight.decide(requestOf(regime, { day: "2018-04-30", oldest_day: "2010-01-01" }, {}), []);
    expect(failed.map(({ code }) => code)).toEqual(["no-version-in-force"]);
  });
});

describe("Australia", () => {
  const regime = {
    root: "tariffs/world/au-undercharging.mizan",
    authority: "corrections",
    facts: {},
    asked: { cause: "retailer", bill: BILL },
  };
  holdsLimits(regime, [
    ["nine months to the day", { day: "2024-05-31", oldest_day: "2023-08-31" }, {}, []],
    ["a day more", { day: "2024-05-31", oldest_day: "2023-08-30" }, {}, ["nine_months"]],
    ["by the customer's own fault", { day: "2024-05-31", oldest_day: "2015-08-30", cause: "customer" }, {}, []],
    ["what the customer was charged too much", { day: "2024-05-31", oldest_day: "2015-08-30", amount: "-400" }, {}, []],
  ]);
});

describe("Maryland, gas", () => {
  const regime = {
    root: "tariffs/world/us-maryland-gas-meters.mizan",
    authority: "corrections",
    facts: { meter_error: "2.01" },
    asked: { cause: "slow", bill: BILL },
  };
  holdsLimits(regime, [
    ["a hundredth of a percent more than two", {}, {}, []],
    ["two percent", {}, { meter_error: "2" }, ["tolerance"]],
    ["an error of billing has no such tolerance", { cause: "billing" }, { meter_error: "0" }, []],
    ["slow, twelve months to the day", { oldest_day: "2023-05-01" }, {}, []],
    ["slow, a day more", { oldest_day: "2023-04-30" }, {}, ["slow_twelve_months"]],
    ["slow, five dollars", { amount: "5.00" }, {}, []],
    ["slow, a cent less", { amount: "4.99" }, {}, ["slow_small"]],
    ["slow, and the customer gets something back", { amount: "-4.99", oldest_day: "2020-01-01" }, {}, []],
    ["fast, unknown since when, three years to the day", { cause: "fast_unknown", amount: "-400", oldest_day: "2021-05-01" }, {}, []],
    ["fast, unknown since when, a day more", { cause: "fast_unknown", amount: "-400", oldest_day: "2021-04-30" }, {}, ["fast_three_years"]],
    ["fast, known since ten years", { cause: "fast_known", amount: "-400", oldest_day: "2014-05-01" }, {}, []],
  ]);
});

describe("India", () => {
  const regime = {
    root: "tariffs/world/in-disconnection.mizan",
    authority: "disconnections",
    facts: { arrears_shown: "no", under_protest: "no", notice_days: "15" },
    asked: {},
  };
  holdsLimits(regime, [
    ["first due two years ago to the day", { oldest_day: "2022-05-01" }, {}, []],
    ["a day earlier", { oldest_day: "2022-04-30" }, {}, ["two_years"]],
    ["a day earlier, but shown as arrears ever since", { oldest_day: "2022-04-30" }, { arrears_shown: "yes" }, []],
    ["fifteen clear days of notice", {}, { notice_days: "15" }, []],
    ["fourteen", {}, { notice_days: "14" }, ["fifteen_clear_days"]],
    ["deposited under protest", {}, { under_protest: "yes" }, ["paid_under_protest"]],
  ]);
  const { oversight } = scheduleAt(regime.root);

  test("the claim itself may be raised after ten years", () => {
    const claim = requestOf({ ...regime, authority: "corrections" }, { oldest_day: "2014-05-01", bill: BILL }, {});
    expect(oversight.decide(claim, []).failed.map(({ code }) => code)).toEqual(["matrix-unknown"]);
  });

  const cut = (oldest: string) => action("cut", "disconnection", { day: "2024-05-01", oldest_day: oldest, basis: { source: "act_2003" } });
  const known = requestOf(regime, { id: "claim", day: "2024-04-01", oldest_day: "2022-04-30" }, {});
  test.each<[string, readonly JournalRecord[], readonly string[]]>([
    ["a cut in time", [known, cut("2022-05-01")], []],
    ["a cut a day too late", [known, cut("2022-04-30")], ["barred: two_years"]],
    [
      "a cut of an account of which nothing is known",
      [cut("2022-04-30")],
      ["bar-not-judged: fifteen_clear_days", "bar-not-judged: paid_under_protest", "bar-not-judged: two_years"],
    ],
  ])("%s", (_, journal, found) => {
    const findings = oversight.auditCorrections(journal).filter(({ records }) => records.includes("cut"));
    expect(findings.map(({ code, values }) => `${code}: ${values["bar"] ?? ""}`)).toEqual(found);
  });
});

describe("Iran", () => {
  const root = "tariffs/iran/iran.mizan";
  const regime = {
    root,
    authority: "disconnections",
    facts: { class: "residential", unpaid_periods: "2", warned_days: "7", unread_periods: "3", users_agree: "yes" },
    asked: { day: "1404-02-01", oldest_day: "1403-11-01", cause: "debt" },
  };
  const last = { day: "1403-12-13" };
  holdsLimits(regime, [
    ["two periods unpaid, seven days after the warning", {}, {}, []],
    ["the same on the day before the ruling", last, {}, []],
    ["one period", {}, { unpaid_periods: "1" }, ["one_period"]],
    ["six days", {}, { warned_days: "6" }, ["seven_days"]],
    ["three periods without a reading", { cause: "unreadable" }, {}, []],
    ["the same on the day before the ruling", { ...last, cause: "unreadable" }, {}, []],
    ["two", { cause: "unreadable" }, { unread_periods: "2" }, ["three_periods"]],
    ["all users ask for it", { cause: "user_request" }, {}, []],
    ["one does not", { cause: "user_request" }, { users_agree: "no" }, ["all_users"]],
    ["the water authority, of a farm", { cause: "water_authority" }, { class: "agriculture" }, []],
    ["the water authority, of a household", { cause: "water_authority" }, {}, ["pumps_only"]],
    ["a court's order, whatever is paid", { cause: "court_order" }, { unpaid_periods: "0", warned_days: "0" }, []],
    ["other premises, on the day before the ruling", { ...last, cause: "other_premises" }, {}, []],
    ["other premises, on its day", { day: "1403-12-14", cause: "other_premises" }, {}, ["other_premises_annulled"]],
    ["a bill by estimate, before that version", { ...last, cause: "estimate_unpaid" }, {}, []],
    ["a bill by estimate", { cause: "estimate_unpaid" }, {}, ["estimate_owes_nothing"]],
  ]);
  const { oversight } = scheduleAt(root);

  const penalty = (day: string, source: string | undefined) =>
    action("x", "late_penalty", { day, amount: "100000", basis: source === undefined ? undefined : { source } });
  test.each<[string, JournalRecord, readonly string[]]>([
    ["other premises cut by 3-50-4 on its last day", action("x", "disconnection", { day: "1390-01-02", basis: { source: "clause_3_50_4" } }), []],
    ["and on the day of the ruling", action("x", "disconnection", { day: "1403-12-14", basis: { source: "clause_3_50_4" } }), ["annulled-basis"]],
    ["a penalty by the circular of 1378 on the day before ruling 109", penalty("1380-04-09", "late_penalty_1378"), []],
    ["on the day of ruling 109", penalty("1380-04-10", "late_penalty_1378"), ["annulled-basis"]],
    ["a penalty by the tariffs of 1376 to 1382, years before ruling 136", penalty("1379-01-01", "late_penalties_1376_1382"), ["annulled-basis"]],
    ["a penalty of today by the same", penalty("1404-06-01", "late_penalties_1376_1382"), ["annulled-basis"]],
    ["a penalty of today that cites nothing", penalty("1404-06-01", undefined), ["no-cited-basis"]],
  ])("%s", (_, record, codes) => {
    const found = oversight.auditCorrections([record]).filter(({ code }) => code.endsWith("-basis"));
    expect(found.map(({ code }) => code)).toEqual(codes);
  });

  test("a lawful disconnection whose record says the cause leaves no bar open that turns on the cause alone", () => {
    const cut = action("x", "disconnection", { day: "1403-12-13", basis: { source: "clause_1_50_4" } });
    const open = (record: JournalRecord): readonly string[] =>
      oversight.auditCorrections([record]).flatMap(({ code, values }) => (code === "bar-not-judged" ? [values["field"] ?? ""] : []));
    expect(open(cut)).toEqual(["cause"]);
    expect(open({ ...cut, cause: "debt" })).not.toContain("cause");
  });

  test("what rests on example values says so, in the decision and in its words", () => {
    const facts = { related: "no", meter_error: "0", voltage: "low" };
    const asked = {
      kind: "misread",
      cause: "reading",
      day: "1404-02-01",
      oldest_day: "1404-01-01",
      bill: { ...BILL, issued_on: "1404-01-15" },
      documents: ["photo"],
    };
    const decision = oversight.decide(requestOf({ root, authority: "corrections", facts, asked }, {}, {}), []);
    expect(decision).toMatchObject({ grade: "clerk", approvers: 1, version: { marks: ["example"] } });
    expect(oversight.explainDecision(decision)).toContain("Example figure");
    const offered = oversight.offer({ account: { id: "a1", facts: { class: "residential" } }, day: "1404-02-01", debt: "10000000", cause: "arrears" }, []);
    expect(offered.offers.map(({ rule, version }) => [rule, version.marks])).toEqual([["arrears", ["example"]]]);
  });
});

// 600, of which 120 down and six parts of 80. What is not paid on its day is missed at the end of that day, and breaks the plan.
describe("Illinois: an amended plan of low income", () => {
  const { oversight } = scheduleAt("tariffs/world/us-illinois-payment-plans.mizan");
  const account = { id: "a1", facts: { class: "residential", income: "low" } };
  const monthly = (day: string) => ["05", "06", "07", "08", "09", "10", "11", "12"].map((month) => `2024-${month}-${day}`);

  function planned(
    id: string,
    [day = "", ...dues]: readonly string[],
    [left, down, part]: readonly [string, string, string],
    replaces?: string,
  ): JournalRecord {
    const rows = dues.slice(0, 6).map((due) => ({ due, amount: part }));
    const agreed = { record: "plan", id, day, account, rule: "low_income_plan", cause: "other", granted_by: "u", replaces } as const;
    return { ...agreed, covers: [{ document: "d1", amount: left }], down, rows };
  }
  function paid(plan: string, days: readonly string[], amounts: readonly string[]): readonly Payment[] {
    return amounts.map((amount, at) => {
      const day = days[at] ?? "";
      return { record: "payment", id: `${plan}-${day}`, day, account: "a1", amount, plan, allocation: [{ document: "d1", amount }] };
    });
  }
  const debt: JournalRecord = { record: "document", id: "d1", day: "2024-03-01", account: "a1", amount: "600", due: "2024-04-01" };
  const first = [debt, planned("p1", monthly("01"), ["600", "120", "80"])];
  const one = [...first, ...paid("p1", monthly("01"), ["120", "80"])];
  const two = [...first, ...paid("p1", monthly("01"), ["120", "80", "80"])];
  // 600 - 120 - 80 - 80 = 320 on 2024-08-15: 20 down and six parts of 50, of which two are paid.
  const again = [...two, planned("p2", monthly("15").slice(3), ["320", "20", "50"], "p1"), ...paid("p2", monthly("15").slice(3), ["20", "50", "50"])];

  test.each<[string, readonly JournalRecord[], string, string | undefined, readonly string[]]>([
    // The third part was missed on 2024-08-01: the ninetieth day after is 2024-10-30.
    ["two paid in a row, on the ninetieth day", two, "2024-10-30", "p1", []],
    ["two paid in a row, a day later", two, "2024-10-31", "p1", ["replan-too-late"]],
    ["one paid", one, "2024-08-15", "p1", ["replan-too-few-paid"]],
    ["an amended plan that broke too has no second one", again, "2024-12-01", "p2", ["replan-too-many"]],
    ["a new plan within twelve months of the break", two, "2025-07-31", undefined, ["plan-after-broken"]],
    ["a new plan after twelve months", two, "2025-08-01", undefined, []],
  ])("%s", (_, journal, day, replaces, codes) => {
    const { offers, failed } = oversight.offer({ account, day, documents: ["d1"], cause: "other", replaces }, journal);
    expect([...failed, ...offers.flatMap(({ refused }) => refused)].map(({ code }) => code)).toEqual(codes);
    expect(offers.map(({ rule }) => rule)).toEqual(["low_income_plan"]);
  });
});
