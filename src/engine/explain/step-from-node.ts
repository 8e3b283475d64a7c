// From a node of the trace to a step of the explanation: words for the expression, the value in a unit that a reader knows, its inputs.
import type { Citation, Expression, Labels, Tariff, UnitUse, Version } from "../../dsl/program.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { fractionText } from "../../values/exact.ts";
import type { Span } from "../../values/span.ts";
import type { UnitTable } from "../../values/unit.ts";
import { resolveUnit, showDimension, unitTable, withBaseUnit } from "../../values/unit.ts";
import { inUnit } from "../bill/amount-text.ts";
import { DAY, MONTH, quantityUnitOf } from "../bill/simple-product.ts";
import type { Plan } from "../plan.ts";
import type { BlockTrace, TraceNode } from "../trace.ts";
import type { ExplainedBlock, ExplainedCitation, ExplainedVersion, Step, StepValue } from "./explanation.ts";
import { expressionText } from "./expression-text.ts";

export interface Explained {
  readonly plan: Plan;
  readonly tariff: Tariff;
}

export function stepFromNode(of: Explained, node: TraceNode): Step {
  const { expression, version, blocks } = node;
  const rate = expression.kind === "rate" || expression.kind === "through" ? expression.rate : "";
  return {
    kind: expression.kind,
    formula: expressionText(of.plan.calendar, expression),
    labels: labelsOf(of, expression),
    value: stepValue(of.plan, node),
    at: placeText(expression.span),
    version: version === undefined ? null : versionOf(of.plan, rate, version),
    blocks: blocks === undefined ? null : blocks.map((block) => blockOf(of, rate, block)),
    inputs: node.inputs.map((input) => stepFromNode(of, input)),
    cites: expression.kind === "let" ? citations(of.plan, of.tariff.lets[expression.name]?.cites ?? []) : [],
    lines: expression.kind === "sum of tag" ? expression.lines : [],
  };
}

export function citations(plan: Plan, cites: readonly Citation[]): readonly ExplainedCitation[] {
  return cites.map(({ source, clause }) => {
    const cited = plan.sources[source];
    return { source, labels: cited?.labels ?? {}, clause: clause ?? null, unverified: cited?.unverified === true };
  });
}

/** `household.mizan:51`: the file's own name, without its folders. */
export function placeText({ file, line }: Span): string {
  return `${file.slice(Math.max(file.lastIndexOf("/"), file.lastIndexOf("\\")) + 1)}:${line}`;
}

function labelsOf({ plan, tariff }: Explained, expression: Expression): Labels {
  switch (expression.kind) {
    case "account":
      return plan.account[expression.name]?.labels ?? {};
    case "usage":
      return plan.usage[expression.name]?.labels ?? {};
    case "charge":
      return plan.charges[expression.name]?.labels ?? {};
    case "fold":
      return plan.history[expression.field]?.labels ?? {};
    case "rate":
    case "through":
      return plan.rates[expression.rate]?.labels ?? {};
    case "let":
      return tariff.lets[expression.name]?.labels ?? {};
    case "line":
      return itemLabels(tariff, expression.name);
    case "number":
    case "date":
    case "choice":
    case "season":
    case "builtin":
    case "sum of tag":
    case "by daypart":
    case "select":
    case "total":
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
      return {};
  }
}

function itemLabels(tariff: Tariff, name: string): Labels {
  const items = tariff.items.flatMap((item) => (item.kind === "group" ? [item, ...item.lines] : [item]));
  return items.find((item) => item.name === name)?.labels ?? {};
}

function versionOf(plan: Plan, rate: string, version: Version): ExplainedVersion {
  return {
    rate,
    labels: plan.rates[rate]?.labels ?? {},
    from: textFromDay(plan.calendar, version.from),
    announced: textFromDay(plan.calendar, version.announced),
    cites: citations(plan, version.cites),
    marks: version.marks,
    at: placeText(version.span),
  };
}

function stepValue(plan: Plan, node: TraceNode): StepValue {
  const { value } = node;
  if (typeof value === "boolean") return { kind: "truth", holds: value };
  if (typeof value === "string") return { kind: "choice", name: value, labels: choiceLabels(plan, node.expression, value) };
  if ("day" in value) return { kind: "date", text: textFromDay(plan.calendar, value.day) };
  const unit = unitOf(plan, node);
  const shown = (number: Exact): string => fractionText(inUnit(number, unit));
  if ("numerator" in value) return { kind: "number", text: shown(value), unit: unit.name };
  const texts = Object.fromEntries(Object.entries(value.byDaypart).map(([daypart, number]) => [daypart, shown(number)]));
  return { kind: "by daypart", texts, unit: unit.name };
}

/** Of one of a list: an account field's value or a season. */
function choiceLabels(plan: Plan, { type }: Expression, name: string): Labels {
  if (type.kind !== "choice") return {};
  const [kind, owner] = [type.domain.slice(0, type.domain.indexOf(".")), type.domain.slice(type.domain.indexOf(".") + 1)];
  const field = kind === "account" ? plan.account[owner] : undefined;
  const members = field?.kind === "choice" ? field.values : (plan.seasons[owner]?.members ?? []);
  return members.find((member) => member.name === name)?.labels ?? {};
}

/** The unit as declared or written where there is one; else that of the value's dimension. */
function unitOf(plan: Plan, node: TraceNode): UnitUse {
  const { expression } = node;
  if (expression.kind === "number") return expression.unit;
  if (expression.kind === "rate") return plan.rates[expression.rate]?.unit ?? NO_UNIT;
  if (expression.kind === "let" && node.inputs[0] !== undefined) return unitOf(plan, node.inputs[0]);
  return quantityUnitOf(plan, node) ?? (expression.type.kind === "quantity" ? dimensionUnit(plan, expression.type.dimension) : NO_UNIT);
}

const NO_UNIT: UnitUse = { name: "", dimension: "", factor: "1" };

function dimensionUnit(plan: Plan, dimension: string): UnitUse {
  if (dimension === "") return NO_UNIT;
  if (dimension === DAY.dimension) return DAY;
  if (dimension === MONTH.dimension) return MONTH;
  return { name: showDimension(tableOf(plan), dimension), dimension, factor: "1" };
}

const tables = new WeakMap<Plan, UnitTable>();

function tableOf(plan: Plan): UnitTable {
  const known = tables.get(plan);
  if (known !== undefined) return known;
  let table = unitTable(plan.currency);
  for (const { unit, summable } of plan.units) {
    if (unit.dimension === unit.name && "unknown" in resolveUnit(table, unit.name, undefined)) table = withBaseUnit(table, unit.name, summable);
  }
  tables.set(plan, table);
  return table;
}

function blockOf(of: Explained, rateName: string, block: BlockTrace): ExplainedBlock {
  const rate = of.plan.rates[rateName];
  const axis = rate?.quantityUnit ?? NO_UNIT;
  const unit = rate?.unit ?? NO_UNIT;
  const cell = block.rate.value;
  return {
    block: block.block,
    daypart: block.daypart === "" ? null : block.daypart,
    lower: fractionText(inUnit(block.lower, axis)),
    upper: block.upper === undefined ? null : fractionText(inUnit(block.upper, axis)),
    quantity: fractionText(inUnit(block.quantity, axis)),
    unit: axis.name,
    rate: typeof cell === "object" && "numerator" in cell ? fractionText(inUnit(cell, unit)) : "",
    rateUnit: unit.name,
    amount: fractionText(block.amount),
    cell: block.rate.expression.kind === "number" ? null : stepFromNode(of, block.rate),
  };
}
