// The account's part of a request: one value a field, or its changes in order.
import { z } from "zod";
import type { AccountField } from "../../dsl/program.ts";
import type { Calendar, Day } from "../../values/calendar.ts";
import { checkIranBillId, checkIranPaymentIdAlone } from "../../values/iran-identifiers.ts";
import { nearestName } from "../../values/near.ts";
import type { FactValue } from "../facts.ts";
import type { Plan } from "../plan.ts";
import type { Complaint } from "./complaint.ts";
import { kindOf, messageOf, notAString, quoted, readString } from "./complaint.ts";
import { dateSchema } from "./date.ts";
import { decimalSchema } from "./decimal.ts";
import { listed, strictObject, strictRecord } from "./strict-object.ts";

export type AccountPart = FactValue | readonly DatedPart[];

export interface DatedPart {
  readonly from: Day;
  readonly value: FactValue;
}

export type AccountParts = Readonly<Record<string, AccountPart | undefined>>;

const MOST_CHANGES = 400;

export function accountSchema(plan: Plan): z.ZodType<AccountParts> {
  return strictRecord(Object.fromEntries(Object.values(plan.account).map((field) => [field.name, fieldSchema(plan.calendar, field).optional()])));
}

function fieldSchema(calendar: Calendar, field: AccountField): z.ZodType<AccountPart> {
  const value = valueSchema(calendar, field);
  const dated = strictObject({ from: dateSchema(calendar, "the day from which the value holds"), value });
  const changes = z.array(dated, {
    error: ({ input }) =>
      messageOf({ problem: `${kindOf(input)} stands where a value or a list of changes belongs`, remedy: "give one string, or a list of `from` and `value`" }),
  });
  return z.union([value, changes.check(inOrder)]);
}

function inOrder(context: z.core.ParsePayload<readonly DatedPart[]>): void {
  const changes = context.value;
  const complain = (problem: string, remedy: string): void => {
    context.issues.push({ code: "custom", input: changes, message: messageOf({ problem, remedy }) });
  };
  if (changes.length === 0) complain("the list of changes is empty", "give at least the value at the period's start, or leave the field out");
  if (changes.length > MOST_CHANGES) complain(`the list has ${changes.length} changes`, `give at most ${MOST_CHANGES}`);
  if (changes.some(({ from }, at) => at > 0 && from <= (changes[at - 1]?.from ?? from)))
    complain("the changes are not in order of `from`", "put the earliest first, one for each day");
}

function valueSchema(calendar: Calendar, field: AccountField): z.ZodType<FactValue, string> {
  const what = `account ${field.name}`;
  switch (field.kind) {
    case "choice":
      return choiceSchema(field.values.map(({ name }) => name));
    case "whole":
      return decimalSchema({ what, unit: "", least: field.least, most: field.most, places: 0, factor: "1" });
    case "quantity":
      return decimalSchema({ what, unit: field.unit.name, least: field.least, most: field.most, places: field.places, factor: field.unit.factor });
    case "date":
      return dateSchema(calendar, what).transform((day): FactValue => ({ day }));
    case "iran_bill_id":
    case "iran_payment_id":
      return iranIdSchema(field.kind, what);
  }
}

export function iranIdSchema(kind: "iran_bill_id" | "iran_payment_id", what: string): z.ZodType<string, string> {
  const [name, check] = kind === "iran_bill_id" ? (["bill", checkIranBillId] as const) : (["payment", checkIranPaymentIdAlone] as const);
  const description = `${what}: a ${name} identifier of Iran, 6 to 13 digits`;
  return readString({ description, pattern: "^\\d{6,13}$" }, (text) => identifier(text, check(text)));
}

function identifier(text: string, checked: { readonly ok: true } | ({ readonly ok: false } & Complaint)): { readonly value: string } | Complaint {
  return checked.ok ? { value: text } : { problem: checked.problem.replace(text, quoted(text).slice(1, -1)), remedy: checked.remedy };
}

export function choiceSchema(names: readonly string[]): z.ZodType<string, string> {
  return z.enum(names, {
    error: ({ input }) => {
      if (input === undefined) return messageOf({ problem: "nothing is given", remedy: `name one of ${listed(names)}` });
      if (typeof input !== "string") return messageOf(notAString(input));
      const near = nearestName(input, names);
      return messageOf({
        problem: `${quoted(input)} is none of ${listed(names)}`,
        remedy: near === undefined ? "name one of these" : `did you mean ${quoted(near)}?`,
      });
    },
  });
}
