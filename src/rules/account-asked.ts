// The account's facts of a record as conditions ask them: choices by name, numbers in base units, dates as day numbers.
import type { AccountField } from "../dsl/program.ts";
import type { Plan } from "../engine/plan.ts";
import { dayFromText } from "../values/calendar.ts";
import type { Exact } from "../values/exact.ts";
import { exactFromText, exactFromWhole, multiply } from "../values/exact.ts";
import { own } from "../values/record.ts";
import type { AccountFacts } from "./records/record.ts";

/** The value of `account.NAME`; undefined where the facts do not say it, or say what the field cannot hold. */
export function accountAsked({ account, calendar }: Plan, { facts }: Pick<AccountFacts, "facts">, name: string): string | Exact | undefined {
  const [field, value] = [own(account, name), own(facts, name)];
  return field === undefined || value === undefined ? undefined : factOf(calendar, field, String(value));
}

function factOf(calendar: Plan["calendar"], field: AccountField, text: string): string | Exact | undefined {
  switch (field.kind) {
    case "choice":
      return field.values.some(({ name }) => name === text) ? text : undefined;
    case "whole":
      return exactFromText(text);
    case "quantity": {
      const [value, factor] = [exactFromText(text), exactFromText(field.unit.factor)];
      return value === undefined || factor === undefined ? undefined : multiply(value, factor);
    }
    case "date": {
      const day = dayFromText(calendar, text);
      return day === undefined ? undefined : exactFromWhole(day);
    }
    case "iran_bill_id":
    case "iran_payment_id":
      return text;
  }
}
