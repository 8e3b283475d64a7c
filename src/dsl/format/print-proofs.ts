// Tests and proofs as lines.
import type { Expectation, Prove, ProveClause, Test, TestReading, Value } from "../tree/tree.ts";
import { ALWAYS, breakable, type Line, line, MAX_WIDTH, spaced, type Tok, t, tight, widthOf } from "./layout.ts";
import { value } from "./print-expression.ts";
import { name, number, path, range, string, testedNotProved, unit } from "./print-parts.ts";
import { inTextOrder, type SourceText } from "./source.ts";

type Toks = readonly Tok[];
type Lines = readonly Line[];

/** An entry of a part in braces, and whether a name after it on its line would be read as its unit. */
export interface Entry {
  readonly at: number;
  readonly toks: Toks;
  readonly isOpen: boolean;
}

export function test(read: Test, source: SourceText): Lines {
  const sections = inTextOrder([
    ...(read.tariff === undefined ? [] : [{ at: read.tariff.span.start, part: line(2, [...t("tariff"), ...name(read.tariff)]) }]),
    ...section(
      "account",
      read.account.map(({ name: of, values }) => ({
        at: of.span.start,
        toks: [
          ...name(of),
          ...values.flatMap((each, index) => [
            ...(index === 0 ? [] : tight(t(","))),
            ...value(each.value),
            ...(each.from === undefined ? [] : t("from", each.from.text)),
          ]),
        ],
        isOpen: isOpen(values.at(-1)?.value) && values.length === 1,
      })),
      source,
    ),
    ...section(
      "usage",
      read.usage.map((each) => usageEntry(each)),
      source,
    ),
    ...section(
      "readings",
      read.readings.map((each) => ({ at: each.span.start, toks: reading(each, source), isOpen: true })),
      source,
    ),
    ...section(
      "history",
      read.history.map(({ name: of, values }) => ({
        at: of.span.start,
        toks: [...name(of), ...values.flatMap((each, index) => [...(index === 0 ? [] : tight(t(","))), ...value(each)])],
        isOpen: isOpen(values.at(-1)),
      })),
      source,
    ),
    ...section(
      "charges",
      read.charges.map(({ name: of, value: given }) => ({ at: of.span.start, toks: [...name(of), ...value(given)], isOpen: isOpen(given) })),
      source,
    ),
    ...(read.period === undefined ? [] : [{ at: read.period.from.span.start, part: line(2, t("period", read.period.from.text, "..", read.period.to.text)) }]),
    ...(read.issued === undefined ? [] : [{ at: read.issued.span.start, part: line(2, t("issued", read.issued.text)) }]),
    ...(read.known === undefined ? [] : [{ at: read.known.span.start, part: line(2, t("known", read.known.text)) }]),
    ...(read.broughtForward === undefined
      ? []
      : [{ at: read.broughtForward.span.start, part: line(2, [...t("brought_forward"), ...value(read.broughtForward)]) }]),
    ...expectGroups(read.expectations).map((group) => ({ at: group[0]?.span.start ?? 0, part: expect(group) })),
  ]);
  return [...line(0, [...t("test"), ...string(read.title), ...t("{")]), ...sections.flat(), ...line(0, t("}"))];
}

/** Whether a name right after it on its line would be its unit. */
export function isOpen(read: Value | undefined): boolean {
  return read?.kind === "amount" && read.unit === undefined;
}

/** On one line where it fits, else an entry a line. */
export function section(word: string, entries: readonly Entry[], source: SourceText): readonly { readonly at: number; readonly part: Lines }[] {
  const first = entries[0];
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return [];
  const short = [...t(word, "{"), ...entries.flatMap(({ toks }, index) => (index === 0 ? toks : spaced(2, toks))), ...t("}")];
  const isApart = entries.slice(0, -1).some((each) => each.isOpen) || short.some(({ level }) => level === ALWAYS);
  const isShort = !isApart && 2 + widthOf(short) <= MAX_WIDTH && !source.hasCommentBetween(first.at, last.at);
  const part = isShort ? line(2, short) : [...line(2, t(word, "{")), ...entries.flatMap(({ toks }) => line(4, toks)), ...line(2, t("}"))];
  return [{ at: first.at, part }];
}

function usageEntry({ name: of, value: given, members }: Test["usage"][number]): Entry {
  if (given !== undefined) return { at: of.span.start, toks: [...name(of), ...value(given)], isOpen: isOpen(given) };
  // A name right after a bare number would be its unit, so such members stand on lines of their own.
  const inside = members.flatMap((member, index) => {
    const toks = [...name(member.name), ...value(member.value)];
    if (index === 0) return toks;
    return isOpen(members[index - 1]?.value) ? breakable(ALWAYS, spaced(2, toks)) : breakable(1, spaced(2, toks));
  });
  return { at: of.span.start, toks: [...name(of), ...t("{"), ...inside, ...t("}")], isOpen: inside.some(({ level }) => level === ALWAYS) };
}

function reading(read: TestReading, source: SourceText): Toks {
  const { span, current } = read;
  const parts = inTextOrder([
    ...(read.multiplier === undefined ? [] : [{ at: read.multiplier.span.start, part: [...t("multiplier"), ...number(read.multiplier)] }]),
    ...(read.digits === undefined ? [] : [{ at: read.digits.span.start, part: [...t("digits"), ...number(read.digits)] }]),
    ...(read.rollover ? [{ at: source.offsetOf("rollover", current.span.end, span.end), part: t("rollover") }] : []),
    ...(read.estimated ? [{ at: source.offsetOf("estimated", current.span.end, span.end), part: t("estimated") }] : []),
    ...(read.from === undefined || read.to === undefined ? [] : [{ at: read.from.span.start, part: t("from", read.from.text, "to", read.to.text) }]),
  ]);
  return [
    ...name(read.register),
    ...(read.daypart === undefined ? [] : [...t("at"), ...name(read.daypart)]),
    ...t("previous"),
    ...number(read.previous),
    ...t("current"),
    ...number(current),
    ...parts.flat(),
  ];
}

/** What stands after one word `expect`. */
export function expectGroups<E extends { readonly first: boolean }>(list: readonly E[]): readonly (readonly E[])[] {
  const groups: E[][] = [];
  for (const each of list) {
    const last = groups.at(-1);
    if (last === undefined || each.first) groups.push([each]);
    else last.push(each);
  }
  return groups;
}

function expect(group: readonly Expectation[]): Lines {
  return line(2, [...t("expect"), ...group.flatMap((each, index) => (index === 0 ? expectation(each) : breakable(0, spaced(2, expectation(each)))))]);
}

function expectation(read: Expectation): Toks {
  if (read.kind === "refused") return [...t("refused"), ...(read.words === undefined ? [] : string(read.words))];
  const of = read.of === "amount" ? [] : read.of === "printed" ? t("printed") : [...t("block"), ...number(read.of.block)];
  return [...name(read.name), ...of, ...t("="), ...value(read.value)];
}

export function prove(read: Prove): Lines {
  const { claim } = read;
  const said =
    claim.kind === "monotone"
      ? [...t(...claim.direction.split(" "), "as"), ...path(claim.variable), ...t("grows")]
      : [...t("is", ...claim.side.split(" ")), ...value(claim.value)];
  return line(0, [
    ...t("prove"),
    ...name(read.tariff),
    ...name(read.subject),
    ...said,
    ...read.clauses.flatMap((each) => [...tight(t(",")), ...breakable(0, clause(each))]),
    ...(read.testedNotProved ? testedNotProved() : []),
  ]);
}

function clause(read: ProveClause): Toks {
  switch (read.kind) {
    case "range":
      return [...path(read.path), ...range(read.range), ...(read.unit === undefined ? [] : unit(read.unit))];
    case "fixed":
      return [...path(read.path), ...t("="), ...value(read.value)];
    case "period":
      return t("period", read.from.text, "..", read.to.text);
    case "days":
      return [...t("days"), ...number(read.fewest), ...t(".."), ...number(read.most), ...t("from", read.from.text)];
    case "within":
      return [...t("within"), ...value(read.value)];
    case "except at":
      return [...t("except", "at"), ...value(read.value)];
  }
}
