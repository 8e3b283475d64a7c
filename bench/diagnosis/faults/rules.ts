// Faults of blocks, rounding and tax bases: what an issuer's program does otherwise than the rules say.
import type { BaseSpec, LineSpec, Mode, RateSpec, RoundSpec, TariffSpec } from "../spec.ts";
import type { World } from "../world.ts";
import { linesOf, ratesOf, withLine, withLines, withRates, withSpec } from "./edits.ts";
import { fieldsOf } from "./figures.ts";
import type { Injection, Injector } from "./injection.ts";

export const RULES: readonly Injector[] = [
  { fault: "F14", name: "block widths not scaled as they should be", stage: 7, slot: "widths", injections: widths },
  { fault: "F15", name: "blocks taken as slabs", stage: 7, slot: "blocks", injections: slabs },
  { fault: "F16", name: "rounding of another kind", stage: 11, slot: "rounding", injections: roundings },
  { fault: "F17", name: "tax on tax", stage: 10, slot: "tax base", injections: taxesOnTaxes },
  { fault: "F18", name: "wrong tax base", stage: 10, slot: "tax base", injections: bases },
];

function tables(world: World): readonly RateSpec[] {
  return ratesOf(world).filter(({ versions }) => versions.some(({ body }) => body.kind === "blocks"));
}

function widths(world: World): readonly Injection[] {
  const { from, to } = world.facts.period;
  const months = Math.round((to - from) / 30);
  return tables(world).flatMap(({ name, widths: own }) => {
    const ways = [
      { way: "unscaled", to: "unscaled" },
      { way: "by calendar month", to: "per month" },
      { way: "by 30 days", to: "per 30 days" },
    ] as const;
    const scaled = ways
      .filter((way) => way.to !== own)
      .map((way) => ({
        key: `F14 ${name} ${way.way}`,
        apply: (changed: World) => withRates(changed, [name], (rate) => ({ ...rate, widths: way.to })),
      }));
    if (months < 2) return scaled;
    return [...scaled, { key: `F14 ${name} by ${months} months`, apply: (changed: World) => withRates(changed, [name], (rate) => wider(rate, months)) }];
  });
}

/** Every edge so many times as far, however many days there are. */
function wider(rate: RateSpec, months: number): RateSpec {
  const versions = rate.versions.map((version) => {
    const { body } = version;
    return body.kind === "blocks" ? { ...version, body: { ...body, edges: body.edges.map((edge) => String(Number(edge) * months)) } } : version;
  });
  return { ...rate, widths: "unscaled", versions };
}

function slabs(world: World): readonly Injection[] {
  return tables(world).map(({ name }) => ({
    key: `F15 ${name}`,
    apply: (own) =>
      withLines(own, (line) =>
        line.value.kind === "blocks" && line.value.rate === name ? { ...line, value: { ...line.value, slab: !line.value.slab } } : line,
      ),
  }));
}

const MODES: readonly Mode[] = ["half up", "half even", "down", "up"];

function roundings(world: World): readonly Injection[] {
  const lines = linesOf(world);
  const together = [
    ...MODES.map((mode) => ({ key: `F16 all lines ${mode}`, apply: (own: World) => withLines(own, (line) => rounded(line, (round) => ({ ...round, mode }))) })),
    { key: "F16 all lines none", apply: (own: World) => withLines(own, (line) => rounded(line, () => undefined)) },
  ];
  return [...together, ...lines.flatMap(lineRoundings), ...payableRoundings(), ...usageRoundings(world)];
}

function rounded(line: LineSpec, change: (round: RoundSpec) => RoundSpec | undefined): LineSpec {
  return line.round === undefined ? line : { ...line, round: change(line.round) };
}

function lineRoundings({ name, round, scope, value }: LineSpec): readonly Injection[] {
  const changed = (key: string, change: (line: LineSpec) => LineSpec): Injection => ({
    key: `F16 ${name} ${key}`,
    apply: (own) => withLine(own, name, change),
  });
  const others = MODES.filter((mode) => mode !== round?.mode);
  const other = scope === "each segment" ? "each segment, over bill" : "each segment";
  return [
    ...others.map((mode) => changed(mode, (line) => rounded(line, (own) => ({ ...own, mode })))),
    changed("none", (line) => rounded(line, () => undefined)),
    changed("the other scope", (line) => ({ ...line, scope: other })),
    ...(value.kind === "blocks"
      ? [changed(`each block of ${value.rate}`, (line) => (line.value.kind === "blocks" ? { ...line, value: { ...line.value, eachBlock: true } } : line))]
      : []),
    ...(value.kind === "reactive"
      ? others.map((mode) => changed(`inner 1 ${mode}`, (line) => (line.value.kind === "reactive" ? { ...line, value: { ...line.value, mode } } : line)))
      : []),
  ];
}

function payableRoundings(): readonly Injection[] {
  const payable = (key: string, change: (round: RoundSpec) => RoundSpec | undefined): Injection => ({
    key: `F16 payable ${key}`,
    apply: (world) => withSpec(world, (spec) => ({ ...spec, tariffs: spec.tariffs.map((tariff) => withPayable(tariff, change)) })),
  });
  return [...MODES.map((mode) => payable(mode, (round) => ({ ...round, mode }))), payable("none", () => undefined)];
}

function withPayable(tariff: TariffSpec, change: (round: RoundSpec) => RoundSpec | undefined): TariffSpec {
  const { round } = tariff.payable;
  return round === undefined ? tariff : { ...tariff, payable: { ...tariff.payable, round: change(round) } };
}

function usageRoundings({ facts }: World): readonly Injection[] {
  const fields = fieldsOf(facts).filter((field) => field === "energy" || field === "active");
  return fields.flatMap((field) =>
    (["half up", "down", "up"] as const).map((mode) => ({
      key: `F16 usage ${field} whole kWh ${mode}`,
      apply: (world: World) => withSpec(world, (spec) => ({ ...spec, wholeUsage: { ...spec.wholeUsage, [field]: mode } })),
    })),
  );
}

function taxesOnTaxes(world: World): readonly Injection[] {
  const lines = linesOf(world);
  const taxes = lines.filter(isTax);
  return taxes.flatMap(({ name }) =>
    taxes
      .filter((other) => other.name !== name)
      .map((other) => withBase(`F17 ${name} on ${other.name}`, name, (base) => ({ ...base, plus: [...base.plus, other.name] }))),
  );
}

function isTax({ value }: LineSpec): boolean {
  return value.kind === "tax";
}

function withBase(key: string, tax: string, change: (base: BaseSpec) => BaseSpec): Injection {
  return {
    key,
    apply: (world) => withLine(world, tax, (line) => (line.value.kind === "tax" ? { ...line, value: { ...line.value, base: change(line.value.base) } } : line)),
  };
}

function bases(world: World): readonly Injection[] {
  const lines = linesOf(world);
  const priced = lines.filter(({ tags }) => tags.includes("price")).map(({ name }) => name);
  return lines.flatMap(({ name, value }): readonly Injection[] => {
    if (value.kind === "reactive")
      return value.lines.map((line) => ({
        key: `F18 ${name} without ${line}`,
        apply: (own) => withLine(own, name, (changed) => withoutReactive(changed, line)),
      }));
    if (value.kind !== "tax") return [];
    const held = [...priced, ...value.base.plus];
    const outside = lines.filter((line) => !isTax(line) && !held.includes(line.name)).map((line) => line.name);
    return [
      ...(held.length > 1 ? held.map((line) => withBase(`F18 ${name} without ${line}`, name, (base) => without(base, line))) : []),
      ...(held.length > 2 ? held.map((line) => withBase(`F18 ${name} only ${line}`, name, (base) => ({ ...base, except: [], plus: [], only: line }))) : []),
      ...outside.map((line) => withBase(`F18 ${name} with ${line}`, name, (base) => ({ ...base, plus: [...base.plus, line] }))),
      withBase(`F18 ${name} with brought_forward`, name, (base) => ({ ...base, isWithArrears: true })),
    ];
  });
}

function without(base: BaseSpec, line: string): BaseSpec {
  return base.plus.includes(line) ? { ...base, plus: base.plus.filter((each) => each !== line) } : { ...base, except: [...base.except, line] };
}

function withoutReactive(line: LineSpec, name: string): LineSpec {
  if (line.value.kind !== "reactive" || line.value.lines.length < 2) return line;
  return { ...line, value: { ...line.value, lines: line.value.lines.filter((each) => each !== name) } };
}
