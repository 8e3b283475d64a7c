// The form of a correction and of its two documents for one plan, and their JSON Schema: for reading back what was stored.
import { z } from "zod";
import type { Plan } from "../../engine/plan.ts";
import { dateTextSchema } from "../../engine/request/date.ts";
import { flagSchema } from "../../engine/request/measured-schema.ts";
import { strictObject } from "../../engine/request/strict-object.ts";
import { billSchema } from "../issued/bill-schema.ts";
import { amountSchema, fractionSchema, fractions, MOST_MEMBERS, textSchema } from "../issued/bill-texts.ts";
import type { Shape } from "../records/text-schemas.ts";
import { hashSchema, idSchema, kindSchema, listSchema, literalSchema, orderedDays } from "../records/text-schemas.ts";
import type { Correction, CorrectionDelta, DeltaFigure, DeltaLine, ReissueDocument, ReverseDocument, ReverseGroup, ReverseLine } from "./correction.ts";

export function correctionSchema(plan: Plan): z.ZodType<Correction> {
  return strictObject({
    kind: kindSchema("correction"),
    bill: idSchema,
    currency: textSchema,
    amounts: literalSchema(["exact", "as printed"]),
    known: dateTextSchema(plan.calendar, "the day as known on which the rules were read").nullable(),
    reverse: reverseSchema(plan),
    reissue: reissueSchema(plan),
    delta: deltaSchema,
    hashes: strictObject({
      original: hashSchema,
      reverse: hashSchema,
      reissue: hashSchema,
      facts: hashSchema,
      plan: hashSchema,
    } satisfies Shape<Correction["hashes"]>),
  } satisfies Shape<Correction>);
}

export function reverseSchema({ calendar }: Plan): z.ZodType<ReverseDocument> {
  const day = dateTextSchema(calendar, "a day");
  return strictObject({
    kind: kindSchema("reverse"),
    bill: idSchema,
    original: hashSchema,
    period: strictObject({ from: day, to: day }).check(orderedDays).nullable(),
    currency: textSchema,
    lines: listSchema(reverseLineSchema, "lines", MOST_MEMBERS),
    groups: listSchema(reverseGroupSchema, "groups", MOST_MEMBERS),
    total: amountSchema.nullable(),
    brought_forward: amountSchema.nullable(),
    payable: amountSchema.nullable(),
    carried: amountSchema.nullable(),
    dropped: amountSchema.nullable(),
    exact: fractions(["total", "brought_forward", "payable", "carried", "dropped"]),
  } satisfies Shape<ReverseDocument>);
}

export function reissueSchema(plan: Plan): z.ZodType<ReissueDocument> {
  return strictObject({
    kind: kindSchema("reissue"),
    bill: idSchema,
    original: hashSchema,
    reissued: billSchema(plan),
  } satisfies Shape<ReissueDocument>);
}

/** JSON Schema (draft 2020-12). Calendar days stand in descriptions: it cannot say them. */
export function correctionJsonSchema(plan: Plan): Readonly<Record<string, unknown>> {
  return { title: `Correction: ${plan.name}`, ...z.toJSONSchema(correctionSchema(plan), { io: "input" }) };
}

const reverseLineSchema: z.ZodType<ReverseLine> = strictObject({
  name: textSchema,
  label: textSchema.nullable(),
  group: textSchema.nullable(),
  memo: flagSchema,
  amount: amountSchema,
  exact: fractionSchema.nullable(),
  printed: amountSchema.nullable(),
} satisfies Shape<ReverseLine>);

const reverseGroupSchema: z.ZodType<ReverseGroup> = strictObject({
  name: textSchema,
  label: textSchema,
  amount: amountSchema,
  exact: fractionSchema.nullable(),
  printed: amountSchema,
} satisfies Shape<ReverseGroup>);

const deltaLineSchema: z.ZodType<DeltaLine> = strictObject({
  name: textSchema,
  label: textSchema.nullable(),
  group: textSchema.nullable(),
  memo: flagSchema,
  counts: flagSchema,
  issued: amountSchema.nullable(),
  recomputed: amountSchema.nullable(),
  delta: amountSchema,
  exact: fractions(["issued", "recomputed", "delta"]),
} satisfies Shape<DeltaLine>);

const deltaFigureSchema: z.ZodType<DeltaFigure> = strictObject({
  issued: amountSchema.nullable(),
  recomputed: amountSchema,
  delta: amountSchema.nullable(),
  exact: fractions(["issued", "recomputed", "delta"]),
} satisfies Shape<DeltaFigure>);

const deltaSchema: z.ZodType<CorrectionDelta> = strictObject({
  lines: listSchema(deltaLineSchema, "lines", MOST_MEMBERS),
  total: deltaFigureSchema,
  brought_forward: deltaFigureSchema,
  payable: deltaFigureSchema,
  carried: deltaFigureSchema,
  dropped: deltaFigureSchema,
} satisfies Shape<CorrectionDelta>);
