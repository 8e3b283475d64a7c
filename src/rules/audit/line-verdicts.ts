// One issued figure against the computed one. A line agrees, differs, is missing or unknown, or the evidence does not decide; nothing is accused without a figure.

import { labelOf } from "../../engine/bill/label.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, equals, exactFromText, isNegative, isZero, negate, subtract, ZERO } from "../../values/exact.ts";
import type { IssuedBill } from "../issued/case.ts";
import { printedAmounts, textOf } from "./identities.ts";
import { exactly } from "./printed.ts";
import { unlikeRows } from "./printed-rows.ts";
import type { Figure, Statement, Untold } from "./statement.ts";
import { rulesOf } from "./statement.ts";
import type { Range } from "./true-readings.ts";
import type { LineVerdict } from "./verdict.ts";

/** What each figure may come to by the registers that were printed rounded. */
export interface Within {
  readonly rangeOf: (name: string) => Range | undefined;
  /** Whether the figures were held to one reading; else each to its own range alone. */
  readonly isOneReading: boolean;
}

/** In the order of the computed bill, then lines that no rule has, then the sums. */
export function lineVerdicts(
  plan: Plan,
  issued: IssuedBill,
  computed: Statement,
  within: Within | undefined,
  language: string | undefined,
): readonly LineVerdict[] {
  const rules = rulesOf(computed.tariff);
  const labels = new Map(rules.map(({ name, labels: own }) => [name, labelOf(own, language, name)]));
  const printed = printedAmounts(issued);
  const names = [...computed.entries.keys()].filter((name) => !SUMS.some((sum) => sum === name));
  const judge = (name: string, amount: string | undefined, open: Within | undefined): LineVerdict | undefined => {
    const verdict = judged({ name, label: labels.get(name) ?? name, issued: amount, entry: computed.entries.get(name), within: open });
    const worked = computed.worked.get(name);
    if (verdict?.verdict !== "differs" || worked === undefined || !("line" in worked)) return verdict;
    return { ...verdict, why: unlikeRows(plan, computed.tariff.name, worked, issued.lines) ?? verdict.why };
  };
  const groups = new Set(rules.flatMap((rule) => (rule.kind === "group" ? [rule.name] : [])));
  // Where lines were left out on purpose, or none was printed at all, one that is absent says nothing.
  const isExcerpt = issued.excerpt === true || printed.size === 0;
  const ofRules = names.flatMap((name) => {
    // A subtotal that was not printed is nothing missing: its lines are.
    if (!printed.has(name) && (isExcerpt || groups.has(name))) return [];
    return judge(name, printed.get(name), within) ?? [];
  });
  // A line that bears the name of a sum is none of the rules' lines.
  const unknown = [...printed].filter(([name]) => !names.includes(name)).map(([name, amount]) => unknownLine(name, amount));
  // A sum may lie within what rounded registers allow only where a line does, which may be one that is not at hand: else it is off for another reason.
  const ofLines = isExcerpt || ofRules.some(isOpenByRounding) ? within : undefined;
  const sums = SUMS.flatMap((name) => (issued[name] === undefined ? [] : (judge(name, issued[name], ofLines) ?? [])));
  return [...ofRules, ...unknown, ...besideUnknown(unknown, besidePayable(issued, sums, computed), computed)];
}

function isOpenByRounding({ verdict, why, evidence }: LineVerdict): boolean {
  return (verdict === "agrees" && why !== undefined) || (verdict === "undecided" && evidence === READING_EVIDENCE);
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
    if (verdict.name !== "carried" || (verdict.verdict === "undecided" && verdict.evidence !== READING_EVIDENCE)) return verdict;
    return { ...verdict, verdict: makesUp ? "agrees" : "differs", why: makesUp ? why : undefined, evidence: undefined };
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
  readonly within: Within | undefined;
}

function judged({ name, label, issued, entry, within }: Asked): LineVerdict | undefined {
  const base = { name, label, issued, computed: undefined, difference: undefined, why: undefined, evidence: undefined, cites: [] };
  if (entry === undefined) return undefined;
  if (entry.kind === "untold") return { ...base, verdict: "undecided", why: entry.failure.message, evidence: entry.failure.help };
  const computed = { ...base, computed: textOf(entry.printed), cites: entry.cites };
  // A line that comes to nothing need not be printed.
  if (issued === undefined) return isZero(entry.printed) ? undefined : { ...computed, verdict: "missing", why: "the rules charge it, and it was not printed" };
  const value = exactly(issued)?.value;
  if (value === undefined) return { ...computed, verdict: "undecided", why: `\`${issued}\` is no decimal number`, evidence: "the figure as printed" };
  if (equals(value, entry.printed) || equals(value, entry.amount)) return { ...computed, verdict: "agrees", difference: "0" };
  const differing = { ...computed, verdict: "differs" as const, difference: textOf(subtract(value, entry.printed)) };
  return within === undefined ? differing : judgedWithin(differing, value, name, within);
}

/** A figure that some true reading gives agrees; one that lies where nobody looked is open; any other differs. */
function judgedWithin(differing: LineVerdict, value: Exact, name: string, { rangeOf, isOneReading }: Within): LineVerdict {
  const range = rangeOf(name);
  const open = { ...differing, verdict: "undecided" as const, evidence: READING_EVIDENCE };
  if (range === undefined) return { ...open, why: "the registers were printed rounded, and by them the rules give no figure" };
  const { least, most, beyond, only } = range;
  const between = `the registers were printed rounded: between ${textOf(least)} and ${textOf(most)} it agrees`;
  const off = compare(value, least) < 0 ? subtract(least, value) : compare(value, most) > 0 ? subtract(value, most) : undefined;
  if (off === undefined && only?.every((given) => !equals(given, value)) === true)
    return { ...open, why: "the registers were printed rounded, and no reading of their own decimals gives it" };
  const isOnePoint = isOneReading && equals(least, most);
  if (off === undefined && isOnePoint) return { ...differing, verdict: "agrees", why: "the registers were printed rounded: a true reading gives it" };
  if (off === undefined) return { ...differing, verdict: "agrees", why: isOneReading ? between : `${between}, held to no other figure` };
  if (beyond !== undefined && compare(off, beyond) > 0) return differing;
  return { ...open, why: `${between}; whether a true reading gives it cannot be seen` };
}

const READING_EVIDENCE = "a photo of the register to its last digit";

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
