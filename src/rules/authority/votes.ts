// The approvals of one revision: which of them count, with what rank, and what is wrong with the others.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { Dated } from "../records/journal.ts";
import type { Approval } from "../records/record.ts";
import type { Case } from "./case.ts";
import type { Persons, Power } from "./persons.ts";
import { powerOn } from "./persons.ts";
import type { ReadyVersion } from "./ready.ts";
import type { Revision } from "./revision.ts";

export interface Vote {
  readonly approval: Dated<Approval>;
  readonly person: string;
  /** Undefined where it is of another revision, or its person could do nothing. */
  readonly rank: number | undefined;
  /** Why it does not count, whatever the question. Empty: it counts with its rank. */
  readonly faults: readonly Finding[];
  /** Whether it names this revision. */
  readonly isOfThis: boolean;
  /** Whether what it names is a revision of the request at all, as far as the journal shows. */
  readonly isOfCase: boolean;
}

/** What the votes are of. `used`: the day on which they are made use of. `executed`: the day on which it was carried out. */
export interface Voted {
  readonly revision: Revision;
  readonly hash: string;
  readonly used: Day;
  readonly executed: Day | undefined;
  readonly place: FindingPlace;
}

/** In the journal's order. Of several sound votes of a person the one of the highest rank counts, the earliest of equals; the others are one person twice. */
export function votesOf(
  plan: Plan,
  ready: ReadyVersion,
  persons: Persons,
  { approvals, pieces }: Pick<Case, "approvals" | "pieces">,
  voted: Voted,
): readonly Vote[] {
  const hashes = new Set(pieces.map(({ hash }) => hash));
  const votes = approvals.map((approval) => voteOf(plan, ready, persons, approval, voted, hashes));
  const best = new Map<string, Vote>();
  for (const vote of votes) {
    const before = best.get(vote.person);
    if (vote.faults.length === 0 && (before === undefined || (vote.rank ?? -1) > (before.rank ?? -1))) best.set(vote.person, vote);
  }
  return votes.map((vote) => {
    if (vote.faults.length > 0 || best.get(vote.person) === vote) return vote;
    return { ...vote, faults: [findingOf("approver-twice", { person: vote.person }, placeOf(voted, vote.approval))] };
  });
}

/** A finding about one approval stands with the request and the approval. */
export function placeOf({ place }: Voted, { record }: Dated<Approval>): FindingPlace {
  return { ...place, records: [...(place.records ?? []), record.id] };
}

function voteOf(plan: Plan, ready: ReadyVersion, persons: Persons, approval: Dated<Approval>, voted: Voted, hashes: ReadonlySet<string | undefined>): Vote {
  const { record, day } = approval;
  const person = record.approver;
  // Of another revision nothing else is asked: it was no approval of this.
  if (record.request_hash !== voted.hash) {
    const faults = [findingOf("stale-approval", { person }, placeOf(voted, approval))];
    return { approval, person, isOfThis: false, isOfCase: hashes.has(record.request_hash), rank: undefined, faults };
  }
  const of = { approval, person, isOfThis: true, isOfCase: true };
  const power = powerOn(persons, { authority: ready.authority.name, delegation: ready.body.delegation }, { person, delegation: record.delegation, day });
  const rank = power.kind === "rank" ? power.rank : undefined;
  const until = day + (ready.body.expires ?? Infinity);
  const { revision, used, executed = Infinity } = voted;
  if (rank !== undefined && revision.day <= day && day <= executed && used <= until) return { ...of, rank, faults: [] };
  const at = placeOf(voted, approval);
  const faults = [...timeFaults(plan, approval, until, voted, at), ...powerFaults(plan, power, record, ready.authority.name, at)];
  return { ...of, rank, faults };
}

function timeFaults({ calendar }: Plan, { record, day }: Dated<Approval>, until: Day, voted: Voted, at: FindingPlace): readonly Finding[] {
  const values = { person: record.approver, day: record.day };
  return [
    ...(day < voted.revision.day ? [findingOf("approval-before-request", values, at)] : []),
    ...(voted.executed !== undefined && day > voted.executed ? [findingOf("approval-after-execution", values, at)] : []),
    ...(voted.used > until ? [findingOf("approval-expired", { ...values, until: textFromDay(calendar, until) }, at)] : []),
  ];
}

/** Who acted on which day, and by which delegation: of an approval, or of a plan that was granted. */
export interface Acted {
  readonly approver: string;
  readonly day: string;
  readonly delegation?: string | undefined;
}

export function powerFaults({ calendar }: Plan, power: Power, act: Acted, authority: string, at: FindingPlace): readonly Finding[] {
  const { approver: person, day, delegation = "" } = act;
  switch (power.kind) {
    case "rank":
      return [];
    case "not appointed":
      return [findingOf("approver-not-appointed", { person, day }, at)];
    case "unknown":
      return [findingOf("delegation-unknown", { person, delegation }, at)];
    case "of other":
      return [findingOf("delegation-of-other", { person, delegation, authority }, at)];
    case "not in force":
      return [findingOf("delegation-not-in-force", { person, delegation, day }, at)];
    case "not allowed":
      return [findingOf("delegation-not-allowed", { person, delegation, authority }, at)];
    case "revoked":
      return [findingOf("delegation-revoked", { person, delegation, on: textFromDay(calendar, power.on) }, at)];
    case "onward":
      return [findingOf("delegation-onward", { person, giver: power.giver, authority }, at)];
    case "empty":
      return [findingOf("delegation-empty", { person, giver: power.giver, day }, at)];
    case "cycle":
      return [findingOf("delegation-cycle", { person, delegation }, at)];
  }
}
