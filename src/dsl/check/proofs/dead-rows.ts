// Rows of a table that no quantity reaches. Only where widths are unscaled and edges constant; other tables are not judged.

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { proofDiagnostic } from "../../diagnostics/proof-catalogue.ts";
import type { BlockRow, Expression, Program, Rate, Tariff } from "../../program.ts";
import { linesOf } from "./conditions.ts";
import { constantsOf } from "./constants.ts";
import { everyPart } from "../../expression-parts.ts";
import type { Fraction } from "./fraction.ts";
import { fraction, fractionWords, greater, lesser, order, quotient } from "./fraction.ts";
import { reachOf } from "./reach.ts";

export function proveRowsLive(program: Program, report: (diagnostic: Diagnostic) => void): void {
  const most = mostThrough(program);
  for (const rate of Object.values(program.rates)) {
    const reach = most.get(rate.name);
    if (reach !== undefined && isUnscaled(rate)) reportRows(program, rate, reach, report);
  }
}

function isUnscaled({ widths }: Rate): boolean {
  return widths === undefined || (widths.scales.length === 0 && widths.round === undefined);
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

function reportRows(program: Program, rate: Rate, most: Fraction, report: (diagnostic: Diagnostic) => void): void {
  const reported = new Set<number>();
  for (const { body } of rate.versions) {
    if (body.kind !== "blocks") continue;
    for (const row of Object.values(body.columns).flatMap((column) => column.rows)) {
      const lower = lowerOf(program, row);
      if (reported.has(row.span.start) || lower === undefined || lower.top <= 0n || order(lower, most) < 0) continue;
      reported.add(row.span.start);
      report(proofDiagnostic("row-dead", row.span, { rate: rate.name, lower: inUnit(rate, lower), most: inUnit(rate, most) }));
    }
  }
}

/** The least that the lower edge can be. */
function lowerOf(program: Program, row: BlockRow): Fraction | undefined {
  const values = constantsOf({ program, tariff: undefined }, row.lower);
  return values === undefined || values.length === 0 ? undefined : values.reduce(lesser);
}

function inUnit({ axis }: Rate, value: Fraction): string {
  return axis === undefined ? fractionWords(value) : `${fractionWords(quotient(value, fraction(axis.factor)))} ${axis.name}`.trimEnd();
}
