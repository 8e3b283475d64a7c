// What is wrong with a journal as a journal: ids, revisions, references, persons, circles, and the order of what was done. Each is a finding; none stops a fold.
// INVARIANT: the same findings for any order in which the records were given. Whether what was done was allowed is not asked here: that is the authority's.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { dayFromText, textFromDay } from "../../values/calendar.ts";
import type { Finding } from "../finding.ts";
import type { JournalItem } from "./journal.ts";
import { inOrder, textOrder } from "./journal.ts";
import { indexOf } from "./journal-index.ts";
import { approvalProblems } from "./problems/approvals.ts";
import { chainProblems } from "./problems/chain.ts";
import { circleProblems } from "./problems/circles.ts";
import { endProblems } from "./problems/ends.ts";
import { entryProblems } from "./problems/entries.ts";
import { idProblems } from "./problems/ids.ts";
import { lookalikeProblems } from "./problems/lookalikes.ts";
import { personProblems } from "./problems/persons.ts";
import { referenceProblems } from "./problems/references.ts";
import { revisionProblems } from "./problems/revisions.ts";
import { toldOnce } from "./told-once.ts";

/** `bills`: the ids of all bills, where they are at hand; undefined: whether a request's bill exists is not asked. */
export interface JournalContext {
  readonly bills: ReadonlySet<string> | undefined;
}

/** In the order of their days, then of the ids of their records, then of their codes. Whether its chain holds comes first. */
export function journalProblems(plan: Plan, items: readonly JournalItem[], context: JournalContext): readonly Finding[] {
  return [...chainProblems(items), ...recordProblems(plan, items, context)];
}

/** Of some records of a journal, whatever their chain: in the same order. */
export function recordProblems(plan: Plan, items: readonly JournalItem[], { bills }: JournalContext): readonly Finding[] {
  const all = inOrder(plan, items);
  const told = toldOnce(all);
  const index = indexOf(told.records);
  const dayText = (day: Day): string => textFromDay(plan.calendar, day);
  const findings = [
    ...idProblems(told, dayText),
    ...revisionProblems(index, dayText),
    ...referenceProblems(index, bills, dayText),
    ...approvalProblems(index, dayText),
    ...personProblems(plan, index, dayText),
    ...circleProblems(plan, index, dayText),
    ...endProblems(index, dayText),
    ...entryProblems(all, dayText),
    ...lookalikeProblems(told.records, dayText),
  ];
  return findings.sort((a, b) => dayOrder(plan, a, b) || textOrder(a.records.join("\n"), b.records.join("\n")) || textOrder(a.code, b.code));
}

function dayOrder({ calendar }: Plan, a: Finding, b: Finding): number {
  const day = (finding: Finding): Day => (finding.day === undefined ? undefined : dayFromText(calendar, finding.day)) ?? 0;
  return day(a) - day(b);
}
