// What a cost rests on that is not settled: examples, figures and sources that nobody verified, clauses that could not be put into rules. A cost without this is read
// as the rules' own figure.
import type { Labels } from "../../dsl/program.ts";
import { marksOf } from "../../engine/bill/marks.ts";
import { usedRules } from "../../engine/bill/used-rules.ts";
import type { Plan } from "../../engine/plan.ts";
import type { BillTrace } from "../../engine/trace.ts";

export interface RestsOn {
  readonly kind: "example" | "unverified" | "untranslatable";
  /** The rule, `rate vat from 1393-01-01`; of a clause that could not be put into rules its own words. */
  readonly what: string;
  /** A source's label; why the clause could not be put into rules. */
  readonly words: Labels | undefined;
}

/** Estimates are left out: they are of the usage, and every tariff's cost rests on them alike. */
export function restsOn(plan: Plan, trace: BillTrace): readonly RestsOn[] {
  const used = new Map(trace.lines.map((line) => [line.line.name, usedRules(plan, trace.tariff.name, line)]));
  const persian = marksOf(trace, used, "fa");
  return marksOf(trace, used, undefined).flatMap(({ kind, what, words }, at) => {
    if (kind === "estimated") return [];
    const other = persian[at]?.words ?? undefined;
    const labels = words === null ? undefined : { "": words, ...(other === undefined || other === words ? {} : { fa: other }) };
    return [{ kind, what, words: labels }];
  });
}
