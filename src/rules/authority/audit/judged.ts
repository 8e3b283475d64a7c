// Which revisions of a journal are audited against their authority, and the findings about each by itself.
// A request that nobody approved and nobody carried out has done nothing yet: it counts beside others, and is not judged.
import type { Plan } from "../../../engine/plan.ts";
import { fractionText, ZERO } from "../../../values/exact.ts";
import type { Finding } from "../../finding.ts";
import { findingOf } from "../../finding.ts";
import type { Case, Piece } from "../case.ts";
import type { Answer, Judgement } from "../judge.ts";
import { answerTo, faultsOfAny } from "../judge.ts";
import type { Question } from "../question.ts";
import { shareText, withFigures } from "../question.ts";
import type { Tally } from "../tally.ts";
import { gradeName } from "../tally.ts";
import type { Vote } from "../votes.ts";

/** Carried out; or standing, with an approval of its own. */
export function isJudged({ hash, ends, executed }: Piece, { approvals }: Pick<Case, "approvals">): boolean {
  return executed !== undefined || (ends === undefined && approvals.some(({ record }) => record.request_hash === hash));
}

export interface JudgedFindings {
  readonly findings: readonly Finding[];
  /** Whether it would pass if nothing counted beside it: then what fails is a matter of the window, told with the other requests. */
  readonly isOfWindow: boolean;
}

/**
 * Each violation once, under the code that says most. A carrying out without any approval says more than that approvals are too few; an approval of another
 * revision more than that its person's grade is too low for this one; what the window alone makes fail is left to splitting.
 */
export function judgedFindings(plan: Plan, judgement: Judgement): JudgedFindings {
  const { own, pairs, voted, votes, piece, answer } = judgement;
  const always = [...own, ...pairs.map(({ finding }) => finding)];
  const isExecuted = piece.executed !== undefined;
  if (isExecuted && votes.length === 0)
    return { findings: [...always, findingOf("executed-without-approval", {}, voted.place), ...answer.beyond, ...answer.documents], isOfWindow: false };
  if (passes(answer, isExecuted)) return { findings: [...always, ...approvalFindings(plan, judgement, answer)], isOfWindow: false };
  const alone = answerTo(plan, judgement, besideNothing(judgement.question));
  const isOfWindow = failsByWindow(answer, alone, isExecuted);
  const shown = isOfWindow || alone.beyond.length < answer.beyond.length ? alone : answer;
  return { findings: [...always, ...shown.beyond, ...shown.documents, ...approvalFindings(plan, judgement, shown)], isOfWindow };
}

/** The question without what counts beside it. */
export function besideNothing(question: Question): Question {
  return withFigures(question, { cumulated: question.amount, changed: question.amount });
}

function passes({ beyond, documents, tally }: Answer, isExecuted: boolean): boolean {
  return beyond.length === 0 && documents.length === 0 && (tally === undefined || tallyPasses(tally, isExecuted));
}

/** Before it is carried out, approvals may still come: only one by a person who may not give it is wrong. */
function tallyPasses(tally: Tally, isExecuted: boolean): boolean {
  return tally.suffices || (!isExecuted && tally.low.length === 0 && pressing(tally.faulty).length === 0);
}

/**
 * Whether its approvals would do alone, and do not beside others: in amount, share or persons. Documents that the window asks are told as missing documents, where
 * nothing else fails.
 */
function failsByWindow(answer: Answer, alone: Answer, isExecuted: boolean): boolean {
  const does = ({ beyond, tally }: Answer): boolean => beyond.length === 0 && (tally === undefined || tallyPasses(tally, isExecuted));
  return does(alone) && !does(answer);
}

function approvalFindings(plan: Plan, judgement: Judgement, { needs, tally }: Answer): readonly Finding[] {
  const isExecuted = judgement.piece.executed !== undefined;
  if (needs === undefined || tally === undefined) {
    const faulty = judgement.votes.filter(({ faults }) => faults.length > 0);
    return faultsOfAny(judgement, isExecuted ? faulty : pressing(faulty));
  }
  if (tallyPasses(tally, isExecuted)) return [];
  const { place } = judgement.voted;
  const few = { found: String(tally.good.length), needed: String(needs.approvers), grade: gradeName(plan, needs.rank) };
  return [
    ...(isExecuted && tally.isTooFew ? [findingOf("approvals-too-few", few, place)] : []),
    ...(tally.low.length > 0 ? [gradeFinding(plan, judgement, needs.rank, tally.low)] : []),
    ...(isExecuted ? tally.faulty : pressing(tally.faulty)).flatMap(({ faults }) => faults),
  ];
}

/** Faults that no later approval mends. */
function pressing(faulty: readonly Vote[]): readonly Vote[] {
  return faulty.filter(({ isOfThis, faults }) => isOfThis && faults.some(({ code }) => code !== "approver-twice" && code !== "approval-expired"));
}

/** One finding for all whose grade is too low, by what makes it so: the age alone, the share alone, or the amount. */
function gradeFinding(plan: Plan, judgement: Judgement, rank: number, low: readonly Vote[]): Finding {
  const { question, voted } = judgement;
  const would = (other: Question): boolean => answerTo(plan, judgement, other).tally?.suffices === true;
  const alone = besideNothing(question);
  const values = {
    persons: low.map(({ person }) => person).join(", "),
    held: [...new Set(low.map((vote) => gradeName(plan, vote.rank ?? 0)))].join(", "),
    grade: gradeName(plan, rank),
  };
  const place = { ...voted.place, records: [...(voted.place.records ?? []), ...low.map(({ approval }) => approval.record.id)] };
  const more = { amount: fractionText(question.amount), cumulated: fractionText(question.cumulated) };
  if (would(withFigures(alone, { age: 0 }))) return findingOf("too-old", { ...values, age: String(question.age) }, place, more);
  if (would(withFigures(alone, { changed: ZERO }))) return findingOf("share-too-large", { ...values, share: shareText(alone) ?? "" }, place, more);
  return findingOf("over-authority", values, place, more);
}
