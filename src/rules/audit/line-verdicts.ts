// One issued figure against the computed one. A line agrees, differs, is missing or unknown, or the evidence does not decide; nothing is accused without a figure.

import { labelOf } from "../../engine/bill/label.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, equals, exactFromText, isNegative, isZero, maximum, minimum, negate, subtract, ZERO } from "../../values/exact.ts";
import type { IssuedBill } from "../issued/case.ts";
import { printedAmounts, textOf } from "./identities.ts";
import { exactly } from "./printed.ts";
import { unlikeRows } from "./printed-rows.ts";
import type { Figure, Statement, Untold } from "./statement.ts";
import { rulesOf } from "./statement.ts";
import type { LineVerdict } from "./verdict.ts";

/** The same bill with each of its rounded registers as low and as high as it may be. */
export type Corners = readonly Statement[];

/** In the order of the computed bill, then lines that no rule has, then the sums. */
export function lineVerdicts(
  plan: Plan,
  issued: IssuedBill,
  computed: Statement,
  corners: Corners | undefined,
  language: string | undefined,
): readonly LineVerdict[] {
  const rules = rulesOf(computed.tariff);
  const labels = new Map(rules.map(({ name, labels: own }) => [name, labelOf(own, language, name)]));
  const printed = printedAmounts(issued);
  const names = [...computed.entries.keys()].filter((name) => !SUMS.some((sum) => sum === name));
  const judge = (name: string, amount: string | undefined, within: Corners | undefined): LineVerdict | undefined => {
    const verdict = judged({ name, label: labels.get(name) ?? name, issued: amount, entry: computed.entries.get(name), extremes: bounds(name, within) });
    const worked = computed.worked.get(name);
    if (verdict?.verdict !== "differs" || worked === undefined || !("line" in worked)) return verdict;
    return { ...verdict, why: unlikeRows(plan, computed.tariff.name, worked, issued.lines) };
  };
  const groups = new Set(rules.flatMap((rule) => (rule.kind === "group" ? [rule.name] : [])));
  // Where lines were left out on purpose, or none was printed at all, one that is absent says nothing.
  const isExcerpt = issued.excerpt === true || printed.size === 0;
  const ofRules = names.flatMap((name) => {
    // A subtotal that was not printed is nothing missing: its lines are.
    if (!printed.has(name) && (isExcerpt || groups.has(name))) return [];
    return judge(name, printed.get(name), corners) ?? [];
  });
  const unknown = [...printed].filter(([name]) => !computed.entries.has(name)).map(([name, amount]) => unknownLine(name, amount));
  // A sum may lie within what rounded registers allow only where a line does: else it is off for another reason.
  const ofLines = printed.size === 0 || ofRules.some(({ verdict, why }) => verdict === "agrees" && why !== undefined) ? corners : undefined;
  const sums = SUMS.flatMap((name) => (issued[name] === undefined ? [] : (judge(name, issued[name], ofLines) ?? [])));
  return [...ofRules, ...unknown, ...besideUnknown(unknown, besidePayable(issued, sums, computed), computed)];
}

/** What is carried is what rounding leaves of what is payable: where that or the total agrees within rounded registers, it has to make up the same sum. */
function besidePayable(
  { total, brought_forward: brought, payable, carried }: IssuedBill,
  sums: readonly LineVerdict[],
  { tariff }: Statement,
): readonly LineVerdict[] {
  // Where what rounding leaves is dropped, nothing is carried and the sum is not made up.
  if (tariff.payable.remainder?.word === "drop") return sums;
  const within = sums.filter(({ name, verdict }) => verdict === "agrees" && (name === "total" || name === "payable"));
  const why = within.find((sum) => sum.why !== undefined)?.why;
  if (why === undefined) return sums;
  const [sum, before, due, after] = [total, brought ?? "0", payable, carried].map((text) => exactFromText(text ?? ""));
  if (sum === undefined || before === undefined || due === undefined || after === undefined) return sums;
  const makesUp = equals(add(sum, before), add(due, after));
  return sums.map((verdict) => {
    if (verdict.name !== "carried" || verdict.verdict === "undecided") return verdict;
    return { ...verdict, verdict: makesUp ? "agrees" : "differs", why: makesUp ? why : undefined };
  });
}

/** A sum that is off by just the lines that no rule has stands or falls with them; so does what is payable, but for its rounding, and what is carried. */
function besideUnknown(unknown: readonly LineVerdict[], sums: readonly LineVerdict[], { tariff }: Statement): readonly LineVerdict[] {
  const amounts = unknown.map(({ issued }) => exactFromText(issued ?? ""));
  const known = amounts.flatMap((amount) => amount ?? []);
  if (unknown.length === 0 || known.length < amounts.length) return sums;
  const more = known.reduce(add, ZERO);
  const isOffBy = ({ difference }: LineVerdict, slack: Exact): boolean => {
    const rest = subtract(exactFromText(difference ?? "") ?? ZERO, more);
    return compare(isNegative(rest) ? negate(rest) : rest, slack) <= 0;
  };
  const open = (sum: LineVerdict): LineVerdict => {
    const why = `it holds ${textOf(more)} of lines that no rule of the tariff has`;
    return { ...sum, verdict: "undecided", difference: undefined, why, evidence: UNKNOWN_EVIDENCE };
  };
  const total = sums.find(({ name }) => name === "total");
  if (total?.verdict === "differs" && !isOffBy(total, ZERO)) return sums;
  const step = exactFromText(tariff.payable.round?.step ?? "0") ?? ZERO;
  return sums.map((sum) => {
    if (sum.verdict !== "differs" || sum.name === "brought_forward") return sum;
    const slack = sum.name === "total" ? ZERO : step;
    return (sum.name === "carried" ? isSmall(sum, step) : isOffBy(sum, slack)) ? open(sum) : sum;
  });
}

/** What is carried moves with what is payable, by less than a step of it. */
function isSmall({ difference }: LineVerdict, step: Exact): boolean {
  const off = exactFromText(difference ?? "") ?? ZERO;
  return compare(isNegative(off) ? negate(off) : off, step) <= 0;
}

const UNKNOWN_EVIDENCE = "the rule that the issuer rests it on";

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

function bounds(name: string, corners: Corners | undefined): readonly [Exact, Exact] | undefined {
  const entries = corners?.map(({ entries: own }) => own.get(name)) ?? [];
  const figures = entries.flatMap((entry) => (entry?.kind === "figure" ? [entry.printed] : []));
  const [first, ...others] = figures;
  if (first === undefined || figures.length < entries.length) return undefined;
  return [others.reduce(minimum, first), others.reduce(maximum, first)];
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
    evidence: UNKNOWN_EVIDENCE,
    cites: [],
  };
}
