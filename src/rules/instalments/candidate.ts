// A plan as it is judged, whether it is asked for or was granted: of whom, when, for which documents, in place of which other.
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import type { FindingPlace } from "../finding.ts";
import type { AccountFacts } from "../records/record.ts";
import type { PlanCase, PlanJournal } from "./plan-journal.ts";
import type { PlanLine } from "./plan-line.ts";
import type { Cover } from "./read-plan.ts";

export interface Candidate {
  readonly day: Day;
  readonly account: AccountFacts;
  readonly covers: readonly Cover[];
  readonly debt: Exact;
  readonly line: PlanLine;
  /** Of a plan that was granted: its place among the journal's plans. One that is asked for comes after all of them. */
  readonly at: number;
  readonly id: string | undefined;
  readonly place: FindingPlace;
}

export function candidateOf({ record, day, covers, debt, at, line }: PlanCase, place: FindingPlace): Candidate {
  return { day, account: record.account, covers, debt, line, at, id: record.id, place };
}

/** The line of a plan that is only asked for. */
export function askedLine({ plans }: Pick<PlanJournal, "plans">, replaces: string | undefined, account: AccountFacts): PlanLine {
  const before = replaces === undefined ? undefined : plans.get(replaces);
  if (before === undefined || before.record.account.id !== account.id) return { before: undefined, first: "", isCircle: false };
  return { before: replaces, first: before.line.first, isCircle: false };
}

/** The place of a finding that is about other records too. */
export function placeWith({ place }: Candidate, ids: readonly string[], mine: readonly string[] = place.records ?? []): FindingPlace {
  return { ...place, records: [...new Set([...ids, ...mine])] };
}
