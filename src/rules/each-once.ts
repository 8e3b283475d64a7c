// One violation, one finding: what is wrong with a journal as a journal is left out where an audit says the same of the same act, with the rule that it breaks.
// INVARIANT: of two findings that tell one violation exactly one stays; what only one of them tells is never lost.
import type { Finding } from "./finding.ts";
import type { FindingCode } from "./findings.ts";
import type { JournalItem } from "./records/journal.ts";
import { recordOf } from "./records/journal.ts";

/** `problems` of a journal, then the findings of its audit. What the audit of plans tells is left to it. */
export function eachOnce(problems: readonly Finding[], findings: readonly Finding[], journal: readonly JournalItem[]): readonly Finding[] {
  const plans = planIds(journal);
  const known = byCode(findings);
  const unseen = problems.filter(({ code }) => code === "approval-of-no-revision");
  return [
    ...problems.filter((problem) => !isOfPlans(problem, plans) && !(known.get(TOLD_BY[problem.code] ?? problem.code) ?? []).some(tells(problem))),
    // Of an approval of nothing that is in the journal it cannot be said that the request changed afterwards.
    ...findings.filter((finding) => finding.code !== "stale-approval" || !unseen.some((problem) => isAbout(finding, problem.records))),
  ];
}

/** Which finding of an audit may tell the same. */
const TOLD_BY: Partial<Record<FindingCode, FindingCode>> = {
  "person-without-grade": "approver-not-appointed",
  "reference-missing": "delegation-unknown",
  "approval-before-revision": "approval-before-request",
  "refused-after-execution": "executed-after-refusal",
  "withdrawn-after-execution": "executed-after-refusal",
  "delegations-in-a-circle": "delegation-cycle",
};

function tells(problem: Finding): (finding: Finding) => boolean {
  const { values, records } = problem;
  return (finding) => {
    switch (finding.code) {
      case "approver-not-appointed":
        return finding.values["person"] === values["person"] && isAbout(finding, records);
      case "delegation-unknown":
        return values["kind"] === "delegation" && isAbout(finding, records);
      case "approval-before-request":
        return isAbout(finding, records);
      case "executed-after-refusal":
        // About the request and its carrying out; the problem is about this and the refusal.
        return isAbout(finding, [values["record"] ?? ""]) && records.some((id) => finding.records.includes(id));
      case "delegation-cycle":
        return records.includes(finding.values["delegation"] ?? "");
      default:
        return false;
    }
  };
}

/** Who granted a plan, and what it rests on, is asked of every plan: there it is told as one of the plan's own faults. */
function isOfPlans({ code, values, records }: Finding, plans: ReadonlySet<string>): boolean {
  if (!records.some((id) => plans.has(id))) return false;
  switch (code) {
    case "person-without-grade":
      return values["role"] === "approver" && plans.has(values["record"] ?? "");
    case "reference-missing":
      return plans.has(values["record"] ?? "") && (values["kind"] === "document" || values["kind"] === "delegation");
    case "reference-later":
      return plans.has(values["record"] ?? "") && values["kind"] === "document";
    default:
      return false;
  }
}

/** Ids that no record of another kind has: where one has, nothing is left out. */
function planIds(journal: readonly JournalItem[]): ReadonlySet<string> {
  const [plans, others] = [new Set<string>(), new Set<string>()];
  for (const item of journal) {
    const { record, id } = recordOf(item);
    (record === "plan" ? plans : others).add(id);
  }
  return new Set([...plans].filter((id) => !others.has(id)));
}

function byCode(findings: readonly Finding[]): ReadonlyMap<FindingCode, readonly Finding[]> {
  const found = new Map<FindingCode, Finding[]>();
  for (const finding of findings) {
    const list = found.get(finding.code);
    if (list === undefined) found.set(finding.code, [finding]);
    else list.push(finding);
  }
  return found;
}

function isAbout({ records }: Finding, ids: readonly string[]): boolean {
  return ids.every((id) => records.includes(id));
}
