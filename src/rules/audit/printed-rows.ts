// The rows of a line (a block, a register) as printed, beside those that the rules give: which of them parts from the rule.

import { lineText } from "../../engine/bill/bill-line.ts";
import { usedRules } from "../../engine/bill/used-rules.ts";
import type { BillLine } from "../../engine/bill.ts";
import type { Plan } from "../../engine/plan.ts";
import type { LineTrace } from "../../engine/trace.ts";
import type { Exact } from "../../values/exact.ts";
import { add, equals, exactFromText, fractionText, ZERO } from "../../values/exact.ts";
import type { IssuedLine } from "../issued/case.ts";
import { textOf } from "./identities.ts";

interface Row {
  readonly quantity: Exact;
  readonly rate: Exact;
}

/** In words; undefined where no row was printed with quantity and rate, where the rules have none, and where all of them are the same. */
export function unlikeRows(plan: Plan, tariff: string, worked: LineTrace, lines: readonly IssuedLine[]): string | undefined {
  const printed = lines.flatMap(({ name, quantity, rate }) => (name === worked.line.name ? (rowOf(quantity, rate) ?? []) : []));
  if (printed.length === 0) return undefined;
  const ruled = rowsOf(lineText(plan, worked, usedRules(plan, tariff, worked), undefined));
  const [wrong, right] = [without(printed, ruled), without(ruled, printed)];
  if (ruled.length === 0 || wrong.length === 0) return undefined;
  return `printed ${textsOf(wrong)}; the rules have ${right.length === 0 ? "no such row" : textsOf(right)}`;
}

/** Rows of one rate are one row, whatever segments they lie in. */
function rowsOf({ blocks, registers, quantity, rate }: BillLine): readonly Row[] {
  const parts = blocks.length > 0 ? blocks : registers;
  const rows = parts.flatMap((part) => rowOf(part.exact.quantity ?? part.quantity, part.exact.rate ?? part.rate) ?? []);
  if (parts.length === 0) return rowOf(quantity ?? undefined, rate ?? undefined) ?? [];
  const byRate = new Map<string, Row>();
  for (const row of rows) {
    const key = fractionText(row.rate);
    byRate.set(key, { rate: row.rate, quantity: add(byRate.get(key)?.quantity ?? ZERO, row.quantity) });
  }
  return [...byRate.values()];
}

function rowOf(quantity: string | undefined, rate: string | undefined): [Row] | undefined {
  const [used, price] = [exactFromText(quantity ?? ""), exactFromText(rate ?? "")];
  return used === undefined || price === undefined ? undefined : [{ quantity: used, rate: price }];
}

function without(rows: readonly Row[], others: readonly Row[]): readonly Row[] {
  return rows.filter((row) => !others.some((other) => equals(other.quantity, row.quantity) && equals(other.rate, row.rate)));
}

function textsOf(rows: readonly Row[]): string {
  return rows.map(({ quantity, rate }) => `${textOf(quantity)} x ${textOf(rate)}`).join(", ");
}
