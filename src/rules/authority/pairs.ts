// Pairs of roles that one person may not hold at once: who asks, approves, read the meter, holds the account, or could act for who asks.
import type { Forbid, Role } from "../../dsl/oversight.ts";
import type { Day } from "../../values/calendar.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { Persons } from "./persons.ts";
import { delegatesOf } from "./persons.ts";
import type { ReadyVersion } from "./ready.ts";
import type { Revision } from "./revision.ts";
import type { Vote } from "./votes.ts";

export interface ForbiddenPair {
  readonly person: string;
  readonly finding: Finding;
}

/** Each person in each forbidden pair once. Votes of another revision make nobody an approver of this. */
export function forbiddenPairs(
  ready: ReadyVersion,
  persons: Persons,
  revision: Revision,
  votes: readonly Vote[],
  place: FindingPlace,
): readonly ForbiddenPair[] {
  return ready.body.forbids.flatMap((forbid) => {
    const [role, otherRole] = forbid.roles;
    const both = personsIn(role, ready, persons, revision, votes).filter((one) => isIn(otherRole, one, ready, persons, revision, votes));
    return [...new Set(both.map(({ person }) => person))].map((person) => ({ person, finding: pairFinding(forbid, person, votes, place) }));
  });
}

/** A person in a role, on the day on which it matters. */
interface Acting {
  readonly person: string;
  readonly day: Day;
}

function personsIn(role: Role, ready: ReadyVersion, persons: Persons, { request, day }: Revision, votes: readonly Vote[]): readonly Acting[] {
  const one = (person: string | undefined): readonly Acting[] => (person === undefined ? [] : [{ person, day }]);
  switch (role) {
    case "requester":
      return one(request.requester);
    case "approver":
      return votes.filter(({ isOfThis }) => isOfThis).map(({ person, approval }) => ({ person, day: approval.day }));
    case "reader":
      return one(request.bill?.reader);
    case "account holder":
      return one(request.account.holder);
    case "delegate of requester":
      return [...delegatesOf(persons, request.requester, ready.authority.name, day)].flatMap(one);
  }
}

/** Whether the person, on that day, is in the role too. */
function isIn(role: Role, { person, day }: Acting, ready: ReadyVersion, persons: Persons, revision: Revision, votes: readonly Vote[]): boolean {
  if (role === "delegate of requester") return delegatesOf(persons, revision.request.requester, ready.authority.name, day).has(person);
  return personsIn(role, ready, persons, revision, votes).some((other) => other.person === person);
}

function pairFinding(forbid: Forbid, person: string, votes: readonly Vote[], place: FindingPlace): Finding {
  const [role, otherRole] = forbid.roles;
  const approves = role === "approver" || otherRole === "approver";
  const ids = approves ? votes.flatMap((vote) => (vote.isOfThis && vote.person === person ? [vote.approval.record.id] : [])) : [];
  const at = { ...place, records: [...(place.records ?? []), ...ids], cites: forbid.cites.length > 0 ? forbid.cites : (place.cites ?? []) };
  const isSelf = approves && (role === "requester" || otherRole === "requester");
  return isSelf ? findingOf("self-approval", { person }, at) : findingOf("forbidden-pair", { person, role, otherRole }, at);
}
