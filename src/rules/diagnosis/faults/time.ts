// Faults of days: a period of wrong length, fixed charges not shared out by days or shared out twice, a period billed twice or skipped.
import type { Expression, Line, Tariff } from "../../../dsl/program.ts";
import type { Plan } from "../../../engine/plan.ts";
import type { ReadingPart } from "../../../engine/request/reading-schema.ts";
import { add, ZERO } from "../../../values/exact.ts";
import { keptByPlan } from "../../kept-by-plan.ts";
import type { Change } from "../../rewrite.ts";
import { everyTariff, rewrittenLine, withLine } from "../../rewrite.ts";
import type { Bench, Fault, Scene, Variant } from "../fault.ts";
import type { OtherBill } from "../other-bills.ts";
import { billsBefore } from "../other-bills.ts";
import { touchedByPeriod, withPeriod } from "../periods.ts";
import type { Place } from "../places.ts";
import { changedAt, linesOf, partsAt, placesOf, placeText } from "../places.ts";
import { joined, lineVariant, numberFor, planVariant } from "../plan-variant.ts";
import { usageOf, withWholeUsage } from "../quantities.ts";
import { isSameRegister, registersOf, withRegister } from "../registers.ts";
import { figuresAsking, touchedByLine, touchedByPlace, touchedByUsage, touchesNothing, unionOf } from "../touches.ts";

const MOST_DAYS_OFF = 7;
const MONTH_LENGTHS = [30, 31];

/** The period up to a week longer or shorter at either end (a last day counted in is the end one later), or so many whole months of 30 or 31 days. */
export const WRONG_DAYS: Fault = {
  id: "F12",
  name: "wrong days",
  family: "billing error",
  stage: 6,
  slot: "period",
  evidence: "previous bill",
  variants: (bench) => {
    const touches = touchedByPeriod(bench);
    if (touchesNothing(touches)) return [];
    const { from, to } = bench.facts.period;
    const offs = Array.from({ length: MOST_DAYS_OFF }, (_, at) => at + 1).flatMap((by) => [by, -by]);
    const months = Math.max(1, Math.round((to - from) / 30));
    const lengths = MONTH_LENGTHS.map((length) => length * months - (to - from)).filter((by) => Math.abs(by) > MOST_DAYS_OFF);
    const ends = [...offs, ...lengths].map((by) => daysVariant("end", by, touches));
    return [...ends, ...offs.map((by) => daysVariant("start", by, touches))];
  },
};

function daysVariant(end: "start" | "end", by: number, touches: Variant["touches"]): Variant {
  const days = by > 0 ? `+${by}` : String(by);
  return {
    key: `F12 ${end} ${days}`,
    values: { end, days },
    touches,
    apply: (scene) => {
      const { from, to } = scene.parts.period;
      return withPeriod(scene, end === "start" ? { from: from + by, to } : { from, to: to + by });
    },
  };
}

/** A charge by days or months taken whole for each month, or shared out a second time; a charge for each bill shared out by days. */
export const PRORATION: Fault = {
  id: "F13",
  name: "fixed charge not prorated, or prorated twice",
  family: "billing error",
  stage: 6,
  slot: "proration",
  evidence: "other bills of the run",
  variants: (bench) => [
    ...placesOf(bench.trace.tariff).flatMap((place) => (place.kind === "payable" ? [] : proratedOtherwise(bench, place))),
    ...proratedUnduly(bench),
  ],
};

function proratedOtherwise(bench: Bench, place: Place): readonly Variant[] {
  const touches = touchedByPlace(bench, place);
  if (touchesNothing(touches) || !partsAt(bench.trace.tariff, place).some(isTime)) return [];
  const { from, to } = bench.facts.period;
  const whole = Math.max(1, Math.round((to - from) / 30));
  const text = placeText(place);
  const variant = (way: string, change: Change): Variant =>
    planVariant(`F13 ${text} ${way}`, { line: text, way }, touches, (plan) => changedAt(plan, place, () => change));
  const counts = whole === 1 ? [1] : [1, whole];
  return [
    ...counts.map((months) => variant(`whole for ${months} months`, (part) => (isTime(part) ? wholeTime(part, months) : undefined))),
    ...(place.kind === "line" && isCut(bench, place.name)
      ? counts.flatMap((months) => [wholeInOne(bench, place.name, months), wholeByParts(bench, place.name, months)])
      : []),
    variant("twice", (part) => (isTime(part) ? joined(part, part, "*", inMonths(part)) : undefined)),
  ];
}

type Time = Expression & { readonly kind: "builtin"; readonly name: "days" | "months" };

function isTime(part: Expression): part is Time {
  return part.kind === "builtin" && (part.name === "days" || part.name === "months");
}

function wholeTime(part: Time, months: number): Expression {
  return numberFor(part, String(part.name === "days" ? 30 * months : months));
}

/** The time once more, as a plain number of months. */
function inMonths(part: Time): Expression {
  return part.name === "months" ? part : joined(part, part, "/", numberFor(part, "30"));
}

function isCut({ trace }: Bench, name: string): boolean {
  return trace.lines.some(({ line, segments }) => line.name === name && segments.length > 1);
}

/** Taken whole once, by the rates of the first day, though the line is cut. */
function wholeInOne(bench: Bench, name: string, months: number): Variant {
  const change: Change = (part) => (isTime(part) ? wholeTime(part, months) : undefined);
  const way = `whole for ${months} months, not cut`;
  return lineVariant(bench, `F13 ${name} ${way}`, { way }, name, (line) => ({ ...rewrittenLine(line, change), cuts: [] }));
}

/** Taken whole once, by the rates of each part for its share of the days. */
function wholeByParts(bench: Bench, name: string, months: number): Variant {
  const change: Change = (part) => (isTime(part) ? wholeTime(part, months) : undefined);
  const way = `whole for ${months} months, by parts`;
  return lineVariant(bench, `F13 ${name} ${way}`, { way }, name, (line) => {
    const whole = rewrittenLine(line, change);
    const { value } = whole;
    return value.type.kind === "quantity" ? { ...whole, value: { ...value, type: { ...value.type, share: "level" } } } : whole;
  });
}

/** Charges that no day, quantity, charge or other line goes into. */
function proratedUnduly(bench: Bench): readonly Variant[] {
  const { tariff } = bench.trace;
  const others = movingLines(bench.scene.plan, tariff);
  return linesOf(tariff)
    .filter(({ name, memo }) => !memo && !others.has(name))
    .map(({ name }) => {
      const touches = touchedByLine(bench, name);
      const key = `F13 ${name} by days`;
      const variant = planVariant(key, { line: name, way: "prorated though it is due whole" }, touches, (plan) =>
        everyTariff(plan, (own) => withLine(own, name, (line) => ({ ...line, value: byDays(line) }))),
      );
      return { ...variant, rewires: true };
    });
}

const moving = keptByPlan<ReadonlySet<string>>();

function movingLines(plan: Plan, tariff: Tariff): ReadonlySet<string> {
  return moving(plan, tariff.name, () => figuresAsking(plan, tariff, (part) => MOVING.has(part.kind) || isTime(part)));
}

const MOVING: ReadonlySet<Expression["kind"]> = new Set(["usage", "charge", "line", "sum of tag"]);

/** Each segment has the days of its own, so that the charge is not shared out a second time where the line is cut. */
function byDays({ value }: Line): Expression {
  const days: Expression = { id: value.id, span: value.span, type: value.type, kind: "builtin", name: "days" };
  const { type } = value;
  const shared = { ...value, type: type.kind === "quantity" ? { ...type, share: "shared" as const } : type };
  return joined(shared, value, "*", joined(value, days, "/", numberFor(value, "30")));
}

/** What the bill before counted is counted again: its readings, its period, or both; or its advance beside this bill's own. */
export const BILLED_TWICE: Fault = {
  id: "F29",
  name: "double billing",
  family: "billing error",
  stage: 13,
  slot: "document",
  evidence: "previous bill",
  variants: (bench) => {
    const [before] = billsBefore(bench);
    if (before === undefined) return [];
    const variant = (what: string, touches: Variant["touches"], apply: Variant["apply"]): Variant => ({
      key: `F29 ${what} of ${before.case.issued.id}`,
      values: { bill: before.case.issued.id, again: what },
      touches,
      apply,
    });
    const { period } = before.parts;
    const again = (scene: Scene): Scene | undefined => withReadingsOf(scene, bench, before);
    return [
      variant("readings", touchedByAllUsage(bench), again),
      variant("period", undefined, (scene) => withPeriod(scene, period)),
      variant("readings and period", undefined, (scene) => {
        const counted = again(scene);
        return counted && withPeriod(counted, period);
      }),
      variant("advance", touchedByAllUsage(bench), (scene) => withAdvanceOf(scene, before)),
    ];
  },
};

/** The advance of two periods on one bill, by the blocks of one or of both: the bill before charged nothing of its own. */
export const SKIPPED: Fault = {
  id: "F30",
  name: "skipped period",
  family: "billing error",
  stage: 13,
  slot: "document",
  evidence: "previous bill",
  variants: (bench) => {
    const [before] = billsBefore(bench);
    if (before === undefined) return [];
    const both = (scene: Scene): Scene | undefined => withAdvanceOf(scene, before);
    const values = { bill: before.case.issued.id };
    return [
      { key: `F30 advance of ${values.bill} too`, values: { ...values, taken: "its advance" }, touches: touchedByAllUsage(bench), apply: both },
      {
        key: `F30 advance and days of ${values.bill} too`,
        values: { ...values, taken: "its advance and its days" },
        touches: undefined,
        apply: (scene) => {
          const counted = both(scene);
          return counted && withPeriod(counted, { from: before.parts.period.from, to: counted.parts.period.to });
        },
      },
    ];
  },
};

function touchedByAllUsage(bench: Bench): Variant["touches"] {
  return unionOf(Object.keys(bench.facts.usage).map((field) => touchedByUsage(bench, field)));
}

/** Its figures where both bills have one row of each register, else its quantities. */
function withReadingsOf(scene: Scene, bench: Bench, { parts, scene: theirs, facts }: OtherBill): Scene | undefined {
  const fields = Object.keys(facts.usage).filter((field) => Object.hasOwn(bench.facts.usage, field));
  return fields.reduce<Scene | undefined>((changed, field) => {
    const own = registersOf(bench).filter(({ reading }) => reading.register === field);
    const pairs = own.flatMap((register) => {
      const found = rowsLike(parts.readings, register.reading);
      return found.length === 1 && register.rows === 1 ? [{ register, figures: found[0] }] : [];
    });
    if (own.length === 0 || pairs.length < own.length) return changed && withWholeUsage(changed, field, usageOf(theirs, field));
    return pairs.reduce<Scene | undefined>(
      (done, { register, figures: { previous, current, maximum, rollover, digits } = {} }) =>
        done && withRegister(done, register, () => ({ previous, current, maximum, rollover, digits })),
      changed,
    );
  }, scene);
}

function rowsLike(readings: readonly ReadingPart[] | undefined, reading: ReadingPart): readonly ReadingPart[] {
  return (readings ?? []).filter((each) => isSameRegister(each, reading));
}

/** What both periods counted together; a level is not added up. */
function withAdvanceOf(scene: Scene, { scene: theirs, facts }: OtherBill): Scene | undefined {
  return Object.keys(facts.usage)
    .filter((field) => scene.plan.usage[field]?.summable === true)
    .reduce<Scene | undefined>((changed, field) => {
      const more = usageOf(theirs, field);
      const own = changed === undefined ? {} : usageOf(changed, field);
      return (
        changed &&
        withWholeUsage(changed, field, Object.fromEntries(Object.entries(own).map(([daypart, quantity]) => [daypart, add(quantity, more[daypart] ?? ZERO)])))
      );
    }, scene);
}
