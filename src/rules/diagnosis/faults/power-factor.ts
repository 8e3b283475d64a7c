// Faults of the power factor: taken as one (no reactive reading), worked out with its two energies exchanged, held against another threshold, its charge
// turned into a bonus. A charge on a wrong base is a wrong base like any other.
import type { Expression, Tariff } from "../../../dsl/program.ts";
import type { Plan } from "../../../engine/plan.ts";
import { equals, exactFromText, ZERO } from "../../../values/exact.ts";
import type { Change } from "../../rewrite.ts";
import { everyTariff, withExpressions } from "../../rewrite.ts";
import type { Bench, Fault, Variant } from "../fault.ts";
import { signTurned } from "../line-changes.ts";
import type { Place } from "../places.ts";
import { partsAt, placesOf, rewrittenAt } from "../places.ts";
import { lineVariant, numberFor, ofRules, planVariant } from "../plan-variant.ts";
import { touchedBy, touchesNothing } from "../touches.ts";

export const POWER_FACTOR: Fault = ofRules({
  id: "F25",
  name: "power factor wrong",
  family: "billing error",
  stage: 8,
  slot: "power factor",
  evidence: "reading of the reactive register",
  variants: (bench) => {
    const touches = touchedBy(bench, "power factor", ({ kind }) => kind === "power factor");
    if (chargePlaces(bench.trace.tariff).length === 0 || touchesNothing(touches)) return [];
    const change = (way: string, to: Change): Variant =>
      planVariant(`F25 ${way}`, { way }, touches, (plan) => everyTariff(plan, (tariff) => withExpressions(tariff, to)));
    return [
      change("taken as one", (part) => (part.kind === "power factor" ? numberFor(part, "1") : undefined)),
      change("energies exchanged", (part) => (part.kind === "power factor" ? { ...part, active: part.reactive, reactive: part.active } : undefined)),
      ...thresholds(bench, touches),
      ...chargePlaces(bench.trace.tariff).flatMap((place) =>
        place.kind === "line" ? [lineVariant(bench, `F25 ${place.name} sign turned`, { way: "sign turned" }, place.name, signTurned)] : [],
      ),
    ];
  },
});

const THRESHOLDS = ["0.8", "0.85", "0.9", "0.95"];

/** In every expression that hangs on the power factor, numbers and plain rates that are one of the usual thresholds become another. */
function thresholds(bench: Bench, touches: Variant["touches"]): readonly Variant[] {
  const { scene, trace } = bench;
  const isHeld = chargePlaces(trace.tariff).some((place) => partsAt(trace.tariff, place).some((part) => isThreshold(scene.plan, part)));
  if (!isHeld) return [];
  return THRESHOLDS.map((text) =>
    planVariant(`F25 threshold ${text}`, { way: `threshold ${text}` }, touches, (plan) =>
      everyTariff(plan, (tariff) =>
        chargePlaces(tariff).reduce(
          (changed, place) => rewrittenAt(changed, place, (part) => (isThreshold(plan, part) ? numberFor(part, text) : undefined)),
          tariff,
        ),
      ),
    ),
  );
}

function isThreshold(plan: Plan, part: Expression): boolean {
  if (part.kind === "number") return part.type.kind === "quantity" && part.type.dimension === "" && isUsual(part);
  if (part.kind !== "rate" || part.quantity !== undefined || part.keys.length > 0) return false;
  const rate = plan.rates[part.rate];
  const cells = (rate?.versions ?? []).flatMap(({ body }) => (body.kind === "cells" ? Object.values(body.cells) : []));
  return rate?.unit.dimension === "" && cells.length > 0 && cells.every(isUsual);
}

function isUsual(cell: Expression): boolean {
  return cell.kind === "number" && THRESHOLDS.some((text) => equals(exactFromText(text) ?? ZERO, exactFromText(cell.value) ?? ZERO));
}

/** Lines and lets that ask for the power factor themselves or through lets: what other lines make of them is theirs. */
function chargePlaces(tariff: Tariff): readonly Place[] {
  return placesOf(tariff).filter((place) => asksForIt(tariff, place, new Set()));
}

function asksForIt(tariff: Tariff, place: Place, seen: Set<string>): boolean {
  return partsAt(tariff, place).some((part) => {
    if (part.kind === "power factor") return true;
    if (part.kind !== "let" || seen.has(part.name)) return false;
    seen.add(part.name);
    return asksForIt(tariff, { kind: "let", name: part.name }, seen);
  });
}
