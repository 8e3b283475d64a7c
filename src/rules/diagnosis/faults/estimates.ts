// Faults of estimates: one in place of a reading, one not trued up when the meter was read, or trued up twice.
import type { MeasuredField } from "../../../dsl/program.ts";
import type { Quantities } from "../../../engine/request/measured-schema.ts";
import { monthsAfter } from "../../../values/calendar.ts";
import type { Exact } from "../../../values/exact.ts";
import { add, divide, equals, exactFromText, exactFromWhole, fractionText, isNegative, multiply, subtract, ZERO } from "../../../values/exact.ts";
import { divideDimensions } from "../../../values/unit.ts";
import { valuesOf } from "../account-facts.ts";
import type { Bench, Fault, Scene, Variant } from "../fault.ts";
import type { OtherBill } from "../other-bills.ts";
import { billsBefore } from "../other-bills.ts";
import { inUnitOf, roundedTo, usageOf, withWholeUsage } from "../quantities.ts";
import { factsOf } from "../scene.ts";
import { touchedByUsage, touchesNothing } from "../touches.ts";

/** The usage of earlier bills, as it was or by days; so many hours of the contracted power. */
export const ESTIMATED: Fault = {
  id: "F21",
  name: "estimate in place of a reading",
  family: "billing error",
  stage: 3,
  slot: "quantity",
  evidence: "photo",
  variants: (bench) =>
    Object.values(bench.scene.plan.usage).flatMap((field) => {
      const touches = touchedByUsage(bench, field.name);
      if (touchesNothing(touches) || !Object.hasOwn(bench.facts.usage, field.name)) return [];
      const estimates = [...fromBills(bench, field), ...fromHistory(bench, field), ...fromLoadFactors(bench, field)];
      return estimates.flatMap((estimate) => estimateVariants(bench.scene, field.name, estimate, touches));
    }),
};

interface Estimate {
  readonly way: string;
  readonly quantities: Quantities;
}

/** To the decimals of the field, and to a whole unit where that is another figure. */
function estimateVariants(scene: Scene, field: string, { way, quantities }: Estimate, touches: Variant["touches"]): readonly Variant[] {
  const rounded = (to: "decimals" | "whole unit"): Quantities => mapped(quantities, (quantity) => roundedTo(scene, field, quantity, to));
  const [fine, whole] = [rounded("decimals"), rounded("whole unit")];
  const isSame = Object.entries(fine).every(([daypart, quantity]) => equals(quantity, whole[daypart] ?? ZERO));
  const variant = (estimate: string, taken: Quantities): Variant => ({
    key: `F21 ${field} ${estimate}`,
    values: { register: field, estimate, quantity: textOf(scene, field, taken) },
    touches,
    apply: (changed) => withWholeUsage(changed, field, taken),
  });
  return [variant(way, fine), ...(isSame ? [] : [variant(`${way}, to a whole unit`, whole)])];
}

function textOf(scene: Scene, field: string, quantities: Quantities): string {
  return Object.values(quantities)
    .map((quantity) => fractionText(inUnitOf(scene, field, quantity)))
    .join(", ");
}

function mapped(quantities: Quantities, change: (quantity: Exact) => Exact): Quantities {
  return Object.fromEntries(Object.entries(quantities).map(([daypart, quantity]) => [daypart, change(quantity)]));
}

function fromBills(bench: Bench, { name, summable }: MeasuredField): readonly Estimate[] {
  const before = billsBefore(bench).filter(({ facts }) => Object.hasOwn(facts.usage, name));
  const latest = (count: number): readonly OtherBill[] => (before.length < count ? [] : before.slice(0, count));
  const sets = [
    { way: "last bill", bills: latest(1) },
    { way: "average of 3 bills", bills: latest(3) },
    { way: "average of 12 bills", bills: latest(12) },
    { way: "same period of last year", bills: before.filter((bill) => isYearBefore(bench, bill)).slice(0, 1) },
  ];
  const days = daysOf(bench.facts.period);
  return sets.flatMap(({ way, bills }) => {
    if (bills.length === 0) return [];
    const sum = bills.map(({ scene }) => usageOf(scene, name)).reduce(together);
    const counted = bills.reduce((total, { parts }) => total + daysOf(parts.period), 0);
    const asItWas = { way, quantities: mapped(sum, (quantity) => share(quantity, 1, bills.length)) };
    const isSame = !summable || counted === days * bills.length;
    return isSame ? [asItWas] : [asItWas, { way: `${way}, by days`, quantities: mapped(sum, (quantity) => share(quantity, days, counted)) }];
  });
}

function daysOf({ from, to }: { readonly from: number; readonly to: number }): number {
  return to - from;
}

function share(quantity: Exact, part: number, whole: number): Exact {
  return divide(multiply(quantity, exactFromWhole(part)), exactFromWhole(whole)) ?? ZERO;
}

function together(a: Quantities, b: Quantities): Quantities {
  return Object.fromEntries(Object.entries(a).map(([daypart, quantity]) => [daypart, add(quantity, b[daypart] ?? ZERO)]));
}

const MOST_DAYS_BESIDE = 15;

/** Begun twelve months before this bill, half a month more or less. */
function isYearBefore({ scene: { plan }, facts: { period } }: Bench, { parts }: OtherBill): boolean {
  return Math.abs(parts.period.from - monthsAfter(plan.calendar, period.from, -12)) <= MOST_DAYS_BESIDE;
}

/** Figures of the history of the same kind, or of that kind for each day. A field by dayparts has none: its history is not told by daypart. */
function fromHistory({ scene, facts }: Bench, { unit, by }: MeasuredField): readonly Estimate[] {
  if (by !== undefined) return [];
  const days = exactFromWhole(daysOf(facts.period));
  return Object.values(scene.plan.history).flatMap((history) => {
    const isDaily = history.unit.dimension === divideDimensions(unit.dimension, "day");
    const values = isDaily || history.unit.dimension === unit.dimension ? (scene.parts.history?.[history.name] ?? []) : [];
    const mean = (count: number): readonly Exact[] => (values.length < count ? [] : [share(values.slice(0, count).reduce(add), 1, count)]);
    const figures = [
      ...mean(1).map((value) => ({ way: "latest", value })),
      ...mean(3).map((value) => ({ way: "average of 3", value })),
      ...mean(12).map((value) => ({ way: "average of 12", value })),
      ...values.slice(11, 12).map((value) => ({ way: "12 back", value })),
    ];
    return figures.map(({ way, value }) => ({ way: `${history.name} ${way}`, quantities: { "": isDaily ? multiply(value, days) : value } }));
  });
}

const LOAD_FACTORS = [
  "0.1",
  "0.15",
  "0.2",
  "0.25",
  "0.3",
  "0.35",
  "0.4",
  "0.45",
  "0.5",
  "0.55",
  "0.6",
  "0.65",
  "0.7",
  "0.75",
  "0.8",
  "0.85",
  "0.9",
  "0.95",
  "1",
];

/** Load factor x contracted kW x hours. */
function fromLoadFactors({ scene, facts }: Bench, { unit, by }: MeasuredField): readonly Estimate[] {
  if (by !== undefined || unit.dimension !== "hour kW") return [];
  const hours = exactFromWhole(24 * daysOf(facts.period));
  const powers = Object.values(scene.plan.account).flatMap((field) =>
    field.kind === "quantity" && field.unit.dimension === "kW" ? valuesOf(scene, field.name).slice(0, 1) : [],
  );
  return powers.flatMap((power) => {
    if (typeof power !== "object" || !("numerator" in power)) return [];
    return LOAD_FACTORS.map((factor) => ({
      way: `load factor ${factor}`,
      quantities: { "": multiply(multiply(power, hours), exactFromText(factor) ?? ZERO) },
    }));
  });
}

/** On the bill that closes estimated ones, or on the bill after an estimated one. */
export const TRUE_UP: Fault = {
  id: "F22",
  name: "estimate not trued up, or trued up twice",
  family: "billing error",
  stage: 3,
  slot: "true-up",
  evidence: "previous bill",
  variants: (bench) => (bench.scene.parts.true_up === undefined ? afterEstimate(bench) : closingEstimates()),
};

function closingEstimates(): readonly Variant[] {
  const variant = (way: string, apply: Variant["apply"]): Variant => ({ key: `F22 ${way}`, values: { way }, touches: undefined, apply });
  return [
    variant("left out", withoutTrueUp),
    variant("whole advance on this bill", withWholeAdvance),
    variant("twice", (scene) => (scene.parts.true_up === undefined ? undefined : { ...scene, trueUpTwice: true })),
  ];
}

/** The bill's own share of the advance alone. */
function withoutTrueUp(scene: Scene): Scene | undefined {
  if (scene.parts.true_up === undefined) return undefined;
  return withUsageOfAll(scene, (field) => usageOf(scene, field));
}

/** All that was used since the last actual reading, as if it were of this period; what the estimates charged stays charged. */
function withWholeAdvance(scene: Scene): Scene | undefined {
  const { true_up: closing, period } = scene.parts;
  if (closing === undefined) return undefined;
  const whole: Scene = { ...scene, parts: { ...scene.parts, period: { from: closing.from, to: period.to }, true_up: undefined } };
  return withUsageOfAll(scene, (field) => usageOf(whole, field));
}

function withUsageOfAll(scene: Scene, usage: (field: string) => Quantities): Scene {
  const fields = Object.keys(factsOf(scene).facts.usage);
  const parts = { ...scene.parts, true_up: undefined, readings: undefined, usage: Object.fromEntries(fields.map((field) => [field, usage(field)])) };
  return { ...scene, parts, readBefore: scene.parts.readings };
}

/** The bill before was estimated: what it charged is charged again, or taken off once more. */
function afterEstimate(bench: Bench): readonly Variant[] {
  const [before] = billsBefore(bench);
  if (before === undefined || before.parts.period.to !== bench.facts.period.from) return [];
  return Object.values(bench.scene.plan.usage).flatMap(({ name, summable }) => {
    if (!summable || !isEstimated(before, name) || touchesNothing(touchedByUsage(bench, name))) return [];
    const estimate = usageOf(before.scene, name);
    const variant = (way: string, change: (own: Exact, estimated: Exact) => Exact): Variant => ({
      key: `F22 ${name} ${way}`,
      values: { register: name, way, bill: before.case.issued.id },
      touches: touchedByUsage(bench, name),
      apply: (scene) => {
        const own = usageOf(scene, name);
        const changed = Object.fromEntries(Object.entries(own).map(([daypart, quantity]) => [daypart, change(quantity, estimate[daypart] ?? ZERO)]));
        return Object.values(changed).some(isNegative) ? undefined : withWholeUsage(scene, name, changed);
      },
    });
    return [variant("charged again", add), variant("taken off again", subtract)];
  });
}

function isEstimated({ facts }: OtherBill, field: string): boolean {
  return facts.usage[field]?.some(({ estimated }) => estimated) === true;
}
