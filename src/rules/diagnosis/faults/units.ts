// A quantity taken in another unit than it was counted in.
import type { MeasuredField } from "../../../dsl/program.ts";
import type { Plan } from "../../../engine/plan.ts";
import type { Exact } from "../../../values/exact.ts";
import { divide, equals, exactFromText, fractionText, multiply, ONE } from "../../../values/exact.ts";
import type { Fault, Variant } from "../fault.ts";
import { roundedTo, withUsage } from "../quantities.ts";
import { touchedByUsage, touchesNothing } from "../touches.ts";

/** A thousand more or less, the units of the schedule for the same thing, and, where volumes are counted, those of meters of other countries. */
export const UNITS: Fault = {
  id: "F33",
  name: "wrong unit",
  family: "billing error",
  stage: 2,
  slot: "unit",
  evidence: "nameplate",
  variants: (bench) =>
    Object.values(bench.scene.plan.usage).flatMap((field) => {
      const touches = touchedByUsage(bench, field.name);
      if (touchesNothing(touches) || !Object.hasOwn(bench.facts.usage, field.name)) return [];
      return ratiosFor(bench.scene.plan, field).map(
        ({ as, ratio }): Variant => ({
          key: `F33 ${field.name} ${as}`,
          values: { register: field.name, taken: as, ratio: fractionText(ratio) },
          touches,
          apply: (scene) => withUsage(scene, field.name, ({ quantity }) => roundedTo(scene, field.name, multiply(quantity, ratio), "decimals")),
        }),
      );
    }),
};

interface Ratio {
  /** `1000 times`, `MWh for kWh`. */
  readonly as: string;
  readonly ratio: Exact;
}

function ratiosFor(plan: Plan, field: MeasuredField): readonly Ratio[] {
  const thousand = figure("1000");
  const all = [{ as: "1000 times", ratio: thousand }, { as: "a thousandth", ratio: inverse(thousand) }, ...declared(plan, field), ...volumes(field)];
  return all.filter(({ ratio }, at) => !equals(ratio, ONE) && all.findIndex((other) => equals(other.ratio, ratio)) === at);
}

function figure(text: string): Exact {
  return exactFromText(text) ?? ONE;
}

function inverse(ratio: Exact): Exact {
  return divide(ONE, ratio) ?? ONE;
}

/** The figure counted in one unit taken for the other, and the other way round. */
function bothWays(one: string, other: string, ratio: Exact): readonly Ratio[] {
  return [
    { as: `${one} for ${other}`, ratio },
    { as: `${other} for ${one}`, ratio: inverse(ratio) },
  ];
}

function declared({ units }: Plan, { unit }: MeasuredField): readonly Ratio[] {
  const alike = units.filter((each) => each.unit.dimension === unit.dimension && each.unit.factor !== unit.factor);
  return alike.flatMap((each) => bothWays(each.unit.name, unit.name, divide(figure(each.unit.factor), figure(unit.factor)) ?? ONE));
}

/** In cubic metres, exactly by definition; and as tables print them. */
const VOLUMES = [
  { names: ["m3", "m³", "cubic_metre", "cubic_meter"], size: "1", printed: [] },
  { names: ["ft3", "ft³", "cf", "cubic_foot"], size: "0.028316846592", printed: ["0.02832", "0.028317"] },
  { names: ["ccf", "CCF", "hcf"], size: "2.8316846592", printed: ["2.832", "2.8317"] },
  { names: ["gal", "gallon", "us_gallon"], size: "0.003785411784", printed: ["0.003785", "0.00379"] },
  { names: ["imperial_gallon"], size: "0.00454609", printed: ["0.004546"] },
  { names: ["l", "litre", "liter"], size: "0.001", printed: [] },
] as const;

function volumes({ unit }: MeasuredField): readonly Ratio[] {
  const own = VOLUMES.find(({ names }) => names.some((name) => name === unit.name));
  if (own === undefined) return [];
  return VOLUMES.filter((other) => other !== own).flatMap(({ names: [name], size, printed }) => {
    const isMetric = own.size === "1";
    const sizes = isMetric ? [size, ...printed] : [size];
    return sizes.flatMap((text, at) => bothWays(at === 0 ? name : `${name} of ${text}`, unit.name, divide(figure(text), figure(own.size)) ?? ONE));
  });
}
