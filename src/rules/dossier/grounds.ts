// What the lawful figures rest on: sources with their dates, versions of rates, marks; and the arithmetic of the figures that differ.
import type { Labels } from "../../dsl/program.ts";
import { marksOf } from "../../engine/bill/marks.ts";
import { usedRules } from "../../engine/bill/used-rules.ts";
import { explainAsData } from "../../engine/explain/explanation-from-trace.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Adjustment, TruedUpTrace } from "../../engine/request/true-up.ts";
import { textFromDay } from "../../values/calendar.ts";
import { citedOf } from "../correctable/cited.ts";
import type { Arithmetic, DossierFigure, DossierMark, UsedRate } from "./dossier.ts";
import { eachOnce, parts } from "./figures.ts";

/**
 * Lines that differ are explained by themselves, so that nothing is said to be unfolded in a line that is not shown; of the others their amounts stay, which the
 * lines that differ read. Sums only where they differ.
 */
export function arithmeticOf({ trace, adjustments }: TruedUpTrace, figures: readonly DossierFigure[]): Arithmetic {
  const parted = new Set(figures.filter(parts).map(({ name }) => name));
  const isParted = ({ name }: Pick<Adjustment, "name">): boolean => parted.has(`true_up.${name}`);
  const part = {
    ...trace,
    lines: trace.lines.filter(({ line }) => parted.has(line.name)),
    groups: trace.groups.filter(({ group }) => parted.has(group.name)),
  };
  const whole = explainAsData(trace, adjustments);
  const lines = explainAsData(part, adjustments.filter(isParted));
  const unfolded = new Map(lines.lines.map((line) => [line.name, line]));
  return withoutPlaces({
    lines: { ...whole, lines: whole.lines.map((line) => unfolded.get(line.name) ?? { ...line, cites: [], segments: [] }), trueUps: lines.trueUps },
    shown: [...parted].map((name) => (name === "carried" ? "payable" : name)),
  });
}

/** Where in which file a rule stands is left out: the dossier is of what the rules say, by their hash, whatever their file is called and however it is laid out. */
function withoutPlaces(arithmetic: Arithmetic): Arithmetic {
  const bare: Arithmetic = JSON.parse(JSON.stringify(arithmetic), (member, value: unknown) => (member === "at" && typeof value === "string" ? "" : value));
  return bare;
}

/** Of the lines that differ; of all lines where none does. */
export function usedRates(plan: Plan, { trace }: TruedUpTrace, figures: readonly DossierFigure[]): readonly UsedRate[] {
  const parted = new Set(figures.filter(parts).map(({ name }) => name));
  const lines = trace.lines.filter(({ line }) => parted.has(line.name));
  const used = (lines.length === 0 ? trace.lines : lines).flatMap((line) => usedRules(plan, trace.tariff.name, line).versions);
  const distinct = used.filter(({ version }, at) => used.findIndex((other) => other.version === version) === at);
  const day = (date: number): string => textFromDay(plan.calendar, date);
  return distinct.map(({ rate, version }) => ({
    rate,
    labels: plan.rates[rate]?.labels ?? noLabels,
    from: day(version.from),
    to: day(version.to),
    announced: day(version.announced),
    cites: eachOnce(version.cites.map((cite) => citedOf(plan, cite))),
    marks: version.marks,
  }));
}

const noLabels: Labels = {};

/** Of the whole lawful bill: a figure that rests on an example says so wherever it is shown. */
export function marksOfBill(plan: Plan, { trace }: TruedUpTrace): readonly DossierMark[] {
  const used = new Map(trace.lines.map((line) => [line.line.name, usedRules(plan, trace.tariff.name, line)]));
  const persian = marksOf(trace, used, "fa");
  return marksOf(trace, used, undefined).map(({ kind, what, words }, at) => {
    const other = persian[at]?.words;
    // Without a label of its own the language has no words: whoever shows it sets the others apart.
    return {
      kind,
      what,
      words: words === null ? undefined : { "": words, ...(other === null || other === undefined || other === words ? {} : { fa: other }) },
    };
  });
}
