// The cells of one version by the values of its rate's keys: names, `any` and `others` in headers and rows, until each combination has one.
import type { Span } from "../../../values/span.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import type { Reporting } from "./names.ts";
import { counted, listed, nearHint } from "./names.ts";
import type { KeyDomain } from "./rate-keys.ts";

/** What stands for one key: the place of a value among those of its domain, or a word for several. */
export type Choice = number | "any" | "others";

/** A cell, with what stands for each key, in the order of the keys. */
export interface Entry<T> {
  readonly choices: readonly Choice[];
  readonly span: Span;
  /** The header or row in which an `others` of its stands. */
  readonly othersAt: Span;
  /** Undefined where the cell has an error: it still fills its combinations. */
  readonly content: T | undefined;
}

export interface Combining extends Reporting {
  readonly what: string;
  readonly domains: readonly KeyDomain[];
  /** Where the version stands. */
  readonly span: Span;
}

/** What the names of a header or row stand for, as values of `domains`. Undefined after a report. */
export function choicesOf(scope: Combining, domains: readonly KeyDomain[], keys: tree.Keys, where: "row" | "header"): readonly Choice[] | undefined {
  if (keys.names.length !== domains.length) {
    const expected = counted(domains.length, "key");
    scope.report(declarationDiagnostic("keys-count", keys.span, { expected, found: counted(keys.names.length, "name"), hint: keysHint(domains, keys, where) }));
    return undefined;
  }
  const choices = keys.names.map((name, index) => choiceOf(scope, domains[index], name));
  return choices.includes(undefined) ? undefined : choices.flatMap((choice) => choice ?? []);
}

/** Combination (`north|summer`) -> content. `isComplete` says that no entry was lost to an error. Undefined after a report. */
export function combine<T>(scope: Combining, entries: readonly Entry<T>[], isComplete: boolean): Readonly<Record<string, T>> | undefined {
  const count = scope.domains.reduce((product, domain) => product * domain.values.length, 1);
  const filled = new Array<Filled<T> | undefined>(count).fill(undefined);
  let isRight = isComplete;
  const idle: Entry<T>[] = [];
  const used = new Set<Span>();
  const byRank = entries.map((entry) => ({ entry, rank: entry.choices.filter((choice) => choice === "others").length }));
  for (const { entry, rank } of byRank.sort((a, b) => a.rank - b.rank)) {
    let [fills, clash] = [false, false];
    for (const place of placesOf(scope.domains, entry.choices)) {
      const before = filled[place];
      if (before === undefined) {
        filled[place] = { entry, rank };
        fills = true;
      } else if (before.rank === rank && !clash) {
        clash = true;
        reportTwice(scope, place, before.entry.span, entry.span);
      }
    }
    if (fills || clash) used.add(entry.othersAt);
    else if (rank > 0) idle.push(entry);
    isRight &&= entry.content !== undefined && !clash;
  }
  reportIdle(scope, idle, used);
  const missing = filled.flatMap((each, place) => (each === undefined ? [place] : []));
  if (missing.length > 0 && isComplete) reportMissing(scope, missing);
  if (missing.length > 0 || !isRight) return undefined;
  return Object.fromEntries(
    filled.flatMap((each, place) => (each?.entry.content === undefined ? [] : [[valuesAt(scope.domains, place).join("|"), each.entry.content]])),
  );
}

interface Filled<T> {
  readonly entry: Entry<T>;
  readonly rank: number;
}

function keysHint(domains: readonly KeyDomain[], { names }: tree.Keys, where: "row" | "header"): string {
  const [first, second] = domains;
  if (first === undefined) return "write the cell alone";
  const isList = second === undefined && names.every(({ text }) => first.places.has(foldName(text)));
  if (isList && where === "row") return "write a row for each value";
  if (isList) return `write \`|\` between columns: \`${names.map(({ text }) => text).join(" | ")}\``;
  return `write the keys in this order: ${listed(domains.map((domain) => domain.name))}`;
}

function choiceOf(scope: Combining, domain: KeyDomain | undefined, name: tree.Name): Choice | undefined {
  const { text, span } = name;
  if (domain === undefined) return undefined;
  if (text === "any" || text === "others") return text;
  const place = domain.places.get(foldName(text));
  if (place !== undefined) return place;
  const hint = nearHint(text, [...domain.values, "any", "others"], `its values are ${listed(domain.values)}`);
  scope.report(declarationDiagnostic("unknown-key-value", span, { name: text, key: `\`${domain.name}\``, hint }));
  return undefined;
}

/** Each combination has a place: the keys are the digits of a number, the last one counting fastest. */
function placesOf(domains: readonly KeyDomain[], choices: readonly Choice[]): readonly number[] {
  let places: readonly number[] = [0];
  domains.forEach(({ values }, index) => {
    const choice = choices[index];
    const digits = typeof choice === "number" ? [choice] : values.map((_, digit) => digit);
    places = places.flatMap((place) => digits.map((digit) => place * values.length + digit));
  });
  return places;
}

function valuesAt(domains: readonly KeyDomain[], place: number): readonly string[] {
  let rest = place;
  return domains
    .toReversed()
    .map(({ values }) => {
      const value = values[rest % values.length] ?? "";
      rest = Math.floor(rest / values.length);
      return value;
    })
    .reverse();
}

/** An `others` for which no cell of its row or column has anything left is told once, where it stands. */
function reportIdle(scope: Combining, idle: readonly Entry<unknown>[], used: ReadonlySet<Span>): void {
  const spans = new Set(idle.map(({ span, othersAt }) => (used.has(othersAt) ? span : othersAt)));
  for (const span of spans) scope.report(declarationDiagnostic("others-nothing-left", span, {}));
}

function reportTwice(scope: Combining, place: number, first: Span, second: Span): void {
  const related = [{ span: first, message: "the first one" }];
  scope.report(declarationDiagnostic("combination-twice", second, { what: scope.what, combination: combinationText(scope, place) }, related));
}

function reportMissing(scope: Combining, missing: readonly number[]): void {
  const more = missing.length === 1 ? "" : ` and ${missing.length - 1} more`;
  const parameters = { what: scope.what, combination: combinationText(scope, missing[0] ?? 0), more };
  scope.report(declarationDiagnostic("combination-missing", scope.span, parameters));
}

function combinationText({ domains }: Combining, place: number): string {
  return domains.length === 0 ? "its value" : `\`${valuesAt(domains, place).join(", ")}\``;
}
