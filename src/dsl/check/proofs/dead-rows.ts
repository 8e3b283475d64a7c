// Rows of a table that no quantity reaches, even on the bill whose widths are least. Only where edges are constant and not rounded.

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { proofDiagnostic } from "../../diagnostics/proof-catalogue.ts";
import { everyPart } from "../../expression-parts.ts";
import type { BlockRow, Expression, Program, Rate, Scale, Tariff } from "../../program.ts";
import { linesOf } from "./conditions.ts";
import { constantsOf } from "./constants.ts";
import type { Fraction } from "./fraction.ts";
import { fraction, fractionWords, greater, lesser, order, product, quotient, whole } from "./fraction.ts";
import { reachOf } from "./reach.ts";

export function proveRowsLive(program: Program, report: (diagnostic: Diagnostic) => void): void {
  const most = mostThrough(program);
  for (const rate of Object.values(program.rates)) {
    const reach = most.get(rate.name);
    const scale = leastScale(program, rate);
    if (reach !== undefined && scale !== undefined) reportRows(program, rate, scale, reach, report);
  }
}

const LONGEST_MONTH = 31;

/** The least that the widths are multiplied by: one day of a bill, the least value of a field. Undefined where it cannot be told. */
function leastScale(program: Program, { widths }: Rate): Fraction | undefined {
  if (widths === undefined) return whole(1);
  if (widths.round !== undefined) return undefined;
  return widths.scales.map((scale) => leastOf(program, scale)).reduce<Fraction | undefined>((all, least) => all && least && product(all, least), whole(1));
}

function leastOf(program: Program, scale: Scale): Fraction | undefined {
  switch (scale.kind) {
    case "days":
      return quotient(whole(1), whole(scale.count));
    case "month":
      return quotient(whole(1), whole(LONGEST_MONTH));
    case "field": {
      const least = reachOf({ program, tariff: undefined }, scale.value)?.least;
      return least === undefined || least.top < 0n ? undefined : least;
    }
  }
}

/** The most that runs through each rate; none for a rate through which runs what is not bounded. */
function mostThrough(program: Program): ReadonlyMap<string, Fraction> {
  const most = new Map<string, Fraction | undefined>();
  for (const tariff of Object.values(program.tariffs)) {
    for (const part of rulesOf(tariff).flatMap(everyPart)) {
      if ((part.kind !== "through" && part.kind !== "rate") || part.quantity === undefined) continue;
      const isJoint = part.kind === "through" && part.joint.kind === "pro rata";
      const reach = isJoint ? undefined : reachOf({ program, tariff }, part.quantity)?.most;
      const known = most.get(part.rate);
      most.set(part.rate, !most.has(part.rate) ? reach : known && reach && greater(known, reach));
    }
  }
  return new Map([...most].flatMap(([name, reach]) => (reach === undefined ? [] : [[name, reach] as const])));
}

function rulesOf(tariff: Tariff): readonly Expression[] {
  const lines = linesOf(tariff).flatMap((line) => [line.value, ...line.exceptions.flatMap(({ condition, value }) => [condition, value])]);
  return [...lines, ...Object.values(tariff.lets).map((rule) => rule.value), tariff.payable.value];
}

function reportRows(program: Program, rate: Rate, scale: Fraction, most: Fraction, report: (diagnostic: Diagnostic) => void): void {
  const reported = new Set<number>();
  const where = rate.widths === undefined || rate.widths.scales.length === 0 ? "" : " even where its widths are least";
  for (const { body } of rate.versions) {
    if (body.kind !== "blocks") continue;
    for (const row of Object.values(body.columns).flatMap((column) => column.rows)) {
      const edge = lowerOf(program, row);
      const lower = edge && product(edge, scale);
      if (reported.has(row.span.start) || lower === undefined || lower.top <= 0n || order(lower, most) < 0) continue;
      reported.add(row.span.start);
      report(proofDiagnostic("row-dead", row.span, { rate: rate.name, lower: `${inUnit(rate, lower)}${where}`, most: inUnit(rate, most) }));
    }
  }
}

/** The least that the lower edge can be. */
function lowerOf(program: Program, row: BlockRow): Fraction | undefined {
  const values = constantsOf({ program, tariff: undefined }, row.lower);
  return values === undefined || values.length === 0 ? undefined : values.reduce(lesser);
}

function inUnit({ axis, quantityUnit }: Rate, value: Fraction): string {
  const unit = quantityUnit ?? axis;
  return unit === undefined ? fractionWords(value) : `${fractionWords(quotient(value, fraction(unit.factor)))} ${unit.name}`.trimEnd();
}
