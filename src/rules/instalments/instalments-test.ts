// A test of instalments: its plan worked out under the version in force on its day, and what it expects compared. No journal, no persons: the rule alone.
import type { OversightTest } from "../../dsl/oversight.ts";
import type { Plan } from "../../engine/plan.ts";
import { textFromDay } from "../../values/calendar.ts";
import { equals, exactFromText, ZERO } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import type { Finding } from "../finding.ts";
import { findingWords } from "../words/explain-finding.ts";
import { offer } from "./offer.ts";
import type { PlanSchedule } from "./schedule.ts";
import { schedule } from "./schedule.ts";

/** What does not hold, one line each; empty where the test holds. */
export function instalmentsTestProblems(plan: Plan, test: OversightTest): readonly string[] {
  const answer = answerTo(plan, test);
  const problems = test.expectations.flatMap((expectation) => problemOf(plan, answer, expectation) ?? []);
  const isRefusal = test.expectations.some(({ name }) => name === "refused");
  return isRefusal || answer.failed.length === 0 ? problems : [`the plan is refused: ${said(plan, answer.failed)}`, ...problems];
}

interface Answer {
  /** The least down payment; undefined where the rule cannot be asked. */
  readonly least: string | undefined;
  readonly planned: PlanSchedule;
  readonly failed: readonly Finding[];
}

/** What the test does not say is the least: the down payment, and where nothing turns on it the number of parts. */
function answerTo(plan: Plan, { subject, account, values, day }: OversightTest): Answer {
  const text = textFromDay(plan.calendar, day);
  const debt = values["debt"] ?? "0";
  const span = own(values, "span");
  const debtor = { account: { id: "test", facts: account }, cause: own(values, "cause"), span_months: span === undefined ? undefined : Number(span) };
  const terms = offer(plan, { ...debtor, day: text, debt }, []).offers.find(({ rule }) => rule === subject.name)?.terms;
  const planned = schedule(plan, {
    ...debtor,
    rule: subject.name,
    agreed: text,
    covers: [{ document: "debt", amount: debt, due: text }],
    down: own(values, "down") ?? terms?.down.least ?? "0",
    count: Number(own(values, "count") ?? terms?.counts[0]?.from ?? 1),
  });
  return { least: terms?.down.least, planned, failed: planned.failed };
}

type Expectation = OversightTest["expectations"][number];

function problemOf(plan: Plan, { least, planned, failed }: Answer, { name, index, value }: Expectation): string | undefined {
  const row = planned.rows[(index ?? 1) - 1];
  switch (name) {
    case "down":
      return amountProblem("the least down payment", value, least);
    case "by":
      return planned.by === value
        ? undefined
        : `\`${value}\` was expected to grant it, and ${planned.by === undefined ? "no grade may" : `\`${planned.by}\` may`}`;
    case "part":
      return amountProblem(`part ${index ?? 1}`, value, row?.amount);
    case "due": {
      const expected = textFromDay(plan.calendar, Number(value));
      return row?.due === expected
        ? undefined
        : `part ${index ?? 1} was expected on ${expected}, and ${row === undefined ? "there is none" : `is due on ${row.due}`}`;
    }
    case "refused":
      if (failed.some(({ code }) => code === codeOf(value))) return undefined;
      return `\`${codeOf(value)}\` was expected to refuse it, and ${failed.length === 0 ? "nothing does" : `the reason is: ${said(plan, failed)}`}`;
    case "nobody":
    case "grade":
    case "approvers":
    case "barred":
      return `\`${name}\` is of an authority, not of instalments`;
  }
}

/** A name of the language has no hyphens: there `down_below_least` stands for the code. */
function codeOf(value: string): string {
  return value.replaceAll("_", "-");
}

function amountProblem(what: string, expected: string, found: string | undefined): string | undefined {
  if (found !== undefined && equals(exactFromText(found) ?? ZERO, exactFromText(expected) ?? ZERO)) return undefined;
  return `${what} was expected to be ${expected}, and ${found === undefined ? "there is none" : `is ${found}`}`;
}

function said(plan: Plan, findings: readonly Finding[]): string {
  return findings.map((finding) => findingWords(finding, undefined, plan).message).join("; ");
}
