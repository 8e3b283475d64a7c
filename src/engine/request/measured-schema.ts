// Usage, history and charges of a request: decimal strings in the declared unit, by daypart where the schedule says so, in pieces where dated.
import { z } from "zod";
import type { DaySpan, MeasuredField } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { compare, exactFromText, ZERO } from "../../values/exact.ts";
import type { Plan } from "../plan.ts";
import { kindOf, messageOf } from "./complaint.ts";
import { dateSchema, orderedSpan } from "./date.ts";
import type { DecimalRule } from "./decimal.ts";
import { decimalSchema } from "./decimal.ts";
import { strictObject, strictRecord } from "./strict-object.ts";

/** By daypart, `""` for a field without. */
export type Quantities = Readonly<Record<string, Exact>>;

export interface PiecePart extends DaySpan {
  readonly quantity: Quantities;
  readonly estimated?: boolean | undefined;
  readonly interim?: boolean | undefined;
}

export type UsageParts = Readonly<Record<string, Quantities | readonly PiecePart[] | undefined>>;
export type HistoryParts = Readonly<Record<string, readonly Exact[] | undefined>>;
export type ChargeParts = Readonly<Record<string, Exact | undefined>>;

export function usageSchema(plan: Plan): z.ZodType<UsageParts> {
  return strictRecord(fieldsOf(plan.usage, (field) => usageFieldSchema(plan, field)));
}

export function historySchema(plan: Plan): z.ZodType<HistoryParts> {
  return strictRecord(
    fieldsOf(plan.history, (field) => {
      const error: z.core.$ZodErrorMap = (issue) =>
        messageOf(
          issue.code === "too_big"
            ? { problem: `more bills than the ${field.bills ?? 0} declared`, remedy: "give the latest ones only, the latest first" }
            : notAList(issue.input),
        );
      return z.array(decimalSchema(ruleOf(`history ${field.name}`, field)), { error }).max(field.bills ?? 0, { error });
    }),
  );
}

export function chargesSchema(plan: Plan): z.ZodType<ChargeParts> {
  return strictRecord(fieldsOf(plan.charges, (field) => decimalSchema(ruleOf(`charge ${field.name}`, field))));
}

export function ruleOf(what: string, field: MeasuredField): DecimalRule {
  return { what, unit: field.unit.name, least: field.least, most: field.most, places: field.places, factor: field.unit.factor };
}

/** The members of the field's daypart set; undefined for a field without. */
export function dayparts(plan: Plan, field: MeasuredField): readonly string[] | undefined {
  return field.by === undefined ? undefined : plan.dayparts[field.by]?.members.map(({ name }) => name);
}

export const flagSchema: z.ZodType<boolean, boolean> = z.boolean({
  error: ({ input }) => messageOf({ problem: `${kindOf(input)} stands where true or false belongs`, remedy: "write true or false, without quotes" }),
});

function fieldsOf<T>(
  fields: Readonly<Record<string, MeasuredField>>,
  schema: (field: MeasuredField) => z.ZodType<T>,
): Record<string, z.ZodType<T | undefined>> {
  return Object.fromEntries(Object.values(fields).map((field) => [field.name, schema(field).optional()]));
}

function usageFieldSchema(plan: Plan, field: MeasuredField): z.ZodType<Quantities | readonly PiecePart[]> {
  const rule = ruleOf(`usage ${field.name}`, field);
  const whole = quantitySchema(plan, field, rule);
  return field.summable ? z.union([whole, piecesSchema(plan, field, rule)]) : whole;
}

function quantitySchema(plan: Plan, field: MeasuredField, rule: DecimalRule): z.ZodType<Quantities> {
  const members = dayparts(plan, field);
  if (members === undefined) return decimalSchema(rule).transform((quantity) => ({ "": quantity }));
  return strictRecord(Object.fromEntries(members.map((member) => [member, decimalSchema({ ...rule, what: `${rule.what} at ${member}` })])));
}

/** A piece may be below the field's least value, but not negative where the field is not: the range is the sum's. */
function piecesSchema(plan: Plan, field: MeasuredField, rule: DecimalRule): z.ZodType<readonly PiecePart[]> {
  const least = compare(exactFromText(field.least) ?? ZERO, ZERO) > 0 ? "0" : field.least;
  const piece = strictObject({
    from: dateSchema(plan.calendar, "first day of the piece"),
    to: dateSchema(plan.calendar, "the day after the last of the piece"),
    quantity: quantitySchema(plan, field, { ...rule, least }),
    estimated: flagSchema.optional(),
    interim: flagSchema.optional(),
  });
  return z.array(piece.check(orderedSpan), { error: ({ input }) => messageOf(notAList(input)) });
}

function notAList(input: unknown): { problem: string; remedy: string } {
  return { problem: `${kindOf(input)} stands where a list belongs`, remedy: "give a list" };
}
