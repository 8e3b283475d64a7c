// Tests of authorities and instalments as bound: each value typed, and what a test may not say or leave out.
import { describe, expect, test } from "vitest";
import { codesOf, correction, instalments, problemsOf, programOf } from "./oversight-text.ts";

const CORRECTIONS = correction("board | any | any | any | no limit | no limit | no limit | photo | 2", { bars: "bar old when age > 60 months" });

interface Asked {
  readonly question?: string;
  readonly account?: string;
  readonly day?: string;
  readonly expected?: string;
}
const QUESTION = "kind misread  cause meter  favour customer  amount 4_000_000 IRR  share 20%  age 2 months  documents photo, sheet";
function asked({ question = QUESTION, account = "", day = "asked 1400-05-01", expected = "expect grade = board  approvers = 2" }: Asked = {}): string {
  return `${CORRECTIONS}test "t" {\nauthority a\n${account}\nquestion { ${question} }\n${day}\n${expected}\n}\n`;
}

interface Agreed {
  readonly plan?: string;
  readonly day?: string;
  readonly expected?: string;
}
function agreed({ plan = "debt 3_000_001 IRR  down 600_010 IRR  count 6", day = "agreed 1400-01-31", expected = "expect by = clerk" }: Agreed = {}): string {
  return `${instalments()}test "t" {\ninstalments debt_rule\nplan { ${plan} }\n${day}\n${expected}\n}\n`;
}

/** Without the places. */
function bound(rules: string): unknown {
  return JSON.parse(JSON.stringify(programOf(rules).oversightTests, (key, value: unknown) => (key === "span" ? undefined : value)));
}

describe("bound", () => {
  test("a question: names, sums, a ratio, whole months, documents", () => {
    const rules = asked({ account: "account { class farm  power 12.5 kW  since 1399-02-01 }", expected: "expect grade = board  approvers = 2  barred = old" });
    expect(bound(rules)).toEqual([
      {
        title: "t",
        subject: { kind: "authority", name: "a" },
        account: { class: "farm", power: "12.5", since: "1399-02-01" },
        values: { kind: "misread", cause: "meter", favour: "customer", amount: "4000000", share: "0.2", age: "2", documents: "photo,sheet" },
        // 1400-05-01 is 18831 days after 1970-01-01: 23 July 2021.
        day: 18831,
        expectations: [
          { name: "grade", value: "board" },
          { name: "approvers", value: "2" },
          { name: "barred", value: "old" },
        ],
      },
    ]);
  });

  test("nobody, and what the account's requests come to", () => {
    const rules = asked({ question: `${QUESTION}  cumulated 9_000_000 IRR`, expected: "expect nobody" });
    expect(bound(rules)).toMatchObject([{ values: { cumulated: "9000000" }, expectations: [{ name: "nobody", value: "" }] }]);
  });

  test("a plan: parts and due dates by number, and a refusal by its code", () => {
    const rules = agreed({ expected: 'expect down = 600_010 IRR  by = clerk  part 1 = 399_991 IRR  due 2 = 1400-03-31\nexpect refused = "part-too-small"' });
    expect(bound(rules)).toMatchObject([
      {
        subject: { kind: "instalments", name: "debt_rule" },
        values: { debt: "3000001", down: "600010", count: "6" },
        day: Math.floor(Date.UTC(2021, 3, 20) / 86_400_000),
        expectations: [
          { name: "down", value: "600010" },
          { name: "by", value: "clerk" },
          { name: "part", index: 1, value: "399991" },
          { name: "due", index: 2, value: String(Math.floor(Date.UTC(2021, 5, 21) / 86_400_000)) },
          { name: "refused", value: "part-too-small" },
        ],
      },
    ]);
  });

  test("only what is asked for need be said of a plan", () => {
    expect(problemsOf(agreed({ plan: "debt 3_000_001 IRR", expected: "expect down = 600_010 IRR" }))).toEqual([]);
  });
});

const REFUSED: readonly (readonly [string, string, string])[] = [
  ["an authority that is none", asked().replace("authority a\n\n", "authority b\n\n"), "no-such-rule"],
  ["instalments that are none", agreed().replace("instalments debt_rule\nplan", "instalments debt_rul\nplan"), "no-such-rule"],
  ["a question without an age", asked({ question: QUESTION.replace("age 2 months", "") }), "question-missing"],
  ["a question without a kind", asked({ question: QUESTION.replace("kind misread", "") }), "question-missing"],
  ["no day", asked({ day: "" }), "question-missing"],
  ["a day that is none", asked({ day: "asked 1400-07-31" }), "no-such-day"],
  ["a debt in a question", asked({ question: `${QUESTION}  debt 5 IRR` }), "question-unknown"],
  ["a value twice", asked({ question: `${QUESTION}  age 3 months` }), "given-twice"],
  ["a kind that is none", asked({ question: QUESTION.replace("misread", "misred") }), "unknown-member"],
  ["a number for a kind", asked({ question: `${QUESTION.replace("kind misread", "")}  kind 5` }), "value-kind"],
  ["an amount in another unit", asked({ question: QUESTION.replace("4_000_000 IRR", "4_000_000 kWh") }), "value-unit"],
  ["a share as a number", asked({ question: `${QUESTION.replace("share 20%", "")}  share 20` }), "percent-expected"],
  ["an age in days", asked({ question: QUESTION.replace("2 months", "60 days") }), "months-expected"],
  ["a document that is none", asked({ question: QUESTION.replace("sheet", "letter") }), "unknown-member"],
  ["a field of the account that is none", asked({ account: "account { clas farm }" }), "no-such-field"],
  ["a value of the account that is none", asked({ account: "account { class shop }" }), "not-a-value"],
  ["a field of the account twice", asked({ account: "account { class farm  class home }" }), "given-twice"],
  ["nothing expected", asked({ expected: "" }), "oversight-test-empty"],
  ["a part of a question", asked({ expected: "expect part = 5 IRR" }), "expectation-unknown"],
  ["a grade that is none", asked({ expected: "expect grade = clerck" }), "unknown-member"],
  ["half an approver", asked({ expected: "expect approvers = 1.5" }), "whole-number-expected"],
  ["a bar that is none", asked({ expected: "expect barred = olde" }), "unknown-member"],
  ["the second grade", asked({ expected: "expect grade 2 = board" }), "expectation-index"],
  ["a plan without a debt", agreed({ plan: "count 6" }), "question-missing"],
  ["a plan without a number of parts, by whom", agreed({ plan: "debt 3_000_001 IRR" }), "question-missing"],
  ["no part", agreed({ plan: "debt 3_000_001 IRR  count 0" }), "whole-number-expected"],
  ["nobody grants a plan", agreed({ expected: "expect nobody" }), "expectation-unknown"],
  ["a part without its number", agreed({ expected: "expect part = 5 IRR" }), "expectation-index"],
  ["part 0", agreed({ expected: "expect part 0 = 5 IRR" }), "whole-number-expected"],
  ["a sum for a due date", agreed({ expected: "expect due 1 = 5 IRR" }), "value-kind"],
  ["a date for a part", agreed({ expected: "expect part 1 = 1400-01-01" }), "value-kind"],
  ["a number for a refusal", agreed({ expected: "expect refused = 5" }), "value-kind"],
];

describe("refused", () => {
  test("an error in the rule is not told again of its test", () => {
    const wrong = CORRECTIONS.replace("delegation none", "");
    const rules = asked({ expected: "expect barred = old" }).replace(CORRECTIONS, wrong);
    expect(codesOf(rules)).toEqual(["clause-missing"]);
  });

  test.each(REFUSED)("%s", (_what, rules, code) => {
    expect(codesOf(rules)).toEqual([code]);
  });
});
