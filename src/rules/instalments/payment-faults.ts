// What is wrong with payments: to a plan that is at its end or asks for less, put to documents otherwise than the rule settles, or more than there is.
import type { Plan } from "../../engine/plan.ts";
import { textFromDay } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { compare, equals, fractionText, isZero, maximum, subtract, ZERO } from "../../values/exact.ts";
import type { Finding, FindingPlace } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { DocumentCase, PaidIn, PlanJournal } from "./plan-journal.ts";
import { paidIn } from "./plan-journal.ts";
import type { PlanEnding, PlanLife } from "./plan-life.ts";
import { differences, postedOf, sumOf } from "./posting.ts";
import type { SettledPayment } from "./settlement.ts";
import { settlementOf } from "./settlement.ts";

/** Documents by payment: that it is too much for them has been said of the payment. */
export type ToldSurplus = ReadonlyMap<string, ReadonlySet<string>>;

/** Of payments that no plan's rule was asked of: more put to documents than was paid, or than was left of one. */
export function otherPaymentFaults(plan: Plan, { payments, documents }: PlanJournal, judged: ReadonlySet<string>, told: ToldSurplus): readonly Finding[] {
  const others = payments.filter(({ record }) => !judged.has(record.id));
  const touched = [...new Set(others.flatMap(({ record }) => record.allocation.map(({ document }) => document)))];
  return [...others.flatMap((payment) => excessFaults(paidIn(payment))), ...touched.flatMap((id) => overpaidFaults(plan, documents.get(id), judged, told))];
}

/** `payments`: those that the rule of a plan was asked of. `surplus`: those that came after all of the plan was paid, too much for its documents. */
export function judgedPayments(
  plan: Plan,
  journal: PlanJournal,
  life: PlanLife,
): { readonly payments: readonly string[]; readonly surplus: ToldSurplus; readonly findings: readonly Finding[] } {
  const settlement = settlementOf(journal, life);
  const { end } = life;
  const late = end === undefined ? [] : life.plan.payments.filter(({ day }) => day > end.on).map((payment) => ({ payment, end }));
  const covered = new Set(life.plan.covers.map(({ document }) => document));
  const surplus = late.flatMap(({ payment, end: { how } }) => (how === "paid off" ? [[payment.record.id, covered] as const] : []));
  return {
    surplus: new Map(surplus),
    payments: settlement.map(({ payment }) => payment.record.id),
    findings: [...settlement.flatMap((settled) => settledFaults(life, settled)), ...late.map(({ payment, end: on }) => lateFault(plan, life, payment, on))],
  };
}

function settledFaults(life: PlanLife, settled: SettledPayment): readonly Finding[] {
  const { payment, asked, over } = settled;
  const place = placeOf(life, payment);
  const plan = life.plan.record.id;
  const tooLarge = isZero(over)
    ? []
    : [findingOf("payment-larger-than-debt", { plan, stated: fractionText(payment.amount), expected: fractionText(asked) }, place)];
  return [...tooLarge, ...postingFaults(life, settled, place)];
}

/** Either the sum is wrong, or its parts are. What a payment has too much may be posted to documents: that it is too large has been said. */
function postingFaults({ rule }: PlanLife, { expected, posted, payment, toInterest, over }: SettledPayment, place: FindingPlace): readonly Finding[] {
  const [right, stated] = [sumOf(expected), sumOf(posted)];
  if (!equals(right, stated)) {
    if (!isZero(over) && equals(stated, subtract(payment.amount, toInterest))) return [];
    return [findingOf("allocation-not-the-payment", { stated: fractionText(stated), expected: fractionText(right) }, place)];
  }
  const [first] = differences(expected, posted);
  if (first === undefined) return [];
  const values = { document: first.document, stated: fractionText(first.posted), expected: fractionText(first.expected), rule: rule?.name ?? "" };
  return [findingOf("allocation-differs", values, place)];
}

function lateFault({ calendar }: Plan, life: PlanLife, payment: PaidIn, end: PlanEnding): Finding {
  const values = { plan: life.plan.record.id, on: textFromDay(calendar, end.on) };
  const place = placeOf(life, payment);
  switch (end.how) {
    case "broken":
      return findingOf("payment-to-broken-plan", values, place);
    case "paid off":
      return findingOf("payment-after-payoff", values, place);
    case "cancelled":
    case "superseded":
      return findingOf("payment-to-ended-plan", values, place);
  }
}

function excessFaults(payment: PaidIn | undefined): readonly Finding[] {
  if (payment === undefined) return [];
  const { record, amount } = payment;
  const stated = sumOf(postedOf(record));
  if (compare(stated, amount) <= 0) return [];
  const place = { records: [record.id], account: record.account, day: record.day };
  return [findingOf("allocation-exceeds-payment", { stated: fractionText(stated), amount: fractionText(amount) }, place)];
}

/** The first payment that takes a document below zero, where no plan's rule was asked of it. */
function overpaidFaults(plan: Plan, about: DocumentCase | undefined, judged: ReadonlySet<string>, told: ToldSurplus): readonly Finding[] {
  if (about?.amount === undefined || about.document === undefined) return [];
  const { id, amount, document, settled } = about;
  let left: Exact = amount;
  for (const each of settled) {
    const after = subtract(left, each.amount);
    if (compare(after, ZERO) < 0 && !judged.has(each.payment) && told.get(each.payment)?.has(id) !== true) {
      const values = { document: id, stated: fractionText(each.amount), expected: fractionText(maximum(ZERO, left)) };
      const place = { records: [id, each.payment], account: document.record.account, day: textFromDay(plan.calendar, each.day) };
      return [findingOf("document-overpaid", values, place)];
    }
    left = after;
  }
  return [];
}

function placeOf({ plan, rule }: PlanLife, { record }: PaidIn): FindingPlace {
  return { records: [plan.record.id, record.id], account: record.account, day: record.day, cites: rule?.cites ?? [], marks: rule?.marks ?? [] };
}
