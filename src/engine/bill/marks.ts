// What a reader of the bill must know about its figures: examples, unverified figures and sources, clauses left out, estimates.
import { textFromDay } from "../../values/calendar.ts";
import type { BillMark } from "../bill.ts";
import type { BillTrace } from "../trace.ts";
import { labelOf } from "./label.ts";
import type { UsedRules } from "./used-rules.ts";
import { versionText } from "./version-text.ts";

export function marksOf(trace: BillTrace, used: ReadonlyMap<string, UsedRules>, language: string | undefined): readonly BillMark[] {
  const marks = new Map<string, BillMark>();
  const add = (kind: BillMark["kind"], what: string, words: string | null): void => {
    const key = `${kind} ${what}`;
    if (!marks.has(key)) marks.set(key, { kind, what, words });
  };
  for (const word of trace.tariff.marks) add(word, `tariff ${trace.tariff.name}`, null);
  for (const rules of used.values()) addRuleMarks(trace, rules, language, add);
  for (const clause of trace.untranslatable) add("untranslatable", clause.words, clause.because);
  addEstimates(trace, add);
  return [...marks.values()];
}

type Add = (kind: BillMark["kind"], what: string, words: string | null) => void;

function addRuleMarks({ plan }: BillTrace, { versions, marked, cites, considered }: UsedRules, language: string | undefined, add: Add): void {
  for (const { rate, version } of versions) {
    for (const word of version.marks) add(word, `rate ${versionText(plan, rate, version)}`, null);
  }
  for (const { what, marks } of marked) for (const word of marks) add(word, what, null);
  for (const { source } of [...cites, ...considered]) {
    const cited = plan.sources[source];
    if (cited?.unverified === true) add("unverified", `source ${source}`, labelOf(cited.labels, language, source));
  }
}

function addEstimates({ plan, facts }: BillTrace, add: Add): void {
  for (const [name, pieces] of Object.entries(facts.usage)) {
    for (const { estimated, from, to } of pieces) {
      if (estimated) add("estimated", `usage ${name} ${textFromDay(plan.calendar, from)} .. ${textFromDay(plan.calendar, to)}`, null);
    }
  }
}
