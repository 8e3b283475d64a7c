// What was found, as explanations: with what evidence, other bills and the bill's own printed facts say of each, in order, those that give the same bill together.
import type { ReadBill } from "./asked.ts";
import type { ExplainedBy, Explanation } from "./diagnosis.ts";
import { rowSpeaks } from "./evidence.ts";
import type { Bench, Scene } from "./fault.ts";
import type { Neighbour } from "./neighbours.ts";
import { neighboursOf, neighboursSay } from "./neighbours.ts";
import { printedFacts } from "./printed-facts.ts";
import type { Question } from "./question.ts";
import type { Candidate, Spoken } from "./ranking.ts";
import { classesOf, isSettled, standingOf, weighBy } from "./ranking.ts";
import type { Found } from "./search.ts";
import type { Hypothesis } from "./singles.ts";
import { figuresText } from "./texts.ts";

export interface Explanations {
  readonly explanations: readonly Explanation[];
  readonly more: number;
  /** Whether what is known leaves one. */
  readonly isSettled: boolean;
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
  const classes = classesOf(
    likeliest.map((candidate) => spokenOf(bench, candidate, neighbours)),
    (a, b) => standingOf(together(b)) - standingOf(together(a)) || weigh(a) - weigh(b),
  );
  return {
    explanations: classes.flatMap((own, at) => own.map((spoken) => explanationOf(spoken, at + 1))),
    more: candidates.length - likeliest.length,
    isSettled: isSettled(classes.flat()),
  };
}

/** By evidence and other bills; `printed`: by what the bill prints of its own facts. */
interface SpokenOf extends Candidate, Spoken {
  readonly printed: Spoken;
  readonly onset: string | undefined;
}

function spokenOf(bench: Bench, candidate: Candidate, neighbours: readonly Neighbour[]): SpokenOf {
  const { steps } = candidate;
  const scene = steps.reduce<Scene | undefined>((changed, { variant }) => changed && variant.apply(changed), bench.scene);
  const said = steps.map((step) => ofStep(bench, step, neighbours));
  const onsets = steps.map((step) => neighboursSay(bench, step, neighbours).onset).filter((onset) => onset !== undefined);
  return {
    ...candidate,
    confirms: said.flatMap(({ confirms }) => confirms),
    refutes: said.flatMap(({ refutes }) => refutes),
    printed: scene === undefined ? { confirms: [], refutes: [] } : printedFacts(bench, scene),
    onset: onsets[0],
  };
}

function together({ confirms, refutes, printed }: SpokenOf): Spoken {
  return { confirms: [...confirms, ...printed.confirms], refutes: [...refutes, ...printed.refutes] };
}

function ofStep(bench: Bench, step: Hypothesis, neighbours: readonly Neighbour[]): Spoken {
  const rows = (bench.case.evidence ?? []).map((row) => ({ text: `${row.kind} ${row.id}`, speaks: rowSpeaks(bench, row, step) }));
  const those = (speaks: "confirms" | "refutes"): readonly string[] => rows.filter((row) => row.speaks === speaks).map(({ text }) => text);
  const others = neighboursSay(bench, step, neighbours);
  return { confirms: [...those("confirms"), ...others.confirms], refutes: [...those("refutes"), ...others.refutes] };
}

function explanationOf(spoken: SpokenOf, alike: number): Explanation {
  return { faults: spoken.steps.map(explainedBy), ...together(spoken), figures: figuresText(spoken.vector), alike, onset: spoken.onset };
}

export function explainedBy({ fault, variant }: Hypothesis): ExplainedBy {
  return { fault: fault.id, name: fault.name, key: variant.key, values: variant.values, family: fault.family, evidence: fault.evidence };
}
