// Texts of a record, checked and kept as they were written: a record's hash is over its own words. Limits are those of a bill request.
import { z } from "zod";
import type { Plan } from "../../engine/plan.ts";
import { isPlain, kindOf, messageOf, notAString, quoted } from "../../engine/request/complaint.ts";
import { decimalTextSchema } from "../../engine/request/decimal.ts";
import { lookalikeProblem } from "./name-text.ts";

/** A schema for each member of `T`, the optional ones included: a type and its schema cannot drift apart. */
export type Shape<T> = { readonly [K in keyof Required<T>]: z.ZodType<T[K]> };

/** 1 to `most` visible characters: ids, names of persons, words of people. */
export function wordsSchema(what: string, most: number): z.ZodType<string, string> {
  return z
    .string({ error: ({ input }) => messageOf(notAString(input)) })
    .meta({ description: what, minLength: 1, maxLength: most })
    .check((context) => {
      const problem = problemOfWords(context.value, most);
      if (problem === undefined) return;
      context.issues.push({ code: "custom", input: context.value, message: messageOf({ problem, remedy: `give 1 to ${most} visible characters` }) });
    });
}

/** Of a record or a person. Two that look alike are one: see `name-text.ts`. */
export const idSchema: z.ZodType<string, string> = nameSchema("an id", 200);

/** A name that rules declare: whether they do is a question of the journal, which outlives them. */
export const ruleNameSchema: z.ZodType<string, string> = nameSchema("a name that the rules declare", 100);

/** By which records and persons are told apart. */
export function nameSchema(what: string, most: number): z.ZodType<string, string> {
  return wordsSchema(what, most).check((context) => {
    const problem = lookalikeProblem(context.value);
    if (problem !== undefined) context.issues.push({ code: "custom", input: context.value, message: messageOf(problem) });
  });
}

/** A figure of a bill or of its correction, in the schedule's currency: lines may be finer than what is paid. */
export function moneySchema(currency: string, what: string, least: "0" | undefined): z.ZodType<string, string> {
  return decimalTextSchema({ what, unit: currency, least, most: undefined, places: 10, factor: "1" });
}

/** What is owed or paid: no finer than the currency. */
export function coinsSchema({ currency, currencyDecimals }: Coined, what: string, least: "0" | undefined): z.ZodType<string, string> {
  return decimalTextSchema({ what, unit: currency, least, most: undefined, places: currencyDecimals, factor: "1" });
}

export type Coined = Pick<Plan, "currency" | "currencyDecimals">;

/** A count: the only numbers of a record that are JSON numbers. */
export function countSchema(what: string, least: number, most: number): z.ZodType<number, number> {
  const error = ({ input }: { readonly input?: unknown }): string => {
    const shown = typeof input === "number" ? String(input) : typeof input === "string" ? quoted(input) : kindOf(input);
    return messageOf({ problem: `${shown} stands where ${what} belongs`, remedy: `give a whole number ${least} .. ${most}, without quotes` });
  };
  return z.int({ error }).min(least, { error }).max(most, { error });
}

const HASH = /^[0-9a-f]{64}$/;

/** Lower-case hex of SHA-256. */
export const hashSchema: z.ZodType<string, string> = z
  .string({ error: ({ input }) => messageOf(notAString(input)) })
  .meta({ description: "SHA-256, lower-case hex", pattern: HASH.source })
  .check((context) => {
    if (HASH.test(context.value)) return;
    const message = messageOf({ problem: `${quoted(context.value)} is not a hash`, remedy: "give the 64 digits 0 to 9, a to f" });
    context.issues.push({ code: "custom", input: context.value, message });
  });

export function listSchema<T>(member: z.ZodType<T>, what: string, most: number): z.ZodType<readonly T[]> {
  const error: z.core.$ZodErrorMap = (issue) =>
    messageOf(
      issue.code === "too_big"
        ? { problem: `more than ${most} ${what}`, remedy: `give at most ${most}` }
        : { problem: `${kindOf(issue.input)} stands where a list of ${what} belongs`, remedy: "give a list; an empty one where there are none" },
    );
  return z.array(member, { error }).max(most, { error });
}

export function literalSchema<const W extends string>(words: readonly [W, ...W[]]): z.ZodType<W, W> {
  const listed = words.map((word) => `\`${word}\``).join(", ");
  return z.enum(words, {
    error: ({ input }) =>
      messageOf({
        problem: typeof input === "string" ? `${quoted(input)} is none of ${listed}` : `${kindOf(input)} stands where a word belongs`,
        remedy: words.length === 1 ? `write ${listed}` : "write one of these",
      }),
  });
}

/** What an object says that it is. */
export function kindSchema<const K extends string>(kind: K): z.ZodLiteral<K> {
  return z.literal(kind, {
    error: ({ input }) => {
      if (input === undefined) return messageOf(notAString(input));
      const found = typeof input === "string" ? quoted(input) : kindOf(input);
      return messageOf({ problem: `${found} stands where ${quoted(kind)} belongs`, remedy: `give a ${quoted(kind)} here` });
    },
  });
}

/** Calendar texts of one calendar are in the order of their days. */
export function orderedDays(context: z.core.ParsePayload<{ readonly from: string; readonly to?: string | undefined }>): void {
  const { from, to } = context.value;
  if (to === undefined || from < to) return;
  const problem = from === to ? "`to` is the same day as `from`" : "`to` is before `from`";
  context.issues.push({ code: "custom", input: context.value, message: messageOf({ problem, remedy: "`to` is the day after the last: give a later one" }) });
}

function problemOfWords(text: string, most: number): string | undefined {
  if (text === "") return "it is empty";
  if (text.length > most) return `it is longer than ${most} characters`;
  return isPlain(text) ? undefined : `${quoted(text)} holds a control or an invisible character`;
}
