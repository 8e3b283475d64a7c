// What a debtor may have on a day under every instalments rule: down payment, counts and who may grant them, and where not, why not.
// INVARIANT: never throws, whatever the request; what cannot be read is a finding.
import { z } from "zod";
import type { Citation, DaySpan, Labels } from "../../dsl/program.ts";
import type { MarkWord } from "../../dsl/tree/tree.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { dayFromText } from "../../values/calendar.ts";
import { fractionText } from "../../values/exact.ts";
import { untranslatedOf } from "../authority/clauses.ts";
import { readDay, receiptOf } from "../authority/decide.ts";
import type { Decision, DecisionReceipt } from "../authority/decision.ts";
import type { Finding } from "../finding.ts";
import type { JournalItem } from "../records/journal.ts";
import { chainProblems } from "../records/problems/chain.ts";
import type { AskedDebt } from "./asked-debt.ts";
import { askedDebt, candidateFor, debtFaults } from "./asked-debt.ts";
import { livesOf } from "./lives.ts";
import type { OfferedTerms } from "./offered-terms.ts";
import { offeredTerms } from "./offered-terms.ts";
import { otherPlanFaults } from "./other-plans.ts";
import type { PlanJournal } from "./plan-journal.ts";
import { planJournal } from "./plan-journal.ts";
import type { CoveredDocument } from "./plan-request.ts";
import { offerRequestSchema } from "./plan-request-schema.ts";
import type { PlanRule, RuleAnswer } from "./plan-rule.ts";
import { ruleFinder } from "./plan-rule.ts";
import { unreadableFindings } from "./unreadable.ts";

export interface InstalmentOffers {
  /** In the schedule's currency. */
  readonly debt: string;
  /** What would be covered: what is left of each document. Empty where the debt was given as a sum. */
  readonly documents: readonly CoveredDocument[];
  /** Of every rule that is for this debtor. */
  readonly offers: readonly PlanOffer[];
  /** The rules that are not, or that cannot be asked, and why. */
  readonly others: readonly { readonly rule: string; readonly because: readonly Finding[] }[];
  /** What is wrong whatever the rule: with the request, the debt, its documents. */
  readonly failed: readonly Finding[];
  readonly receipt: DecisionReceipt;
}

export interface PlanOffer {
  readonly rule: string;
  readonly labels: Labels;
  /** Whether nothing stands against a plan: neither here nor in `failed` of the whole. */
  readonly may: boolean;
  readonly refused: readonly Finding[];
  readonly exception: { readonly name: string; readonly labels: Labels } | undefined;
  /** Undefined where it cannot be told which terms hold. */
  readonly terms: OfferedTerms | undefined;
  readonly version: DaySpan & { readonly cites: readonly Citation[]; readonly marks: readonly MarkWord[] };
  /** Clauses of the version that nobody could put into rules: whether they are met is for people to see. */
  readonly untranslatable: Decision["untranslatable"];
}

/** `asKnown`: rules announced and records entered later are not seen. What happened after the day asked about is never seen. */
export interface OfferOptions {
  readonly asKnown?: string | undefined;
}

export type Offerer = (request: unknown, journal: readonly JournalItem[], options?: OfferOptions) => InstalmentOffers;

/** `request`: an `OfferRequest`, of any shape. */
export function offer(plan: Plan, request: unknown, journal: readonly JournalItem[], options: OfferOptions = {}): InstalmentOffers {
  return offerer(plan)(request, journal, options);
}

/** Prepares the plan's forms once, for many questions. */
export function offerer(plan: Plan): Offerer {
  const schema = z.compile(offerRequestSchema(plan));
  return (request, items, options = {}) => {
    const receipt = receiptOf(plan, request, items);
    const parsed = schema.safeParse(request);
    const known = readDay(plan, "asKnown", options.asKnown);
    const faults = [...(parsed.success ? [] : unreadableFindings(parsed.error.issues, request)), ...known.faults];
    if (!parsed.success || faults.length > 0) return { debt: "0", documents: [], offers: [], others: [], failed: faults, receipt };
    const day = dayFromText(plan.calendar, parsed.data.day) ?? 0;
    const journal = planJournal(plan, items, { asOf: day, asKnown: known.day });
    return { ...offersFor(plan, journal, askedDebt(journal, parsed.data, day), known.day, chainProblems(items)), receipt };
  };
}

function offersFor(plan: Plan, journal: PlanJournal, asked: AskedDebt, known: Day | undefined, chain: readonly Finding[]): Omit<InstalmentOffers, "receipt"> {
  const { request, day, debt, covers, place } = asked;
  const failed = [...chain, ...debtFaults(plan, journal, asked)];
  const find = ruleFinder(plan, known);
  const lives = livesOf(journal, find, day);
  const debtor = { account: request.account, debt, cause: request.cause, span: request.span_months };
  const answers = Object.keys(plan.oversight.instalments).map((name) => ({ name, answer: find(name, debtor, day, place) }));
  const offers = answers.flatMap(({ answer: { rule, fits, findings } }) => {
    if (rule === undefined || fits !== true) return [];
    const at = { ...place, cites: rule.cites, marks: rule.marks };
    const offered = offeredTerms(plan, rule, { debt, day, span: request.span_months }, known, at);
    const others = otherPlanFaults(plan, journal, lives, rule, candidateFor(journal, { ...asked, place: at }));
    return [offerOf(rule, offered.terms, [...findings, ...others, ...offered.findings], failed)];
  });
  return {
    debt: fractionText(debt),
    documents: covers.map(({ document, amount }) => ({ document, amount: fractionText(amount), due: dueOf(journal, document) })),
    offers,
    others: answers.flatMap(({ name, answer }) => (isOffered(answer) ? [] : [{ rule: name, because: answer.findings }])),
    failed,
  };
}

function isOffered({ rule, fits }: RuleAnswer): boolean {
  return rule !== undefined && fits === true;
}

function offerOf(rule: PlanRule, terms: OfferedTerms | undefined, refused: readonly Finding[], failed: readonly Finding[]): PlanOffer {
  const { name, labels, exception, version, body, cites, marks } = rule;
  return {
    rule: name,
    labels,
    may: refused.length === 0 && failed.length === 0,
    refused,
    exception: exception === undefined ? undefined : { name: exception.name, labels: exception.labels },
    terms,
    version: { from: version.from, to: version.to, cites, marks },
    untranslatable: untranslatedOf(body),
  };
}

function dueOf({ documents }: PlanJournal, document: string): string {
  return documents.get(document)?.document?.record.due ?? "";
}
