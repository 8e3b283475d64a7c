// Grades, authority and the tests of the oversight half as lines: a matrix stands in columns, as in a decree.
import type { Authority, AuthorityItem, Grades, Matrix, MatrixCell, OversightExpectation, OversightTest } from "../tree/oversight.ts";
import type { Citation, Expression, Label, LabelledName, Mark, Name, NumberText, Unknown, Untranslatable, VersionHead } from "../tree/tree.ts";
import { numberOffsets, withBars } from "./aligned.ts";
import { ALWAYS, breakable, type Line, line, listed, MAX_WIDTH, spaced, type Tok, t, tight, widthOf } from "./layout.ts";
import { expression, value } from "./print-expression.ts";
import { cites, labels, marks, name, names, number, path, string, unit, unknown } from "./print-parts.ts";
import { type Entry, expectGroups, isOpen, section } from "./print-proofs.ts";
import { untranslatable } from "./print-tariffs.ts";
import { head } from "./print-time.ts";
import { inTextOrder, type SourceText } from "./source.ts";

type Toks = readonly Tok[];
type Lines = readonly Line[];

/** A clause that is too long breaks here before anything inside its condition does. */
const CLAUSE = -1;
const PART = 0;
/** How far in the clauses of a version stand. */
const CLAUSES = 4;

/** On one line where it fits, else a grade a line. */
export function grades(read: Grades, source: SourceText): Lines {
  const opening = [...t("grades"), ...labels(read.labels), ...t("{")];
  const each = read.grades.map(labelledName);
  const short = [...opening, ...listed(each), ...t("}")];
  if (widthOf(short) <= MAX_WIDTH && !source.hasComment(read.span)) return line(0, short);
  const rows = each.flatMap((toks, index) => line(2, index === each.length - 1 ? toks : [...toks, ...tight(t(","))]));
  return [...line(0, opening), ...rows, ...line(0, t("}"))];
}

export function authority(read: Authority): Lines {
  const opening = [...t("authority"), ...name(read.name), ...labels(read.labels), ...breakable(PART, t("over", read.over)), ...t("{")];
  const parts = inTextOrder([
    ...saidOnce("kind", read.kinds),
    ...saidOnce("cause", read.causes),
    ...saidOnce("documents", read.documents),
    ...read.versions.map((each) => ({ at: each.head.span.start, part: version(each.head, each.items, authorityItem) })),
  ]);
  return [...line(0, opening), ...parts.flat(), ...line(0, t("}"))];
}

/** `kind: a | b`, `documents: a, b`. */
export function saidOnce(word: "kind" | "cause" | "documents", list: readonly LabelledName[] | undefined): readonly { at: number; part: Lines }[] {
  if (list === undefined) return [];
  const each = list.map(labelledName);
  const listedNames = word === "documents" ? listed(each, PART) : each.flatMap((toks, index) => (index === 0 ? toks : [...breakable(PART, t("|")), ...toks]));
  return [{ at: list[0]?.span.start ?? 0, part: line(2, [...t(word), ...tight(t(":")), ...listedNames]) }];
}

/** A version that is not known stands on one line. */
export function version<I extends { readonly kind: string }>(of: VersionHead, items: readonly (I | Unknown)[], item: (read: I | Unknown) => Lines): Lines {
  const [only, ...others] = items;
  if (only !== undefined && others.length === 0 && isUnknown(only)) return line(2, [...head(of), ...unknown(only)]);
  return [...line(2, head(of)), ...items.flatMap(item)];
}

function isUnknown(read: { readonly kind: string }): read is Unknown {
  return read.kind === "unknown";
}

function labelledName(read: LabelledName): Toks {
  return [...name(read.name), ...labels(read.labels)];
}

function authorityItem(read: AuthorityItem): Lines {
  switch (read.kind) {
    case "matrix":
      return matrix(read);
    case "unknown":
    case "untranslatable":
      return common(read);
    case "bar":
      return line(CLAUSES, [...t("bar"), ...name(read.name), ...conditionSigned(read)]);
    case "forbid":
      return line(CLAUSES, [...t("forbid", ...read.roles[0].split(" "), "=", ...read.roles[1].split(" ")), ...citedApart(read.cites)]);
    case "raise":
      return line(CLAUSES, [
        ...t("raise", "one", "grade", "when"),
        ...expression(read.condition),
        ...tight(t(",")),
        ...breakable(PART, [...t("at", "the", "top"), ...number(read.topApprovers), ...t("approvers")]),
        ...citedApart(read.cites),
      ]);
    case "count amount":
      return line(CLAUSES, t("count", "amount", read.word));
    case "cumulate":
      return line(
        CLAUSES,
        read.over === undefined
          ? t("no", "cumulation")
          : [...t("cumulate", "per", "account", "over"), ...time(read.over.count, read.over.unit), ...t("in", "absolute", "value")],
      );
    case "delegation":
      return line(CLAUSES, t("delegation", ...read.word.split(" ")));
    case "expiry":
      return line(
        CLAUSES,
        read.days === undefined ? t("approval", "does", "not", "expire") : [...t("approval", "expires"), ...time(read.days, "days"), ...t("after")],
      );
  }
}

export function common(read: Unknown | Untranslatable): Lines {
  return read.kind === "unknown" ? line(CLAUSES, unknown(read)) : untranslatable(CLAUSES, read);
}

/** Citations and marks stand before `when` or after the condition, as written. */
export function conditionSigned(read: {
  readonly labels: readonly Label[];
  readonly condition: Expression;
  readonly cites: readonly Citation[];
  readonly marks: readonly Mark[];
}): Toks {
  const isAfter = ({ span }: { readonly span: Expression["span"] }): boolean => span.start > read.condition.span.start;
  return [
    ...labels(read.labels),
    ...cites(read.cites.filter((each) => !isAfter(each))),
    ...marks(read.marks.filter((each) => !isAfter(each))),
    ...breakable(CLAUSE, [...t("when"), ...expression(read.condition)]),
    ...citedApart(read.cites.filter(isAfter)),
    ...marks(read.marks.filter(isAfter)),
  ];
}

function citedApart(list: readonly Citation[]): Toks {
  return breakable(PART, cites(list));
}

/** `1 month`, `12 months`. */
export function time(count: NumberText, of: "months" | "days"): Toks {
  return [...number(count), ...t(count.text === "1" ? of.slice(0, -1) : of)];
}

function matrix(read: Matrix): Lines {
  const heading = [t("grade"), ...read.columns.map((column) => (column.kind === "word" ? t(...column.word.split(" ")) : path(column.path)))];
  const printed = read.rows.map(({ cells }) => cells.map(cell));
  const offsets = read.columns.map((_, at) => numberOffsets(printed.map((cells) => cells[at] ?? [])));
  const rows = read.rows.map(({ grade }, index) => [
    spaced(0, name(grade)),
    ...(printed[index] ?? []).map((toks, at) => spaced(offsets[at]?.[index] ?? 0, toks)),
  ]);
  return withBars([heading.map((toks) => spaced(0, toks)), ...rows]).flatMap((toks) => line(CLAUSES, toks));
}

function cell(read: MatrixCell): Toks {
  switch (read.kind) {
    case "names":
      return names(read.names);
    case "none":
      return t("none");
    case "no limit":
      return t("no", "limit");
    case "amount":
      return [...number(read.number), ...(read.unit === undefined ? [] : unit(read.unit))];
    case "percent":
      return expression(read);
  }
}

export function oversightTest(read: OversightTest, source: SourceText): Lines {
  const { subject, day } = read;
  const [values, dated] = subject.kind === "authority" ? ["question", "asked"] : ["plan", "agreed"];
  const sections = inTextOrder([
    { at: subject.name.span.start, part: line(2, [...t(subject.kind), ...name(subject.name)]) },
    ...section(
      "account",
      read.account.map((each) => entry(each.name, [each])),
      source,
    ),
    ...section(
      values ?? "",
      sameName(read.values).map((list) => entry(list[0].name, list)),
      source,
    ),
    ...(day === undefined ? [] : [{ at: day.span.start, part: line(2, t(dated ?? "", day.text)) }]),
    ...expectGroups(read.expectations).map((group) => ({ at: group[0]?.span.start ?? 0, part: expect(group) })),
  ]);
  return [...line(0, [...t("test"), ...string(read.title), ...t("{")]), ...sections.flat(), ...line(0, t("}"))];
}

type Given = OversightTest["values"][number];

function entry(of: Name, list: readonly Given[]): Entry {
  const toks = [...name(of), ...listed(list.map((each) => value(each.value)))];
  return { at: of.span.start, toks, isOpen: isOpen(list.at(-1)?.value) };
}

/** `documents photo, sheet` is two values of one name. */
function sameName(list: readonly Given[]): readonly (readonly [Given, ...Given[]])[] {
  const groups: [Given, ...Given[]][] = [];
  for (const each of list) {
    const last = groups.at(-1);
    if (last !== undefined && last[0].name.text === each.name.text && last[0].name.span.start === each.name.span.start) last.push(each);
    else groups.push([each]);
  }
  return groups;
}

function expect(group: readonly OversightExpectation[]): Lines {
  const each = group.map((read, index) => {
    if (index === 0) return expectation(read);
    const before = group[index - 1];
    const wouldBeUnit = read.kind === "nobody" && before?.kind === "value" && isOpen(before.value);
    return breakable(wouldBeUnit ? ALWAYS : PART, spaced(2, expectation(read)));
  });
  return line(2, [...t("expect"), ...each.flat()]);
}

function expectation(read: OversightExpectation): Toks {
  if (read.kind === "nobody") return t("nobody");
  return [...name(read.name), ...(read.index === undefined ? [] : number(read.index)), ...t("="), ...value(read.value)];
}
