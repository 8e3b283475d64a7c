// The oversight half of a schedule: who may change a bill, how a debt may be paid, and whether it was done so. Journals are the caller's: given in, never kept.
import type { Condition } from "../dsl/oversight.ts";
import type { Plan } from "../engine/plan.ts";
import type { AuthorityAuditOptions } from "../rules/authority/audit/audit-journal.ts";
import { auditJournal } from "../rules/authority/audit/audit-journal.ts";
import type { AuthorityAnswer } from "../rules/authority/authority-questions.ts";
import { authorityQuestions } from "../rules/authority/authority-questions.ts";
import type { DecideOptions, Decider } from "../rules/authority/decide.ts";
import { decider } from "../rules/authority/decide.ts";
import type { Decision } from "../rules/authority/decision.ts";
import type { CorrectionInput, CorrectionOptions, CorrectionResult } from "../rules/corrections/correct.ts";
import { correct } from "../rules/corrections/correct.ts";
import { correctionJsonSchema } from "../rules/corrections/correction-schema.ts";
import { eachOnce } from "../rules/each-once.ts";
import type { Finding } from "../rules/finding.ts";
import type { PlanAuditOptions } from "../rules/instalments/audit-plans.ts";
import { auditPlans } from "../rules/instalments/audit-plans.ts";
import type { InstalmentOffers, OfferOptions } from "../rules/instalments/offer.ts";
import { offerer } from "../rules/instalments/offer.ts";
import { offerRequestJsonSchema, scheduleRequestJsonSchema } from "../rules/instalments/plan-request-schema.ts";
import type { PlanSchedule, ScheduleOptions } from "../rules/instalments/schedule.ts";
import { scheduler } from "../rules/instalments/schedule.ts";
import type { JournalItem } from "../rules/records/journal.ts";
import { journalProblems } from "../rules/records/journal-problems.ts";
import type { RecordProblem, RecordsReading } from "../rules/records/read-records.ts";
import { recordReader } from "../rules/records/read-records.ts";
import { entryJsonSchema, recordJsonSchema } from "../rules/records/record-schema.ts";
import type { JournalState } from "../rules/records/state.ts";
import { stateAt } from "../rules/records/state-at.ts";
import { explainCondition } from "../rules/words/condition-words.ts";
import { explainDecision } from "../rules/words/explain-decision.ts";
import { explainFinding } from "../rules/words/explain-finding.ts";
import { explainProblem } from "../rules/words/explain-problem.ts";
import { dayFromText } from "../values/calendar.ts";

/**
 * What an office asks of a schedule's authorities and instalments. Days are texts in the schedule's calendar, amounts decimal strings in its currency. Nothing throws.
 * @public
 */
export interface Oversight {
  /** Grades from the lowest, names of authorities and of instalment rules. */
  readonly grades: readonly string[];
  readonly authorities: readonly string[];
  readonly instalments: readonly string[];
  /** Records or chain entries of any shape to those that can be read, and to all that is wrong with the others. */
  readRecords(values: readonly unknown[]): RecordsReading;
  /** The state of a journal on a day, as known on a day: a fold, the same for any order of its records. Undefined where a day is none of the calendar. */
  stateAt(journal: readonly JournalItem[], days: { readonly asOf: string; readonly asKnown?: string | undefined }): JournalState | undefined;
  /** Whether a request may be carried out, the lowest grade that may allow it, and every clause that fails. */
  decide(request: unknown, journal: readonly JournalItem[], options?: DecideOptions): Decision;
  /** The matrix of an authority on a day (the horizon's last, where none is named) and every question that each grade may answer. Undefined where the day is none of the calendar. */
  authorityOn(name: string, day?: string): AuthorityAnswer | undefined;
  /** All that was not in order in a journal: its own faults, and what was decided or carried out against the rules. */
  auditCorrections(journal: readonly JournalItem[], options?: AuthorityAuditOptions): readonly Finding[];
  /** Reverse and reissue documents of issued bills, re-rated under the versions then in force, and the delta line by line. */
  correct(input: CorrectionInput, options?: Partial<CorrectionOptions>): CorrectionResult;
  /** What a debtor may have, and from whom. */
  offer(request: unknown, journal: readonly JournalItem[], options?: OfferOptions): InstalmentOffers;
  /** The rows of one plan. Without a journal nothing is asked of documents, other plans and persons. */
  planSchedule(request: unknown, journal?: readonly JournalItem[], options?: ScheduleOptions): PlanSchedule;
  /** All that was not in order in the plans and payments of a journal. */
  auditPlans(journal: readonly JournalItem[], options?: PlanAuditOptions): readonly Finding[];
  /** JSON Schemas (2020-12). */
  schemas(): Readonly<Record<"record" | "entry" | "correction" | "offer" | "schedule", Readonly<Record<string, unknown>>>>;
  /** In words; `language` as for bills. `brief`: of what fails one line each. */
  explainDecision(decision: Decision, language?: string, detail?: "brief" | "full"): string;
  /** A condition of a rule as it follows `when`. */
  explainCondition(condition: Condition, language?: string): string;
  explainFinding(finding: Finding, language?: string): string;
  /** What is wrong with a record that cannot be read. */
  explainProblem(problem: RecordProblem, language?: string): { readonly message: string; readonly help: string };
}

export function oversightOf(plan: Plan): Oversight {
  const { grades, authorities, instalments } = plan.oversight;
  const once = <T>(make: (plan: Plan) => T): (() => T) => {
    let made: { readonly value: T } | undefined;
    return () => {
      made ??= { value: make(plan) };
      return made.value;
    };
  };
  const [read, decide, offer, planSchedule] = [once(recordReader), once<Decider>(decider), once(offerer), once(scheduler)];
  return {
    grades: grades.map(({ name }) => name),
    authorities: Object.keys(authorities),
    instalments: Object.keys(instalments),
    readRecords: (values) => read()(values),
    stateAt: (journal, { asOf, asKnown }) => {
      const areDays = [asOf, asKnown ?? asOf].every((text) => dayFromText(plan.calendar, text) !== undefined);
      return areDays ? stateAt(plan, journal, { asOf, asKnown }) : undefined;
    },
    decide: (request, journal, options) => decide()(request, journal, options),
    authorityOn: (name, text) => {
      const day = text === undefined ? plan.horizon.to - 1 : dayFromText(plan.calendar, text);
      return day === undefined ? undefined : authorityQuestions(plan, name, day, undefined);
    },
    auditCorrections: (journal, options = {}) =>
      eachOnce(journalProblems(plan, journal, { bills: billIds(options.bills) }), auditJournal(plan, journal, options), journal),
    correct: (input, options = {}) => correct(plan, input, { known: options.known, carry: options.carry ?? "as stated", language: options.language }),
    offer: (request, journal, options) => offer()(request, journal, options),
    planSchedule: (request, journal, options) => planSchedule()(request, journal, options),
    auditPlans: (journal, options) => auditPlans(plan, journal, options),
    schemas: () => ({
      record: recordJsonSchema(plan),
      entry: entryJsonSchema(plan),
      correction: correctionJsonSchema(plan),
      offer: offerRequestJsonSchema(plan),
      schedule: scheduleRequestJsonSchema(plan),
    }),
    explainDecision: (decision, language, detail) => explainDecision(decision, language, plan, detail),
    explainCondition: (condition, language) => explainCondition(condition, language, plan),
    explainFinding: (finding, language) => explainFinding(finding, language, plan),
    explainProblem: (problem, language) => explainProblem(problem, language),
  };
}

function billIds(bills: readonly unknown[] | undefined): ReadonlySet<string> | undefined {
  if (bills === undefined) return undefined;
  return new Set(bills.flatMap((bill) => (typeof bill === "object" && bill !== null && "id" in bill && typeof bill.id === "string" ? [bill.id] : [])));
}
