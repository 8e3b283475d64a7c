// A question, a debtor or what a row needs, in a reader's words.

import { textFromDay } from "../../../../values/calendar.ts";
import type { MatrixRow } from "../../../oversight.ts";
import type { Program } from "../../../program.ts";
import type { Axis, Value } from "../../proofs/condition/axis.ts";
import type { Point } from "../../proofs/condition/space.ts";
import type { Fraction } from "../../proofs/fraction.ts";
import { fractionWords, quotient } from "../../proofs/fraction.ts";
import type { Axes } from "./axes.ts";

/** The favour of a correction that leaves the total as it is. */
export const NEITHER = "neither";

/** "a request with kind `misread`, amount 5000001 IRR, share 50.01%, age 4 months"; "any request" where the point settles nothing. */
export function requestWords(calendar: Program["calendar"], axes: Axes, point: Point): string {
  const words = pointWords(calendar, axes, point);
  return words === "" ? "any request" : `a request with ${words}`;
}

export function debtorWords(calendar: Program["calendar"], axes: Axes, point: Point): string {
  const words = pointWords(calendar, axes, point);
  return words === "" ? "any debtor" : `a debtor with ${words}`;
}

/** In the order of the axes, which is the same for every question. */
function pointWords(calendar: Program["calendar"], axes: Axes, point: Point): string {
  const words = [...axes.values()].flatMap((axis) => {
    const value = point.get(axis.key);
    return value === undefined ? [] : [`${axis.words} ${valueWords(calendar, axis, value)}`];
  });
  return words.join(", ");
}

function valueWords(calendar: Program["calendar"], axis: Axis, value: Value): string {
  if (typeof value === "string") return `\`${value}\`${value === NEITHER && axis.key === "favour" ? " (its lines change, its total does not)" : ""}`;
  if (axis.kind === "date") return textFromDay(calendar, Number(value.top));
  return axis.kind === "number" ? sizeWords(axis, value) : fractionWords(value);
}

export function sizeWords({ unit: { name, factor } }: Axis & { readonly kind: "number" }, value: Fraction): string {
  const number = fractionWords(quotient(value, factor));
  const unit = name === "months" && number === "1" ? "month" : name;
  return unit === "%" || unit === "" ? `${number}${unit}` : `${number} ${unit}`;
}

/** What a row needs, where another needs something else: "2 approvers and `photo`", "no document". */
export function needWords({ approvers, documents }: MatrixRow, other: MatrixRow): string {
  const persons = approvers === other.approvers ? [] : [`${approvers} ${approvers === 1 ? "approver" : "approvers"}`];
  const isSame = documents.length === other.documents.length && documents.every((document) => other.documents.includes(document));
  const papers = isSame ? [] : [documents.length === 0 ? "no document" : documents.map((document) => `\`${document}\``).join(", ")];
  return [...persons, ...papers].join(" and ");
}
