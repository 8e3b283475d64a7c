// Whether the interest of a plan's parts is the rule's: none where it has none, else on the balance of the plan's own parts and dates.
import type { InstalmentBody } from "../../dsl/oversight.ts";
import type { Day } from "../../values/calendar.ts";
import { add, equals, fractionText, ZERO } from "../../values/exact.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import { numbersOf } from "./part-faults.ts";
import type { ScheduledRow } from "./schedule-rows.ts";
import { withInterest } from "./schedule-rows.ts";

export function interestFaults(
  { name, body: { interest } }: { readonly name: string; readonly body: Pick<InstalmentBody, "interest"> },
  agreed: Day,
  rows: readonly ScheduledRow[],
  place: FindingPlace,
): readonly Finding[] {
  const dues = rows.map(({ due }) => due);
  const principals = rows.map(({ principal }) => principal);
  const right = withInterest(interest, agreed, dues, principals).map((row) => row.interest);
  const wrong = rows.flatMap((row, index) => (equals(row.interest, right[index] ?? ZERO) ? [] : [{ number: index + 1, charged: row.interest }]));
  const [first] = wrong;
  if (first === undefined) return [];
  const parts = numbersOf(wrong);
  if (interest === undefined) {
    const stated = fractionText(wrong.map(({ charged }) => charged).reduce(add, ZERO));
    return [findingOf("interest-not-in-rule", { parts, stated, rule: name }, place)];
  }
  const expected = fractionText(right[first.number - 1] ?? ZERO);
  return [findingOf("interest-differs", { parts, part: String(first.number), stated: fractionText(first.charged), expected }, place)];
}
