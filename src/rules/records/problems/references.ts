// What records name of one another: it must be in the journal, not be of a later day, and of the same account.
import type { Finding } from "../../finding.ts";
import type { Dated } from "../journal.ts";
import type { JournalIndex } from "../journal-index.ts";
import type { JournalRecord } from "../record.ts";
import type { DayText } from "./problem.ts";
import { accountOf, problemOf } from "./problem.ts";

type Named = "request" | "delegation" | "document" | "plan";

export function referenceProblems(index: JournalIndex, bills: ReadonlySet<string> | undefined, dayText: DayText): readonly Finding[] {
  return index.all.flatMap((dated) => [
    ...referencesOf(dated.record).flatMap(({ kind, id }) => problemsOf(index, dated, kind, id, dayText)),
    ...billProblems(index, dated, bills, dayText),
  ]);
}

function problemsOf(index: JournalIndex, dated: Dated, kind: Named, named: string, dayText: DayText): readonly Finding[] {
  const found = lookedUp(index, kind, named);
  const { id: record } = dated.record;
  if (found === undefined) return [problemOf("reference-missing", [dated], { record, kind, named }, dayText)];
  const [account, other] = [accountOf(dated.record), accountOf(found.record)];
  const problems: Finding[] = [];
  if (account !== undefined && other !== undefined && account !== other)
    problems.push(problemOf("reference-of-other-account", [dated, found], { record, kind, named, account, other }, dayText));
  // Of an approval what counts is the revision that it names.
  if (found.day > dated.day && dated.record.record !== "approval")
    problems.push(problemOf("reference-later", [dated, found], { record, kind, named, day: dayText(dated.day), on: dayText(found.day) }, dayText));
  return problems;
}

function lookedUp(index: JournalIndex, kind: Named, id: string): Dated | undefined {
  switch (kind) {
    case "request":
      return earliest(index.requests.get(id));
    case "delegation":
      return index.delegations.get(id);
    case "document":
      return index.documents.get(id);
    case "plan":
      return index.plans.get(id);
  }
}

function earliest(revisions: readonly Dated[] | undefined): Dated | undefined {
  return revisions?.reduce((first, other) => (other.day < first.day ? other : first));
}

/** Each document once, however often it is named. */
function referencesOf(record: JournalRecord): readonly { readonly kind: Named; readonly id: string }[] {
  const one = (kind: Named, id: string | undefined): readonly { readonly kind: Named; readonly id: string }[] => (id === undefined ? [] : [{ kind, id }]);
  const documents = (parts: readonly { readonly document: string }[]): readonly { readonly kind: Named; readonly id: string }[] =>
    [...new Set(parts.map(({ document }) => document))].flatMap((id) => one("document", id));
  switch (record.record) {
    case "appointment":
    case "delegation":
    case "request":
    case "document":
    case "action":
      return [];
    case "revocation":
      return one("delegation", record.delegation);
    case "approval":
      return [...one("request", record.request), ...one("delegation", record.delegation)];
    case "refusal":
    case "withdrawal":
    case "execution":
      return one("request", record.request);
    case "document_state":
      return one("document", record.document);
    case "plan":
      return [...documents(record.covers), ...one("delegation", record.delegation), ...one("plan", record.replaces)];
    case "plan_end":
      return one("plan", record.plan);
    case "payment":
      return [...one("plan", record.plan), ...documents(record.allocation)];
  }
}

/** A bill that is a document of the journal is there, whatever the list of bills says. */
function billProblems({ documents }: JournalIndex, dated: Dated, bills: ReadonlySet<string> | undefined, dayText: DayText): readonly Finding[] {
  const { record } = dated;
  if (record.record !== "request" || record.bill === undefined || bills === undefined) return [];
  const { id } = record.bill;
  return bills.has(id) || documents.has(id) ? [] : [problemOf("reference-missing", [dated], { record: record.id, kind: "bill", named: id }, dayText)];
}
