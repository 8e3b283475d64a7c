// Whether the parts of a plan add up, are above zero and the least, and are divided as the rule divides. One finding for each way in which they are not.
import type { InstalmentBody } from "../../dsl/oversight.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, equals, fractionText, minimum, ZERO } from "../../values/exact.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import { principalRows } from "./schedule-rows.ts";

export interface Figures {
  readonly debt: Exact;
  readonly down: Exact;
  /** Without interest. */
  readonly principals: readonly Exact[];
}

/** The plan adds up to what it covers; nothing of a rule is asked. */
export function sumFaults({ debt, down, principals }: Figures, place: FindingPlace): readonly Finding[] {
  const stated = principals.reduce(add, down);
  if (equals(stated, debt)) return [];
  return [findingOf("plan-sum-differs", { expected: fractionText(debt), stated: fractionText(stated) }, place)];
}

/** A part that is zero or less is not also told to be below the least. */
export function sizeFaults({ principals }: Figures, least: Exact | undefined, place: FindingPlace): readonly Finding[] {
  const nothing = partsWhere(principals, (part) => compare(part, ZERO) <= 0);
  const small = least === undefined ? [] : partsWhere(principals, (part) => compare(part, ZERO) > 0 && compare(part, least) < 0);
  const smallest = small.map(({ size }) => size).reduce(minimum, small[0]?.size ?? ZERO);
  return [
    ...(nothing.length === 0 ? [] : [findingOf("part-not-positive", { parts: numbersOf(nothing) }, place)]),
    ...(small.length === 0 || least === undefined
      ? []
      : [findingOf("part-below-least", { parts: numbersOf(small), stated: fractionText(smallest), limit: fractionText(least) }, place)]),
  ];
}

/** Asked only of parts that add up and are above zero: else that is what is wrong with them. */
export function divisionFaults(terms: InstalmentBody["parts"], { principals }: Figures, place: FindingPlace): readonly Finding[] {
  if (principals.length === 0) return [];
  const right = principalRows(terms, principals.reduce(add, ZERO), principals.length);
  const wrong = partsWhere(principals, (part, index) => !equals(part, right[index] ?? ZERO));
  const [first] = wrong;
  if (first === undefined) return [];
  const values = {
    parts: numbersOf(wrong),
    part: String(first.number),
    stated: fractionText(first.size),
    expected: fractionText(right[first.number - 1] ?? ZERO),
  };
  return [findingOf("parts-not-as-divided", values, place)];
}

interface Part {
  readonly number: number;
  readonly size: Exact;
}

function partsWhere(principals: readonly Exact[], holds: (part: Exact, index: number) => boolean): readonly Part[] {
  return principals.flatMap((size, index) => (holds(size, index) ? [{ number: index + 1, size }] : []));
}

/** `2, 3`: numbers of parts, as a finding lists them. */
export function numbersOf(parts: readonly { readonly number: number }[]): string {
  return parts.map(({ number }) => String(number)).join(", ");
}
