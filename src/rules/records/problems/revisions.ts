// The revisions of each request: numbered from 1 without a gap, and none made before the one that it replaces.
import type { Finding } from "../../finding.ts";
import type { Dated } from "../journal.ts";
import type { JournalIndex } from "../journal-index.ts";
import type { Request } from "../record.ts";
import type { DayText } from "./problem.ts";
import { problemOf } from "./problem.ts";

export function revisionProblems({ requests }: JournalIndex, dayText: DayText): readonly Finding[] {
  return [...requests.values()].flatMap((revisions) => revisions.flatMap((revision, at) => problemsOf(revisions[at - 1], revision, dayText)));
}

function problemsOf(before: Dated<Request> | undefined, { record, ...days }: Dated<Request>, dayText: DayText): readonly Finding[] {
  const { id, revision } = record;
  const needed = (before?.record.revision ?? 0) + 1;
  const about = { record, ...days };
  const found: Finding[] = [];
  if (revision !== needed) found.push(problemOf("revision-skipped", [about], { record: id, revision: String(revision), needed: String(needed) }, dayText));
  if (before !== undefined && about.day < before.day) {
    const values = { record: id, revision: String(revision), day: dayText(about.day), on: dayText(before.day) };
    found.push(problemOf("revision-out-of-order", [about], values, dayText));
  }
  return found;
}
