// Rows that decide nothing: another row of the grade holds all that they hold and needs the same, or bars forbid all that is left to them.
import { oversightDiagnostic } from "../../../diagnostics/oversight-catalogue.ts";
import type { Formula } from "../../proofs/condition/axis.ts";
import { all, not } from "../../proofs/condition/axis.ts";
import type { Row } from "./box.ts";
import { boxFormula, isInside, needsAlike } from "./box.ts";
import { settled } from "./formula.ts";
import type { Leaf } from "./leaves.ts";
import { leafFormulas } from "./leaves.ts";
import type { Matter } from "./matter.ts";
import { questionWhere } from "./matter.ts";

/** `leaves`: parts in which each grade has one answer; `torn`: the others, whose rows have been reported. */
export function proveRowsLive(matter: Matter, leaves: readonly Leaf[], torn: readonly Leaf[]): void {
  const idle = idleRows(matter, leaves, new Set(torn.flatMap(({ rows }) => rows)));
  if (matter.undecided) return;
  const dead = new Set<Row>();
  // Of two rows that make one another needless the later one is told, and the earlier one then decides.
  for (const [row, parts] of [...idle].sort(([a], [b]) => b.row.span.start - a.row.span.start)) {
    const wider = parts.map(({ leaf, isBarred }) => (isBarred ? undefined : widerIn(leaf, row, dead)));
    if (parts.some(({ isBarred }, at) => !isBarred && wider[at] === undefined)) continue;
    dead.add(row);
    report(
      matter,
      row,
      wider.find((other) => other !== undefined),
    );
  }
}

const NONE: ReadonlySet<Row> = new Set();

/** A part in which a row is needless: because bars leave it nothing, or by a wider row. */
interface Idle {
  readonly leaf: Leaf;
  readonly isBarred: boolean;
}

/** The rows that could be left out one by one, with all parts in which they fit. */
function idleRows(matter: Matter, leaves: readonly Leaf[], alive: Set<Row>): ReadonlyMap<Row, readonly Idle[]> {
  const parts = new Map<Row, readonly Idle[]>();
  for (const leaf of leaves) {
    const free = settled(matter.free["beside others"], leaf.values);
    for (const row of leaf.rows) {
      if (alive.has(row)) continue;
      const isBarred = !decidesSome(matter, leaf, free, row);
      if (isBarred || widerIn(leaf, row, NONE) !== undefined) parts.set(row, [...(parts.get(row) ?? []), { leaf, isBarred }]);
      else alive.add(row);
    }
  }
  return new Map([...parts].filter(([row]) => !alive.has(row)));
}

/** A row of the grade, not one of `dead`, that holds all that this one holds, and needs the same. */
function widerIn({ rows }: Leaf, row: Row, dead: ReadonlySet<Row>): Row | undefined {
  return rows.find((other) => other !== row && other.rank === row.rank && !dead.has(other) && isInside(row.box, other.box) && needsAlike(row.row, other.row));
}

/** `free`: that no bar forbids it, in this part. */
function decidesSome(matter: Matter, leaf: Leaf, free: Formula, row: Row): boolean {
  if (free.kind === "constant") return free.holds;
  const smaller = leaf.rows.filter(({ rank, box }) => rank === row.rank && isInside(box, row.box) && !isInside(row.box, box));
  const left = smaller.map(({ box }) => not(boxFormula(box, matter.keyOf)));
  return questionWhere(matter, all(...leafFormulas(leaf), boxFormula(row.box, matter.keyOf), ...left, free)) !== undefined;
}

function report({ report: tell }: Matter, { row }: Row, wider: Row | undefined): void {
  const why = wider === undefined ? "bars forbid every question that is left to it" : "another row of the grade holds all that it holds, and needs the same";
  const related = wider === undefined ? [] : [{ span: wider.row.span, message: "the other row" }];
  tell(oversightDiagnostic("matrix-row-dead", row.span, { grade: row.grade, why }, related));
}
