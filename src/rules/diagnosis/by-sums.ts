// Pairs of which one sum alone was printed.
import type { Exact } from "../../values/exact.ts";
import { decimalStep, divide, exactFromText, exactFromWhole, maximum, multiply, ONE, round, subtract, wholeFraction, ZERO } from "../../values/exact.ts";
import type { Alone, Candidate } from "./alone.ts";
import type { Question } from "./question.ts";

/** By one sum nearly all pairs could fit in some way: only those are tried whose changes of it add up, but for rounding. */
export function bySums({ bench, right, compared, wanted }: Question, ordered: readonly Alone[]): readonly Candidate[] {
  const figure = ["total", "payable", "brought_forward"].find((name) => wanted.includes(name)) ?? wanted[0] ?? "total";
  const { currencyDecimals } = bench.scene.plan;
  const step = figure === "total" ? undefined : bench.trace.tariff.payable.round?.step;
  const width = maximum(multiply(decimalStep(currencyDecimals), exactFromWhole(ROUNDINGS)), exactFromText(step ?? "0") ?? ZERO);
  const bucketOf = (value: Exact): bigint => wholeFraction(round(divide(value, width) ?? ZERO, ONE, "floor")).numerator;
  const change = (vector: ReadonlyMap<string, Exact>): Exact => subtract(vector.get(figure) ?? ZERO, right.get(figure) ?? ZERO);
  const want = change(compared.aims);
  const buckets = new Map<bigint, readonly number[]>();
  for (const [at, { vector }] of ordered.entries()) buckets.set(bucketOf(change(vector)), [...(buckets.get(bucketOf(change(vector))) ?? []), at]);
  return ordered.flatMap((one, at) => {
    const rest = bucketOf(subtract(want, change(one.vector)));
    const others = [rest - 1n, rest, rest + 1n].flatMap((bucket) => buckets.get(bucket) ?? []);
    return others.flatMap((place): readonly Candidate[] => {
      const other = ordered[place];
      return other === undefined || place <= at || one.fault.slot === other.fault.slot ? [] : [[one, other] as const];
    });
  });
}

/** By so many smallest units may rounded lines be off together. */
const ROUNDINGS = 4;
