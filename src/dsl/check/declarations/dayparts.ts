// Daypart sets: their members, the account field by which they differ, and their versions as windows of the day. That the windows of a
// version tile each week is proved elsewhere.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { DaypartBody, DaypartSet, DaypartWindow, SeasonSet } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { ByValue } from "./cases.ts";
import { forCases, forEveryValue } from "./cases.ts";
import type { Accounts } from "./choice-field.ts";
import { minuteOf } from "./dates.ts";
import type { MemberSet, SetScope, SetVersion } from "./member-set.ts";
import { bindSet, gather } from "./member-set.ts";
import { listed, nearHint } from "./names.ts";
import { WEEKDAYS } from "./schedule.ts";
import type { Versioning } from "./versions.ts";

type SeasonSets = ReadonlyMap<string, SeasonSet>;

/** Workdays are the days that are neither weekend nor holiday. */
export const DAY_KINDS: readonly string[] = ["workday", "weekend", "holiday", ...WEEKDAYS];

const MIDNIGHT = 1440;

export function bindDayparts(scope: SetScope, account: Accounts, seasons: SeasonSets, dayparts: tree.Dayparts): DaypartSet {
  return bindSet(scope, account, "daypart", dayparts, (set, version, definitions) => daypartBody(scope, seasons, set, version, definitions));
}

/** Undefined after a report. */
function daypartBody(
  scope: Versioning,
  seasons: SeasonSets,
  set: MemberSet,
  version: SetVersion<tree.DaypartDefinition>,
  definitions: readonly tree.DaypartDefinition[],
): DaypartBody | undefined {
  const windows = gather(scope, set, version, definitions, (daypart, when) => windowsByValue(scope, seasons, set, daypart, when));
  return windows === undefined ? undefined : { kind: "dayparts", windows: Object.fromEntries(windows.byValue), otherwise: windows.otherwise?.member };
}

function windowsByValue(
  scope: Versioning,
  seasons: SeasonSets,
  set: MemberSet,
  daypart: string,
  when: tree.DaypartDefinition["when"],
): ByValue<DaypartWindow> | undefined {
  switch (when.kind) {
    case "otherwise":
      return new Map();
    case "windows":
      return forEveryValue(set, windowsOf(scope, seasons, daypart, when.windows));
    case "cases":
      return forCases(scope, set, daypart, when.cases, (each) => windowsOf(scope, seasons, daypart, each.windows));
  }
}

/** Undefined after a report. */
function windowsOf(scope: Versioning, seasons: SeasonSets, daypart: string, written: readonly tree.DaypartWindow[]): readonly DaypartWindow[] | undefined {
  const windows = written.map((window) => partsOf(scope, seasons, daypart, window));
  return windows.includes(undefined) ? undefined : windows.flatMap((parts) => parts ?? []);
}

/** One window, or two where it goes past midnight: then it holds on every day, so both parts do. */
function partsOf(scope: Versioning, seasons: SeasonSets, daypart: string, window: tree.DaypartWindow): readonly DaypartWindow[] | undefined {
  const { span } = window;
  const [from, to] = [minuteOf(scope, window.from, span), minuteOf(scope, window.to, span)];
  const kinds = window.on.map((kind) => dayKind(scope, kind));
  const within = window.within === undefined ? undefined : seasonNamed(scope, seasons, window.within);
  if (from === undefined || to === undefined || (window.within !== undefined && within === undefined)) return undefined;
  const on = kinds.flatMap((kind) => kind ?? []);
  if (on.length < kinds.length) return undefined;
  if (from < to) return [{ daypart, from, to, on, within, span }];
  if (from === to) scope.report(declarationDiagnostic("window-empty", span, { time: window.from }));
  else if (to > 0 && on.length > 0) scope.report(declarationDiagnostic("window-wraps", span, { from: window.from, to: window.to }));
  else {
    const morning = to === 0 ? [] : [{ daypart, from: 0, to, on, within, span }];
    return [...morning, { daypart, from, to: MIDNIGHT, on, within, span }];
  }
  return undefined;
}

function dayKind(scope: Versioning, kind: tree.Name): string | undefined {
  if (DAY_KINDS.includes(kind.text)) return kind.text;
  const hint = nearHint(kind.text, DAY_KINDS, `write one of ${listed(DAY_KINDS)}`);
  scope.report(declarationDiagnostic("unknown-day-kind", kind.span, { name: kind.text, hint }));
  return undefined;
}

function seasonNamed(scope: Versioning, seasons: SeasonSets, path: tree.Path): DaypartWindow["within"] {
  const [setName, seasonName, more] = path.parts;
  const set = more === undefined && setName !== undefined ? seasons.get(foldName(setName.text)) : undefined;
  const member = set?.members.find((each) => foldName(each.name) === foldName(seasonName?.text ?? ""));
  if (set !== undefined && member !== undefined) return { set: set.name, season: member.name };
  const name = path.parts.map((part) => part.text).join(".");
  const known = [...seasons.values()].flatMap((each) => each.members.map((season) => `${each.name}.${season.name}`));
  const otherwise = known.length > 0 ? `write one of ${listed(known)}` : "declare the season set with `seasons`";
  scope.report(declarationDiagnostic("unknown-season", path.span, { name, hint: nearHint(name, known, otherwise) }));
  return undefined;
}
