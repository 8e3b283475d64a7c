// What a bill's account says, and a scene with one field of it changed: for the whole bill, whatever dates the right one has.
import type { FactValue } from "../../engine/facts.ts";
import type { AccountPart, DatedPart } from "../../engine/request/account-schema.ts";
import { equals } from "../../values/exact.ts";
import type { Bench, Scene, Variant } from "./fault.ts";
import { choosesTariff, touchedBy } from "./touches.ts";

/** Every value that the field has in the scene, in order of time. */
export function valuesOf({ parts }: Scene, field: string): readonly FactValue[] {
  const part = parts.account?.[field];
  if (part === undefined) return [];
  return isChanges(part) ? part.map(({ value }) => value) : [part];
}

export function isChanges(part: AccountPart): part is readonly DatedPart[] {
  return Array.isArray(part);
}

/** Undefined where the scene has no such field, or has that value throughout. */
export function withFact(scene: Scene, field: string, value: FactValue): Scene | undefined {
  const values = valuesOf(scene, field);
  if (values.length === 0 || values.every((own) => isSameFact(own, value))) return undefined;
  return { ...scene, parts: { ...scene.parts, account: { ...scene.parts.account, [field]: value } } };
}

export function isSameFact(a: FactValue, b: FactValue): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  if ("day" in a) return "day" in b && a.day === b.day;
  return "numerator" in b && equals(a, b);
}

/** Any figure where the field may choose the tariff; else what asks for it, or for seasons that differ by it. */
export function touchedByFact(bench: Bench, field: string): Variant["touches"] {
  const { plan } = bench.scene;
  if (choosesTariff(Object.values(plan.tariffs), field)) return undefined;
  return touchedBy(bench, `account|${field}`, (part) => {
    if (part.kind === "account") return part.name === field;
    return part.kind === "season" && plan.seasons[part.set]?.by === field;
  });
}
