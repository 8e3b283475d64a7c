// Planted: corrections divided so that each part stays within a grade, and corrections whose figures are not what they say.
import type { Book } from "../book.ts";
import { dated, someDay } from "../book.ts";
import { dayOf, textOf } from "../days.ts";
import { ASKERS, approversOf, CLERK, MANAGER, SALES } from "../office.ts";
import { carryThrough, done, factsOf, issueBill, refuse, requestOf } from "../requests.ts";

export function plantAmounts(book: Book): void {
  splitOverApprovers(book);
  splitAfterRefusal(book);
  splitOffsetting(book);
  splitOfBill(book);
  splitOverTime(book);
  smallBesideLarge(book);
  shopping(book);
  bunching(book);
  wrongFigures(book);
  paidBills(book);
}

/** Three parts on three days, the third on the day of the second's carrying out, by two clerks. */
function splitOverApprovers(book: Book): void {
  const [account, day] = [book.account(), early(book)];
  const parts = ["ava", "babak", "ava"].map((clerk, index) => done(book, { account, day: day + index * 5, amount: -3_000_000n }, [clerk]).id);
  book.plant("corrections", "splitting", parts);
}

/** Refused as a whole, then asked in parts. */
function splitAfterRefusal(book: Book): void {
  const [account, day] = [book.account(), early(book)];
  const bill = issueBill(book, account, 90_000_000n);
  const whole = requestOf(book, { account, day, amount: -9_000_000n, bill });
  book.enter(whole);
  refuse(book, whole, "darya", day + 1);
  const parts = [4, 9, 14].map((later) => done(book, { account, day: day + later, amount: -3_000_000n, bill }, approversOf(book, CLERK, 1, day)).id);
  book.plant("corrections", "splitting", parts);
}

/** One up and one down, on one day: sizes add up. */
function splitOffsetting(book: Book): void {
  const [account, day] = [book.account(), early(book)];
  const parts = [4_000_000n, -4_000_000n].map((amount) => done(book, { account, day, amount }, approversOf(book, CLERK, 1, day)).id);
  book.plant("corrections", "splitting", parts);
}

function splitOfBill(book: Book): void {
  const [account, day] = [book.account(), early(book)];
  const bill = issueBill(book, account, 4_000_000n);
  const parts = [0, 10].map((later) => done(book, { account, day: day + later, amount: -1_200_000n, bill }, approversOf(book, CLERK, 1, day)).id);
  book.plant("corrections", "splitting-of-bill", parts);
}

/** Two parts of one correction, a hundred days apart: no window joins them. */
function splitOverTime(book: Book): void {
  for (const [total, code] of [
    [40_000_000n, "split-over-time"],
    [5_000_000n, "split-over-time-of-bill"],
  ] as const) {
    const [account, day] = [book.account(), early(book)];
    const bill = issueBill(book, account, total);
    const amount = code === "split-over-time" ? -3_000_000n : -1_500_000n;
    const parts = [0, 100].map((later) => done(book, { account, day: day + later, amount, bill }, approversOf(book, CLERK, 1, day)).id);
    book.plant("corrections", code, parts);
  }
}

/** A manager allows thirty million, and a clerk four more. */
function smallBesideLarge(book: Book): void {
  const [account, day] = [book.account(), early(book)];
  done(book, { account, day, amount: -30_000_000n }, approversOf(book, MANAGER, 1, day));
  const small = done(book, { account, day: day + 20, amount: -4_000_000n }, approversOf(book, CLERK, 1, day));
  book.plant("corrections", "over-authority-in-window", [small.id]);
}

/** One manager refuses, another allows the like. To ask a higher grade instead is right. */
function shopping(book: Book): void {
  for (const rank of [MANAGER, SALES]) {
    const [account, day] = [book.account(), early(book)];
    const bill = issueBill(book, account, 100_000_000n);
    const first = requestOf(book, { account, day, amount: -20_000_000n, bill });
    book.enter(first);
    const refusal = refuse(book, first, "darya", day + 3);
    const again = done(book, { account, day: day + 8, amount: -19_500_000n, bill }, rank === MANAGER ? ["ehsan"] : ["giti"]);
    if (rank === MANAGER) book.plant("corrections", "shopping", [first.id, refusal, again.id, ...again.approvals]);
  }
}

/** One person asks eighteen times for a little less than a clerk may allow, and never for a little more; and one clerk allows as many, asked by others. */
function bunching(book: Book): void {
  const { nextId, enter } = book;
  for (const person of ["taher", "zahra"]) {
    enter({ ...dated("appointment", nextId("appointment"), dayOf("1403-01-05")), person, grade: "clerk", from: "1402-01-01" });
  }
  const eighteen = Array.from({ length: 18 }, (_, index) => index);
  const asked = eighteen.map((index) => justUnder(book, "taher", index % 2 === 0 ? "ava" : "babak"));
  book.plant("corrections", "bunching-of-requester", asked);
  const allowed = eighteen.map((index) => justUnder(book, ASKERS[index % ASKERS.length] ?? "", "zahra"));
  book.plant("corrections", "bunching-of-approver", allowed);
}

function justUnder(book: Book, requester: string, clerk: string): string {
  const amount = -BigInt(book.draws.whole(4_600, 4_999)) * 1_000n;
  return done(book, { account: book.account(), day: early(book), amount, requester }, [clerk]).id;
}

function wrongFigures(book: Book): void {
  const day = early(book);
  const [clerk] = [approversOf(book, CLERK, 1, day)];

  const lines = [{ name: "energy", issued: "9000000", recomputed: "8000000" }];
  const other = book.account();
  const bill = issueBill(book, other, 9_000_000n);
  const unlike = done(book, { account: other, day, amount: -1_000_001n, bill, more: { lines } }, clerk);
  book.plant("corrections", "amount-not-its-lines", [unlike.id]);

  const rated = book.account();
  const metered = issueBill(book, rated, 8_000_000n);
  const wrong = done(book, { account: rated, day, amount: -2_000_000n, bill: metered, more: { facts: factsOf(rated, metered, -2_001_000n) } }, clerk);
  book.plant("corrections", "recomputed-not-as-rated", [wrong.id]);

  const billed = book.account();
  const issued = issueBill(book, billed, 8_000_000n);
  const stated = [{ name: "energy", issued: "8000001", recomputed: "7000001" }];
  const unissued = done(book, { account: billed, day, amount: -1_000_000n, bill: issued, more: { lines: stated } }, clerk);
  book.plant("corrections", "issued-not-as-billed", [unissued.id]);

  // Fourteen months old, and the lines show that nothing was wrong with the bill.
  const poor = book.account();
  const old = issueBill(book, poor, 8_000_000n);
  const same = [{ name: "energy", issued: "8000000", recomputed: "8000000" }];
  const debt = done(book, { account: poor, day, amount: -3_000_000n, age: 14, bill: old, more: { lines: same } }, approversOf(book, SALES, 2, day));
  book.plant("corrections", "bad-debt-as-correction", [debt.id]);

  const still = book.account();
  const kept = issueBill(book, still, 8_000_000n);
  book.plant("corrections", "zero-correction", [done(book, { account: still, day, amount: 0n, bill: kept }, clerk).id]);

  const unwritten = done(book, { account: book.account(), day, amount: -1_000_000n, documents: [] }, clerk);
  book.plant("corrections", "documents-missing", [unwritten.id]);

  const late = requestOf(book, { account: book.account(), day, amount: -1_000_000n, more: { oldest_day: textOf(day + 1) } });
  carryThrough(book, late, day, clerk);
  book.plant("corrections", "oldest-day-after-request", [late.id]);

  const claim = done(book, { account: book.account(), day, amount: 3_000_000n, age: 13 }, approversOf(book, SALES, 2, day));
  book.plant("corrections", "barred", [claim.id]);
}

/** Said to be paid by the request, and shown to be paid by the journal. */
function paidBills(book: Book): void {
  const day = early(book);
  const debtor = book.account();
  const said = requestOf(book, { account: debtor, day, amount: -1_000_000n });
  const paid = { ...said, bill: { id: issueBill(book, debtor, 4_000_000n).id, total: "4000000", issued_on: textOf(day - 40), paid: true } };
  carryThrough(book, paid, day, approversOf(book, CLERK, 1, day));
  book.plant("corrections", "paid-bill-lowered", [paid.id]);

  const account = book.account();
  const bill = issueBill(book, account, 4_000_000n);
  book.enter({ ...dated("document", bill.id, day - 40), account: account.id, amount: "4000000", due: textOf(day - 20) });
  const allocation = [{ document: bill.id, amount: "4000000" }];
  book.enter({ ...dated("payment", book.nextId("payment"), day - 25), account: account.id, amount: "4000000", allocation });
  const shown = done(book, { account, day, amount: -1_000_000n, bill }, approversOf(book, CLERK, 1, day));
  book.plant("corrections", "paid-bill-lowered", [shown.id]);
}

function early(book: Book): number {
  return someDay(book, "1403-02-10", "1403-05-10");
}
