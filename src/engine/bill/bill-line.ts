// One line or group of the bill, in decimal strings.
import type { Citation, UnitUse } from "../../dsl/program.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { ZERO } from "../../values/exact.ts";
import type { BillBlock, BillGroup, BillLine, BillRegister } from "../bill.ts";
import type { Plan } from "../plan.ts";
import type { BlockTrace, GroupTrace, LineTrace } from "../trace.ts";
import type { AmountText } from "./amount-text.ts";
import { amountText, inUnit, rateText } from "./amount-text.ts";
import { citationText, labelOf } from "./label.ts";
import type { Register } from "./registers.ts";
import { registersOf } from "./registers.ts";
import { simpleProductOf } from "./simple-product.ts";
import type { UsedBlocks, UsedRules } from "./used-rules.ts";
import { versionText } from "./version-text.ts";

export function lineText(plan: Plan, trace: LineTrace, used: UsedRules | undefined, language: string | undefined): BillLine {
  const { line, segments } = trace;
  const printed = amountText(trace.printed);
  const amount = trace.amount === trace.printed ? printed : amountText(trace.amount, trace.printed);
  const product = simpleProductOf(plan, trace);
  const taken = line.exceptions.filter((exception) => segments.some((segment) => segment.taken === exception));
  return {
    name: line.name,
    label: labelOf(line.labels, language, line.name),
    group: line.group ?? null,
    memo: line.memo,
    quantity: product === undefined ? null : amountText(inUnit(product.quantity, product.quantityUnit)).text,
    unit: product?.quantityUnit.name ?? null,
    rate: product?.rate === undefined || product.rateUnit === undefined ? null : rateText(product.rate, product.rateUnit).text,
    rate_unit: product?.rateUnit?.name ?? null,
    amount: amount.text,
    exact: amount.fraction ?? null,
    printed: printed.text,
    tags: line.tags,
    cites: citationTexts(used?.cites ?? line.cites),
    version: (used?.versions ?? []).map(({ rate, version }) => versionText(plan, rate, version)),
    exceptions: taken.map(({ name }) => name),
    blocks: (used?.blocks ?? []).flatMap((blocks) => blockTexts(plan, blocks)),
    registers: registersOf(plan, trace).map((register) => registerText(plan, register)),
  };
}

export function groupText({ group, amount, printed }: GroupTrace, language: string | undefined): BillGroup {
  const shown = amountText(amount, printed);
  return {
    name: group.name,
    label: labelOf(group.labels, language, group.name),
    amount: shown.text,
    exact: shown.fraction ?? null,
    printed: amountText(printed).text,
    tags: group.tags,
  };
}

export function citationTexts(cites: readonly Citation[]): readonly string[] {
  return cites.length < 2 ? cites.map(citationText) : [...new Set(cites.map(citationText))];
}

function blockTexts(plan: Plan, { rate: table, segment, blocks }: UsedBlocks): readonly BillBlock[] {
  const rate = plan.rates[table];
  if (rate === undefined) return [];
  const axis = rate.quantityUnit ?? rate.unit;
  const from = textFromDay(plan.calendar, segment.from);
  const to = textFromDay(plan.calendar, segment.to);
  const edges = new Map<Exact, AmountText>();
  return blocks.map((block) => blockText({ table, from, to, axis, unit: rate.unit, edges }, block));
}

interface BlockPlace {
  readonly table: string;
  readonly from: string;
  readonly to: string;
  readonly axis: UnitUse;
  readonly unit: UnitUse;
  /** The upper edge of one block is the lower of the next. */
  readonly edges: Map<Exact, AmountText>;
}

function edgeText({ axis, edges }: BlockPlace, edge: Exact): AmountText {
  const known = edges.get(edge);
  if (known !== undefined) return known;
  const text = amountText(inUnit(edge, axis));
  edges.set(edge, text);
  return text;
}

function blockText(place: BlockPlace, block: BlockTrace): BillBlock {
  const { table, from, to, axis, unit } = place;
  const lower = edgeText(place, block.lower);
  const upper = block.upper === undefined ? undefined : edgeText(place, block.upper);
  const quantity = amountText(inUnit(block.quantity, axis));
  const rate = rateText(numberOf(block.rate.value), unit);
  const amount = amountText(block.amount);
  const exact: { -readonly [K in keyof BillBlock["exact"]]: string } = {};
  if (lower.fraction !== undefined) exact.lower = lower.fraction;
  if (upper?.fraction !== undefined) exact.upper = upper.fraction;
  if (quantity.fraction !== undefined) exact.quantity = quantity.fraction;
  if (rate.fraction !== undefined) exact.rate = rate.fraction;
  if (amount.fraction !== undefined) exact.amount = amount.fraction;
  return {
    table,
    block: block.block,
    daypart: block.daypart === "" ? null : block.daypart,
    from,
    to,
    lower: lower.text,
    upper: upper?.text ?? null,
    quantity: quantity.text,
    unit: axis.name,
    rate: rate.text,
    rate_unit: unit.name,
    amount: amount.text,
    exact,
  };
}

function registerText(plan: Plan, { daypart, segment, quantity, quantityUnit, rate, rateUnit, amount }: Register): BillRegister {
  const texts = { quantity: amountText(inUnit(quantity, quantityUnit)), rate: rateText(rate, rateUnit), amount: amountText(amount) };
  const exact: { -readonly [K in keyof BillRegister["exact"]]: string } = {};
  if (texts.quantity.fraction !== undefined) exact.quantity = texts.quantity.fraction;
  if (texts.rate.fraction !== undefined) exact.rate = texts.rate.fraction;
  if (texts.amount.fraction !== undefined) exact.amount = texts.amount.fraction;
  return {
    daypart,
    from: textFromDay(plan.calendar, segment.from),
    to: textFromDay(plan.calendar, segment.to),
    quantity: texts.quantity.text,
    unit: quantityUnit.name,
    rate: texts.rate.text,
    rate_unit: rateUnit.name,
    amount: texts.amount.text,
    exact,
  };
}

function numberOf(value: BlockTrace["rate"]["value"]): Exact {
  return typeof value === "object" && "numerator" in value ? value : ZERO;
}
