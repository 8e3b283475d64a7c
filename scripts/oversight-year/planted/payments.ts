// Planted: payments that are too much, too late or put to the wrong documents, and what was done to debtors whose plans stood.
import type { Book } from "../book.ts";
import { dated } from "../book.ts";
import type { Agreed } from "../debtors.ts";
import { agree } from "../debtors.ts";
import { agreementOf, breakOf, keep, leastDown, owe, pay, paymentOf, settle, totalOf, unpaid } from "../plans.ts";
import { indebted } from "./limits.ts";

export function plantPayments(book: Book): void {
  payoffs(book);
  afterTheEnd(book);
  allocations(book);
  withoutPlan(book);
  whileKept(book);
}

/** The rest in one sum, a rial less, exactly, and a rial more. */
function payoffs(book: Book): void {
  for (const beyond of [-1n, 0n, 1n]) {
    const { id, ledger, day } = running(book);
    const left = unpaid(ledger);
    const rest = beyond < 0n ? left - 1n : left;
    const payment = book.enter(paymentOf(book, ledger, day + 40, left + beyond, settle(ledger, rest)));
    if (beyond > 0n) book.plant("plans", "payment-larger-than-debt", [id, payment]);
  }
}

function afterTheEnd(book: Book): void {
  const broken = running(book);
  const late = pay(book, broken.ledger, breakOf(broken.agreement, 1) + 1, 1_000_000n);
  book.plant("plans", "payment-to-broken-plan", [broken.id, late]);

  const whole = running(book);
  pay(book, whole.ledger, whole.day + 40, unpaid(whole.ledger));
  const again = book.enter(paymentOf(book, whole.ledger, whole.day + 45, 1_000_000n, []));
  book.plant("plans", "payment-after-payoff", [whole.id, again]);

  const ended = running(book);
  book.enter({ ...dated("plan_end", book.nextId("end"), ended.day + 45), plan: ended.id, how: "cancelled" });
  book.plant("plans", "payment-to-ended-plan", [ended.id, pay(book, ended.ledger, ended.day + 46, 1_000_000n)]);
}

/** Put to the newer document first; and a rial of it put to none. */
function allocations(book: Book): void {
  const turned = running(book);
  const newer = turned.ledger.left.at(-1)?.id ?? "";
  const row = turned.agreement.rows[1];
  const wrong = book.enter(paymentOf(book, turned.ledger, row?.due ?? 0, row?.amount ?? 0n, [{ document: newer, amount: String(row?.amount ?? 0n) }]));
  book.plant("plans", "allocation-differs", [turned.id, wrong]);

  const short = running(book);
  const part = short.agreement.rows[1];
  const posted = settle(short.ledger, (part?.amount ?? 0n) - 1n);
  const lacking = book.enter(paymentOf(book, short.ledger, part?.due ?? 0, part?.amount ?? 0n, posted));
  book.plant("plans", "allocation-not-the-payment", [short.id, lacking]);
}

/** A document of a million, paid without a plan. */
function withoutPlan(book: Book): void {
  for (const beyond of [-1n, 0n, 1n]) {
    const { account, day, debt } = indebted(book, 1_000_000n);
    const amount = String(debt.amount + beyond);
    const paid = dated("payment", book.nextId("payment"), day);
    book.enter({ ...paid, account: account.id, amount, allocation: [{ document: debt.id, amount }] });
    if (beyond > 0n) book.plant("plans", "document-overpaid", [debt.id, paid.id]);
  }
  const { account, day, debt } = indebted(book, 1_000_000n);
  const more = dated("payment", book.nextId("payment"), day);
  book.enter({ ...more, account: account.id, amount: "499999", allocation: [{ document: debt.id, amount: "500000" }] });
  book.plant("plans", "allocation-exceeds-payment", [more.id]);
}

function whileKept(book: Book): void {
  const declared = running(book);
  const end = book.enter({ ...dated("plan_end", book.nextId("end"), declared.day + 45), plan: declared.id, how: "declared_broken" });
  book.plant("plans", "declared-broken-though-kept", [declared.id, end]);
  for (const [what, code] of [
    ["late_penalty", "penalty-in-kept-plan"],
    ["disconnection", "disconnection-in-kept-plan"],
  ] as const) {
    const kept = running(book);
    const action = dated("action", book.nextId("action"), kept.day + 20);
    book.enter({ ...action, account: kept.agreement.account.id, what, amount: "100000", basis: { source: "order_12" } });
    book.plant("plans", code, [kept.id, action.id]);
  }
  // The day after it broke the debt is due again.
  const broken = running(book);
  const after = dated("action", book.nextId("action"), breakOf(broken.agreement, 1) + 1);
  book.enter({ ...after, account: broken.agreement.account.id, what: "disconnection", basis: { source: "order_12" } });
}

/** A plan for two documents, agreed in spring, its down payment and first part paid. */
function running(book: Book): Agreed & { readonly day: number } {
  const { account, day, debt } = indebted(book, 6_123_457n);
  const debts = [debt, owe(book, account, 5_000_001n, day - 30, day - 10)];
  const agreed = agree(book, agreementOf(account, day, debts, leastDown(totalOf(debts)), 6, "darya"));
  keep(book, agreed.ledger, agreed.agreement, 1);
  return { ...agreed, day };
}
