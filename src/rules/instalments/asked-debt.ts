// The debt that is asked about: a sum, or what is left of documents of the journal, those of a plan to be replaced among them; and what stands against it.
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, compare, exactFromText, fractionText, isNegative, ZERO } from "../../values/exact.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { Candidate } from "./candidate.ts";
import { askedLine } from "./candidate.ts";
import { documentFaults } from "./covered-documents.ts";
import { leftOf, standingOn } from "./document-standing.ts";
import type { PlanJournal } from "./plan-journal.ts";
import type { OfferRequest } from "./plan-request.ts";
import type { Cover } from "./read-plan.ts";

export interface AskedDebt {
  readonly request: OfferRequest;
  readonly day: Day;
  readonly covers: readonly Cover[];
  readonly debt: Exact;
  readonly place: FindingPlace;
}

export function askedDebt(journal: PlanJournal, request: OfferRequest, day: Day): AskedDebt {
  const covers = coversOf(journal, request, day);
  const stated = request.debt === undefined ? undefined : exactFromText(request.debt);
  const debt = stated ?? covers.reduce((sum, { amount }) => add(sum, amount), ZERO);
  return { request, day, covers, debt, place: { account: request.account.id, day: request.day } };
}

/** Whatever the rule: with the sum, with a document that is named, with the plan to be replaced. */
export function debtFaults(plan: Plan, journal: PlanJournal, asked: AskedDebt): readonly Finding[] {
  const { debt, place, request } = asked;
  return [
    ...(compare(debt, ZERO) > 0 ? [] : [findingOf("debt-not-positive", { amount: fractionText(debt) }, place)]),
    ...namedFaults(plan, journal, asked),
    ...replacedFaults(journal, request.replaces, request.account.id, place),
  ];
}

/** As a plan for this debt would be judged beside those of the journal. */
export function candidateFor(journal: PlanJournal, { request, day, covers, debt, place }: AskedDebt): Candidate {
  return { day, account: request.account, covers, debt, line: askedLine(journal, request.replaces, request.account), at: Infinity, id: undefined, place };
}

/** That a plan which is to be replaced is there, and of the account. */
export function replacedFaults({ plans }: PlanJournal, replaces: string | undefined, account: string, place: FindingPlace): readonly Finding[] {
  if (replaces === undefined) return [];
  const other = plans.get(replaces)?.record.account.id;
  if (other === undefined) return [findingOf("plan-unknown", { plan: replaces }, place)];
  return other === account ? [] : [findingOf("plan-of-other-account", { plan: replaces, other }, place)];
}

/** Of a document that is there: it is another account's. */
export function otherAccountFaults({ documents }: PlanJournal, ids: readonly string[], account: string, place: FindingPlace): readonly Finding[] {
  return [...new Set(ids)].flatMap((document) => {
    const other = documents.get(document)?.document?.record.account;
    return other === undefined || other === account ? [] : [findingOf("document-of-other-account", { document, other }, place)];
  });
}

/** What is left of each document that is named, and of each owed one that a plan to be replaced has not settled. */
function coversOf({ documents, plans }: PlanJournal, { documents: named = [], replaces }: OfferRequest, day: Day): readonly Cover[] {
  const old = replaces === undefined ? [] : (plans.get(replaces)?.covers ?? []).map(({ document }) => document);
  return [...new Set([...named, ...old])].flatMap((id) => {
    const document = documents.get(id);
    const left = document === undefined ? undefined : leftOf(document, (each) => each.day <= day);
    if (document === undefined || left === undefined || isNegative(left)) return [];
    const isOwed = compare(left, ZERO) > 0 && standingOn(document, day) === undefined;
    return isOwed || named.includes(id) ? [{ document: id, amount: left }] : [];
  });
}

function namedFaults(plan: Plan, journal: PlanJournal, asked: AskedDebt): readonly Finding[] {
  const { request, day, place } = asked;
  const { documents: named = [], account } = request;
  const covers = named.map((document) => ({ document, amount: asked.covers.find((cover) => cover.document === document)?.amount ?? ZERO }));
  const wrong = documentFaults(plan, journal, candidateFor(journal, { ...asked, covers })).filter(({ code }) => code !== "cover-not-what-was-left");
  const paid = [...new Set(named)].filter((id) => {
    const document = journal.documents.get(id);
    const left = document === undefined || standingOn(document, day) !== undefined ? undefined : leftOf(document, (each) => each.day <= day);
    return left !== undefined && compare(left, ZERO) <= 0;
  });
  return [
    ...wrong,
    ...otherAccountFaults(journal, named, account.id, place),
    ...paid.map((document) => findingOf("document-paid", { document, day: textFromDay(plan.calendar, day) }, place)),
  ];
}
