// The measured parts of one bill's request to facts: usage in pieces, history, charges; and whether its period can be billed.
import type { DaySpan, MeasuredField } from "../../dsl/program.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { exactFromText, multiply, ZERO } from "../../values/exact.ts";
import type { Facts, UsageFact } from "../facts.ts";
import type { EvaluationFailure } from "../failure.ts";
import { failure } from "../failure.ts";
import type { Plan } from "../plan.ts";
import { MOST_DAYS } from "./date.ts";
import { invalid } from "./failures.ts";
import type { ChargeParts, HistoryParts, PiecePart, Quantities, UsageParts } from "./measured-schema.ts";
import { MOST_PIECES, sumOf, tilingProblem } from "./pieces.ts";
import { outsideRange } from "./usage-from-readings.ts";

export function checkPeriod(plan: Plan, period: DaySpan, path: string, failures: EvaluationFailure[]): void {
  const { horizon } = plan;
  const days = period.to - period.from;
  if (days > MOST_DAYS) failures.push(invalid(path, { problem: `it has ${days} days`, remedy: `bill at most ${MOST_DAYS} days at once` }));
  if (horizon.from <= period.from && period.to <= horizon.to) return;
  const text = (day: number): string => textFromDay(plan.calendar, day);
  failures.push(failure("outside-horizon", { from: text(period.from), to: text(period.to), horizon: `${text(horizon.from)} .. ${text(horizon.to)}` }, path));
}

export function usageFromParts(
  plan: Plan,
  parts: UsageParts | undefined,
  whole: DaySpan,
  path: string,
  failures: EvaluationFailure[],
): Record<string, UsageFact> {
  const usage: Record<string, UsageFact> = {};
  if (parts === undefined) return usage;
  for (const name of Object.keys(parts)) {
    const part = parts[name];
    const field = plan.usage[name];
    if (part === undefined || field === undefined) continue;
    usage[name] = isPieces(part)
      ? datedUsage(plan, field, part, whole, `${path}.${name}`, failures)
      : [{ from: whole.from, to: whole.to, interim: false, estimated: false, quantities: part }];
  }
  return usage;
}

export function historyFromParts(parts: HistoryParts | undefined): Facts["history"] {
  const history: Record<string, readonly Exact[]> = {};
  for (const [name, values] of Object.entries(parts ?? {})) if (values !== undefined) history[name] = values;
  return history;
}

/** A charge not given counts as what the schedule says under `absent`; without such a word it stays missing. */
export function chargesFromParts(plan: Plan, parts: ChargeParts | undefined): Facts["charges"] {
  const charges: Record<string, Exact> = {};
  for (const field of Object.values(plan.charges)) {
    const value = parts?.[field.name] ?? absentValue(field);
    if (value !== undefined) charges[field.name] = value;
  }
  return charges;
}

function absentValue(field: MeasuredField): Exact | undefined {
  const value = field.absent === undefined ? undefined : exactFromText(field.absent);
  return value === undefined ? undefined : multiply(value, exactFromText(field.unit.factor) ?? ZERO);
}

function isPieces(part: Quantities | readonly PiecePart[]): part is readonly PiecePart[] {
  return Array.isArray(part);
}

function datedUsage(plan: Plan, field: MeasuredField, parts: readonly PiecePart[], whole: DaySpan, path: string, failures: EvaluationFailure[]): UsageFact {
  const text = (day: number): string => textFromDay(plan.calendar, day);
  const problem = parts.length === 0 ? "are none" : tilingProblem(parts, whole, text);
  if (problem !== undefined)
    failures.push(invalid(path, { problem: `the pieces ${problem}`, remedy: `give pieces in order that cover ${text(whole.from)} to ${text(whole.to)} once` }));
  if (parts.length > MOST_PIECES)
    failures.push(failure("too-many-pieces", { register: field.name, count: String(parts.length), most: String(MOST_PIECES) }, path));
  if (parts.at(-1)?.interim === true)
    failures.push(invalid(path, { problem: "the last piece is called interim", remedy: "leave `interim` out of the last piece" }));
  const pieces = parts.map(({ from, to, quantity, estimated, interim }) => ({
    from,
    to,
    interim: interim === true,
    estimated: estimated === true,
    quantities: quantity,
  }));
  for (const daypart of Object.keys(pieces[0]?.quantities ?? {})) {
    const sum = sumOf(pieces, daypart);
    failures.push(...outsideRange(field, sum, path));
  }
  return pieces;
}
