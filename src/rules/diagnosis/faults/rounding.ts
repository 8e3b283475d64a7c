// Faults of rounding: another mode, none, each part in place of the sum, each block, the quantity before it is priced.
import type { BlockColumn, Expression, Line, Rate, Rounding } from "../../../dsl/program.ts";
import type { Plan } from "../../../engine/plan.ts";
import { everyTariff, withExpressions, withLines } from "../../rewrite.ts";
import type { Bench, Fault, Variant } from "../fault.ts";
import type { Place } from "../places.ts";
import { changedAt, groupsOf, lineOf, linesOf, nthChanged, partsAt, placesOf, placeText } from "../places.ts";
import { joined, lineVariant, numberFor, ofRules, planVariant } from "../plan-variant.ts";
import { touchedByLine, touchedByPlace, touchedByUsage, touchesNothing, unionOf } from "../touches.ts";

const MODES = ["half up", "half even", "down", "up"] as const;
type Mode = (typeof MODES)[number];

export const ROUNDING: Fault = ofRules({
  id: "F16",
  name: "rounding of another kind",
  family: "billing error",
  stage: 11,
  slot: "rounding",
  evidence: "other bills of the run",
  variants: (bench) => [
    ...linesTogether(bench),
    ...linesOf(bench.trace.tariff).flatMap((line) => (line.round === undefined ? [] : ofLine(bench, line.name, line.round, line.work === "each segment"))),
    ...linesAsPrinted(bench),
    ...groupsOf(bench.trace.tariff).flatMap(({ name, round }) => (round === undefined ? [] : ofGroup(bench, name, round))),
    ...ofPayable(bench),
    ...placesOf(bench.trace.tariff).flatMap((place) => [...insideOf(bench, place), ...eachBlock(bench, place)]),
    ...ofQuantities(bench),
  ],
});

function otherModes({ mode }: Rounding): readonly Mode[] {
  return MODES.filter((other) => other !== mode);
}

/** All lines that round, as a setting of the whole run. */
function linesTogether(bench: Bench): readonly Variant[] {
  const rounded = linesOf(bench.trace.tariff).filter(({ round }) => round !== undefined);
  if (rounded.length < 2) return [];
  const touches = unionOf(rounded.map(({ name }) => touchedByLine(bench, name)));
  const all = (rounding: string, change: (round: Rounding) => Rounding | undefined): Variant =>
    planVariant(`F16 all lines ${rounding}`, { rounding }, touches, (plan) =>
      everyTariff(plan, (tariff) => withLines(tariff, (line) => (line.round === undefined ? line : { ...line, round: change(line.round) }))),
    );
  const modes = MODES.filter((mode) => rounded.some(({ round }) => round?.mode !== mode));
  return [...modes.map((mode) => all(mode, (round) => ({ ...round, mode }))), all("none", () => undefined)];
}

function ofLine(bench: Bench, name: string, round: Rounding, isCut: boolean): readonly Variant[] {
  const modes = otherModes(round).map((mode) =>
    lineVariant(bench, `F16 ${name} ${mode}`, { rounding: mode }, name, (own) => ({ ...own, round: own.round && { ...own.round, mode } })),
  );
  const none = lineVariant(bench, `F16 ${name} none`, { rounding: "none" }, name, (own) => ({ ...own, round: undefined }));
  const scope = lineVariant(
    bench,
    `F16 ${name} the other scope`,
    { rounding: "each segment in place of the sum, or the sum in place of each" },
    name,
    (own) => ({
      ...own,
      roundScope: own.roundScope === "over bill" ? "each segment" : "over bill",
    }),
  );
  return [...modes, none, ...(isCut ? [scope] : [])];
}

/** Lines that are added as they are and only printed rounded, added as printed: each, and all of them. */
function linesAsPrinted(bench: Bench): readonly Variant[] {
  const printed = linesOf(bench.trace.tariff).filter(({ round, print }) => round === undefined && print !== undefined);
  const asPrinted = (line: Line): Line => (line.round === undefined && line.print !== undefined ? { ...line, round: line.print } : line);
  const rounding = "as printed";
  const each = printed.map(({ name }) => lineVariant(bench, `F16 ${name} ${rounding}`, { rounding }, name, asPrinted));
  const touches = unionOf(printed.map(({ name }) => touchedByLine(bench, name)));
  const all = planVariant(`F16 all lines ${rounding}`, { rounding }, touches, (plan) => everyTariff(plan, (tariff) => withLines(tariff, asPrinted)));
  return printed.length > 1 ? [all, ...each] : each;
}

function ofGroup(bench: Bench, name: string, round: Rounding): readonly Variant[] {
  const touches = touchedByLine(bench, name);
  const group = (rounding: string, change: (round: Rounding) => Rounding | undefined): Variant =>
    planVariant(`F16 ${name} ${rounding}`, { line: name, rounding }, touches, (plan) =>
      everyTariff(plan, (tariff) => ({
        ...tariff,
        items: tariff.items.map((item) => (item.kind === "group" && item.name === name ? { ...item, round: item.round && change(item.round) } : item)),
      })),
    );
  return [...otherModes(round).map((mode) => group(mode, (own) => ({ ...own, mode }))), group("none", () => undefined)];
}

function ofPayable({ trace: { tariff } }: Bench): readonly Variant[] {
  const { round } = tariff.payable;
  if (round === undefined) return [];
  const payable = (rounding: string, change: (round: Rounding) => Rounding | undefined): Variant =>
    planVariant(`F16 payable ${rounding}`, { line: "payable", rounding }, new Set(["payable", "carried"]), (plan) =>
      everyTariff(plan, (own) => ({ ...own, payable: { ...own.payable, round: own.payable.round && change(own.payable.round) } })),
    );
  return [...otherModes(round).map((mode) => payable(mode, (own) => ({ ...own, mode }))), payable("none", () => undefined)];
}

/** `round` inside an expression, the places of a quotient and of a power factor: another mode, or (but of a power factor) none. */
function insideOf(bench: Bench, place: Place): readonly Variant[] {
  const touches = touchedByPlace(bench, place);
  if (touchesNothing(touches)) return [];
  return partsAt(bench.trace.tariff, place)
    .filter(isRounding)
    .flatMap((part, at) => {
      const changes = [...MODES.map((mode) => ({ rounding: mode, to: (own: InnerRounding) => withMode(own, mode) })), { rounding: "none", to: notRounded }];
      return changes
        .filter(({ to }) => to(part) !== undefined)
        .map(({ rounding, to }) =>
          planVariant(`F16 ${placeText(place)} inner ${at + 1} ${rounding}`, { line: placeText(place), rounding }, touches, (plan) =>
            changedAt(plan, place, (tariff) => nthChanged(tariff, place, { is: isRounding, nth: at + 1, to })),
          ),
        );
    });
}

type InnerRounding = Expression & { readonly kind: "rounded" | "arithmetic" | "power factor" };

function isRounding(part: Expression): part is InnerRounding {
  return part.kind === "rounded" || part.kind === "power factor" || (part.kind === "arithmetic" && part.places !== undefined);
}

/** Undefined where it is so already. */
function withMode(part: InnerRounding, mode: Mode): Expression | undefined {
  if (part.kind === "rounded") return part.rounding.mode === mode ? undefined : { ...part, rounding: { ...part.rounding, mode } };
  if (part.places === undefined || part.places.mode === mode) return undefined;
  return part.kind === "arithmetic" ? { ...part, places: { ...part.places, mode } } : { ...part, places: { ...part.places, mode } };
}

function notRounded(part: InnerRounding): Expression | undefined {
  switch (part.kind) {
    case "rounded":
      return part.of;
    case "arithmetic":
      return { ...part, places: undefined };
    case "power factor":
      return undefined;
  }
}

/** Each block's price rounded, then added: as the line rounds, or to the smallest amount that is paid. */
function eachBlock(bench: Bench, place: Place): readonly Variant[] {
  const { plan } = bench.scene;
  const rates = new Set(partsAt(bench.trace.tariff, place).flatMap((part) => (part.kind === "through" && !part.whole ? [part.rate] : [])));
  const touches = touchedByPlace(bench, place);
  if (touchesNothing(touches)) return [];
  return [...rates].flatMap((name) => {
    const blocks = blocksOf(plan.rates[name]);
    if (blocks < 2) return [];
    return planVariant(`F16 ${placeText(place)} each block of ${name}`, { line: placeText(place), rounding: "each block" }, touches, (own) => {
      const rate = own.rates[name];
      if (rate === undefined) return own;
      const split = Object.fromEntries(numbersTo(blocks).map((block) => [blockName(name, block), onlyBlock(rate, block)]));
      return changedAt({ ...own, rates: { ...own.rates, ...split } }, place, (tariff) => {
        const rounding = (place.kind === "line" ? lineOf(tariff, place.name)?.round : undefined) ?? smallest(own);
        return (part) => (part.kind === "through" && part.rate === name && !part.whole ? blockSum(part, blocks, rounding) : undefined);
      });
    });
  });
}

function blocksOf(rate: Rate | undefined): number {
  const columns = (rate?.versions ?? []).flatMap(({ body }) => (body.kind === "blocks" ? Object.values(body.columns) : []));
  return Math.max(0, ...columns.map(({ rows }) => rows.length));
}

function numbersTo(last: number): readonly number[] {
  return Array.from({ length: last }, (_, at) => at + 1);
}

/** No rule file can have a name with a space. */
function blockName(rate: string, block: number): string {
  return `${rate} block ${block}`;
}

/** The rate with nothing charged in all blocks but one. */
function onlyBlock(rate: Rate, block: number): Rate {
  const only = ({ rows }: BlockColumn): BlockColumn => ({ rows: rows.map((row, at) => (at + 1 === block ? row : { ...row, cell: numberFor(row.cell, "0") })) });
  const versions = rate.versions.map((version) => {
    const { body } = version;
    if (body.kind !== "blocks") return version;
    return { ...version, body: { ...body, columns: Object.fromEntries(Object.entries(body.columns).map(([key, column]) => [key, only(column)])) } };
  });
  return { ...rate, name: blockName(rate.name, block), versions };
}

function blockSum(part: Expression & { readonly kind: "through" }, blocks: number, rounding: Rounding): Expression {
  const parts = numbersTo(blocks).map(
    (block): Expression => ({ id: part.id, span: part.span, type: part.type, kind: "rounded", of: { ...part, rate: blockName(part.rate, block) }, rounding }),
  );
  return parts.reduce((sum, each) => joined(part, sum, "+", each));
}

function smallest({ currency, currencyDecimals: decimals }: Plan): Rounding {
  const step = decimals === 0 ? "1" : `0.${"0".repeat(decimals - 1)}1`;
  return { mode: "half up", step, unit: { name: currency, dimension: currency, factor: "1" } };
}

const TO_WHOLE = ["half up", "down", "up"] as const;

/** The quantity of each line, or of each of its segments, rounded to a whole unit before it is priced. */
function ofQuantities(bench: Bench): readonly Variant[] {
  return Object.values(bench.scene.plan.usage).flatMap(({ name, unit }) => {
    const touches = touchedByUsage(bench, name);
    if (touchesNothing(touches)) return [];
    return TO_WHOLE.map((mode) =>
      planVariant(`F16 usage ${name} whole ${unit.name} ${mode}`, { register: name, rounding: `to a whole ${unit.name}, ${mode}` }, touches, (plan) =>
        everyTariff(plan, (tariff) =>
          withExpressions(tariff, (part) => {
            const { id, span, type } = part;
            return part.kind === "usage" && part.name === name
              ? { id, span, type, kind: "rounded", of: part, rounding: { mode, step: unit.factor, unit } }
              : undefined;
          }),
        ),
      ),
    );
  });
}
