// One line or group of the bill, in decimal strings.
import type { Citation, UnitUse } from "../../dsl/program.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { ZERO } from "../../values/exact.ts";
import type { BillBlock, BillGroup, BillLine } from "../bill.ts";
import type { Plan } from "../plan.ts";
import type { BlockTrace, GroupTrace, LineTrace } from "../trace.ts";
import { amountText, inUnit } from "./amount-text.ts";
import { citationText, labelOf } from "./label.ts";
import { simpleProductOf } from "./simple-product.ts";
import type { UsedBlocks, UsedRules } from "./used-rules.ts";
import { versionText } from "./version-text.ts";

export function lineText(plan: Plan, trace: LineTrace, used: UsedRules | undefined, language: string | undefined): BillLine {
  const { line, segments } = trace;
  const printed = amountText(trace.printed);
  const amount = trace.amount === trace.printed ? printed : amountText(trace.amount, trace.printed);
  const product = simpleProductOf(plan, trace);
  const taken = new Set(segments.flatMap((segment) => (segment.taken === undefined ? [] : [segment.taken.name])));
  return {
    name: line.name,
    label: labelOf(line.labels, language, line.name),
    group: line.group ?? null,
    memo: line.memo,
    quantity: product === undefined ? null : amountText(product.quantity).text,
    unit: product?.quantityUnit ?? null,
    rate: product?.rate === undefined ? null : amountText(product.rate).text,
    rate_unit: product?.rateUnit ?? null,
    amount: amount.text,
    exact: amount.fraction ?? null,
    printed: printed.text,
    tags: line.tags,
    cites: citationTexts(used?.cites ?? line.cites),
    version: (used?.versions ?? []).map(({ rate, version }) => versionText(plan, rate, version)),
    exceptions: [...taken],
    blocks: (used?.blocks ?? []).flatMap((blocks) => blockTexts(plan, blocks)),
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
  const axis = rate.axis ?? rate.unit;
  const from = textFromDay(plan.calendar, segment.from);
  const to = textFromDay(plan.calendar, segment.to);
  return blocks.map((block) => blockText({ table, from, to, axis, unit: rate.unit }, block));
}

interface BlockPlace {
  readonly table: string;
  readonly from: string;
  readonly to: string;
  readonly axis: UnitUse;
  readonly unit: UnitUse;
}

function blockText({ table, from, to, axis, unit }: BlockPlace, block: BlockTrace): BillBlock {
  const lower = amountText(inUnit(block.lower, axis));
  const upper = block.upper === undefined ? undefined : amountText(inUnit(block.upper, axis));
  const quantity = amountText(inUnit(block.quantity, axis));
  const rate = amountText(inUnit(numberOf(block.rate.value), unit));
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

function numberOf(value: BlockTrace["rate"]["value"]): Exact {
  return typeof value === "object" && "numerator" in value ? value : ZERO;
}
