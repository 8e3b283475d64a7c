// Decides one request: the version in force on its day, its question beside the journal, and every clause that fails.
// INVARIANT: never throws, whatever the request; what cannot be read is a failed clause.
import { z } from "zod";
import type { Plan } from "../../engine/plan.ts";
import { ENGINE_VERSION } from "../../engine/receipt/engine-version.ts";
import { hashOfJson, hashOfText } from "../../engine/receipt/hash.ts";
import { complaintsFromIssues } from "../../engine/request/failures.ts";
import type { Day } from "../../values/calendar.ts";
import { dayFromText, textFromDay, whyNotADate } from "../../values/calendar.ts";
import { fractionText } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import { recordHash } from "../records/chain.ts";
import type { JournalItem } from "../records/journal.ts";
import { recordOf } from "../records/journal.ts";
import { jsonProblem } from "../records/json-value.ts";
import { chainProblems } from "../records/problems/chain.ts";
import type { Request } from "../records/record.ts";
import { recordSchemas } from "../records/record-schema.ts";
import { billAccountFaults } from "./audit/bill-accounts.ts";
import { authorityJournal } from "./authority-journal.ts";
import { besideOf, countedBeside } from "./beside.ts";
import type { Piece } from "./case.ts";
import { dayOfUse } from "./case.ts";
import { untranslatedOf } from "./clauses.ts";
import type { Decision } from "./decision.ts";
import { versionFinder } from "./in-force.ts";
import type { Judgement } from "./judge.ts";
import { failedClauses, judge } from "./judge.ts";
import { countableWith } from "./linked.ts";
import { shareText } from "./question.ts";
import { sizeBy } from "./revision.ts";
import { gradeName } from "./tally.ts";

/**
 * Days as texts. `asKnown`: rules announced and records entered later are not seen. `asOf`: what happened later is not seen, and approvals are made use of on that day.
 */
export interface DecideOptions {
  readonly asKnown?: string | undefined;
  readonly asOf?: string | undefined;
}

/** `request`: a request record, of any shape. The journal may hold it too, or not. */
export type Decider = (request: unknown, journal: readonly JournalItem[], options?: DecideOptions) => Decision;

export function decide(plan: Plan, request: unknown, journal: readonly JournalItem[], options: DecideOptions = {}): Decision {
  return decider(plan)(request, journal, options);
}

/** Prepares the plan's form of requests once, for many decisions. */
export function decider(plan: Plan): Decider {
  const schema = z.compile(recordSchemas(plan).request);
  return (request, journal, options = {}) => {
    const receipt = receiptOf(plan, request, journal);
    const parsed = schema.safeParse(request);
    if (!parsed.success) return notAsked(receipt, request, unreadable(parsed.error.issues, request));
    const days = { asKnown: readDay(plan, "asKnown", options.asKnown), asOf: readDay(plan, "asOf", options.asOf) };
    const faults = [...days.asKnown.faults, ...days.asOf.faults];
    if (faults.length > 0) return notAsked(receipt, parsed.data, faults);
    return decided(plan, parsed.data, journal, { asKnown: days.asKnown.day, asOf: days.asOf.day }, receipt);
  };
}

type Receipt = Decision["receipt"];

interface Days {
  readonly asKnown: Day | undefined;
  readonly asOf: Day | undefined;
}

function decided(plan: Plan, request: Request, items: readonly JournalItem[], { asKnown, asOf }: Days, receipt: Receipt): Decision {
  const place = { records: [request.id], account: request.account.id, day: request.day };
  const authority = own(plan.oversight.authorities, request.authority);
  if (authority === undefined) {
    const authorities = Object.keys(plan.oversight.authorities).join(", ");
    return notAsked(receipt, request, [findingOf("authority-unknown", { authority: request.authority, authorities }, place)]);
  }
  const day = dayFromText(plan.calendar, request.day) ?? 0;
  // The request that is asked about is seen, whatever day it has.
  const clocks = { asOf: latest(asOf, day), asKnown: latest(asKnown, day) };
  const { same, unlike } = apart(items, request, receipt);
  const journal = authorityJournal(plan, [...same, request], clocks);
  const found = journal.cases.get(request.id);
  const piece = found?.pieces.find(({ revision }) => revision.request === request || recordHash(revision.request) === receipt.request);
  const inForce = versionFinder(plan, asKnown)(authority, day, place);
  if (found === undefined || piece === undefined || inForce.kind === "none") {
    return notAsked(receipt, request, inForce.kind === "none" ? [inForce.finding] : [], inForce.kind === "none" ? inForce.version : undefined);
  }
  const { ready } = inForce;
  const counted = countedBeside(plan.calendar, ready, countableWith(journal.groups, authority.over, request), piece);
  const asked = {
    case: found,
    piece,
    hash: receipt.request,
    used: piece.executed ?? asOf ?? dayOfUse(found, piece),
    beside: besideOf(ready, counted, request.bill?.id),
  };
  const judgement = judge(plan, ready, journal.persons, asKnown, asked);
  const recorded = [...chainProblems(items), ...(unlike ? [findingOf("request-not-as-recorded", {}, place)] : []), ...billAccountFaults(journal, piece)];
  return decisionOf(plan, judgement, recorded, counted, receipt);
}

/** The journal without what it holds under the request's id and revision, where that is not the request: two unlike revisions of one number are one too many. */
function apart(
  items: readonly JournalItem[],
  { id, revision }: Request,
  { request: hash }: Receipt,
): { readonly same: readonly JournalItem[]; readonly unlike: boolean } {
  const same = items.filter((item) => {
    const record = recordOf(item);
    return record.record !== "request" || record.id !== id || record.revision !== revision || recordHash(record) === hash;
  });
  return { same, unlike: same.length < items.length };
}

function decisionOf(plan: Plan, judgement: Judgement, recorded: readonly Finding[], counted: readonly Piece[], receipt: Receipt): Decision {
  const { ready, piece, question, answer, voted } = judgement;
  const { request } = piece.revision;
  const failed = [...recorded, ...standingFault(plan, piece, voted.place), ...failedClauses(plan, judgement)];
  const { amount, cumulated, age, favour } = question;
  const { from, to, cites, marks } = ready.version;
  return {
    request: request.id,
    authority: request.authority,
    allowed: failed.length === 0,
    grade: answer.needs === undefined ? undefined : gradeName(plan, answer.needs.rank),
    approvers: answer.needs?.approvers,
    documents: answer.needs?.documents ?? [],
    failed,
    question: { amount: fractionText(amount), cumulated: fractionText(cumulated), share: shareText(question), age, favour },
    executed: piece.executed === undefined ? undefined : textFromDay(plan.calendar, piece.executed),
    counted: counted.map(({ case: id, revision }) => ({ request: id, amount: fractionText(sizeBy(ready.body.amount, revision)) })),
    untranslatable: untranslatedOf(ready.body),
    version: { from, to, cites, marks },
    receipt,
  };
}

/** Where nothing could be asked of a rule. */
function notAsked(receipt: Receipt, request: unknown, failed: readonly Finding[], version: Decision["version"] = undefined): Decision {
  const { id, authority } = namesIn(request);
  const applied = version === undefined ? undefined : { from: version.from, to: version.to, cites: version.cites, marks: version.marks };
  const nothing = {
    allowed: false,
    grade: undefined,
    approvers: undefined,
    documents: [],
    question: undefined,
    executed: undefined,
    counted: [],
    untranslatable: [],
  };
  return { request: id, authority, ...nothing, failed, version: applied, receipt };
}

/** What was carried out while it stood may have been replaced since. */
function standingFault({ calendar }: Plan, { ends, closed, executed }: Piece, place: FindingPlace): readonly Finding[] {
  if (ends === undefined || (executed !== undefined && executed < ends)) return [];
  const values = { day: textFromDay(calendar, ends) };
  return [closed ? findingOf("request-closed", values, place) : findingOf("request-replaced", values, place)];
}

function latest(clock: Day | undefined, day: Day): Day | undefined {
  return clock === undefined ? undefined : Math.max(clock, day);
}

function unreadable(issues: Parameters<typeof complaintsFromIssues>[0], request: unknown): readonly Finding[] {
  const { id } = namesIn(request);
  const records = id === "" ? [] : [id];
  return complaintsFromIssues(issues, request, "the request").map(({ path, problem, remedy }) =>
    findingOf("request-refused", { place: path, problem, remedy }, { records }),
  );
}

/** A day of the options; `place` is its name there. */
export function readDay({ calendar }: Plan, place: string, text: string | undefined): { readonly day: Day | undefined; readonly faults: readonly Finding[] } {
  const day = text === undefined ? undefined : dayFromText(calendar, text);
  if (text === undefined || day !== undefined) return { day, faults: [] };
  const values = { place, problem: whyNotADate(calendar, text), remedy: "give a day of the schedule's calendar" };
  return { day: undefined, faults: [findingOf("request-refused", values, {})] };
}

function namesIn(request: unknown): { readonly id: string; readonly authority: string } {
  const text = (name: string): string => {
    const value: unknown = typeof request === "object" && request !== null ? Object.getOwnPropertyDescriptor(request, name)?.value : undefined;
    return typeof value === "string" ? value : "";
  };
  return { id: text("id"), authority: text("authority") };
}

/** Of anything that is asked of rules beside a journal. */
export function receiptOf(plan: Plan, request: unknown, journal: readonly JournalItem[]): Receipt {
  const hashes = journal.map((item) => recordHash(recordOf(item))).sort();
  return {
    rules: plan.hash,
    request: requestHash(request),
    journal: hashOfText("mizan/journal/v1", hashes.join("\n")),
    engine: ENGINE_VERSION,
  };
}

/** Empty where the request is no JSON that can be hashed. */
export function requestHash(request: unknown): string {
  return request !== undefined && jsonProblem(request) === undefined ? hashOfJson("mizan/record/v1", request) : "";
}
