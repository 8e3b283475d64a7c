// Daypart sets: their members, and their versions as windows of the day. That the windows of a version tile each week is proved elsewhere.
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { DaypartBody, DaypartSet, SeasonSet } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { checkCoverage } from "./coverage.ts";
import { minuteOf } from "./dates.ts";
import type { Members } from "./members.ts";
import { bindMembers, matchDefinitions } from "./members.ts";
import { listed, nearHint } from "./names.ts";
import { WEEKDAYS } from "./schedule.ts";
import type { Versioning } from "./versions.ts";
import { bindHead, unknownBody } from "./versions.ts";

type Window = DaypartBody["windows"][number];
type SeasonSets = ReadonlyMap<string, SeasonSet>;

/** Workdays are the days that are neither weekend nor holiday. */
export const DAY_KINDS: readonly string[] = ["workday", "weekend", "holiday", ...WEEKDAYS];

const MIDNIGHT = 1440;

export function bindDayparts(scope: Versioning, seasons: SeasonSets, dayparts: tree.Dayparts): DaypartSet {
  const name = dayparts.name.text;
  const what = `dayparts \`${name}\``;
  const members = bindMembers(scope, "daypart", dayparts.members);
  const versions = dayparts.versions.map((version) => {
    const head = bindHead(scope, what, version.head, version.body);
    const body = version.body.kind === "unknown" ? unknownBody(version.body) : bodyOf(scope, seasons, what, members, version, version.body.definitions);
    return head === undefined ? undefined : { ...head, body };
  });
  const heads = versions.flatMap((version) => version ?? []);
  if (heads.length === versions.length) checkCoverage(scope, { what, span: dayparts.name.span, gap: undefined }, heads);
  const whole = heads.flatMap(({ body, ...head }) => (body === undefined ? [] : [{ ...head, body }]));
  return { name, members: members.list, versions: whole, span: dayparts.span };
}

function bodyOf(
  scope: Versioning,
  seasons: SeasonSets,
  what: string,
  members: Members,
  version: tree.DaypartsVersion,
  definitions: readonly tree.DaypartDefinition[],
): DaypartBody | undefined {
  const { value: matched, isComplete } = matchDefinitions(scope, "daypart", what, members, version, definitions);
  const windows: Window[] = [];
  let isWhole = isComplete;
  for (const { member, definition } of matched) {
    if (definition.when.kind === "otherwise") continue;
    for (const window of definition.when.windows) {
      const parts = windowsOf(scope, seasons, member, window);
      if (parts === undefined) isWhole = false;
      windows.push(...(parts ?? []));
    }
  }
  const otherwise = matched.find(({ definition }) => definition.when.kind === "otherwise")?.member;
  return isWhole ? { kind: "dayparts", windows, otherwise } : undefined;
}

/** One window, or two where it goes past midnight: then it holds on every day, so both parts do. */
function windowsOf(scope: Versioning, seasons: SeasonSets, daypart: string, window: tree.DaypartWindow): readonly Window[] | undefined {
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

function seasonNamed(scope: Versioning, seasons: SeasonSets, path: tree.Path): Window["within"] {
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
