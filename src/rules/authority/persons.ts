// Who held which grade on which day, by appointment or by delegation. An appointment or a delegation made afterwards gave no power on the day.
import type { AuthorityBody } from "../../dsl/oversight.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { dayFromText } from "../../values/calendar.ts";
import type { Dated } from "../records/journal.ts";
import type { Appointment, Delegation, Revocation } from "../records/record.ts";

interface HeldGrade {
  readonly made: Day;
  readonly from: Day;
  /** Exclusive. */
  readonly to: Day;
  readonly rank: number;
}

export interface Given {
  readonly record: Delegation;
  readonly made: Day;
  readonly from: Day;
  readonly to: Day;
  /** The day on which it was revoked; from it on it gives no power. */
  readonly revoked: Day | undefined;
}

export interface Persons {
  readonly appointments: ReadonlyMap<string, readonly HeldGrade[]>;
  readonly delegations: ReadonlyMap<string, Given>;
  readonly byTaker: ReadonlyMap<string, readonly Given[]>;
  readonly byGiver: ReadonlyMap<string, readonly Given[]>;
}

/** What a person could do on a day: a rank, or why none. `giver`: who had nothing to give, or gave what was itself delegated. */
export type Power =
  | { readonly kind: "rank"; readonly rank: number }
  | { readonly kind: "not appointed" | "unknown" | "of other" | "not in force" | "not allowed" | "cycle" }
  | { readonly kind: "revoked"; readonly on: Day }
  | { readonly kind: "onward" | "empty"; readonly giver: string };

export function personsOf(
  plan: Plan,
  appointments: readonly Dated<Appointment>[],
  delegations: readonly Dated<Delegation>[],
  revocations: readonly Dated<Revocation>[],
): Persons {
  const ranks = new Map(plan.oversight.grades.map(({ name }, rank) => [name, rank]));
  const held = new Map<string, HeldGrade[]>();
  for (const { record, day } of appointments) {
    const [rank, from] = [ranks.get(record.grade), dayFromText(plan.calendar, record.from)];
    const to = record.to === undefined ? Infinity : dayFromText(plan.calendar, record.to);
    if (rank !== undefined && from !== undefined && to !== undefined) listAt(held, record.person).push({ made: day, from, to, rank });
  }
  const revoked = new Map<string, Day>();
  for (const { record, day } of revocations) revoked.set(record.delegation, Math.min(day, revoked.get(record.delegation) ?? Infinity));
  const given = delegations.flatMap((each) => givenOf(plan, each, revoked.get(each.record.id)));
  return { appointments: held, ...indexed(given) };
}

/** The rank that the person held by appointment, the highest where there were several; undefined: none. */
export function appointedRank({ appointments }: Persons, person: string, day: Day): number | undefined {
  let highest: number | undefined;
  for (const { made, from, to, rank } of appointments.get(person) ?? []) {
    if (made <= day && from <= day && day < to) highest = Math.max(rank, highest ?? rank);
  }
  return highest;
}

/** By which the person acts: their own grade, or where a delegation is named, what its giver held. */
export function powerOn(
  persons: Persons,
  rule: { readonly authority: string; readonly delegation: AuthorityBody["delegation"] },
  act: { readonly person: string; readonly delegation: string | undefined; readonly day: Day },
): Power {
  const { person, day } = act;
  if (act.delegation === undefined) {
    const rank = appointedRank(persons, person, day);
    return rank === undefined ? { kind: "not appointed" } : { kind: "rank", rank };
  }
  if (rule.delegation === "none") return { kind: "not allowed" };
  const given = persons.delegations.get(act.delegation);
  if (given === undefined) return { kind: "unknown" };
  const { record, revoked } = given;
  if (record.taker !== person || record.authority !== rule.authority) return { kind: "of other" };
  if (revoked !== undefined && revoked <= day) return { kind: "revoked", on: revoked };
  if (!isInForce(given, day)) return { kind: "not in force" };
  if (record.giver === person) return { kind: "cycle" };
  return handedOn(persons, rule, record.giver, day, new Set([person]));
}

/** The persons who could act for another on the day, by their delegations and by those that these gave onward. */
export function delegatesOf({ byGiver }: Persons, giver: string, authority: string, day: Day): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [giver];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const given of byGiver.get(next) ?? []) {
      const { taker } = given.record;
      if (given.record.authority !== authority || !isInForce(given, day) || taker === giver || found.has(taker)) continue;
      found.add(taker);
      open.push(taker);
    }
  }
  return found;
}

/** What a giver had to give: their own grade, and where powers may be handed on, what was given to them. `before`: who stands on the way. */
function handedOn(
  persons: Persons,
  rule: { readonly authority: string; readonly delegation: AuthorityBody["delegation"] },
  giver: string,
  day: Day,
  before: ReadonlySet<string>,
): Power {
  const own = appointedRank(persons, giver, day);
  const received = (persons.byTaker.get(giver) ?? []).filter((given) => given.record.authority === rule.authority && isInForce(given, day));
  if (rule.delegation !== "onward" || received.length === 0) {
    if (own !== undefined) return { kind: "rank", rank: own };
    return received.length > 0 ? { kind: "onward", giver } : { kind: "empty", giver };
  }
  const { rank, cycle } = reachable(persons, rule.authority, giver, day, before);
  if (rank !== undefined) return { kind: "rank", rank };
  return cycle ? { kind: "cycle" } : { kind: "empty", giver };
}

/** The highest rank among a giver and all from whom their power may come. `cycle`: somebody met before stands among them. */
function reachable(
  persons: Persons,
  authority: string,
  giver: string,
  day: Day,
  before: ReadonlySet<string>,
): { readonly rank: number | undefined; readonly cycle: boolean } {
  const seen = new Set([...before, giver]);
  const open = [giver];
  let rank: number | undefined;
  let cycle = false;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const own = appointedRank(persons, next, day);
    if (own !== undefined) rank = Math.max(own, rank ?? own);
    for (const given of persons.byTaker.get(next) ?? []) {
      if (given.record.authority !== authority || !isInForce(given, day)) continue;
      const source = given.record.giver;
      cycle ||= seen.has(source);
      if (!seen.has(source)) open.push(source);
      seen.add(source);
    }
  }
  return { rank, cycle };
}

function isInForce({ made, from, to, revoked }: Given, day: Day): boolean {
  return made <= day && from <= day && day < to && (revoked === undefined || day < revoked);
}

function givenOf({ calendar }: Plan, { record, day }: Dated<Delegation>, revoked: Day | undefined): readonly Given[] {
  const [from, to] = [dayFromText(calendar, record.from), dayFromText(calendar, record.to)];
  return from === undefined || to === undefined ? [] : [{ record, made: day, from, to, revoked }];
}

function indexed(given: readonly Given[]): Omit<Persons, "appointments"> {
  const [byTaker, byGiver] = [new Map<string, Given[]>(), new Map<string, Given[]>()];
  for (const each of given) {
    listAt(byTaker, each.record.taker).push(each);
    listAt(byGiver, each.record.giver).push(each);
  }
  return { delegations: new Map(given.map((each) => [each.record.id, each])), byTaker, byGiver };
}

/** The list that stands under the key, put there where there is none. */
export function listAt<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const found = lists.get(key);
  if (found !== undefined) return found;
  const made: V[] = [];
  lists.set(key, made);
  return made;
}
