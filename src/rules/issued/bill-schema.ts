// The form of a bill as the library writes it: for reading one back. Nothing is left out and nothing may be added, so that what was issued is what is hashed.
import type { z } from "zod";
import type { Bill, BillBlock, BillGroup, BillLine, BillMark, BillRegister, Receipt } from "../../engine/bill.ts";
import type { Plan } from "../../engine/plan.ts";
import { dateTextSchema } from "../../engine/request/date.ts";
import { flagSchema } from "../../engine/request/measured-schema.ts";
import { strictObject } from "../../engine/request/strict-object.ts";
import type { Shape } from "../records/text-schemas.ts";
import { countSchema, idSchema, kindSchema, listSchema, literalSchema, orderedDays } from "../records/text-schemas.ts";
import { amountSchema, fractionSchema, fractions, MOST_MEMBERS, textSchema, textsSchema } from "./bill-texts.ts";

export function billSchema({ calendar }: Plan): z.ZodType<Bill> {
  const day = dateTextSchema(calendar, "a day");
  const period = strictObject({ from: day, to: day, days: countSchema("a number of days", 1, 1_000_000) } satisfies Shape<Bill["period"]>).check(orderedDays);
  return strictObject({
    kind: kindSchema("bill"),
    id: idSchema,
    tariff: textSchema,
    label: textSchema,
    period,
    currency: textSchema,
    lines: listSchema(lineSchema(day), "lines", MOST_MEMBERS),
    groups: listSchema(groupSchema, "groups", MOST_MEMBERS),
    total: amountSchema,
    print_difference: amountSchema,
    brought_forward: amountSchema,
    payable: amountSchema,
    carried: amountSchema,
    dropped: amountSchema,
    exact: fractions(["total", "print_difference", "payable", "carried", "dropped"]),
    marks: listSchema(markSchema, "marks", MOST_MEMBERS),
    receipt: receiptSchema(day),
  } satisfies Shape<Bill>);
}

function lineSchema(day: z.ZodType<string, string>): z.ZodType<BillLine> {
  return strictObject({
    name: textSchema,
    label: textSchema,
    group: textSchema.nullable(),
    memo: flagSchema,
    quantity: amountSchema.nullable(),
    unit: textSchema.nullable(),
    rate: amountSchema.nullable(),
    rate_unit: textSchema.nullable(),
    amount: amountSchema,
    exact: fractionSchema.nullable(),
    printed: amountSchema,
    tags: textsSchema,
    cites: textsSchema,
    version: textsSchema,
    exceptions: textsSchema,
    blocks: listSchema(blockSchema(day), "blocks", MOST_MEMBERS),
    registers: listSchema(registerSchema(day), "registers", MOST_MEMBERS),
  } satisfies Shape<BillLine>);
}

function blockSchema(day: z.ZodType<string, string>): z.ZodType<BillBlock> {
  return strictObject({
    table: textSchema,
    block: countSchema("the number of a block", 1, 1_000_000),
    daypart: textSchema.nullable(),
    from: day,
    to: day,
    lower: amountSchema,
    upper: amountSchema.nullable(),
    quantity: amountSchema,
    unit: textSchema,
    rate: amountSchema,
    rate_unit: textSchema,
    amount: amountSchema,
    exact: fractions(["lower", "upper", "quantity", "rate", "amount"]),
  } satisfies Shape<BillBlock>);
}

function registerSchema(day: z.ZodType<string, string>): z.ZodType<BillRegister> {
  return strictObject({
    daypart: textSchema,
    from: day,
    to: day,
    quantity: amountSchema,
    unit: textSchema,
    rate: amountSchema,
    rate_unit: textSchema,
    amount: amountSchema,
    exact: fractions(["quantity", "rate", "amount"]),
  } satisfies Shape<BillRegister>);
}

const groupSchema: z.ZodType<BillGroup> = strictObject({
  name: textSchema,
  label: textSchema,
  amount: amountSchema,
  exact: fractionSchema.nullable(),
  printed: amountSchema,
  tags: textsSchema,
} satisfies Shape<BillGroup>);

const markSchema: z.ZodType<BillMark> = strictObject({
  kind: literalSchema(["example", "unverified", "untranslatable", "estimated"]),
  what: textSchema,
  words: textSchema.nullable(),
} satisfies Shape<BillMark>);

function receiptSchema(day: z.ZodType<string, string>): z.ZodType<Receipt> {
  return strictObject({
    engine: textSchema,
    language: countSchema("the version of the language", 1, 1_000_000),
    plan: textSchema,
    request: textSchema,
    known: day.nullable(),
    versions: textsSchema,
  } satisfies Shape<Receipt>);
}
