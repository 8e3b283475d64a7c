// What a quantity that would give the bill may be: the right one by another multiplier, by digits that changed places, an estimate, a full turn of the register
// more, or the register's figure itself.
import type { MeasuredField } from "../../dsl/program.ts";
import type { ReadingPart } from "../../engine/request/reading-schema.ts";
import type { Exact } from "../../values/exact.ts";
import {
  add,
  compare,
  decimalStep,
  divide,
  equals,
  exactFromText,
  exactFromWhole,
  fractionText,
  isNegative,
  isZero,
  multiply,
  negate,
  ONE,
  round,
  subtract,
} from "../../values/exact.ts";
import type { QuantityNote } from "./diagnosis.ts";
import { figureOf, placesIn } from "./digits.ts";
import type { Bench } from "./fault.ts";
import { ESTIMATED } from "./faults/estimates.ts";
import { LARGE_MULTIPLIERS, MULTIPLIERS } from "./faults/meters.ts";

/** In the field's own unit. */
export interface Interval {
  readonly least: Exact;
  readonly most: Exact;
  readonly billed: Exact;
}

export function notesOn(bench: Bench, { name }: Pick<MeasuredField, "name">, daypart: string, interval: Interval): readonly QuantityNote[] {
  const rows = (bench.scene.parts.readings ?? []).filter((row) => row.register === name && (row.daypart ?? "") === daypart);
  const only = rows.length === 1 ? rows[0] : undefined;
  return [
    ...ratios(interval, only),
    ...(only === undefined ? [] : [...nines(interval, only), ...turns(interval, only), ...figures(interval, only)]),
    ...(daypart === "" ? estimates(bench, name, interval) : []),
  ];
}

function isInside({ least, most }: Interval, quantity: Exact): boolean {
  return compare(least, quantity) <= 0 && compare(quantity, most) <= 0;
}

function ratios(interval: Interval, row: ReadingPart | undefined): readonly QuantityNote[] {
  const own = row?.multiplier ?? ONE;
  const standard = [...MULTIPLIERS, ...LARGE_MULTIPLIERS].map(figureOf);
  const all = row === undefined ? standard.flatMap((each) => [each, divide(ONE, each) ?? ONE]) : standard.map((each) => divide(each, own) ?? ONE);
  const found = all.filter(
    (ratio, at) => !equals(ratio, ONE) && all.findIndex((other) => equals(other, ratio)) === at && isInside(interval, multiply(interval.billed, ratio)),
  );
  return found.map((ratio) => ({ kind: "ratio of multipliers", value: fractionText(ratio) }));
}

/** Digits that changed places move a figure by a multiple of nine in its last place, wherever they stand. */
function nines({ least, most, billed }: Interval, row: ReadingPart): readonly QuantityNote[] {
  if (!equals(least, most)) return [];
  const off = divide(subtract(least, billed), row.multiplier ?? ONE);
  const last = decimalStep(placesIn([row.previous, row.current, row.maximum]));
  const places = off && divide(off, last);
  if (off === undefined || places === undefined || isZero(off) || !isWhole(divide(places, exactFromWhole(9)) ?? ONE)) return [];
  return [{ kind: "multiple of nine", value: fractionText(isNegative(off) ? negate(off) : off) }];
}

function isWhole(value: Exact): boolean {
  return equals(round(value, ONE, "floor"), value);
}

function turns(interval: Interval, { digits, multiplier = ONE }: ReadingPart): readonly QuantityNote[] {
  if (digits === undefined) return [];
  const turn = multiply(exactFromText(`1${"0".repeat(digits)}`) ?? ONE, multiplier);
  const more = isInside(interval, add(interval.billed, turn)) ? ["1"] : [];
  const less = isInside(interval, subtract(interval.billed, turn)) ? ["-1"] : [];
  return [...more, ...less].map((value) => ({ kind: "full turns", value }));
}

function figures(interval: Interval, { previous, current, multiplier = ONE }: ReadingPart): readonly QuantityNote[] {
  const found = [previous, current].flatMap((figure) =>
    figure !== undefined && !isZero(figure) && isInside(interval, multiply(figure, multiplier)) ? [figure] : [],
  );
  return found.map((figure) => ({ kind: "figure of the register", value: fractionText(figure) }));
}

function estimates(bench: Bench, field: string, interval: Interval): readonly QuantityNote[] {
  return ESTIMATED.variants(bench).flatMap(({ values }) => {
    const quantity = exactFromText(values["quantity"] ?? "");
    return values["register"] === field && quantity !== undefined && isInside(interval, quantity)
      ? [{ kind: "estimate" as const, value: values["estimate"] ?? "" }]
      : [];
  });
}
