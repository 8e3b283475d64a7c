// Expressions as tokens. Parentheses are nodes of the tree, so nothing here knows which operation binds closer.
import type { Expression, Joint, Value } from "../tree/tree.ts";
import { breakable, listed, type Tok, t, tight } from "./layout.ts";
import { name, names, number, path, places, round, string, unit, unknown } from "./print-parts.ts";

type Toks = readonly Tok[];
type Of<K extends Expression["kind"]> = Extract<Expression, { readonly kind: K }>;

/** Where a line may be broken, first to last; what stands deeper inside adds `DEEPER`. */
const OR = 1;
const AND = 2;
const THEN = 3;
const ADD = 4;
const COMMA = 5;
const MULTIPLY = 6;
const CLAUSE = 7;
const DEEPER = 10;

export function expression(read: Expression, depth = 0): Toks {
  const at = depth * DEEPER;
  const deeper = depth + 1;
  switch (read.kind) {
    // A text with errors is not printed.
    case "error":
      return [];
    case "amount":
      return [...number(read.number), ...(read.unit === undefined ? [] : unit(read.unit))];
    case "percent":
      return [...t(`${number({ kind: "number", text: read.text, span: read.span })[0]?.text ?? ""}%`)];
    case "date":
      return t(read.text);
    case "path":
      return path(read);
    case "unknown":
      return unknown(read);
    case "rounded":
      return [...expression(read.of, depth), ...breakable(at + CLAUSE, round("round", read.round))];
    case "parentheses":
      return inParentheses(expression(read.of, deeper));
    case "if":
      return conditional(read, depth);
    case "extreme":
      return [
        ...t(read.which),
        ...tight(
          inParentheses(
            listed(
              read.of.map((each) => expression(each, deeper)),
              at + COMMA,
            ),
          ),
        ),
      ];
    case "sum of tag":
      return [...t("sum"), ...name(read.tag), ...(read.except.length === 0 ? [] : [...t("except"), ...names(read.except)])];
    case "power factor":
      return [
        ...t("power_factor", "of"),
        ...expression(read.active, deeper),
        ...tight(t(",")),
        ...breakable(at + COMMA, expression(read.reactive, deeper)),
        ...places(read.places),
      ];
    case "by daypart":
      return byDaypart(read, depth);
    case "negative":
      return [...t("-"), ...tight(expression(read.of, depth))];
    case "not":
      return [...t("not"), ...expression(read.of, depth)];
    case "arithmetic":
      return arithmetic(read, depth);
    case "comparison":
      return [...expression(read.left, depth), ...t(read.sign), ...expression(read.right, depth)];
    case "one of":
      return [...expression(read.left, depth), ...t("in"), ...inParentheses(names(read.names))];
    case "logic":
      return [...expression(read.left, depth), ...breakable(at + (read.word === "or" ? OR : AND), t(read.word)), ...expression(read.right, depth)];
    case "total":
      return [...expression(read.of, depth), ...t("total")];
    case "at":
      return [...expression(read.of, depth), ...keys(read.keys, deeper)];
    case "through":
      return through(read, depth);
    case "fold":
      return fold(read, depth);
  }
}

/** A constant of a test or a proof. */
export function value(read: Value): Toks {
  switch (read.kind) {
    case "amount":
      return [...number(read.number), ...(read.unit === undefined ? [] : unit(read.unit))];
    case "percent":
    case "date":
      return expression(read);
    case "name":
      return name(read);
    case "string":
      return string(read);
  }
}

export function inParentheses(inside: Toks): Toks {
  return [...t("("), ...tight(inside), ...tight(t(")"))];
}

function conditional({ condition, then, otherwise }: Of<"if">, depth: number): Toks {
  const at = depth * DEEPER + THEN;
  const chain = otherwise.kind === "if" ? depth : depth + 1;
  return [
    ...t("if"),
    ...expression(condition, depth + 1),
    ...breakable(at, [...t("then"), ...expression(then, depth + 1)]),
    ...breakable(at, [...t("else"), ...expression(otherwise, chain)]),
  ];
}

function byDaypart({ set, cases }: Of<"by daypart">, depth: number): Toks {
  const each = cases.map(({ member, value: of }) => [...name(member), ...tight(t(":")), ...expression(of, depth + 1)]);
  return [...t("by"), ...name(set), ...inParentheses(listed(each, depth * DEEPER + COMMA))];
}

function arithmetic({ sign, left, right, places: to }: Of<"arithmetic">, depth: number): Toks {
  const level = depth * DEEPER + (sign === "+" || sign === "-" ? ADD : MULTIPLY);
  return [...expression(left, depth), ...breakable(level, t(sign)), ...expression(right, depth), ...(to === undefined ? [] : places(to))];
}

function keys(list: readonly Expression[], depth: number): Toks {
  const [only, ...others] = list;
  if (only === undefined) return [];
  return [
    ...t("at"),
    ...(others.length === 0
      ? expression(only, depth)
      : inParentheses(
          listed(
            list.map((each) => expression(each, depth)),
            depth * DEEPER + COMMA,
          ),
        )),
  ];
}

function through(read: Of<"through">, depth: number): Toks {
  return [
    ...expression(read.quantity, depth),
    ...breakable(depth * DEEPER + CLAUSE, t("through")),
    ...path(read.rate),
    ...keys(read.keys, depth + 1),
    ...(read.whole ? t("whole") : []),
    ...(read.joint === undefined ? [] : joint(read.joint)),
  ];
}

function joint(read: Joint): Toks {
  switch (read.kind) {
    case "each alone":
      return t("each", "alone");
    case "pro rata":
      return [...t("joint", "pro", "rata"), ...places(read.places)];
    case "time order":
      return t("joint", "in", "time", "order");
  }
}

function fold(read: Of<"fold">, depth: number): Toks {
  return [
    ...expression(read.of, depth),
    ...breakable(depth * DEEPER + CLAUSE, t(read.fold, "over", ...(read.upTo ? ["up", "to"] : []))),
    ...number(read.bills),
    ...t(read.bills.text === "1" ? "bill" : "bills", "else"),
    ...(read.otherwise === undefined ? t("refuse") : expression(read.otherwise, depth + 1)),
  ];
}
