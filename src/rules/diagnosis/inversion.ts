// The usage that the issued figures would come from, where one quantity alone was another: an interval, since bills are rounded, and one without an end where a
// minimum or a cap hides it. It says how far the bill is off, not why: never an answer by itself.
import type { MeasuredField } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { divide, exactFromBigInt, exactFromText, fractionText, isZero, multiply, ONE, round, wholeFraction, ZERO } from "../../values/exact.ts";
import { ruleOf } from "./compared.ts";
import type { Inversion } from "./diagnosis.ts";
import type { Scene } from "./fault.ts";
import { inUnitOf, usageOf, withUsage } from "./quantities.ts";
import { notesOn } from "./quantity-notes.ts";
import type { Question } from "./question.ts";
import { solve } from "./solve.ts";
import { touchedByUsage } from "./touches.ts";
import { vectorFrom } from "./vector.ts";

/** One for each quantity that reaches every wrong figure and of which some value gives the bill. */
export function inversionsOf(question: Question): readonly Inversion[] {
  const { bench, wanted, compared } = question;
  if (bench.scene.parts.true_up !== undefined) return [];
  return Object.values(bench.scene.plan.usage).flatMap((field) => {
    const touches = touchedByUsage(bench, field.name);
    const isReached = touches === undefined || wanted.every((name) => touches.has(ruleOf(compared, name)));
    if (!isReached || !Object.hasOwn(bench.facts.usage, field.name)) return [];
    return Object.keys(usageOf(bench.scene, field.name)).flatMap((daypart) => inverted(question, field, daypart));
  });
}

function inverted(question: Question, field: MeasuredField, daypart: string): readonly Inversion[] {
  const { bench, compared } = question;
  const touches = touchedByUsage(bench, field.name);
  const step = stepOf(field);
  const unit = exactFromText(field.unit.factor) ?? ONE;
  const range = { low: multiplesOf(field.least, step, "ceiling"), high: multiplesOf(field.most, step, "floor") };
  const quantity = (multiple: bigint): Exact => multiply(exactFromBigInt(multiple), step);
  const at = (multiple: bigint): ReturnType<typeof vectorFrom> => {
    const scene = withQuantity(bench.scene, field.name, daypart, multiply(quantity(multiple), unit));
    return scene && vectorFrom(bench, scene, touches);
  };
  const billed = inUnitOf(bench.scene, field.name, usageOf(bench.scene, field.name)[daypart] ?? ZERO);
  const solved = solve(compared, { ...range, known: multiplesOf(fractionText(billed), step, "floor"), at });
  if (solved === undefined) return [];
  return [
    {
      field: field.name,
      daypart,
      least: fractionText(quantity(solved.least)),
      most: solved.hasEnd ? fractionText(quantity(solved.most)) : undefined,
      billed: fractionText(billed),
      isPlateau: !solved.hasEnd || !solved.hasStart,
      readAs: notesOn(bench, field, daypart, { least: quantity(solved.least), most: quantity(solved.most), billed }),
    },
  ];
}

/** The smallest difference that the field declares, in its own unit. */
function stepOf({ places }: MeasuredField): Exact {
  return exactFromText(places === 0 ? "1" : `0.${"0".repeat(places - 1)}1`) ?? ONE;
}

function multiplesOf(text: string, step: Exact, mode: "floor" | "ceiling"): bigint {
  return wholeFraction(round(divide(exactFromText(text) ?? ZERO, step) ?? ZERO, ONE, mode)).numerator;
}

/** Of several pieces each keeps its share; where nothing was used there is none to keep. */
function withQuantity(scene: Scene, field: string, daypart: string, quantity: Exact): Scene | undefined {
  const own = usageOf(scene, field)[daypart] ?? ZERO;
  return withUsage(scene, field, (counted) => {
    if (counted.daypart !== daypart) return counted.quantity;
    if (counted.pieces === 1) return quantity;
    return isZero(own) ? undefined : multiply(quantity, divide(counted.quantity, own) ?? ZERO);
  });
}
