// One plan under one rule: its rows to the last coin, who may grant it, and every reason why it may not be made.
// INVARIANT: never throws, whatever the request; what cannot be read is a finding.
import { z } from "zod";
import type { Citation, DaySpan } from "../../dsl/program.ts";
import type { MarkWord } from "../../dsl/tree/tree.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { dayFromText, textFromDay } from "../../values/calendar.ts";

import { add, compare, exactFromText, fractionText, isZero, ZERO } from "../../values/exact.ts";
import { untranslatedOf } from "../authority/clauses.ts";
import { readDay, receiptOf, requestHash } from "../authority/decide.ts";
import type { Decision, DecisionReceipt } from "../authority/decision.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { JournalItem } from "../records/journal.ts";
import { textOrder } from "../records/journal.ts";
import { chainProblems } from "../records/problems/chain.ts";
import type { PlanRow } from "../records/record.ts";
import { otherAccountFaults, replacedFaults } from "./asked-debt.ts";
import type { Candidate } from "./candidate.ts";
import { askedLine } from "./candidate.ts";
import { documentFaults, namedTwice } from "./covered-documents.ts";
import { downFaults, downRange } from "./down-payment.ts";
import type { GrantRange } from "./grants.ts";
import { countFaults, grantedBy, grantFaults, grantRanges } from "./grants.ts";
import { livesOf } from "./lives.ts";
import { otherPlanFaults } from "./other-plans.ts";
import { planJournal } from "./plan-journal.ts";
import type { CoveredDocument, ScheduleRequest } from "./plan-request.ts";
import { scheduleRequestSchema } from "./plan-request-schema.ts";
import type { PlanRule, RuleFinder } from "./plan-rule.ts";
import { ruleFinder } from "./plan-rule.ts";
import type { ToPlan } from "./planned-rows.ts";
import { plannedRows } from "./planned-rows.ts";
import type { ScheduledRow } from "./schedule-rows.ts";
import { unreadableFindings } from "./unreadable.ts";

/** Amounts in the schedule's currency. Rows stand as a journal's plan has them; there are none where a part would be zero or no date can be told. */
export interface PlanSchedule {
  readonly rule: string;
  /** Whether it may be made: no clause fails. */
  readonly may: boolean;
  readonly debt: string;
  readonly down: string;
  readonly rows: readonly PlanRow[];
  readonly interest: string;
  /** In the order in which payments settle them: by their own due dates. */
  readonly covers: readonly CoveredDocument[];
  /** The lowest grade that may grant so many parts. */
  readonly by: string | undefined;
  readonly exception: string | undefined;
  readonly failed: readonly Finding[];
  readonly version: (DaySpan & { readonly cites: readonly Citation[]; readonly marks: readonly MarkWord[] }) | undefined;
  /** Clauses of the version that nobody could put into rules: whether they are met is for people to see. */
  readonly untranslatable: Decision["untranslatable"];
  readonly receipt: DecisionReceipt;
}

/** `asKnown`: rules announced and records entered later are not seen. */
export interface ScheduleOptions {
  readonly asKnown?: string | undefined;
}

export type Scheduler = (request: unknown, journal?: readonly JournalItem[], options?: ScheduleOptions) => PlanSchedule;

/** `request`: a `ScheduleRequest`, of any shape. Without a journal nothing is asked of other plans and persons, and of documents only that each is named once. */
export function schedule(plan: Plan, request: unknown, journal?: readonly JournalItem[], options: ScheduleOptions = {}): PlanSchedule {
  return scheduler(plan)(request, journal, options);
}

/** Prepares the plan's forms once, for many plans. */
export function scheduler(plan: Plan): Scheduler {
  const schema = z.compile(scheduleRequestSchema(plan));
  const ofNoJournal = receiptOf(plan, undefined, []);
  return (request, items, options = {}) => {
    const receipt = items === undefined || items.length === 0 ? { ...ofNoJournal, request: requestHash(request) } : receiptOf(plan, request, items);
    const parsed = schema.safeParse(request);
    const known = readDay(plan, "asKnown", options.asKnown);
    const faults = [...(parsed.success ? [] : unreadableFindings(parsed.error.issues, request)), ...known.faults];
    if (!parsed.success || faults.length > 0) return { ...NOTHING, failed: faults, receipt };
    return { ...scheduled(plan, parsed.data, items, known.day), receipt };
  };
}

type Answer = Omit<PlanSchedule, "receipt">;

const NOTHING: Omit<Answer, "failed"> = {
  rule: "",
  may: false,
  debt: "0",
  down: "0",
  rows: [],
  interest: "0",
  covers: [],
  by: undefined,
  exception: undefined,
  version: undefined,
  untranslatable: [],
};

function scheduled(plan: Plan, request: ScheduleRequest, items: readonly JournalItem[] | undefined, known: Day | undefined): Answer {
  const { rule: name, account, cause, span_months: span, agreed } = request;
  const toPlan = toPlanOf(plan, request);
  const find = ruleFinder(plan, known);
  const { rule, findings } = find(name, { account, debt: toPlan.debt, cause, span }, toPlan.agreed, { account: account.id, day: agreed });
  const place = { account: account.id, day: agreed, cites: rule?.cites ?? [], marks: rule?.marks ?? [] };
  const judged = rule === undefined ? NOT_JUDGED : underRule(plan, rule, toPlan, span, known, place);
  const beside =
    items === undefined ? namedTwice(request.covers, place) : besideJournal(plan, request, items, { find, rule, ranges: judged.ranges, toPlan, known, place });
  return answerOf(plan, request, toPlan, rule, judged, [...findings, ...judged.findings, ...beside]);
}

function toPlanOf({ calendar }: Plan, { agreed, covers, down, count }: ScheduleRequest): ToPlan {
  const debt = covers.reduce((sum, { amount }) => add(sum, exactFromText(amount) ?? ZERO), ZERO);
  return { agreed: dayFromText(calendar, agreed) ?? 0, debt, down: exactFromText(down) ?? ZERO, count };
}

function answerOf(
  plan: Plan,
  { rule: name, covers }: ScheduleRequest,
  { debt, down, count }: ToPlan,
  rule: PlanRule | undefined,
  { rows, ranges }: Judged,
  failed: readonly Finding[],
): Answer {
  return {
    rule: name,
    may: failed.length === 0,
    debt: fractionText(debt),
    down: fractionText(down),
    rows: rows.map((row) => rowText(plan, row)),
    interest: fractionText(rows.reduce((sum, { interest }) => (isZero(interest) ? sum : add(sum, interest)), ZERO)),
    covers: covers.toSorted((a, b) => textOrder(a.due, b.due) || textOrder(a.document, b.document)),
    by: ranges === undefined ? undefined : grantedBy(ranges, count)?.by,
    exception: rule?.exception?.name,
    failed,
    version: rule === undefined ? undefined : { from: rule.version.from, to: rule.version.to, cites: rule.cites, marks: rule.marks },
    untranslatable: rule === undefined ? [] : untranslatedOf(rule.body),
  };
}

interface Judged {
  readonly rows: readonly ScheduledRow[];
  readonly ranges: readonly GrantRange[] | undefined;
  readonly findings: readonly Finding[];
}

const NOT_JUDGED: Judged = { rows: [], ranges: undefined, findings: [] };

function underRule(plan: Plan, rule: PlanRule, toPlan: ToPlan, span: number | undefined, known: Day | undefined, place: FindingPlace): Judged {
  const { terms } = rule;
  const ranges = terms === undefined ? undefined : grantRanges(plan, terms, span);
  if (compare(toPlan.debt, ZERO) <= 0) return { rows: [], ranges, findings: [findingOf("debt-not-positive", { amount: fractionText(toPlan.debt) }, place)] };
  if (terms === undefined) return NOT_JUDGED;
  const { rows, findings } = plannedRows(plan, rule, toPlan, known, place);
  const counts = ranges === undefined ? [] : countFaults(ranges, toPlan.count, place);
  return { rows, ranges, findings: [...downFaults(downRange(terms, toPlan.debt), toPlan.down, place), ...counts, ...findings] };
}

interface Beside {
  readonly find: RuleFinder;
  readonly rule: PlanRule | undefined;
  readonly ranges: readonly GrantRange[] | undefined;
  readonly toPlan: ToPlan;
  readonly known: Day | undefined;
  readonly place: FindingPlace;
}

function besideJournal(plan: Plan, request: ScheduleRequest, items: readonly JournalItem[], beside: Beside): readonly Finding[] {
  const { find, rule, ranges, toPlan, known, place } = beside;
  const { agreed: day, debt, count } = toPlan;
  const covers = request.covers.map(({ document, amount }) => ({ document, amount: exactFromText(amount) ?? ZERO }));
  const { account, replaces, granted_by: person, delegation } = request;
  const journal = planJournal(plan, items, { asOf: day, asKnown: known });
  const candidate: Candidate = { day, account, covers, debt, line: askedLine(journal, replaces, account), at: Infinity, id: undefined, place };
  const documents = covers.map(({ document }) => document);
  return [
    ...chainProblems(items),
    ...documentFaults(plan, journal, candidate),
    ...otherAccountFaults(journal, documents, account.id, place),
    ...replacedFaults(journal, replaces, account.id, place),
    ...otherPlanFaults(plan, journal, livesOf(journal, find, day), rule, candidate),
    ...(person === undefined ? [] : grantFaults(plan, journal.persons, request.rule, ranges, { person, delegation, day, count }, place)),
  ];
}

function rowText({ calendar }: Plan, { due, principal, interest }: ScheduledRow): PlanRow {
  const day = textFromDay(calendar, due);
  if (isZero(interest)) return { due: day, amount: fractionText(principal) };
  return { due: day, amount: fractionText(add(principal, interest)), interest: fractionText(interest) };
}
