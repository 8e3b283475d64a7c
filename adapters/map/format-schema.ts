// The part of a map that says how texts are read and how files are laid out. A file beside the bills may say some of it anew; the rest is as for the bills.
import { z } from "zod";
import { dateOrder, hasShortYear } from "../reading/date-order.ts";
import type { DateOrder } from "../reading/format.ts";
import { DECIMAL_MARKS, DIGITS, GROUPINGS, MINUSES } from "../reading/format.ts";
import { FILE_FORMATS } from "../table/table.ts";
import { decimalText, flag, listOf, oneOf, said, section, someOf, whole, words } from "./schema-parts.ts";

/** Some of a format. */
export type FormatPart = z.output<typeof formatSchema>;
export type DatesPart = NonNullable<FormatPart["dates"]>;

const orderSchema: z.ZodType<DateOrder> = words("the order of a date's parts", "YYYY/MM/DD").transform((text, context) => {
  const order = dateOrder(text);
  if (order !== undefined) return order;
  const remedy = 'write year, month and day once each, with the signs between: "YYYY/MM/DD", "D.M.YY", "YYYYMMDD"; or "serial 1900", "serial 1904"';
  context.issues.push({ code: "custom", input: text, message: said(`\`${text}\` is no order of a date's parts`, remedy) });
  return z.NEVER;
});

const datesSchema = section("dates", {
  order: orderSchema,
  two_digit_year: whole("the first year that two digits can mean", 1200, 2100).optional(),
  calendar: oneOf("calendar", ["persian", "gregorian"]).optional(),
  convert: flag("whether dates are turned into the schedule's calendar").optional(),
  time: oneOf("word for the time of the day", ["drop", "refuse"]).optional(),
}).check(({ value, issues }) => {
  const isShort = hasShortYear(value.order);
  if (isShort === (value.two_digit_year !== undefined)) return;
  const [problem, remedy] = isShort
    ? ["the years have two digits, and `two_digit_year` is missing", 'add the first year that they can mean: "two_digit_year": 1350 for 1350 to 1449']
    : ["`two_digit_year` is given, and the years have four digits", "leave it out, or write YY in `order`"];
  issues.push({ code: "custom", input: value, message: said(problem, remedy) });
});

const moneySchema = section("money", {
  unit: words("the name of the unit", "toman").optional(),
  factor: decimalText("what one of it is in the schedule's currency"),
}).check(({ value, issues }) => {
  if (/^-|^0+(\.0+)?$/.test(value.factor))
    issues.push({ code: "custom", input: value, message: said(`a factor of ${value.factor} makes no money`, 'write a positive number, such as "10"') });
});

export const formatSchema = section("the format", {
  decimal_mark: oneOf("decimal mark", DECIMAL_MARKS).optional(),
  grouping: oneOf("grouping", GROUPINGS).optional(),
  digits: someOf("kind of digits", DIGITS).optional(),
  minus: someOf("place of the minus", MINUSES).optional(),
  empty: listOf("texts that stand for nothing", words("a text that stands for nothing", "-"), 20).optional(),
  dates: datesSchema.optional(),
  money: moneySchema.optional(),
  binary_decimals: whole("a number of decimals", 0, 15).optional(),
  file: oneOf("format of files", FILE_FORMATS).optional(),
  delimiter: oneOf("sign between cells", [",", ";", "tab", "|"]).optional(),
  sheet: words("the name of a sheet", "Bills").optional(),
  header_row: whole("the row with the names of the columns", 1, 1000).optional(),
});
