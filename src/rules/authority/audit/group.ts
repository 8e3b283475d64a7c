// The requests of one account under one noun, or of several that name a bill in common, as an audit sees them: all revisions, and the judgements of those that are judged.
import type { Plan } from "../../../engine/plan.ts";
import { textFromDay } from "../../../values/calendar.ts";
import type { Exact } from "../../../values/exact.ts";
import { add, ZERO } from "../../../values/exact.ts";
import { textOrder } from "../../records/journal.ts";
import type { Piece } from "../case.ts";
import type { Judgement } from "../judge.ts";
import { answerTo } from "../judge.ts";
import type { Question } from "../question.ts";
import { sizeBy } from "../revision.ts";
import { gradeName } from "../tally.ts";

export interface Audited {
  readonly judgement: Judgement;
  /** Whether it fails only beside others. */
  readonly isOfWindow: boolean;
}

export interface AuditGroup {
  readonly plan: Plan;
  readonly pieces: readonly Piece[];
  readonly audited: ReadonlyMap<Piece, Audited>;
}

/** Whether the approvals would do for the same request with other figures. */
export function wouldDo(plan: Plan, judgement: Judgement, question: Question): boolean {
  return answerTo(plan, judgement, question).tally?.suffices === true;
}

/** By day, then by id. */
export function byDay(pieces: readonly Piece[]): readonly Piece[] {
  return pieces.toSorted((a, b) => a.revision.day - b.revision.day || textOrder(a.case, b.case) || a.revision.request.revision - b.revision.request.revision);
}

/** The days from which and to which they reach, as texts. */
export function spanText({ calendar }: Plan, pieces: readonly Piece[]): { readonly from: string; readonly to: string } {
  const days = pieces.map(({ revision }) => revision.day);
  const text = (day: number): string => textFromDay(calendar, day);
  return { from: text(days.reduce((a, b) => Math.min(a, b), Infinity)), to: text(days.reduce((a, b) => Math.max(a, b), -Infinity)) };
}

export function totalSize(measure: "net" | "gross", pieces: readonly Piece[]): Exact {
  return pieces.reduce((sum, { revision }) => add(sum, sizeBy(measure, revision)), ZERO);
}

/** Who approved any of them, and the grades that they acted with; each once, in order. */
export function approversOf({ plan, audited }: AuditGroup, pieces: readonly Piece[]): { readonly persons: string; readonly held: string } {
  const votes = pieces.flatMap((piece) => audited.get(piece)?.judgement.votes ?? []).filter(({ isOfThis }) => isOfThis);
  const ranks = [...new Set(votes.flatMap(({ rank }) => rank ?? []))].sort((a, b) => a - b);
  return { persons: [...new Set(votes.map(({ person }) => person))].sort(textOrder).join(", "), held: ranks.map((rank) => gradeName(plan, rank)).join(", ") };
}

/** The ids of requests, each once, in the order given. */
export function requestIds(pieces: readonly Piece[]): readonly string[] {
  return [...new Set(pieces.map(({ case: id }) => id))];
}
