// The heads of versions, seasons, dayparts and holidays as lines.
import type {
  DaypartDefinition,
  Dayparts,
  DaypartWindow,
  Holidays,
  LabelledName,
  MonthDaySpan,
  Name,
  SeasonDefinition,
  Seasons,
  VersionHead,
} from "../tree/tree.ts";
import { breakable, type Line, line, listed, type Tok, t, tight } from "./layout.ts";
import { annulment, cites, labels, marks, name, path, unknown } from "./print-parts.ts";

type Toks = readonly Tok[];
type Lines = readonly Line[];

export function head({ from, to, announced, annulled, cites: cited, marks: marked }: VersionHead): Toks {
  return [
    ...t("from", from.text),
    ...(to === undefined ? [] : t("to", to.text)),
    ...(announced === undefined ? [] : t("announced", announced.text)),
    ...(annulled === undefined ? [] : annulment(annulled)),
    ...cites(cited),
    ...marks(marked),
  ];
}

export function seasons(read: Seasons): Lines {
  const opening = setOpening("seasons", read);
  const versions = read.versions.flatMap(
    ({ head: of, body }): Lines =>
      body.kind === "unknown"
        ? line(2, [...head(of), ...unknown(body)])
        : [...line(2, head(of)), ...body.definitions.flatMap((each) => line(4, seasonDefinition(each)))],
  );
  return [...line(0, opening), ...versions, ...line(0, t("}"))];
}

function setOpening(word: string, read: Seasons | Dayparts): Toks {
  const by = read.by === undefined ? [] : [...t("by"), ...path(read.by)];
  return [...t(word), ...name(read.name), ...tight(t(":")), ...members(read.members), ...by, ...t("{")];
}

function members(list: readonly LabelledName[]): Toks {
  return listed(
    list.map((member) => [...name(member.name), ...labels(member.labels)]),
    1,
  );
}

function seasonDefinition({ name: of, when }: SeasonDefinition): Toks {
  const opening = [...name(of), ...t("=")];
  switch (when.kind) {
    case "otherwise":
      return [...opening, ...t("otherwise")];
    case "spans":
      return [...opening, ...spans(when.spans)];
    case "cases":
      return [...opening, ...when.cases.flatMap((each) => caseOf(each.value, spans(each.spans)))];
  }
}

/** `north: none`. A long line is broken before each value, then inside what one has. */
function caseOf(value: Name, given: Toks): Toks {
  return breakable(1, [...name(value), ...tight(t(":")), ...(given.length === 0 ? t("none") : given)]);
}

function spans(list: readonly MonthDaySpan[]): Toks {
  return listed(
    list.map(({ from, to }) => t(from, "..", to)),
    2,
  );
}

export function dayparts(read: Dayparts): Lines {
  const opening = setOpening("dayparts", read);
  const versions = read.versions.flatMap(
    ({ head: of, body }): Lines =>
      body.kind === "unknown"
        ? line(2, [...head(of), ...unknown(body)])
        : [...line(2, head(of)), ...body.definitions.flatMap((each) => line(4, daypartDefinition(each)))],
  );
  return [...line(0, opening), ...versions, ...line(0, t("}"))];
}

function daypartDefinition({ name: of, when }: DaypartDefinition): Toks {
  const opening = [...name(of), ...t("=")];
  switch (when.kind) {
    case "otherwise":
      return [...opening, ...t("otherwise")];
    case "windows":
      return [...opening, ...windows(when.windows)];
    case "cases":
      return [...opening, ...when.cases.flatMap((each) => caseOf(each.value, windows(each.windows)))];
  }
}

function windows(list: readonly DaypartWindow[]): Toks {
  return listed(
    list.map(({ from, to, on, within }) => {
      const days = on.flatMap((kind, index) => [...t(index === 0 ? "on" : "or"), ...name(kind)]);
      return [...t(from, "..", to), ...days, ...(within === undefined ? [] : [...t("in"), ...path(within)])];
    }),
    2,
  );
}

/** Holidays stand eight to a line. */
export function holidays({ versions }: Holidays): Lines {
  const lines = versions.flatMap(({ head: of, body }): Lines => {
    if (body.kind === "unknown") return line(2, [...head(of), ...unknown(body)]);
    const rows = Array.from({ length: Math.ceil(body.days.length / 8) }, (_, row) => body.days.slice(row * 8, row * 8 + 8));
    return [...line(2, head(of)), ...rows.flatMap((row) => line(4, t(...row.map(({ text }) => text))))];
  });
  return [...line(0, t("holidays", "{")), ...lines, ...line(0, t("}"))];
}
