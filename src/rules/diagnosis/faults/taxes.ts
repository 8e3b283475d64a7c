// Faults of tax bases: a tax on another tax, a line too few or too many, what was brought forward taxed as well.
// A base is what a line or let adds up of other lines: `sum taxable`, or the lines by name.
import type { Expression, Tariff } from "../../../dsl/program.ts";
import type { Plan } from "../../../engine/plan.ts";
import type { Change } from "../../rewrite.ts";
import { everyTariff } from "../../rewrite.ts";
import type { Bench, Fault, Variant } from "../fault.ts";
import type { Place } from "../places.ts";
import { linesOf, partsAt, placesOf, placeText, rewrittenAt } from "../places.ts";
import { joined, numberFor, ofRules, planVariant } from "../plan-variant.ts";
import { figuresAfter, figuresAsking, touchedByPlace, touchesNothing } from "../touches.ts";

/** A tax whose base holds another tax. */
export const TAX_ON_TAX: Fault = ofRules({
  id: "F17",
  name: "tax on tax",
  family: "billing error",
  stage: 10,
  slot: "tax base",
  evidence: "other bills of the run",
  variants: (bench) => {
    const bases = basesOf(bench);
    return bases.flatMap((base) =>
      linesOutside(bench, bases, base, "taxes").map((name) => withLineIn(bench, base, name, `F17 ${base.text} on ${name}`, { base: name })),
    );
  },
});

/** A base with one line too few or too many, with one line alone, or with what was brought forward. */
export const TAX_BASE: Fault = ofRules({
  id: "F18",
  name: "wrong tax base",
  family: "billing error",
  stage: 10,
  slot: "tax base",
  evidence: "other bills of the run",
  variants: (bench) => {
    const bases = basesOf(bench);
    return bases.flatMap((base) => [
      ...tooFew(bench, base),
      ...linesOutside(bench, bases, base, "others").map((name) => withLineIn(bench, base, name, `F18 ${base.text} with ${name}`, { with: name })),
      { ...changedBase(bench, base, `F18 ${base.text} with brought_forward`, { with: "brought_forward" }, withArrears), rewires: true },
    ]);
  },
});

function tooFew(bench: Bench, base: Base): readonly Variant[] {
  const { text, lines } = base;
  const without = (key: string, values: Variant["values"], drop: (name: string) => boolean): Variant =>
    changedBase(bench, base, key, values, () => withoutLines(drop));
  return [
    ...(lines.length > 1 ? lines.map((name) => without(`F18 ${text} without ${name}`, { without: name }, (each) => each === name)) : []),
    ...(lines.length > 2 ? lines.map((name) => without(`F18 ${text} only ${name}`, { only: name }, (each) => each !== name)) : []),
  ];
}

interface Base {
  readonly place: Place;
  readonly text: string;
  /** That it adds up now. */
  readonly lines: readonly string[];
  /** The lines that it gives or goes into, and all that rest on them. */
  readonly readers: ReadonlySet<string>;
}

function basesOf(bench: Bench): readonly Base[] {
  const { scene, trace } = bench;
  return placesOf(trace.tariff).flatMap((place) => {
    if (place.kind === "payable" || touchesNothing(touchedByPlace(bench, place))) return [];
    const lines = [...new Set(partsAt(trace.tariff, place).flatMap(linesIn))];
    return lines.length === 0 ? [] : [{ place, text: placeText(place), lines, readers: readersOf(scene.plan, trace.tariff, place) }];
  });
}

function linesIn(part: Expression): readonly string[] {
  return part.kind === "line" ? [part.name] : part.kind === "sum of tag" ? part.lines : [];
}

/** Lines that are not in the base and do not rest on it: those that rest on other lines themselves, or those that do not. */
function linesOutside({ trace: { tariff } }: Bench, bases: readonly Base[], { lines, readers }: Base, which: "taxes" | "others"): readonly string[] {
  const taxes = new Set(bases.flatMap((base) => [...base.readers]));
  return linesOf(tariff)
    .filter(({ name, group, memo }) => !memo && !lines.includes(name) && !readers.has(name) && (group === undefined || !lines.includes(group)))
    .filter(({ name }) => taxes.has(name) === (which === "taxes"))
    .map(({ name }) => name);
}

function readersOf(plan: Plan, tariff: Tariff, place: Place): ReadonlySet<string> {
  if (place.kind === "line") return figuresAfter(plan, tariff, place.name);
  return figuresAsking(plan, tariff, (part) => part.kind === "let" && place.kind === "let" && part.name === place.name);
}

function changedBase(bench: Bench, { place }: Base, key: string, values: Variant["values"], change: () => Change): Variant {
  return planVariant(key, { line: placeText(place), ...values }, touchedByPlace(bench, place), (plan) =>
    everyTariff(plan, (tariff) => rewrittenAt(tariff, place, change())),
  );
}

function withoutLines(drop: (name: string) => boolean): Change {
  return (part) => {
    if (part.kind === "sum of tag") return { ...part, lines: part.lines.filter((name) => !drop(name)) };
    return part.kind === "line" && drop(part.name) ? numberFor(part, "0") : undefined;
  };
}

/** The line joins the base once, however often the base's lines stand in the expression. Where another change made it rest on the base, it cannot. */
function withLineIn(bench: Bench, base: Base, name: string, key: string, values: Variant["values"]): Variant {
  const touches = touchedByPlace(bench, base.place);
  const variant = planVariant(key, { line: base.text, ...values }, touches, (plan) =>
    everyTariff(plan, (tariff) => {
      if (!linesOf(tariff).some((line) => line.name === name) || readersOf(plan, tariff, base.place).has(name)) return tariff;
      const changed = rewrittenAt(
        tariff,
        base.place,
        withPlus((part) => ({ ...like(part), kind: "line", name })),
      );
      return changed === tariff ? tariff : { ...changed, order: orderWith(plan, tariff, base.place, name) };
    }),
  );
  return { ...variant, rewires: true };
}

function withArrears(): Change {
  return withPlus((part) => ({ ...like(part), kind: "builtin", name: "brought_forward" }));
}

/** Something more beside the first sum or line that the expression adds up. */
function withPlus(more: (part: Expression) => Expression): Change {
  let isAdded = false;
  return (part) => {
    if (part.kind !== "line" && part.kind !== "sum of tag") return undefined;
    if (isAdded) return part;
    isAdded = true;
    return joined(part, part, "+", more(part));
  };
}

function like({ id, span, type }: Expression): Pick<Expression, "id" | "span" | "type"> {
  return { id, span, type };
}

/** A line is worked out after all that it reads: the new one, with what that rests on, moves before the first line that the place goes into. */
function orderWith(plan: Plan, tariff: Tariff, place: Place, name: string): readonly string[] {
  const readers = readersOf(plan, tariff, place);
  const first = tariff.order.findIndex((each) => readers.has(each));
  const late = tariff.order.slice(first).filter((each) => each === name || (!readers.has(each) && restsOn(plan, tariff, name, each)));
  return [...tariff.order.slice(0, first), ...late, ...tariff.order.slice(first).filter((each) => !late.includes(each))];
}

function restsOn(plan: Plan, tariff: Tariff, name: string, other: string): boolean {
  return figuresAfter(plan, tariff, other).has(name);
}
