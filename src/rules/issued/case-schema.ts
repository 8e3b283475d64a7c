// The form of a case: the issued bill, the facts of record, the ledger and the evidence. The facts are left as they are: the reader of bill requests judges them.
import { z } from "zod";
import type { Plan } from "../../engine/plan.ts";
import { messageOf, notAString } from "../../engine/request/complaint.ts";
import { dateTextSchema } from "../../engine/request/date.ts";
import { complaintsFromIssues } from "../../engine/request/failures.ts";
import { strictObject } from "../../engine/request/strict-object.ts";
import type { Shape } from "../records/text-schemas.ts";
import { idSchema, listSchema, literalSchema, moneySchema } from "../records/text-schemas.ts";
import type { BillCase, LedgerRow } from "./case.ts";
import { evidenceRowSchema } from "./evidence-schema.ts";
import { doubled } from "./ledger-of-bill.ts";
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
  return strictObject({
    issued: statementSchema(plan),
    request: z.unknown().nonoptional({ error: ({ input }) => messageOf(notAString(input)) }),
    ledger: listSchema(ledgerRow, "movements", 1000).check(eachOnce).optional(),
    evidence: listSchema(evidenceRowSchema(plan), "rows of evidence", 1000).optional(),
  } satisfies Shape<BillCase>);
}

/** What was brought forward is the sum of the rows: one that stands there twice would count twice. */
function eachOnce(context: z.core.ParsePayload<readonly LedgerRow[]>): void {
  const problem = doubled(context.value);
  if (problem === undefined) return;
  const remedy = "take away the row that was told twice; give two movements an id each";
  context.issues.push({ code: "custom", input: context.value, message: messageOf({ problem, remedy }) });
}

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
