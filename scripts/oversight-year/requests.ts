// Requests for corrections with their bills, approvals and carrying out, as an office writes them; and an account's year of them in which all is right.
import type { Account, Book } from "./book.ts";
import { dated, someDay } from "./book.ts";
import type { Json, Recorded } from "./chain.ts";
import { hashOf } from "./chain.ts";
import { dayOf, monthsOn, textOf } from "./days.ts";
import { AMOUNTS, ASKERS, approversNeeded, approversOf, CLERK, documentsNeeded, LENT, rankFor, SALES } from "./office.ts";

/** Money is in whole rials. What is left out is as it should be. */
export interface Asking {
  readonly account: Account;
  readonly day: number;
  readonly amount: bigint;
  readonly kind?: string;
  readonly age?: number;
  readonly requester?: string;
  readonly bill?: IssuedBill;
  readonly documents?: readonly string[];
  /** Fields of the record that stand in place of its own, or beside them. */
  readonly more?: { readonly [field: string]: Json };
}

export interface IssuedBill {
  readonly id: string;
  readonly total: bigint;
  readonly reader?: string;
}

/** A kilowatt hour costs a thousand rials, and a bill has one line. */
const PRICE = 1_000n;

export function issueBill(book: Book, account: Account, total: bigint): IssuedBill {
  const id = book.nextId("bill");
  book.issue({ id, account: account.id, lines: [{ name: "energy", amount: String(total) }], total: String(total) });
  return { id, total };
}

export function requestOf(book: Book, asking: Asking): Recorded {
  const { account, day, amount, kind = "misread", age = 1, requester = book.draws.pick(ASKERS), more = {} } = asking;
  const bill = asking.bill ?? issueBill(book, account, fourfold(amount));
  const rank = rankFor(kind, sizeOf(amount), sizeOf(amount), bill.total, age);
  return {
    ...dated("request", book.nextId("request"), day),
    revision: 1,
    authority: "corrections",
    requester,
    account: { id: account.id, facts: account.facts, holder: account.holder },
    kind,
    amount: String(amount),
    bill: { id: bill.id, total: String(bill.total), issued_on: textOf(monthsOn(day, -1)), ...(bill.reader === undefined ? {} : { reader: bill.reader }) },
    lines: [{ name: "energy", issued: String(bill.total), recomputed: String(bill.total + amount) }],
    oldest_day: textOf(monthsOn(day, -age)),
    documents: asking.documents ?? documentsNeeded(rank),
    ...more,
  };
}

/** With the right facts of the bill, from which the change can be worked out again: for changes in whole kilowatt hours. */
export function factsOf(account: Account, bill: IssuedBill, amount: bigint): Json {
  const active = String((bill.total + amount) / PRICE);
  return { id: bill.id, tariff: "energy", account: account.facts, period: { from: "1402-11-01", to: "1402-12-01" }, usage: { active } };
}

export function approve(book: Book, request: Recorded, approver: string, day: number, delegation?: string): string {
  const lent = delegation === undefined ? {} : { delegation };
  return book.enter({ ...dated("approval", book.nextId("approval"), day), request: request.id, request_hash: hashOf(request), approver, ...lent });
}

export function carryOut(book: Book, request: Recorded, day: number, more: { readonly [field: string]: Json } = {}): string {
  return book.enter({ ...dated("execution", book.nextId("execution"), day), request: request.id, request_hash: hashOf(request), ...more });
}

export function refuse(book: Book, request: Recorded, approver: string, day: number): string {
  return book.enter({ ...dated("refusal", book.nextId("refusal"), day), request: request.id, approver, because: "the photo does not show the register" });
}

export interface Done {
  readonly id: string;
  readonly approvals: readonly string[];
  readonly execution: string;
}

/** Asked, approved two days later by these, carried out three days after that. */
export function done(book: Book, asking: Asking, approvers: readonly string[]): Done {
  return carryThrough(book, requestOf(book, asking), asking.day, approvers);
}

export function carryThrough(book: Book, request: Recorded, day: number, approvers: readonly string[]): Done {
  book.enter(request);
  const approvals = approvers.map((approver) => approve(book, request, approver, day + 2));
  return { id: request.id, approvals, execution: carryOut(book, request, day + 5) };
}

/** A request to give a debt up: it is about no bill, and its amount is a sum. */
export function writeOffOf(book: Book, account: Account, day: number, amount: bigint): Recorded {
  return {
    ...dated("request", book.nextId("request"), day),
    revision: 1,
    authority: "write_offs",
    requester: book.draws.pick(ASKERS),
    account: { id: account.id, facts: account.facts },
    amount: String(amount),
    oldest_day: textOf(monthsOn(day, -14)),
    documents: ["search"],
  };
}

/** One account's requests, a few weeks apart, each allowed by whom the sum of its window asks. */
export function rightRequests(book: Book, account: Account, count: number): void {
  const { draws } = book;
  const before: { readonly day: number; readonly size: bigint }[] = [];
  let day = someDay(book, "1403-01-05", "1403-05-31");
  for (let index = 0; index < count; index += 1) {
    const [size, age] = [someSize(book), draws.pick([0, 0, 1, 1, 2, 3, 5, 11, 12, 13, 20, 24, 30])];
    const kind = draws.pick(["misread", "true_up", "wrong_class"]);
    const cumulated = before.reduce((sum, other) => (other.day > monthsOn(day, -3) ? sum + other.size : sum), size);
    const amount = age > 12 || draws.happens(70) ? -size : size;
    const bill = issueBill(book, account, size * BigInt(draws.whole(3, 6)));
    rightRequest(book, { account, day, amount, kind, age, bill }, rankFor(kind, cumulated, size, bill.total, age));
    // A request made anew stands a day later.
    before.push({ day: day + 1, size });
    day += draws.whole(12, 50);
  }
}

/** In one of the ways in which a right request goes. */
function rightRequest(book: Book, asking: Asking & { readonly bill: IssuedBill }, rank: number): void {
  const { draws } = book;
  const { account, day, amount, bill } = asking;
  const facts = draws.happens(50) ? { facts: factsOf(account, bill, amount) } : {};
  const request = requestOf(book, { ...asking, documents: documentsNeeded(rank), more: facts });
  book.enter(request);
  const way = draws.whole(1, 20);
  if (way === 1) return;
  if (way === 2) {
    book.enter({ ...dated("withdrawal", book.nextId("withdrawal"), day + draws.whole(0, 4)), request: request.id });
    return;
  }
  if (way === 3) {
    refuse(book, request, approversOf(book, rank, 1, day)[0] ?? "", day + 2);
    return;
  }
  const standing = way > 5 ? request : revised(book, request, asking, day + 1);
  const approved = day + draws.whole(1, 4);
  for (const { person, delegation } of approversFor(book, rank, approved)) approve(book, standing, person, approved, delegation);
  if (way > 6) carryOut(book, standing, approved + draws.whole(0, 30), draws.happens(30) ? { amount: String(amount) } : {});
}

/** A day later, and about a day less, so that it is as many months back. */
function revised(book: Book, request: Recorded, { age = 1 }: Asking, day: number): Recorded {
  const again = { ...request, revision: 2, day: textOf(day), oldest_day: textOf(monthsOn(day, -age)) };
  book.enter(again);
  return again;
}

/** Of the grade itself, or by the power that was lent to a lower one. */
function approversFor(book: Book, rank: number, day: number): readonly { readonly person: string; readonly delegation?: string }[] {
  const persons = approversOf(book, rank, approversNeeded(rank), day);
  const isLent = rank === SALES && dayOf(LENT.from) <= day && day < dayOf(LENT.to);
  return persons.map((person) => (isLent && person === LENT.giver ? { person: LENT.taker, delegation: LENT.id } : { person }));
}

/** In whole thousands, and away from the limits: amounts just under one are planted, never drawn. */
function someSize({ draws }: Book): bigint {
  const level = draws.pick([CLERK, CLERK, CLERK, CLERK, 1, 1, 1, 2, 2, 3]);
  const limit = level < 3 ? AMOUNTS[level] : 5_000_000_000n;
  return (((limit ?? 0n) * BigInt(draws.whole(120, 790))) / 1_000_000n) * 1_000n;
}

function fourfold(amount: bigint): bigint {
  return amount === 0n ? 4_000_000n : 4n * sizeOf(amount);
}

function sizeOf(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}
