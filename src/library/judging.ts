// Bills that others issued, judged by a schedule: what of them is right, and which mistake made a wrong one. Nothing printed enters what is computed.
import type { Plan } from "../engine/plan.ts";
import type { AuditOptions, Auditor } from "../rules/audit/audit-bill.ts";
import { auditor } from "../rules/audit/audit-bill.ts";
import type { BillVerdict } from "../rules/audit/verdict.ts";
import { FAULTS } from "../rules/diagnosis/catalogue.ts";
import type { DiagnoseOptions, Diagnoser } from "../rules/diagnosis/diagnose.ts";
import { diagnoser } from "../rules/diagnosis/diagnose.ts";
import type { Diagnosis } from "../rules/diagnosis/diagnosis.ts";
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
  /** JSON Schema (2020-12) of a case. */
  caseJsonSchema(): Readonly<Record<string, unknown>>;
}

export function judgingOf(plan: Plan): Judging {
  let [read, audit, diagnose]: [ReturnType<typeof caseReader> | undefined, Auditor | undefined, Diagnoser | undefined] = [undefined, undefined, undefined];
  return {
    readCase: (value) => {
      read ??= caseReader(plan);
      return read(value);
    },
    auditBill: (bill, options) => {
      audit ??= auditor(plan);
      return audit(bill, options);
    },
    diagnose: (bill, options) => {
      diagnose ??= diagnoser(plan, FAULTS);
      return diagnose(bill, options);
    },
    caseJsonSchema: () => caseJsonSchema(plan),
  };
}
