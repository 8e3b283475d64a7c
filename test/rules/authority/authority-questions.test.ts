// An authority as data: its matrix with labels, and what each grade may answer.
import { expect, test } from "vitest";
import type { Condition } from "../../../src/dsl/oversight.ts";
import type { Plan } from "../../../src/engine/plan.ts";
import type { AuthorityQuestions } from "../../../src/rules/authority/authority-questions.ts";
import { authorityQuestions } from "../../../src/rules/authority/authority-questions.ts";
import { decide } from "../../../src/rules/authority/decide.ts";
import { conditionText } from "../../../src/rules/words/condition-text.ts";
import { authority, BODY, CORRECTIONS, choice, compared, dayOf, OFFICE, planWith, row } from "../../generators/authority-plan.ts";
import { request } from "./records.ts";

const DAY = dayOf("1399-05-01");

function questions(plan: Plan): AuthorityQuestions {
  const answer = authorityQuestions(plan, "corrections", DAY, undefined);
  if (answer.kind === "none") throw new Error(answer.finding.code);
  return answer.questions;
}

function office(parts: Partial<typeof BODY>): Plan {
  return planWith({ authorities: { corrections: authority("corrections", { ...CORRECTIONS, versions: undefined, body: { ...BODY, ...parts } }) } });
}

test("the matrix as written, with labels; `any` where a row does not ask", () => {
  const { rows, fields, version, over, unknown, cumulate, delegation, expires, amount } = questions(OFFICE);
  expect(fields.map(({ field, values }) => [field, values.map(({ name }) => name)])).toEqual([["kind", ["misread", "estimate_true_up", "wrong_class"]]]);
  expect(
    rows.map(({ grade, fits, amount: most, share, age, documents, approvers }) => [grade.name, fits["kind"], most, share, age, documents.length, approvers]),
  ).toEqual([
    ["clerk", CORRECTIONS.kinds.slice(0, 2), "5000000", "0.5", 3, 1, 1],
    ["district_manager", "any", "50000000", undefined, 12, 1, 1],
    ["sales_office", "any", "500000000", undefined, 24, 2, 2],
    ["board", "any", undefined, undefined, undefined, 2, 2],
  ]);
  expect(rows[0]?.grade.labels).toEqual({ "": "Clerk", fa: "کارمند" });
  expect(rows[0]?.documents[0]?.labels).toEqual({ "": "PHOTO", fa: "«photo»" });
  expect({ over, unknown, cumulate, delegation, expires, amount }).toEqual({
    over: "correction",
    unknown: undefined,
    cumulate: { count: 12, unit: "months" },
    delegation: "one step",
    expires: 30,
    amount: "net",
  });
  expect(version).toMatchObject({ from: "1390-01-01", to: "1420-01-01", marks: ["example"], cites: [{ source: "board_1399" }] });
});

test("bars and raises in the form of the rule language", () => {
  const { bars, raises } = questions(OFFICE);
  expect(bars.map(({ when }) => when)).toEqual(["favour = company and age > 12 months"]);
  expect(raises).toMatchObject([{ when: "account.related = yes", topApprovers: 3 }]);
});

test("each grade may answer what its rows and those of lower grades are about", () => {
  const { grades } = questions(OFFICE);
  expect(grades.map(({ grade, may }) => [grade.name, may.map((one) => [one.case["kind"]?.name, one.terms.map(({ amount }) => amount)])])).toEqual([
    [
      "clerk",
      [
        ["misread", ["5000000"]],
        ["estimate_true_up", ["5000000"]],
      ],
    ],
    [
      "district_manager",
      [
        ["misread", ["5000000", "50000000"]],
        ["estimate_true_up", ["5000000", "50000000"]],
        ["wrong_class", ["50000000"]],
      ],
    ],
    [
      "sales_office",
      [
        ["misread", ["5000000", "50000000", "500000000"]],
        ["estimate_true_up", ["5000000", "50000000", "500000000"]],
        ["wrong_class", ["50000000", "500000000"]],
      ],
    ],
    [
      "board",
      [
        ["misread", ["5000000", "50000000", "500000000", undefined]],
        ["estimate_true_up", ["5000000", "50000000", "500000000", undefined]],
        ["wrong_class", ["50000000", "500000000", undefined]],
      ],
    ],
  ]);
});

test("what a grade may answer is what a decision at the limits of the terms names it, or a lower one, for", () => {
  const ranks = new Map(OFFICE.oversight.grades.map(({ name }, rank) => [name, rank]));
  for (const { grade, may } of questions(OFFICE).grades) {
    for (const { case: chosen, terms } of may) {
      for (const { amount = "600000000", age = 30 } of terms) {
        const years = Math.floor((4 - age) / 12);
        const oldest = `${1399 + years}-${String(5 - age - years * 12).padStart(2, "0")}-01`;
        const asked = request("r1", {
          kind: chosen["kind"]?.name,
          amount: `-${amount}`,
          oldest_day: oldest,
          bill: { id: "b", total: "99999999999", issued_on: oldest },
        });
        expect(ranks.get(decide(OFFICE, asked, []).grade ?? "")).toBeLessThanOrEqual(ranks.get(grade.name) ?? -1);
      }
    }
  }
});

test("a bar or a raise that a case decides is told so: never, sometimes, always", () => {
  const rows = [
    row("clerk", { fits: { favour: ["customer"], "account.class": ["residential", "commercial"] } }),
    row("board", { fits: { favour: ["customer", "company"] } }),
  ];
  const never = choice("favour", "company");
  const raise = { condition: choice("account.class", "commercial"), topApprovers: 2, cites: [], span: row("x").span };
  const bars = BODY.bars.flatMap((bar) => [bar, { ...bar, name: "no_company", condition: never }]);
  const { grades } = questions(office({ matrix: { kind: "rows", rows }, bars, raises: [raise] }));
  const [clerk, board] = [grades.at(0), grades.at(-1)];
  const shown = (may: NonNullable<typeof clerk>["may"] = []): unknown =>
    may.map((one) => [one.case["favour"]?.name, one.case["account.class"]?.name, one.bars.map(({ name, holds }) => `${name} ${holds}`), one.raised]);
  expect(shown(clerk?.may)).toEqual([
    ["customer", "residential", [], "never"],
    ["customer", "commercial", [], "always"],
  ]);
  expect(shown(board?.may)).toEqual([
    ["customer", "residential", [], "never"],
    ["customer", "commercial", [], "always"],
    ["company", "residential", ["too_old_for_the_company sometimes", "no_company always"], "never"],
    ["company", "commercial", ["too_old_for_the_company sometimes", "no_company always"], "always"],
  ]);
});

test("a bar or a raise beyond a row's own limits cannot hold in it, and one within them may", () => {
  const rows = [
    row("clerk", { fits: { favour: ["company"] }, amount: "5000000", share: "0.5", age: 3 }),
    row("board", { fits: { favour: ["company"] }, age: 24 }),
  ];
  const [bar] = BODY.bars;
  if (bar === undefined) throw new Error("the office has no bar");
  const barsOf = (condition: Condition): unknown => {
    const raise = { condition, topApprovers: 2, cites: [], span: row("x").span };
    const { grades } = questions(office({ matrix: { kind: "rows", rows }, bars: [{ ...bar, name: "b", condition }], raises: [raise] }));
    return [grades.at(0), grades.at(-1)].map((grade) => grade?.may.map((one) => [one.bars[0]?.holds ?? "never", one.raised]));
  };
  const told = (clerk: string, board: string): unknown => [[[clerk, clerk]], [[board, board]]];
  expect(barsOf(compared("age", ">", "12"))).toEqual(told("never", "sometimes"));
  expect(barsOf(compared("age", ">", "24"))).toEqual(told("never", "never"));
  expect(barsOf(compared("age", ">=", "24"))).toEqual(told("never", "sometimes"));
  expect(barsOf(compared("age", "<=", "24"))).toEqual(told("always", "always"));
  expect(barsOf(compared("age", "<=", "3"))).toEqual(told("always", "sometimes"));
  expect(barsOf(compared("age", "<", "3"))).toEqual(told("sometimes", "sometimes"));
  expect(barsOf(compared("age", "=", "4"))).toEqual(told("never", "sometimes"));
  expect(barsOf(compared("age", "!=", "4"))).toEqual(told("always", "sometimes"));
  expect(barsOf(compared("age", ">=", "0"))).toEqual(told("always", "always"));
  // What is cumulated is what the limit holds, and the amount is a part of it.
  expect(barsOf(compared("amount", ">", "5000000"))).toEqual(told("never", "sometimes"));
  expect(barsOf(compared("cumulated", ">", "5000000"))).toEqual(told("never", "sometimes"));
  expect(barsOf(compared("share", ">", "0.5"))).toEqual(told("never", "sometimes"));
  expect(barsOf(compared("account.households", ">", "5000000"))).toEqual(told("sometimes", "sometimes"));
  const both = [choice("favour", "company"), compared("age", ">", "12")];
  expect(barsOf({ kind: "all", of: both })).toEqual(told("never", "sometimes"));
  expect(barsOf({ kind: "any", of: [compared("age", ">", "12"), compared("amount", ">", "9")] })).toEqual(told("sometimes", "sometimes"));
  expect(barsOf({ kind: "not", of: compared("age", ">", "12") })).toEqual(told("always", "sometimes"));
});

test("a matrix that no source gives, a rule that does not exist, and one that is not in force", () => {
  expect(questions(office({ matrix: { kind: "unknown", because: "no limit is published" } }))).toMatchObject({
    unknown: "no limit is published",
    rows: [],
    grades: [],
    bars: [{ name: "too_old_for_the_company" }],
  });
  expect(authorityQuestions(OFFICE, "toString", DAY, undefined)).toMatchObject({ kind: "none", finding: { code: "authority-unknown" } });
  expect(authorityQuestions(OFFICE, "corrections", dayOf("1389-12-29"), undefined)).toMatchObject({
    kind: "none",
    finding: { code: "no-version-in-force", day: "1389-12-29" },
  });
});

test.each([
  [{ kind: "constant", holds: true }, "always"],
  [{ kind: "not", of: choice("kind", "a", "b") }, "not kind in (a, b)"],
  [
    { kind: "any", of: [compared("share", ">=", "1/3"), { kind: "all", of: [compared("age", "<", "3"), compared("amount", "=", "5000")] }] },
    "share >= 100/3% or (age < 3 months and amount = 5000 IRR)",
  ],
  [compared("account.households", ">", "4"), "account.households > 4"],
] as const)("a condition in words: %o", (condition, text) => {
  expect(conditionText(OFFICE, condition)).toBe(text);
});
