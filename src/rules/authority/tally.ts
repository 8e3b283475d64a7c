// Whether the votes suffice for what a question takes: enough distinct persons, each with the grade needed or a higher one.
import type { Plan } from "../../engine/plan.ts";
import type { Finding } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { Needs } from "./matrix.ts";
import type { Vote, Voted } from "./votes.ts";
import { placeOf } from "./votes.ts";

/** Where they suffice, what is wrong with the others does not matter: `low` and `faulty` are empty. */
export interface Tally {
  readonly suffices: boolean;
  /** Their grade is enough, and nothing bars their persons. */
  readonly good: readonly Vote[];
  /** Nothing is wrong with them but that their grade is too low. */
  readonly low: readonly Vote[];
  /** They do not count. */
  readonly faulty: readonly Vote[];
  /** Whether fewer approved, well or not, than it takes. Where it takes several, an approval of nothing that the journal holds hides no lack of others. */
  readonly isTooFew: boolean;
}

/** `barred`: persons who may not approve this at all, since they hold another role in it. */
export function tallyOf(needs: Needs, votes: readonly Vote[], barred: ReadonlySet<string>): Tally {
  const sound = votes.filter(({ faults }) => faults.length === 0);
  const good = sound.filter(({ rank, person }) => (rank ?? -1) >= needs.rank && !barred.has(person));
  if (good.length >= needs.approvers) return { suffices: true, good, low: [], faulty: [], isTooFew: false };
  const low = sound.filter(({ rank }) => (rank ?? -1) < needs.rank);
  const ofThis = new Set(votes.flatMap(({ isOfThis, person }) => (isOfThis ? [person] : [])));
  // Who approved an earlier revision and then this one has approved this one.
  const cast = votes.filter(({ isOfThis, person }) => isOfThis || !ofThis.has(person));
  const faulty = cast.filter(({ faults }) => faults.length > 0);
  // Where one is needed, that the one given is of nothing says all.
  const given = needs.approvers === 1 ? cast : cast.filter(({ isOfCase }) => isOfCase);
  return { suffices: false, good, low, faulty, isTooFew: given.length < needs.approvers };
}

/** Every reason why the votes do not suffice; none where they do. */
export function tallyFaults(plan: Plan, needs: Needs, tally: Tally, voted: Voted): readonly Finding[] {
  if (tally.suffices) return [];
  const grade = gradeName(plan, needs.rank);
  const few = { found: String(tally.good.length), needed: String(needs.approvers), grade };
  return [
    ...(tally.isTooFew ? [findingOf("approvals-too-few", few, voted.place)] : []),
    ...tally.low.map(({ person, rank, approval }) =>
      findingOf("over-authority", { persons: person, held: gradeName(plan, rank ?? 0), grade }, placeOf(voted, approval)),
    ),
    ...tally.faulty.flatMap(({ faults }) => faults),
  ];
}

export function gradeName({ oversight }: Plan, rank: number): string {
  return oversight.grades[Math.min(rank, oversight.grades.length - 1)]?.name ?? "";
}
