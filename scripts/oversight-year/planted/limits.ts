// Each limit of the rule file three times: on it, one rial (or day) inside it, and one outside. The first two are right; the third is found.
import type { Account, Book } from "../book.ts";
import { someDay } from "../book.ts";
import { monthsOn, textOf } from "../days.ts";
import { agree } from "../debtors.ts";
import { AGES, AMOUNTS, approversNeeded, approversOf, CLERK, MANAGER, SALES } from "../office.ts";
import type { Debt } from "../plans.ts";
import { agreementOf, keep, leastDown, mostDown, owe, planOf } from "../plans.ts";
import { carryThrough, done, issueBill, writeOffOf } from "../requests.ts";

export function plantLimits(book: Book): void {
  for (const rank of [CLERK, MANAGER, SALES]) {
    amountLimit(book, rank);
    ageLimit(book, rank);
  }
  shareLimit(book, CLERK, 2n);
  shareLimit(book, MANAGER, 1n);
  windowLimit(book);
  windowEdge(book);
  writeOffLimit(book);
  debtLimit(book);
  downLimits(book);
  countLimits(book);
  leastPart(book);
}

function amountLimit(book: Book, rank: number): void {
  for (const beyond of [-1n, 0n, 1n]) {
    const day = someDay(book, "1403-01-10", "1403-10-01");
    const amount = -((AMOUNTS[rank] ?? 0n) + beyond);
    const { id, approvals } = done(book, { account: book.account(), day, amount, documents: ["photo", "sheet"] }, ofGrade(book, rank, day));
    if (beyond > 0n) book.plant("corrections", "over-authority", [id, ...approvals]);
  }
}

/** So many months back to the day are within the limit; a day more is another month. */
function ageLimit(book: Book, rank: number): void {
  const age = AGES[rank] ?? 0;
  for (const daysMore of [-1, 0, 1]) {
    const day = someDay(book, "1403-01-10", "1403-10-01");
    const more = { oldest_day: textOf(monthsOn(day, -age) - daysMore) };
    const asking = { account: book.account(), day, amount: -1_000_000n, documents: ["photo", "sheet"], more };
    const { id, approvals } = done(book, asking, ofGrade(book, rank, day));
    if (daysMore > 0) book.plant("corrections", "too-old", [id, ...approvals]);
  }
}

/** `part`: the size times this is the bill. In the company's favour a change may be larger than the bill. */
function shareLimit(book: Book, rank: number, part: bigint): void {
  for (const beyond of [-1n, 0n, 1n]) {
    const [day, account, size] = [someDay(book, "1403-01-10", "1403-10-01"), book.account(), 1_000_000n];
    const bill = issueBill(book, account, part * size);
    const { id, approvals } = done(book, { account, day, amount: size + beyond, bill }, ofGrade(book, rank, day));
    if (beyond > 0n) book.plant("corrections", "share-too-large", [id, ...approvals]);
  }
}

/** Two in one window, the second the other way: their sizes add up. */
function windowLimit(book: Book): void {
  for (const beyond of [-1n, 0n, 1n]) {
    const [account, day] = [book.account(), someDay(book, "1403-01-10", "1403-06-01")];
    const first = done(book, { account, day, amount: -3_000_000n }, ofGrade(book, CLERK, day));
    const second = done(book, { account, day: day + 40, amount: 2_000_000n + beyond }, ofGrade(book, CLERK, day));
    if (beyond > 0n) book.plant("corrections", "splitting", [first.id, second.id]);
  }
}

/** On the first day three months before which the first does not come later, it no longer counts; a day before that it does. */
function windowEdge(book: Book): void {
  for (const daysLess of [0, 1]) {
    const [account, day] = [book.account(), someDay(book, "1403-01-10", "1403-06-01")];
    let edge = monthsOn(day, 3);
    while (monthsOn(edge, -3) < day) edge += 1;
    const first = done(book, { account, day, amount: -3_500_000n }, ofGrade(book, CLERK, day));
    const second = done(book, { account, day: edge - daysLess, amount: -3_500_000n }, ofGrade(book, CLERK, day));
    if (daysLess > 0) book.plant("corrections", "splitting", [first.id, second.id]);
  }
}

function writeOffLimit(book: Book): void {
  for (const beyond of [-1n, 0n, 1n]) {
    const day = someDay(book, "1403-01-10", "1403-10-01");
    const { id, approvals } = carryThrough(book, writeOffOf(book, book.account(), day, 2_000_000n + beyond), day, ofGrade(book, MANAGER, day));
    if (beyond > 0n) book.plant("corrections", "over-authority", [id, ...approvals]);
  }
}

function debtLimit(book: Book): void {
  for (const amount of [1_999_999n, 2_000_000n, 2_000_001n]) {
    const { account, day, debt } = indebted(book, amount);
    const [by = ""] = ofGrade(book, MANAGER, day);
    const { id, ledger, agreement } = agree(book, agreementOf(account, day, [debt], leastDown(amount), 4, by));
    keep(book, ledger, agreement, 4);
    if (amount < 2_000_000n) book.plant("plans", "debtor-does-not-fit", [id]);
  }
}

function downLimits(book: Book): void {
  const [least, most] = [leastDown(9_876_543n), mostDown(9_876_543n)];
  const cases = [
    [least - 1n, "down-below-least"],
    [least, ""],
    [least + 1n, ""],
    [most - 1n, ""],
    [most, ""],
    [most + 1n, "down-above-most"],
  ] as const;
  for (const [down, code] of cases) {
    const { account, day, debt } = indebted(book, 9_876_543n);
    const [by = ""] = ofGrade(book, MANAGER, day);
    const { id, ledger, agreement } = agree(book, agreementOf(account, day, [debt], down, 5, by));
    keep(book, ledger, agreement, 5);
    if (code !== "") book.plant("plans", code, [id]);
  }
}

/** One part is too few for anyone, seven too many for a manager, thirteen for all. */
function countLimits(book: Book): void {
  const cases = [
    [MANAGER, 1, "count-below-least"],
    [MANAGER, 2, ""],
    [MANAGER, 6, ""],
    [MANAGER, 7, "plan-over-authority"],
    [SALES, 12, ""],
    [SALES, 13, "count-beyond-all"],
  ] as const;
  for (const [rank, count, code] of cases) {
    const { account, day, debt } = indebted(book, 23_456_789n);
    const [by = ""] = approversOf(book, rank, 1, day);
    const { id, ledger, agreement } = agree(book, agreementOf(account, day, [debt], leastDown(debt.amount), count, by));
    keep(book, ledger, agreement, count);
    if (code !== "") book.plant("plans", code, [id]);
  }
}

/** Parts of a hundred thousand are the least. Parts are of whole ten thousands: the next below is ninety thousand. */
function leastPart(book: Book): void {
  for (const [left, isFound] of [
    [1_200_000n, false],
    [1_199_999n, true],
  ] as const) {
    const { account, day, debt } = indebted(book, 2_000_000n);
    const [by = ""] = approversOf(book, SALES, 1, day);
    const plan = planOf(book, agreementOf(account, day, [debt], 2_000_000n - left, 12, by));
    book.enter(plan);
    if (isFound) book.plant("plans", "part-below-least", [plan.id]);
  }
}

/** An account with one overdue document. */
export function indebted(
  book: Book,
  amount: bigint,
  parts: Parameters<Book["account"]>[0] = {},
): { readonly account: Account; readonly day: number; readonly debt: Debt } {
  const account = book.account({ class: "residential", ...parts });
  const day = someDay(book, "1403-01-20", "1403-05-30");
  return { account, day, debt: owe(book, account, amount, day - 60, day - 40) };
}

/** As many as the next grade would need, so that too few is never what is wrong. */
function ofGrade(book: Book, rank: number, day: number): readonly string[] {
  return approversOf(book, rank, approversNeeded(rank + 1), day);
}
