// The documents that a plan covers: there, of the account, owed without dispute, each once, and covered with what was left of it.
import type { Plan } from "../../engine/plan.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, equals, fractionText, subtract, ZERO } from "../../values/exact.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { Candidate } from "./candidate.ts";
import { leftOf, settledBy, standingOn } from "./document-standing.ts";
import type { DocumentCase, PlanJournal } from "./plan-journal.ts";

/** One finding for each document at most: the first thing that is wrong with it. */
export function documentFaults(plan: Plan, { documents }: PlanJournal, candidate: Candidate): readonly Finding[] {
  const covered = new Map<string, Exact[]>();
  for (const { document, amount } of candidate.covers) covered.set(document, [...(covered.get(document) ?? []), amount]);
  return [...covered].flatMap(([id, amounts]) => faultOf(plan, documents.get(id), id, amounts, candidate) ?? []);
}

/** Documents that stand more than once among what is covered; nothing is asked of a journal. */
export function namedTwice(covers: readonly { readonly document: string }[], place: FindingPlace): readonly Finding[] {
  const counts = new Map<string, number>();
  for (const { document } of covers) counts.set(document, (counts.get(document) ?? 0) + 1);
  return [...counts].flatMap(([document, count]) => (count > 1 ? [findingOf("document-named-twice", { document, count: String(count) }, place)] : []));
}

/** What may be covered of a document: what was left at the day's beginning, and, where other payments of the day took some, also what these left. */
export function leftAtAgreement(
  document: DocumentCase,
  { day, id }: Pick<Candidate, "day" | "id">,
): { readonly before: Exact; readonly after: Exact } | undefined {
  const before = leftOf(document, (each) => each.day < day);
  if (before === undefined) return undefined;
  return {
    before,
    after: subtract(
      before,
      settledBy(document, (each) => each.day === day && (id === undefined || each.plan !== id)),
    ),
  };
}

function faultOf(plan: Plan, document: DocumentCase | undefined, id: string, amounts: readonly Exact[], candidate: Candidate): Finding | undefined {
  const { place, day } = candidate;
  const dayText = textFromDay(plan.calendar, day);
  const record = document?.document;
  if (document === undefined || record === undefined || record.day > day) return findingOf("document-unknown", { document: id, day: dayText }, place);
  if (amounts.length > 1) return findingOf("document-named-twice", { document: id, count: String(amounts.length) }, place);
  const standing = standingOn(document, day);
  if (standing !== undefined) return findingOf(CODES[standing.state], { document: id, on: textFromDay(plan.calendar, standing.since) }, place);
  const stated = amounts.reduce(add, ZERO);
  const left = leftAtAgreement(document, candidate);
  if (left === undefined || equals(stated, left.before) || equals(stated, left.after)) return undefined;
  const expected = compare(left.after, ZERO) < 0 ? ZERO : left.after;
  return findingOf("cover-not-what-was-left", { document: id, stated: fractionText(stated), expected: fractionText(expected) }, place);
}

const CODES = { disputed: "document-disputed", written_off: "document-written-off", cancelled: "document-cancelled" } as const;
