// Texts and amounts of bills and corrections, kept as they were written. The engine writes as many digits as an amount takes, and a fraction where none are enough.
import { z } from "zod";
import type { Complaint } from "../../engine/request/complaint.ts";
import { messageOf, notAString, quoted, readString } from "../../engine/request/complaint.ts";
import { strictObject } from "../../engine/request/strict-object.ts";
import { exactFromText } from "../../values/exact.ts";
import { listSchema } from "../records/text-schemas.ts";

export const MOST_MEMBERS = 10_000;

/** Labels and words of rules: whatever they hold. */
export const textSchema: z.ZodType<string, string> = z.string({ error: ({ input }) => messageOf(notAString(input)) }).max(10_000, {
  error: () => messageOf({ problem: "it is longer than 10000 characters", remedy: "give the bill as it was written" }),
});

export const textsSchema: z.ZodType<readonly string[]> = listSchema(textSchema, "texts", MOST_MEMBERS);

/** As the engine writes amounts: as many digits as it takes. */
export const amountSchema: z.ZodType<string, string> = readString(
  { description: "a decimal string in the schedule's currency or a unit", pattern: "^-?\\d+(\\.\\d+)?$" },
  (text) => (text.includes("/") ? notDecimal(text) : keptNumber(text)),
);

export const fractionSchema: z.ZodType<string, string> = readString(
  { description: "a fraction, where no decimal is exact: 1274950/3", pattern: "^-?\\d+/\\d+$" },
  keptNumber,
);

/** Each of the names may be left out: then the decimal is exact. */
export function fractions<const K extends string>(names: readonly K[]): z.ZodType<Readonly<Partial<Record<K, string>>>> {
  const record = strictObject(Object.fromEntries(names.map((name) => [name, fractionSchema.optional()])));
  return record.transform((found) => {
    const given: Partial<Record<K, string>> = {};
    for (const name of names) if (found[name] !== undefined) given[name] = found[name];
    return given;
  });
}

const MOST_DIGITS = 4_000;

function keptNumber(text: string): { readonly value: string } | Complaint {
  return text.length <= MOST_DIGITS && exactFromText(text) !== undefined ? { value: text } : notDecimal(text);
}

function notDecimal(text: string): Complaint {
  return { problem: `${quoted(text)} is not a decimal number`, remedy: "give the amount as the bill has it" };
}
