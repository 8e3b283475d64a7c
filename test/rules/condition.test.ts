// Conditions over questions: each sign at its constant, and what is not known stays unknown unless the rest decides.
import { expect, test } from "vitest";
import type { Condition } from "../../src/dsl/oversight.ts";
import type { Asked } from "../../src/rules/condition.ts";
import { conditionHolds, fieldsOf, openFields } from "../../src/rules/condition.ts";
import type { Exact } from "../../src/values/exact.ts";
import { exactFromText, ZERO } from "../../src/values/exact.ts";
import { choice, compared } from "../generators/authority-plan.ts";

const exact = (text: string): Exact => exactFromText(text) ?? ZERO;
const ASKED: Asked = {
  choices: new Map([["kind", "misread"]]),
  numbers: new Map([
    ["age", exact("12")],
    ["share", exact("1/3")],
  ]),
};
const YES: Condition = { kind: "constant", holds: true };
const NO: Condition = { kind: "constant", holds: false };
const UNKNOWN = choice("account.class", "home");

const all = (...of: readonly Condition[]): Condition => ({ kind: "all", of });
const any = (...of: readonly Condition[]): Condition => ({ kind: "any", of });
const not = (of: Condition): Condition => ({ kind: "not", of });

test.each<[string, Condition, boolean | undefined]>([
  ["=", compared("age", "=", "12"), true],
  ["= of another", compared("age", "=", "13"), false],
  ["!=", compared("age", "!=", "12"), false],
  ["< at the constant", compared("age", "<", "12"), false],
  ["< under it", compared("age", "<", "12.5"), true],
  ["<= at it", compared("age", "<=", "12"), true],
  ["> at it", compared("age", ">", "12"), false],
  ["> over it", compared("age", ">", "11"), true],
  [">= at it", compared("age", ">=", "12"), true],
  ["a third is not 0.333333333333", compared("share", "=", "0.333333333333"), false],
  ["a third is a third", compared("share", "=", "1/3"), true],
  ["a choice among several", choice("kind", "guess", "misread"), true],
  ["another choice", choice("kind", "guess"), false],
  ["a field that nobody said", UNKNOWN, undefined],
  ["a number that nobody said", compared("debt", ">", "0"), undefined],
  ["not", not(YES), false],
  ["not of what is not known", not(UNKNOWN), undefined],
  ["all of nothing", all(), true],
  ["any of nothing", any(), false],
  ["known and unknown", all(YES, UNKNOWN), undefined],
  ["a falsehood beside what is not known", all(UNKNOWN, NO), false],
  ["a truth beside what is not known", any(UNKNOWN, YES), true],
  ["a falsehood or what is not known", any(NO, UNKNOWN), undefined],
])("%s", (_, condition, holds) => {
  expect(conditionHolds(condition, ASKED)).toBe(holds);
});

test("the fields that a condition asks, each once, in order", () => {
  expect(fieldsOf(all(compared("age", ">", "1"), not(any(UNKNOWN, choice("kind", "a"))), compared("age", "<", "9"), YES))).toEqual([
    "age",
    "account.class",
    "kind",
  ]);
});

test.each<[string, Condition, readonly string[]]>([
  ["what is known leaves nothing open", compared("age", ">", "12"), []],
  ["a field that nobody said", UNKNOWN, ["account.class"]],
  ["a falsehood beside it decides", all(UNKNOWN, NO), []],
  ["a truth or it decides", not(any(YES, UNKNOWN)), []],
  ["only what the whole turns on: one part is decided", any(all(UNKNOWN, compared("age", ">", "12")), compared("debt", ">", "0")), ["debt"]],
  ["each once, in order", all(compared("debt", ">", "0"), any(UNKNOWN, compared("debt", "<", "9"))), ["debt", "account.class"]],
])("it turns on: %s", (_, condition, fields) => {
  expect(openFields(condition, ASKED)).toEqual(fields);
});
