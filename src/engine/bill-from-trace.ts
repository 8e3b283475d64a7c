// From a trace to the bill that a customer and a program read: plain JSON, every amount a decimal string.
// It works nothing out anew: the amounts are the trace's, the total is what its lines add up to.
import type { Line } from "../dsl/program.ts";
import { textFromDay } from "../values/calendar.ts";
import { subtract } from "../values/exact.ts";
import type { AmountText } from "./bill/amount-text.ts";
import { amountText } from "./bill/amount-text.ts";
import { groupText, lineText } from "./bill/bill-line.ts";
import { labelOf } from "./bill/label.ts";
import { marksOf } from "./bill/marks.ts";
import { printedSum } from "./bill/printed-sum.ts";
import { trueUpLine } from "./bill/true-up-line.ts";
import { usedRules } from "./bill/used-rules.ts";
import type { Bill, BillGroup, BillLine, Receipt } from "./bill.ts";
import { ENGINE_VERSION } from "./receipt/engine-version.ts";
import type { Adjustment } from "./request/true-up.ts";
import type { BillTrace, LineTrace } from "./trace.ts";

/** `request`: hash of the request; `adjustments`: of its true-up, none for most. */
export interface BillExtra {
  readonly request: string;
  readonly adjustments: readonly Adjustment[];
}

/**
 * The bill. Labels in `language` where the file has them, else in its default words, else the names. Amounts are exact decimals in the
 * currency; one that has no finite decimal form is shown rounded, with its fraction under `exact`.
 */
export function billFromTrace(trace: BillTrace, language: string | undefined, extra: BillExtra): Bill {
  const { plan, facts, tariff, payable } = trace;
  const date = (day: number): string => textFromDay(plan.calendar, day);
  const used = new Map(trace.lines.map((line) => [line.line.name, usedRules(plan, tariff.name, line)]));
  const lines = inPrintedOrder(trace).map((line) => lineText(plan, line, used.get(line.line.name), language));
  const adjustments = extra.adjustments.map((adjustment) => trueUpLine(plan, adjustment, language));
  const total = amountText(trace.total);
  const difference = amountText(subtract(printedSum(trace, extra.adjustments), trace.total));
  const due = amountText(payable.payable);
  const carried = amountText(payable.carried);
  const dropped = amountText(payable.dropped);
  return {
    kind: "bill",
    id: facts.id,
    tariff: tariff.name,
    label: labelOf(tariff.labels, language, tariff.name),
    period: { from: date(facts.period.from), to: date(facts.period.to), days: facts.period.to - facts.period.from },
    currency: plan.currency,
    lines: [...lines, ...adjustments],
    groups: groupsOf(trace, language),
    total: total.text,
    print_difference: difference.text,
    brought_forward: amountText(facts.broughtForward).text,
    payable: due.text,
    carried: carried.text,
    dropped: dropped.text,
    exact: fractions({ total, print_difference: difference, payable: due, carried, dropped }),
    marks: marksOf(trace, used, language),
    receipt: receiptOf(trace, [...lines, ...adjustments], extra),
  };
}

/** As the tariff prints them, those of a group where the group stands. */
function inPrintedOrder({ tariff, lines }: BillTrace): BillTrace["lines"] {
  const printed: LineTrace[] = [];
  const place = (rule: Line): void => {
    const trace = lines.find(({ line }) => line === rule || line.name === rule.name);
    if (trace !== undefined) printed.push(trace);
  };
  for (const item of tariff.items) {
    if (item.kind === "line") place(item);
    else item.lines.forEach(place);
  }
  return printed;
}

function groupsOf(trace: BillTrace, language: string | undefined): readonly BillGroup[] {
  if (trace.groups.length === 0) return [];
  const byName = new Map(trace.groups.map((group) => [group.group.name, group]));
  return trace.tariff.items.flatMap(({ name }) => byName.get(name) ?? []).map((group) => groupText(group, language));
}

function fractions<K extends string>(amounts: Readonly<Record<K, AmountText>>): Readonly<Partial<Record<K, string>>> {
  const found: Partial<Record<K, string>> = {};
  for (const name in amounts) {
    const { fraction } = amounts[name];
    if (fraction !== undefined) found[name] = fraction;
  }
  return found;
}

function receiptOf({ plan, facts }: BillTrace, lines: readonly BillLine[], extra: BillExtra): Receipt {
  const versions = new Set<string>();
  for (const line of lines) for (const version of line.version) versions.add(version);
  return {
    engine: ENGINE_VERSION,
    language: plan.languageVersion,
    plan: plan.hash,
    request: extra.request,
    known: facts.known === undefined ? null : textFromDay(plan.calendar, facts.known),
    versions: [...versions],
  };
}
