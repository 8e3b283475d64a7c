// Faults of the account's facts: billed as another class of customer, or for another contracted power.
import type { AccountField } from "../../../dsl/program.ts";
import type { Exact } from "../../../values/exact.ts";
import { divide, equals, exactFromText, fractionText, maximum, ONE } from "../../../values/exact.ts";
import { isSameFact, touchedByFact, valuesOf, withFact } from "../account-facts.ts";
import type { Bench, Fault, Scene, Variant } from "../fault.ts";
import { billsBefore } from "../other-bills.ts";
import { planVariant } from "../plan-variant.ts";
import { usageOf } from "../quantities.ts";
import { touchesNothing } from "../touches.ts";

/** A field that has a list of values taken as each other one of them; another tariff, where the request names one. */
export const WRONG_CLASS: Fault = {
  id: "F01",
  name: "wrong class",
  family: "billing error",
  stage: 4,
  slot: "class",
  evidence: "contract",
  variants: (bench) => [...otherChoices(bench), ...otherTariffs(bench)],
};

function otherChoices(bench: Bench): readonly Variant[] {
  return Object.values(bench.scene.plan.account).flatMap((field) => {
    const present = valuesOf(bench.scene, field.name);
    if (field.kind !== "choice" || present.length === 0) return [];
    const touches = touchedByFact(bench, field.name);
    if (touchesNothing(touches)) return [];
    const others = field.values.filter(({ name }) => !present.every((value) => value === name));
    return others.map(({ name }) => ({
      key: `F01 ${field.name} ${name}`,
      values: { field: field.name, value: name },
      touches,
      apply: (scene) => withFact(scene, field.name, name),
    }));
  });
}

/** The tariff is given whatever its `for` says: that is the mistake. */
function otherTariffs(bench: Bench): readonly Variant[] {
  const { plan, parts } = bench.scene;
  if (parts.tariff === undefined) return [];
  return Object.keys(plan.tariffs)
    .filter((name) => name !== parts.tariff)
    .map((name) => {
      const freed = planVariant(`F01 tariff ${name}`, { tariff: name }, undefined, (own) => {
        const tariff = own.tariffs[name];
        if (tariff === undefined) return own;
        return { ...own, tariffs: { ...own.tariffs, [name]: { ...tariff, fits: { condition: undefined, except: [], valid: tariff.fits.valid } } } };
      });
      return {
        ...freed,
        apply: (scene) => {
          const changed = freed.apply(scene);
          return changed === undefined ? undefined : { ...changed, parts: { ...changed.parts, tariff: name } };
        },
      };
    });
}

/** An earlier or later contracted power for the whole bill, that of an earlier bill, the highest demand measured, a figure of the history. */
export const CONTRACTED: Fault = {
  id: "F23",
  name: "wrong contracted demand",
  family: "billing error",
  stage: 8,
  slot: "contracted demand",
  evidence: "contract",
  variants: (bench) => Object.values(bench.scene.plan.account).flatMap((field) => (field.kind === "quantity" ? otherQuantities(bench, field) : [])),
};

type QuantityField = AccountField & { readonly kind: "quantity" };

function otherQuantities(bench: Bench, { name, unit }: QuantityField): readonly Variant[] {
  const present = valuesOf(bench.scene, name);
  const touches = touchedByFact(bench, name);
  if (present.length === 0 || touchesNothing(touches)) return [];
  const found = [...ofBills(bench, name), ...measured(bench, unit.dimension), ...inHistory(bench, unit.dimension)];
  const others = found.filter(
    ({ value }, at) => !present.every((own) => isSameFact(own, value)) && found.findIndex((other) => equals(other.value, value)) === at,
  );
  return others.map(({ value, from }) => {
    const text = fractionText(divide(value, exactFromText(unit.factor) ?? ONE) ?? value);
    return {
      key: `F23 ${name} ${text}`,
      values: { field: name, value: text, from },
      touches,
      apply: (scene) => withFact(scene, name, value),
    };
  });
}

interface Found {
  readonly value: Exact;
  /** Where it was taken from. */
  readonly from: string;
}

/** What the account says on other days of this bill, and on earlier bills. */
function ofBills(bench: Bench, field: string): readonly Found[] {
  const earlier = billsBefore(bench).flatMap(({ scene, case: { issued } }) =>
    quantitiesIn(scene, field).map((value) => ({ value, from: `bill ${issued.id}` })),
  );
  return [...quantitiesIn(bench.scene, field).map((value) => ({ value, from: "another part of the bill" })), ...earlier];
}

function quantitiesIn(scene: Scene, field: string): readonly Exact[] {
  return valuesOf(scene, field).flatMap((value) => (typeof value === "object" && "numerator" in value ? [value] : []));
}

/** The greatest of each measured field of the same kind, over its dayparts. */
function measured({ scene }: Bench, dimension: string): readonly Found[] {
  return Object.values(scene.plan.usage).flatMap(({ name, unit, summable }) => {
    const [first, ...others] = summable || unit.dimension !== dimension ? [] : Object.values(usageOf(scene, name));
    return first === undefined ? [] : [{ value: others.reduce(maximum, first), from: `measured ${name}` }];
  });
}

function inHistory({ scene }: Bench, dimension: string): readonly Found[] {
  return Object.values(scene.plan.history).flatMap(({ name, unit }) =>
    unit.dimension !== dimension ? [] : (scene.parts.history?.[name] ?? []).map((value, at) => ({ value, from: `${name}, ${at + 1} bills back` })),
  );
}
