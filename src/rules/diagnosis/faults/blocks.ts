// Faults of blocks: edges not scaled to the days of the bill, or scaled when not due; blocks taken as slabs.
import type { Rate, Scale, Widths } from "../../../dsl/program.ts";
import { everyTariff, withExpressions } from "../../rewrite.ts";
import type { Bench, Fault, Variant } from "../fault.ts";
import { partsAt, placesOf } from "../places.ts";
import { numberFor, ofRules, planVariant, ratesOf, rateVariant } from "../plan-variant.ts";
import { touchedByRate } from "../touches.ts";

/** Fields that widen the blocks (households, contracted power) keep doing so. */
export const BLOCK_WIDTHS: Fault = {
  id: "F14",
  name: "block widths not scaled as they should be",
  family: "billing error",
  stage: 7,
  slot: "widths",
  evidence: "lines of the blocks",
  variants: (bench) =>
    ratesOf(bench)
      .filter(hasEdges)
      .flatMap((rate) => [...scaledOtherwise(bench, rate), ...roundedOtherwise(bench, rate)]),
};

function hasEdges({ versions }: Rate): boolean {
  return versions.some(({ body }) => body.kind === "blocks" && Object.values(body.columns).some(({ rows }) => rows.length > 1));
}

/** By time: the fields that widen the blocks as well are left as they are. */
type ByTime = { readonly way: string; readonly scale: Scale | undefined };

function scaledOtherwise(bench: Bench, rate: Rate): readonly Variant[] {
  const { from, to } = bench.facts.period;
  const months = Math.round((to - from) / 30);
  const ways: readonly ByTime[] = [
    { way: "unscaled", scale: undefined },
    { way: "by calendar month", scale: { kind: "month" } },
    { way: "by 30 days", scale: { kind: "days", count: 30 } },
    ...(months > 1 ? [{ way: `by ${months} months`, scale: wholeMonths(rate, months) }] : []),
  ];
  const present = (rate.widths?.scales ?? []).filter(({ kind }) => kind !== "field");
  return ways
    .filter(({ scale }) => !isAll(present, scale))
    .map(({ way, scale }) => ({
      ...rateVariant(bench, `F14 ${rate.name} ${way}`, { way }, rate.name, (own) => ({ ...own, widths: widthsBy(own, scale) })),
      rewires: present.length === 0,
    }));
}

/** A whole number of months, however many days they have. */
function wholeMonths({ versions, widths }: Rate, months: number): Scale | undefined {
  const scale = widths?.scales.find(({ kind }) => kind === "field");
  const [first] = versions.flatMap(({ body }) =>
    body.kind === "blocks" ? Object.values(body.columns).flatMap(({ rows }) => rows.map(({ lower }) => lower)) : [],
  );
  const like = scale?.kind === "field" ? scale.value : first;
  return like === undefined ? undefined : { kind: "field", value: numberFor(like, String(months)) };
}

function isAll(present: readonly Scale[], scale: Scale | undefined): boolean {
  if (scale === undefined) return present.length === 0;
  const [only] = present;
  if (only === undefined || present.length > 1 || only.kind !== scale.kind) return false;
  return only.kind !== "days" || scale.kind !== "days" || only.count === scale.count;
}

function widthsBy({ widths }: Rate, scale: Scale | undefined): Widths | undefined {
  const scales = [...(widths?.scales ?? []).filter(({ kind }) => kind === "field"), ...(scale === undefined ? [] : [scale])];
  return scales.length === 0 ? undefined : { scales, round: widths?.round };
}

function roundedOtherwise(bench: Bench, { name, widths }: Rate): readonly Variant[] {
  if (widths?.round === undefined) return [];
  return [
    rateVariant(bench, `F14 ${name} edges not rounded`, { way: "edges not rounded" }, name, (own) => ({
      ...own,
      widths: own.widths && { ...own.widths, round: undefined },
    })),
  ];
}

/** Everything at the price of the row reached, where the rule runs through the rows; or the other way round. */
export const SLAB: Fault = ofRules({
  id: "F15",
  name: "blocks taken as slabs",
  family: "billing error",
  stage: 7,
  slot: "blocks",
  evidence: "lines of the blocks",
  variants: (bench) => {
    const { tariff } = bench.trace;
    const rates = new Set(placesOf(tariff).flatMap((place) => partsAt(tariff, place).flatMap((part) => (part.kind === "through" ? [part.rate] : []))));
    return ratesOf(bench)
      .filter((rate) => rates.has(rate.name) && hasEdges(rate))
      .map(({ name }) =>
        planVariant(`F15 ${name}`, { rate: name }, touchedByRate(bench, name), (plan) =>
          everyTariff(plan, (own) =>
            withExpressions(own, (part) => (part.kind === "through" && part.rate === name ? { ...part, whole: !part.whole } : undefined)),
          ),
        ),
      );
  },
});
