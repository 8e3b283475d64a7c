// The audit of plans that others made, and of what was paid and done under them: every clause that was not met, each once.
// INVARIANT: the order in which the journal was given changes nothing.
import type { Plan } from "../../engine/plan.ts";
import { inFindingOrder } from "../authority/audit/order.ts";
import { readDay } from "../authority/decide.ts";
import { eachOnce } from "../each-once.ts";
import type { Finding } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { JournalItem } from "../records/journal.ts";
import { chainProblems } from "../records/problems/chain.ts";
import { actionFaults } from "./action-faults.ts";
import type { PlanAudit } from "./agreement-faults.ts";
import { agreementFaults } from "./agreement-faults.ts";
import { declaredFaults } from "./declared-faults.ts";
import { livesOf } from "./lives.ts";
import { judgedPayments, otherPaymentFaults } from "./payment-faults.ts";
import type { UnreadPlan } from "./plan-journal.ts";
import { planJournal } from "./plan-journal.ts";
import { ruleFinder } from "./plan-rule.ts";
import { recordFaults } from "./record-faults.ts";

/** Days as texts in the schedule's calendar. */
export interface PlanAuditOptions {
  /** What happened later is not seen; absent: the journal's last day. */
  readonly asOf?: string | undefined;
  /** What was announced or recorded later is not seen. */
  readonly asKnown?: string | undefined;
  /** Also what is wrong with the records as records: for whoever audits plans alone. The audit of corrections tells it of the whole journal. A broken chain is told by either. */
  readonly withRecords?: boolean | undefined;
}

export function auditPlans(plan: Plan, records: readonly JournalItem[], options: PlanAuditOptions = {}): readonly Finding[] {
  const [asOf, asKnown] = [readDay(plan, "asOf", options.asOf), readDay(plan, "asKnown", options.asKnown)];
  const refused = [...asOf.faults, ...asKnown.faults];
  if (refused.length > 0) return refused;
  const journal = planJournal(plan, records, { asOf: asOf.day, asKnown: asKnown.day });
  const find = ruleFinder(plan, asKnown.day);
  const lives = livesOf(journal, find, asOf.day ?? journal.lastDay);
  const audit = { plan, journal, find, lives, known: asKnown.day };
  const asked: AskedPayments = { judged: new Set(), surplus: new Map() };
  const byAccount = journal.accounts.flatMap((account) => accountFaults(audit, account, asked));
  const findings = [...byAccount, ...otherPaymentFaults(plan, journal, asked.judged, asked.surplus)];
  if (options.withRecords !== true) return inFindingOrder([...chainProblems(records), ...findings]);
  return inFindingOrder(eachOnce(recordFaults(plan, records, { asOf: options.asOf, asKnown: options.asKnown }), findings, records));
}

/** Payments that a plan's rule was asked of, and what was said of those after its end: filled account by account. */
interface AskedPayments {
  readonly judged: Set<string>;
  readonly surplus: Map<string, ReadonlySet<string>>;
}

/** Account by account, so that the lives of one account's plans are at hand together, and not those of all. */
function accountFaults(audit: PlanAudit, account: string, asked: AskedPayments): readonly Finding[] {
  const { plan, journal, lives } = audit;
  const agreed = (journal.byAccount.get(account) ?? []).flatMap((each) => agreementFaults(audit, each));
  const after = lives(account).flatMap((life) => {
    const { payments, surplus, findings } = judgedPayments(plan, journal, life);
    for (const id of payments) asked.judged.add(id);
    for (const [id, documents] of surplus) asked.surplus.set(id, documents);
    return [...declaredFaults(plan, life), ...findings];
  });
  return [...(journal.unreadOf.get(account) ?? []).map(unreadFault), ...agreed, ...after, ...actionFaults(plan, journal, lives(account), account)];
}

function unreadFault({ record: { id, account, day }, place }: UnreadPlan): Finding {
  return findingOf("plan-unreadable", { plan: id, place }, { records: [id], account: account.id, day });
}
