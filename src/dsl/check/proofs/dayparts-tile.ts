// Dayparts tile the week: in every version, in every combination of seasons that occurs, on every kind of day, each minute has one daypart.

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { proofDiagnostic } from "../../diagnostics/proof-catalogue.ts";
import type { DaypartBody, DaypartSet, Program, SeasonSet } from "../../program.ts";
import { changeDays, seasonOn } from "./condition/season-day.ts";
import type { DayKind } from "./day-kinds.ts";
import { claims, DAY_KINDS, dayKindWords } from "./day-kinds.ts";

type Window = DaypartBody["windows"][number];
type Version = DaypartSet["versions"][number];
/** Season by set. */
type Seasons = ReadonlyMap<string, string>;

const DAY_END = 24 * 60;

export function proveDayparts(program: Program, report: (diagnostic: Diagnostic) => void): void {
  for (const set of Object.values(program.dayparts)) {
    reportHolidays(program, set, report);
    for (const version of set.versions) if (version.body.kind === "dayparts") proveVersion(program, set, version, version.body, report);
  }
}

function reportHolidays(program: Program, set: DaypartSet, report: (diagnostic: Diagnostic) => void): void {
  if (program.holidays.length > 0) return;
  const window = windowsOf(set).find((asked) => asked.on.includes("holiday"));
  if (window !== undefined) report(proofDiagnostic("holidays-missing", window.span, { set: set.name }));
}

function windowsOf(set: DaypartSet): readonly Window[] {
  return set.versions.flatMap(({ body }) => (body.kind === "dayparts" ? body.windows : []));
}

function proveVersion(program: Program, set: DaypartSet, version: Version, body: DaypartBody, report: (diagnostic: Diagnostic) => void): void {
  const reported = new Set<string>();
  const proved = new Set<string>();
  const hasHolidays = program.holidays.length > 0 || body.windows.some((window) => window.on.includes("holiday"));
  for (const seasons of seasonCombinations(program, version, body)) {
    for (const kind of DAY_KINDS) {
      if (kind.isHoliday && !hasHolidays) continue;
      const windows = body.windows.filter((window) => holds(program, window, kind, seasons));
      const key = windows.map((window) => body.windows.indexOf(window)).join();
      if (proved.has(key)) continue;
      proved.add(key);
      const words = dayKindWords(kind, hasHolidays) + seasonWords(seasons);
      for (const fault of faultsOf(windows, body.otherwise)) reportFault(set, version, words, fault, reported, report);
    }
  }
}

function holds(program: Program, window: Window, kind: DayKind, seasons: Seasons): boolean {
  if (window.within !== undefined && seasons.get(window.within.set) !== window.within.season) return false;
  return window.on.length === 0 || window.on.some((name) => claims(program.weekend, name, kind));
}

interface Fault {
  readonly minute: number;
  /** Two dayparts, or none. */
  readonly windows: readonly [Window, Window] | undefined;
}

/** One fault for each pair of dayparts, and one for a gap. */
function faultsOf(windows: readonly Window[], otherwise: string | undefined): readonly Fault[] {
  const faults: Fault[] = [];
  const edges = [...new Set([0, ...windows.flatMap(({ from, to }) => [from, to])])].filter((minute) => minute < DAY_END).sort((a, b) => a - b);
  for (const minute of edges) {
    const holding = windows.filter(({ from, to }) => from <= minute && minute < to);
    const [first] = holding;
    const second = holding.find(({ daypart }) => daypart !== first?.daypart);
    if (first !== undefined && second !== undefined) faults.push({ minute, windows: [first, second] });
    if (first === undefined && otherwise === undefined) faults.push({ minute, windows: undefined });
  }
  return faults;
}

function reportFault(set: DaypartSet, version: Version, dayKind: string, fault: Fault, reported: Set<string>, report: (diagnostic: Diagnostic) => void): void {
  const key =
    fault.windows
      ?.map(({ daypart }) => daypart)
      .sort()
      .join() ?? "";
  if (reported.has(key)) return;
  reported.add(key);
  const time = timeWords(fault.minute);
  if (fault.windows === undefined) {
    report(proofDiagnostic("dayparts-gap", version.span, { dayKind, time, set: set.name }));
    return;
  }
  const [first, second] = fault.windows;
  const parameters = { dayKind, time, first: `\`${first.daypart}\``, second: `\`${second.daypart}\``, set: set.name };
  report(proofDiagnostic("dayparts-overlap", second.span, parameters, [{ span: first.span, message: `\`${first.daypart}\` holds ${time} by this window` }]));
}

/** The combinations of the seasons asked for that occur on a day of the version, each once. */
function seasonCombinations(program: Program, version: Version, body: DaypartBody): readonly Seasons[] {
  const names = [...new Set(body.windows.flatMap((window) => (window.within === undefined ? [] : [window.within.set])))];
  const sets = names.flatMap((name) => program.seasons[name] ?? []);
  if (sets.length === 0) return [new Map()];
  const found = new Map<string, Seasons>();
  const days = changeDays(program, version, sets);
  for (const values of fieldValues(program, sets)) {
    for (const day of days) {
      const seasons = new Map(
        sets.flatMap((set) => {
          const season = seasonOn(program.calendar, set, values, day);
          return season === undefined ? [] : [[set.name, season] as const];
        }),
      );
      // Where a season is unknown no bill is worked out: nothing is asked of that day.
      if (seasons.size === sets.length) found.set([...seasons.values()].join(), seasons);
    }
  }
  return [...found.values()];
}

/** Every choice of the account fields by which the sets differ. */
function fieldValues(program: Program, sets: readonly SeasonSet[]): readonly ReadonlyMap<string, string>[] {
  const fields = [...new Set(sets.flatMap((set) => (set.by === undefined ? [] : [set.by])))];
  return fields.reduce<readonly ReadonlyMap<string, string>[]>(
    (all, name) => {
      const field = program.account[name];
      const values = field?.kind === "choice" ? field.values.map((value) => value.name) : [];
      return all.flatMap((before) => values.map((value) => new Map([...before, [name, value]])));
    },
    [new Map<string, string>()],
  );
}

function seasonWords(seasons: Seasons): string {
  return [...seasons].map(([set, season]) => ` when \`${set}\` is \`${season}\``).join(" and");
}

function timeWords(minute: number): string {
  const text = (value: number): string => String(value).padStart(2, "0");
  return `${text(Math.floor(minute / 60))}:${text(minute % 60)}`;
}
