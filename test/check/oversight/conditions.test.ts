// Conditions of bars, raises and instalments: what they may ask, how it is bound, and what is refused.
import { describe, expect, test } from "vitest";
import type { Condition } from "../../../src/dsl/oversight.ts";
import { authority, authorityBody, codesOf, correction, instalmentBody, instalments, problemsOf } from "./oversight-text.ts";

const ROWS = "board | any | any | any | no limit | no limit | no limit | photo | 2";
const inBar = (condition: string): string => correction(ROWS, { bars: `bar b when ${condition}` });
const inFor = (condition: string): string => instalments({}, `for ${condition}`, "cause: company | customer");

/** Without the places. */
function plain(condition: Condition | undefined): unknown {
  return JSON.parse(JSON.stringify(condition, (key, value: unknown) => (key === "span" ? undefined : value)));
}

const number = (field: string, sign: string, value: string): unknown => ({ kind: "number", field, sign, value });
const choice = (field: string, ...values: readonly string[]): unknown => ({ kind: "choice", field, values });

describe("bound", () => {
  const OF_BARS: readonly (readonly [string, unknown])[] = [
    ["favour = customer", choice("favour", "customer")],
    ["favour != customer", { kind: "not", of: choice("favour", "customer") }],
    ["kind in (misread, wrong_class) and cause = meter", { kind: "all", of: [choice("kind", "misread", "wrong_class"), choice("cause", "meter")] }],
    ["age > 12 months", number("age", ">", "12")],
    ["12 months < age", number("age", ">", "12")],
    ["2_000 IRR >= amount", number("amount", "<=", "2000")],
    ["amount < 5 IRR or cumulated >= 9_000_000 IRR", { kind: "any", of: [number("amount", "<", "5"), number("cumulated", ">=", "9000000")] }],
    ["not (share > 12.5%)", { kind: "not", of: number("share", ">", "0.125") }],
    ["account.class = farm", choice("account.class", "farm")],
    ["account.power > 0.1 MW", number("account.power", ">", "100")],
    ["account.people >= 3", number("account.people", ">=", "3")],
    ["account.since < 1400-01-01", number("account.since", "<", "18707")],
  ];
  test.each(OF_BARS)("bar when %s", (text, bound) => {
    const { bars } = authorityBody(inBar(`(${text}) and age > 3 months`));
    expect(plain(bars[0]?.condition)).toEqual({ kind: "all", of: [bound, number("age", ">", "3")] });
  });

  test("what is amount and debt is in the currency, what is age and span in months", () => {
    const { fits } = instalmentBody(inFor("debt >= 2_000_000 IRR and span > 3 months and cause = company"));
    const both = { kind: "all", of: [number("debt", ">=", "2000000"), number("span", ">", "3")] };
    expect(plain(fits)).toEqual({ kind: "all", of: [both, choice("cause", "company")] });
  });

  test("instalments without `for` are for everybody", () => {
    expect(instalmentBody(instalments()).fits).toEqual({ kind: "constant", holds: true });
  });
});

const REFUSED: readonly (readonly [string, string, string])[] = [
  ["amount > 2 * 5 IRR", "condition-form", "found something to be worked out"],
  ["amount > cumulated", "condition-form", "found `cumulated`"],
  ["age", "condition-form", "found `age`"],
  ["amount + 1 IRR > 5 IRR", "condition-form", "found something to be worked out"],
  ["if age > 1 month then age > 2 months else age > 3 months", "condition-form", "found `if`"],
  ["5 IRR > 4 IRR", "condition-form", "found `5 IRR`"],
  ["class = farm", "condition-field", "`class` cannot be asked in a bar of authority `a`"],
  ["debt > 5 IRR", "condition-field", "`debt` cannot be asked"],
  ["usage.active > 5 IRR", "condition-field", "`usage.active` cannot be asked"],
  ["account.clas = farm", "unknown-field", "there is no `account.clas`"],
  ["account.bill = farm", "identifier-in-rule", "`account.bill` is an identifier"],
  ["kind = misred", "unknown-member", "authority `a` has no kind `misred`"],
  ["account.class = shop", "unknown-member", "`account.class` has no value `shop`"],
  ["kind > misread", "choice-has-no-order", "`kind` is one of a list"],
  ["kind = 5", "value-kind", "`kind` expects one of its values"],
  ["age in (misread)", "in-needs-choice", "`age` is none"],
  ["age > 12 days", "months-expected", "`age` is counted in whole months, found `12 days`"],
  ["age > 12", "months-expected", "found `12`, which has no unit"],
  ["amount > 5", "value-needs-unit", "`amount` is in IRR"],
  ["amount > 5 kWh", "value-unit", "`amount` is in IRR, found kWh"],
  ["share > 0.5", "percent-expected", "found the plain number 0.5"],
  ["account.power > 5 IRR", "value-unit", "`account.power` is in kW, found IRR"],
  ["account.since > 5 kW", "value-kind", "`account.since` expects a date"],
  ["account.since > 1400-13-01", "no-such-day", "there is no day 1400-13-01"],
];

describe("refused", () => {
  test.each(REFUSED)("bar when %s", (text, code, words) => {
    const problems = problemsOf(inBar(text));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${code}: `);
    expect(problems[0]).toContain(words);
  });

  test("a side and a share are asked of corrections alone, a cause only where it is declared", () => {
    for (const condition of ["favour = customer", "share > 50%", "kind = misread", "cause = meter"]) {
      expect(codesOf(authority({ bars: `bar b when ${condition}` }))).toEqual(["condition-field"]);
    }
    expect(codesOf(instalments({}, "for cause = company"))).toEqual(["condition-field"]);
  });

  test("a change of class has no amount to ask", () => {
    const matrix = "grade | age up to | approvers\nboard | no limit | 1";
    expect(codesOf(authority({ over: "class_change", matrix, bars: "bar b when amount > 5 IRR" }))).toEqual(["condition-field"]);
  });

  test("instalments do not know what is asked of corrections", () => {
    for (const condition of ["age > 3 months", "amount > 5 IRR", "share > 5%"]) expect(codesOf(inFor(condition))).toEqual(["condition-field"]);
  });
});
