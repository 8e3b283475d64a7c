// Bills that others issued, judged by a schedule: what of them is right, and which mistake made a wrong one. Nothing printed enters what is computed.
import type { Plan } from "../engine/plan.ts";
import type { AuditOptions, Auditor } from "../rules/audit/audit-bill.ts";
import { auditor } from "../rules/audit/audit-bill.ts";
import type { BillVerdict } from "../rules/audit/verdict.ts";
import type { Correctable } from "../rules/correctable/correctable.ts";
import type { CorrectableInput } from "../rules/correctable/correctable-of.ts";
import { correctabler } from "../rules/correctable/correctable-of.ts";
import { FAULTS } from "../rules/diagnosis/catalogue.ts";
import type { DiagnoseOptions, Diagnoser } from "../rules/diagnosis/diagnose.ts";
import { diagnoser } from "../rules/diagnosis/diagnose.ts";
import type { Diagnosis } from "../rules/diagnosis/diagnosis.ts";
import type { Dossier } from "../rules/dossier/dossier.ts";
import type { DossierMaker, DossierOptions } from "../rules/dossier/make-dossier.ts";
import { dossierMaker } from "../rules/dossier/make-dossier.ts";
import type { Entitler } from "../rules/entitlement/entitled.ts";
import { entitler } from "../rules/entitlement/entitled.ts";
import type { Entitlement } from "../rules/entitlement/entitlement.ts";
import type { BillCase } from "../rules/issued/case.ts";
import type { CaseReading } from "../rules/issued/case-schema.ts";
import { caseJsonSchema, caseReader } from "../rules/issued/case-schema.ts";

/**
 * Amounts are decimal strings in the schedule's currency, days texts in its calendar. Nothing throws: what cannot be decided is said, with what would decide it.
 * @public
 */
export interface Judging {
  /** A case of any shape, or all that is wrong with it. */
  readCase(value: unknown): CaseReading;
  /** Each line and sum of an issued bill: agrees, differs, missing, unknown, or not decided by the evidence; by what is in force and by what could be known. */
  auditBill(bill: BillCase, options?: AuditOptions): BillVerdict;
  /** Every mistake of the catalogue, or pair of them, that gives exactly what was printed. */
  diagnose(bill: BillCase, options?: DiagnoseOptions): Diagnosis;
  /** Which tariff the facts of record entitle the account to, clause by clause, and what every tariff would have cost. */
  entitled(bill: BillCase): Entitlement;
  /** The affected span re-rated, line by line, and what of the change may still be corrected under limits, where some are given. */
  correctable(input: CorrectableInput): Correctable;
  /** One dispute as data: all of these together, with the arithmetic and the sources of what differs. */
  dossier(bill: BillCase, options?: DossierOptions): Dossier;
  /** JSON Schema (2020-12) of a case. */
  caseJsonSchema(): Readonly<Record<string, unknown>>;
}

export function judgingOf(plan: Plan): Judging {
  const once = <T>(make: () => T): (() => T) => {
    let made: { readonly value: T } | undefined;
    return () => {
      made ??= { value: make() };
      return made.value;
    };
  };
  const read = once(() => caseReader(plan));
  const audit = once<Auditor>(() => auditor(plan));
  const diagnose = once<Diagnoser>(() => diagnoser(plan, FAULTS));
  const entitle = once<Entitler>(() => entitler(plan));
  const correctable = once(() => correctabler(plan));
  const dossier = once<DossierMaker>(() => dossierMaker(plan, { audit: audit(), diagnose: diagnose(), entitle: entitle(), correctable: correctable() }));
  return {
    readCase: (value) => read()(value),
    auditBill: (bill, options) => audit()(bill, options),
    diagnose: (bill, options) => diagnose()(bill, options),
    entitled: (bill) => entitle()(bill),
    correctable: (input) => correctable()(input),
    dossier: (bill, options) => dossier()(bill, options),
    caseJsonSchema: () => caseJsonSchema(plan),
  };
}
