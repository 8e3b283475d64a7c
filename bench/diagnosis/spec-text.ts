// The text of a rule file from its data.
import { textFromDay } from "../../src/index.ts";
import type { ExemptionSpec, LineSpec, RateSpec, RoundSpec, RuleSpec, TariffSpec, ValueSpec, VersionSpec } from "./spec.ts";
import { CLASSES, exchangesEnergies, HOURS, usesArrears } from "./spec.ts";
import { blockNumbers, valueText } from "./value-text.ts";

export function specText(spec: RuleSpec): string {
  const [from, to] = spec.horizon.map((day) => textFromDay(spec.calendar, day));
  const [hotFrom, hotTo] = spec.hot;
  return [
    `schedule generated {
  currency ${spec.currency} to ${spec.decimals} decimals
  calendar ${spec.calendar}
  zone Asia/Tehran
  weekend friday
  horizon ${from} to ${to}
}
account {
  class: ${CLASSES.join(" | ")}
  area: city | village
  contracted: kW 1 .. 10_000 to 1 decimals
}
seasons heat: hot, cool {
  from ${from} example
    hot = ${hotFrom} .. ${hotTo}
    cool = otherwise
}
dayparts hours: ${HOURS.join(", ")} {
  from ${from} example
    peak = 19:00 .. 23:00
    low = 23:00 .. 07:00
    mid = otherwise
}
usage {
  energy: kWh 0 .. 1_000_000_000_000 to 3 decimals
  active: kWh by hours 0 .. 1_000_000_000_000 to 3 decimals
  reactive: kvarh 0 .. 1_000_000_000_000 to 3 decimals
  demand: kW 0 .. 1_000_000_000 to 3 decimals${exchangesEnergies(spec) ? EXCHANGED_FIELDS : ""}
}
history {
  past: kWh 12 bills 0 .. 1_000_000 to 3 decimals
  peak_kw: kW 12 bills 0 .. 100_000 to 1 decimals
}
charges {
  credit: ${spec.currency} -1_000_000 .. 1_000_000 to ${spec.decimals} decimals absent 0${usesArrears(spec) ? `\n  arrears: ${spec.currency} -1_000_000_000 .. 1_000_000_000 to ${spec.decimals} decimals absent 0` : ""}
}`,
    ...spec.rates.map((rate) => rateText(spec, rate)),
    ...eachBlockRates(spec).map((rate) => rateText(spec, rate)),
    ...spec.tariffs.map((tariff) => tariffText(spec, tariff)),
  ].join("\n");
}

const EXCHANGED_FIELDS = `
  reactive_as_active: kWh 0 .. 1_000_000_000_000 to 3 decimals
  active_as_reactive: kvarh 0 .. 1_000_000_000_000 to 3 decimals`;

function rateText(spec: RuleSpec, { name, unit, widths, crossing, key, versions }: RateSpec): string {
  const head = [
    `rate ${name}: ${unit.replace("CUR", spec.currency)}`,
    ...(key === undefined ? [] : [`at ${key === "class" ? "account.class" : key}`]),
    ...(widths === undefined ? [] : [`widths ${widths}`]),
    ...(crossing === undefined ? [] : [`crossing ${crossing}`]),
  ];
  return `${head.join(" ")} {\n${versions.map((version) => versionText(spec, key, version)).join("\n")}\n}`;
}

function versionText({ calendar }: RuleSpec, key: RateSpec["key"], { from, announced, body }: VersionSpec): string {
  const head = `  from ${textFromDay(calendar, from)}${announced === undefined ? "" : ` announced ${textFromDay(calendar, announced)}`} example`;
  const keys = key === "class" ? CLASSES : HOURS;
  switch (body.kind) {
    case "cells":
      if (key === undefined) return `${head}: ${body.cells[0] ?? "0"}`;
      return [head, "    table", ...keys.map((each, at) => `      ${each} | ${body.cells[at] ?? "0"}`)].join("\n");
    case "blocks": {
      const rows = body.rows.map((row, at) => `      ${body.edges[at - 1] ?? "0"} .. ${body.edges[at] ?? ""} | ${row.join(" | ")}`);
      return [head, `    blocks kWh${key === undefined ? "" : ` | ${keys.join(" | ")}`}`, ...rows].join("\n");
    }
  }
}

/** For a line whose blocks are rounded each for itself: one rate for each block, nothing being charged in the others. */
function eachBlockRates({ rates, tariffs }: RuleSpec): readonly RateSpec[] {
  const names = new Set(tariffs.flatMap(({ lines }) => lines.flatMap(({ value }) => (value.kind === "blocks" && value.eachBlock ? [value.rate] : []))));
  return rates.filter(({ name }) => names.has(name)).flatMap((rate) => blockNumbers(rate).map((block) => onlyBlock(rate, block)));
}

function onlyBlock(rate: RateSpec, block: number): RateSpec {
  const versions = rate.versions.map((version): VersionSpec => {
    const { body } = version;
    if (body.kind !== "blocks") return version;
    return { ...version, body: { ...body, rows: body.rows.map((row, at) => (at === block ? row : row.map(() => "0"))) } };
  });
  return { ...rate, name: `${rate.name}_block_${block}`, versions };
}

function tariffText(spec: RuleSpec, { name, classes, lines, payable }: TariffSpec): string {
  const usesFactor = lines.some(({ value }) => value.kind === "reactive" && value.factor !== "one");
  return [
    `tariff ${name} {`,
    ...(classes.length === 0 ? [] : [`  for account.class in (${classes.join(", ")})`]),
    "  crossing split by days",
    ...(usesFactor ? [factorText(lines)] : []),
    ...lines.flatMap((line) => lineText(spec, lines, line)),
    `  payable = total + brought_forward${payable.round === undefined ? "" : `${roundText(spec, payable.round)} ${payable.remainder} remainder`}`,
    "}",
  ].join("\n");
}

function factorText(lines: readonly LineSpec[]): string {
  const isExchanged = lines.some(({ value }) => value.kind === "reactive" && value.factor === "exchanged");
  return `  let factor = power_factor of ${isExchanged ? "usage.reactive_as_active, usage.active_as_reactive" : "usage.active total, usage.reactive"} to 4 decimals half up`;
}

/** A line that is not rounded is printed with all its decimals. */
function roundText({ currency }: RuleSpec, round: RoundSpec | undefined): string {
  return round === undefined ? ` print half up to 0.000001 ${currency}` : ` round ${round.mode} to ${round.step} ${currency}`;
}

function lineText(spec: RuleSpec, lines: readonly LineSpec[], line: LineSpec): readonly string[] {
  const { name, tags, value, round, scope, exemption } = line;
  const isCut = canBeCut(spec, value) || exemption !== undefined;
  const end = `${isCut ? scope : ""}${roundText(spec, round)}`;
  return [
    `  line ${name}${tags.length === 0 ? "" : ` [${tags.join(", ")}]`} example = ${valueText(spec, lines, value)}`,
    value.kind === "reactive" ? `    over bill${roundText(spec, round)}` : `    ${end}`,
    ...(exemption === undefined ? [] : exemptionText(name, exemption)),
  ];
}

/** Never: it stands under a condition that no account meets. */
function exemptionText(line: string, { name, share, given }: ExemptionSpec): readonly string[] {
  if (given === "never") return [];
  const condition = given === "always" ? "account.area in (city, village)" : "account.area = village";
  return [`  exception ${name} to ${line} when ${condition} example = ${share}% * base`];
}

function canBeCut({ rates }: RuleSpec, value: ValueSpec): boolean {
  if (value.kind === "season") return value.taken === "by season" || isSplit(rates, value.rate);
  if (value.kind === "demand") return true;
  return "rate" in value && (isSplit(rates, value.rate) || rates.some(({ name, key }) => name === value.rate && key === "class"));
}

function isSplit(rates: readonly RateSpec[], name: string): boolean {
  const rate = rates.find((each) => each.name === name);
  return rate !== undefined && rate.crossing === undefined && rate.versions.length > 1;
}
