// A dossier from a case: the audit's verdict, the diagnosis, what may be corrected and which tariff is due, with the arithmetic and grounds of what differs.
// INVARIANT: never throws, and nothing here is worked out a second way: each part asks the one that owns the question.
import type { Tariff } from "../../dsl/program.ts";
import { evaluate } from "../../engine/evaluate.ts";
import type { Plan } from "../../engine/plan.ts";
import { factsFromParts } from "../../engine/request/facts-from-parts.ts";
import { partsReader } from "../../engine/request/parts-reader.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import type { TruedUpTrace } from "../../engine/request/true-up.ts";
import { evaluateWithTrueUp } from "../../engine/request/true-up.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Auditor } from "../audit/audit-bill.ts";
import { withLedger } from "../audit/audit-bill.ts";
import { statementOf } from "../audit/statement.ts";
import type { FaultFamily, LimitsInput } from "../correctable/asked-limits.ts";
import { citedOf } from "../correctable/cited.ts";
import type { Correctable, InWords } from "../correctable/correctable.ts";
import type { CorrectableInput } from "../correctable/correctable-of.ts";
import type { Diagnoser } from "../diagnosis/diagnose.ts";
import type { Diagnosis } from "../diagnosis/diagnosis.ts";
import type { Entitler } from "../entitlement/entitled.ts";
import type { Entitlement } from "../entitlement/entitlement.ts";
import type { BillCase, IssuedBill } from "../issued/case.ts";
import { failureWords } from "../words/failures-fa.ts";
import { aboutSchedule } from "./about-schedule.ts";
import type { Dossier } from "./dossier.ts";
import { DOSSIER_FORM } from "./dossier.ts";
import { dossierFigures, eachOnce, parts as isParted, partingOf } from "./figures.ts";
import { arithmeticOf, marksOfBill, usedRates } from "./grounds.ts";
import { accountFacts, registerPairs } from "./record-rows.ts";

/** Prepared once for a plan. */
export interface Judges {
  readonly audit: Auditor;
  readonly diagnose: Diagnoser;
  readonly entitle: Entitler;
  readonly correctable: (input: CorrectableInput) => Correctable;
}

export interface DossierOptions {
  /** The account's bill before this one. */
  readonly previous?: IssuedBill | undefined;
  /** The account's other bills, in order of time. */
  readonly neighbours?: readonly BillCase[] | undefined;
  /** Bills of other accounts of the same time: of the reader's route, or those that a payment may belong to. */
  readonly route?: readonly BillCase[] | undefined;
  readonly limits?: LimitsInput | undefined;
  /** Places of the request that rest on the issuer's own word: `readings`, `account.class`. */
  readonly factsOfTheBill?: readonly string[] | undefined;
  /** Which tariff is due is told also where the class is not disputed. */
  readonly entitlement?: "where disputed" | "always" | undefined;
}

export type DossierMaker = (bill: BillCase, options?: DossierOptions) => Dossier;

export function dossierMaker(plan: Plan, judges: Judges): DossierMaker {
  const read = partsReader(plan);
  return (bill, { previous, neighbours = [], route = [], limits, factsOfTheBill = [], entitlement = "where disputed" } = {}) => {
    const { issued } = bill;
    const verdict = judges.audit(bill, { previous });
    const cause = judges.diagnose(bill, { neighbours, route });
    const reading = read(bill.request);
    const parts = reading.kind === "refused" ? undefined : withLedger(bill, reading.parts);
    const worked = parts === undefined ? NOTHING : workedOut(plan, parts);
    const figures = dossierFigures(plan, worked.tariff, worked.whole?.trace, verdict);
    const entitled = judges.entitle(bill, disputedFields(cause));
    const correctable = judges.correctable({ bill, neighbours, sameCause: shownSame(cause), family: familyOf(cause), limits });
    const rates = worked.whole === undefined ? [] : usedRates(plan, worked.whole, figures);
    const ground = [...figures.filter((figure) => isParted(figure)).flatMap(({ cites }) => cites), ...rates.flatMap(({ cites }) => cites)];
    return {
      kind: "dossier",
      form: DOSSIER_FORM,
      schedule: aboutSchedule(plan),
      bill: headOf(plan, issued, parts, worked.tariff),
      verdict: verdict.verdict,
      harm: verdict.harm,
      knownThen: verdict.knownThen?.verdict,
      failures: verdict.failures.map(({ message }) => message),
      figures,
      identities: verdict.identities,
      parting: partingOf(worked.tariff, figures),
      account: parts === undefined ? [] : accountFacts(plan, parts),
      registers: registerPairs(plan, parts ?? {}, issued),
      factsOfTheBill,
      ledger: bill.ledger ?? [],
      evidence: bill.evidence ?? [],
      cause,
      neighbours: neighbours.map(({ issued: other }) => other.id),
      arithmetic: worked.whole === undefined ? undefined : arithmeticOf(worked.whole, figures),
      noArithmetic: worked.whole === undefined ? worked.why : undefined,
      sources: eachOnce(ground),
      rates,
      marks: worked.whole === undefined ? [] : marksOfBill(plan, worked.whole),
      correctable,
      entitlement: entitlement === "always" || isDisputed(entitled, cause) ? entitled : undefined,
      receipt: { engine: verdict.receipt.engine, language: plan.languageVersion, rules: plan.hash, case: verdict.receipt.case },
    };
  };
}

interface Worked {
  readonly tariff: Tariff | undefined;
  readonly whole: TruedUpTrace | undefined;
  readonly why: InWords | undefined;
}

const NOTHING: Worked = {
  tariff: undefined,
  whole: undefined,
  why: { "": "the facts of record cannot be read as a bill request", fa: "واقعیت‌های ثبت‌شده به صورت درخواست قبض خوانده نمی‌شود" },
};

/** A bill of which some line cannot be told has a tariff and no arithmetic. */
function workedOut(plan: Plan, parts: RequestParts): Worked {
  const { facts, trueUp, failures } = factsFromParts(plan, parts);
  const whole = failures.length > 0 ? failures[0] : evaluateWithTrueUp(evaluate, plan, facts, trueUp);
  if (whole !== undefined && !("kind" in whole)) return { tariff: whole.trace.tariff, whole, why: undefined };
  const computed = statementOf(plan, parts);
  return { tariff: computed.kind === "refused" ? undefined : computed.tariff, whole: undefined, why: failureWords(whole?.message ?? "") };
}

function headOf(plan: Plan, issued: IssuedBill, parts: RequestParts | undefined, tariff: Tariff | undefined): Dossier["bill"] {
  const day = (date: number): string => textFromDay(plan.calendar, date);
  return {
    id: issued.id,
    account: issued.account,
    period: issued.period ?? (parts && { from: day(parts.period.from), to: day(parts.period.to) }),
    issuedOn: issued.issued_on,
    tariffPrinted: issued.tariff,
    tariff: tariff && { name: tariff.name, labels: tariff.labels, cites: tariff.cites.map((cite) => citedOf(plan, cite)) },
    marks: issued.marks,
  };
}

/** Bills that the first explanation was shown to explain, as long as nothing speaks against it. */
function shownSame({ explanations }: Diagnosis): ReadonlySet<string> {
  const [first] = explanations;
  if (first === undefined || first.refutes.length > 0) return new Set();
  return new Set(first.confirms.flatMap((said) => (said.startsWith("bill ") ? [said.slice("bill ".length)] : [])));
}

/** Whose the fault is, where all that fit say the same. */
function familyOf({ explanations }: Diagnosis): FaultFamily | undefined {
  const families = new Set(explanations.flatMap(({ faults }) => faults.map(({ family }) => family)));
  const [only, ...others] = families;
  return others.length === 0 ? only : undefined;
}

/** Fields of the account that an explanation says were taken for another. */
function disputedFields({ explanations }: Diagnosis): readonly string[] {
  return explanations.flatMap(({ faults }) => faults.flatMap(({ fault, values }) => (fault === WRONG_CLASS ? (values["field"] ?? []) : [])));
}

/** The catalogue's own id of a wrong class. */
const WRONG_CLASS = "F01";

/** What was stated is not what the facts entitle to, or a wrong class is among what fits. */
function isDisputed({ answer, stated }: Entitlement, { explanations }: Diagnosis): boolean {
  const isFound = explanations.some(({ faults }) => faults.some(({ fault }) => fault === WRONG_CLASS));
  return isFound || (stated.printed !== undefined && answer !== "as stated" && answer !== "unknown tariff");
}
