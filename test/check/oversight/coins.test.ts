// Amounts of the oversight half are whole numbers of the smallest amount that is paid: limits, least parts, steps of rounding, figures of tests.
import { describe, expect, test } from "vitest";
import { authority, checkText, HEAD, instalments, problemsOf } from "./oversight-text.ts";

const tooFine = (what: string, found: string): string => `money-too-fine: ${what} is ${found}, and no amount in IRR is finer than 1 IRR`;
const STEP = "the step of `round`";

const WRONG: readonly (readonly [string, string, string])[] = [
  [
    "a limit of the matrix",
    authority({ matrix: "grade | up to | age up to | approvers\nclerk | 500.5 IRR | 3 months | 1\nboard | no limit | no limit | 2" }),
    tooFine("`up to`", "500.5 IRR"),
  ],
  ["a bar", authority({ bars: "bar large when amount > 0.1 IRR and age > 3 months" }), tooFine("`amount`", "0.1 IRR")],
  ["the least part", instalments({ least: "part at least 99_999.9 IRR" }), tooFine("`part at least`", "99999.9 IRR")],
  ["what may be short", instalments({ missed: "missed when short by more than 0.5 IRR 7 days after due" }), tooFine("what may be short", "0.5 IRR")],
  ["the step of the down payment", instalments({ down: "down payment at least 20% of debt round up to 0.25 IRR" }), tooFine(STEP, "0.25 IRR")],
  ["a step that is no whole number of rials", instalments({ parts: "equal parts round down to 2.5 IRR, remainder on first" }), tooFine(STEP, "2.5 IRR")],
  ["the step of interest", instalments({ interest: "interest 12% per 365 days on the balance round half up to 0.1 IRR" }), tooFine(STEP, "0.1 IRR")],
  ["the step of what payments settle", instalments({ settle: "payments settle pro rata round down to 0.1 IRR, remainder on last" }), tooFine(STEP, "0.1 IRR")],
  ["for whom it is", instalments({}, "for debt >= 2_000_000.5 IRR"), tooFine("`debt`", "2000000.5 IRR")],
  [
    "an expectation",
    `${instalments()}test "x" { instalments debt_rule  plan { debt 3_000_000 IRR  down 600_000 IRR  count 6 }  agreed 1400-01-31  expect part 1 = 400_000.5 IRR }`,
    tooFine("`part`", "400000.5 IRR"),
  ],
];

describe("finer ones are refused", () => {
  test.each(WRONG)("%s", (_, rules, problem) => {
    expect(problemsOf(rules)).toEqual([problem]);
  });
});

test("as fine as the currency is fine, and written with idle zeros", () => {
  const cents = (text: string): readonly string[] => checkText(HEAD.replace("to 0 decimals", "to 2 decimals") + text).diagnostics.map(({ message }) => message);
  expect(cents(instalments({ parts: "equal parts round down to 0.01 IRR, remainder on first", least: "part at least 0.05 IRR" }))).toEqual([]);
  expect(cents(instalments({ least: "part at least 0.005 IRR" }))).toEqual(["`part at least` is 0.005 IRR, and no amount in IRR is finer than 0.01 IRR"]);
  expect(problemsOf(instalments({ least: "part at least 100_000.0 IRR" }))).toEqual([]);
});
