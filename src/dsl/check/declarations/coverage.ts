// Whether versions give each day of the horizon exactly one answer, as known on that day or on any later one.
// What is known before a day is not asked for: a bill is made after its days. An annulled version still counts as an answer: a bill
// that reaches it is refused with the ruling.

import type { Day } from "../../../values/calendar.ts";
import { textFromDay } from "../../../values/calendar.ts";
import type { Span } from "../../../values/span.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { DaySpan, Version } from "../../program.ts";
import type { Versioning } from "./versions.ts";

/** `what`: ``rate `vat` ``; `span`: where its name stands. `gap`: other words for a day without a version. */
export interface Subject {
  readonly what: string;
  readonly span: Span;
  readonly gap: ((day: Day) => boolean) | undefined;
}

export function checkCoverage(scope: Versioning, subject: Subject, versions: readonly Version[]): void {
  if (!checkApart(scope, subject, versions)) return;
  const gap = firstDay(versions.reduce(without, [scope.horizon]));
  if (gap === undefined) reportKnownLate(scope, subject, groupedByAnnouncement(versions));
  else if (subject.gap?.(gap) !== true) {
    scope.report(declarationDiagnostic("version-gap", subject.span, { what: subject.what, day: textFromDay(scope.calendar, gap) }));
  }
}

/** At most one answer a day, and no version without a day: enough for rules that begin and end. False where there are too many to tell. */
export function checkApart(scope: Versioning, { what, span }: Pick<Subject, "what" | "span">, versions: readonly Version[]): boolean {
  if (versions.length > MOST_VERSIONS) {
    const parameters = { what, has: `has ${versions.length} versions`, most: String(MOST_VERSIONS) };
    scope.report(declarationDiagnostic("declaration-too-large", span, parameters));
    return false;
  }
  const byAnnouncement = groupedByAnnouncement(versions);
  reportTies(scope, what, byAnnouncement);
  for (const version of versions) {
    if (isDead(version, byAnnouncement)) scope.report(declarationDiagnostic("version-dead", version.span, { what }));
  }
  return true;
}

const MOST_VERSIONS = 2_000;
/** A version cut into more pieces than this by later ones is taken to hold somewhere: no time is spent on finding out. */
const MOST_PIECES = 100;

interface Announcement {
  readonly on: Day;
  readonly versions: readonly Version[];
}

function groupedByAnnouncement(versions: readonly Version[]): readonly Announcement[] {
  const groups = new Map<Day, Version[]>();
  for (const version of versions) {
    const group = groups.get(version.announced);
    if (group === undefined) groups.set(version.announced, [version]);
    else group.push(version);
  }
  return [...groups].map(([on, group]) => ({ on, versions: group })).sort((a, b) => a.on - b.on);
}

/** Two versions announced on one day that both hold some day. */
function reportTies(scope: Versioning, what: string, announcements: readonly Announcement[]): void {
  for (const { on, versions } of announcements) {
    const sorted = versions.flatMap((version) => heldWhenAnnounced(version)).sort((a, b) => a.from - b.from);
    let longest: Held | undefined;
    for (const held of sorted) {
      if (longest !== undefined && held.from < longest.to) {
        const [first, second] = [longest.version.span, held.version.span].sort((a, b) => a.start - b.start);
        const parameters = { what, announced: textFromDay(scope.calendar, on), day: textFromDay(scope.calendar, held.from) };
        const related = [{ span: first ?? held.version.span, message: "the other version" }];
        scope.report(declarationDiagnostic("versions-overlap", second ?? held.version.span, parameters, related));
      }
      if (longest === undefined || held.to > longest.to) longest = held;
    }
  }
}

interface Held extends DaySpan {
  readonly version: Version;
}

/** The days that a version holds as known when it was announced: a ruling before that has cut it already. */
function heldWhenAnnounced(version: Version): readonly Held[] {
  const { from, to, announced, annulled } = version;
  if (annulled === undefined || announced < annulled.on) return [{ from, to, version }];
  const end = annulled.reach === "from its start" ? from : Math.min(to, annulled.on);
  return from < end ? [{ from, to: end, version }] : [];
}

/** A day that, on the day itself or later, was not yet covered by what had been announced. */
function reportKnownLate(scope: Versioning, subject: Subject, announcements: readonly Announcement[]): void {
  let uncovered: readonly DaySpan[] = [scope.horizon];
  let known = scope.horizon.from;
  for (const { on, versions } of [...announcements, { on: scope.horizon.to, versions: [] }]) {
    // From `known` until the day before `on` nothing else was announced.
    const gap = firstDay(uncovered);
    if (gap !== undefined && gap < on && known < on) {
      const day = textFromDay(scope.calendar, gap);
      const asKnown = textFromDay(scope.calendar, Math.max(gap, known));
      scope.report(declarationDiagnostic("version-known-late", subject.span, { what: subject.what, day, known: asKnown }));
      return;
    }
    uncovered = versions.reduce(without, uncovered);
    known = Math.max(known, on);
  }
}

/** Whether versions announced later hide every day that this one holds, from the first moment at which a bill could ask for it. */
function isDead(version: Version, announcements: readonly Announcement[]): boolean {
  const first = announcements.findIndex(({ on }) => on === version.announced);
  const end = (index: number): Day => announcements[index + 1]?.on ?? Infinity;
  if (version.from < end(first)) return false;
  let free: readonly DaySpan[] = [version];
  for (let index = first + 1; index < announcements.length; index += 1) {
    const later = announcements[index]?.versions ?? [];
    // A version that a ruling may take away again hides nothing for good.
    free = later.filter(({ annulled }) => annulled === undefined).reduce(without, free);
    const day = firstDay(free);
    if (day === undefined) return true;
    if (day < end(index) || free.length > MOST_PIECES) return false;
  }
  return false;
}

/** The spans without the days of `held`; sorted, as they were. */
function without(spans: readonly DaySpan[], held: DaySpan): readonly DaySpan[] {
  return spans.flatMap(({ from, to }) => {
    if (held.to <= from || to <= held.from) return [{ from, to }];
    return [...(from < held.from ? [{ from, to: held.from }] : []), ...(held.to < to ? [{ from: held.to, to }] : [])];
  });
}

function firstDay(spans: readonly DaySpan[]): Day | undefined {
  return spans[0]?.from;
}
