// Instalments as bound: every clause, exceptions and their terms; and what is refused, each with its code.
import { describe, expect, test } from "vitest";
import { codesOf, instalmentBody, instalments, problemsOf, programOf } from "./oversight-text.ts";

const IRR = { name: "IRR", dimension: "IRR", factor: "1" };

describe("what instalments say is bound", () => {
  test("clause by clause", () => {
    const { exceptions, untranslatable, fits, ...body } = instalmentBody(instalments());
    expect(body).toEqual({
      kind: "instalments",
      down: { least: "0.2", most: "0.5", round: { mode: "up", step: "10000", unit: IRR } },
      count: {
        from: 2,
        limits: [
          { upTo: 6, by: "clerk" },
          { upTo: 12, by: "board" },
        ],
      },
      leastPart: "100000",
      first: { count: 1, unit: "months" },
      afterBroken: undefined,
      every: { count: 1, unit: "months" },
      moved: true,
      parts: { round: { mode: "down", step: "10000", unit: IRR }, remainder: "first" },
      activePlans: 1,
      interest: undefined,
      settle: { kind: "oldest first" },
      missed: { short: "0", days: 7 },
      broken: 2,
      cancelledBill: "recomputes",
      replan: undefined,
    });
    expect([exceptions, untranslatable, fits]).toEqual([[], [], { kind: "constant", holds: true }]);
  });

  test("the other words of each clause", () => {
    const said = {
      down: "no down payment",
      count: "count from span up to 12 by board",
      first: "first due 10 days after agreement",
      every: "every 14 days",
      moved: "not moved",
      parts: "equal parts round half up to 1 IRR, remainder on last",
      interest: "interest 12% per 365 days on the balance round half up to 1 IRR",
      settle: "payments settle pro rata round down to 1 IRR, remainder on last",
      cancelled: "cancelled bill breaks plan",
      replan: "replan at most 1, after 2 paid in a row, within 90 days of break",
    };
    const body = instalmentBody(instalments(said, "not after a broken plan within 12 months"));
    const half = { mode: "half up", step: "1", unit: IRR };
    expect(body).toMatchObject({
      down: undefined,
      count: { from: "span", limits: [{ upTo: 12, by: "board" }] },
      first: { count: 10, unit: "days" },
      afterBroken: { count: 12, unit: "months" },
      every: { count: 14, unit: "days" },
      moved: false,
      parts: { round: half, remainder: "last" },
      interest: { rate: "0.12", days: 365, round: half },
      settle: { kind: "pro rata", round: { mode: "down", step: "1", unit: IRR }, remainder: "last" },
      cancelledBill: "breaks",
      replan: { atMost: 1, paidInRow: 2, withinDays: 90 },
    });
  });

  test("`count up to` begins at one part", () => {
    expect(instalmentBody(instalments({ count: "count up to 6 by clerk" })).count).toEqual({ from: 1, limits: [{ upTo: 6, by: "clerk" }] });
  });

  test("exceptions: terms in place of the version's, no down payment among them, and what they are over", () => {
    const more = `exception poor over farms "Poor" fa "کم‌درآمد" when account.related = yes cites limit_act: count from 2 up to 24 by board, no down payment
exception farms when account.class = farm: down payment at least 10% of debt round up to 1 IRR, part at least 50_000 IRR, first due 2 months after agreement`;
    const [poor, farms] = instalmentBody(instalments({}, more)).exceptions;
    expect(poor).toMatchObject({
      name: "poor",
      labels: { "": "Poor", fa: "کم‌درآمد" },
      over: ["farms"],
      cites: [{ source: "limit_act" }],
      terms: { down: { value: undefined }, count: { from: 2, limits: [{ upTo: 24, by: "board" }] }, leastPart: undefined, first: undefined },
    });
    expect(farms?.terms).toMatchObject({
      down: { value: { least: "0.1", most: undefined } },
      count: undefined,
      leastPart: "50000",
      first: { count: 2, unit: "months" },
    });
  });

  test("a version that is unknown as a whole says nothing more", () => {
    const rules = 'instalments debt_rule {\nfrom 1399-01-01\nunknown because "no copy"\n}\n';
    expect(programOf(rules).oversight.instalments["debt_rule"]?.versions[0]?.body).toEqual({ kind: "unknown", because: "no copy" });
  });
});

const REQUIRED = [
  "down",
  "count",
  "first",
  "every",
  "moved",
  "parts",
  "least",
  "active",
  "interest",
  "settle",
  "missed",
  "broken",
  "cancelled",
  "replan",
] as const;

const REFUSED: readonly (readonly [string, string, string, string?])[] = [
  ["a clause twice", instalments({}, "no interest"), "clause-twice"],
  ["two `for`", instalments({}, "for account.class = home\nfor account.class = farm"), "clause-twice"],
  ["unknown beside clauses", instalments({}, 'unknown because "x"'), "clause-elsewhere"],
  ["months without a month's end", instalments({ every: "every 2 months" }), "month-end", "`every 2 months` does not say"],
  ["days with a month's end", instalments({ every: "every 14 days, month end clamped" }), "month-end", "counts days"],
  ["no time between parts", instalments({ every: "every 0 days" }), "whole-number-expected"],
  ["a first part that is due at once", instalments({ first: "first due 0 days after agreement" }), "whole-number-expected"],
  ["a down payment that is not rounded", instalments({ down: "down payment at least 20% of debt" }), "clause-missing", "how the down payment is rounded"],
  ["a down payment rounded to another unit", instalments({ down: "down payment at least 20% of debt round up to 1 kWh" }), "rounding-unit"],
  [
    "a least that is more than the most",
    instalments({ down: "down payment at least 50% of debt, at most 20% of debt round up to 1 IRR" }),
    "down-payment-range",
  ],
  ["all paid down", instalments({ down: "down payment at least 100% of debt round up to 1 IRR" }), "down-payment-range"],
  ["more than the debt paid down", instalments({ down: "down payment at most 120% of debt round up to 1 IRR" }), "down-payment-range"],
  ["a grade that is none", instalments({ count: "count from 2 up to 6 by clerck" }), "unknown-member"],
  ["grades in the wrong order", instalments({ count: "count from 2 up to 6 by board, up to 12 by clerk" }), "count-limits", "does not stand above `board`"],
  ["one grade twice", instalments({ count: "count from 2 up to 6 by board, up to 12 by board" }), "count-limits", "does not stand above `board`"],
  ["limits that do not rise", instalments({ count: "count from 2 up to 6 by clerk, up to 6 by board" }), "count-limits", "`clerk` below it may grant 6"],
  ["a limit below the least", instalments({ count: "count from 4 up to 3 by clerk, up to 6 by board" }), "count-limits", "a plan has at least 4"],
  ["half a part", instalments({ count: "count from 2 up to 6.5 by clerk" }), "whole-number-expected"],
  ["parts without end", instalments({ count: "count from 2 up to 9_999 by board" }), "whole-number-expected"],
  ["parts rounded to another unit", instalments({ parts: "equal parts round down to 1 kWh, remainder on first" }), "rounding-unit"],
  ["parts rounded to nothing", instalments({ parts: "equal parts round down to 0 IRR, remainder on first" }), "rounding-to-zero"],
  ["a least part without a unit", instalments({ least: "part at least 100_000" }), "value-needs-unit"],
  ["a least part in another unit", instalments({ least: "part at least 100_000 kWh" }), "value-unit"],
  ["no plan at all", instalments({ active: "at most 0 active plans per account" }), "whole-number-expected"],
  ["interest for no days", instalments({ interest: "interest 12% per 0 days on the balance round half up to 1 IRR" }), "whole-number-expected"],
  ["what is short in another unit", instalments({ missed: "missed when short by more than 0 kWh 7 days after due" }), "value-unit"],
  ["broken without a miss", instalments({ broken: "broken after 0 missed in a row: balance due, original due dates restored" }), "whole-number-expected"],
  ["no second plan, in other words", instalments({ replan: "replan at most 0" }), "whole-number-expected"],
  ["over an exception that is not there", instalments({}, "exception a over b when account.related = yes: no down payment"), "plan-over-nothing"],
  ["a term twice", instalments({}, "exception a when account.related = yes: no down payment, no down payment"), "clause-twice"],
  [
    "exceptions over one another",
    instalments({}, "exception a over b when account.related = yes: no down payment\nexception b over a when account.class = farm: no down payment"),
    "over-cycle",
  ],
  [
    "two exceptions of one name",
    instalments({}, "exception a when account.related = yes: no down payment\nexception a when account.related = no: no down payment"),
    "duplicate-name",
  ],
  ["no version", "instalments debt_rule {\n}\n", "version-gap"],
  ["two rules of one name", instalments() + instalments(), "duplicate-name"],
];

describe("what is wrong with instalments is told", () => {
  test.each(REQUIRED)("without the clause %s", (clause) => {
    const problems = problemsOf(instalments({ [clause]: "" }));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^clause-missing: this version of instalments `debt_rule` does not say (what|when|whether|how|which)/);
  });

  for (const [what, rules, code, words = ""] of REFUSED) {
    test(what, () => {
      expect(codesOf(rules)).toEqual([code]);
      expect(problemsOf(rules)[0]).toContain(words);
    });
  }
});
