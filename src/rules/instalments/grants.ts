// Who may grant how many parts: the limits of the grades, from the lowest to the highest, with the fewest parts that each may grant.
import type { PlanTerms } from "../../dsl/oversight.ts";
import { versionOn } from "../../engine/evaluate/versions.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import { own } from "../../values/record.ts";
import type { Persons, Power } from "../authority/persons.ts";
import { powerOn } from "../authority/persons.ts";
import { powerFaults } from "../authority/votes.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";

export interface GrantRange {
  readonly by: string;
  readonly rank: number;
  readonly from: number;
  readonly upTo: number;
}

/** `span`: the months over which the debt arose. Undefined where the rule asks for it and it is not said. A higher grade may grant what a lower one may. */
export function grantRanges({ oversight }: Plan, { count }: PlanTerms, span: number | undefined): readonly GrantRange[] | undefined {
  const { from } = count;
  if (from === "span" && span === undefined) return undefined;
  return count.limits.map(({ upTo, by }) => {
    const least = from === "span" ? Math.max(1, Math.min(span ?? 1, upTo)) : from;
    return { by, upTo, from: least, rank: oversight.grades.findIndex(({ name }) => name === by) };
  });
}

/** The lowest grade that may grant so many. */
export function grantedBy(ranges: readonly GrantRange[], count: number): GrantRange | undefined {
  return ranges.find(({ from, upTo }) => from <= count && count <= upTo);
}

/** Where no grade may grant so many. */
export function countFaults(ranges: readonly GrantRange[], count: number, place: FindingPlace): readonly Finding[] {
  if (grantedBy(ranges, count) !== undefined) return [];
  const wider = ranges.find(({ upTo }) => count <= upTo);
  if (wider !== undefined) return [findingOf("count-below-least", { count: String(count), needed: String(wider.from) }, place)];
  return [findingOf("count-beyond-all", { count: String(count), most: String(Math.max(0, ...ranges.map(({ upTo }) => upTo))) }, place)];
}

export interface Grant {
  readonly person: string;
  readonly delegation: string | undefined;
  readonly day: Day;
  readonly count: number;
}

/** Whether the person held a grade on the day that may grant so many parts. `ranges` undefined: only whether they held one. */
export function grantFaults(
  plan: Plan,
  persons: Persons,
  rule: string,
  ranges: readonly GrantRange[] | undefined,
  grant: Grant,
  place: FindingPlace,
): readonly Finding[] {
  const { person, delegation, day, count } = grant;
  const power = powerToGrant(plan, persons, grant);
  if (power.kind !== "rank") {
    return powerFaults(plan, power, { approver: person, delegation, day: textFromDay(plan.calendar, day) }, rule, place);
  }
  const lowest = ranges === undefined ? undefined : grantedBy(ranges, count);
  if (lowest === undefined || lowest.rank <= power.rank) return [];
  const held = plan.oversight.grades[power.rank]?.name ?? "";
  return [findingOf("plan-over-authority", { person, held, count: String(count), grade: lowest.by }, place)];
}

/** By their own grade, or by a delegation under an authority over instalments, as that authority lets powers be given. */
function powerToGrant(plan: Plan, persons: Persons, { person, delegation, day }: Grant): Power {
  const named = delegation === undefined ? undefined : persons.delegations.get(delegation);
  if (named === undefined) return powerOn(persons, { authority: "", delegation: "one step" }, { person, delegation, day });
  const authority = own(plan.oversight.authorities, named.record.authority);
  const body = authority?.over === "instalment" ? versionOn(authority.versions, day, undefined)?.body : undefined;
  if (authority === undefined || body?.kind !== "authority") return { kind: "of other" };
  return powerOn(persons, { authority: authority.name, delegation: body.delegation }, { person, delegation, day });
}
