// On which day of a span the season sets stand as a condition asks, for an account with the values that it asks: a concrete day, or none.

import type { Calendar, Day } from "../../../../values/calendar.ts";
import { dayFromParts, monthLength, partsFromDay } from "../../../../values/calendar.ts";
import type { DaySpan, MonthDay, Program, SeasonSet, Version } from "../../../program.ts";
import type { DayOf } from "./search.ts";
import type { Point } from "./space.ts";

type Dated = Pick<Program, "seasons" | "account" | "calendar">;

/** Remembers its answers: a search asks the same again and again. */
export function seasonDays(program: Dated, span: DaySpan): DayOf {
  const answers = new Map<string, Day | undefined>();
  return (point) => {
    const asked = Object.values(program.seasons).filter((set) => point.has(`seasons.${set.name}`));
    if (asked.length === 0) return "any";
    const key = asked.map((set) => `${String(point.get(`seasons.${set.name}`))} ${fieldValue(point, set)}`).join("|");
    const known = `${asked.map((set) => set.name).join()}:${key}`;
    if (!answers.has(known)) answers.set(known, firstDay(program, span, asked, point));
    return answers.get(known);
  };
}

function firstDay(program: Dated, span: DaySpan, sets: readonly SeasonSet[], point: Point): Day | undefined {
  const days = changeDays(program, span, sets);
  return combinations(program, sets, point).flatMap((values) => {
    const day = days.find((date) => sets.every((set) => seasonOn(program.calendar, set, values, date) === point.get(`seasons.${set.name}`)));
    return day === undefined ? [] : [day];
  })[0];
}

/** Every choice of the fields by which the sets differ that the point leaves open. */
function combinations(program: Dated, sets: readonly SeasonSet[], point: Point): readonly ReadonlyMap<string, string>[] {
  const fields = [...new Set(sets.flatMap((set) => (set.by === undefined ? [] : [set.by])))];
  return fields.reduce<readonly ReadonlyMap<string, string>[]>(
    (all, field) => {
      const settled = point.get(`account.${field}`);
      const declared = program.account[field];
      const values = typeof settled === "string" ? [settled] : declared?.kind === "choice" ? declared.values.map(({ name }) => name) : [];
      return all.flatMap((before) => values.map((value) => new Map([...before, [field, value]])));
    },
    [new Map<string, string>()],
  );
}

/** The first day of the span and every day inside it on which a season of one of the sets can begin. */
export function changeDays(program: Pick<Program, "calendar">, span: DaySpan, sets: readonly SeasonSet[]): readonly Day[] {
  const days = new Set<Day>([span.from]);
  const [first, last] = [partsFromDay(program.calendar, span.from).year, partsFromDay(program.calendar, span.to).year];
  for (const { versions } of sets) {
    for (const { from, to, body } of versions) {
      for (const day of [from, to]) days.add(day);
      if (body.kind === "unknown") continue;
      const starts = new Map(Object.values(body.spans).flatMap((spans) => spans.map((start) => [start.from.month * 100 + start.from.day, start.from])));
      for (let year = first; year <= last; year += 1) for (const start of starts.values()) days.add(dayInYear(program.calendar, year, start));
    }
  }
  return [...days].filter((day) => span.from <= day && day < span.to).sort((a, b) => a - b);
}

/** A season that begins on a day which the year has not begins on the next. */
function dayInYear(calendar: Calendar, year: number, { month, day }: MonthDay): Day {
  const exists = dayFromParts(calendar, year, month, day);
  if (exists !== undefined) return exists;
  return (dayFromParts(calendar, year, month, monthLength(calendar, year, month)) ?? 0) + 1;
}

/** The season of a set on a day, by the version announced last; undefined where it is not known. */
export function seasonOn(calendar: Calendar, set: SeasonSet, values: ReadonlyMap<string, string>, day: Day): string | undefined {
  let best: SeasonSet["versions"][number] | undefined;
  for (const version of set.versions) {
    if (isAnnulled(version, day)) continue;
    if (version.from <= day && day < version.to && (best === undefined || version.announced > best.announced)) best = version;
  }
  if (best === undefined || best.body.kind === "unknown") return undefined;
  const spans = best.body.spans[set.by === undefined ? "" : (values.get(set.by) ?? "")] ?? [];
  const parts = partsFromDay(calendar, day);
  const begun = spans.findLast(({ from }) => from.month < parts.month || (from.month === parts.month && from.day <= parts.day));
  return (begun ?? spans.at(-1))?.season;
}

function isAnnulled({ annulled }: Version, day: Day): boolean {
  return annulled !== undefined && (annulled.reach === "from its start" || annulled.on <= day);
}

function fieldValue(point: Point, set: SeasonSet): string {
  return set.by === undefined ? "" : String(point.get(`account.${set.by}`) ?? "");
}
