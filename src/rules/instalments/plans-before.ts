// Which plans of an account stand before another: those of earlier days, and on one day those whose place it takes, then those that come first in the journal's order.
import type { Day } from "../../values/calendar.ts";
import type { Candidate } from "./candidate.ts";
import type { PlanLife } from "./plan-life.ts";

export interface PlansBefore {
  readonly others: readonly PlanLife[];
  /** The plan whose place it takes, the one whose place that took, and so on back to the first. */
  readonly line: readonly PlanLife[];
}

/** `lives`: in the journal's order, which is that of days. */
export function plansBefore(lives: readonly PlanLife[], candidate: Candidate): PlansBefore {
  const byId = finder(lives);
  const line = lineFrom(byId, candidate.line.before, -Infinity);
  const taken = new Set(line);
  const [first, last] = [firstFrom(lives, candidate.day), firstFrom(lives, candidate.day + 1)];
  const ofDay = lives.slice(first, last).filter((life) => {
    const { at, record } = life.plan;
    return record.id !== candidate.id && (taken.has(life) || (at < candidate.at && !follows(byId, life, candidate)));
  });
  return { others: [...lives.slice(0, first), ...ofDay], line };
}

/** The place of the first plan of the day or later: those before it are not looked at one by one. */
function firstFrom(lives: readonly PlanLife[], day: Day): number {
  let [low, high] = [0, lives.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lives[middle]?.plan.day ?? Infinity) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

type FindLife = (id: string) => PlanLife | undefined;

/** Most plans take no other's place: an index for each of many plans of one account would cost more than all else. */
function finder(lives: readonly PlanLife[]): FindLife {
  let byId: ReadonlyMap<string, PlanLife> | undefined;
  return (id) => {
    byId ??= new Map(lives.map((life) => [life.plan.record.id, life]));
    return byId.get(id);
  };
}

/** Whether it takes the candidate's place, by way of others of the day or not. */
function follows(byId: FindLife, { plan }: PlanLife, { id, day }: Candidate): boolean {
  return id !== undefined && (plan.line.before === id || lineFrom(byId, plan.line.before, day).some((life) => life.plan.line.before === id));
}

/** As far back as the day `until`. Lines have no circles. */
function lineFrom(byId: FindLife, id: string | undefined, until: number): readonly PlanLife[] {
  const found: PlanLife[] = [];
  for (let life = id === undefined ? undefined : byId(id); life !== undefined && life.plan.day >= until; ) {
    found.push(life);
    const { before } = life.plan.line;
    life = before === undefined ? undefined : byId(before);
  }
  return found;
}
