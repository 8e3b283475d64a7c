// The form of a bill that another system issued: what it printed, line by line, under the names of the schedule. What was not printed is left out.
import { z } from "zod";
import type { Plan } from "../../engine/plan.ts";
import { kindOf, messageOf } from "../../engine/request/complaint.ts";
import { dateTextSchema } from "../../engine/request/date.ts";
import { decimalTextSchema } from "../../engine/request/decimal.ts";
import { flagSchema } from "../../engine/request/measured-schema.ts";
import { strictObject } from "../../engine/request/strict-object.ts";
import type { Shape } from "../records/text-schemas.ts";
import { countSchema, idSchema, listSchema, moneySchema, orderedDays, wordsSchema } from "../records/text-schemas.ts";
import type { IssuedBill, IssuedLine, IssuedReading } from "./case.ts";

export function statementSchema({ calendar, currency }: Plan): z.ZodType<IssuedBill> {
  const day = (what: string): z.ZodType<string, string> => dateTextSchema(calendar, what);
  const money = (what: string): z.ZodType<string, string> => moneySchema(currency, what, undefined);
  return strictObject({
    id: idSchema,
    account: idSchema,
    period: strictObject({ from: day("first day of the bill"), to: day("the day after the last of the bill") })
      .check(orderedDays)
      .optional(),
    issued_on: day("day of issue").optional(),
    tariff: nameSchema.optional(),
    days: numberSchema("days of the bill").optional(),
    readings: listSchema(readingSchema, "readings", 200).default([]),
    lines: listSchema(lineSchema(money), "lines", 1000),
    excerpt: flagSchema.optional(),
    total: money("total").optional(),
    brought_forward: money("brought forward").optional(),
    payable: money("payable").optional(),
    carried: money("carried").optional(),
    marks: marksSchema.default({}),
  } satisfies Shape<IssuedBill>);
}

const nameSchema = wordsSchema("a name that the schedule has, or the issuer's own", 200);

/** Figures as printed: no unit and no range is asked of them. */
function numberSchema(what: string): z.ZodType<string, string> {
  return decimalTextSchema({ what, unit: "", least: undefined, most: undefined, places: 10, factor: "1" });
}

function lineSchema(money: (what: string) => z.ZodType<string, string>): z.ZodType<IssuedLine> {
  return strictObject({
    name: nameSchema,
    amount: money("the line's amount"),
    quantity: numberSchema("the line's quantity").optional(),
    rate: numberSchema("the line's rate").optional(),
  } satisfies Shape<IssuedLine>);
}

const readingSchema: z.ZodType<IssuedReading> = strictObject({
  register: nameSchema,
  daypart: nameSchema.optional(),
  previous: numberSchema("previous reading").optional(),
  current: numberSchema("current reading").optional(),
  multiplier: numberSchema("multiplier").optional(),
  quantity: numberSchema("what was used").optional(),
  decimals: countSchema("a number of decimals", 0, 20).optional(),
} satisfies Shape<IssuedReading>);

/** Names of the office's own. `__proto__` would be lost on the way: it is refused by name. */
const marksSchema: z.ZodType<Readonly<Record<string, string>>> = z.preprocess(
  (value, context) => {
    if (typeof value === "object" && value !== null && Object.hasOwn(value, "__proto__"))
      context.issues.push({ code: "custom", input: value, message: messageOf({ problem: "`__proto__` is no name of a mark", remedy: "name it otherwise" }) });
    return value;
  },
  z.record(z.string(), wordsSchema("a mark", 200), {
    error: ({ input }) => messageOf({ problem: `${kindOf(input)} stands where marks belong`, remedy: "give an object of names with their texts" }),
  }),
);
