// What a condition asks about, as an axis: a field with its declared range, a season, a count of days, or any other value without a range.

import type { Expression, MeasuredField, Program } from "../../../program.ts";
import type { Fraction } from "../fraction.ts";
import { decimalUnit, fraction, greater, lesser, NOTHING, product, UNITY, whole } from "../fraction.ts";
import type { Axis } from "./axis.ts";
import { written } from "./written.ts";

type Asked = Omit<Program, "denominators" | "guards">;
type NumberAxis = Axis & { readonly kind: "number" };

export function choiceAxis(program: Asked, asked: Expression): Axis | undefined {
  if (asked.kind === "account") return accountChoice(program, asked.name);
  if (asked.kind === "season") {
    const set = program.seasons[asked.set];
    if (set === undefined) return undefined;
    return { key: `seasons.${asked.set}`, words: asked.set, kind: "choice", values: set.members.map(({ name }) => name), role: "season" };
  }
  return undefined;
}

export function dateAxis(asked: Expression): Axis | undefined {
  if (asked.kind !== "account") return undefined;
  return accountDate(asked.name);
}

/** The axis of an account field; undefined for one that no condition may ask about. */
export function accountAxis(program: Pick<Program, "account">, name: string): Axis | undefined {
  if (program.account[name]?.kind === "date") return accountDate(name);
  return accountChoice(program, name) ?? accountNumber(program, name);
}

function accountChoice(program: Pick<Program, "account">, name: string): Axis | undefined {
  const field = program.account[name];
  if (field?.kind !== "choice") return undefined;
  return { key: `account.${name}`, words: name, kind: "choice", values: field.values.map((value) => value.name), role: "account" };
}

function accountDate(name: string): Axis {
  return { key: `account.${name}`, words: name, kind: "date", least: undefined, most: undefined };
}

export function orderAxis(left: Expression, right: Expression): Axis {
  return { key: `${written(left)} ~ ${written(right)}`, words: `${written(left)} against ${written(right)}`, kind: "order" };
}

export function askedNumber(program: Asked, asked: Expression): Axis {
  const named = asked.kind === "account" ? accountNumber(program, asked.name) : undefined;
  return named ?? measuredNumber(program, asked) ?? daysNumber(program, asked) ?? anyNumber(asked);
}

function accountNumber(program: Pick<Program, "account">, name: string): NumberAxis | undefined {
  const field = program.account[name];
  const names = { key: `account.${name}`, words: name, kind: "number", free: true } as const;
  if (field?.kind === "whole") {
    return { ...names, least: fraction(field.least), most: fraction(field.most), step: UNITY, unit: { name: "", factor: UNITY } };
  }
  if (field?.kind !== "quantity") return undefined;
  const factor = fraction(field.unit.factor);
  return { ...names, ...rangeOf(field, factor), step: product(decimalUnit(field.places), factor), unit: { name: field.unit.name, factor } };
}

/** A field of usage, one of its dayparts, or its total; a charge; a level field keeps its decimals, a shared one is shared out. */
function measuredNumber(program: Asked, asked: Expression): NumberAxis | undefined {
  const inner = asked.kind === "total" || asked.kind === "select" ? asked.of : asked;
  const field = inner.kind === "usage" ? program.usage[inner.name] : inner.kind === "charge" ? program.charges[inner.name] : undefined;
  if (field === undefined || (asked !== inner && inner.kind !== "usage")) return undefined;
  const factor = fraction(field.unit.factor);
  const range = rangeOf(field, factor);
  const members = field.by === undefined || asked.kind !== "total" ? 1 : (program.dayparts[field.by]?.members.length ?? 1);
  const isShared = field.summable && inner.kind === "usage";
  return {
    key: written(asked),
    words: written(asked),
    kind: "number",
    least: product(isShared ? lesser(NOTHING, range.least) : range.least, whole(members)),
    most: product(isShared ? greater(NOTHING, range.most) : range.most, whole(members)),
    step: isShared ? undefined : product(decimalUnit(field.places), factor),
    unit: { name: field.unit.name, factor },
    free: true,
  };
}

function daysNumber(program: Asked, asked: Expression): NumberAxis | undefined {
  if (asked.kind !== "builtin" || asked.name !== "days") return undefined;
  const most = whole(program.horizon.to - program.horizon.from);
  return { key: "days", words: "days", kind: "number", least: UNITY, most, step: UNITY, unit: { name: "days", factor: UNITY }, free: true };
}

/** Any other value: it has no range, and what it may be depends on the rest of the bill. */
function anyNumber(asked: Expression): NumberAxis {
  const key = written(asked);
  return {
    key,
    words: key,
    kind: "number",
    least: undefined,
    most: undefined,
    step: undefined,
    unit: { name: "", factor: UNITY },
    free: asked.kind === "fold",
  };
}

function rangeOf(
  field: Pick<MeasuredField, "least" | "most"> & Partial<Pick<MeasuredField, "absent">>,
  factor: Fraction,
): { readonly least: Fraction; readonly most: Fraction } {
  const ends = [field.least, field.most, field.absent].flatMap((text) => (text === undefined ? [] : [product(fraction(text), factor)]));
  const [first = NOTHING, ...rest] = ends;
  return { least: rest.reduce(lesser, first), most: rest.reduce(greater, first) };
}
