// What the office's record says of the account and its registers, beside what was printed of them.
import type { Labels } from "../../dsl/program.ts";
import type { Plan } from "../../engine/plan.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { fractionText } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import { changesOf, plainFact, valueWords } from "../entitlement/account-values.ts";
import type { IssuedBill } from "../issued/case.ts";
import type { AccountFact, RegisterPair } from "./dossier.ts";

/** In the order of the schedule. */
export function accountFacts(plan: Plan, { account = {} }: Pick<RequestParts, "account">): readonly AccountFact[] {
  return Object.values(plan.account).flatMap((field) => {
    const part = own(account, field.name);
    if (part === undefined) return [];
    const values = changesOf(part).map(({ from, value: fact }) => {
      const value = plainFact(plan, field.name, fact);
      return { from: from === undefined ? undefined : textFromDay(plan.calendar, from), value, ...valueWords(field, value) };
    });
    return [{ field: field.name, labels: field.labels, values }];
  });
}

const noLabels: Labels = {};

/** Registers of the record in its order, each beside the printed one of its name; then those that were printed alone. */
export function registerPairs(plan: Plan, { readings = [] }: Pick<RequestParts, "readings">, issued: IssuedBill): readonly RegisterPair[] {
  const keyOf = (register: string, daypart: string | undefined): string => `${register} ${daypart ?? ""}`;
  const printed = new Map(issued.readings.map(({ register, daypart, ...figures }) => [keyOf(register, daypart), figures]));
  const labels = (register: string): Labels => own(plan.usage, register)?.labels ?? noLabels;
  const ofRecord = readings.map(({ register, daypart, previous, current, maximum, multiplier }) => {
    const key = keyOf(register, daypart);
    const [figures, record] = [printed.get(key), texts({ previous, current, maximum, multiplier })];
    printed.delete(key);
    return { register, labels: labels(register), daypart, printed: figures, record };
  });
  const alone = issued.readings.flatMap(({ register, daypart, ...figures }) =>
    printed.has(keyOf(register, daypart)) ? [{ register, labels: labels(register), daypart, printed: figures, record: undefined }] : [],
  );
  return [...ofRecord, ...alone];
}

function texts(figures: Readonly<Record<"previous" | "current" | "maximum" | "multiplier", Exact | undefined>>): RegisterPair["record"] {
  const { previous, current, maximum, multiplier } = figures;
  return {
    ...(previous === undefined ? {} : { previous: fractionText(previous) }),
    ...(current === undefined ? {} : { current: fractionText(current) }),
    ...(maximum === undefined ? {} : { maximum: fractionText(maximum) }),
    ...(multiplier === undefined ? {} : { multiplier: fractionText(multiplier) }),
  };
}
