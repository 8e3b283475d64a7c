// A higher grade may do all that a lower one may, and needs at least its documents and approvers. Compared are the grades that have rows in the matrix.
import { oversightDiagnostic } from "../../../diagnostics/oversight-catalogue.ts";
import type { Fraction } from "../../proofs/fraction.ts";
import { greater, order } from "../../proofs/fraction.ts";
import { byRank, cornerOf } from "./answers.ts";
import { ownNumber } from "./axes.ts";
import type { Box, Row, Side } from "./box.ts";
import { isAtMost, isInside, needsAtLeast, SIDES, shared } from "./box.ts";
import type { Leaf } from "./leaves.ts";
import type { Matter } from "./matter.ts";
import { above, stepOf } from "./values.ts";
import { needWords, requestWords } from "./words.ts";

/** `leaves`: parts in which each grade has one answer. A pair of grades is told once for each fault of its rows. */
export function proveMonotone(matter: Matter, leaves: readonly Leaf[]): void {
  const ranks = [...new Set(matter.rows.map(({ rank }) => rank))].sort((a, b) => a - b);
  const told = new Set<string>();
  for (const leaf of leaves) {
    const groups = new Map(byRank(leaf.rows).map((rows) => [rows[0]?.rank ?? 0, sizedUp(rows)]));
    for (const [at, higher] of ranks.slice(1).entries()) {
      const lower = ranks[at] ?? higher;
      const fault = faultOf(matter, leaf, groups.get(lower) ?? [], groups.get(higher) ?? []);
      if (fault !== undefined) report(matter, leaf, nameOf(matter, lower), nameOf(matter, higher), fault, told);
    }
  }
}

interface Fault {
  readonly box: Box;
  readonly why: string;
  /** Of the lower grade; and of the higher, where it has one there. */
  readonly row: Row;
  readonly other: Row | undefined;
}

/** `lower`, `higher`: their rows in the part, each within the next. */
function faultOf(matter: Matter, leaf: Leaf, lower: readonly Row[], higher: readonly Row[]): Fault | undefined {
  const [most, reach] = [lower.at(-1), higher.at(-1)];
  if (most === undefined) return undefined;
  if (reach === undefined) return { box: most.box, row: most, other: undefined, why: "has no row for it" };
  if (!isInside(most.box, reach.box)) return { box: beyond(matter, most.box, reach.box), row: most, other: reach, why: "may not" };
  for (const [at, row] of lower.entries()) {
    for (const [place, other] of higher.entries()) {
      const box = shared(row.box, other.box);
      const isAsked = !isWithin(box, lower[at - 1]) && !isWithin(box, higher[place - 1]);
      if (isAsked && !needsAtLeast(row.row, other.row)) {
        const why = `needs ${needWords(other.row, row.row)} where \`${row.row.grade}\` needs ${needWords(row.row, other.row)}`;
        return { box: withOpenSides(matter, leaf, box), row, other, why };
      }
    }
  }
  return undefined;
}

/** Rows that lie each within the next, the smallest first. */
function sizedUp(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => (isInside(a.box, b.box) ? (isInside(b.box, a.box) ? 0 : -1) : 1));
}

function isWithin(box: Box, row: Row | undefined): boolean {
  return row !== undefined && isInside(box, row.box);
}

/** A question that the first box holds and the second does not: one step over the first limit that is passed. */
function beyond({ axes }: Matter, box: Box, reach: Box): Box {
  const side = SIDES.find((one) => !isAtMost(box[one], reach[one]));
  const limit = side === undefined ? undefined : reach[side];
  const axis = side === undefined ? undefined : ownNumber(axes, side);
  if (side === undefined || limit === undefined || axis === undefined) return box;
  const over = above(axis, limit, undefined, stepOf(axis, [limit]));
  return { ...box, [side]: box[side] === undefined || order(over, box[side]) <= 0 ? over : box[side] };
}

/** A side without a limit asks for more than any limit that the part has there: a smaller row would hold less. */
function withOpenSides({ axes }: Matter, { rows }: Leaf, box: Box): Box {
  const open = (side: Side): Fraction | undefined => {
    const limits = rows.flatMap(({ box: one }) => one[side] ?? []);
    const [first] = limits;
    const axis = ownNumber(axes, side);
    if (box[side] !== undefined || first === undefined || axis === undefined) return box[side];
    return above(axis, limits.reduce(greater, first), undefined, stepOf(axis, limits));
  };
  return { amount: open("amount"), share: open("share"), age: open("age") };
}

function report(matter: Matter, leaf: Leaf, lower: string, higher: string, { box, why, row, other }: Fault, told: Set<string>): void {
  const key = `${lower} ${higher} ${row.row.span.start} ${other?.row.span.start ?? ""}`;
  if (told.has(key)) return;
  told.add(key);
  const question = requestWords(matter.ground.calendar, matter.axes, cornerOf(leaf, box));
  const related = other === undefined ? [] : [{ span: row.row.span, message: `the row of \`${lower}\`` }];
  matter.report(oversightDiagnostic("authority-not-monotone", (other ?? row).row.span, { question, lower, higher, why }, related));
}

function nameOf({ grades }: Matter, rank: number): string {
  return grades[rank]?.name ?? "";
}
