// What was done is done: a request that was carried out can no longer be refused, withdrawn or made anew; a document written off or cancelled stays so.
// That something refused was carried out is the authority's finding.
import type { Finding } from "../../finding.ts";
import type { Dated } from "../journal.ts";
import type { JournalIndex } from "../journal-index.ts";
import type { DocumentState, Execution, Refusal, Request, Withdrawal } from "../record.ts";
import type { DayText } from "./problem.ts";
import { problemOf } from "./problem.ts";

export function endProblems(index: JournalIndex, dayText: DayText): readonly Finding[] {
  const executed = new Map<string, Dated<Execution>>();
  for (const execution of index.executions) if (!executed.has(execution.record.request)) executed.set(execution.record.request, execution);
  const endings = index.ends.flatMap((end) => endedAfter(end, executed.get(end.record.request), dayText));
  const revisions = [...index.requests.values()].flat();
  const remade = revisions.flatMap((revision) => revisedAfter(revision, executed.get(revision.record.id), dayText));
  return [...endings, ...remade, ...stateProblems(index, dayText)];
}

/** On one day too: a request is carried out or refused, not both. */
function endedAfter(end: Dated<Refusal> | Dated<Withdrawal>, execution: Dated<Execution> | undefined, dayText: DayText): readonly Finding[] {
  if (execution === undefined || end.day < execution.day) return [];
  const code = end.record.record === "refusal" ? "refused-after-execution" : "withdrawn-after-execution";
  return [problemOf(code, [end, execution], { record: end.record.request, day: dayText(end.day), on: dayText(execution.day) }, dayText)];
}

function revisedAfter(revision: Dated<Request>, execution: Dated<Execution> | undefined, dayText: DayText): readonly Finding[] {
  if (execution === undefined || revision.record.revision === 1 || revision.day <= execution.day) return [];
  const values = { record: revision.record.id, revision: String(revision.record.revision), day: dayText(revision.day), on: dayText(execution.day) };
  return [problemOf("revised-after-execution", [revision, execution], values, dayText)];
}

function stateProblems({ states }: JournalIndex, dayText: DayText): readonly Finding[] {
  const ended = new Map<string, Dated<DocumentState>>();
  return states.flatMap((dated) => {
    const { document, state } = dated.record;
    const end = ended.get(document);
    if (end === undefined && (state === "written_off" || state === "cancelled")) ended.set(document, dated);
    if (end === undefined || end.record.state === state) return [];
    const values = { named: document, kind: end.record.state, on: dayText(end.day), day: dayText(dated.day) };
    return [problemOf("state-after-end", [dated, end], values, dayText)];
  });
}
