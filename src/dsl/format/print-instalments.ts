// Instalments as lines: a clause a line.
import type { DownPayment, InstalmentItem, Instalments, Parts, PlanCount, PlanException, Settle } from "../tree/oversight.ts";
import type { PercentText } from "../tree/tree.ts";
import { breakable, type Line, line, type Tok, t, tight } from "./layout.ts";
import { expression } from "./print-expression.ts";
import { common, conditionSigned, saidOnce, time, version } from "./print-oversight.ts";
import { labels, name, names, number, round, unit } from "./print-parts.ts";
import { inTextOrder } from "./source.ts";

type Toks = readonly Tok[];
type Lines = readonly Line[];
type Clause = Exclude<InstalmentItem, { readonly kind: "unknown" | "untranslatable" }>;

/** The terms of an exception break off before anything inside its condition or a term does. */
const CLAUSE = -1;
const PART = 0;
const CLAUSES = 4;

export function instalments(read: Instalments): Lines {
  const parts = inTextOrder([
    ...saidOnce("cause", read.causes),
    ...read.versions.map((each) => ({ at: each.head.span.start, part: version(each.head, each.items, item) })),
  ]);
  return [...line(0, [...t("instalments"), ...name(read.name), ...labels(read.labels), ...t("{")]), ...parts.flat(), ...line(0, t("}"))];
}

function item(read: InstalmentItem): Lines {
  return read.kind === "unknown" || read.kind === "untranslatable" ? common(read) : line(CLAUSES, clause(read));
}

function clause(read: Clause): Toks {
  switch (read.kind) {
    case "for":
      return [...t("for"), ...expression(read.condition)];
    case "down payment":
      return downPayment(read);
    case "count":
      return count(read);
    case "first due":
      return [...t("first", "due"), ...time(read.count, read.unit), ...t("after", "agreement")];
    case "every":
      return [...t("every"), ...time(read.count, read.unit), ...(read.clamped ? [...tight(t(",")), ...t("month", "end", "clamped")] : [])];
    case "moved":
      return read.word === "forward" ? [...t("moved", "off", "holidays", "forward"), ...tight(t(",")), ...t("before", "the", "next")] : t("not", "moved");
    case "parts":
      return [...t("equal", "parts"), ...round("round", read.round), ...remainder(read.remainder)];
    case "part at least":
      return [...t("part", "at", "least"), ...number(read.number), ...(read.unit === undefined ? [] : unit(read.unit))];
    case "active plans":
      return [...t("at", "most"), ...number(read.count), ...t("active", read.count.text === "1" ? "plan" : "plans", "per", "account")];
    case "after broken":
      return [...t("not", "after", "a", "broken", "plan", "within"), ...time(read.count, read.unit)];
    case "interest":
      if (read.rate === undefined) return t("no", "interest");
      return [
        ...t("interest"),
        ...expression(read.rate.percent),
        ...t("per"),
        ...time(read.rate.days, "days"),
        ...t("on", "the", "balance"),
        ...round("round", read.rate.round),
      ];
    case "settle":
      return [...t("payments", "settle"), ...settle(read)];
    case "missed":
      return [
        ...t("missed", "when", "short", "by", "more", "than"),
        ...number(read.number),
        ...(read.unit === undefined ? [] : unit(read.unit)),
        ...time(read.days, "days"),
        ...t("after", "due"),
      ];
    case "broken":
      return [
        ...t("broken", "after"),
        ...number(read.count),
        ...t("missed", "in", "a", "row"),
        ...tight(t(":")),
        ...t("balance", "due"),
        ...tight(t(",")),
        ...t("original", "due", "dates", "restored"),
      ];
    case "cancelled bill":
      return t("cancelled", "bill", read.word, "plan");
    case "replan":
      if (read.atMost === undefined) return t("no", "replan");
      return [
        ...t("replan", "at", "most"),
        ...number(read.atMost),
        ...(read.paidInRow === undefined ? [] : [...tight(t(",")), ...t("after"), ...number(read.paidInRow), ...t("paid", "in", "a", "row")]),
        ...(read.withinDays === undefined ? [] : [...tight(t(",")), ...t("within"), ...time(read.withinDays, "days"), ...t("of", "break")]),
      ];
    case "plan exception":
      return planException(read);
  }
}

function downPayment({ atLeast, atMost, round: rounding }: DownPayment): Toks {
  if (atLeast === undefined && atMost === undefined) return t("no", "down", "payment");
  const bounds = [...bound("least", atLeast), ...(atLeast === undefined || atMost === undefined ? [] : tight(t(","))), ...bound("most", atMost)];
  return [...t("down", "payment"), ...bounds, ...(rounding === undefined ? [] : round("round", rounding))];
}

function bound(word: "least" | "most", share: PercentText | undefined): Toks {
  return share === undefined ? [] : [...t("at", word), ...expression(share), ...t("of", "debt")];
}

function count({ from, limits }: PlanCount): Toks {
  return [
    ...t("count"),
    ...(from === undefined ? [] : [...t("from"), ...(from === "span" ? t("span") : number(from))]),
    ...limits.flatMap((limit, index) => {
      const toks = [...t("up", "to"), ...number(limit.upTo), ...t("by"), ...name(limit.by)];
      return index === 0 ? toks : [...tight(t(",")), ...breakable(PART + 1, toks)];
    }),
  ];
}

function remainder(on: Parts["remainder"]): Toks {
  if (on === undefined) return [];
  return [...tight(t(",")), ...t("remainder", ...(on === "spread" ? [] : ["on"]), on)];
}

function settle(read: Settle): Toks {
  return read.round === undefined ? t("oldest", "first") : [...t("pro", "rata"), ...round("round", read.round), ...remainder(read.remainder)];
}

function planException(read: PlanException): Toks {
  const over = read.over.length === 0 ? [] : [...t("over"), ...names(read.over)];
  const terms = read.terms.flatMap((term, index) => (index === 0 ? breakable(CLAUSE, clause(term)) : [...tight(t(",")), ...breakable(PART, clause(term))]));
  return [...t("exception"), ...name(read.name), ...over, ...conditionSigned(read), ...tight(t(":")), ...terms];
}
