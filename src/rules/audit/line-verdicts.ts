// One issued figure against the computed one. A line agrees, differs, is missing or unknown, or the evidence does not decide; nothing is accused without a figure.

import { labelOf } from "../../engine/bill/label.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, equals, isZero, maximum, minimum, subtract } from "../../values/exact.ts";
import type { IssuedBill } from "../issued/case.ts";
import { textOf } from "./identities.ts";
import { exactly } from "./printed.ts";
import type { Figure, Statement, Untold } from "./statement.ts";
import { rulesOf } from "./statement.ts";
import type { LineVerdict } from "./verdict.ts";

/** The same bill with its rounded registers as low and as high as they may be. */
export interface Extremes {
  readonly low: Statement;
  readonly high: Statement;
}

/** In the order of the computed bill, then lines that no rule has, then the sums. */
export function lineVerdicts(issued: IssuedBill, computed: Statement, extremes: Extremes | undefined, language: string | undefined): readonly LineVerdict[] {
  const rules = rulesOf(computed.tariff);
  const labels = new Map(rules.map(({ name, labels: own }) => [name, labelOf(own, language, name)]));
  const printed = printedAmounts(issued);
  const names = [...computed.entries.keys()].filter((name) => !SUMS.some((sum) => sum === name));
  const judge = (name: string, amount: string | undefined, within: Extremes | undefined): LineVerdict | undefined => {
    return judged({ name, label: labels.get(name) ?? name, issued: amount, entry: computed.entries.get(name), extremes: bounds(name, within) });
  };
  const groups = new Set(rules.flatMap((rule) => (rule.kind === "group" ? [rule.name] : [])));
  const ofRules = names.flatMap((name) => {
    // A subtotal that was not printed is nothing missing: its lines are.
    if (groups.has(name) && !printed.has(name)) return [];
    return judge(name, printed.get(name), extremes) ?? [];
  });
  const unknown = [...printed].filter(([name]) => !computed.entries.has(name)).map(([name, amount]) => unknownLine(name, amount));
  // A sum may lie within what rounded registers allow only where a line does: else it is off for another reason.
  const ofLines = printed.size === 0 || ofRules.some(({ verdict, why }) => verdict === "agrees" && why !== undefined) ? extremes : undefined;
  const sums = SUMS.flatMap((name) => (issued[name] === undefined ? [] : (judge(name, issued[name], ofLines) ?? [])));
  return [...ofRules, ...unknown, ...sums];
}

/** A line that is printed in several rows counts as their sum; a figure that is no number stays as it stands. */
function printedAmounts({ lines }: IssuedBill): ReadonlyMap<string, string> {
  const amounts = new Map<string, string>();
  for (const { name, amount } of lines) {
    const [before, more] = [exactly(amounts.get(name))?.value, exactly(amount)?.value];
    amounts.set(name, before === undefined || more === undefined ? amount : (textOf(add(before, more)) ?? amount));
  }
  return amounts;
}

const SUMS = ["total", "brought_forward", "payable", "carried"] as const;

interface Asked {
  readonly name: string;
  readonly label: string;
  readonly issued: string | undefined;
  readonly entry: Figure | Untold | undefined;
  readonly extremes: readonly [Exact, Exact] | undefined;
}

function judged({ name, label, issued, entry, extremes }: Asked): LineVerdict | undefined {
  const base = { name, label, issued, computed: undefined, difference: undefined, why: undefined, evidence: undefined, cites: [] };
  if (entry === undefined) return undefined;
  if (entry.kind === "untold") return { ...base, verdict: "undecided", why: entry.failure.message, evidence: entry.failure.help };
  const computed = { ...base, computed: textOf(entry.printed), cites: entry.cites };
  // A line that comes to nothing need not be printed.
  if (issued === undefined) return isZero(entry.printed) ? undefined : { ...computed, verdict: "missing", why: "the rules charge it, and it was not printed" };
  const value = exactly(issued)?.value;
  if (value === undefined) return { ...computed, verdict: "undecided", why: `\`${issued}\` is no decimal number`, evidence: "the figure as printed" };
  if (equals(value, entry.printed) || equals(value, entry.amount)) return { ...computed, verdict: "agrees", difference: "0" };
  const difference = textOf(subtract(value, entry.printed));
  if (extremes !== undefined && compare(extremes[0], value) <= 0 && compare(value, extremes[1]) <= 0) {
    const why = `the registers were printed rounded: between ${textOf(extremes[0])} and ${textOf(extremes[1])} it agrees`;
    return { ...computed, verdict: "agrees", difference, why };
  }
  return { ...computed, verdict: "differs", difference };
}

function bounds(name: string, extremes: Extremes | undefined): readonly [Exact, Exact] | undefined {
  const [low, high] = [extremes?.low.entries.get(name), extremes?.high.entries.get(name)];
  if (low?.kind !== "figure" || high?.kind !== "figure") return undefined;
  return [minimum(low.printed, high.printed), maximum(low.printed, high.printed)];
}

function unknownLine(name: string, amount: string): LineVerdict {
  const why = "no rule of the tariff has this line";
  return {
    name,
    label: name,
    verdict: "unknown line",
    issued: amount,
    computed: undefined,
    difference: amount,
    why,
    evidence: "the rule that the issuer rests it on",
    cites: [],
  };
}
