// The account's facts in a record: the fields that the schedule declares, one value each, kept as written.
import { z } from "zod";
import type { AccountField } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import { choiceSchema, iranIdSchema } from "../../engine/request/account-schema.ts";
import { dateTextSchema } from "../../engine/request/date.ts";
import type { DecimalRule } from "../../engine/request/decimal.ts";
import { decimalTextSchema } from "../../engine/request/decimal.ts";
import { strictObject, strictRecord } from "../../engine/request/strict-object.ts";
import type { AccountFacts } from "./record.ts";
import type { Shape } from "./text-schemas.ts";
import { countSchema, idSchema } from "./text-schemas.ts";

type Fact = string | number;

export function accountFactsSchema(plan: Plan): z.ZodType<AccountFacts> {
  return strictObject({ id: idSchema, facts: factsSchema(plan), holder: idSchema.optional() } satisfies Shape<AccountFacts>);
}

/** Which facts a rule needs is found out when it asks: each may be left out. */
function factsSchema(plan: Plan): z.ZodType<AccountFacts["facts"]> {
  const fields = Object.values(plan.account).map((field) => [field.name, factSchema(plan, field).optional()] as const);
  return strictRecord(Object.fromEntries(fields)).transform(given);
}

function given(facts: Readonly<Record<string, Fact | undefined>>): Readonly<Record<string, Fact>> {
  return Object.fromEntries(Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

function factSchema({ calendar }: Plan, field: AccountField): z.ZodType<Fact> {
  const what = `account ${field.name}`;
  switch (field.kind) {
    case "choice":
      return choiceSchema(field.values.map(({ name }) => name));
    case "whole":
      return wholeSchema({ what, unit: "", least: field.least, most: field.most, places: 0, factor: "1" });
    case "quantity":
      return decimalTextSchema({ what, unit: field.unit.name, least: field.least, most: field.most, places: field.places, factor: field.unit.factor });
    case "date":
      return dateTextSchema(calendar, what);
    case "iran_bill_id":
    case "iran_payment_id":
      return iranIdSchema(field.kind, what);
  }
}

/** A count may be a JSON number too, where its limits are such. */
function wholeSchema(rule: DecimalRule): z.ZodType<Fact> {
  const [least, most] = [Number(rule.least ?? "0"), Number(rule.most ?? "0")];
  const text = decimalTextSchema(rule);
  return Number.isSafeInteger(least) && Number.isSafeInteger(most) ? z.union([text, countSchema(`a count ${least} .. ${most}`, least, most)]) : text;
}
