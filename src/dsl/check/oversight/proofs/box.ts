// A row of a matrix as a box of sizes: all that is at most its limits. Two boxes that lie within one another are equal.
import type { MatrixRow } from "../../../oversight.ts";
import type { Formula } from "../../proofs/condition/axis.ts";
import type { Fraction } from "../../proofs/fraction.ts";
import { fraction, lesser, order, whole } from "../../proofs/fraction.ts";
import type { KeyOf } from "./formula.ts";
import { within } from "./formula.ts";

/** Undefined is no limit. `amount` limits what a request comes to with the account's others, where they are added up. */
export interface Box {
  readonly amount: Fraction | undefined;
  readonly share: Fraction | undefined;
  readonly age: Fraction | undefined;
}

export const SIDES = ["amount", "share", "age"] as const;
export type Side = (typeof SIDES)[number];

/** A row with its box, and its grade's place among all grades. */
export interface Row {
  readonly row: MatrixRow;
  readonly rank: number;
  readonly box: Box;
}

export function boxOf({ amount, share, age }: MatrixRow): Box {
  return {
    amount: amount === undefined ? undefined : fraction(amount),
    share: share === undefined ? undefined : fraction(share),
    age: age === undefined ? undefined : whole(age),
  };
}

/** That a question lies in the box. */
export function boxFormula({ amount, share, age }: Box, keyOf: KeyOf): Formula {
  return within([
    [keyOf("cumulated"), amount],
    ["share", share],
    ["age", age],
  ]);
}

export function isInside(inner: Box, outer: Box): boolean {
  return SIDES.every((side) => isAtMost(inner[side], outer[side]));
}

export function isWithoutLimit(box: Box): boolean {
  return SIDES.every((side) => box[side] === undefined);
}

/** What both hold; its corner, at all its limits, is in a box exactly where all of it is. */
export function shared(one: Box, other: Box): Box {
  const least = (side: Side): Fraction | undefined => {
    const [a, b] = [one[side], other[side]];
    return a === undefined ? b : b === undefined ? a : lesser(a, b);
  };
  return { amount: least("amount"), share: least("share"), age: least("age") };
}

export function isAtMost(limit: Fraction | undefined, other: Fraction | undefined): boolean {
  return other === undefined || (limit !== undefined && order(limit, other) <= 0);
}

/** Whether the second takes at least the documents and approvers that the first takes. */
export function needsAtLeast(less: MatrixRow, more: MatrixRow): boolean {
  return more.approvers >= less.approvers && less.documents.every((document) => more.documents.includes(document));
}

export function needsAlike(one: MatrixRow, other: MatrixRow): boolean {
  return needsAtLeast(one, other) && needsAtLeast(other, one);
}
