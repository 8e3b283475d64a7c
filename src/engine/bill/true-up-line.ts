// A line of the bill for what one line of an earlier, estimated bill differs by.
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { exactFromText, ONE, round } from "../../values/exact.ts";
import type { BillLine } from "../bill.ts";
import { wordsFor } from "../explain/words.ts";
import type { Plan } from "../plan.ts";
import type { Adjustment } from "../request/true-up.ts";
import { amountText } from "./amount-text.ts";
import { citationTexts } from "./bill-line.ts";
import { labelOf } from "./label.ts";
import { usedRules } from "./used-rules.ts";
import { versionText } from "./version-text.ts";

export function trueUpLine(plan: Plan, adjustment: Adjustment, language: string | undefined): BillLine {
  const { name, of, period, counts } = adjustment;
  const rule = "line" in of ? of.line : of.group;
  const used = "line" in of ? usedRules(plan, adjustment.tariff, of) : undefined;
  const amount = amountText(adjustment.amount, shown(adjustment));
  const label = labelOf(rule.labels, language, name);
  return {
    name: `true_up.${name}`,
    label: wordsFor(language).trueUp(label, textFromDay(plan.calendar, period.from), textFromDay(plan.calendar, period.to)),
    group: null,
    memo: !counts,
    quantity: null,
    unit: null,
    rate: null,
    rate_unit: null,
    amount: amount.text,
    exact: amount.fraction ?? null,
    printed: amount.text,
    tags: rule.tags,
    cites: citationTexts(used?.cites ?? rule.cites),
    version: (used?.versions ?? []).map(({ rate, version }) => versionText(plan, rate, version)),
    exceptions: [],
    blocks: [],
    registers: [],
  };
}

/** As the line itself prints; only a difference without finite decimal form is shown so. */
function shown({ of, amount }: Adjustment): Exact | undefined {
  const rule = "line" in of ? of.line : of.group;
  return rule.print === undefined ? undefined : round(amount, exactFromText(rule.print.step) ?? ONE, rule.print.mode);
}
