// What is wrong with the records that an audit of plans reads, as records: a chain that does not hold, ids told twice, references to nothing, persons that are nowhere, days out of order.
import type { Plan } from "../../engine/plan.ts";
import type { Finding } from "../finding.ts";
import type { JournalItem } from "../records/journal.ts";
import { isEntry, recordOf } from "../records/journal.ts";
import { recordProblems } from "../records/journal-problems.ts";
import { chainProblems } from "../records/problems/chain.ts";
import type { JournalRecord } from "../records/record.ts";

/** Days as texts, of one calendar: their order is that of time. */
export function recordFaults(
  plan: Plan,
  items: readonly JournalItem[],
  { asOf, asKnown }: { readonly asOf: string | undefined; readonly asKnown: string | undefined },
): readonly Finding[] {
  const seen = items.filter((item) => {
    const record = recordOf(item);
    const known = isEntry(item) ? item.recorded : record.day;
    return isRead(record) && (asOf === undefined || record.day <= asOf) && (asKnown === undefined || known <= asKnown);
  });
  return [...chainProblems(items), ...recordProblems(plan, seen, { bills: undefined })];
}

/** Requests and what becomes of them are for the audit of corrections to tell. */
function isRead({ record }: JournalRecord): boolean {
  switch (record) {
    case "appointment":
    case "delegation":
    case "revocation":
    case "document":
    case "document_state":
    case "action":
    case "plan":
    case "plan_end":
    case "payment":
      return true;
    case "request":
    case "approval":
    case "refusal":
    case "withdrawal":
    case "execution":
      return false;
  }
}
