// How one value is said in a map: the name of a column, or more about it.
import { z } from "zod";
import { quoted } from "../shown.ts";
import type { DateSpec, LineSpec, NumberSpec, PeriodSpec, Source, TextSpec, ValueSpec } from "./mapping.ts";
import { decimalText, either, flag, namesOf, oneOf, said, section, whole, words } from "./schema-parts.ts";

const columnWord = words("the name of a column", "Bill no");

const shape = {
  column: columnWord.optional(),
  constant: words("the value of every row", "1").optional(),
  of: oneOf("file", ["bills", "records"]).optional(),
  values: namesOf("values", words("what the value means", "residential")).optional(),
  width: whole("a number of digits", 1, 40).optional(),
  factor: decimalText("what one of the column's is").optional(),
  reversed: flag("whether the sign is the other way round").optional(),
} as const;

type Given = z.output<z.ZodObject<typeof shape>>;
type Extra = "values" | "width" | "factor" | "reversed";

/** A name alone is a column of the file at hand. `extras`: what may be said of such a value beside where it stands. */
function spec(what: string, extras: readonly Extra[]): z.ZodType<Given> {
  const object = section(what, shape, NAME_IT).check(({ value, issues }) => {
    for (const extra of EXTRAS)
      if (value[extra] !== undefined && !extras.includes(extra))
        issues.push({ code: "custom", input: value, message: said(`\`${extra}\` is given, which says nothing of ${what}`, "leave it out") });
    const { column, constant } = value;
    if (constant !== undefined && EXTRAS.some((extra) => value[extra] !== undefined))
      issues.push({
        code: "custom",
        input: value,
        message: said("a constant is given, and how a column is read", "write the constant as it is meant, and leave the rest out"),
      });
    if ((column === undefined) !== (constant === undefined)) return;
    const problem = column === undefined ? "neither a column nor a constant is given" : "both a column and a constant are given";
    issues.push({ code: "custom", input: value, message: said(problem, 'write "column" and its name, or "constant" and a value') });
  });
  return z.preprocess((value) => (typeof value === "string" ? { column: value } : value), object);
}

const NAME_IT = 'write the name of a column, or an object with "column" or "constant"';
const EXTRAS: readonly Extra[] = ["values", "width", "factor", "reversed"];

function sourceOf({ column, constant, of }: Given): Source {
  return column === undefined ? { kind: "constant", text: constant ?? "" } : { kind: "column", column, of: of ?? "bills" };
}

/** As the library reads numbers, whatever the file's format. */
export function isDecimal(text: string): boolean {
  return /^-?\d{1,30}(\.\d{1,10})?$/.test(text);
}

export const WRITE_IT = 'write it with digits and at most one `.`: "12.5"';

function allOf(given: Given): ValueSpec {
  return { source: sourceOf(given), values: given.values, width: given.width, factor: given.factor, reversed: given.reversed ?? false };
}

export const textSpec: z.ZodType<TextSpec> = spec("a text", ["values", "width"]).transform(allOf);
export const numberSpec: z.ZodType<NumberSpec> = spec("a number", ["values", "factor", "reversed"])
  .check(({ value, issues }) => {
    for (const [written, meant] of Object.entries(value.values ?? {}))
      if (!isDecimal(meant)) issues.push({ code: "custom", input: meant, path: ["values", written], message: said(`${quoted(meant)} is no number`, WRITE_IT) });
  })
  .transform(allOf);
/** Whether it is a text, a number or a date is for the schedule to say. */
export const valueSpec: z.ZodType<ValueSpec> = spec("a value", EXTRAS).transform(allOf);
export const dateSpec: z.ZodType<DateSpec> = spec("a date", []).transform(allOf);

export const periodSpec: z.ZodType<PeriodSpec> = section("a period", {
  from: dateSpec,
  to: dateSpec,
  last_day: oneOf("last day", ["included", "excluded"]),
}).transform(({ from, to, last_day }) => ({ from, to, lastDay: last_day }));

/** A name alone is the column of the amount. */
export const lineSpec: z.ZodType<LineSpec> = z
  .preprocess(
    (value) => (typeof value === "string" ? { amount: value } : value),
    section(
      "a line",
      { amount: numberSpec, quantity: numberSpec.optional(), rate: numberSpec.optional() },
      'write the name of its column, or an object with "amount"',
    ),
  )
  .transform(({ amount, quantity, rate }) => ({ amount, quantity, rate }));

/** The words "as issued", or a form of its own. */
export function asIssuedOr<T>(schema: z.ZodType<T>): z.ZodType<"as issued" | T> {
  return either(asIssued, schema, (value) => value === "as issued");
}

/** Of what no column alone can say: any other word is a slip. */
export function asIssuedOrObject<T>(schema: z.ZodType<T>): z.ZodType<"as issued" | T> {
  return either(asIssued, schema, (value) => typeof value === "string");
}

const asIssued = z.literal("as issued", {
  error: ({ input }) => said(`${quoted(String(input))} is no way of taking it`, 'write "as issued", or name its columns'),
});
