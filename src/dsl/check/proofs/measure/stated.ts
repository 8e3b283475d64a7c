// What a program states of its measures: denominators, guards and their limits. Thousands of expressions share a few: each is made once.
// INVARIANT: guards stand in the order of their terms, so that the order of declarations does not show in a plan.

import type { Denominator, Guard, Guards, Program } from "../../../program.ts";
import type { Bound } from "../bound.ts";
import { fewTerms, termsOf } from "../bound.ts";
import type { Scale } from "../scale.ts";
import { denominatorOf } from "../scale.ts";
import type { Inputs } from "./limits.ts";
import { limitsOf } from "./limits.ts";

/** By expression id; and by tariff, then by line, group and `payable`. */
export interface Peaks {
  readonly expressions: ReadonlyMap<number, Bound>;
  readonly rules: ReadonlyMap<string, ReadonlyMap<string, Bound>>;
}

export function statedDenominators(scales: ReadonlyMap<number, Scale>): Program["denominators"] {
  const made = new Map<string, Denominator>();
  const known = new Map<Scale, Denominator>();
  for (const scale of new Set(scales.values())) {
    const own = denominatorOf(scale);
    const text = JSON.stringify(own);
    const first = made.get(text) ?? own;
    made.set(text, first);
    known.set(scale, first);
  }
  return byId(scales, known);
}

export function statedGuards({ expressions, rules }: Peaks, inputs: Inputs): Guards {
  const peaks = new Set([...expressions.values(), ...[...rules.values()].flatMap((own) => [...own.values()])]);
  const found = new Map<string, { readonly terms: Guard["terms"]; readonly peaks: Bound[] }>();
  for (const peak of peaks) {
    const terms = termsOf(fewTerms(peak));
    const text = JSON.stringify(terms);
    const known = found.get(text);
    if (known === undefined) found.set(text, { terms, peaks: [peak] });
    else known.peaks.push(peak);
  }
  const ordered = [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, guard]) => guard);
  const places = new Map(ordered.flatMap((guard, at) => guard.peaks.map((peak) => [peak, at] as const)));
  return {
    distinct: ordered.map(({ terms }) => ({ terms, limits: limitsOf(terms, inputs) })),
    expressions: byId(expressions, places),
    rules: Object.fromEntries([...rules].map(([tariff, own]) => [tariff, byName(own, places)])),
  };
}

/** Of tens of thousands: written without a pair for each. */
function byId<K, T>(keys: ReadonlyMap<number, K>, values: ReadonlyMap<K, T>): Readonly<Record<number, T>> {
  const result: Record<number, T> = {};
  for (const [id, key] of keys) {
    const value = values.get(key);
    if (value !== undefined) result[id] = value;
  }
  return result;
}

/** Names are a rule file's: no name is an object's own. */
function byName<K, T>(keys: ReadonlyMap<string, K>, values: ReadonlyMap<K, T>): Readonly<Record<string, T>> {
  return Object.fromEntries(
    [...keys].flatMap(([name, key]) => {
      const value = values.get(key);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
