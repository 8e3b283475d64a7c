// Whether a line is one quantity times one rate, and which: for the columns "quantity" and "rate" of a bill.
import type { UnitUse } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { add, equals } from "../../values/exact.ts";
import type { Plan } from "../plan.ts";
import type { LineTrace, TraceNode } from "../trace.ts";

export interface SimpleProduct {
  /** In base units, as the rate. */
  readonly quantity: Exact;
  readonly quantityUnit: UnitUse;
  /** Undefined where segments or blocks have rates of their own. */
  readonly rate: Exact | undefined;
  readonly rateUnit: UnitUse | undefined;
}

/** Undefined where the line is no product, or where its segments are products of different kinds. */
export function simpleProductOf(plan: Plan, { segments }: LineTrace): SimpleProduct | undefined {
  let whole: SimpleProduct | undefined;
  for (const { value } of segments) {
    const part = productOf(plan, value);
    if (part === undefined || (whole !== undefined && (whole.quantityUnit.name !== part.quantityUnit.name || !isShared(value)))) return undefined;
    whole = whole === undefined ? part : joined(whole, part);
  }
  return whole;
}

function joined(a: SimpleProduct, b: SimpleProduct): SimpleProduct {
  const same = a.rate !== undefined && b.rate !== undefined && a.rateUnit?.name === b.rateUnit?.name && equals(a.rate, b.rate);
  return { quantity: add(a.quantity, b.quantity), quantityUnit: a.quantityUnit, rate: same ? a.rate : undefined, rateUnit: same ? a.rateUnit : undefined };
}

function productOf(plan: Plan, node: TraceNode): SimpleProduct | undefined {
  const { expression, inputs, blocks } = node;
  const [first, second] = inputs;
  switch (expression.kind) {
    case "let":
    case "rounded":
      return first === undefined ? undefined : productOf(plan, first);
    case "if":
      return second === undefined ? undefined : productOf(plan, second);
    case "arithmetic":
      if (expression.sign !== "*" || first === undefined || second === undefined) return undefined;
      return ofTwo(plan, first, second) ?? ofTwo(plan, second, first);
    case "through": {
      const quantity = first === undefined ? undefined : quantityOf(plan, first);
      if (quantity === undefined) return undefined;
      const [only] = blocks ?? [];
      const unit = plan.rates[expression.rate]?.unit;
      const rate = blocks?.length === 1 && only !== undefined && unit !== undefined ? numberOf(only.rate) : undefined;
      return { ...quantity, rate, rateUnit: rate === undefined ? undefined : unit };
    }
    case "number":
    case "date":
    case "choice":
    case "account":
    case "usage":
    case "charge":
    case "season":
    case "builtin":
    case "line":
    case "sum of tag":
    case "rate":
    case "by daypart":
    case "select":
    case "total":
    case "negative":
    case "extreme":
    case "power factor":
    case "fold":
    case "comparison":
    case "one of":
    case "logic":
    case "not":
    case "unknown":
      return undefined;
  }
}

function ofTwo(plan: Plan, quantityNode: TraceNode, rateNode: TraceNode): SimpleProduct | undefined {
  const rateUnit = rateUnitOf(plan, rateNode);
  const rate = rateUnit === undefined ? undefined : numberOf(rateNode);
  const quantity = rate === undefined ? undefined : quantityOf(plan, quantityNode);
  return quantity === undefined ? undefined : { ...quantity, rate, rateUnit };
}

function quantityOf(plan: Plan, node: TraceNode): Pick<SimpleProduct, "quantity" | "quantityUnit"> | undefined {
  const quantityUnit = quantityUnitOf(plan, node);
  const quantity = numberOf(node);
  return quantityUnit === undefined || quantity === undefined ? undefined : { quantity, quantityUnit };
}

/** The unit in which a measured, counted or added-up quantity is declared; undefined for what is none. */
export function quantityUnitOf(plan: Plan, { expression, inputs }: TraceNode): UnitUse | undefined {
  const [first] = inputs;
  switch (expression.kind) {
    case "usage":
      return plan.usage[expression.name]?.unit;
    case "charge":
      return plan.charges[expression.name]?.unit;
    case "fold":
      return plan.history[expression.field]?.unit;
    case "account": {
      const field = plan.account[expression.name];
      return field?.kind === "quantity" ? field.unit : undefined;
    }
    case "builtin":
      return expression.name === "days" ? DAY : expression.name === "months" ? MONTH : currencyOf(plan);
    case "line":
    case "sum of tag":
      return currencyOf(plan);
    case "let":
    case "total":
    case "select":
      return first === undefined ? undefined : quantityUnitOf(plan, first);
    case "number":
    case "date":
    case "choice":
    case "season":
    case "rate":
    case "through":
    case "by daypart":
    case "negative":
    case "arithmetic":
    case "extreme":
    case "rounded":
    case "power factor":
    case "if":
    case "comparison":
    case "one of":
    case "logic":
    case "not":
    case "unknown":
      return undefined;
  }
}

export const DAY: UnitUse = { name: "day", dimension: "day", factor: "1" };
export const MONTH: UnitUse = { name: "month", dimension: "month", factor: "1" };

const currencies = new WeakMap<Plan, UnitUse>();

export function currencyOf(plan: Plan): UnitUse {
  const known = currencies.get(plan);
  if (known !== undefined) return known;
  const unit = { name: plan.currency, dimension: plan.currency, factor: "1" };
  currencies.set(plan, unit);
  return unit;
}

function rateUnitOf(plan: Plan, { expression, inputs }: TraceNode): UnitUse | undefined {
  const [first] = inputs;
  if (expression.kind === "let") return first === undefined ? undefined : rateUnitOf(plan, first);
  if (expression.kind === "rate") return plan.rates[expression.rate]?.unit;
  return expression.kind === "number" ? expression.unit : undefined;
}

function numberOf({ value }: TraceNode): Exact | undefined {
  return typeof value === "object" && "numerator" in value ? value : undefined;
}

/** Days, energy and money of segments add up; a level such as kW does not. */
function isShared({ expression }: TraceNode): boolean {
  return expression.type.kind === "quantity" && expression.type.share === "shared";
}
