// A district's journal of instalment plans for the bench: generated from a seed, each made and paid as its rule asks.
// It shares no code with the rules: parts, dates and what payments settle are counted here in plain whole numbers. Days of the month stay below 28.
import type { JournalRecord, Payment, Plan } from "../src/rules/records/record.ts";

export interface GeneratedPlans {
  readonly records: readonly JournalRecord[];
  readonly plans: number;
  readonly payments: number;
}

export const RULES = `
schedule office "Office" { currency IRR to 0 decimals  calendar persian  zone UTC  weekend friday  horizon 1390-01-01 to 1430-01-01 }
source board_1399 "Board resolution 412"
account { class: residential | commercial  income: low | other }
usage { active: kWh 0 .. 1_000_000 to 0 decimals }
rate price: IRR/kWh { from 1390-01-01 cites board_1399: 1000 }
tariff all {
  line energy = price * usage.active round half up to 1 IRR
  payable = total + brought_forward round down to 1 IRR carry remainder
}
holidays { from 1390-01-01 cites board_1399 01-01 01-02 01-03 01-04 01-12 01-13 03-14 03-15 11-22 12-29 }
grades { clerk, district_manager, sales_office, board }
instalments household_debt "Household debt" {
  from 1390-01-01 cites board_1399 "res. 412" example
    for account.class = residential and debt >= 2_000_000 IRR
    down payment at least 20% of debt, at most 50% of debt round up to 10_000 IRR
    count from 2 up to 6 by district_manager, up to 12 by sales_office
    first due 1 month after agreement
    every 1 month, month end clamped
    moved off holidays forward, before the next
    equal parts round down to 10_000 IRR, remainder on first
    part at least 100_000 IRR
    at most 1 active plan per account
    not after a broken plan within 12 months
    no interest
    payments settle oldest first
    missed when short by more than 0 IRR 7 days after due
    broken after 2 missed in a row: balance due, original due dates restored
    cancelled bill recomputes plan
    replan at most 1, after 2 paid in a row, within 90 days of break
    exception hardship "Hardship" when account.income = low cites board_1399: count from 2 up to 24 by board, down payment at least 10% of debt round up to 10_000 IRR
}
`;

/** Due dates of the rule for an agreement of a day: taken from outside, since the bench reckons no calendar. */
export type DuesOf = (agreed: string, count: number) => readonly string[];

/** One plan an account, of two documents, agreed between 1396 and 1402, with its down payment and the first half of its parts paid. */
export function journalOf(plans: number, duesOf: DuesOf): GeneratedPlans {
  const next = seeded(1404);
  const records: JournalRecord[] = PERSONS.map(([person, grade]) => ({
    record: "appointment",
    id: `app-${person}`,
    day: "1395-01-01",
    person,
    grade,
    from: "1395-01-01",
  }));
  let payments = 0;
  for (let number = 1; number <= plans; number += 1) {
    const paid = planRecords(number, next, duesOf);
    payments += paid.filter(({ record }) => record === "payment").length;
    records.push(...paid);
  }
  return { records, plans, payments };
}

export interface AskedPlan {
  readonly request: Readonly<Record<string, unknown>>;
  readonly debt: number;
}

/** A request for the schedule of one plan. */
export function requestOf(number: number, next: Next): AskedPlan {
  const debt = 2_000_000 + Math.floor(next() * 50_000_000);
  const down = Math.ceil(debt / 5 / 10_000) * 10_000;
  const agreed = dayText(1396 + (number % 7), 1 + Math.floor(next() * 12), 1 + Math.floor(next() * 27));
  const covers = [{ document: `d-${number}`, amount: String(debt), due: dayText(1395, 6, 1) }];
  const account = { id: `a-${number}`, facts: { class: "residential", income: "other" } };
  return { debt, request: { rule: "household_debt", account, agreed, covers, down: String(down), count: 2 + Math.floor(next() * 11) } };
}

const PERSONS = [
  ["mina", "district_manager"],
  ["omar", "sales_office"],
] as const;

export type Next = () => number;

function planRecords(number: number, next: Next, duesOf: DuesOf): readonly JournalRecord[] {
  const account = `a-${number}`;
  const [first, second] = [1_000_000 + Math.floor(next() * 20_000_000), 1_000_000 + Math.floor(next() * 20_000_000)];
  const debt = first + second;
  const down = Math.ceil(debt / 5 / 10_000) * 10_000;
  const count = 2 + Math.floor(next() * 11);
  const year = 1396 + (number % 7);
  const agreed = dayText(year, 1 + Math.floor(next() * 12), 1 + Math.floor(next() * 27));
  const part = Math.floor((debt - down) / count / 10_000) * 10_000;
  const rows = duesOf(agreed, count).map((due, index) => ({ due, amount: index === 0 ? debt - down - part * (count - 1) : part }));
  const documents = [
    { id: `d-${number}-1`, amount: first, due: dayText(1395, 6, 1) },
    { id: `d-${number}-2`, amount: second, due: dayText(1395, 8, 1) },
  ];
  const plan: Plan = {
    record: "plan",
    id: `p-${number}`,
    day: agreed,
    account: { id: account, facts: { class: "residential", income: "other" } },
    rule: "household_debt",
    covers: documents.map(({ id, amount }) => ({ document: id, amount: String(amount) })),
    down: String(down),
    rows: rows.map(({ due, amount }) => ({ due, amount: String(amount) })),
    granted_by: count <= 6 ? "mina" : "omar",
  };
  const asked = [{ due: agreed, amount: down }, ...rows.slice(0, Math.ceil(count / 2))];
  return [
    ...documents.map(({ id, amount, due }): JournalRecord => ({ record: "document", id, day: dayText(1395, 5, 1), account, amount: String(amount), due })),
    plan,
    ...paymentsOf(number, account, asked, documents),
  ];
}

/** Each part paid on its day, the older document first. */
function paymentsOf(
  number: number,
  account: string,
  asked: readonly { readonly due: string; readonly amount: number }[],
  documents: readonly { readonly id: string; readonly amount: number }[],
): readonly Payment[] {
  const left = documents.map(({ amount }) => amount);
  return asked.map(({ due, amount }, index) => {
    let rest = amount;
    const allocation = documents.flatMap(({ id }, at) => {
      const settled = Math.min(rest, left[at] ?? 0);
      left[at] = (left[at] ?? 0) - settled;
      rest -= settled;
      return settled === 0 ? [] : [{ document: id, amount: String(settled) }];
    });
    return { record: "payment", id: `y-${number}-${index}`, day: due, account, amount: String(amount), plan: `p-${number}`, allocation };
  });
}

function dayText(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Numbers from 0 to 1, always the same. */
export function seeded(seed: number): Next {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
