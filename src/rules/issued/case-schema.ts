// The form of a case: the issued bill, the facts of record, the ledger and the evidence. The facts are left as they are: the reader of bill requests judges them.
import { z } from "zod";
import type { Plan } from "../../engine/plan.ts";
import { kindOf, messageOf, notAString } from "../../engine/request/complaint.ts";
import { dateTextSchema } from "../../engine/request/date.ts";
import { complaintsFromIssues } from "../../engine/request/failures.ts";
import { strictObject } from "../../engine/request/strict-object.ts";
import type { Shape } from "../records/text-schemas.ts";
import { idSchema, listSchema, literalSchema, moneySchema, wordsSchema } from "../records/text-schemas.ts";
import type { BillCase, EvidenceRow, LedgerRow } from "./case.ts";
import type { IssuedProblem } from "./read-issued.ts";
import { statementSchema } from "./statement-schema.ts";

export function caseSchema(plan: Plan): z.ZodType<BillCase> {
  const day = dateTextSchema(plan.calendar, "the day of the row");
  const ledgerRow: z.ZodType<LedgerRow> = strictObject({
    id: idSchema,
    day,
    kind: literalSchema(["opening", "bill", "payment", "adjustment", "fee", "carried"]),
    amount: moneySchema(plan.currency, "the movement", undefined),
  } satisfies Shape<LedgerRow>);
  const evidenceRow: z.ZodType<EvidenceRow> = strictObject({
    id: idSchema,
    day,
    kind: literalSchema(["photo", "nameplate", "exchange_order", "bank_line", "meter_test", "contract"]),
    says: saysSchema,
  } satisfies Shape<EvidenceRow>);
  return strictObject({
    issued: statementSchema(plan),
    request: z.unknown().nonoptional({ error: ({ input }) => messageOf(notAString(input)) }),
    ledger: listSchema(ledgerRow, "movements", 1000).optional(),
    evidence: listSchema(evidenceRow, "rows of evidence", 1000).optional(),
  } satisfies Shape<BillCase>);
}

const saysSchema = z.record(z.string(), wordsSchema("what the evidence says", 200), {
  error: ({ input }) =>
    messageOf({ problem: `${kindOf(input)} stands where what the evidence says belongs`, remedy: "give an object of names with their texts" }),
});

export function caseJsonSchema(plan: Plan): Readonly<Record<string, unknown>> {
  return { title: `Issued bill to be judged: ${plan.name}`, ...z.toJSONSchema(caseSchema(plan), { io: "input" }) };
}

export type CaseReading =
  | { readonly kind: "case"; readonly case: BillCase }
  | { readonly kind: "refused"; readonly id: string | undefined; readonly problems: readonly IssuedProblem[] };

/** Prepares the plan's form once, for many cases. Never throws, whatever the value. */
export function caseReader(plan: Plan): (value: unknown) => CaseReading {
  const schema = z.compile(caseSchema(plan));
  return (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success
      ? { kind: "case", case: parsed.data }
      : { kind: "refused", id: idOf(value), problems: complaintsFromIssues(parsed.error.issues, value, "the case") };
  };
}

function idOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("issued" in value)) return undefined;
  const { issued } = value;
  return typeof issued === "object" && issued !== null && "id" in issued && typeof issued.id === "string" ? issued.id : undefined;
}
