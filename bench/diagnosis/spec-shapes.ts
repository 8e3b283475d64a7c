// Rule files made at random: flat prices, blocks by days or months, classes, seasons, dayparts, demand and power factor, fixed charges, taxes over tags,
// exemptions, a minimum bill, several ways to round, three versions of rates, and where it is asked for a decree that was announced after it began.
import type { Calendar } from "../../src/index.ts";
import { dayFromText } from "../../src/index.ts";
import type { Random } from "./random.ts";
import type { BodySpec, LineSpec, Mode, RateSpec, RoundSpec, RuleSpec, TariffSpec, ValueSpec, VersionSpec } from "./spec.ts";
import { CLASSES, HOURS, withCells } from "./spec.ts";

export interface ShapeOptions {
  /** Whether a version of the prices is announced some weeks after the day from which it holds. */
  readonly isRetroactive: boolean;
}

export function randomSpec(random: Random, { isRetroactive }: ShapeOptions): RuleSpec {
  const calendar = random.pick<Calendar>(["gregorian", "persian"]);
  const decimals = random.pick([0, 2] as const);
  const horizon = horizonOf(calendar);
  const starts = [horizon[0], horizon[0] + random.between(500, 800), horizon[0] + random.between(900, 1_300)];
  const sizes: Sizes = { random, decimals, starts };
  const hot = calendar === "persian" ? ["03-01", "06-01"] : ["06-01", "09-01"];
  const fixedBy = random.pick(["days", "months", "bill"] as const);
  const rates = ratesOf(sizes, fixedBy);
  return {
    calendar,
    currency: decimals === 0 ? "IRR" : "USD",
    decimals,
    horizon,
    hot: [hot[0] ?? "", hot[1] ?? ""],
    rates: isRetroactive ? rates.map((rate) => (rate.name === "price" || rate.name === "hostel_price" ? withDecree(sizes, rate) : rate)) : rates,
    tariffs: tariffsOf(sizes, fixedBy),
    wholeUsage: {},
  };
}

function horizonOf(calendar: Calendar): readonly [number, number] {
  const [from, to] = calendar === "persian" ? ["1393-01-01", "1400-01-01"] : ["2014-01-01", "2021-01-01"];
  return [dayFromText(calendar, from ?? "") ?? 0, dayFromText(calendar, to ?? "") ?? 0];
}

interface Sizes {
  readonly random: Random;
  readonly decimals: 0 | 2;
  /** Of the versions. */
  readonly starts: readonly number[];
}

/** About so many rials, or so many thousandths. */
function price({ random, decimals }: Sizes, from: number, to: number): string {
  const number = random.between(from, to);
  return decimals === 0 ? String(number) : (number / 1_000).toFixed(3);
}

function fee({ random, decimals }: Sizes, from: number, to: number): string {
  const number = random.between(from, to);
  return decimals === 0 ? String(number) : (number / 100).toFixed(2);
}

function ratesOf(sizes: Sizes, fixedBy: "days" | "months" | "bill"): readonly RateSpec[] {
  const { random } = sizes;
  const flat = (name: string, unit: string, count: number, cell: () => string, more: Partial<RateSpec> = {}): RateSpec => ({
    name,
    unit,
    widths: undefined,
    crossing: undefined,
    key: undefined,
    versions: versionsOf(sizes, count, () => ({ kind: "cells", cells: [cell()] })),
    ...more,
  });
  const percents = (from: number, to: number) => (): string => `${random.between(from, to)}%`;
  const serviceUnit = { days: "CUR per 30 days", months: "CUR/month", bill: "CUR" }[fixedBy];
  return [
    priceTable(sizes),
    flat("hostel_price", "CUR/kWh", 3, () => price(sizes, 300, 1_500)),
    {
      ...flat("shop_price", "CUR/kWh", 3, () => ""),
      key: "hours",
      versions: versionsOf(sizes, 3, () => ({ kind: "cells", cells: HOURS.map((_, at) => price(sizes, 900 - 300 * at, 1_300 - 300 * at)) })),
    },
    flat("service_fee", serviceUnit, random.between(1, 3), () => fee(sizes, 2_000, 9_000)),
    flat("meter_fee", "CUR", random.between(1, 2), () => fee(sizes, 300, 900)),
    flat("summer_price", "CUR/kWh", 1, () => price(sizes, 20, 90)),
    flat("duty_price", "CUR/kWh", random.between(1, 2), () => price(sizes, 10, 60)),
    flat("demand_price", "CUR/kW", random.between(1, 3), () => fee(sizes, 3_000, 9_000)),
    flat("levy_rate", "%", random.between(1, 2), percents(3, 7), { crossing: "whole at end" }),
    flat("vat_rate", "%", random.between(1, 3), percents(8, 12), { crossing: "whole at end" }),
  ];
}

function priceTable(sizes: Sizes): RateSpec {
  const { random } = sizes;
  const key = random.pick(["class", undefined] as const);
  const count = random.between(2, 5);
  const steps = Array.from({ length: count - 1 }, () => random.pick([40, 50, 60, 75, 100, 120]));
  const edges = steps.map((_, at) => String(steps.slice(0, at + 1).reduce((sum, step) => sum + step, 0)));
  const columns = key === "class" ? CLASSES.length : 1;
  return {
    name: "price",
    unit: "CUR/kWh",
    widths: random.pick(["per 30 days", "per 30 days", "per month", "unscaled"] as const),
    crossing: undefined,
    key,
    versions: versionsOf(sizes, 3, () => ({
      kind: "blocks",
      edges,
      rows: Array.from({ length: count }, (_, row) => Array.from({ length: columns }, () => price(sizes, 200 + 250 * row, 400 + 300 * row))),
    })),
  };
}

function versionsOf({ starts }: Sizes, count: number, body: () => BodySpec): readonly VersionSpec[] {
  return starts.slice(0, count).map((from) => ({ from, announced: undefined, body: body() }));
}

/** Some weeks of bills are issued before anyone can know the new prices. */
function withDecree(sizes: Sizes, rate: RateSpec): RateSpec {
  const { random, starts } = sizes;
  const from = (starts[2] ?? 0) + random.between(200, 300);
  const last = rate.versions[rate.versions.length - 1];
  if (last === undefined) return rate;
  const dearer = (cell: string): string =>
    sizes.decimals === 0 ? String(Number(cell) + random.between(11, 97)) : (Number(cell) + random.between(11, 97) / 1_000).toFixed(3);
  const { body } = last;
  const changed = withCells(body, dearer);
  return { ...rate, versions: [...rate.versions, { from, announced: from + random.between(40, 90), body: changed }] };
}

function tariffsOf(sizes: Sizes, fixedBy: "days" | "months" | "bill"): readonly TariffSpec[] {
  const { random } = sizes;
  const smallest: RoundSpec = { mode: random.pick<Mode>(["half up", "half up", "half even", "down"]), step: sizes.decimals === 0 ? "1" : "0.01" };
  const scope = random.pick(["each segment, over bill", "each segment"] as const);
  const line = (name: string, value: ValueSpec, isTaxed: boolean): LineSpec => ({
    name,
    tags: isTaxed ? ["price"] : [],
    value,
    round: smallest,
    scope,
    exemption: undefined,
  });
  const payable = payableOf(sizes);
  const fixed = line("service", { kind: "fixed", rate: "service_fee", by: fixedBy, time: { kind: "as due" } }, true);
  const meter = line("meter", { kind: "fixed", rate: "meter_fee", by: "bill", time: { kind: "as due" } }, true);
  const duty: LineSpec = {
    ...line("duty", { kind: "priced", rate: "duty_price" }, false),
    exemption: { name: "rural", share: random.pick([0, 50]), given: "where due" },
  };
  const credit = line("credit", { kind: "charge", name: "credit" }, false);
  const least = line("least", { kind: "least", amount: fee(sizes, 20_000, 60_000), which: "as it is", taxes: [] }, false);
  const relief = line(
    "relief",
    { kind: "relief", limit: String(random.pick([100, 150, 200])), amount: `-${fee(sizes, 500, 3_000)}`, sign: "<=", branch: "by usage" },
    false,
  );
  const tax = (name: string, plus: readonly string[]): LineSpec =>
    line(name, { kind: "tax", rate: `${name}_rate`, base: { except: [], plus, only: undefined, isWithArrears: false } }, false);
  const summer = line("summer", { kind: "season", rate: "summer_price", taken: "by season" }, true);
  const common = [fixed, meter, ...(random.percent(70) ? [summer] : []), duty];
  const extras = [...(random.percent(70) ? [relief] : []), ...(random.percent(70) ? [least] : [])];
  const plus = random.percent(50) ? extras.filter(({ name }) => name === "least").map(({ name }) => name) : [];
  const taxes = [...(random.percent(80) ? [tax("levy", [])] : []), tax("vat", plus)];
  const energy = line("energy", { kind: "blocks", rate: "price", slab: false, eachBlock: false }, true);
  return [
    { name: "homes", classes: ["home", "farm"], payable, lines: [energy, ...common, ...extras, credit, ...taxes] },
    {
      name: "hostels",
      classes: ["hostel"],
      payable,
      lines: [line("energy", { kind: "priced", rate: "hostel_price" }, true), fixed, duty, credit, tax("levy", []), tax("vat", [])],
    },
    { name: "shops", classes: ["shop"], payable, lines: shopLines(line, fixed, credit, tax("vat", [])) },
  ];
}

type MakeLine = (name: string, value: ValueSpec, isTaxed: boolean) => LineSpec;

function shopLines(line: MakeLine, fixed: LineSpec, credit: LineSpec, vat: LineSpec): readonly LineSpec[] {
  return [
    line("energy", { kind: "registers", rate: "shop_price" }, true),
    line("demand", { kind: "demand", rate: "demand_price", share: "90", which: "as it is" }, true),
    line("reactive", { kind: "reactive", threshold: "0.9", lines: ["energy", "demand"], factor: "measured", mode: "half up", isTurned: false }, true),
    fixed,
    credit,
    vat,
  ];
}

/** Nothing rounded; down to a large step, the rest carried or dropped; to a middling one. */
function payableOf({ random, decimals }: Sizes): TariffSpec["payable"] {
  const steps = decimals === 0 ? ["1000", "100", "10"] : ["1", "0.5", "0.1"];
  const round = random.percent(85) ? { mode: random.pick<Mode>(["down", "down", "half up"]), step: random.pick(steps) } : undefined;
  return { round, remainder: random.percent(80) ? "carry" : "drop" };
}
