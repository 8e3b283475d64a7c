// The account's facts: what a field is on a day, and on which days inside a span it changes.
import type { DaySpan } from "../../dsl/program.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import { equals } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import type { DatedFact, FactValue } from "../facts.ts";
import { failure } from "../failure.ts";
import type { Context, Run } from "./context.ts";
import { refuse } from "./refusal.ts";

export function factOn(run: Run, field: string, day: Day): FactValue {
  const fact = own(run.facts.account, field);
  const entry = fact?.length === 1 ? fact[0] : (fact?.findLast(({ from }) => from <= day) ?? fact?.[0]);
  return entry === undefined ? refuse(failure("fact-missing", { what: `account.${field}` }, `account.${field}`)) : entry.value;
}

/** The value in the context's segment. A line worked out over the whole bill refuses a fact that changes inside. */
export function factIn(context: Context, field: string): FactValue {
  const { run, segment } = context;
  const value = factOn(run, field, segment.from);
  const [change] = factChanges(run, field, segment);
  if (change !== undefined) {
    refuse(failure("fact-changes-inside", { field, day: textFromDay(run.plan.calendar, change), line: context.line }, `account.${field}`));
  }
  return value;
}

export function factChanges(run: Run, field: string, span: DaySpan): readonly Day[] {
  const fact = own(run.facts.account, field);
  if (fact === undefined || fact.length < 2) return [];
  return fact.filter((entry, at) => span.from < entry.from && entry.from < span.to && differsFromBefore(fact, at)).map(({ from }) => from);
}

function differsFromBefore(fact: DatedFact, at: number): boolean {
  const before = fact[at - 1]?.value;
  const value = fact[at]?.value;
  return before === undefined || value === undefined || !sameFact(before, value);
}

function sameFact(a: FactValue, b: FactValue): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  if ("day" in a) return "day" in b && a.day === b.day;
  return "numerator" in b && equals(a, b);
}
