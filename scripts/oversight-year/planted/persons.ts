// Planted: approvals by persons who may not give them, for their grade, their other roles, or the power they acted by.
import type { Book } from "../book.ts";
import { dated, someDay } from "../book.ts";
import type { Recorded } from "../chain.ts";
import { dayOf, textOf } from "../days.ts";
import { approversOf, CLERK, LENT, MANAGER, SALES, TAKEN_BACK } from "../office.ts";
import { approve, carryOut, carryThrough, done, issueBill, requestOf, writeOffOf } from "../requests.ts";

export function plantPersons(book: Book): void {
  overAuthority(book);
  forbiddenPairs(book);
  strangers(book);
  lentPowers(book);
  circles(book);
  twiceAndTooFew(book);
}

const BIG = ["photo", "sheet"];

function overAuthority(book: Book): void {
  const day = spring(book);
  const { id, approvals } = done(book, { account: book.account(), day, amount: -20_000_000n }, approversOf(book, CLERK, 1, day));
  book.plant("corrections", "over-authority", [id, ...approvals]);
}

/** `ehsan` may approve up to fifty million; here he is somebody else in the case besides. */
function forbiddenPairs(book: Book): void {
  const [manager, day] = ["ehsan", spring(book)];
  const self = done(book, { account: book.account(), day, amount: -1_000_000n, requester: manager }, [manager]);
  book.plant("corrections", "self-approval", [self.id, ...self.approvals]);

  const read = book.account();
  const ofReader = done(book, { account: read, day, amount: -1_000_000n, bill: { ...issueBill(book, read, 9_000_000n), reader: manager } }, [manager]);
  book.plant("corrections", "forbidden-pair", [ofReader.id, ...ofReader.approvals]);

  const ofHolder = done(book, { account: { ...book.account(), holder: manager }, day, amount: -1_000_000n }, [manager]);
  book.plant("corrections", "forbidden-pair", [ofHolder.id, ...ofHolder.approvals]);

  const asked = book.account();
  const readAndAsked = { ...issueBill(book, asked, 9_000_000n), reader: "reza" };
  book.plant("corrections", "forbidden-pair", [done(book, { account: asked, day, amount: -1_000_000n, requester: "reza", bill: readAndAsked }, [manager]).id]);

  const held = { ...book.account(), holder: "sima" };
  book.plant("corrections", "forbidden-pair", [done(book, { account: held, day, amount: -1_000_000n, requester: "sima" }, [manager]).id]);

  // `mahsa` lets `ehsan` act for her, and asks him.
  lend(book, "mahsa", manager, "corrections", day - 1);
  const ofDelegate = done(book, { account: book.account(), day, amount: -1_000_000n, requester: "mahsa" }, [manager]);
  book.plant("corrections", "forbidden-pair", [ofDelegate.id, ...ofDelegate.approvals]);
}

function strangers(book: Book): void {
  const day = spring(book);
  const nobody = done(book, { account: book.account(), day, amount: -1_000_000n }, ["nader"]);
  book.plant("corrections", "approver-not-appointed", [nobody.id, ...nobody.approvals]);
  // `farid` comes in summer.
  const early = done(book, { account: book.account(), day: dayOf("1403-02-20"), amount: -1_000_000n }, ["farid"]);
  book.plant("corrections", "approver-not-appointed", [early.id, ...early.approvals]);
  const asker = requestOf(book, { account: book.account(), day, amount: -1_000_000n, requester: "niloofar" });
  carryThrough(book, asker, day, ["darya"]);
  book.plant("corrections", "person-without-grade", [asker.id]);
}

/** Requests of a hundred million, which take two of the sales office: one is, the other acts by what was lent. */
function lentPowers(book: Book): void {
  byLent(book, "1403-06-20", "ehsan", TAKEN_BACK.id, "delegation-revoked");
  byLent(book, "1403-04-02", "darya", LENT.id, "delegation-not-in-force");
  byLent(book, "1403-03-02", "ehsan", LENT.id, "delegation-of-other");
  byLent(book, "1403-03-02", "ehsan", "delegation-lost", "delegation-unknown");
  const day = dayOf("1403-08-02");
  byLent(book, "1403-08-02", "ava", lend(book, "nobody-any-more", "ava", "corrections", day - 10), "delegation-empty");
  book.plant("corrections", "person-without-grade", ["lent-nobody-any-more-ava"]);
  // What was lent to `quinn`, who holds no grade, is no power to lend.
  lend(book, "iraj", "quinn", "corrections", day - 20);
  byLent(book, "1403-08-02", "babak", lend(book, "quinn", "babak", "corrections", day - 10), "delegation-onward");
}

function byLent(book: Book, on: string, taker: string, delegation: string, code: string): void {
  const day = dayOf(on);
  const request = requestOf(book, { account: book.account(), day: day - 2, amount: -100_000_000n, documents: BIG });
  book.enter(request);
  approve(book, request, "hamed", day);
  const approval = approve(book, request, taker, day, delegation);
  carryOut(book, request, day + 1);
  book.plant("corrections", code, [request.id, approval]);
}

/** Of debts given up a lent power may be lent on. One circle in which somebody acts, and one in which nobody does. */
function circles(book: Book): void {
  const day = spring(book);
  lend(book, "tara", "usha", "write_offs", day - 10);
  const last = lend(book, "usha", "tara", "write_offs", day - 9);
  const request = writeOffOf(book, book.account(), day, 1_000_000n);
  book.enter(request);
  const approval = approve(book, request, "tara", day + 1, last);
  carryOut(book, request, day + 2);
  book.plant("corrections", "delegation-cycle", [request.id, approval]);
  const idle = [
    lend(book, "vida", "yas", "write_offs", day),
    lend(book, "yas", "zari", "write_offs", day + 5),
    lend(book, "zari", "vida", "write_offs", day + 9),
  ];
  book.plant("corrections", "delegations-in-a-circle", idle);
}

function twiceAndTooFew(book: Book): void {
  const day = spring(book);
  const few = done(book, { account: book.account(), day, amount: -100_000_000n }, approversOf(book, SALES, 1, day));
  book.plant("corrections", "approvals-too-few", [few.id]);
  const [same = ""] = approversOf(book, SALES, 1, day);
  const twice = done(book, { account: book.account(), day, amount: -100_000_000n }, [same, same]);
  book.plant("corrections", "approver-twice", [twice.id, ...twice.approvals.slice(1)]);
  const enough: Recorded = requestOf(book, { account: book.account(), day, amount: -2_000_000n });
  // One who counts is enough: that another who does not approved besides is no violation.
  carryThrough(book, enough, day, [...approversOf(book, MANAGER, 1, day), ...approversOf(book, CLERK, 1, day)]);
}

function lend(book: Book, giver: string, taker: string, authority: string, day: number): string {
  const id = `lent-${giver}-${taker}`;
  return book.enter({ ...dated("delegation", id, day), giver, taker, authority, from: textOf(day), to: textOf(day + 60) });
}

function spring(book: Book): number {
  return someDay(book, "1403-02-01", "1403-04-20");
}
