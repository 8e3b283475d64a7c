// Planted: plans over documents that may not be in one, beside other plans, by persons who may not grant them, and with figures or dates that the rule does not give.
import type { Account, Book } from "../book.ts";
import { dated } from "../book.ts";
import { textOf } from "../days.ts";
import type { Agreed } from "../debtors.ts";
import { agree, anew } from "../debtors.ts";
import type { Agreement, Debt, Row } from "../plans.ts";
import { agreementOf, breakOf, keep, leastDown, owe, planOf, unpaid } from "../plans.ts";
import { indebted } from "./limits.ts";

export function plantAgreements(book: Book): void {
  documents(book);
  persons(book);
  figures(book);
  dates(book);
  besideOthers(book);
  replans(book);
}

const MANAGER = "darya";

interface Indebted {
  readonly account: Account;
  readonly day: number;
  readonly debt: Debt;
}

function documents(book: Book): void {
  for (const [state, code] of [
    ["disputed", "document-disputed"],
    ["written_off", "document-written-off"],
    ["cancelled", "document-cancelled"],
  ] as const) {
    const debtor = indebted(book, 9_876_543n);
    book.enter({ ...dated("document_state", book.nextId("state"), debtor.day - 3), document: debtor.debt.id, state });
    planted(book, code, inFive(debtor));
  }
  const debtor = indebted(book, 9_876_543n);
  planted(book, "document-unknown", { ...inFive({ ...debtor, debt: { ...debtor.debt, id: "document-lost" } }) });
  const twice = inFive(indebted(book, 9_876_543n));
  planted(book, "document-named-twice", { ...twice, debts: twice.debts.flatMap((debt) => halves(debt)) });
  const { account, day, debt } = indebted(book, 9_876_543n);
  for (const beyond of [-1n, 1n]) {
    const more = indebted(book, 9_876_543n);
    planted(book, "cover-not-what-was-left", inFive({ ...more, debt: { ...more.debt, amount: more.debt.amount + beyond } }));
  }
  keepAll(book, agree(book, inFive({ account, day, debt })));
  planted(book, "debtor-does-not-fit", inFive(indebted(book, 9_876_543n, { class: "commercial" })));
}

function halves(debt: Debt): readonly Debt[] {
  const half = debt.amount / 2n;
  return [
    { ...debt, amount: half },
    { ...debt, amount: debt.amount - half },
  ];
}

function persons(book: Book): void {
  planted(book, "approver-not-appointed", { ...inFive(indebted(book, 9_876_543n)), by: "nader" });
  planted(book, "delegation-unknown", inFive(indebted(book, 9_876_543n)), { delegation: "delegation-of-nobody" });
}

function figures(book: Book): void {
  for (const beyond of [-1n, 1n])
    planted(
      book,
      "plan-sum-differs",
      withRow(fiveParts(book), 4, (row) => ({ ...row, amount: row.amount + beyond })),
    );
  const shifted = withRow(fiveParts(book), 1, (row) => ({ ...row, amount: row.amount + 1n }));
  planted(
    book,
    "parts-not-as-divided",
    withRow(shifted, 2, (row) => ({ ...row, amount: row.amount - 1n })),
  );
  const whole = fiveParts(book);
  const none = withRow(whole, 0, (row) => ({ ...row, amount: row.amount + (whole.rows[1]?.amount ?? 0n) }));
  planted(
    book,
    "part-not-positive",
    withRow(none, 1, (row) => ({ ...row, amount: 0n })),
  );
  const free = fiveParts(book);
  const rows = free.rows.map(({ due, amount }, index) =>
    index === 0 ? { due: textOf(due), amount: String(amount + 1n), interest: "1" } : { due: textOf(due), amount: String(amount) },
  );
  planted(book, "interest-not-in-rule", free, { rows });
}

function dates(book: Book): void {
  for (const later of [-1, 1])
    planted(
      book,
      "due-not-as-stepped",
      withRow(fiveParts(book), 1, (row) => ({ ...row, due: row.due + later })),
    );
  const same = fiveParts(book);
  planted(
    book,
    "due-not-rising",
    withRow(same, 2, (row) => ({ ...row, due: same.rows[1]?.due ?? row.due })),
  );
  planted(
    book,
    "due-before-agreement",
    withRow(fiveParts(book), 0, (row) => ({ ...row, due: row.due - 60 })),
  );
}

/** A second plan while the first runs: for another document, and for the same. */
function besideOthers(book: Book): void {
  for (const isSame of [false, true]) {
    const debtor = indebted(book, 9_876_543n);
    const first = agree(book, inFive(debtor));
    keep(book, first.ledger, first.agreement, 1);
    const day = debtor.day + 10;
    const debt = isSame ? { ...debtor.debt, amount: unpaidOn(first) } : owe(book, debtor.account, 5_000_000n, day - 30, day - 9);
    const second = planOf(book, agreementOf(debtor.account, day, [debt], leastDown(debt.amount), 5, MANAGER));
    book.enter(second);
    book.plant("plans", "plans-too-many", [first.id, second.id]);
    if (isSame) book.plant("plans", "covered-twice", [first.id, second.id]);
  }
  // Within a year of a broken plan, for other debt. Nothing was ever paid of the first.
  const debtor = indebted(book, 9_876_543n);
  const first = agree(book, inFive(debtor));
  const day = (first.agreement.rows[0]?.due ?? 0) + 30;
  const debt = owe(book, debtor.account, 5_000_000n, day - 30, day - 9);
  const second = planOf(book, agreementOf(debtor.account, day, [debt], leastDown(debt.amount), 5, MANAGER));
  book.enter(second);
  book.plant("plans", "plan-after-broken", [first.id, second.id]);
}

/** A plan in place of a broken one: at most one, after two parts paid in a row, within ninety days. */
function replans(book: Book): void {
  for (const [later, code] of [
    [89, ""],
    [90, ""],
    [91, "replan-too-late"],
  ] as const)
    replan(book, 2, later, code);
  replan(book, 1, 20, "replan-too-few-paid");
  const { id, agreement, ledger } = replan(book, 2, 5, "");
  const third = agree(book, anew(book, agreement, ledger, agreement.day), { replaces: id });
  book.plant("plans", "replan-too-many", [id, third.id]);
  book.plant("plans", "replan-too-few-paid", [id, third.id]);
  leavesDebt(book);
}

function replan(book: Book, paid: number, later: number, code: string): Agreed {
  const first = agree(book, inFive(indebted(book, 19_876_543n)));
  keep(book, first.ledger, first.agreement, paid);
  const day = breakOf(first.agreement, paid) + later;
  const second = agree(book, anew(book, first.agreement, first.ledger, day), { replaces: first.id });
  if (code !== "") book.plant("plans", code, [first.id, second.id]);
  return second;
}

function leavesDebt(book: Book): void {
  const debtor = indebted(book, 9_876_543n);
  const [older, newer] = [debtor.debt, owe(book, debtor.account, 4_000_001n, debtor.day - 40, debtor.day - 20)];
  const first = agree(book, agreementOf(debtor.account, debtor.day, [older, newer], leastDown(13_876_544n), 5, MANAGER));
  keep(book, first.ledger, first.agreement, 2);
  const day = breakOf(first.agreement, 2) + 10;
  const again = anew(book, first.agreement, first.ledger, day);
  const [kept] = again.debts;
  if (kept === undefined) return;
  const second = planOf(book, agreementOf(debtor.account, day, [kept], leastDown(kept.amount), 4, MANAGER), { replaces: first.id });
  book.enter(second);
  book.plant("plans", "replan-leaves-debt", [first.id, second.id]);
}

function planted(book: Book, code: string, agreement: Agreement, more: Parameters<typeof planOf>[2] = {}): void {
  const plan = planOf(book, agreement, more);
  book.enter(plan);
  book.plant("plans", code, [plan.id]);
}

function fiveParts(book: Book): Agreement {
  return inFive(indebted(book, 9_876_543n + BigInt(book.draws.whole(0, 9_999))));
}

function inFive({ account, day, debt }: Indebted): Agreement {
  return agreementOf(account, day, [debt], leastDown(debt.amount), 5, MANAGER);
}

function withRow(agreement: Agreement, at: number, change: (row: Row) => Row): Agreement {
  return { ...agreement, rows: agreement.rows.map((row, index) => (index === at ? change(row) : row)) };
}

function keepAll(book: Book, { ledger, agreement }: Agreed): void {
  keep(book, ledger, agreement, 5);
}

function unpaidOn({ ledger, agreement }: Agreed): bigint {
  const later = agreement.rows[0]?.amount ?? 0n;
  return unpaid(ledger) + later;
}
