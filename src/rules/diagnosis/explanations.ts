// What was found, as explanations: with what evidence, other bills and the bill's own printed facts say of each, in order, those that give the same bill together.
import type { EvidenceRow } from "../issued/case.ts";
import type { ReadBill } from "./asked.ts";
import type { ExplainedBy, Explanation, LeftOut } from "./diagnosis.ts";
import { heard } from "./evidence.ts";
import type { Bench, Scene } from "./fault.ts";
import type { Neighbour } from "./neighbours.ts";
import { neighboursOf, neighboursSay } from "./neighbours.ts";
import type { PrintedFacts } from "./printed-facts.ts";
import { factApart, printedFacts } from "./printed-facts.ts";
import type { Question } from "./question.ts";
import type { Candidate, Spoken } from "./ranking.ts";
import { classesOf, isSettled, standingOf, weighBy } from "./ranking.ts";
import type { Found } from "./search.ts";
import { readableEvidence } from "./set-aside.ts";
import type { Hypothesis } from "./singles.ts";
import { figuresText } from "./texts.ts";

export interface Explanations {
  readonly explanations: readonly Explanation[];
  readonly more: number;
  /** Whether what is known leaves one. */
  readonly isSettled: boolean;
  /** Whether something beside the amounts speaks for the first: of a pair, for each of the two, and not the bill itself. */
  readonly isConfirmed: boolean;
  /** Whether a row of evidence speaks against each of them. */
  readonly areRefuted: boolean;
  /** What the bill could have printed of its facts, and did not, that would tell the first two apart. */
  readonly factApart: string | undefined;
  /** Rows of evidence that do not speak of an explanation for the day that they are of. */
  readonly silent: readonly LeftOut[];
}

/** Listed at most. */
const MOST = 100;

export function explanationsOf({ bench }: Question, found: Found, read: ReadBill): Explanations {
  const candidates: readonly Candidate[] = [
    ...found.singles.map((single) => ({ steps: [single], vector: single.vector })),
    ...found.pairs.map(({ pair, vector }) => ({ steps: pair, vector })),
  ];
  const weigh = weighBy(found.hypotheses);
  const likeliest = candidates.toSorted((a, b) => weigh(a) - weigh(b)).slice(0, MOST);
  const neighbours = likeliest.length === 0 ? [] : neighboursOf(bench.neighbours, read);
  const evidence = readableEvidence(bench);
  const classes = classesOf(
    likeliest.map((candidate) => spokenOf(bench, candidate, evidence, neighbours)),
    (a, b) => Number(a.isRefuted) - Number(b.isRefuted) || standingOf(together(b)) - standingOf(together(a)) || weigh(a) - weigh(b),
  );
  const numbered = classes.flatMap((own, at) => own.map((spoken) => ({ spoken, alike: at + 1 })));
  const ordered = numbered.toSorted((a, b) => Number(a.spoken.isRefuted) - Number(b.spoken.isRefuted));
  const all = ordered.map(({ spoken }) => spoken);
  const [first, second] = all.filter(({ isRefuted }) => !isRefuted);
  return {
    explanations: ordered.map(({ spoken, alike }) => explanationOf(spoken, alike)),
    more: candidates.length - likeliest.length,
    isSettled: isSettled(all.map(together)),
    isConfirmed: first?.isConfirmed === true,
    areRefuted: all.length > 0 && first === undefined,
    factApart: first?.scene && second?.scene && factApart(bench, first.scene, second.scene),
    silent: silentOf(all),
  };
}

/** `confirms`, `refutes`: by evidence and other bills. */
interface SpokenOf extends Candidate, Spoken {
  readonly scene: Scene | undefined;
  /** By what the bill prints of its own facts. */
  readonly printed: Spoken;
  /** Whether a row of evidence speaks against it: a bill of another time may have been mended. */
  readonly isRefuted: boolean;
  readonly isConfirmed: boolean;
  readonly silent: readonly LeftOut[];
  readonly onset: string | undefined;
}

function spokenOf(bench: Bench, candidate: Candidate, evidence: readonly EvidenceRow[], neighbours: readonly Neighbour[]): SpokenOf {
  const { steps } = candidate;
  const scene = steps.reduce<Scene | undefined>((changed, { variant }) => changed && variant.apply(changed), bench.scene);
  const said = steps.map((step) => ofStep(bench, step, evidence, neighbours));
  const printed = scene === undefined ? NOTHING_PRINTED : printedFacts(bench, scene);
  const confirms = said.flatMap((step) => step.confirms);
  const refutes = said.flatMap((step) => step.refutes);
  const isEachConfirmed = said.every((step) => step.confirms.length > 0);
  return {
    ...candidate,
    scene,
    confirms,
    refutes,
    printed,
    isRefuted: said.some(({ isRefuted }) => isRefuted),
    isConfirmed: refutes.length === 0 && (isEachConfirmed || (steps.length === 1 && printed.saysMore)),
    silent: said.flatMap((step) => step.silent),
    onset: said.map(({ onset }) => onset).find((onset) => onset !== undefined),
  };
}

const NOTHING_PRINTED: PrintedFacts = { confirms: [], refutes: [], saysMore: false };

function together({ confirms, refutes, printed }: SpokenOf): Spoken {
  return { confirms: [...confirms, ...printed.confirms], refutes: [...refutes, ...printed.refutes] };
}

interface OfStep extends Spoken {
  readonly isRefuted: boolean;
  readonly silent: readonly LeftOut[];
  readonly onset: string | undefined;
}

function ofStep(bench: Bench, step: Hypothesis, evidence: readonly EvidenceRow[], neighbours: readonly Neighbour[]): OfStep {
  const rows = evidence.map((row) => ({ text: `${row.kind} ${row.id}`, ...heard(bench, row, step) }));
  const those = (speaks: "confirms" | "refutes"): readonly string[] => rows.filter((row) => row.speaks === speaks).map(({ text }) => text);
  const others = neighboursSay(bench, step, neighbours);
  const refutes = those("refutes");
  return {
    confirms: [...those("confirms"), ...others.confirms],
    refutes: [...refutes, ...others.refutes],
    isRefuted: refutes.length > 0,
    silent: rows.flatMap(({ text, silent }) => (silent === undefined ? [] : [{ name: text, kind: "set aside" as const, why: silent }])),
    onset: others.onset,
  };
}

/** Each row once, and not one that speaks of another explanation. */
function silentOf(all: readonly SpokenOf[]): readonly LeftOut[] {
  const spoke = new Set(all.flatMap(({ confirms, refutes }) => [...confirms, ...refutes]));
  const silent = all.flatMap((each) => each.silent).filter(({ name }) => !spoke.has(name));
  return silent.filter(({ name }, at) => silent.findIndex((other) => other.name === name) === at);
}

function explanationOf(spoken: SpokenOf, alike: number): Explanation {
  return { faults: spoken.steps.map(explainedBy), ...together(spoken), figures: figuresText(spoken.vector), alike, onset: spoken.onset };
}

export function explainedBy({ fault, variant }: Hypothesis): ExplainedBy {
  return { fault: fault.id, name: fault.name, key: variant.key, values: variant.values, family: fault.family, evidence: fault.evidence };
}
