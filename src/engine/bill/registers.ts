// The rows of a line that is a quantity by daypart times a rate by daypart, added up: what each register of the meter comes to.
// Lines through a table have blocks instead; a line with one rate for all dayparts has its columns.
import type { DaySpan, UnitUse } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { divide, exactFromText, fractionText, multiply, ONE } from "../../values/exact.ts";
import type { Plan } from "../plan.ts";
import type { LineTrace, TraceNode } from "../trace.ts";
import { quantityUnitOf } from "./simple-product.ts";

export interface Register {
  readonly daypart: string;
  readonly segment: DaySpan;
  /** In base units, as the rate. */
  readonly quantity: Exact;
  readonly quantityUnit: UnitUse;
  readonly rate: Exact;
  readonly rateUnit: UnitUse;
  readonly amount: Exact;
}

export function registersOf(plan: Plan, { segments }: LineTrace): readonly Register[] {
  return segments.flatMap((segment) => {
    const product = totalledProduct(plan, segment.value);
    const [first, second] = product?.inputs ?? [];
    if (first === undefined || second === undefined) return [];
    return rowsOf(plan, segment, first, second) ?? rowsOf(plan, segment, second, first) ?? [];
  });
}

/** The product under `(quantity * rate) total`, through lets, roundings and the branch taken. */
function totalledProduct(plan: Plan, node: TraceNode): TraceNode | undefined {
  const { expression } = node;
  const [first, second] = node.inputs;
  switch (expression.kind) {
    case "let":
    case "rounded":
      return first && totalledProduct(plan, first);
    case "if":
      return second && totalledProduct(plan, second);
    case "total": {
      const product = first && meant(first);
      const isMoney = expression.type.kind === "quantity" && expression.type.dimension === plan.currency;
      return isMoney && product?.expression.kind === "arithmetic" && product.expression.sign === "*" ? product : undefined;
    }
    default:
      return undefined;
  }
}

/** What a let stands for, through any number of lets. */
function meant(node: TraceNode): TraceNode {
  let found = node;
  for (let next: TraceNode | undefined = node; next !== undefined; next = found.expression.kind === "let" ? found.inputs[0] : undefined) found = next;
  return found;
}

function rowsOf(plan: Plan, { from, to }: DaySpan, quantityNode: TraceNode, rateNode: TraceNode): readonly Register[] | undefined {
  const quantityUnit = quantityUnitOf(plan, quantityNode);
  const quantities = byDaypart(quantityNode);
  const rates = byDaypart(rateNode);
  if (quantityUnit === undefined || quantities === undefined || rates === undefined) return undefined;
  const rateUnit = perUnit(plan, quantityUnit);
  return Object.entries(quantities).flatMap(([daypart, quantity]) => {
    const rate = rates[daypart];
    return rate === undefined ? [] : [{ daypart, segment: { from, to }, quantity, quantityUnit, rate, rateUnit, amount: multiply(quantity, rate) }];
  });
}

function byDaypart({ value }: TraceNode): Readonly<Record<string, Exact>> | undefined {
  return typeof value === "object" && "byDaypart" in value ? value.byDaypart : undefined;
}

/** `IRR/kWh`: the product is money, so the rate is money for one of the quantity. */
function perUnit(plan: Plan, { name, factor }: UnitUse): UnitUse {
  const inverse = divide(ONE, exactFromText(factor) ?? ONE) ?? ONE;
  return { name: `${plan.currency}/${name}`, dimension: "", factor: fractionText(inverse) };
}
