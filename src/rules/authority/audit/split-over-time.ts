// Parts of one correction that no window joins: changes to the same bill, or without a bill requests of one kind and cause about the same oldest day. Each passes by
// itself; for all of them together none of their approvals would do. Parts that one splitting tells are not told again.
import type { Plan } from "../../../engine/plan.ts";
import { compare, fractionText, maximum, ZERO } from "../../../values/exact.ts";
import type { Finding } from "../../finding.ts";
import { findingOf } from "../../finding.ts";
import { windowStart } from "../beside.ts";
import type { Piece } from "../case.ts";
import type { Judgement } from "../judge.ts";
import { answerTo } from "../judge.ts";
import { listAt } from "../persons.ts";
import type { Question } from "../question.ts";
import { shareText, withFigures } from "../question.ts";
import { gradeName } from "../tally.ts";
import type { AuditGroup } from "./group.ts";
import { approversOf, byDay, requestIds, spanText, totalSize, wouldDo } from "./group.ts";
import { reachInAmount, reachInShare } from "./reach.ts";

export function splitsOverTime(group: AuditGroup, told: readonly ReadonlySet<Piece>[]): readonly Finding[] {
  const parts = new Map<string, Piece[]>();
  for (const piece of group.audited.keys()) listAt(parts, partKey(piece)).push(piece);
  return [...parts.values()].flatMap((pieces) => {
    if (pieces.length < 2 || told.some((set) => pieces.every((piece) => set.has(piece)))) return [];
    return splitOf(group, byDay(pieces));
  });
}

/** What parts of one correction have in common. */
function partKey({ revision: { request } }: Piece): string {
  const { account, bill, kind = "", cause = "", oldest_day } = request;
  return JSON.stringify(bill === undefined ? [account.id, kind, cause, oldest_day] : [bill.id]);
}

function splitOf(group: AuditGroup, pieces: readonly Piece[]): readonly Finding[] {
  const { plan, audited } = group;
  const judgements = pieces.flatMap((piece) => audited.get(piece)?.judgement ?? []);
  const last = judgements.at(-1);
  const [first] = pieces;
  if (first === undefined || last === undefined || isJoined(plan, first, last)) return [];
  const total = totalSize(last.ready.body.amount, pieces);
  const whole = ({ question }: Judgement): Question =>
    withFigures(question, { cumulated: maximum(total, question.cumulated), changed: maximum(total, question.changed) });
  if (judgements.some((judgement) => wouldDo(plan, judgement, whole(judgement)) || !wouldDo(plan, judgement, judgement.question))) return [];
  const needed = answerTo(plan, last, whole(last)).needs?.rank ?? plan.oversight.grades.length - 1;
  const values = { count: String(pieces.length), ...spanText(plan, pieces), grade: gradeName(plan, needed) };
  const place = { ...last.voted.place, records: requestIds(pieces) };
  const limits = judgements.map((judgement) => reachInAmount(plan, judgement)).filter((limit) => limit !== undefined && limit !== "no limit");
  const limit = limits.reduce(maximum, ZERO);
  const more = approversOf(group, pieces);
  if (limits.length === judgements.length && compare(total, limit) > 0) {
    return [findingOf("split-over-time", { ...values, total: fractionText(total), limit: fractionText(limit) }, place, more)];
  }
  const [bill, share, reached] = [first.revision.request.bill?.id, shareText(whole(last)), reachInShare(plan, last)];
  if (bill === undefined || share === undefined || reached === undefined || reached === "no limit") return [];
  return [findingOf("split-over-time-of-bill", { ...values, bill, share, mostShare: fractionText(reached) }, place, more)];
}

/** Whether the last one's window reaches back to the first. */
function isJoined({ calendar }: Plan, first: Piece, { ready, piece }: Judgement): boolean {
  const { cumulate } = ready.body;
  return cumulate !== undefined && first.revision.day > windowStart(calendar, piece.revision.day, cumulate);
}
