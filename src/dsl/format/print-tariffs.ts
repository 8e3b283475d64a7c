// Lets, tariffs and what stands in them as lines.
import type { Exception, Expression, Group, Let, Line as LineNode, Payable, Tariff, TariffItem, Untranslatable } from "../tree/tree.ts";
import { breakable, type Line, line, type Tok, t, tight } from "./layout.ts";
import { expression } from "./print-expression.ts";
import { cites, labels, marks, name, names, round, signature, string, tags, testedNotProved } from "./print-parts.ts";
import { crossing } from "./print-rates.ts";

type Toks = readonly Tok[];
type Lines = readonly Line[];

/** The clauses of a line break before anything inside its value does. */
const CLAUSE = -1;
/** A value too long for its heading's line stands below it, before it is broken itself. */
const VALUE = 0;
/** Within a value, deeper than whatever its own operations are. */
const HEADING = 1_000_000;

export function letLine(indent: number, { name: of, value, ...signed }: Let): Lines {
  return line(indent, [...t("let"), ...name(of), ...signature(signed), ...breakable(VALUE, t("=")), ...expression(value)]);
}

export function tariff(read: Tariff): Lines {
  const amends = read.amends === undefined ? [] : [...t("amends"), ...name(read.amends)];
  const opening = [...t("tariff"), ...name(read.name), ...amends, ...brokenSignature(read), ...t("{")];
  return [...line(0, opening), ...read.items.flatMap((item) => tariffItem(2, item)), ...line(0, t("}"))];
}

function tariffItem(indent: number, item: TariffItem): Lines {
  switch (item.kind) {
    case "for":
      return line(indent, [
        ...t("for"),
        ...expression(item.condition),
        ...(item.from === undefined ? [] : t("from", item.from.text)),
        ...(item.to === undefined ? [] : t("to", item.to.text)),
      ]);
    case "crossing":
      return line(indent, crossing(item));
    case "let":
      return letLine(indent, item);
    case "line":
      return ruleLine(indent, item);
    case "group":
      return group(indent, item);
    case "exception":
      return exception(indent, item);
    case "drop line":
      return line(indent, [...t("drop", "line"), ...name(item.line)]);
    case "payable":
      return payable(indent, item);
    case "untranslatable":
      return untranslatable(indent, item);
  }
}

function ruleLine(indent: number, read: LineNode): Lines {
  const scopes = read.scopes.flatMap((scope, index) => [...(index === 0 ? [] : tight(t(","))), ...t(...scope.split(" "))]);
  const clauses = [...scopes, ...(read.round === undefined ? [] : round("round", read.round)), ...(read.print === undefined ? [] : round("print", read.print))];
  const opening = [
    ...t(...(read.memo ? ["memo", "line"] : ["line"])),
    ...name(read.name),
    ...tags(read.tags),
    ...brokenSignature(read),
    ...breakable(VALUE, t("=")),
  ];
  return line(indent, [...opening, ...expression(read.value), ...breakable(CLAUSE, clauses)]);
}

function group(indent: number, read: Group): Lines {
  const clauses = [...(read.round === undefined ? [] : round("round", read.round)), ...(read.print === undefined ? [] : round("print", read.print))];
  const opening = [...t("group"), ...name(read.name), ...tags(read.tags), ...brokenSignature(read), ...breakable(CLAUSE, clauses), ...t("{")];
  return [...line(indent, opening), ...read.items.flatMap((item) => tariffItem(indent + 2, item)), ...line(indent, t("}"))];
}

/** Citations and marks stand before `when` or before `=`, as written. */
function exception(indent: number, read: Exception): Lines {
  const isAfter = ({ span }: { readonly span: Expression["span"] }): boolean => span.start > read.condition.span.start;
  const before = { labels: read.labels, cites: read.cites.filter((each) => !isAfter(each)), marks: read.marks.filter((each) => !isAfter(each)) };
  return line(indent, [
    ...t("exception"),
    ...name(read.name),
    ...t("to"),
    ...name(read.line),
    ...(read.over.length === 0 ? [] : [...t("over"), ...names(read.over)]),
    ...brokenSignature(before),
    ...breakable(CLAUSE, [...t("when"), ...expression(read.condition)]),
    ...cites(read.cites.filter(isAfter)),
    ...marks(read.marks.filter(isAfter)),
    ...breakable(CLAUSE, t("=")),
    ...expression(read.value),
    ...(read.testedNotProved ? breakable(CLAUSE, testedNotProved()) : []),
  ]);
}

function payable(indent: number, read: Payable): Lines {
  return line(indent, [
    ...t("payable"),
    ...labels(read.labels),
    ...cites(read.cites),
    ...breakable(VALUE, t("=")),
    ...expression(read.value),
    ...(read.round === undefined ? [] : breakable(0, round("round", read.round))),
    ...(read.remainder === undefined ? [] : breakable(CLAUSE, [...t(read.remainder.word, "remainder"), ...labels(read.remainder.labels)])),
  ]);
}

export function untranslatable(indent: number, { words, because, cites: cited, condition }: Untranslatable): Lines {
  return line(indent, [
    ...t("untranslatable"),
    ...string(words),
    ...breakable(CLAUSE, [...t("because"), ...string(because)]),
    ...cites(cited),
    ...(condition === undefined ? [] : breakable(CLAUSE, [...t("when"), ...expression(condition)])),
  ]);
}

/** Labels, citations and marks, which break off last. */
function brokenSignature(read: Parameters<typeof signature>[0]): Toks {
  return [...labels(read.labels), ...breakable(HEADING, cites(read.cites)), ...marks(read.marks)];
}
