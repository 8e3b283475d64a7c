// Raises that say less than the matrix: at the top they ask fewer approvers than the row of the highest grade needs for a question that both are about.
import { oversightDiagnostic } from "../../../diagnostics/oversight-catalogue.ts";
import type { Raise } from "../../../oversight.ts";
import { all, not } from "../../proofs/condition/axis.ts";
import type { Row } from "./box.ts";
import { boxFormula, isInside } from "./box.ts";
import { formulaOf } from "./formula.ts";
import type { Leaf } from "./leaves.ts";
import { leafFormulas } from "./leaves.ts";
import type { Matter } from "./matter.ts";
import { questionWhere } from "./matter.ts";
import { requestWords } from "./words.ts";

/** `leaves`: parts in which each grade has one answer. Of each raise the first question that is found. */
export function proveRaisesRaise(matter: Matter, leaves: readonly Leaf[]): void {
  const top = matter.grades.length - 1;
  for (const raise of matter.body.raises) {
    const more = leaves.flatMap((leaf) => leaf.rows.flatMap((row) => (row.rank === top && row.row.approvers > raise.topApprovers ? [{ leaf, row }] : [])));
    for (const { leaf, row } of more) if (tellsLess(matter, raise, leaf, row)) break;
  }
}

/** Whether the row decides a question that is raised: no lower grade holds it, nor a smaller row of the highest. */
function tellsLess(matter: Matter, { condition, topApprovers, span }: Raise, leaf: Leaf, row: Row): boolean {
  const { keyOf } = matter;
  const before = leaf.rows.filter(({ rank, box }) => rank < row.rank || (isInside(box, row.box) && !isInside(row.box, box)));
  const left = before.map(({ box }) => not(boxFormula(box, keyOf)));
  const raised = [formulaOf(condition, keyOf), matter.free["beside others"], ...leafFormulas(leaf)];
  const point = questionWhere(matter, all(boxFormula(row.box, keyOf), ...left, ...raised));
  if (point === undefined) return false;
  const question = requestWords(matter.ground.calendar, matter.axes, point);
  const parameters = { question, grade: row.row.grade, needed: String(row.row.approvers), found: String(topApprovers) };
  matter.report(oversightDiagnostic("raise-below-row", span, parameters, [{ span: row.row.span, message: "the row" }]));
  return true;
}
