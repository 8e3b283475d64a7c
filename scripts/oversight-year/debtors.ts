// Accounts whose plans are all in order: kept, paid off early, broken and made anew, ended by the office; with documents that were disputed and no longer are.
import type { Account, Book } from "./book.ts";
import { dated, someDay } from "./book.ts";
import { monthsOn } from "./days.ts";
import { approversOf, MANAGER, SALES } from "./office.ts";
import type { Agreement, Debt, Ledger } from "./plans.ts";
import { agreementOf, breakOf, keep, LAST_DAY, leastDown, ledgerOf, mostDown, owe, pay, planOf, totalOf, unpaid } from "./plans.ts";

/** A plan that the office agreed, with what is left of its documents. */
export interface Agreed {
  readonly id: string;
  readonly agreement: Agreement;
  readonly ledger: Ledger;
}

export function agree(book: Book, agreement: Agreement, more: Parameters<typeof planOf>[2] = {}): Agreed {
  const plan = planOf(book, agreement, more);
  book.enter(plan);
  return { id: plan.id, agreement, ledger: ledgerOf(plan.id, agreement) };
}

export function rightPlan(book: Book): void {
  const day = someDay(book, "1403-01-20", "1403-07-30");
  const agreed = agree(book, someAgreement(book, book.account({ class: "residential" }), day));
  book.draws.pick(WAYS)(book, agreed);
}

/** What may become of a plan without anything being wrong. */
const WAYS: readonly ((book: Book, agreed: Agreed) => void)[] = [keptOnTime, keptLate, paidOff, brokenAndAnew, ended];

/** Of one to three bills, by a grade that may grant so many parts. */
function someAgreement(book: Book, account: Account, day: number): Agreement {
  const { draws } = book;
  const count = draws.whole(4, 12);
  const debts = Array.from({ length: draws.whole(1, 3) }, (_, index) => someDebt(book, account, monthsOn(day, -index - 1)));
  const debt = totalOf(debts);
  const [least, most] = [leastDown(debt), mostDown(debt)];
  const down = least + ((most - least) * BigInt(draws.whole(0, 100))) / 100n;
  const [by = ""] = approversOf(book, count > 6 ? SALES : draws.pick([MANAGER, SALES]), 1, day);
  return agreementOf(account, day, debts, down, count, by);
}

/** In rials to the last one, so that divisions leave something over. Enough for twelve parts of the least. */
function someDebt(book: Book, account: Account, due: number): Debt {
  const { draws } = book;
  const debt = owe(book, account, BigInt(draws.whole(4_000_000, 30_000_000)), due - 20, due);
  if (draws.happens(10)) {
    book.enter({ ...dated("document_state", book.nextId("state"), due - 15), document: debt.id, state: "disputed" });
    book.enter({ ...dated("document_state", book.nextId("state"), due - 5), document: debt.id, state: "undisputed" });
  }
  return debt;
}

function keptOnTime(book: Book, { ledger, agreement }: Agreed): void {
  keep(book, ledger, agreement, agreement.rows.length);
}

/** Each row on the last day on which it is not missed. */
function keptLate(book: Book, { ledger, agreement }: Agreed): void {
  pay(book, ledger, agreement.day + 7, agreement.down);
  for (const { due, amount } of agreement.rows) if (due + 7 < LAST_DAY) pay(book, ledger, due + 7, amount);
}

function paidOff(book: Book, { ledger, agreement }: Agreed): void {
  keep(book, ledger, agreement, 2);
  pay(book, ledger, (agreement.rows[1]?.due ?? 0) + 3, unpaid(ledger));
}

/** Two rows paid, two missed, and within ninety days another plan for the rest, which is kept. */
function brokenAndAnew(book: Book, { id, ledger, agreement }: Agreed): void {
  keep(book, ledger, agreement, 2);
  const day = breakOf(agreement, 2) + book.draws.whole(1, 90);
  // The rule is for debts of two million and more.
  if (day > LAST_DAY - 20 || unpaid(ledger) < 2_000_000n) return;
  const { agreement: again, ledger: left } = agree(book, anew(book, agreement, ledger, day), { replaces: id });
  keep(book, left, again, 12);
}

/** For what is left of the documents, half of it down, in two parts. */
export function anew(book: Book, { account, debts }: Agreement, { left }: Ledger, day: number): Agreement {
  const open = debts.flatMap((debt) => {
    const amount = left.find(({ id }) => id === debt.id)?.amount ?? 0n;
    return amount === 0n ? [] : [{ ...debt, amount }];
  });
  const [by = ""] = approversOf(book, MANAGER, 1, day);
  return agreementOf(account, day, open, mostDown(totalOf(open)), 2, by);
}

function ended(book: Book, { id, ledger, agreement }: Agreed): void {
  keep(book, ledger, agreement, 1);
  book.enter({ ...dated("plan_end", book.nextId("end"), agreement.day + 45), plan: id, how: "cancelled" });
}
