// Edits of a rule file's data: the rates and lines that a bill rests on, and a file with one of them changed.
import type { LineSpec, RateSpec, RuleSpec, TariffSpec } from "../spec.ts";
import { AGAIN } from "../spec.ts";
import type { World } from "../world.ts";

/** The tariff by which the world is billed. */
export function tariffOf({ spec, facts: { tariff, account } }: World): TariffSpec | undefined {
  return spec.tariffs.find(({ name, classes }) => (tariff === undefined ? classes.includes(String(account["class"])) : name === tariff));
}

export function linesOf(world: World): readonly LineSpec[] {
  return tariffOf(world)?.lines ?? [];
}

export function ratesOf(world: World): readonly RateSpec[] {
  const used = new Set(linesOf(world).flatMap(({ value }) => ("rate" in value ? [value.rate] : [])));
  return world.spec.rates.filter(({ name }) => used.has(name));
}

/** Of the tariff by which the world is billed. A line that is charged a second time is the same line. */
export function withLine(world: World, name: string, change: (line: LineSpec) => LineSpec | readonly LineSpec[]): World {
  return withLines(world, (line) => (line.name === name || line.name === `${name}${AGAIN}` ? change(line) : line));
}

export function withLines(world: World, change: (line: LineSpec) => LineSpec | readonly LineSpec[]): World {
  const own = tariffOf(world)?.name;
  return withSpec(world, (spec) => ({
    ...spec,
    tariffs: spec.tariffs.map((tariff) => (tariff.name === own ? { ...tariff, lines: tariff.lines.flatMap(change) } : tariff)),
  }));
}

export function withRates(world: World, names: readonly string[], change: (rate: RateSpec) => RateSpec): World {
  return withSpec(world, (spec) => ({ ...spec, rates: spec.rates.map((rate) => (names.includes(rate.name) ? change(rate) : rate)) }));
}

export function withSpec(world: World, change: (spec: RuleSpec) => RuleSpec): World {
  return { ...world, spec: change(world.spec) };
}
