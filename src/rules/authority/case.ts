// A case: everything that a journal says of one request, and when each of its revisions counts beside others.
// Nothing here turns on the order in which the records of one day were written.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { recordHash } from "../records/chain.ts";
import type { Dated } from "../records/journal.ts";
import type { Approval, Execution, Refusal, Request, Withdrawal } from "../records/record.ts";
import type { Revision } from "./revision.ts";
import { readRevision } from "./revision.ts";

export interface Case {
  readonly id: string;
  /** By number, then by day. */
  readonly pieces: readonly Piece[];
  readonly approvals: readonly Dated<Approval>[];
  readonly refusals: readonly Dated<Refusal>[];
  readonly withdrawals: readonly Dated<Withdrawal>[];
  readonly executions: readonly Dated<Execution>[];
}

/** A revision and its standing: it counts on the days in [day, ends), and from `executed` on for ever, for what was carried out gives no room back. */
export interface Piece {
  readonly case: string;
  readonly revision: Revision;
  /** Of a case that was never approved or carried out, nobody asks it: then `undefined`. */
  readonly hash: string | undefined;
  /** The first day at the end of which it was replaced, refused or withdrawn; undefined: it stands. */
  readonly ends: Day | undefined;
  /** Whether what ended it was a refusal or a withdrawal. */
  readonly closed: boolean;
  readonly executed: Day | undefined;
}

/** The records of one request, of any kinds. */
export interface CaseRecords {
  readonly requests: readonly Dated<Request>[];
  readonly approvals: readonly Dated<Approval>[];
  readonly refusals: readonly Dated<Refusal>[];
  readonly withdrawals: readonly Dated<Withdrawal>[];
  readonly executions: readonly Dated<Execution>[];
}

/** Revisions that cannot be read are left out: `unread` of the journal names them. */
export function caseOf({ calendar }: Plan, id: string, records: CaseRecords): Case {
  const { approvals, refusals, withdrawals, executions } = records;
  const isAsked = approvals.length > 0 || executions.length > 0;
  const revisions = records.requests
    .flatMap(({ record }) => readRevision(calendar, record) ?? [])
    .sort((a, b) => a.request.revision - b.request.revision || a.day - b.day);
  const hashes = revisions.map(({ request }) => (isAsked ? recordHash(request) : undefined));
  const closings = refusals.length + withdrawals.length === 0 ? [] : [...refusals, ...withdrawals].map(({ day }) => day);
  const closed = closedDays(revisions, closings);
  const done = executedDays(executions, revisions, hashes);
  const pieces = revisions.map((revision, at): Piece => {
    const closing = closed[at];
    const replaced = revisions[at + 1];
    const replacedOn = replaced === undefined ? undefined : Math.max(replaced.day, revision.day);
    const ends = earlier(closing, replacedOn);
    return { case: id, revision, hash: hashes[at], ends, closed: ends !== undefined && ends === closing, executed: done[at] };
  });
  return { id, pieces, approvals, refusals, withdrawals, executions };
}

/** The revision that stood at the end of the day: the latest by number among those made by then. */
export function pieceOn({ pieces }: Case, day: Day): Piece | undefined {
  return pieces.findLast(({ revision }) => revision.day <= day);
}

/** The day on which approvals are made use of: that of carrying out; before that, of the last approval, or of the request. */
export function dayOfUse({ approvals }: Pick<Case, "approvals">, { revision, executed }: Piece): Day {
  return executed ?? approvals.reduce((last, { day }) => Math.max(last, day), revision.day);
}

/** Whether the piece counts beside others at the end of the day. */
export function countsOn({ revision, ends, executed }: Piece, day: Day): boolean {
  if (revision.day > day) return false;
  return ends === undefined || day < ends || (executed !== undefined && executed <= day);
}

/** For each revision the first day on which it was carried out. A hash of none is taken to mean the revision that stood. */
function executedDays(
  executions: readonly Dated<Execution>[],
  revisions: readonly Revision[],
  hashes: readonly (string | undefined)[],
): readonly (Day | undefined)[] {
  const days: (Day | undefined)[] = revisions.map(() => undefined);
  for (const { record, day } of executions) {
    const named = hashes.indexOf(record.request_hash);
    const stood = revisions.findLastIndex((revision) => revision.day <= day);
    const at = named >= 0 ? named : Math.max(stood, 0);
    days[at] = earlier(days[at], day);
  }
  return days.slice(0, revisions.length);
}

/**
 * For each revision the day on which it was refused or withdrawn. A closing names no revision: where one that was still open and new ones meet on one day, the
 * closings of the day are taken to be of the older ones first. A revision counts unless it is plain that it was closed.
 */
function closedDays(revisions: readonly Revision[], closings: readonly Day[]): readonly (Day | undefined)[] {
  const closed: (Day | undefined)[] = revisions.map(() => undefined);
  if (closings.length === 0) return closed;
  let open: number | undefined;
  for (const day of [...new Set([...revisions.map((revision) => revision.day), ...closings])].sort((a, b) => a - b)) {
    const made = revisions.flatMap((revision, at) => (revision.day === day ? [at] : []));
    const standing = [...made, ...(open === undefined ? [] : [open])];
    if (standing.length === 0) continue;
    const latest = standing.reduce((last, at) => Math.max(last, at), 0);
    const isClosed = closings.filter((each) => each === day).length >= standing.length;
    if (isClosed) closed[latest] = day;
    open = isClosed ? undefined : latest;
  }
  return closed;
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}
