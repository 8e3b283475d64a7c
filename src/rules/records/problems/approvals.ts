// What each approval names: the hash of a revision that is in the journal and was made by then.
import type { Finding } from "../../finding.ts";
import { recordHash } from "../chain.ts";
import type { Dated } from "../journal.ts";
import type { JournalIndex } from "../journal-index.ts";
import type { Approval, Request } from "../record.ts";
import type { DayText } from "./problem.ts";
import { problemOf } from "./problem.ts";

export function approvalProblems({ requests, approvals }: JournalIndex, dayText: DayText): readonly Finding[] {
  const hashed = new Map<string, ReadonlyMap<string, Dated<Request>>>();
  return approvals.flatMap((approval) => {
    const { request } = approval.record;
    const revisions = requests.get(request);
    if (revisions === undefined) return [];
    const byHash = hashed.get(request) ?? new Map(revisions.map((revision) => [recordHash(revision.record), revision]));
    hashed.set(request, byHash);
    return problemsOf(approval, byHash.get(approval.record.request_hash), dayText);
  });
}

function problemsOf(approval: Dated<Approval>, revision: Dated<Request> | undefined, dayText: DayText): readonly Finding[] {
  const { request, approver: person } = approval.record;
  if (revision === undefined) return [problemOf("approval-of-no-revision", [approval], { person, record: request }, dayText)];
  if (revision.day <= approval.day) return [];
  const values = { person, record: request, revision: String(revision.record.revision), day: dayText(approval.day), on: dayText(revision.day) };
  return [problemOf("approval-before-revision", [approval, revision], values, dayText)];
}
