// Bars and raises that never hold, or always: they decide nothing, or everything.
import { oversightDiagnostic } from "../../../diagnostics/oversight-catalogue.ts";
import { all, not } from "../../proofs/condition/axis.ts";
import { formulaOf } from "./formula.ts";
import type { Matter } from "./matter.ts";
import { questionWhere } from "./matter.ts";

/** Whether each bar forbids some questions and not all. */
export function proveBarsOpen(matter: Matter): boolean {
  const wrong = matter.body.bars.filter(({ condition, name, span }) => {
    const formula = formulaOf(condition, matter.keyOf);
    const isEver = questionWhere(matter, formula) !== undefined;
    const isAlways = isEver && questionWhere(matter, not(formula)) === undefined;
    if (matter.undecided || (isEver && !isAlways)) return false;
    const outcome = isAlways ? "forbids every question" : "forbids no question: its condition never holds";
    matter.report(oversightDiagnostic("bar-constant", span, { bar: name, outcome }));
    return true;
  });
  return wrong.length === 0;
}

/** Whether each raise holds for some questions that no bar forbids, and not for all. */
export function proveRaisesOpen(matter: Matter): void {
  const free = matter.free["beside others"];
  for (const { condition, span } of matter.body.raises) {
    const formula = formulaOf(condition, matter.keyOf);
    const isEver = questionWhere(matter, all(formula, free)) !== undefined;
    const isAlways = isEver && questionWhere(matter, all(not(formula), free)) === undefined;
    if (matter.undecided || (isEver && !isAlways)) continue;
    const outcome = isAlways ? "holds for every question that no bar forbids" : "holds for no question that no bar forbids";
    matter.report(oversightDiagnostic("raise-constant", span, { outcome }));
  }
}
