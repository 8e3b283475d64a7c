// The form of each record and of a chain entry for one plan: the only validator of them, and the source of their JSON Schema.
// It checks each record by itself; what takes several together (references, revisions, cycles) is `journal-problems.ts`.
import { z } from "zod";
import type { Plan as RulesPlan } from "../../engine/plan.ts";
import { kindOf, messageOf, notAString, quoted } from "../../engine/request/complaint.ts";
import { dateTextSchema } from "../../engine/request/date.ts";
import { flagSchema } from "../../engine/request/measured-schema.ts";
import { listed, strictObject } from "../../engine/request/strict-object.ts";
import { exactFromText, isZero } from "../../values/exact.ts";
import { nearestName } from "../../values/near.ts";
import { own } from "../../values/record.ts";
import { accountFactsSchema } from "./facts-schema.ts";
import { jsonSchema } from "./json-value.ts";
import type {
  Action,
  Appointment,
  Approval,
  Basis,
  BillReference,
  CorrectedLine,
  DebtDocument,
  Delegation,
  DocumentState,
  Entry,
  Execution,
  JournalRecord,
  Payment,
  Plan,
  PlanEnd,
  PlanRow,
  Refusal,
  Request,
  Revocation,
  Withdrawal,
} from "./record.ts";
import type { Shape } from "./text-schemas.ts";
import {
  coinsSchema,
  countSchema,
  hashSchema,
  idSchema,
  kindSchema,
  listSchema,
  literalSchema,
  moneySchema,
  orderedDays,
  ruleNameSchema,
  wordsSchema,
} from "./text-schemas.ts";

export type RecordKind = JournalRecord["record"];

type RecordSchema<K extends RecordKind> = z.core.$ZodTypeDiscriminable & z.ZodType<Extract<JournalRecord, { readonly record: K }>>;

export type RecordSchemas = { readonly [K in RecordKind]: RecordSchema<K> };

export const RECORD_KINDS: readonly RecordKind[] = [
  "appointment",
  "delegation",
  "revocation",
  "request",
  "approval",
  "refusal",
  "withdrawal",
  "execution",
  "document",
  "document_state",
  "action",
  "plan",
  "plan_end",
  "payment",
];

/** One record of any kind. Messages of its issues have two lines: what is wrong, and the remedy. */
export function recordSchema(plan: RulesPlan): z.ZodType<JournalRecord> {
  const schemas = recordSchemas(plan);
  const [first, ...others] = RECORD_KINDS.map((kind) => schemas[kind]);
  if (first === undefined) return z.never();
  return z.discriminatedUnion("record", [first, ...others], { error: ({ input }) => messageOf(unknownKind(input)) });
}

export function entrySchema(plan: RulesPlan): z.ZodType<Entry> {
  return strictObject({
    sequence: countSchema("the number of an entry", 1, Number.MAX_SAFE_INTEGER),
    recorded: dateTextSchema(plan.calendar, "the day on which it was entered"),
    record: recordSchema(plan),
    previous: hashSchema,
    hash: hashSchema,
  } satisfies Shape<Entry>);
}

/** JSON Schema (draft 2020-12). Calendar days stand in descriptions: it cannot say them. */
export function recordJsonSchema(plan: RulesPlan): Readonly<Record<string, unknown>> {
  return { title: `Journal record: ${plan.name}`, ...z.toJSONSchema(recordSchema(plan), { io: "input" }) };
}

export function entryJsonSchema(plan: RulesPlan): Readonly<Record<string, unknown>> {
  return { title: `Journal entry: ${plan.name}`, ...z.toJSONSchema(entrySchema(plan), { io: "input" }) };
}

export function recordSchemas(plan: RulesPlan): RecordSchemas {
  const day = (what: string): z.ZodType<string, string> => dateTextSchema(plan.calendar, what);
  const figure = (what: string): z.ZodType<string, string> => moneySchema(plan.currency, what, undefined);
  const coins = (what: string, least: "0" | undefined): z.ZodType<string, string> => coinsSchema(plan, what, least);
  const happened = day("the day on which it happened");
  const account = accountFactsSchema(plan);
  const part = strictObject({ document: idSchema, amount: coins("part of a document", "0") } satisfies Shape<Plan["covers"][number]>);
  return {
    appointment: strictObject({
      record: kindSchema("appointment"),
      id: idSchema,
      day: happened,
      person: idSchema,
      grade: ruleNameSchema,
      from: day("first day of the grade"),
      to: day("the day after the last of the grade").optional(),
    } satisfies Shape<Appointment>).check(orderedDays),
    delegation: strictObject({
      record: kindSchema("delegation"),
      id: idSchema,
      day: happened,
      giver: idSchema,
      taker: idSchema,
      authority: ruleNameSchema,
      from: day("first day of the delegation"),
      to: day("the day after the last of the delegation"),
    } satisfies Shape<Delegation>).check(orderedDays),
    revocation: strictObject({
      record: kindSchema("revocation"),
      id: idSchema,
      day: happened,
      delegation: idSchema,
    } satisfies Shape<Revocation>),
    request: strictObject({
      record: kindSchema("request"),
      id: idSchema,
      revision: countSchema("the number of a revision", 1, 1_000_000),
      day: happened,
      authority: ruleNameSchema,
      requester: idSchema,
      account,
      kind: ruleNameSchema.optional(),
      cause: ruleNameSchema.optional(),
      amount: figure("recomputed less issued, or the sum asked for").optional(),
      bill: billReferenceSchema(plan).optional(),
      lines: listSchema(correctedLineSchema(plan), "lines", 1000).optional(),
      facts: jsonSchema.optional(),
      oldest_day: day("the oldest day that is corrected, written off or claimed"),
      documents: listSchema(ruleNameSchema, "documents", 100),
      basis: basisSchema.optional(),
    } satisfies Shape<Request>).check((context) => asksForCoins(plan, context)),
    approval: strictObject({
      record: kindSchema("approval"),
      id: idSchema,
      day: happened,
      request: idSchema,
      request_hash: hashSchema,
      approver: idSchema,
      delegation: idSchema.optional(),
    } satisfies Shape<Approval>),
    refusal: strictObject({
      record: kindSchema("refusal"),
      id: idSchema,
      day: happened,
      request: idSchema,
      approver: idSchema,
      because: wordsSchema("why it was refused", 1000),
    } satisfies Shape<Refusal>),
    withdrawal: strictObject({ record: kindSchema("withdrawal"), id: idSchema, day: happened, request: idSchema } satisfies Shape<Withdrawal>),
    execution: strictObject({
      record: kindSchema("execution"),
      id: idSchema,
      day: happened,
      request: idSchema,
      request_hash: hashSchema,
      amount: figure("what was posted").optional(),
    } satisfies Shape<Execution>),
    document: strictObject({
      record: kindSchema("document"),
      id: idSchema,
      day: happened,
      account: idSchema,
      amount: coins("the document's amount", undefined),
      due: day("the day on which it falls due"),
    } satisfies Shape<DebtDocument>),
    document_state: strictObject({
      record: kindSchema("document_state"),
      id: idSchema,
      day: happened,
      document: idSchema,
      state: literalSchema(["disputed", "undisputed", "written_off", "cancelled"]),
    } satisfies Shape<DocumentState>),
    action: strictObject({
      record: kindSchema("action"),
      id: idSchema,
      day: happened,
      account: idSchema,
      what: literalSchema(["late_penalty", "fee", "disconnection", "reconnection", "removal"]),
      cause: ruleNameSchema.optional(),
      amount: coins("what was charged", undefined).optional(),
      oldest_day: day("the oldest day of the claim").optional(),
      basis: basisSchema.optional(),
    } satisfies Shape<Action>),
    plan: strictObject({
      record: kindSchema("plan"),
      id: idSchema,
      day: happened,
      account,
      rule: ruleNameSchema,
      cause: ruleNameSchema.optional(),
      span_months: countSchema("a number of months", 0, 1200).optional(),
      covers: listSchema(part, "covered documents", 1000),
      down: coins("the down payment", "0"),
      rows: listSchema(rowSchema(plan), "rows", 1000),
      granted_by: idSchema,
      delegation: idSchema.optional(),
      replaces: idSchema.optional(),
    } satisfies Shape<Plan>),
    plan_end: strictObject({
      record: kindSchema("plan_end"),
      id: idSchema,
      day: happened,
      plan: idSchema,
      how: literalSchema(["cancelled", "declared_broken"]),
    } satisfies Shape<PlanEnd>),
    payment: strictObject({
      record: kindSchema("payment"),
      id: idSchema,
      day: happened,
      account: idSchema,
      amount: coins("what was paid", "0").check(isPaid),
      plan: idSchema.optional(),
      allocation: listSchema(part, "allocated parts", 1000),
    } satisfies Shape<Payment>),
  };
}

/** A correction's change is that of lines, which may be finer than what is paid; what is given up, or paid in parts, is money that is owed. */
function asksForCoins(plan: RulesPlan, context: z.core.ParsePayload<Request>): void {
  const { authority, amount } = context.value;
  const over = own(plan.oversight.authorities, authority)?.over;
  if (over === undefined || over === "correction" || amount === undefined) return;
  const read = coinsSchema(plan, "the sum asked for", undefined).safeParse(amount);
  for (const { message } of read.error?.issues ?? []) context.issues.push({ code: "custom", input: amount, path: ["amount"], message });
}

/** Of nothing there is no payment: a row that says so was read wrong. */
function isPaid(context: z.core.ParsePayload<string>): void {
  const amount = exactFromText(context.value);
  if (amount === undefined || !isZero(amount)) return;
  const message = messageOf({ problem: `${quoted(context.value)} is no payment`, remedy: "give what was paid, above zero, or leave the record out" });
  context.issues.push({ code: "custom", input: context.value, message });
}

const basisSchema: z.ZodType<Basis> = strictObject({
  source: ruleNameSchema,
  clause: wordsSchema("the clause", 300).optional(),
} satisfies Shape<Basis>);

function billReferenceSchema(plan: RulesPlan): z.ZodType<BillReference> {
  return strictObject({
    id: idSchema,
    hash: hashSchema.optional(),
    total: moneySchema(plan.currency, "the bill's total as issued", undefined),
    issued_on: dateTextSchema(plan.calendar, "the bill's day of issue"),
    reader: idSchema.optional(),
    paid: flagSchema.optional(),
  } satisfies Shape<BillReference>);
}

function correctedLineSchema(plan: RulesPlan): z.ZodType<CorrectedLine> {
  return strictObject({
    name: wordsSchema("the line's name", 200),
    issued: moneySchema(plan.currency, "as issued", undefined),
    recomputed: moneySchema(plan.currency, "as recomputed", undefined),
  } satisfies Shape<CorrectedLine>);
}

function rowSchema(plan: RulesPlan): z.ZodType<PlanRow> {
  return strictObject({
    due: dateTextSchema(plan.calendar, "the day on which the part falls due"),
    amount: coinsSchema(plan, "the part", "0"),
    interest: coinsSchema(plan, "the interest in the part", "0").optional(),
  } satisfies Shape<PlanRow>);
}

function unknownKind(input: unknown): { readonly problem: string; readonly remedy: string } {
  if (typeof input !== "object" || input === null || Array.isArray(input))
    return { problem: `${kindOf(input)} stands where a record belongs`, remedy: "give an object with `record`" };
  const kind: unknown = Object.getOwnPropertyDescriptor(input, "record")?.value;
  const one = `name one of ${listed(RECORD_KINDS)}`;
  if (kind === undefined) return { problem: "it does not say which record it is", remedy: one };
  if (typeof kind !== "string") return { ...notAString(kind), remedy: one };
  const near = nearestName(kind, RECORD_KINDS);
  return { problem: `there is no record ${quoted(kind)}`, remedy: near === undefined ? one : `did you mean ${quoted(near)}?` };
}
