// Which version of an instalment rule governs a day, as known on a day, and which terms a debtor has under it.
import { describe, expect, test } from "vitest";
import type { Debtor } from "../../../src/rules/instalments/debtor.ts";
import type { RuleAnswer } from "../../../src/rules/instalments/plan-rule.ts";
import { planRuleFor } from "../../../src/rules/instalments/plan-rule.ts";
import { dayFromText } from "../../../src/values/calendar.ts";
import { exactFromText, ZERO } from "../../../src/values/exact.ts";
import { HOME, planOf, withAnnulled } from "./rules.ts";

const DEBTOR: Debtor = { account: HOME, debt: exactFromText("3000000") ?? ZERO, cause: undefined, span: undefined };
const PLACE = { records: ["q-1"], account: "a-1", day: "2023-01-15" };

function rule(plan: ReturnType<typeof planOf>, day: string, known?: string, debtor: Partial<Debtor> = {}): RuleAnswer {
  const [on, by] = [dayFromText("gregorian", day), known === undefined ? undefined : dayFromText("gregorian", known)];
  if (on === undefined) throw new Error(day);
  return planRuleFor(plan, "debt", { ...DEBTOR, ...debtor }, on, by, PLACE);
}

const codes = ({ findings }: RuleAnswer): readonly string[] => findings.map(({ code }) => code);

describe("the version in force", () => {
  test("its terms, citations and marks", () => {
    const found = rule(planOf(), "2023-01-15");
    expect(found).toMatchObject({ fits: true, findings: [] });
    expect(found.rule).toMatchObject({ name: "debt", labels: { "": "Debt" }, exception: undefined, marks: ["example"], cites: [{ source: "act" }] });
    expect(found.rule?.terms).toMatchObject({ leastPart: "100000", first: { count: 1, unit: "months" }, count: { from: 2 } });
  });

  test("not before it is announced, for who looks from before", () => {
    const plan = planOf({}, { head: "from 2022-01-01 announced 2021-12-01 cites act example" });
    expect(rule(plan, "2022-01-01").fits).toBe(true);
    expect(codes(rule(plan, "2021-12-31"))).toEqual(["no-version-in-force"]);
    expect(rule(plan, "2022-01-01", "2021-12-01").fits).toBe(true);
    expect(codes(rule(plan, "2022-01-01", "2021-11-30"))).toEqual(["no-version-in-force"]);
  });

  test("an annulled one is told with its ruling, from the day of the ruling on and once it is known", () => {
    const plan = withAnnulled(planOf(), "2023-01-15");
    expect(rule(plan, "2023-01-14").fits).toBe(true);
    expect(rule(plan, "2023-01-15")).toMatchObject({
      rule: undefined,
      fits: undefined,
      findings: [
        {
          code: "annulled-basis",
          records: ["q-1"],
          account: "a-1",
          day: "2023-01-15",
          values: { source: "debt", on: "2023-01-15" },
          cites: [{ source: "ruling" }],
        },
      ],
    });
    expect(rule(plan, "2023-01-15", "2023-01-14").fits).toBe(true);
  });
});

describe("the debtor", () => {
  test("fits, does not, or it cannot be told: a condition that is settled without a missing fact is settled", () => {
    const plan = planOf({ for: "for account.class = home and (account.people > 5 or debt >= 2_000_000 IRR)" });
    const facts = (of: Readonly<Record<string, string | number>>): Partial<Debtor> => ({ account: { id: "a-1", facts: of } });
    expect(rule(plan, "2023-01-15", undefined, facts({ class: "home" }))).toMatchObject({ fits: true, findings: [] });
    expect(rule(plan, "2023-01-15", undefined, facts({ class: "farm" }))).toMatchObject({ fits: false, findings: [{ code: "debtor-does-not-fit" }] });
    const small = { ...facts({ class: "home" }), debt: exactFromText("1999999") ?? ZERO };
    expect(rule(plan, "2023-01-15", undefined, small)).toMatchObject({
      fits: undefined,
      findings: [{ code: "account-field-missing", values: { field: "people" } }],
    });
    expect(rule(plan, "2023-01-15", undefined, { ...small, account: { id: "a-1", facts: { class: "home", people: 6 } } }).fits).toBe(true);
    expect(rule(plan, "2023-01-15", undefined, { ...small, account: { id: "a-1", facts: { class: "home", people: 5 } } }).fits).toBe(false);
  });

  test("an exception whose condition cannot be told is of no weight where one over it holds", () => {
    const plan = planOf({
      exceptions: [
        "exception old when account.people > 5: part at least 50_000 IRR",
        "exception poor over old when account.income = low: part at least 30_000 IRR, no down payment",
      ].join("\n    "),
    });
    const facts = (of: Readonly<Record<string, string | number>>): Partial<Debtor> => ({ account: { id: "a-1", facts: { class: "home", ...of } } });
    const poor = rule(plan, "2023-01-15", undefined, facts({ income: "low" }));
    expect(poor).toMatchObject({
      fits: true,
      findings: [],
      rule: { exception: { name: "poor" }, terms: { leastPart: "30000", down: undefined, count: { from: 2 } } },
    });
    const unsaid = rule(plan, "2023-01-15", undefined, facts({ income: "high" }));
    expect(unsaid.rule).toMatchObject({ exception: undefined, terms: undefined });
    expect(unsaid.findings).toMatchObject([{ code: "account-field-missing", values: { field: "people" } }]);
    expect(rule(plan, "2023-01-15", undefined, facts({ income: "high", people: 6 })).rule).toMatchObject({
      exception: { name: "old" },
      terms: { leastPart: "50000" },
    });
    expect(rule(plan, "2023-01-15", undefined, facts({ income: "high", people: 5 })).rule).toMatchObject({
      exception: undefined,
      terms: { leastPart: "100000" },
    });
  });
});
