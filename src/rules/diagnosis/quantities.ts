// The usage of a scene as quantities, and a scene with others in their place: for mistakes that happen after the registers were read.
// Quantities are exact and in base units. A bill that closes estimated ones shares its usage out over them: what is changed there is the usage of all these days.
import type { PiecePart, Quantities } from "../../engine/request/measured-schema.ts";
import type { Exact } from "../../values/exact.ts";
import { add, divide, exactFromText, multiply, ONE, round, ZERO } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import type { Scene } from "./fault.ts";
import { factsOf } from "./scene.ts";

/** One quantity of a piece of usage; `daypart` is `""` for a field without. */
export interface Counted {
  readonly daypart: string;
  readonly quantity: Exact;
  readonly ofPiece: Quantities;
  /** Of all pieces together. */
  readonly ofField: Quantities;
  readonly pieces: number;
}

/** The scene with each quantity of the field replaced; the field's readings, if it has any, give way. Undefined where `change` is, and where there is none. */
export function withUsage(scene: Scene, field: string, change: (counted: Counted) => Exact | undefined): Scene | undefined {
  const counted = overAllDays(scene);
  const pieces = own(factsOf(counted).facts.usage, field);
  if (pieces === undefined) return undefined;
  const ofField = usageOf(counted, field);
  const changed: PiecePart[] = [];
  for (const { from, to, interim, estimated, quantities } of pieces) {
    const quantity: Record<string, Exact> = {};
    for (const [daypart, own] of Object.entries(quantities)) {
      const other = change({ daypart, quantity: own, ofPiece: quantities, ofField, pieces: pieces.length });
      if (other === undefined) return undefined;
      quantity[daypart] = other;
    }
    changed.push({ from, to, quantity, estimated, interim });
  }
  const [only] = changed;
  return withUsagePart(scene, field, only !== undefined && changed.length === 1 ? only.quantity : changed);
}

/** The scene with the days of the estimated bills, that it closes, in its own period; itself where it closes none. */
function overAllDays(scene: Scene): Scene {
  const { true_up: closing, period } = scene.parts;
  return closing === undefined ? scene : { ...scene, parts: { ...scene.parts, period: { from: closing.from, to: period.to }, true_up: undefined } };
}

/** The scene with one quantity for the whole period in place of all pieces; undefined where it closes estimated bills. */
export function withWholeUsage(scene: Scene, field: string, quantities: Quantities): Scene | undefined {
  return scene.parts.true_up === undefined ? withUsagePart(scene, field, quantities) : undefined;
}

function withUsagePart(scene: Scene, field: string, usage: Quantities | readonly PiecePart[]): Scene {
  const { readings: all = [] } = scene.parts;
  const [readings, readBefore] = [all.filter(({ register }) => register !== field), all.filter(({ register }) => register === field)];
  return {
    ...scene,
    parts: { ...scene.parts, readings: scene.parts.readings && readings, usage: { ...scene.parts.usage, [field]: usage } },
    readBefore: readBefore.length === 0 ? scene.readBefore : [...(scene.readBefore ?? []), ...readBefore],
  };
}

/** By daypart, all pieces together; none where the scene has no such usage. */
export function usageOf(scene: Scene, field: string): Quantities {
  const sums: Record<string, Exact> = {};
  for (const { quantities } of own(factsOf(scene).facts.usage, field) ?? []) {
    for (const [daypart, quantity] of Object.entries(quantities))
      sums[daypart] = scene.plan.usage[field]?.summable === true ? add(sums[daypart] ?? ZERO, quantity) : quantity;
  }
  return sums;
}

/** To the decimals that the field declares, or to a whole one of its unit. */
export function roundedTo({ plan }: Pick<Scene, "plan">, field: string, quantity: Exact, to: "decimals" | "whole unit"): Exact {
  const declared = plan.usage[field];
  if (declared === undefined) return quantity;
  const unit = exactFromText(declared.unit.factor) ?? ONE;
  const step = to === "whole unit" ? unit : multiply(unit, exactFromText(declared.places === 0 ? "1" : `0.${"0".repeat(declared.places - 1)}1`) ?? ONE);
  return round(quantity, step, "half up");
}

/** In the field's own unit. */
export function inUnitOf({ plan }: Pick<Scene, "plan">, field: string, quantity: Exact): Exact {
  return divide(quantity, exactFromText(plan.usage[field]?.unit.factor ?? "1") ?? ONE) ?? quantity;
}
