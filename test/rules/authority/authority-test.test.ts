// `test` blocks of an authority, run with the file: those that hold say nothing, and each that does not says what was found.
import { expect, test } from "vitest";
import { load } from "../../../src/library/load.ts";

const RULES = `
schedule office "Office" { currency IRR to 0 decimals  calendar persian  zone UTC  weekend friday  horizon 1390-01-01 to 1420-01-01 }
source board_1399 "Board resolution 412"
source limit_act "Limitation act"
account { class: residential | commercial  related: yes | no }
usage { active: kWh 0 .. 1_000_000 to 0 decimals }
rate price: IRR/kWh { from 1390-01-01 cites board_1399: 100 }
tariff all {
  line energy = price * usage.active round half up to 1 IRR
  payable = total + brought_forward round down to 1 IRR carry remainder
}
grades { clerk, manager, board }
authority corrections over correction {
  kind: misread | wrong_class
  cause: company | meter
  documents: photo, sheet
  from 1399-01-01 cites board_1399 example
    grade   | kind    | cause | in favour of | up to         | share of bill | age up to | documents    | approvers
    clerk   | misread | any   | any          | 5_000_000 IRR | 50%           | 3 months  | photo        | 1
    manager | any     | any   | any          | 50_000_000 IRR | no limit     | 12 months | photo        | 1
    board   | any     | any   | any          | no limit      | no limit      | no limit  | photo, sheet | 2
    bar too_old "Not more than a year back" when favour = company and age > 12 months cites limit_act
    forbid requester = approver
    raise one grade when account.related = yes, at the top 3 approvers
    count amount net
    cumulate per account over 12 months in absolute value
    delegation none
    approval expires 30 days after
}
`;

function block(body: string, account = "class residential  related no"): string {
  return `${RULES}test "it" {\n  authority corrections\n  account { ${account} }\n  ${body}\n}\n`;
}

const QUESTION = (parts: string): string => `question { kind misread  cause meter  favour customer  share 20%  ${parts} }  asked 1399-05-01`;
const SMALL = QUESTION("amount 5_000_000 IRR  age 3 months  documents photo");

test.each<[string, string, readonly string[]]>([
  ["a clerk's limit", `${SMALL}  expect grade = clerk  approvers = 1`, []],
  ["a rial over it", `${QUESTION("amount 5_000_001 IRR  age 3 months")}  expect grade = manager`, []],
  ["with what counts beside it", `${QUESTION("amount 1 IRR  cumulated 5_000_001 IRR  age 3 months")}  expect grade = manager`, []],
  ["another grade than expected", `${SMALL}  expect grade = board`, ["`board` was expected, and it takes `clerk`"]],
  ["other approvers than expected", `${SMALL}  expect approvers = 2`, ["2 approvers were expected, and it takes 1"]],
  ["nobody was expected", `${SMALL}  expect nobody`, ["`nobody` was expected, and `clerk` may"]],
  [
    "documents that are not enough",
    `${QUESTION("amount 60_000_000 IRR  age 3 months  documents photo")}  expect grade = board`,
    ["documents are missing: sheet"],
  ],
  ["documents that are not said are not asked", `${QUESTION("amount 60_000_000 IRR  age 3 months")}  expect grade = board  approvers = 2`, []],
  [
    "a bar",
    `question { kind misread  cause meter  favour company  amount 1 IRR  share 1%  age 13 months }  asked 1399-05-01  expect nobody  barred = too_old`,
    [],
  ],
  [
    "a bar where a grade was expected",
    `question { kind misread  cause meter  favour company  amount 1 IRR  share 1%  age 13 months }  asked 1399-05-01  expect grade = board`,
    ["`board` was expected, and `too_old` forbids it"],
  ],
  ["no bar, as expected", `${SMALL}  expect barred = none  grade = clerk`, []],
  [
    "a bar where none was expected",
    `question { kind misread  cause meter  favour company  amount 1 IRR  share 1%  age 13 months }  asked 1399-05-01  expect barred = none`,
    ["no bar was expected to forbid it, and `too_old` does"],
  ],
  [
    "in nobody's favour the company's bar is silent",
    `question { kind misread  cause meter  favour neither  amount 0 IRR  share 0%  age 13 months  documents photo, sheet }  asked 1399-05-01  expect barred = none  grade = board`,
    [],
  ],
  ["no bar where one was expected", `${SMALL}  expect barred = too_old`, ["`too_old` was expected to forbid it, and no bar does"]],
  [
    "a day before the rule",
    `question { kind misread  cause meter  favour customer  amount 1 IRR  share 1%  age 1 months }  asked 1398-05-01  expect nobody`,
    ["no version of corrections is in force on 1398-05-01"],
  ],
])("%s", (_, body, problems) => {
  const { diagnostics, tests } = load([{ path: "office.mizan", text: block(body) }]);
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual(problems.map((problem) => ["test-fails", `test \`it\` does not hold: ${problem}`]));
  expect(tests).toMatchObject([{ title: "it", problems }]);
});

test("a related account is one grade up, and at the top takes three", () => {
  const related = "class residential  related yes";
  const at = (amount: string, expectation: string): readonly unknown[] =>
    load([{ path: "office.mizan", text: block(`${QUESTION(`amount ${amount} IRR  age 3 months`)}  expect ${expectation}`, related) }]).diagnostics;
  expect(at("1", "grade = manager  approvers = 1")).toEqual([]);
  expect(at("60_000_000", "grade = board  approvers = 3")).toEqual([]);
  expect(at("1", "grade = clerk")).toHaveLength(1);
});

test("without `prove` no test is run", () => {
  expect(load([{ path: "office.mizan", text: block(`${SMALL}  expect nobody`) }], { prove: false })).toMatchObject({ diagnostics: [], tests: [] });
});
