// What a line's printed quantity times its printed rate comes to in the bill's currency: 9 of a rate in % is 0.09, 35 fils are 0.35 of a dirham.
import type { Line, UnitUse } from "../../dsl/program.ts";
import { simpleProductOf } from "../../engine/bill/simple-product.ts";
import type { Plan } from "../../engine/plan.ts";
import type { LineTrace } from "../../engine/trace.ts";
import type { Exact } from "../../values/exact.ts";
import { exactFromText, exactFromWhole, maximum, multiply, ONE, ZERO } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import type { IssuedBill } from "../issued/case.ts";
import { everyPart, expressionsOfLine } from "../rewrite.ts";
import type { LineUnits } from "./identities.ts";
import type { Statement } from "./statement.ts";

/** Of lines that print both a quantity and a rate, and whose rule is one quantity times a rate of one unit. */
export function linkedUnits(plan: Plan, { worked }: Statement, { lines }: IssuedBill): ReadonlyMap<string, LineUnits> {
  const units = new Map<string, LineUnits>();
  for (const { name, quantity, rate } of lines) {
    if (quantity === undefined || rate === undefined || units.has(name)) continue;
    const trace = worked.get(name);
    const factor = trace !== undefined && "line" in trace ? factorOf(plan, trace) : undefined;
    if (trace !== undefined && "line" in trace && factor !== undefined) units.set(name, { factor, tolerance: roundedAway(trace) });
  }
  return units;
}

function factorOf(plan: Plan, trace: LineTrace): Exact | undefined {
  const product = simpleProductOf(plan, trace);
  const rateUnit = product?.rateUnit ?? onlyRateUnit(plan, trace.line);
  return product === undefined || rateUnit === undefined ? undefined : multiply(factorOfUnit(product.quantityUnit), factorOfUnit(rateUnit));
}

/** Undefined where the line uses rates of several units, or none. */
function onlyRateUnit(plan: Plan, line: Line): UnitUse | undefined {
  const parts = expressionsOfLine(line).flatMap(everyPart);
  const units = parts.flatMap((part) => (part.kind === "rate" || part.kind === "through" ? (own(plan.rates, part.rate)?.unit ?? []) : []));
  return new Set(units.map(({ factor }) => factor)).size === 1 ? units[0] : undefined;
}

function factorOfUnit({ factor }: UnitUse): Exact {
  return exactFromText(factor) ?? ONE;
}

/** A step for each part that was rounded. */
function roundedAway({ line, segments }: LineTrace): Exact {
  const [amount, printed] = [line.round, line.print].map((rounding) => exactFromText(rounding?.step ?? "0") ?? ZERO);
  const parts = line.roundScope === "each segment" ? segments.length : 1;
  return maximum(multiply(amount ?? ZERO, exactFromWhole(parts)), printed ?? ZERO);
}
