// The limits as they are asked: which authority over corrections, in whose words the question is put, and on which day. What is not said is not guessed.
import type { Authority } from "../../dsl/oversight.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Day } from "../../values/calendar.ts";
import { dayFromText, textFromDay, whyNotADate } from "../../values/calendar.ts";
import { own } from "../../values/record.ts";
import type { InWords } from "./correctable.ts";

export type FaultFamily = "billing error" | "meter error";

export interface LimitsInput {
  /** A schedule with an authority over corrections; it may be the bills' own. */
  readonly plan: Plan;
  /** In the calendar of the bills. */
  readonly on: string;
  /** Undefined where the schedule has one over corrections. */
  readonly authority: string | undefined;
  readonly kind: string | undefined;
  readonly cause: string | undefined;
  /** The cause to name where the diagnosis says whose the fault is, and none is given. */
  readonly causeOf: Readonly<Partial<Record<FaultFamily, string>>>;
  /** Of the account, under the names of the limits; they stand before what the bill's own record says under those names. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface AskedLimits extends LimitsInput {
  readonly rule: Authority;
  readonly day: Day;
  readonly causeBy: "given" | "the fault found" | undefined;
}

export type Asking = { readonly kind: "asked"; readonly limits: AskedLimits } | { readonly kind: "not usable"; readonly because: InWords };

/** `family`: of the fault that was found, where all that fit are of one. */
export function askedLimits(bills: Plan, input: LimitsInput, family: FaultFamily | undefined): Asking {
  const { plan, on } = input;
  if (plan.currency !== bills.currency) return notUsable(`the limits are in ${plan.currency} and the bills in ${bills.currency}`, otherCurrency(plan, bills));
  const day = dayFromText(bills.calendar, on);
  if (day === undefined) return notUsable(`the day ${on} is no date: ${whyNotADate(bills.calendar, on)}`, `روز ${on} تاریخ نیست`);
  const over = Object.values(plan.oversight.authorities).filter(({ over: noun }) => noun === "correction");
  const rule = input.authority === undefined ? (over.length === 1 ? over[0] : undefined) : own(plan.oversight.authorities, input.authority);
  if (rule === undefined || rule.over !== "correction") return noAuthority(over, input.authority);
  const found = family === undefined ? undefined : input.causeOf[family];
  const cause = input.cause ?? found;
  const causeBy = input.cause !== undefined ? "given" : found === undefined ? undefined : "the fault found";
  return { kind: "asked", limits: { ...input, rule, day, cause, causeBy } };
}

/** A day of the bills' calendar in that of the limits. */
export function dayInLimits({ plan: { calendar } }: AskedLimits, day: Day): string {
  return textFromDay(calendar, day);
}

function otherCurrency(limits: Plan, bills: Plan): string {
  return `محدودیت‌ها به ${limits.currency} و قبض‌ها به ${bills.currency} است`;
}

function noAuthority(over: readonly Authority[], asked: string | undefined): Asking {
  const names = over.map(({ name }) => name).join(", ");
  if (over.length === 0) return notUsable("the limits have no authority over corrections", "محدودیت‌ها مرجعی برای اصلاح ندارند");
  if (asked !== undefined)
    return notUsable(`\`${asked}\` is no authority over corrections: name one of ${names}`, `«${asked}» مرجع اصلاح نیست؛ یکی از این‌ها: ${names}`);
  return notUsable(`the limits have several authorities over corrections: name one of ${names}`, `محدودیت‌ها چند مرجع اصلاح دارند؛ یکی را نام ببرید: ${names}`);
}

function notUsable(english: string, persian: string): Asking {
  return { kind: "not usable", because: { "": english, fa: persian } };
}
