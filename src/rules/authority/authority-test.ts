// A test of an authority: its question asked of the version in force on its day, and what it expects compared. No journal, no approvals: the rule alone.
import type { OversightTest } from "../../dsl/oversight.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Exact } from "../../values/exact.ts";
import { exactFromText, exactFromWhole, ONE, ZERO } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import { accountAsked } from "../account-asked.ts";
import { FINDINGS } from "../findings.ts";
import { findingWords } from "../words/explain-finding.ts";
import { barFaults, beyondFaults, documentFaults } from "./clauses.ts";
import { versionFinder } from "./in-force.ts";
import type { Needs } from "./matrix.ts";
import { needsOf } from "./matrix.ts";
import type { Question } from "./question.ts";
import type { ReadyVersion } from "./ready.ts";
import { ACCOUNT } from "./ready.ts";
import { gradeName } from "./tally.ts";

/** What does not hold, one line each; empty where the test holds. */
export function authorityTestProblems(plan: Plan, test: OversightTest): readonly string[] {
  const authority = own(plan.oversight.authorities, test.subject.name);
  if (authority === undefined) return [FINDINGS["authority-unknown"].message.replace("{authority}", test.subject.name)];
  const found = versionFinder(plan, undefined)(authority, test.day, {});
  if (found.kind === "none") return [findingWords(found.finding, undefined, plan).message];
  const answer = answerTo(plan, found.ready, test);
  const problems = test.expectations.flatMap((expectation) => problemOf(plan, answer, expectation) ?? []);
  const expectsGrade = test.expectations.some(({ name }) => name === "grade" || name === "approvers");
  return expectsGrade && answer.missing !== undefined ? [...problems, answer.missing] : problems;
}

interface Answer {
  readonly needs: Needs | undefined;
  readonly bars: readonly string[];
  /** Why no grade is named, where none is. */
  readonly beyond: string;
  /** Which documents are missing, where the test says any and they are not enough. */
  readonly missing: string | undefined;
}

function answerTo(plan: Plan, ready: ReadyVersion, test: OversightTest): Answer {
  const question = questionFrom(plan, ready, test);
  const needs = needsOf(ready, question, plan.oversight.grades.length - 1);
  const said = (findings: ReturnType<typeof beyondFaults>): string => findings.map((finding) => findingWords(finding, undefined, plan).message).join("; ");
  const documents = test.values["documents"] === undefined ? [] : documentFaults(needs, question, {});
  return {
    needs,
    bars: barFaults(ready, question, {}).map(({ values }) => values["bar"] ?? ""),
    beyond: said(beyondFaults(ready, question, needs, {})),
    missing: documents.length === 0 ? undefined : said(documents),
  };
}

type Expectation = OversightTest["expectations"][number];

function problemOf(plan: Plan, { needs, bars, beyond }: Answer, { name, value }: Expectation): string | undefined {
  const grade = needs === undefined ? undefined : gradeName(plan, needs.rank);
  switch (name) {
    case "nobody":
      return bars.length > 0 || grade === undefined ? undefined : `\`nobody\` was expected, and \`${grade}\` may`;
    case "barred":
      return barredProblem(bars, value);
    case "grade":
      if (bars.length > 0) return `\`${value}\` was expected, and ${bars.map((bar) => `\`${bar}\``).join(", ")} forbids it`;
      return grade === value ? undefined : `\`${value}\` was expected, and ${grade === undefined ? `nobody may: ${beyond}` : `it takes \`${grade}\``}`;
    case "approvers":
      return needs !== undefined && String(needs.approvers) === value
        ? undefined
        : `${value} approvers were expected, and it takes ${needs?.approvers ?? "a grade that is not named"}`;
    case "down":
    case "by":
    case "part":
    case "due":
    case "refused":
      return `\`${name}\` is of instalments, not of an authority`;
  }
}

/** `value`: the bar that is expected, or `""` for none. */
function barredProblem(bars: readonly string[], value: string): string | undefined {
  const listed = bars.map((bar) => `\`${bar}\``).join(", ");
  if (value === "") return bars.length === 0 ? undefined : `no bar was expected to forbid it, and ${listed} does`;
  if (bars.includes(value)) return undefined;
  return `\`${value}\` was expected to forbid it, and ${bars.length === 0 ? "no bar does" : `${listed} does`}`;
}

/** A share is given as a ratio: as if it were so much of a bill of one. */
function questionFrom(plan: Plan, ready: ReadyVersion, { values, account }: OversightTest): Question {
  const number = (name: string): Exact | undefined => {
    const text = own(values, name);
    return text === undefined ? undefined : exactFromText(text);
  };
  const amount = number("amount") ?? ZERO;
  const cumulated = number("cumulated") ?? amount;
  const age = Number(values["age"] ?? "0");
  const share = number("share");
  const numbers = new Map([
    ["amount", amount],
    ["cumulated", cumulated],
    ["age", exactFromWhole(age)],
    ...(share === undefined ? [] : [["share", share] as const]),
  ]);
  const favour = values["favour"] === "customer" || values["favour"] === "company" ? values["favour"] : undefined;
  const choices = new Map([...["kind", "cause"].map((field) => [field, own(values, field) ?? ""] as const), ["favour", favour ?? ""]]);
  for (const name of ready.accountFields) {
    const value = accountAsked(plan, { facts: account }, name);
    if (typeof value === "string") choices.set(`${ACCOUNT}${name}`, value);
    else if (value !== undefined) numbers.set(`${ACCOUNT}${name}`, value);
  }
  const documents = (values["documents"] ?? "").split(",").filter((document) => document !== "");
  return { amount, cumulated, changed: share ?? ZERO, billed: share === undefined ? undefined : ONE, age, favour, documents, asked: { choices, numbers } };
}
