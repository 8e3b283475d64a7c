// Whether the due dates of a plan rise, begin after its agreement, and are those that the rule steps to.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { DueTerms } from "./due-dates.ts";
import { dueDates } from "./due-dates.ts";
import { numbersOf } from "./part-faults.ts";

export interface Dues {
  readonly agreed: Day;
  readonly days: readonly Day[];
}

/** `terms` undefined: only what no rule is asked for. A date that is wrong in itself is not also told to be another than the rule's. */
export function dueFaults(plan: Plan, terms: DueTerms | undefined, dues: Dues, known: Day | undefined, place: FindingPlace): readonly Finding[] {
  const unordered = unorderedParts(dues);
  const early = (dues.days[0] ?? Infinity) < dues.agreed;
  const passed = new Set([...unordered.flatMap(({ number }) => [number - 1, number]), ...(early ? [1] : [])]);
  return [
    ...(early ? [findingOf("due-before-agreement", { on: dayText(plan, dues.days[0]), day: dayText(plan, dues.agreed) }, place)] : []),
    ...unordered.map(({ number, on, before }) =>
      findingOf("due-not-rising", { part: String(number), on: dayText(plan, on), day: dayText(plan, before) }, place),
    ),
    ...(terms === undefined ? [] : steppedFaults(plan, terms, dues, known, passed, place)),
  ];
}

function unorderedParts({ days }: Dues): readonly { readonly number: number; readonly on: Day; readonly before: Day }[] {
  return days.flatMap((on, index) => {
    const before = days[index - 1];
    return before !== undefined && on <= before ? [{ number: index + 1, on, before }] : [];
  });
}

function steppedFaults(plan: Plan, terms: DueTerms, dues: Dues, known: Day | undefined, passed: ReadonlySet<number>, place: FindingPlace): readonly Finding[] {
  const { agreed, days } = dues;
  const expected = dueDates(plan, terms, agreed, days.length, known);
  switch (expected.kind) {
    case "unknown":
      return [findingOf("due-dates-unknown", { day: dayText(plan, expected.day) }, place)];
    case "outside":
      return [findingOf("due-dates-outside", { count: String(days.length), day: dayText(plan, agreed) }, place)];
    case "dates":
      return differing(plan, terms, dues, expected.days, passed, place);
  }
}

/** Who made the plan knew the holidays announced by then: a date that is right by these is right. */
function differing(
  plan: Plan,
  terms: DueTerms,
  { agreed, days }: Dues,
  expected: readonly Day[],
  passed: ReadonlySet<number>,
  place: FindingPlace,
): readonly Finding[] {
  const unlike = days.flatMap((on, index) => (on === expected[index] || passed.has(index + 1) ? [] : [{ number: index + 1, on }]));
  if (unlike.length === 0) return [];
  const then = dueDates(plan, terms, agreed, days.length, agreed);
  const wrong = then.kind === "dates" ? unlike.filter(({ number, on }) => then.days[number - 1] !== on) : unlike;
  const [first] = wrong;
  if (first === undefined) return [];
  const values = { parts: numbersOf(wrong), part: String(first.number), on: dayText(plan, first.on), right: dayText(plan, expected[first.number - 1]) };
  return [findingOf("due-not-as-stepped", values, place)];
}

function dayText({ calendar }: Plan, day: Day | undefined): string {
  return day === undefined ? "" : textFromDay(calendar, day);
}
