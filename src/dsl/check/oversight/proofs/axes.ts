// The axes of questions and plans: what a request or debtor may be asked, each with every value that it may have.
import type { Authority, Instalments } from "../../../oversight.ts";
import type { Program } from "../../../program.ts";
import { accountAxis } from "../../proofs/condition/asked.ts";
import type { Axis } from "../../proofs/condition/axis.ts";
import type { Fraction } from "../../proofs/fraction.ts";
import { decimalUnit, NOTHING, UNITY } from "../../proofs/fraction.ts";

/** What the proofs read of a program beside its rules. */
export type Ground = Pick<Program, "account" | "calendar" | "currency" | "currencyDecimals">;

export type Axes = ReadonlyMap<string, Axis>;

/** A size or a number of months of a question: it has no end. `near`: how far from a limit a question stands that is just past it. */
export type OwnNumber = Axis & { readonly kind: "number" } & { readonly near: Fraction };

/** `kind`, `cause`, `favour`, the account's fields, `amount`, `cumulated`, `share`, `age`: in the order in which a question is told. */
export function questionAxes(ground: Ground, { over, kinds, causes }: Pick<Authority, "over" | "kinds" | "causes">): Axes {
  return keyed([
    choiceAxis("kind", "kind", namesOf(kinds)),
    choiceAxis("cause", "cause", namesOf(causes)),
    ...(over === "correction" ? [choiceAxis("favour", "in favour of", ["customer", "company"])] : []),
    ...accountAxes(ground),
    moneyAxis("amount", ground),
    moneyAxis("cumulated", ground),
    numberAxis("share", undefined, { name: "%", factor: decimalUnit(2) }, decimalUnit(4)),
    monthsAxis("age"),
  ]);
}

export function debtorAxes(ground: Ground, { causes }: Pick<Instalments, "causes">): Axes {
  return keyed([choiceAxis("cause", "cause", namesOf(causes)), ...accountAxes(ground), moneyAxis("debt", ground), monthsAxis("span")]);
}

export function ownNumber(axes: Axes, key: string): OwnNumber | undefined {
  const axis = axes.get(key);
  return axis !== undefined && isOwnNumber(axis) ? axis : undefined;
}

export function isOwnNumber(axis: Axis): axis is OwnNumber {
  return axis.kind === "number" && "near" in axis;
}

function accountAxes(ground: Ground): readonly Axis[] {
  return Object.keys(ground.account).flatMap((name) => accountAxis(ground, name) ?? []);
}

function choiceAxis(key: string, words: string, values: readonly string[]): Axis {
  return { key, words, kind: "choice", values, role: "account" };
}

function moneyAxis(key: string, { currency, currencyDecimals }: Ground): OwnNumber {
  return numberAxis(key, undefined, { name: currency, factor: UNITY }, decimalUnit(currencyDecimals));
}

function monthsAxis(key: string): OwnNumber {
  return numberAxis(key, UNITY, { name: "months", factor: UNITY }, UNITY);
}

function numberAxis(key: string, step: Fraction | undefined, unit: OwnNumber["unit"], near: Fraction): OwnNumber {
  return { key, words: key, kind: "number", least: NOTHING, most: undefined, step, unit, free: true, near };
}

function namesOf(members: Authority["kinds"]): readonly string[] {
  return members.map(({ name }) => name);
}

function keyed(axes: readonly Axis[]): Axes {
  return new Map(axes.map((axis) => [axis.key, axis]));
}
