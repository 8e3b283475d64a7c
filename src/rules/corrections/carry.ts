// What one bill of an account carries and the next brings forward: passed on where that is asked for, and said where a correction breaks it.
import { decimalPlaces, equals, exactFromText, ZERO } from "../../values/exact.ts";
import type { Finding } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { Correction } from "./correction.ts";

/** The corrections made so far, by the day on which the corrected bill ends. */
export interface Carries {
  /** What the request is to bring forward; undefined: what it says itself. */
  readonly before: (request: object) => string | undefined;
  readonly add: (correction: Correction) => void;
}

export function carriesOf(carry: "as stated" | "passed on"): Carries {
  const ended = new Map<string, Correction[]>();
  return {
    before: (request) => (carry === "passed on" ? carriedInto(ended, request) : undefined),
    add: (correction) => addTo(ended, correction.reissue.reissued.period.to, correction),
  };
}

/**
 * A bill that brought forward what the one before it carried, as both were issued, and as corrected no longer does. One account: where several bills end on the
 * day on which this one begins, nothing is said.
 */
export function carryNotes(corrections: readonly Correction[]): readonly Finding[] {
  const ended = new Map<string, Correction[]>();
  for (const correction of corrections) if (correction.reverse.period !== null) addTo(ended, correction.reverse.period.to, correction);
  return corrections.flatMap(({ bill, reverse, delta, reissue }) => {
    const [before, ...others] = ended.get(reverse.period?.from ?? "") ?? [];
    if (before === undefined || others.length > 0) return [];
    if (reverse.brought_forward === null || before.reverse.carried === null || !same(reverse.brought_forward, before.reverse.carried)) return [];
    const { reissued } = before.reissue;
    if (same(reissue.reissued.brought_forward, reissued.exact.carried ?? reissued.carried)) return [];
    return [findingOf("carry-not-passed-on", { bill, stated: delta.brought_forward.recomputed, expected: reissued.carried }, { records: [before.bill, bill] })];
  });
}

/** A request says at most ten decimals: what needs more is not passed on, and `carryNotes` says so. */
function carriedInto(ended: ReadonlyMap<string, readonly Correction[]>, request: object): string | undefined {
  const period: unknown = Object.getOwnPropertyDescriptor(request, "period")?.value;
  const from: unknown = typeof period === "object" && period !== null ? Object.getOwnPropertyDescriptor(period, "from")?.value : undefined;
  const [before, ...others] = typeof from === "string" ? (ended.get(from) ?? []) : [];
  if (before === undefined || others.length > 0) return undefined;
  const { carried, exact } = before.reissue.reissued;
  const isSayable = exact.carried === undefined && (decimalPlaces(exactFromText(carried) ?? ZERO) ?? Infinity) <= 10;
  return isSayable ? carried : undefined;
}

function addTo(ended: Map<string, Correction[]>, day: string, correction: Correction): void {
  const known = ended.get(day);
  if (known === undefined) ended.set(day, [correction]);
  else known.push(correction);
}

function same(a: string, b: string): boolean {
  return equals(exactFromText(a) ?? ZERO, exactFromText(b) ?? ZERO);
}
