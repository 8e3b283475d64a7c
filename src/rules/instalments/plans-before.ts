// Which plans of an account stand before another: those of earlier days, and on one day those whose place it takes, then those that come first in the journal's order.
import type { Candidate } from "./candidate.ts";
import type { PlanLife } from "./plan-life.ts";

export interface PlansBefore {
  readonly others: readonly PlanLife[];
  /** The plan whose place it takes, the one whose place that took, and so on back to the first. */
  readonly line: readonly PlanLife[];
}

export function plansBefore(lives: readonly PlanLife[], candidate: Candidate): PlansBefore {
  const byId = new Map(lives.map((life) => [life.plan.record.id, life]));
  const line = lineFrom(byId, candidate.line.before, -Infinity);
  const taken = new Set(line);
  const others = lives.filter((life) => {
    const { day, at, record } = life.plan;
    if (record.id === candidate.id || day > candidate.day) return false;
    return day < candidate.day || taken.has(life) || (at < candidate.at && !follows(byId, life, candidate));
  });
  return { others, line };
}

/** Whether it takes the candidate's place, by way of others of the day or not. */
function follows(byId: ReadonlyMap<string, PlanLife>, { plan }: PlanLife, { id, day }: Candidate): boolean {
  return id !== undefined && (plan.line.before === id || lineFrom(byId, plan.line.before, day).some((life) => life.plan.line.before === id));
}

/** As far back as the day `until`. Lines have no circles. */
function lineFrom(byId: ReadonlyMap<string, PlanLife>, id: string | undefined, until: number): readonly PlanLife[] {
  const found: PlanLife[] = [];
  for (let life = id === undefined ? undefined : byId.get(id); life !== undefined && life.plan.day >= until; ) {
    found.push(life);
    const { before } = life.plan.line;
    life = before === undefined ? undefined : byId.get(before);
  }
  return found;
}
