// Checked programs written by hand, for the proofs' tests: expressions with their types and ids, fields, rates, tariffs.
// Every number is in base units; units are named only where a message shows them.
import type {
  AccountField,
  Exception,
  Expression,
  Line,
  MeasuredField,
  Program,
  Rate,
  RateBody,
  Rounding,
  Tariff,
  UnitUse,
  ValueType,
  Version,
} from "../../../src/dsl/program.ts";
import type { Span } from "../../../src/values/span.ts";

let next = 1;
let place = 0;

export function spanAt(): Span {
  place += 10;
  return { file: "hand.mizan", start: place, end: place + 5, line: place, column: 1 };
}

export function unit(name = "", factor = "1"): UnitUse {
  return { name, dimension: name, factor };
}

type Share = "shared" | "level" | "zero";
type Index = string | undefined;
type Body<K extends Expression["kind"]> = Omit<Expression & { readonly kind: K }, "id" | "type" | "span">;

export function quantity(share: Share, index?: Index): ValueType {
  return { kind: "quantity", dimension: "", share, index };
}

const TRUTH: ValueType = { kind: "truth" };

function made(type: ValueType): { readonly id: number; readonly type: ValueType; readonly span: Span } {
  next += 1;
  return { id: next, type, span: spanAt() };
}

function shareOf(expression: Expression): Share {
  return expression.type.kind === "quantity" ? expression.type.share : "level";
}

function indexOf(expression: Expression): Index {
  return expression.type.kind === "quantity" ? expression.type.index : undefined;
}

function bothOf(parts: readonly Expression[]): ValueType {
  const shares = parts.map(shareOf);
  const share = shares.includes("shared") ? "shared" : shares.includes("level") ? "level" : "zero";
  return quantity(
    share,
    parts.map(indexOf).find((index) => index !== undefined),
  );
}

export const num = (value: string): Expression => ({ ...made(quantity(value === "0" ? "zero" : "level")), kind: "number", value, unit: unit() });
export const date = (day: number): Expression => ({ ...made({ kind: "date" }), kind: "date", day });
export const choice = (value: string, domain: string): Expression => ({ ...made({ kind: "choice", domain }), kind: "choice", value });
export const account = (name: string): Expression => ({ ...made(quantity("level")), kind: "account", name });
export const chosen = (name: string): Expression => ({ ...made({ kind: "choice", domain: `account.${name}` }), kind: "account", name });
export const dated = (name: string): Expression => ({ ...made({ kind: "date" }), kind: "account", name });
export const usage = (name: string, share: Share = "shared", index?: Index): Expression => ({ ...made(quantity(share, index)), kind: "usage", name });
export const charge = (name: string): Expression => ({ ...made(quantity("level")), kind: "charge", name });
export const season = (set: string): Expression => ({ ...made({ kind: "choice", domain: `seasons.${set}` }), kind: "season", set });
export const days = (): Expression => ({ ...made(quantity("shared")), kind: "builtin", name: "days" });
export const months = (): Expression => ({ ...made(quantity("shared")), kind: "builtin", name: "months" });
export const billTotal = (): Expression => ({ ...made(quantity("shared")), kind: "builtin", name: "total" });
export const broughtForward = (): Expression => ({ ...made(quantity("level")), kind: "builtin", name: "brought_forward" });
export const base = (share: Share = "shared"): Expression => ({ ...made(quantity(share)), kind: "builtin", name: "base" });
export const letOf = (name: string, type: ValueType = quantity("shared")): Expression => ({ ...made(type), kind: "let", name });
export const lineOf = (name: string): Expression => ({ ...made(quantity("shared")), kind: "line", name });
export const sumOf = (tag: string, lines: readonly string[]): Expression => ({ ...made(quantity("shared")), kind: "sum of tag", tag, lines });
export const rate = (name: string, keys: readonly (Expression | undefined)[] = [], index?: Index): Expression => ({
  ...made(quantity("level", index)),
  kind: "rate",
  rate: name,
  quantity: undefined,
  keys,
});
export const rateAt = (name: string, of: Expression): Expression => ({ ...made(quantity("level")), kind: "rate", rate: name, quantity: of, keys: [] });

type Joint = Body<"through">["joint"];
interface ThroughOptions {
  readonly whole?: boolean;
  readonly joint?: Joint;
  readonly index?: string;
}
export function through(of: Expression, name: string, { whole = false, joint = { kind: "single" }, index }: ThroughOptions = {}): Expression {
  return { ...made(quantity("shared", index)), kind: "through", rate: name, quantity: of, keys: [], whole, joint };
}

export function arithmetic(sign: "+" | "-" | "*" | "/", left: Expression, right: Expression, places?: number): Expression {
  const bothShared = shareOf(left) === "shared" && shareOf(right) === "shared";
  const both = bothOf([left, right]);
  const type = sign === "/" && bothShared && both.kind === "quantity" ? quantity("level", both.index) : both;
  return { ...made(type), kind: "arithmetic", sign, left, right, places: places === undefined ? undefined : { count: places, mode: "half up" } };
}
export const plus = (left: Expression, right: Expression): Expression => arithmetic("+", left, right);
export const minus = (left: Expression, right: Expression): Expression => arithmetic("-", left, right);
export const times = (left: Expression, right: Expression): Expression => arithmetic("*", left, right);
export const over = (left: Expression, right: Expression, places?: number): Expression => arithmetic("/", left, right, places);
export const negative = (of: Expression): Expression => ({ ...made(of.type), kind: "negative", of });
export const extreme = (which: "min" | "max", ...of: readonly Expression[]): Expression => ({ ...made(bothOf(of)), kind: "extreme", which, of });
export const roundedTo = (of: Expression, step: string): Expression => ({ ...made(of.type), kind: "rounded", of, rounding: to(step) });
export const total = (of: Expression): Expression => ({ ...made(quantity(shareOf(of))), kind: "total", of });
export const select = (of: Expression, member: string): Expression => ({ ...made(quantity(shareOf(of))), kind: "select", of, member });
export const byDaypart = (set: string, cases: Readonly<Record<string, Expression>>): Expression => {
  const { share } = { share: shareOf(Object.values(cases)[0] ?? num("0")) };
  return { ...made(quantity(share, set)), kind: "by daypart", set, cases };
};
export const powerFactor = (active: Expression, reactive: Expression, count: number): Expression => ({
  ...made(quantity("level")),
  kind: "power factor",
  active,
  reactive,
  places: { count, mode: "half up" },
});
export const fold = (field: string, which: Body<"fold">["fold"], bills: number, upTo: boolean, otherwise?: Expression): Expression => ({
  ...made(quantity("level")),
  kind: "fold",
  field,
  fold: which,
  bills,
  upTo,
  otherwise,
});
export const when = (condition: Expression, then: Expression, otherwise: Expression): Expression => ({
  ...made(bothOf([then, otherwise])),
  kind: "if",
  condition,
  then,
  otherwise,
});
export const is = (left: Expression, sign: Body<"comparison">["sign"], right: Expression): Expression => ({
  ...made(TRUTH),
  kind: "comparison",
  sign,
  left,
  right,
});
export const oneOf = (left: Expression, values: readonly string[]): Expression => ({ ...made(TRUTH), kind: "one of", left, values });
export const and = (left: Expression, right: Expression): Expression => ({ ...made(TRUTH), kind: "logic", word: "and", left, right });
export const or = (left: Expression, right: Expression): Expression => ({ ...made(TRUTH), kind: "logic", word: "or", left, right });
export const no = (of: Expression): Expression => ({ ...made(TRUTH), kind: "not", of });
export const has = (field: string, value: string): Expression => is(chosen(field), "=", choice(value, `account.${field}`));
export const everyone = (): Expression => is(num("1"), "=", num("1"));

export function to(step: string, mode: Rounding["mode"] = "half up"): Rounding {
  return { mode, step, unit: unit() };
}

export function choiceField(name: string, values: readonly string[]): AccountField {
  return { name, labels: {}, span: spanAt(), kind: "choice", values: values.map((value) => ({ name: value, labels: {} })) };
}
export const wholeField = (name: string, least: string, most: string): AccountField => ({ name, labels: {}, span: spanAt(), kind: "whole", least, most });
export const dateField = (name: string): AccountField => ({ name, labels: {}, span: spanAt(), kind: "date" });
export const quantityField = (name: string, least: string, most: string, places: number, of: UnitUse = unit("kW")): AccountField => ({
  name,
  labels: {},
  span: spanAt(),
  kind: "quantity",
  unit: of,
  least,
  most,
  places,
});

export function measured(name: string, least: string, most: string, places: number, more: Partial<MeasuredField> = {}): MeasuredField {
  const plain: MeasuredField = {
    name,
    labels: {},
    unit: unit("kWh"),
    summable: false,
    by: undefined,
    bills: undefined,
    absent: undefined,
    least,
    most,
    places,
    span: spanAt(),
  };
  return { ...plain, ...more };
}

export function version(from: number, to: number): Version {
  return { from, to, announced: from, annulled: undefined, cites: [], marks: [], span: spanAt() };
}

export function rateWith(name: string, bodies: readonly (readonly [number, number, RateBody])[], more: Partial<Rate> = {}): Rate {
  const plain: Rate = {
    name,
    labels: {},
    unit: unit(),
    keys: [],
    axis: undefined,
    quantityUnit: undefined,
    widths: undefined,
    crossing: undefined,
    versions: bodies.map(([from, until, body]) => ({ ...version(from, until), body })),
    varies: bodies.length > 1,
    span: spanAt(),
  };
  return { ...plain, ...more };
}

export const cell = (value: string): RateBody => ({ kind: "cells", cells: { "": num(value) } });

/** Upper edges and cells; the last row is open. */
export function blocks(rows: readonly (readonly [string | undefined, string])[], key = ""): RateBody {
  const lower = (at: number): Expression => num(rows[at - 1]?.[0] ?? "0");
  const made = rows.map(([upper, price], at) => ({ lower: lower(at), upper: upper === undefined ? undefined : num(upper), cell: num(price), span: spanAt() }));
  return { kind: "blocks", columns: { [key]: { rows: made } } };
}

export function line(name: string, value: Expression, more: Partial<Line> = {}): Line {
  const plain: Line = {
    kind: "line",
    name,
    memo: false,
    group: undefined,
    tags: [],
    labels: {},
    cites: [],
    marks: [],
    value,
    exceptions: [],
    work: "over bill",
    roundScope: "over bill",
    round: to("1"),
    print: undefined,
    cuts: [],
    span: spanAt(),
  };
  return { ...plain, ...more };
}

export function exception(name: string, condition: Expression, value: Expression, overOthers: readonly string[] = []): Exception {
  return { name, labels: {}, cites: [], marks: [], condition, value, over: overOthers, testedNotProved: false, span: spanAt() };
}

export function tariff(name: string, items: Tariff["items"], more: Partial<Tariff> = {}): Tariff {
  const plain: Tariff = {
    name,
    labels: {},
    cites: [],
    marks: [],
    amends: undefined,
    fits: { condition: everyone(), except: [], valid: HORIZON },
    crossing: "split by days",
    lets: {},
    items,
    order: items.flatMap((item) => (item.kind === "group" ? [...item.lines.map((inner) => inner.name), item.name] : [item.name])),
    payable: {
      labels: {},
      cites: [],
      value: plus(billTotal(), broughtForward()),
      round: to("1000", "down"),
      remainder: { word: "carry", labels: {} },
      span: spanAt(),
    },
    untranslatable: [],
    span: spanAt(),
  };
  return { ...plain, ...more };
}

export function fits(condition: Expression, more: Partial<Tariff["fits"]> = {}): Partial<Tariff> {
  return { fits: { condition, except: [], valid: HORIZON, ...more } };
}

/** 2024-01-01 to 2026-01-01. */
export const HORIZON = { from: 19_723, to: 20_454 } as const;

export function program(more: Partial<Program>): Program {
  const plain: Program = {
    name: "hand",
    labels: {},
    currency: "IRR",
    currencyDecimals: 2,
    calendar: "gregorian",
    zone: "UTC",
    weekend: [5, 6],
    horizon: HORIZON,
    sources: {},
    units: [],
    account: {},
    usage: {},
    history: {},
    charges: {},
    seasons: {},
    dayparts: {},
    holidays: [],
    rates: {},
    tariffs: {},
    untranslatable: [],
    tests: [],
    proofs: [],
    denominators: {},
    oversight: { grades: [], authorities: {}, instalments: {} },
    oversightTests: [],
    guards: { distinct: [], expressions: {}, rules: {} },
  };
  return { ...plain, ...more };
}

/** A record by the names that its values carry. */
export function named<T extends { readonly name: string }>(...values: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(values.map((value) => [value.name, value]));
}
