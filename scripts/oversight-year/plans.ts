// Documents of debt, plans over them and payments, as an office writes them: the figures by the example's rule, worked out with whole rials.
import type { Account, Book } from "./book.ts";
import { dated } from "./book.ts";
import type { Json, Recorded } from "./chain.ts";
import { dayOf, isFriday, monthDay, monthsOn, textOf } from "./days.ts";

export interface Debt {
  readonly id: string;
  readonly amount: bigint;
  readonly due: number;
}

export interface Row {
  readonly due: number;
  readonly amount: bigint;
}

/** What a plan comes to, before it is written as a record. */
export interface Agreement {
  readonly account: Account;
  readonly day: number;
  readonly debts: readonly Debt[];
  readonly down: bigint;
  readonly rows: readonly Row[];
  readonly by: string;
}

/** The last day of which the journal tells. */
export const LAST_DAY: number = dayOf("1403-12-30");

export function owe(book: Book, account: Account, amount: bigint, issued: number, due: number): Debt {
  const id = book.enter({ ...dated("document", book.nextId("document"), issued), account: account.id, amount: String(amount), due: textOf(due) });
  return { id, amount, due };
}

/** Due dates stepped from the day of agreement, what is left after the down payment in `count` parts, the remainder on the first. */
export function agreementOf(account: Account, day: number, debts: readonly Debt[], down: bigint, count: number, by: string): Agreement {
  const left = totalOf(debts) - down;
  const part = floorTo(left / BigInt(count), 10_000n);
  const rest = left - part * BigInt(count);
  const rows = Array.from({ length: count }, (_, index) => ({ due: movedDue(day, index), amount: index === 0 ? part + rest : part }));
  return { account, day, debts, down, rows, by };
}

/** The least that is to be paid down: a fifth, rounded up to ten thousand. */
export function leastDown(debt: bigint): bigint {
  return ceilTo(debt, 5n);
}

/** And the most: half. */
export function mostDown(debt: bigint): bigint {
  return ceilTo(debt, 2n);
}

export function planOf(book: Book, agreement: Agreement, more: { readonly [field: string]: Json } = {}): Recorded {
  const { account, day, debts, down, rows, by } = agreement;
  return {
    ...dated("plan", book.nextId("plan"), day),
    account: { id: account.id, facts: account.facts },
    rule: "household_debt",
    covers: debts.map(({ id, amount }) => ({ document: id, amount: String(amount) })),
    down: String(down),
    rows: rows.map(({ due, amount }) => ({ due: textOf(due), amount: String(amount) })),
    granted_by: by,
    ...more,
  };
}

/** What is left of each document of a plan, the one that fell due first in front. */
export interface Ledger {
  readonly plan: string;
  readonly account: string;
  readonly left: { readonly id: string; amount: bigint }[];
}

export function ledgerOf(plan: string, { account, debts }: Agreement): Ledger {
  const ordered = debts.toSorted((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1));
  return { plan, account: account.id, left: ordered.map(({ id, amount }) => ({ id, amount })) };
}

/** Put to the oldest document first, as the rule says. */
export function pay(book: Book, ledger: Ledger, day: number, amount: bigint): string {
  return book.enter(paymentOf(book, ledger, day, amount, settle(ledger, amount)));
}

export function paymentOf(book: Book, { plan, account }: Ledger, day: number, amount: bigint, allocation: readonly Json[]): Recorded {
  return { ...dated("payment", book.nextId("payment"), day), account, amount: String(amount), plan, allocation };
}

export function settle({ left }: Ledger, amount: bigint): readonly Json[] {
  let open = amount;
  return left.flatMap((document) => {
    const rest = open - document.amount;
    const part = rest < 0n ? open : document.amount;
    open -= part;
    document.amount -= part;
    return part === 0n ? [] : [{ document: document.id, amount: String(part) }];
  });
}

export function unpaid({ left }: Ledger): bigint {
  return left.reduce((sum, { amount }) => sum + amount, 0n);
}

/** The down payment on the day of agreement, and the first so many rows, each on its due date. */
export function keep(book: Book, ledger: Ledger, { day, down, rows }: Agreement, count: number): void {
  pay(book, ledger, day, down);
  for (const { due, amount } of rows.slice(0, count)) if (due < LAST_DAY) pay(book, ledger, due, amount);
}

/** The day on which a plan breaks whose rows from this one on, counted from 0, are not paid: two are missed in a row, a week after the second. */
export function breakOf({ rows }: Agreement, from: number): number {
  return (rows[from + 1]?.due ?? Number.NaN) + 7;
}

export function totalOf(debts: readonly Debt[]): bigint {
  return debts.reduce((sum, { amount }) => sum + amount, 0n);
}

const HOLIDAYS: ReadonlySet<string> = new Set(["01-01", "01-02", "01-03", "01-04", "01-12", "01-13", "03-14", "03-15", "11-22", "12-29"]);

/** No run of days off is as long as a month: a day of work comes before the next due date. */
function movedDue(day: number, index: number): number {
  let due = monthsOn(day, index + 1);
  while (isFriday(due) || HOLIDAYS.has(monthDay(due))) due += 1;
  return due;
}

function floorTo(value: bigint, step: bigint): bigint {
  return value - (value % step);
}

/** Of the debt the part named by `divisor`, rounded up to ten thousand. */
function ceilTo(debt: bigint, divisor: bigint): bigint {
  const step = 10_000n * divisor;
  return ((debt + step - 1n) / step) * 10_000n;
}
