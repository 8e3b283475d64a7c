// Whether a correction is what was recomputed less what was issued: against its own lines, against the bill as issued, and against its facts rated again.
// Each request is told under one code, the first that holds: a debt dressed up as a correction, its own lines, the issued bill, the rating.
import type { Bill } from "../../../engine/bill.ts";
import type { Billing } from "../../../engine/biller.ts";
import { biller } from "../../../engine/biller.ts";
import type { Plan } from "../../../engine/plan.ts";
import type { Exact } from "../../../values/exact.ts";
import { add, decimalStep, equals, exactFromText, fractionText, isNegative, round, ZERO } from "../../../values/exact.ts";
import type { DeltaLine } from "../../corrections/correction.ts";
import { deltaOf } from "../../corrections/delta.ts";
import type { Finding, FindingPlace } from "../../finding.ts";
import { findingOf } from "../../finding.ts";
import type { IssuedBill } from "../../issued/case.ts";
import { figuresOf, sumsOf } from "../../issued/figures.ts";
import type { Revision } from "../revision.ts";
import type { IssuedFinder } from "./issued-finder.ts";

export interface RecomputeRule {
  readonly oldDebtMonths: number;
  /** The day as known on which the rules are read; undefined: as each request for a bill says. */
  readonly known: string | undefined;
}

/** Prepares the plan at most once; `age` in whole months. */
export function recomputer(
  plan: Plan,
  issued: IssuedFinder,
  rule: RecomputeRule,
): (revision: Revision, age: number, place: FindingPlace) => readonly Finding[] {
  let bill: ReturnType<typeof biller> | undefined;
  return (revision, age, place) => {
    const { request, stated, ofLines } = revision;
    const found = request.bill === undefined ? undefined : issued(request.bill.id);
    // Most requests bring no facts: the plan is made ready for billing when the first does.
    if (request.facts !== undefined) bill ??= biller(plan);
    const rated = request.facts === undefined ? undefined : bill?.(withKnown(request.facts, rule.known), undefined);
    if (found === undefined && rated === undefined && equals(stated ?? ZERO, ofLines ?? stated ?? ZERO)) return [];
    const about = recomputedOf(revision, found?.bill, rated?.kind === "bill" ? rated.bill : undefined);
    const broken = [...(found?.failures ?? []), ...hashFinding(revision, found?.hash, place), ...refusals(revision, rated, place)];
    const isLowering = stated !== undefined && isNegative(stated);
    if (isLowering && age > rule.oldDebtMonths && showsNoDifference(about))
      return [...broken, findingOf("bad-debt-as-correction", { age: String(age) }, place)];
    if (stated !== undefined && ofLines !== undefined && !equals(stated, ofLines)) {
      return [...broken, findingOf("amount-not-its-lines", { amount: fractionText(stated), expected: fractionText(ofLines) }, place)];
    }
    const [first] = [...issuedFindings(about, place), ...ratedFindings(about, place)];
    return first === undefined ? broken : [...broken, first];
  };
}

interface Recomputed {
  readonly revision: Revision;
  /** By line or group: what is known of it. */
  readonly sides: ReadonlyMap<string, Side>;
  /** Of the totals. */
  readonly total: Side;
  readonly isIssuedKnown: boolean;
  readonly isRated: boolean;
}

interface Side {
  readonly issued: Exact | undefined;
  readonly recomputed: Exact | undefined;
}

function recomputedOf(revision: Revision, issued: Bill | IssuedBill | undefined, rated: Bill | undefined): Recomputed {
  const stated = revision.request.bill === undefined ? undefined : exactFromText(revision.request.bill.total);
  const about = { revision, isIssuedKnown: issued !== undefined, isRated: rated !== undefined };
  if (issued !== undefined && rated !== undefined) {
    const { lines, total } = deltaOf(issued, rated);
    const sides = new Map(lines.filter(({ counts }) => counts).map((line) => [line.name, sideOf(line)]));
    return { ...about, sides, total: { issued: sumsOf(issued).total, recomputed: numberOf(total.exact.recomputed ?? total.recomputed) } };
  }
  const known = issued ?? rated;
  const figures = known === undefined ? [] : [...figuresOf(known)];
  const sides = new Map(
    figures.map(([name, { amount }]) => [name, issued === undefined ? { issued: undefined, recomputed: amount } : { issued: amount, recomputed: undefined }]),
  );
  const total = { issued: issued === undefined ? stated : sumsOf(issued).total, recomputed: rated === undefined ? undefined : sumsOf(rated).total };
  return { ...about, sides, total };
}

function sideOf({ issued, recomputed, exact }: DeltaLine): Side {
  return { issued: numberOf(exact.issued ?? issued ?? "0"), recomputed: numberOf(exact.recomputed ?? recomputed ?? "0") };
}

/** The facts come to what was issued, whatever the lines say; or, without facts, the lines say so themselves. */
function showsNoDifference({ revision, sides, total, isIssuedKnown, isRated }: Recomputed): boolean {
  const { lines } = revision.request;
  if (!isRated) return lines?.every((line) => same(line.issued, numberOf(line.recomputed))) ?? false;
  if (isIssuedKnown) return [...sides.values()].every(({ issued = ZERO, recomputed = ZERO }) => equals(issued, recomputed));
  if (lines !== undefined && lines.length > 0) return lines.every((line) => same(line.issued, sides.get(line.name)?.recomputed ?? ZERO));
  return total.issued !== undefined && total.recomputed !== undefined && equals(total.issued, total.recomputed);
}

/** What the request says of the bill, against the bill. */
function issuedFindings({ revision: { request }, sides, total, isIssuedKnown }: Recomputed, place: FindingPlace): readonly Finding[] {
  const { lines = [], bill } = request;
  if (!isIssuedKnown || bill === undefined) return [];
  const stated = [
    ...(total.issued === undefined ? [] : [{ line: "total", stated: bill.total, expected: total.issued }]),
    ...lines.map(({ name, issued }) => ({ line: name, stated: issued, expected: sides.get(name)?.issued ?? ZERO })),
  ];
  return stated
    .filter((one) => !same(one.stated, one.expected))
    .map((one) => findingOf("issued-not-as-billed", { ...one, expected: fractionText(one.expected) }, place));
}

/** What it says of the bill as it should be, against its facts rated: the lines that it names, and those that it leaves out. */
function ratedFindings({ revision, sides, total, isRated }: Recomputed, place: FindingPlace): readonly Finding[] {
  if (!isRated) return [];
  const { lines } = revision.request;
  if (lines === undefined) return amountFinding(revision, total, place);
  const named = new Set(lines.map(({ name }) => name));
  const left = [...sides].filter(([name, { issued, recomputed = ZERO }]) => !named.has(name) && issued !== undefined && !equals(issued, recomputed));
  const stated = [
    ...lines.map(({ name, recomputed }) => ({ line: name, stated: recomputed, expected: sides.get(name)?.recomputed ?? ZERO })),
    ...left.map(([line, { issued = ZERO, recomputed = ZERO }]) => ({ line, stated: fractionText(issued), expected: recomputed })),
  ];
  return stated
    .filter((one) => !same(one.stated, one.expected))
    .map((one) => findingOf("recomputed-not-as-rated", { ...one, expected: fractionText(one.expected) }, place));
}

/** A request without lines says its amount alone. */
function amountFinding({ stated }: Revision, { issued, recomputed }: Side, place: FindingPlace): readonly Finding[] {
  if (stated === undefined || issued === undefined || recomputed === undefined || equals(add(issued, stated), recomputed)) return [];
  return [findingOf("recomputed-not-as-rated", { line: "total", expected: fractionText(recomputed), stated: fractionText(add(issued, stated)) }, place)];
}

function hashFinding({ request: { bill } }: Revision, hash: string | undefined, place: FindingPlace): readonly Finding[] {
  if (bill?.hash === undefined || hash === undefined || bill.hash === hash) return [];
  return [findingOf("bill-hash-differs", { bill: bill.id }, place)];
}

/** Facts that give no bill cannot be rated again. */
function refusals({ request }: Revision, rated: Billing | undefined, place: FindingPlace): readonly Finding[] {
  if (rated?.kind !== "refused") return [];
  const bill = request.bill?.id ?? "";
  return rated.failures.map(({ message, help }) => findingOf("facts-refused", { bill, problem: message, remedy: help }, place));
}

function withKnown(facts: unknown, known: string | undefined): unknown {
  return known === undefined || typeof facts !== "object" || facts === null ? facts : { ...facts, known };
}

/** A record says at most ten decimals. */
function same(text: string, value: Exact): boolean {
  const stated = numberOf(text);
  return equals(stated, value) || equals(stated, round(value, decimalStep(10), "half up"));
}

function numberOf(text: string): Exact {
  return exactFromText(text) ?? ZERO;
}
