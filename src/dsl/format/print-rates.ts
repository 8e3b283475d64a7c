// Rates as lines: tables whose columns stand as in a decree.
import type { BlockRow, Crossing, Expression, Keys, Rate, RateVersion, Scale, Table, Widths } from "../tree/tree.ts";
import { alignedRows, numberOffsets, withBars } from "./aligned.ts";
import { breakable, type Line, line, listed, MAX_WIDTH, spaced, type Tok, t, tight, widthOf } from "./layout.ts";
import { expression } from "./print-expression.ts";
import { cites, labels, marks, name, names, number, path, round, unit, unknown } from "./print-parts.ts";
import { head } from "./print-time.ts";
import { inTextOrder, type SourceText } from "./source.ts";

type Toks = readonly Tok[];
type Lines = readonly Line[];

export function rate(read: Rate, source: SourceText): Lines {
  const opening = [
    ...t("rate"),
    ...name(read.name),
    ...(read.unit === undefined ? [] : [...tight(t(":")), ...unit(read.unit)]),
    ...labels(read.labels),
    ...rateParts(read, source),
    ...t("{"),
  ];
  const only = read.versions.length === 1 ? read.versions[0] : undefined;
  if (only !== undefined && !source.hasComment(read.span)) {
    const short = versionOnOneLine(only);
    const whole = short === undefined ? [] : [...opening, ...short, ...t("}")];
    if (short !== undefined && widthOf(whole) <= MAX_WIDTH) return line(0, whole);
  }
  if (read.versions.length === 0) return line(0, [...opening, ...t("}")]);
  return [...line(0, opening), ...read.versions.flatMap(version), ...line(0, t("}"))];
}

function rateParts(read: Rate, source: SourceText): Toks {
  return inTextOrder([
    ...(read.keys.length === 0 ? [] : [{ at: read.keys[0]?.span.start ?? 0, part: breakable(0, [...t("at"), ...listed(read.keys.map(path), 1)]) }]),
    ...(read.widths === undefined ? [] : [{ at: read.widths.span.start, part: breakable(0, widths(read.widths)) }]),
    ...(read.crossing === undefined ? [] : [{ at: read.crossing.span.start, part: breakable(0, crossing(read.crossing)) }]),
    ...(read.everyMonth ? [{ at: source.offsetOf("every", read.name.span.end, read.span.end), part: breakable(0, t("every", "month")) }] : []),
  ]).flat();
}

function widths({ scales, round: rounding }: Widths): Toks {
  const written = scales.length === 0 ? t("unscaled") : listed(scales.map((each) => [...t("per"), ...scale(each)]));
  return [...t("widths"), ...written, ...(rounding === undefined ? [] : round("round", rounding))];
}

function scale(read: Scale): Toks {
  switch (read.kind) {
    case "days":
      return [...number(read.count), ...t(read.count.text === "1" ? "day" : "days")];
    case "month":
      return t("month");
    case "field":
      return path(read.path);
  }
}

export function crossing({ word }: Crossing): Toks {
  return t("crossing", ...word.split(" "));
}

function versionOnOneLine(read: RateVersion): Toks | undefined {
  if (read.kind === "month") return month(read);
  switch (read.body.kind) {
    case "unknown":
      return [...head(read.head), ...unknown(read.body)];
    case "cell":
      return [...head(read.head), ...tight(t(":")), ...expression(read.body.cell)];
    case "tables":
      return undefined;
  }
}

function version(read: RateVersion): Lines {
  const short = versionOnOneLine(read);
  if (short !== undefined) return line(2, short);
  if (read.kind === "month" || read.body.kind !== "tables") return [];
  return [...line(2, head(read.head)), ...read.body.tables.flatMap(table)];
}

function month(read: Extract<RateVersion, { readonly kind: "month" }>): Toks {
  return [...t(read.month), ...cites(read.cites), ...marks(read.marks), ...tight(t(":")), ...expression(read.cell)];
}

function table(read: Table): Lines {
  const opening = read.kind === "blocks" ? [...t("blocks"), ...unit(read.axis)] : t("table");
  const starts = read.kind === "blocks" ? blockStarts(read.rows) : alignedRows(read.rows.map(({ keys }) => [names(keys.names)]));
  const cells = columnsOf(read.rows.map((row) => row.cells));
  const rows = starts.map((start, index): readonly Toks[] => [start, ...(cells[index] ?? [])]);
  if (read.columns.length === 0) return [...line(4, opening), ...withBars(rows).flatMap(row)];
  // The heading stands two spaces to the left of the rows, so that its bars stand over theirs.
  const shifted = rows.map(([start = [], ...others]): readonly Toks[] => [spaced((start[0]?.space ?? 0) + 2, start), ...others]);
  const [heading = [], ...others] = withBars([[opening, ...read.columns.map(keys)].map((cell) => spaced(0, cell)), ...shifted]);
  return [...line(4, heading), ...others.flatMap((toks) => row(spaced((toks[0]?.space ?? 0) - 2, toks)))];
}

/** A row begins as far in as its first cell is moved. */
function row(toks: Toks): Lines {
  return line(6 + (toks[0]?.space ?? 0), toks);
}

function keys({ names: list }: Keys): Toks {
  return names(list);
}

/** `100 .. 200`, the edges under each other. */
function blockStarts(rows: readonly BlockRow[]): readonly Toks[] {
  const lowers = rows.map(({ lower }) => expression(lower));
  const uppers = rows.map(({ upper }) => (upper === undefined ? [] : expression(upper)));
  const lowerWidth = widest(lowers);
  const upperWidth = widest(uppers);
  return rows.map((_, index) => {
    const lower = lowers[index] ?? [];
    const upper = uppers[index] ?? [];
    return [...spaced(lowerWidth - widthOf(lower), lower), ...t(".."), ...spaced(1 + upperWidth - widthOf(upper), upper)];
  });
}

function columnsOf(rows: readonly (readonly Expression[])[]): readonly (readonly Toks[])[] {
  const printed = rows.map((cells) => cells.map((cell) => expression(cell)));
  const count = printed.reduce((most, row) => Math.max(most, row.length), 0);
  const offsets = Array.from({ length: count }, (_, column) => numberOffsets(printed.map((row) => row[column] ?? [])));
  return printed.map((row, index) => row.map((cell, column) => spaced(offsets[column]?.[index] ?? 0, cell)));
}

function widest(cells: readonly Toks[]): number {
  return cells.reduce((most, cell) => Math.max(most, widthOf(cell)), 0);
}
