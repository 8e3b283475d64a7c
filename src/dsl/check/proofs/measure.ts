// Denominators and guards: what every value of a schedule's bills is whole over, and how large the whole numbers can be.
// Works on the checked program alone. `days of the piece`, `days of the segment` stand for the least common multiple of all such numbers
// of the bill, `segments` for the most segments that a line has; `usage.x` is the sum of sizes over pieces and dayparts.

import type { Guard, Program, Tariff } from "../../program.ts";
import { magnitudeBound, termsOf } from "./bound.ts";
import { commonMultiple, fraction } from "./fraction.ts";
import { measureExpression } from "./measure/expression.ts";
import type { Inputs } from "./measure/limits.ts";
import { inputsOf, limitsOf } from "./measure/limits.ts";
import { emptyPeak, measureGroup, measureLine, measurePayable, measureTotal } from "./measure/line.ts";
import type { LineMeasured, Measurable, Measured, Peak, Place, Run } from "./measure/place.ts";
import { summed } from "./measure/place.ts";
import { rulesOf, segmentedLines } from "./measure/segmented.ts";
import type { Scale } from "./scale.ts";
import { constantScale, denominatorOf, isDecimal } from "./scale.ts";

/** A tariff with the measures of its lines and groups, and of its total and what is due. */
export interface TariffMeasured {
  readonly lines: ReadonlyMap<string, LineMeasured>;
  readonly total: Measured;
  readonly due: Measured;
  readonly peaks: ReadonlyMap<string, Peak>;
}

export function measure(program: Measurable): { readonly denominators: Program["denominators"]; readonly guards: Program["guards"] } {
  const { run, tariffs } = measureTariffs(program);
  const inputs = inputsOf(program);
  return {
    denominators: Object.fromEntries([...run.denominators].sort(([a], [b]) => a - b).map(([id, scale]) => [id, denominatorOf(scale)])),
    guards: Object.fromEntries([...tariffs].map(([name, { peaks }]) => [name, guardsOf(peaks, inputs)])),
  };
}

/** What `measure` works from; the proofs about what is payable read it too. */
export function measureTariffs(program: Measurable): { readonly run: Run; readonly tariffs: ReadonlyMap<string, TariffMeasured> } {
  const denominators: Run["denominators"] = new Map();
  for (;;) {
    const run: Run = { program, measure: measureExpression, denominators, rates: new Map(), handedOn: constantScale(100n), widened: false };
    const lines = new Map(Object.entries(program.tariffs).map(([name, tariff]) => [name, measureLines(run, tariff)]));
    run.handedOn = handedOn(program, lines);
    const tariffs = new Map([...lines].map(([name, measured]) => [name, withPayable(run, program.tariffs[name], measured)]));
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
    return { run, tariff, segmented: isCut, lets: isCut ? cut : uncut, lines, base: undefined, total: undefined, peak };
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

function measureConditions(place: Place, tariff: Tariff): void {
  const { condition, except } = tariff.fits;
  for (const expression of [condition, ...except]) if (expression !== undefined) measureExpression(place, expression);
  for (const clause of [...tariff.untranslatable, ...place.run.program.untranslatable]) {
    if (clause.condition !== undefined) measureExpression(place, clause.condition);
  }
}

function withPayable(run: Run, tariff: Tariff | undefined, { lines, peaks, total, place }: LinesMeasured): TariffMeasured {
  if (tariff === undefined) return { lines, peaks, total, due: total };
  const trueUp: Measured = { scale: run.handedOn, bound: magnitudeBound("true_up") };
  const { measured, peak } = measurePayable({ ...place, total: summed(total, trueUp) }, tariff);
  return { lines, total, due: measured, peaks: new Map([...peaks, ["payable", new Map(peak)]]) };
}

/**
 * What one bill hands to the next, as money brought forward or as a true-up: it has no finer parts than any tariff's total and payable
 * step, and it may always have hundredths. A bill that brings finer parts is beyond what the denominators state.
 */
function handedOn(program: Measurable, lines: ReadonlyMap<string, { readonly total: Measured }>): Scale {
  let constant = 100n;
  for (const [name, { total }] of lines) {
    const step = program.tariffs[name]?.payable.round?.step;
    if (isDecimal(total.scale)) constant = commonMultiple(constant, total.scale.constant);
    if (step !== undefined) constant = commonMultiple(constant, fraction(step).bottom);
  }
  return constantScale(constant);
}

function guardsOf(peaks: ReadonlyMap<string, Peak>, inputs: Inputs): Readonly<Record<string, Guard>> {
  return Object.fromEntries(
    [...peaks].map(([name, peak]) => {
      const terms = termsOf(peak);
      return [name, { terms, limits: limitsOf(terms, inputs) }];
    }),
  );
}
