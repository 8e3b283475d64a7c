// Dayparts tile the week: in every version, for every value of the field by which the set differs, in every combination of seasons that
// occurs with it, on every kind of day, each minute has one daypart.

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { proofDiagnostic } from "../../diagnostics/proof-catalogue.ts";
import type { DaypartBody, DaypartSet, DaypartWindow, Program, SeasonSet } from "../../program.ts";
import { changeDays, seasonOn } from "./condition/season-day.ts";
import type { DayKind } from "./day-kinds.ts";
import { claims, DAY_KINDS, dayKindWords } from "./day-kinds.ts";

type Version = DaypartSet["versions"][number];
/** Season by set. */
type Seasons = ReadonlyMap<string, string>;
/** Value by account field. */
type Values = ReadonlyMap<string, string>;

const DAY_END = 24 * 60;

export function proveDayparts(program: Program, report: (diagnostic: Diagnostic) => void): void {
  for (const set of Object.values(program.dayparts)) {
    reportHolidays(program, set, report);
    for (const version of set.versions) if (version.body.kind === "dayparts") proveVersion(program, set, version, version.body, report);
  }
}

function reportHolidays(program: Program, set: DaypartSet, report: (diagnostic: Diagnostic) => void): void {
  if (program.holidays.length > 0) return;
  const window = set.versions.flatMap(({ body }) => (body.kind === "dayparts" ? everyWindow(body) : [])).find((asked) => asked.on.includes("holiday"));
  if (window !== undefined) report(proofDiagnostic("holidays-missing", window.span, { set: set.name }));
}

/** Each once, however many values have it. */
function everyWindow(body: DaypartBody): readonly DaypartWindow[] {
  return [...new Set(Object.values(body.windows).flat())];
}

function proveVersion(program: Program, set: DaypartSet, version: Version, body: DaypartBody, report: (diagnostic: Diagnostic) => void): void {
  const reported = new Set<string>();
  const proved = new Set<string>();
  const seasonsFor = combinationsIn(program, version);
  const places = new Map(everyWindow(body).map((window, place) => [window, place]));
  const hasHolidays = program.holidays.length > 0 || [...places.keys()].some((window) => window.on.includes("holiday"));
  for (const [value, own] of Object.entries(body.windows)) {
    for (const seasons of seasonsFor(own, accountWith(set, value))) {
      for (const kind of DAY_KINDS) {
        if (kind.isHoliday && !hasHolidays) continue;
        const windows = own.filter((window) => holds(program, window, kind, seasons));
        const key = windows.map((window) => places.get(window)).join();
        if (proved.has(key)) continue;
        proved.add(key);
        const words = dayKindWords(kind, hasHolidays) + whenWords(set, value, seasons);
        for (const fault of faultsOf(windows, body.otherwise)) reportFault(set, version, words, fault, reported, report);
      }
    }
  }
}

function accountWith({ by }: DaypartSet, value: string): Values {
  return by === undefined ? new Map() : new Map([[by, value]]);
}

function holds(program: Program, window: DaypartWindow, kind: DayKind, seasons: Seasons): boolean {
  if (window.within !== undefined && seasons.get(window.within.set) !== window.within.season) return false;
  return window.on.length === 0 || window.on.some((name) => claims(program.weekend, name, kind));
}

interface Fault {
  readonly minute: number;
  /** Two dayparts, or none. */
  readonly windows: readonly [DaypartWindow, DaypartWindow] | undefined;
}

/** One fault for each pair of dayparts, and one for a gap. */
function faultsOf(windows: readonly DaypartWindow[], otherwise: string | undefined): readonly Fault[] {
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

/** The combinations of the seasons that the windows ask for, for an account with these values. Remembers its answers: most values ask the same. */
function combinationsIn(program: Program, version: Version): (windows: readonly DaypartWindow[], given: Values) => readonly Seasons[] {
  const known = new Map<string, readonly Seasons[]>();
  return (windows, given) => {
    const names = [...new Set(windows.flatMap((window) => (window.within === undefined ? [] : [window.within.set])))];
    const sets = names.flatMap((name) => program.seasons[name] ?? []);
    const asked = new Map([...given].filter(([field]) => sets.some(({ by }) => by === field)));
    const key = [...names, ...asked.values()].join("|");
    const combinations = known.get(key) ?? seasonCombinations(program, version, sets, asked);
    known.set(key, combinations);
    return combinations;
  };
}

/** Those that occur on a day of the version, each once. */
function seasonCombinations(program: Program, version: Version, sets: readonly SeasonSet[], given: Values): readonly Seasons[] {
  if (sets.length === 0) return [new Map()];
  const found = new Map<string, Seasons>();
  const days = changeDays(program, version, sets);
  for (const values of fieldValues(program, sets, given)) {
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

/** Every choice of the account fields by which the sets differ, besides the values given. */
function fieldValues(program: Program, sets: readonly SeasonSet[], given: Values): readonly Values[] {
  const fields = [...new Set(sets.flatMap((set) => (set.by === undefined || given.has(set.by) ? [] : [set.by])))];
  return fields.reduce<readonly Values[]>(
    (all, name) => {
      const field = program.account[name];
      const values = field?.kind === "choice" ? field.values.map((value) => value.name) : [];
      return all.flatMap((before) => values.map((value) => new Map([...before, [name, value]])));
    },
    [given],
  );
}

/** `` when `heat` is `hot` and where `account.region` is `south` ``. */
function whenWords({ by }: DaypartSet, value: string, seasons: Seasons): string {
  const when = [...seasons].map(([set, season]) => ` when \`${set}\` is \`${season}\``);
  const where = by === undefined ? [] : [` where \`account.${by}\` is \`${value}\``];
  return [...when, ...where].join(" and");
}

function timeWords(minute: number): string {
  const text = (value: number): string => String(value).padStart(2, "0");
  return `${text(Math.floor(minute / 60))}:${text(minute % 60)}`;
}
