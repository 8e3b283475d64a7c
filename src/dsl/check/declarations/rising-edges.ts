// Proves that edges made of other rates rise: by working them out for every version and every choice that they depend on.

import type { Day } from "../../../values/calendar.ts";
import { textFromDay } from "../../../values/calendar.ts";
import { compare, fractionText } from "../../../values/exact.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import { everyPart } from "../../expression-parts.ts";
import type { DaySpan, Expression, Rate, RateBody } from "../../program.ts";
import { valuesOf } from "../rules/domains.ts";
import type { Scope } from "../scope.ts";
import type { RisingEdges } from "./block-edges.ts";
import type { Constant, Given } from "./constant-value.ts";
import { constantValue } from "./constant-value.ts";
import type { KeyDomain } from "./rate-keys.ts";

/** Of one row, and of all rows together. */
const MOST_CASES = 20_000;
export const MOST_CASES_IN_ALL = 400_000;

export interface EdgesInRate {
  readonly edges: RisingEdges;
  readonly domains: readonly KeyDomain[];
  /** The days of the version that holds them. */
  readonly span: DaySpan;
}

/** `allowed`: how many cases may be worked out. Gives how many were. */
export function checkRisingEdges(scope: Scope, rates: Readonly<Record<string, Rate>>, { edges, domains, span }: EdgesInRate, allowed: number): number {
  const used = dependenciesOf(rates, [edges.lower, edges.upper]);
  const choices = casesOfChoices(scope, used.domains, edges, domains);
  const days = changeDays(rates, used.rates, span);
  let count = 0;
  for (const day of days) {
    const bodies = casesOfVersions(rates, used.rates, day);
    count += (choices?.length ?? Infinity) * (bodies?.length ?? Infinity);
    if (choices === undefined || bodies === undefined || count > Math.min(MOST_CASES, allowed)) {
      scope.report(declarationDiagnostic("blocks-rise-unproved", edges.span, { reason: "it depends on too many versions and values of choices" }));
      return 0;
    }
    for (const values of choices) {
      for (const each of bodies) {
        if (!checkCase(scope, edges, { values, bodies: each, known: new Map() }, day)) return count;
      }
    }
  }
  return count;
}

/** Whether the check goes on: it stops at the first fault. */
function checkCase(scope: Scope, edges: RisingEdges, given: Given, day: Day): boolean {
  const [lower, upper] = [constantValue(given, edges.lower), constantValue(given, edges.upper)];
  if (lower.kind === "reached unknown" || upper.kind === "reached unknown") return true;
  if (lower.kind !== "figure" || upper.kind !== "figure") {
    scope.report(declarationDiagnostic("blocks-rise-unproved", edges.span, { reason: reasonOf(lower) ?? reasonOf(upper) ?? "it is no number" }));
    return false;
  }
  if (compare(upper.value, lower.value) > 0) return true;
  const choices = [...given.values].map(([domain, value]) => `\`${domain.replace(/^seasons\./, "")}\` is \`${value}\``);
  const conditions = [...choices, `the day is ${textFromDay(scope.calendar, day)}`].join(" and ");
  const parameters = { case: ` where ${conditions}`, lower: fractionText(lower.value), upper: fractionText(upper.value) };
  scope.report(declarationDiagnostic("blocks-not-rising-in", edges.span, parameters));
  return false;
}

function reasonOf(constant: Constant): string | undefined {
  return constant.kind === "no constant" ? constant.what : undefined;
}

/** The rates that the expressions come to, directly and through cells, and the choices that they ask for. */
function dependenciesOf(
  rates: Readonly<Record<string, Rate>>,
  expressions: readonly Expression[],
): { readonly rates: readonly string[]; readonly domains: readonly string[] } {
  const names = new Set<string>();
  const domains = new Set<string>();
  const waiting = [...expressions];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const part of everyPart(next)) {
      if (part.type.kind === "choice" && (part.kind === "account" || part.kind === "season")) domains.add(part.type.domain);
      if (part.kind !== "rate" || names.has(part.rate)) continue;
      names.add(part.rate);
      for (const version of rates[part.rate]?.versions ?? []) waiting.push(...cellsOf(version.body));
    }
  }
  return { rates: [...names], domains: [...domains] };
}

function cellsOf(body: RateBody): readonly Expression[] {
  return body.kind === "cells" ? Object.values(body.cells) : [];
}

/** Every assignment of values to the domains that some column of the edges' table can meet. */
function casesOfChoices(
  scope: Scope,
  used: readonly string[],
  { columns }: RisingEdges,
  domains: readonly KeyDomain[],
): readonly ReadonlyMap<string, string>[] | undefined {
  const choices = used.map((domain) => valuesOf(scope, domain).map((value) => [domain, value] as const));
  const cases = product(choices)?.map((each) => new Map(each));
  return cases?.filter((values) => columns.some((column) => column.every((choice, index) => meets(values, domains[index], choice))));
}

function meets(values: ReadonlyMap<string, string>, domain: KeyDomain | undefined, choice: number | string): boolean {
  if (domain === undefined || typeof choice === "string") return true;
  const value = values.get(`${domain.key.kind}.${domain.key.name}`);
  return value === undefined || value === domain.values[choice];
}

/** The first day, and each later one on which a used rate may have another version. */
function changeDays(rates: Readonly<Record<string, Rate>>, used: readonly string[], { from, to }: DaySpan): readonly Day[] {
  const changes = used.flatMap((name) => (rates[name]?.versions ?? []).flatMap((version) => [version.from, version.to]));
  return [...new Set([from, ...changes.filter((day) => from < day && day < to)])].sort((a, b) => a - b);
}

/** Whatever was announced when: each combination of versions that hold the day. */
function casesOfVersions(rates: Readonly<Record<string, Rate>>, used: readonly string[], day: Day): readonly ReadonlyMap<string, RateBody>[] | undefined {
  const choices = used.map((name) =>
    (rates[name]?.versions ?? []).filter((version) => version.from <= day && day < version.to).map((version) => [name, version.body] as const),
  );
  return product(choices)?.map((each) => new Map(each));
}

/** One of each; undefined where there are too many. */
function product<T>(choices: readonly (readonly T[])[]): readonly (readonly T[])[] | undefined {
  if (choices.reduce((count, each) => count * each.length, 1) > MOST_CASES) return undefined;
  return choices.reduce<readonly (readonly T[])[]>((all, each) => all.flatMap((before) => each.map((next) => [...before, next])), [[]]);
}
