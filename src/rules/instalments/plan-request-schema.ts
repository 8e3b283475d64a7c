// The form of what is asked of instalment rules: its validator, and the source of its JSON Schema.
import { z } from "zod";
import type { Plan } from "../../engine/plan.ts";
import { messageOf } from "../../engine/request/complaint.ts";
import { dateTextSchema } from "../../engine/request/date.ts";
import { strictObject } from "../../engine/request/strict-object.ts";
import { accountFactsSchema } from "../records/facts-schema.ts";
import type { Shape } from "../records/text-schemas.ts";
import { coinsSchema, countSchema, idSchema, listSchema, ruleNameSchema } from "../records/text-schemas.ts";
import type { CoveredDocument, OfferRequest, ScheduleRequest } from "./plan-request.ts";

/** As many as a journal's plan may have of each. */
const MOST = { parts: 1000, documents: 1000, months: 1200 } as const;

export function offerRequestSchema(plan: Plan): z.ZodType<OfferRequest> {
  return strictObject({
    account: accountFactsSchema(plan),
    day: dateTextSchema(plan.calendar, "the day of the question"),
    documents: listSchema(idSchema, "documents", MOST.documents).optional(),
    debt: coinsSchema(plan, "the debt", "0").optional(),
    cause: ruleNameSchema.optional(),
    span_months: spanSchema.optional(),
    replaces: idSchema.optional(),
  } satisfies Shape<OfferRequest>).check(hasOneDebt);
}

export function scheduleRequestSchema(plan: Plan): z.ZodType<ScheduleRequest> {
  return strictObject({
    rule: ruleNameSchema,
    account: accountFactsSchema(plan),
    agreed: dateTextSchema(plan.calendar, "the day of agreement"),
    covers: listSchema(coveredDocumentSchema(plan), "covered documents", MOST.documents),
    down: coinsSchema(plan, "the down payment", "0"),
    count: countSchema("the number of parts", 1, MOST.parts),
    cause: ruleNameSchema.optional(),
    span_months: spanSchema.optional(),
    replaces: idSchema.optional(),
    granted_by: idSchema.optional(),
    delegation: idSchema.optional(),
  } satisfies Shape<ScheduleRequest>);
}

/** JSON Schema (draft 2020-12). Calendar days stand in descriptions: it cannot say them. */
export function offerRequestJsonSchema(plan: Plan): Readonly<Record<string, unknown>> {
  return { title: `Instalment offer request: ${plan.name}`, ...z.toJSONSchema(offerRequestSchema(plan), { io: "input" }) };
}

export function scheduleRequestJsonSchema(plan: Plan): Readonly<Record<string, unknown>> {
  return { title: `Instalment schedule request: ${plan.name}`, ...z.toJSONSchema(scheduleRequestSchema(plan), { io: "input" }) };
}

const spanSchema: z.ZodType<number, number> = countSchema("a number of months", 0, MOST.months);

function coveredDocumentSchema(plan: Plan): z.ZodType<CoveredDocument> {
  return strictObject({
    document: idSchema,
    amount: coinsSchema(plan, "what is covered of the document", "0"),
    due: dateTextSchema(plan.calendar, "the day on which the document falls due"),
  } satisfies Shape<CoveredDocument>);
}

/** Documents, or a sum; a plan that is to be replaced brings documents of its own. */
function hasOneDebt(context: z.core.ParsePayload<OfferRequest>): void {
  const { documents, debt, replaces } = context.value;
  const complain = (problem: string, remedy: string): void => {
    context.issues.push({ code: "custom", input: context.value, message: messageOf({ problem, remedy }) });
  };
  if (debt !== undefined && (documents !== undefined || replaces !== undefined)) {
    complain("both a sum and documents are given", "give `debt`, or `documents` and `replaces`, whose amounts the journal says");
  }
  if (debt === undefined && documents === undefined && replaces === undefined) complain("no debt is given", "give `documents`, `replaces` or `debt`");
}
