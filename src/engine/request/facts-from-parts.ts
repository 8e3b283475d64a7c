// From the read places of a request to facts: what several places together must satisfy (horizon, tiling, one source for each field).
import type { DaySpan } from "../../dsl/program.ts";
import { textFromDay } from "../../values/calendar.ts";
import { ZERO } from "../../values/exact.ts";
import { checkIranPaymentId } from "../../values/iran-identifiers.ts";
import { own } from "../../values/record.ts";
import type { DatedFact, Facts } from "../facts.ts";
import type { EvaluationFailure } from "../failure.ts";
import type { Plan } from "../plan.ts";
import type { AccountPart, AccountParts, DatedPart } from "./account-schema.ts";
import { invalid } from "./failures.ts";
import { chargesFromParts, checkPeriod, historyFromParts, usageFromParts } from "./measured-facts.ts";
import type { RequestParts } from "./request-schema.ts";
import type { TrueUp } from "./true-up.ts";
import { trueUpFromParts, usageWithin } from "./true-up.ts";
import { usageFromReadings } from "./usage-from-readings.ts";

/** `facts` is to be billed only if there are no failures. */
export interface FactsFromParts {
  readonly facts: Facts;
  readonly trueUp: TrueUp | undefined;
  readonly failures: readonly EvaluationFailure[];
}

export function factsFromParts(plan: Plan, parts: RequestParts): FactsFromParts {
  const failures: EvaluationFailure[] = [];
  const { period, true_up: closing } = parts;
  const whole = { from: closing?.from ?? period.from, to: period.to };
  if (closing !== undefined && closing.from >= period.from) {
    failures.push(
      invalid("true_up.from", {
        problem: "it is not before the period",
        remedy: "give the day of the last actual reading; without earlier estimated bills leave `true_up` out",
      }),
    );
  }
  checkPeriod(plan, period, "period", failures);
  const usage = {
    ...usageFromParts(plan, parts.usage, whole, "usage", failures),
    ...usageFromReadings(plan, parts.readings ?? [], whole, failures),
  };
  for (const [at, { register }] of (parts.readings ?? []).entries()) {
    if (own(parts.usage ?? {}, register) === undefined) continue;
    failures.push(invalid(`readings[${at}]`, { problem: `usage.${register} is given too`, remedy: "give the field's usage or its readings, not both" }));
  }
  const facts: Facts = {
    id: parts.id,
    tariff: parts.tariff,
    period,
    issued: parts.issued,
    known: parts.known,
    account: accountFromParts(plan, parts.account, whole, failures),
    usage: closing === undefined ? usage : usageWithin(plan, usage, period),
    history: historyFromParts(parts.history),
    charges: chargesFromParts(plan, parts.charges),
    broughtForward: parts.brought_forward ?? ZERO,
    trueUp: ZERO,
  };
  const trueUp = closing === undefined ? undefined : trueUpFromParts(plan, closing, facts, usage, failures);
  return { facts, trueUp, failures };
}

function isChanges(part: AccountPart): part is readonly DatedPart[] {
  return Array.isArray(part);
}

function accountFromParts(plan: Plan, parts: AccountParts | undefined, whole: DaySpan, failures: EvaluationFailure[]): Facts["account"] {
  const account: Record<string, DatedFact> = {};
  for (const [name, part] of Object.entries(parts ?? {})) {
    if (part === undefined) continue;
    account[name] = isChanges(part) ? part : [{ from: whole.from, value: part }];
    const first = account[name]?.[0]?.from ?? whole.from;
    if (first > whole.from) {
      const remedy = `add what held on ${textFromDay(plan.calendar, whole.from)}`;
      failures.push(invalid(`account.${name}`, { problem: `nothing is given before ${textFromDay(plan.calendar, first)}`, remedy }));
    }
  }
  failures.push(...identifierProblems(plan, account));
  return account;
}

/** A payment identifier beside the account's only bill identifier must be that bill's. */
function identifierProblems(plan: Plan, account: Facts["account"]): readonly EvaluationFailure[] {
  const fields = Object.values(plan.account);
  const bills = fields.filter(({ kind, name }) => kind === "iran_bill_id" && account[name] !== undefined);
  const [bill] = bills;
  if (bill === undefined || bills.length > 1) return [];
  const billId = account[bill.name]?.[0]?.value;
  return fields.flatMap(({ kind, name }) => {
    const paymentId = kind === "iran_payment_id" ? account[name]?.[0]?.value : undefined;
    if (typeof paymentId !== "string" || typeof billId !== "string") return [];
    const checked = checkIranPaymentId(billId, paymentId);
    return checked.ok ? [] : [invalid(`account.${name}`, checked)];
  });
}
