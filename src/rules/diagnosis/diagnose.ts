// The diagnosis of one bill: what mistake gives exactly what was printed, how sure that is, and what would settle it.

import { evaluate } from "../../engine/evaluate.ts";
import type { Plan } from "../../engine/plan.ts";
import { factsFromParts } from "../../engine/request/facts-from-parts.ts";
import { partsReader } from "../../engine/request/parts-reader.ts";
import { dayFromText } from "../../values/calendar.ts";
import { exactFromText, isZero, subtract, ZERO } from "../../values/exact.ts";
import { textOf } from "../audit/identities.ts";
import type { BillCase } from "../issued/case.ts";
import { coincidenceOf } from "./coincidence.ts";
import type { Diagnosis, ExplainedBy, Explanation, NearMiss } from "./diagnosis.ts";
import { spokenOf } from "./evidence.ts";
import type { Bench, Fault, Scene } from "./fault.ts";
import type { Found, SearchLimits, Tried } from "./search.ts";
import { search } from "./search.ts";
import type { Vector } from "./vector.ts";
import { differing, isSum, observedOf, observesLines, vectorOf, withBalance } from "./vector.ts";

export interface DiagnoseOptions {
  /** The account's other bills, in order of time. */
  readonly neighbours?: readonly BillCase[];
  readonly limits?: SearchLimits;
}

export type Diagnoser = (bill: BillCase, options?: DiagnoseOptions) => Diagnosis;

const LIMITS: SearchLimits = { mostPairs: 4_000 };
const MOST_NEAR = 5;

/** Prepares the plan once; what it gives never throws. */
export function diagnoser(plan: Plan, faults: readonly Fault[]): Diagnoser {
  const read = partsReader(plan);
  const sceneOf = (bill: BillCase): Scene | string => {
    const reading = read(bill.request);
    if (reading.kind === "refused") return reading.failures.map(({ message }) => message).join("; ");
    return { plan, parts: reading.parts, ledger: ledgerOf(plan, bill) };
  };
  return (bill, options = {}) => {
    const scene = sceneOf(bill);
    if (typeof scene === "string") return undecided(bill, scene);
    const { facts, failures } = factsFromParts(plan, withBalance(scene.parts, scene.ledger));
    const trace = failures.length > 0 ? failures[0] : evaluate(plan, facts);
    if (trace === undefined || trace.kind === "failure") return undecided(bill, trace?.message ?? "the facts of record give no bill");
    const right = vectorOf(scene);
    const observed = observedOf(bill.issued);
    if (right === undefined || observed.size === 0) return undecided(bill, "no figure was printed that could be compared");
    const wrong = differing(observed, right);
    if (wrong.length === 0) return { ...nothing(bill), answer: "no fault" };
    const bench: Bench = { case: bill, scene, facts, trace, neighbours: options.neighbours ?? [] };
    const found = search(bench, right, observed, faults, options.limits ?? LIMITS);
    const sceneOfNeighbour = (neighbour: BillCase): Scene | undefined => {
      const other = sceneOf(neighbour);
      return typeof other === "string" ? undefined : other;
    };
    return answered(bench, found, right, observed, sceneOfNeighbour);
  };
}

function ledgerOf({ calendar }: Plan, { ledger }: BillCase): Scene["ledger"] {
  return ledger?.flatMap(({ id, kind, day, amount }) => {
    const [at, value] = [dayFromText(calendar, day), exactFromText(amount)];
    return at === undefined || value === undefined ? [] : [{ id, kind, day: at, amount: value }];
  });
}

function answered(bench: Bench, found: Found, right: Vector, observed: Vector, sceneOf: (bill: BillCase) => Scene | undefined): Diagnosis {
  const explanations = ranked([...found.singles.map((single) => [single]), ...found.pairs].map((tried) => explanationOf(bench, tried, sceneOf)));
  const byLines = observesLines(observed);
  const figures = [...observed.keys()].filter((name) => !byLines || !isSum(name));
  const coincidence = coincidenceOf(found.hypotheses, [right, ...found.tried.map(({ vector }) => vector)], figures, smallestUnit(bench.scene.plan));
  const [first, second] = explanations;
  const isPair = found.singles.length === 0;
  const answer = first === undefined ? "unexplained" : second !== undefined && !isSettled(explanations) ? "ambiguous" : isPair ? "exact-pair" : "exact-single";
  const near = first === undefined ? nearMisses(found, observed) : [];
  return {
    ...nothing(bench.case),
    answer: answer === "unexplained" && near.length > 0 ? "near-miss" : answer,
    explanations,
    nearMisses: near,
    wouldSeparate: answer === "ambiguous" ? separating(explanations) : undefined,
    possibleCoincidence: first !== undefined && (isPair || !byLines),
    coincidence,
  };
}

function smallestUnit({ currencyDecimals }: Plan): string {
  return currencyDecimals === 0 ? "1" : `0.${"0".repeat(currencyDecimals - 1)}1`;
}

function explanationOf(bench: Bench, tried: readonly Tried[], sceneOf: (bill: BillCase) => Scene | undefined): Explanation {
  const spoken = tried.map((each) => spokenOf(bench, each, sceneOf));
  return { faults: tried.map(explainedBy), confirms: spoken.flatMap(({ confirms }) => confirms), refutes: spoken.flatMap(({ refutes }) => refutes) };
}

function explainedBy({ fault, variant }: Tried): ExplainedBy {
  return { fault: fault.id, name: fault.name, key: variant.key, values: variant.values, family: fault.family, evidence: fault.evidence };
}

/** What evidence speaks for comes first, what it speaks against last; otherwise in the order of the catalogue. */
function ranked(explanations: readonly Explanation[]): readonly Explanation[] {
  const standing = ({ confirms, refutes }: Explanation): number => confirms.length - 2 * refutes.length;
  return explanations
    .map((each, at) => ({ each, at }))
    .sort((a, b) => standing(b.each) - standing(a.each) || a.at - b.at)
    .map(({ each }) => each);
}

/** Whether evidence leaves one: it is confirmed and not refuted, and every other is refuted or unconfirmed by a row that names it. */
function isSettled([first, ...others]: readonly Explanation[]): boolean {
  if (first === undefined || first.refutes.length > 0) return false;
  return others.every(({ refutes }) => refutes.length > 0);
}

/** The evidence that the first explanation asks for and the others do not; else the first that any asks for. */
function separating(explanations: readonly Explanation[]): string {
  const asked = explanations.map(({ faults }) => new Set(faults.map(({ evidence }) => evidence)));
  const alone = [...(asked[0] ?? [])].find((evidence) => !asked.slice(1).every((each) => each.has(evidence)));
  return alone ?? explanations[0]?.faults[0]?.evidence ?? "the next bill";
}

/** Explanations that leave the fewest figures, and those by the least. */
function nearMisses({ tried }: Found, observed: Vector): readonly NearMiss[] {
  const lines = [...observed.keys()].filter((name) => !isSum(name)).length;
  return tried
    .map((each) => ({ each, left: differing(observed, each.vector) }))
    .filter(({ left }) => left.filter((name) => !isSum(name)).length <= Math.floor(lines / 4))
    .sort((a, b) => a.left.length - b.left.length)
    .slice(0, MOST_NEAR)
    .map(({ each, left }) => ({
      faults: [explainedBy(each)],
      left: Object.fromEntries(left.map((name) => [name, textOf(subtract(observed.get(name) ?? ZERO, each.vector.get(name) ?? ZERO)) ?? ""])),
    }))
    .filter(({ left }) => Object.values(left).some((text) => !isZero(exactFromText(text) ?? ZERO)));
}

function nothing({ issued }: BillCase): Diagnosis {
  return {
    id: issued.id,
    answer: "unexplained",
    explanations: [],
    nearMisses: [],
    inversions: [],
    wouldSeparate: undefined,
    possibleCoincidence: false,
    coincidence: { hypotheses: 0, width: "1", expected: "0" },
    why: undefined,
  };
}

function undecided(bill: BillCase, why: string): Diagnosis {
  return { ...nothing(bill), answer: "undecided", why };
}
