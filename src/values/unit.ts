// Units: which ones a schedule knows, what one of each is in base units, and how a dimension reads.
// It knows nothing of rates, shares or files. Names are looked up as they are given: the caller folds spellings.
// INVARIANT: `hour`, `day`, `month` and `year` are four base units; nothing here turns one into another. kvarh is never kWh.

import type { Dimension } from "./dimension.ts";
import { divideDimensions, PURE, powersOf } from "./dimension.ts";
import type { Exact } from "./exact.ts";
import { divide, exactFromText, fractionText, multiply, ONE } from "./exact.ts";

export type { Dimension } from "./dimension.ts";
export { divideDimensions, multiplyDimensions, PURE, powersOf } from "./dimension.ts";

/** `name` as written; `factor` is what one of it is in base units. `%` is pure with factor 1/100. */
export interface Unit {
  readonly name: string;
  readonly dimension: Dimension;
  readonly factor: Exact;
}

/** The units of one schedule. Opaque: made by `unitTable`, grown by `withUnits`, never changed in place. */
export interface UnitTable {
  readonly currency: string;
  readonly units: ReadonlyMap<string, Unit>;
  readonly summable: ReadonlySet<Dimension>;
}

/** The built-in units and the currency. */
export function unitTable(currency: string): UnitTable {
  return withUnits({ currency, units: BUILT_IN, summable: BUILT_IN_SUMMABLE }, [baseUnit(currency)], []);
}

/** `unit m3 summable`. */
export function baseUnit(name: string): Unit {
  return { name, dimension: name, factor: ONE };
}

/** `unit paise = 0.01 INR`. A factor of zero is a RangeError. */
export function derivedUnit(name: string, factor: Exact, of: Unit): Unit {
  const inBase = multiply(factor, of.factor);
  if (divide(ONE, inBase) === undefined) throw new RangeError(`unit ${name} is zero`);
  return { name, dimension: of.dimension, factor: inBase };
}

/** `summable`: names of base units among them. The caller has refused names that the table holds already. */
export function withUnits(table: UnitTable, units: Iterable<Unit>, summable: Iterable<string>): UnitTable {
  const grown = new Map(table.units);
  for (const unit of units) grown.set(unit.name, unit);
  return { ...table, units: grown, summable: new Set([...table.summable, ...summable]) };
}

/** Every single name that `resolveUnit` knows, for suggestions. */
export function unitNames(table: UnitTable): readonly string[] {
  return [...table.units.keys()];
}

/**
 * The unit `head per count unit`: `IRR/kW/month`; `IRR` per 30 `days` (IRR/day, factor 1/30); `%`; the head `""` is a pure number.
 * `unknown` is the first name that the table does not hold, or the clause itself (`per 0 days`) where the count is zero.
 */
export function resolveUnit(
  table: UnitTable,
  head: string,
  per: { readonly count: Exact | undefined; readonly unit: string } | undefined,
): Unit | { readonly unknown: string } {
  const whole = head === "" ? PURE_NUMBER : resolvePath(table, head);
  if (per === undefined || "unknown" in whole) return whole;
  const divisor = table.units.get(per.unit);
  if (divisor === undefined) return { unknown: per.unit };
  const clause = per.count === undefined ? `per ${per.unit}` : `per ${fractionText(per.count)} ${per.unit}`;
  const amount = per.count === undefined ? divisor : { ...divisor, factor: multiply(per.count, divisor.factor) };
  return quotient(whole, amount, `${head} ${clause}`.trimStart()) ?? { unknown: clause };
}

/** A unit of factor 1 for people: `IRR/kWh`, `IRR/kW/month`, `IRR·kWh`, `1/kWh`, `a pure number`. */
export function showDimension(table: UnitTable, dimension: Dimension): string {
  const powers = withHourlyNames(new Map(powersOf(dimension)));
  if (powers.size === 0) return "a pure number";
  const names = [...powers.keys()].sort((a, b) => displayRank(table, a) - displayRank(table, b) || (a < b ? -1 : 1));
  const above = names.flatMap((name) => powerText(name, powers.get(name) ?? 0));
  const below = names.flatMap((name) => powerText(name, -(powers.get(name) ?? 0)));
  return [above.length === 0 ? "1" : above.join("·"), ...below].join("/");
}

/** Whether a quantity of this dimension is shared out when a period is cut: kWh, kvarh, kVAh and base units declared `summable`. */
export function isSummable(table: UnitTable, dimension: Dimension): boolean {
  return table.summable.has(dimension);
}

/** The unit by which `found` must be multiplied to give `wanted`: `hour`, `1/kWh`; `a pure number` where they are the same. */
export function missingFactor(table: UnitTable, found: Dimension, wanted: Dimension): string {
  return showDimension(table, divideDimensions(wanted, found));
}

const PURE_NUMBER: Unit = { name: "", dimension: PURE, factor: ONE };

// Name, dimension, factor.
const BUILT_IN_ROWS: readonly (readonly [string, Dimension, string])[] = [
  ["%", PURE, "0.01"],
  ["W", "kW", "0.001"],
  ["kW", "kW", "1"],
  ["MW", "kW", "1000"],
  ["Wh", "hour kW", "0.001"],
  ["kWh", "hour kW", "1"],
  ["MWh", "hour kW", "1000"],
  ["GWh", "hour kW", "1000000"],
  ["kvar", "kvar", "1"],
  ["kvarh", "hour kvar", "1"],
  ["kVA", "kVA", "1"],
  ["kVAh", "hour kVA", "1"],
  ["V", "V", "1"],
  ["kV", "V", "1000"],
  ["hour", "hour", "1"],
  ["hours", "hour", "1"],
  ["day", "day", "1"],
  ["days", "day", "1"],
  ["month", "month", "1"],
  ["months", "month", "1"],
  ["year", "year", "1"],
  ["years", "year", "1"],
];
const BUILT_IN: ReadonlyMap<string, Unit> = new Map(
  BUILT_IN_ROWS.map(([name, dimension, factor]) => [name, { name, dimension, factor: exactFromText(factor) ?? ONE }]),
);
const BUILT_IN_SUMMABLE: ReadonlySet<Dimension> = new Set(["hour kW", "hour kvar", "hour kVA"]);
const TIME: ReadonlySet<string> = new Set(["hour", "day", "month", "year"]);

function resolvePath(table: UnitTable, head: string): Unit | { readonly unknown: string } {
  let result: Unit | undefined;
  for (const name of head.split("/")) {
    const unit = table.units.get(name);
    if (unit === undefined) return { unknown: name };
    result = result === undefined ? unit : quotient(result, unit, head);
    if (result === undefined) return { unknown: name };
  }
  return result ?? { unknown: head };
}

function quotient(unit: Unit, divisor: Unit, name: string): Unit | undefined {
  const factor = divide(unit.factor, divisor.factor);
  return factor === undefined ? undefined : { name, dimension: divideDimensions(unit.dimension, divisor.dimension), factor };
}

/** Puts `kWh` for an hour and a kW on the same side of the stroke, likewise kvarh and kVAh. */
function withHourlyNames(powers: Map<string, number>): ReadonlyMap<string, number> {
  for (const [power, energy] of HOURLY_NAMES) {
    const hours = powers.get("hour") ?? 0;
    const rate = powers.get(power) ?? 0;
    const pairs = Math.sign(hours) === Math.sign(rate) ? Math.sign(hours) * Math.min(Math.abs(hours), Math.abs(rate)) : 0;
    if (pairs === 0) continue;
    powers.set(energy, pairs);
    for (const [name, rest] of [
      ["hour", hours - pairs],
      [power, rate - pairs],
    ] as const) {
      if (rest === 0) powers.delete(name);
      else powers.set(name, rest);
    }
  }
  return powers;
}

const HOURLY_NAMES = [
  ["kW", "kWh"],
  ["kvar", "kvarh"],
  ["kVA", "kVAh"],
] as const;

/** Money first, spans of time last. */
function displayRank(table: UnitTable, name: string): 0 | 1 | 2 {
  return name === table.currency ? 0 : TIME.has(name) ? 2 : 1;
}

function powerText(name: string, power: number): readonly string[] {
  return power <= 0 ? [] : [power === 1 ? name : `${name}^${power}`];
}
