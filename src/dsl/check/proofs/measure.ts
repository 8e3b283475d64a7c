// Denominators and guards: what every value of a schedule's bills is whole over, and how large the whole numbers can be.
// Works on the checked program alone; `Denominator` and `Guard` of the program say what their magnitudes are.

import type { Program, Tariff } from "../../program.ts";
import { magnitudeBound } from "./bound.ts";
import { commonMultiple } from "./fraction.ts";
import { measureExpression } from "./measure/expression.ts";
import { inputsOf } from "./measure/limits.ts";
import { measureGroup, measureLine, measurePayable, measureTotal } from "./measure/line.ts";
import type { LineMeasured, Measurable, Measured, Peak, Place, Run } from "./measure/place.ts";
import { emptyPeak, summed } from "./measure/place.ts";
import { rulesOf, segmentedLines } from "./measure/segmented.ts";
import { statedDenominators, statedGuards } from "./measure/stated.ts";
import { tableOf } from "./measure/table.ts";
import type { Scale } from "./scale.ts";
import { constantScale, isDecimal } from "./scale.ts";

/** A tariff with the measures of its lines and groups, of its total and of what is due; `peaks` by line, group and `payable`. */
export interface TariffMeasured {
  readonly lines: ReadonlyMap<string, LineMeasured>;
  readonly total: Measured;
  readonly due: Measured;
  readonly peaks: ReadonlyMap<string, Peak>;
}

export function measure(program: Measurable): { readonly denominators: Program["denominators"]; readonly guards: Program["guards"] } {
  const { run, tariffs } = measureTariffs(program);
  const rules = new Map([...tariffs].map(([name, { peaks }]) => [name, peaks]));
  return { denominators: statedDenominators(run.denominators), guards: statedGuards({ expressions: run.peaks, rules }, inputsOf(program)) };
}

/** What `measure` works from; the proofs about what is payable read it too. */
export function measureTariffs(program: Measurable): { readonly run: Run; readonly tariffs: ReadonlyMap<string, TariffMeasured> } {
  const kept = { denominators: new Map<number, Scale>(), constants: new Map() } satisfies Partial<Run>;
  for (;;) {
    const run: Run = {
      program,
      measure: measureExpression,
      ...kept,
      peaks: new Map(),
      rates: new Map(),
      handedOn: constantScale(coinsIn(program)),
      widened: false,
    };
    const lines = new Map(Object.entries(program.tariffs).map(([name, tariff]) => [name, measureLines(run, tariff)]));
    run.handedOn = handedOn(program, lines);
    const tariffs = new Map([...lines].map(([name, measured]) => [name, withPayable(run, program.tariffs[name], measured)]));
    measureOutside(run);
    // An expression that stands in several tariffs, or in a line that is cut and one that is not, has one denominator: the widest.
    if (!run.widened) return { run, tariffs };
  }
}

type LinesMeasured = Omit<TariffMeasured, "due"> & { readonly place: Place };

function measureLines(run: Run, tariff: Tariff): LinesMeasured {
  const rules = new Map(rulesOf(tariff).map((rule) => [rule.name, rule]));
  const segmented = segmentedLines(tariff);
  const lines = new Map<string, LineMeasured>();
  const peaks = new Map<string, Peak>();
  const [cut, uncut]: readonly [Place["lets"], Place["lets"]] = [new Map(), new Map()];
  const placeOf = (isCut: boolean, peak: Peak): Place => {
    return { ...placeIn(run, peak), tariff, segmented: isCut, lets: isCut ? cut : uncut, lines };
  };
  for (const name of tariff.order) {
    const rule = rules.get(name);
    if (rule === undefined) continue;
    const peak = emptyPeak();
    const place = placeOf(segmented.has(name), peak);
    lines.set(name, rule.kind === "group" ? measureGroup(place, rule) : measureLine(place, rule));
    peaks.set(name, peak);
  }
  measureConditions(placeOf(false, emptyPeak()), tariff);
  return { lines, peaks, total: measureTotal(tariff, lines), place: placeOf(false, emptyPeak()) };
}

function placeIn(run: Run, peak: Peak): Place {
  return { run, tariff: undefined, segmented: false, lets: new Map(), lines: new Map(), base: undefined, total: undefined, peak };
}

function measureConditions(place: Place, { fits, untranslatable }: Tariff): void {
  const conditions = [fits.condition, ...fits.except, ...untranslatable.map((clause) => clause.condition)];
  for (const condition of conditions) if (condition !== undefined) measureExpression(place, condition);
}

/** What stands in no tariff: clauses of the schedule, and rates that no line uses. */
function measureOutside(run: Run): void {
  const place = placeIn(run, emptyPeak());
  for (const { condition } of run.program.untranslatable) if (condition !== undefined) measureExpression(place, condition);
  for (const { name, widths } of Object.values(run.program.rates)) {
    tableOf(place, name);
    for (const width of widths?.scales ?? []) if (width.kind === "field") measureExpression(place, width.value);
  }
}

function withPayable(run: Run, tariff: Tariff | undefined, { lines, peaks, total, place }: LinesMeasured): TariffMeasured {
  if (tariff === undefined) return { lines, peaks, total, due: total };
  const trueUp: Measured = { scale: run.handedOn, bound: magnitudeBound("true_up") };
  const due = measurePayable(place, tariff, summed(total, trueUp));
  // A let that nothing reads.
  for (const { value } of Object.values(tariff.lets)) if (!run.peaks.has(value.id)) measureExpression({ ...place, peak: emptyPeak() }, value);
  return { lines, total, due, peaks: new Map([...peaks, ["payable", place.peak]]) };
}

/**
 * What one bill hands to the next: money brought forward has no finer parts than the smallest amount of the currency, a true-up none finer than
 * any tariff's total.
 */
function handedOn(program: Measurable, lines: ReadonlyMap<string, { readonly total: Measured }>): Scale {
  let constant = coinsIn(program);
  for (const { total } of lines.values()) if (isDecimal(total.scale)) constant = commonMultiple(constant, total.scale.constant);
  return constantScale(constant);
}

/** How many of the smallest amount that is paid make one of the currency. */
export function coinsIn({ currencyDecimals }: Pick<Measurable, "currencyDecimals">): bigint {
  return 10n ** BigInt(currencyDecimals);
}
