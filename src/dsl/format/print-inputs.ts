// Schedule, sources, units, account, usage, history and charges as lines.
import type { Account, AccountField, AccountType, MeasuredField, Schedule, Source, UnitDeclaration } from "../tree/tree.ts";
import { alignedRows } from "./aligned.ts";
import { type Line, line, MAX_WIDTH, type Tok, t, tight, widthOf } from "./layout.ts";
import { annulment, decimals, labels, name, names, number, quote, range, string, unit } from "./print-parts.ts";
import { inTextOrder, type SourceText } from "./source.ts";

type Toks = readonly Tok[];
type Lines = readonly Line[];

export function schedule(read: Schedule): Lines {
  const parts = inTextOrder([
    ...(read.currency === undefined ? [] : [{ at: read.currency.name.span.start, part: [...t("currency"), ...currency(read.currency)] }]),
    ...(read.calendar === undefined ? [] : [{ at: read.calendar.span.start, part: [...t("calendar"), ...name(read.calendar)] }]),
    ...(read.zone === undefined ? [] : [{ at: read.zone.span.start, part: t("zone", zone(read.zone.text)) }]),
    ...(read.weekend.length === 0 ? [] : [{ at: read.weekend[0]?.span.start ?? 0, part: [...t("weekend"), ...names(read.weekend)] }]),
    ...(read.horizon === undefined ? [] : [{ at: read.horizon.from.span.start, part: t("horizon", read.horizon.from.text, "to", read.horizon.to.text) }]),
  ]);
  return [...line(0, [...t("schedule"), ...name(read.name), ...labels(read.labels), ...t("{")]), ...parts.flatMap((part) => line(2, part)), ...line(0, t("}"))];
}

function currency({ name: of, decimals: count }: NonNullable<Schedule["currency"]>): Toks {
  return [...name(of), ...(count === undefined ? [] : decimals(count))];
}

/** A zone stands without quotation marks where it can. */
function zone(text: string): string {
  return /^[A-Za-z][A-Za-z0-9_]*(?:\/[A-Za-z][A-Za-z0-9_]*)*$/.test(text) ? text : quote(text);
}

/** Sources right after each other stand in columns. */
export function sources(list: readonly Source[], source: SourceText): Lines {
  const rows = list.map((read): readonly Toks[] => [[...t("source"), ...name(read.name)], labels(read.labels), sourceParts(read, source)]);
  const aligned = alignedRows(rows);
  const fits = aligned.every((toks) => widthOf(toks) <= MAX_WIDTH);
  return (fits ? aligned : rows.map((row) => row.flat())).flatMap((toks) => line(0, toks));
}

function sourceParts(read: Source, source: SourceText): Toks {
  const { dated, url, note, annulled, span } = read;
  return inTextOrder([
    ...(dated === undefined ? [] : [{ at: dated.span.start, part: t("dated", dated.text) }]),
    ...(read.unverified ? [{ at: source.offsetOf("unverified", read.name.span.end, span.end), part: t("unverified") }] : []),
    ...(url === undefined ? [] : [{ at: url.span.start, part: [...t("url"), ...string(url)] }]),
    ...(note === undefined ? [] : [{ at: note.span.start, part: [...t("note"), ...string(note)] }]),
    ...(annulled === undefined ? [] : [{ at: annulled.span.start, part: annulment(annulled) }]),
  ]).flat();
}

export function unitDeclaration({ name: of, labels: labelled, definition }: UnitDeclaration): Lines {
  const defined = definition.kind === "base" ? t(definition.sharing) : [...t("="), ...number(definition.factor), ...unit(definition.of)];
  return line(0, [...t("unit"), ...name(of), ...labels(labelled), ...defined]);
}

export function account({ fields }: Account): Lines {
  return inBraces(t("account"), fieldRows(fields.map((field) => [fieldName(field), ...typeColumns(field.type), labels(field.labels)])));
}

function typeColumns(type: AccountType): readonly Toks[] {
  switch (type.kind) {
    case "choice":
      return [type.values.flatMap(({ name: of, labels: labelled }, index) => [...(index === 0 ? [] : t("|")), ...name(of), ...labels(labelled)])];
    case "whole":
      return [[...t("whole"), ...range(type.range)]];
    case "quantity":
      return [[...unit(type.unit), ...range(type.range), ...decimals(type.decimals)]];
    case "date":
    case "iran_bill_id":
    case "iran_payment_id":
      return [t(type.kind)];
  }
}

export function measures(word: "usage" | "history" | "charges", fields: readonly MeasuredField[]): Lines {
  return inBraces(t(word), fieldRows(fields.map(measureColumns)));
}

function measureColumns(field: MeasuredField): readonly Toks[] {
  const { by, bills, absent } = field;
  const of = [
    ...unit(field.unit),
    ...(by === undefined ? [] : [...t("by"), ...name(by)]),
    ...(bills === undefined ? [] : [...number(bills), ...t(bills.text === "1" ? "bill" : "bills")]),
  ];
  const rest = [...decimals(field.decimals), ...(absent === undefined ? [] : [...t("absent"), ...number(absent)])];
  return [fieldName(field), of, range(field.range), rest, labels(field.labels)];
}

function fieldName(field: AccountField | MeasuredField): Toks {
  return [...name(field.name), ...tight(t(":"))];
}

/** Fields in columns; where that is too wide, only their types begin under each other. */
function fieldRows(rows: readonly (readonly Toks[])[]): Lines {
  const aligned = alignedRows(rows);
  const fits = aligned.every((toks) => 2 + widthOf(toks) <= MAX_WIDTH);
  return (fits ? aligned : alignedRows(rows.map(([first = [], ...rest]) => [first, rest.flat()]))).flatMap((toks) => line(2, toks));
}

function inBraces(word: Toks, lines: Lines): Lines {
  return lines.length === 0 ? line(0, [...word, ...t("{", "}")]) : [...line(0, [...word, ...t("{")]), ...lines, ...line(0, t("}"))];
}
