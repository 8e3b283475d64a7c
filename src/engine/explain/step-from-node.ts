// From a node of the trace to a step of the explanation: words for the expression, the value in a unit that a reader knows, its inputs.
import type { Citation, Expression, Labels, Tariff, UnitUse, Version } from "../../dsl/program.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { fractionText } from "../../values/exact.ts";
import type { Span } from "../../values/span.ts";
import type { UnitTable } from "../../values/unit.ts";
import { baseUnit, resolveUnit, showDimension, unitTable, withUnits } from "../../values/unit.ts";
import { inUnit } from "../bill/amount-text.ts";
import { DAY, MONTH, quantityUnitOf } from "../bill/simple-product.ts";
import type { Plan } from "../plan.ts";
import type { BlockTrace, RowTrace, TraceNode } from "../trace.ts";
import { edgesFromRows } from "./edges-from-rows.ts";
import type { ExplainedBlock, ExplainedCitation, ExplainedRow, ExplainedVersion, Step, StepValue } from "./explanation.ts";
import { expressionText } from "./expression-text.ts";
import type { Unfolded } from "./unfolded.ts";
import { noteUnfolded, unfoldedBefore } from "./unfolded.ts";

export interface Explained {
  readonly plan: Plan;
  readonly tariff: Tariff;
  /** The line being explained. */
  readonly line: string;
  readonly unfolded: Unfolded;
  /** What stands inside parts of lines that other lines read: the text leaves it out, so that it must not be referred to from elsewhere. */
  readonly inParts: Unfolded;
}

/** A `let` is unfolded once, however many lines and lets use it: at every use, lets upon lets would double the work at each step. */
export function stepFromNode(of: Explained, node: TraceNode): Step {
  const { kind } = node.expression;
  return kind === "let" ? onceUnfolded(of, node, node.expression.name) : unfoldedStep(of, node);
}

function onceUnfolded(of: Explained, node: TraceNode, name: string): Step {
  const before = unfoldedBefore(of.unfolded, name, node);
  if (before !== undefined) return { ...stepOf(of, node), unfoldedIn: before };
  noteUnfolded(of.unfolded, name, node, of.line);
  return unfoldedStep(of, node);
}

function unfoldedStep(of: Explained, node: TraceNode): Step {
  const { expression, blocks, rows } = node;
  const reached = blocks ?? rows;
  const rate = expression.kind === "rate" || expression.kind === "through" ? expression.rate : "";
  return {
    ...stepOf(of, node),
    blocks: blocks === undefined ? null : blocks.map((block) => blockOf(of, rate, block)),
    rows: rows === undefined ? null : rows.map((row) => rowOf(of.plan, rate, row)),
    edges: reached === undefined ? null : (edgesFromRows(of.plan, rate, reached, (field) => formulaAndValue(of, field)) ?? null),
    inputs: inputSteps(of, node),
    cites: expression.kind === "let" ? citations(of.plan, of.tariff.lets[expression.name]?.cites ?? []) : [],
  };
}

/** A line that is cut reads parts of other lines; each part is shown once. */
function inputSteps(of: Explained, { expression, inputs }: TraceNode): readonly Step[] {
  if (expression.kind === "rate") return inputs.map((input) => cellStep(of, expression.rate, input));
  if (expression.kind !== "line" && expression.kind !== "sum of tag") return inputs.map((input) => stepFromNode(of, input));
  const inside: Explained = { ...of, unfolded: of.inParts };
  return inputs.map((input) => onceUnfolded(inside, input, ""));
}

/** A cell that is worked out from other rates is unfolded once, as a let is. */
function cellStep(of: Explained, rate: string, node: TraceNode): Step {
  return node.expression.kind === "let" || node.inputs.length === 0 ? stepFromNode(of, node) : onceUnfolded(of, node, `rate ${rate}`);
}

/** The step without what went into it. */
function stepOf(of: Explained, node: TraceNode): Step {
  const { expression, version } = node;
  const rate = expression.kind === "rate" || expression.kind === "through" ? expression.rate : "";
  return {
    kind: expression.kind,
    formula: expressionText(of.plan.calendar, expression),
    labels: labelsOf(of, expression),
    value: stepValue(of.plan, node),
    at: placeText(expression.span),
    version: version === undefined ? null : versionOf(of.plan, rate, version),
    blocks: null,
    rows: null,
    edges: null,
    inputs: [],
    unfoldedIn: null,
    cites: [],
    lines: expression.kind === "sum of tag" ? expression.lines : [],
  };
}

function formulaAndValue({ plan }: Explained, node: TraceNode): Pick<Step, "formula" | "value"> {
  return { formula: expressionText(plan.calendar, node.expression), value: stepValue(plan, node) };
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
  const builtIn = unitTable(plan.currency);
  const own = plan.units.filter(({ unit }) => unit.dimension === unit.name && "unknown" in resolveUnit(builtIn, unit.name, undefined));
  const table = withUnits(
    builtIn,
    own.map(({ unit }) => baseUnit(unit.name)),
    own.flatMap(({ unit, summable }) => (summable ? [unit.name] : [])),
  );
  tables.set(plan, table);
  return table;
}

function blockOf(of: Explained, rateName: string, block: BlockTrace): ExplainedBlock {
  const unit = of.plan.rates[rateName]?.unit ?? NO_UNIT;
  const cell = block.rate.value;
  return {
    ...rowOf(of.plan, rateName, block),
    rate: typeof cell === "object" && "numerator" in cell ? fractionText(inUnit(cell, unit)) : "",
    rateUnit: unit.name,
    amount: fractionText(block.amount),
    cell: block.rate.expression.kind === "number" ? null : cellStep(of, rateName, block.rate),
  };
}

function rowOf(plan: Plan, rateName: string, { block, daypart, lower, upper, quantity }: RowTrace): ExplainedRow {
  const axis = plan.rates[rateName]?.quantityUnit ?? NO_UNIT;
  return {
    block,
    daypart: daypart === "" ? null : daypart,
    lower: fractionText(inUnit(lower, axis)),
    upper: upper === undefined ? null : fractionText(inUnit(upper, axis)),
    quantity: fractionText(inUnit(quantity, axis)),
    unit: axis.name,
  };
}
