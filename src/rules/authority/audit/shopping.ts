// Shopping: what was refused is asked again, the same or the like, and another person allows it who is of no higher grade than the one who refused.
// Asking a higher grade after a refusal is no shopping: that is what grades are for.
import type { Plan } from "../../../engine/plan.ts";
import type { Day } from "../../../values/calendar.ts";
import { monthsAfter, textFromDay } from "../../../values/calendar.ts";
import type { Exact } from "../../../values/exact.ts";
import { compare, multiply, subtract } from "../../../values/exact.ts";
import type { Finding } from "../../finding.ts";
import { findingOf } from "../../finding.ts";
import type { Dated } from "../../records/journal.ts";
import { textOrder } from "../../records/journal.ts";
import type { Refusal } from "../../records/record.ts";
import type { AuthorityJournal } from "../authority-journal.ts";
import type { Piece } from "../case.ts";
import { pieceOn } from "../case.ts";
import { appointedRank, listAt } from "../persons.ts";
import { favourOf, sizeBy, sizeOf } from "../revision.ts";
import type { Vote } from "../votes.ts";
import type { Audited, AuditGroup } from "./group.ts";

export interface ShoppingRule {
  readonly width: Exact;
  readonly months: number;
}

interface Refused {
  readonly refusal: Dated<Refusal>;
  readonly piece: Piece;
}

/** One finding for each request that was allowed so, by the last of the refusals before it. */
export function shopping(group: AuditGroup, journal: AuthorityJournal, rule: ShoppingRule): readonly Finding[] {
  const refused = refusedIn(group, journal);
  if (refused.length === 0) return [];
  const byKey = new Map<string, Refused[]>();
  for (const each of refused) listAt(byKey, likeKey(each.piece)).push(each);
  return [...group.audited.values()].flatMap((audited) => {
    const candidates = byKey.get(likeKey(audited.judgement.piece)) ?? [];
    const found = candidates.flatMap((each) => {
      const votes = isAlike(group.plan, each, audited, rule) ? shoppedVotes(journal, each, audited) : [];
      return votes.length === 0 ? [] : [{ refused: each, votes }];
    });
    const last = found
      .sort((a, b) => a.refused.refusal.day - b.refused.refusal.day || textOrder(a.refused.refusal.record.id, b.refused.refusal.record.id))
      .at(-1);
    return last === undefined ? [] : [shoppingOf(group.plan, last.refused, audited, last.votes)];
  });
}

function refusedIn({ pieces }: AuditGroup, { cases }: AuthorityJournal): readonly Refused[] {
  const own = new Set(pieces);
  return [...new Set(pieces.map((piece) => piece.case))].flatMap((id) => {
    const found = cases.get(id);
    return (found?.refusals ?? []).flatMap((refusal) => {
      const piece = found === undefined ? undefined : pieceOn(found, refusal.day);
      return piece !== undefined && own.has(piece) ? [{ refusal, piece }] : [];
    });
  });
}

/** What like requests have in common: the bill; without one, what is asked and why. */
function likeKey({ revision: { request } }: Piece): string {
  const { account, bill, kind = "", cause = "" } = request;
  return JSON.stringify(bill === undefined ? [account.id, kind, cause] : [bill.id]);
}

function isAlike(plan: Plan, { refusal, piece: before }: Refused, { judgement }: Audited, { width, months }: ShoppingRule): boolean {
  const { piece, ready } = judgement;
  const { body, authority } = ready;
  const since = piece.revision.day;
  if (piece !== before && since < refusal.day) return false;
  if (since > monthsAfter(plan.calendar, refusal.day, months)) return false;
  if (favourOf(authority.over, before.revision) !== favourOf(authority.over, piece.revision)) return false;
  const [size, earlier] = [sizeBy(body.amount, piece.revision), sizeBy(body.amount, before.revision)];
  return compare(sizeOf(subtract(size, earlier)), multiply(width, earlier)) <= 0;
}

/** The approvals by others than who refused, of no higher grade, after the refusal. None where who refused came round. */
function shoppedVotes({ persons }: AuthorityJournal, { refusal, piece: before }: Refused, { judgement: { votes, piece } }: Audited): readonly Vote[] {
  const refuser = refusal.record.approver;
  const after = votes.filter(({ isOfThis, approval }) => isOfThis && isAfter(approval.day, refusal.day, piece === before));
  if (after.some(({ person }) => person === refuser)) return [];
  // Of a refuser without a grade nobody is higher by it.
  const rank = appointedRank(persons, refuser, refusal.day) ?? Infinity;
  return after.every((vote) => (vote.rank ?? -1) <= rank) ? after : [];
}

/** Of the same revision an approval of the day of refusal may have come before it. */
function isAfter(day: Day, refused: Day, isSame: boolean): boolean {
  return isSame ? day > refused : day >= refused;
}

function shoppingOf({ calendar }: Plan, { refusal, piece: before }: Refused, { judgement }: Audited, votes: readonly Vote[]): Finding {
  const day = textFromDay(
    calendar,
    votes.reduce((first, { approval }) => Math.min(first, approval.day), Infinity),
  );
  const ids = [before.case, refusal.record.id, judgement.piece.case, ...votes.map(({ approval }) => approval.record.id)];
  const persons = [...new Set(votes.map(({ person }) => person))].join(", ");
  const values = { refuser: refusal.record.approver, refused: refusal.record.day, persons, day };
  return findingOf("shopping", values, { ...judgement.voted.place, records: [...new Set(ids)] });
}
