// The schema of a map: its sections, what each may hold, and what may not stand together. Names of the schedule are looked up later.
import { z } from "zod";
import { UNMAPPED } from "../table/table.ts";
import { formatSchema } from "./format-schema.ts";
import { LEDGER_TAKES, ORDERS } from "./mapping.ts";
import { either, flag, listOf, namesOf, oneOf, said, section, whole, words } from "./schema-parts.ts";
import { asIssuedOr, asIssuedOrObject, dateSpec, lineSpec, numberSpec, periodSpec, textSpec, valueSpec } from "./spec-schema.ts";

export type RawMap = z.output<typeof mapSchema>;

const register = words("a register of the schedule's usage", "active");
const daypart = words("a daypart of the schedule", "peak");

const issuedSchema = section("`issued`", {
  id: either(
    z.array(textSpec).min(1, { error: () => said("the list is empty", "name at least one column") }),
    textSpec.transform((one) => [one]),
    Array.isArray,
  ),
  account: textSpec,
  period: periodSpec.optional(),
  issued_on: dateSpec.optional(),
  tariff: textSpec.optional(),
  days: numberSpec.optional(),
  total: numberSpec.optional(),
  brought_forward: numberSpec.optional(),
  payable: numberSpec.optional(),
  carried: numberSpec.optional(),
});

const lineRowsSchema = section("`line_rows`", { name: textSpec, amount: numberSpec, quantity: numberSpec.optional(), rate: numberSpec.optional() });

const issuedReading = section("a reading", {
  register,
  daypart: daypart.optional(),
  previous: numberSpec.optional(),
  current: numberSpec.optional(),
  multiplier: numberSpec.optional(),
  quantity: numberSpec.optional(),
  decimals: whole("a number of decimals", 0, 20).optional(),
}).transform(({ daypart, previous, current, multiplier, quantity, decimals, ...rest }) => ({
  ...rest,
  daypart,
  previous,
  current,
  multiplier,
  quantity,
  decimals,
}));

const reading = section("a reading", {
  register,
  daypart: daypart.optional(),
  point: textSpec.optional(),
  previous: numberSpec.optional(),
  current: numberSpec.optional(),
  maximum: numberSpec.optional(),
  multiplier: numberSpec.optional(),
  digits: numberSpec.optional(),
  rollover: textSpec.optional(),
  estimated: textSpec.optional(),
  interim: textSpec.optional(),
  from: dateSpec.optional(),
  to: dateSpec.optional(),
});

const byDaypart = either(
  numberSpec.transform((one) => ({ "": one })),
  namesOf("the dayparts of a field", numberSpec),
  (value) => typeof value === "string" || (typeof value === "object" && value !== null && ("column" in value || "constant" in value)),
);

const requestSchema = section("`request`", {
  period: asIssuedOrObject(periodSpec),
  tariff: asIssuedOr(textSpec).optional(),
  account: namesOf("`account`", valueSpec).optional(),
  readings: asIssuedOrObject(listOf("readings", reading, 100)).optional(),
  usage: namesOf("`usage`", byDaypart).optional(),
  history: namesOf("`history`", listOf("columns, the latest bill's first", numberSpec, 60)).optional(),
  charges: namesOf("`charges`", numberSpec).optional(),
  brought_forward: asIssuedOr(numberSpec).optional(),
  issued: asIssuedOr(dateSpec).optional(),
});

const file = words("the name of a file", "ledger.csv");
const beside = { file, format: formatSchema.optional(), sorted: flag("whether the file is in the order of the bills").optional() } as const;

const recordsSchema = section("`records`", { ...beside, by: oneOf("key of records", ["account", "bill"]), key: textSpec });

const debitCredit = section("the amount", { debit: numberSpec, credit: numberSpec });

const ledgerSchema = section("`ledger`", {
  ...beside,
  account: textSpec,
  takes: oneOf("way of taking ledger rows", LEDGER_TAKES),
  bill: textSpec.optional(),
  id: textSpec.optional(),
  day: dateSpec,
  kind: textSpec,
  amount: either(debitCredit, numberSpec, (value) => typeof value === "object" && value !== null && ("debit" in value || "credit" in value)),
  reversed: listOf("kinds", words("a kind of ledger row", "payment"), 10).optional(),
}).check(({ value, issues }) => {
  const needsBill = value.takes === "of the bill";
  if (needsBill === (value.bill !== undefined)) return;
  const [problem, remedy] = needsBill
    ? ["rows are taken by their bill, and no column of the bill is named", 'add "bill" with the column that says which bill a row stands before']
    : ["`bill` is given, and rows are taken by day", 'write "takes": "of the bill", or leave `bill` out'];
  issues.push({ code: "custom", input: value, message: said(problem, remedy) });
});

const evidenceSchema = section("`evidence`", {
  ...beside,
  account: textSpec,
  id: textSpec.optional(),
  day: dateSpec,
  kind: textSpec,
  says: namesOf("`says`", valueSpec),
});

export const mapSchema = section("the map", {
  format: formatSchema.optional(),
  order: oneOf("order", ORDERS).optional(),
  issued: issuedSchema,
  lines: namesOf("`lines`", lineSpec).optional(),
  line_rows: lineRowsSchema.optional(),
  other_lines: namesOf("`other_lines`", lineSpec).optional(),
  unmapped_lines: oneOf("way with lines that are not mapped", UNMAPPED).optional(),
  excerpt: flag("whether the file has only some of the lines that were printed").optional(),
  ignored_columns: listOf("columns", words("the name of a column", "Address"), 2000).optional(),
  readings: listOf("readings", issuedReading, 100).optional(),
  request: requestSchema,
  records: recordsSchema.optional(),
  ledger: ledgerSchema.optional(),
  evidence: evidenceSchema.optional(),
  marks: namesOf("`marks`", textSpec).optional(),
}).check(({ value, issues }) => {
  const complain = (problem: string, remedy: string): void => {
    issues.push({ code: "custom", input: value, message: said(problem, remedy) });
  };
  if (value.line_rows !== undefined && (value.lines !== undefined || value.other_lines !== undefined))
    complain("`line_rows` stands beside `lines` or `other_lines`", "a line is a column of its own or a row of its own: keep one of the two forms");
  if (value.line_rows === undefined && value.lines === undefined && value.other_lines === undefined)
    complain(
      "the map names no line of the bill",
      'add "lines" with a column for each line, {} if the file has totals alone; or "line_rows" if each line is a row',
    );
});
