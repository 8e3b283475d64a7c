// One revision judged under the version in force: its question, what it takes, its votes, and what fails, clause by clause in the order of decision.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import type { Case, Piece } from "./case.ts";
import { barFaults, beyondFaults, declaredFaults, documentFaults, statedFaults } from "./clauses.ts";
import { basisFaults } from "./in-force.ts";
import type { Needs } from "./matrix.ts";
import { needsOf } from "./matrix.ts";
import type { ForbiddenPair } from "./pairs.ts";
import { forbiddenPairs } from "./pairs.ts";
import type { Persons } from "./persons.ts";
import type { Beside, Question } from "./question.ts";
import { questionOf } from "./question.ts";
import type { ReadyVersion } from "./ready.ts";
import type { Tally } from "./tally.ts";
import { tallyFaults, tallyOf } from "./tally.ts";
import type { Vote, Voted } from "./votes.ts";
import { votesOf } from "./votes.ts";

export interface Judgement {
  readonly ready: ReadyVersion;
  readonly piece: Piece;
  readonly voted: Voted;
  readonly votes: readonly Vote[];
  readonly pairs: readonly ForbiddenPair[];
  readonly question: Question;
  /** What rests on nothing that turns on the figures of other requests. */
  readonly own: readonly Finding[];
  /** Whether its kind and cause are such as the authority declares: of others no grade is named, though a row may be about any. */
  readonly isKnown: boolean;
  readonly answer: Answer;
}

/** What the matrix says of a question, and what fails of it. */
export interface Answer {
  readonly needs: Needs | undefined;
  readonly tally: Tally | undefined;
  readonly beyond: readonly Finding[];
  readonly documents: readonly Finding[];
}

/** What is judged, and when: `used` is the day on which the approvals are made use of. */
export interface ToJudge {
  readonly case: Case;
  readonly piece: Piece;
  readonly hash: string;
  readonly used: Day;
  readonly beside: Beside;
}

export function judge(
  plan: Plan,
  ready: ReadyVersion,
  persons: Persons,
  known: Day | undefined,
  { case: asked, piece, hash, used, beside }: ToJudge,
): Judgement {
  const { revision } = piece;
  const place = placeOfRevision(ready, piece);
  const question = questionOf(plan, ready, revision, beside);
  const voted: Voted = { revision, hash, used, executed: piece.executed, place };
  const votes = votesOf(plan, ready, persons, asked, voted);
  const pairs = forbiddenPairs(ready, persons, revision, votes, place);
  const undeclared = declaredFaults(ready, revision, place);
  const own = [
    ...basisFaults(plan, ready.mortal, revision.request.basis, revision.day, known, place),
    ...statedFaults(plan, ready, revision, question, place),
    ...barFaults(ready, question, place),
    ...undeclared,
  ];
  const judged = { ready, piece, voted, votes, pairs, question, own, isKnown: undeclared.length === 0 };
  return { ...judged, answer: answerTo(plan, judged, question) };
}

/** What the matrix says of another question about the same request: with other figures. */
export function answerTo(plan: Plan, { ready, votes, pairs, voted, isKnown }: Omit<Judgement, "answer">, question: Question): Answer {
  if (!isKnown) return { needs: undefined, tally: undefined, beyond: [], documents: [] };
  const needs = needsOf(ready, question, plan.oversight.grades.length - 1);
  const barred = new Set(pairs.map(({ person }) => person));
  return {
    needs,
    tally: needs === undefined ? undefined : tallyOf(needs, votes, barred),
    beyond: beyondFaults(ready, question, needs, voted.place),
    documents: documentFaults(needs, question, voted.place),
  };
}

/** Every failed clause, in the order of decision. */
export function failedClauses(plan: Plan, judgement: Judgement): readonly Finding[] {
  const { own, answer, pairs, voted, votes } = judgement;
  const { needs, tally, beyond, documents } = answer;
  const approvals = needs === undefined || tally === undefined ? faultsOfAny(judgement, votes) : tallyFaults(plan, needs, tally, voted);
  return [...own, ...beyond, ...documents, ...approvals, ...pairs.map(({ finding }) => finding)];
}

/** Where the matrix or the kind is unknown nobody can say which grade it takes; what is wrong with an approval whatever the grade can be said. */
export function faultsOfAny({ ready, isKnown }: Pick<Judgement, "ready" | "isKnown">, votes: readonly Vote[]): readonly Finding[] {
  return !isKnown || ready.body.matrix.kind === "unknown" ? votes.flatMap(({ faults }) => faults) : [];
}

export function placeOfRevision({ version }: Pick<ReadyVersion, "version">, { revision: { request } }: Piece): FindingPlace {
  return { records: [request.id], account: request.account.id, day: request.day, cites: version.cites, marks: version.marks };
}
