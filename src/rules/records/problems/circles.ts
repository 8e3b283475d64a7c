// Delegations that lead back to who gave first, all in force on one day: then nobody's own power stands behind them.
// A circle is found where its last delegation begins: on that day the others are in force already.
import type { Plan } from "../../../engine/plan.ts";
import type { Day } from "../../../values/calendar.ts";
import { dayFromText } from "../../../values/calendar.ts";
import type { Finding } from "../../finding.ts";
import type { Dated } from "../journal.ts";
import type { JournalIndex } from "../journal-index.ts";
import type { Delegation } from "../record.ts";
import type { DayText } from "./problem.ts";
import { problemOf } from "./problem.ts";

/** A delegation with the days on which it gives power: `[from, to)`, revocation worked in. */
interface Power {
  readonly dated: Dated<Delegation>;
  readonly from: Day;
  readonly to: Day;
}

export function circleProblems(plan: Plan, index: JournalIndex, dayText: DayText): readonly Finding[] {
  const authorities = new Map<string, Power[]>();
  for (const power of powersOf(plan, index)) {
    const { authority } = power.dated.record;
    const known = authorities.get(authority);
    if (known === undefined) authorities.set(authority, [power]);
    else known.push(power);
  }
  return [...authorities.values()].flatMap((powers) => circlesAmong(onCircles(powers), dayText));
}

function powersOf({ calendar }: Plan, { delegations, revocations }: JournalIndex): readonly Power[] {
  const revoked = new Map<string, Day>();
  for (const { record, day } of revocations) revoked.set(record.delegation, Math.min(day, revoked.get(record.delegation) ?? Infinity));
  return [...delegations.values()].flatMap((dated) => {
    const [from, to] = [dayFromText(calendar, dated.record.from), dayFromText(calendar, dated.record.to)];
    if (from === undefined || to === undefined) return [];
    const end = Math.min(to, revoked.get(dated.record.id) ?? Infinity);
    return from < end ? [{ dated, from, to: end }] : [];
  });
}

/** Those on a way from circle to circle: most journals leave nothing. */
function onCircles(powers: readonly Power[]): readonly Power[] {
  const withGiver = peeled(powers, giverOf, takerOf);
  return peeled(withGiver, takerOf, giverOf);
}

/** Without those who are reached from nobody, nor then from anybody who is left, and so on. */
function peeled(powers: readonly Power[], from: (power: Power) => string, to: (power: Power) => string): readonly Power[] {
  const reached = new Map<string, number>();
  const leaving = new Map<string, Power[]>();
  for (const power of powers) {
    reached.set(to(power), (reached.get(to(power)) ?? 0) + 1);
    const known = leaving.get(from(power));
    if (known === undefined) leaving.set(from(power), [power]);
    else known.push(power);
  }
  const waiting = [...leaving.keys()].filter((person) => !reached.has(person));
  const gone = new Set<string>();
  for (let person = waiting.pop(); person !== undefined; person = waiting.pop()) {
    gone.add(person);
    for (const power of leaving.get(person) ?? []) {
      const left = (reached.get(to(power)) ?? 0) - 1;
      reached.set(to(power), left);
      if (left === 0) waiting.push(to(power));
    }
  }
  return powers.filter((power) => !gone.has(from(power)));
}

function giverOf({ dated }: Power): string {
  return dated.record.giver;
}

function takerOf({ dated }: Power): string {
  return dated.record.taker;
}

function circlesAmong(powers: readonly Power[], dayText: DayText): readonly Finding[] {
  const starting = powers.toSorted((a, b) => a.from - b.from);
  const ending = powers.toSorted((a, b) => a.to - b.to);
  const active = new Map<string, Set<Power>>();
  let ended = 0;
  return starting.flatMap((power) => {
    for (let next = ending[ended]; next !== undefined && next.to <= power.from; next = ending[ended]) {
      active.get(giverOf(next))?.delete(next);
      ended += 1;
    }
    const giver = giverOf(power);
    const way = wayBetween(active, takerOf(power), giver);
    const given = active.get(giver);
    if (given === undefined) active.set(giver, new Set([power]));
    else given.add(power);
    return way === undefined ? [] : [circle(power, way, dayText)];
  });
}

/** The delegations that lead from one person to another; empty where they are one. */
function wayBetween(active: ReadonlyMap<string, ReadonlySet<Power>>, from: string, to: string): readonly Power[] | undefined {
  const reachedBy = new Map<string, Power | undefined>([[from, undefined]]);
  const waiting = [from];
  for (let at = 0; at < waiting.length && !reachedBy.has(to); at += 1) {
    for (const power of active.get(waiting[at] ?? "") ?? []) {
      const taker = takerOf(power);
      if (reachedBy.has(taker)) continue;
      reachedBy.set(taker, power);
      waiting.push(taker);
    }
  }
  if (!reachedBy.has(to)) return undefined;
  const way: Power[] = [];
  for (let power = reachedBy.get(to); power !== undefined; power = reachedBy.get(giverOf(power))) way.unshift(power);
  return way;
}

function circle(last: Power, way: readonly Power[], dayText: DayText): Finding {
  const { giver, authority } = last.dated.record;
  const persons = [giver, ...[last, ...way].map(takerOf)].join(", ");
  const finding = problemOf("delegations-in-a-circle", [last.dated, ...way.map(({ dated }) => dated)], { authority, persons, on: dayText(last.from) }, dayText);
  return { ...finding, day: dayText(last.from) };
}
