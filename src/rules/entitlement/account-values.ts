// The account's facts as people read and write them: values of a field with their days, in the field's own unit, with the labels of a list.
import type { AccountField, Labels } from "../../dsl/program.ts";
import { inUnit } from "../../engine/bill/amount-text.ts";
import type { FactValue } from "../../engine/facts.ts";
import type { Plan } from "../../engine/plan.ts";
import type { AccountPart, DatedPart } from "../../engine/request/account-schema.ts";
import type { Day } from "../../values/calendar.ts";
import { textFromDay } from "../../values/calendar.ts";
import { fractionText } from "../../values/exact.ts";
import { own } from "../../values/record.ts";

/** In order of time; `from` undefined: it does not change. */
export function changesOf(part: AccountPart): readonly { readonly from: Day | undefined; readonly value: FactValue }[] {
  return isChanges(part) ? part : [{ from: undefined, value: part }];
}

function isChanges(part: AccountPart): part is readonly DatedPart[] {
  return Array.isArray(part);
}

/** As a request says it: in the field's own unit, without its name. */
export function plainFact({ account, calendar }: Plan, name: string, value: FactValue): string {
  if (typeof value === "string") return value;
  if ("day" in value) return textFromDay(calendar, value.day);
  const field = own(account, name);
  return fractionText(field?.kind === "quantity" ? inUnit(value, field.unit) : value);
}

/** What a value of the field is called, or measured in; what is no number (an identifier) is written as it is. */
export interface ValueWords {
  readonly valueLabels: Labels;
  readonly unit: string;
  readonly isNumber: boolean;
}

export function valueWords(field: AccountField | undefined, value: string | undefined): ValueWords {
  const labels = field?.kind === "choice" ? field.values.find(({ name }) => name === value)?.labels : undefined;
  return {
    valueLabels: labels ?? {},
    unit: field?.kind === "quantity" ? field.unit.name : "",
    isNumber: field?.kind === "quantity" || field?.kind === "whole",
  };
}
