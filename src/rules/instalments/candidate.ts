// A plan as it is judged, whether it is asked for or was granted: of whom, when, for which documents, in place of which other.
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import type { FindingPlace } from "../finding.ts";
import type { AccountFacts } from "../records/record.ts";
import type { PlanCase } from "./plan-journal.ts";
import type { Cover } from "./read-plan.ts";

export interface Candidate {
  readonly day: Day;
  readonly account: AccountFacts;
  readonly covers: readonly Cover[];
  readonly debt: Exact;
  readonly replaces: string | undefined;
  /** Of a plan that was granted: its place among the journal's plans. One that is asked for comes after all of them. */
  readonly at: number;
  readonly id: string | undefined;
  readonly place: FindingPlace;
}

export function candidateOf({ record, day, covers, debt, at }: PlanCase, place: FindingPlace): Candidate {
  return { day, account: record.account, covers, debt, replaces: record.replaces, at, id: record.id, place };
}

/** The place of a finding that is about other records too. */
export function placeWith({ place }: Candidate, ids: readonly string[], mine: readonly string[] = place.records ?? []): FindingPlace {
  return { ...place, records: [...new Set([...ids, ...mine])] };
}
