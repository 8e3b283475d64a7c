// Figures of registers as the hand writes them, and what the registers of a world come to. Written apart from the engine's own reading of requests.
import { partsOf, placesOf, textOf, timesText } from "../decimal.ts";
import type { Facts, Reading, Usage, World } from "../world.ts";

/** The name of a row: `active.peak`, `energy#2` for the second meter. */
export function rowName(readings: readonly Reading[], at: number): string {
  const row = readings[at];
  if (row === undefined) return "";
  const nth = readings.slice(0, at).filter((other) => isSameRegister(other, row)).length;
  return `${row.register}${row.daypart === undefined ? "" : `.${row.daypart}`}${nth === 0 ? "" : `#${nth + 1}`}`;
}

export function isSameRegister(a: Reading, b: Reading): boolean {
  return a.register === b.register && a.daypart === b.daypart;
}

export function withRow(world: World, at: number, change: (row: Reading) => Reading | undefined): World | undefined {
  const { readings } = world.facts;
  const row = readings?.[at];
  const changed = row === undefined ? undefined : change(row);
  if (readings === undefined || changed === undefined) return undefined;
  return { ...world, facts: { ...world.facts, readings: readings.map((each, other) => (other === at ? changed : each)) } };
}

export type End = "previous" | "current" | "maximum";

/** A figure with all the digits that its register shows: `001230.5`. */
export interface Shown {
  readonly digits: string;
  readonly places: number;
}

export function shownOf(row: Reading, end: End): Shown | undefined {
  const figure = row[end];
  if (figure === undefined) return undefined;
  const places = Math.max(...[row.previous, row.current, row.maximum].map((text) => placesOf(text ?? "0")));
  return {
    digits: partsOf(figure, places)
      .toString()
      .padStart((row.digits ?? 1) + places, "0"),
    places,
  };
}

export function shownText({ digits, places }: Shown): string {
  const padded = digits.padStart(places + 1, "0");
  return places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

/** As a request takes it: without zeros before it. */
export function plainText(shown: Shown): string {
  return textOf(BigInt(shown.digits === "" ? "0" : shown.digits), shown.places);
}

/** (current - previous, plus a full turn) x multiplier of one row; its maximum x multiplier, where it shows one. */
export function advanceOf({ previous = "0", current = "0", maximum, multiplier = "1", digits = 1, rollover }: Reading): string {
  if (maximum !== undefined) return timesText(maximum, multiplier);
  const places = Math.max(placesOf(previous), placesOf(current));
  const turn = rollover ? 10n ** BigInt(digits + places) : 0n;
  return timesText(textOf(partsOf(current, places) - partsOf(previous, places) + turn, places), multiplier);
}

/** A field's usage without its registers: by daypart, or of one meter after the other. Undefined where the world has none of it. */
export function usageOf({ readings, usage }: Facts, field: string): Usage | undefined {
  const given = usage?.[field];
  if (given !== undefined) return given;
  const rows = (readings ?? []).filter(({ register }) => register === field);
  const [first] = rows;
  if (first === undefined) return undefined;
  if (first.daypart !== undefined) return Object.fromEntries(rows.map((row) => [row.daypart ?? "", advanceOf(row)]));
  if (first.span === undefined) return advanceOf(first);
  return rows.flatMap((row) => (row.span === undefined ? [] : [{ ...row.span, quantity: advanceOf(row), estimated: false }]));
}

export function withUsage(world: World, field: string, usage: Usage | undefined): World | undefined {
  if (usage === undefined) return undefined;
  const readings = world.facts.readings?.filter(({ register }) => register !== field);
  return { ...world, facts: { ...world.facts, readings, usage: { ...world.facts.usage, [field]: usage } } };
}

export function changedUsage(usage: Usage, change: (quantity: string) => string | undefined): Usage | undefined {
  if (typeof usage === "string") return change(usage);
  if (isPieces(usage)) {
    const pieces = usage.flatMap((piece) => {
      const quantity = typeof piece.quantity === "string" ? change(piece.quantity) : undefined;
      return quantity === undefined ? [] : [{ ...piece, quantity }];
    });
    return pieces.length === usage.length ? pieces : undefined;
  }
  const changed = Object.entries(usage).flatMap(([daypart, quantity]) => {
    const other = change(quantity);
    return other === undefined ? [] : [[daypart, other] as const];
  });
  return changed.length === Object.keys(usage).length ? Object.fromEntries(changed) : undefined;
}

export function isPieces(usage: Usage): usage is Extract<Usage, readonly unknown[]> {
  return Array.isArray(usage);
}

/** By daypart, pieces added up; `""` for a field without dayparts. */
export function wholeOf(usage: Usage): Readonly<Record<string, bigint>> {
  const parts = (text: string): bigint => partsOf(text, PLACES);
  if (typeof usage === "string") return { "": parts(usage) };
  if (isPieces(usage)) return { "": usage.reduce((sum, { quantity }) => sum + (typeof quantity === "string" ? parts(quantity) : 0n), 0n) };
  return Object.fromEntries(Object.entries(usage).map(([daypart, quantity]) => [daypart, parts(quantity)]));
}

/** The other way round. */
export function usageFrom(whole: Readonly<Record<string, bigint>>): Usage {
  const { "": only } = whole;
  if (only !== undefined) return textOf(only, PLACES);
  return Object.fromEntries(Object.entries(whole).map(([daypart, parts]) => [daypart, textOf(parts, PLACES)]));
}

/** Of quantities, as the generated rule files declare. */
export const PLACES = 3;

export function fieldsOf({ readings, usage }: Facts): readonly string[] {
  return [...new Set([...(readings ?? []).map(({ register }) => register), ...Object.keys(usage ?? {})])];
}
