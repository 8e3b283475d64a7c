// Planted: approvals and carryings out that came too early, too late or for something else; a basis that is none; and records that are wrong as records.
import type { Book } from "../book.ts";
import { dated, someDay } from "../book.ts";
import { dayOf, textOf } from "../days.ts";
import { approversOf, CLERK } from "../office.ts";
import type { Asking } from "../requests.ts";
import { approve, carryOut, carryThrough, done, refuse, requestOf } from "../requests.ts";

export function plantRecords(book: Book): void {
  approvals(book);
  executions(book);
  bases(book);
  actions(book);
  ids(book);
  references(book);
  orders(book);
}

function approvals(book: Book): void {
  const day = midyear(book);
  const changed = asked(book, day);
  const stale = approve(book, changed, "ava", day + 1);
  const now = { ...changed, revision: 2, day: textOf(day + 2), documents: ["photo", "sheet"] };
  book.enter(now);
  carryOut(book, now, day + 3);
  book.plant("corrections", "stale-approval", [now.id, stale]);

  // It may be used until the thirtieth day.
  for (const later of [29, 30, 31]) {
    const request = asked(book, day);
    const approval = approve(book, request, "ava", day + 1);
    carryOut(book, request, day + 1 + later);
    if (later > 30) book.plant("corrections", "approval-expired", [request.id, approval]);
  }

  const soon = asked(book, day);
  const early = approve(book, soon, "ava", day - 1);
  carryOut(book, soon, day + 1);
  book.plant("corrections", "approval-before-request", [soon.id, early]);

  const hurried = asked(book, day);
  carryOut(book, hurried, day + 1);
  book.plant("corrections", "approval-after-execution", [hurried.id, approve(book, hurried, "ava", day + 2)]);

  const unseen = asked(book, day);
  const other = approve(book, { ...unseen, amount: "-1" }, "ava", day + 1);
  carryOut(book, unseen, day + 2);
  book.plant("corrections", "approval-of-no-revision", [other]);
}

function executions(book: Book): void {
  const day = midyear(book);
  const alone = asked(book, day);
  carryOut(book, alone, day + 1);
  book.plant("corrections", "executed-without-approval", [alone.id]);

  // On the day of the refusal, and after it.
  for (const later of [4, 6]) {
    const refused = asked(book, day);
    approve(book, refused, "ava", day + 1);
    refuse(book, refused, "darya", day + 4);
    book.plant("corrections", "executed-after-refusal", [refused.id, carryOut(book, refused, day + later)]);
  }

  const again = done(book, small(book, day), approversOf(book, CLERK, 1, day));
  const twice = asked(book, day);
  approve(book, twice, "ava", day + 1);
  book.plant("corrections", "executed-twice", [twice.id, carryOut(book, twice, day + 2), carryOut(book, twice, day + 3)]);

  const more = asked(book, day);
  approve(book, more, "ava", day + 1);
  book.plant("corrections", "executed-amount-differs", [more.id, carryOut(book, more, day + 2, { amount: "-1000001" })]);

  const replaced = asked(book, day);
  approve(book, replaced, "ava", day + 1);
  book.enter({ ...replaced, revision: 2, day: textOf(day + 2), documents: ["photo", "sheet"] });
  book.plant("corrections", "executed-superseded", [replaced.id, carryOut(book, replaced, day + 3)]);

  const end = book.enter({ ...dated("withdrawal", book.nextId("withdrawal"), day + 9), request: again.id });
  book.plant("corrections", "withdrawn-after-execution", [again.execution, end]);
}

/** The clause on late payment was annulled on 1403-07-01: the day before it was a basis still. */
function bases(book: Book): void {
  for (const [on, isFound] of [
    ["1403-06-31", false],
    ["1403-07-01", true],
  ] as const) {
    const day = dayOf(on);
    const request = requestOf(book, { ...small(book, day), more: { basis: { source: "penalty_clause" } } });
    carryThrough(book, request, day, ["ava"]);
    const penalty = act(book, day, "late_penalty", { basis: { source: "penalty_clause" } });
    if (isFound) for (const id of [request.id, penalty]) book.plant("corrections", "annulled-basis", [id]);
  }
}

function actions(book: Book): void {
  const day = midyear(book);
  for (const what of ["late_penalty", "disconnection", "removal"]) book.plant("corrections", "no-cited-basis", [act(book, day, what, {})]);
  book.plant("corrections", "basis-unknown", [act(book, day, "late_penalty", { basis: { source: "a_letter" } })]);
  act(book, day, "fee", {});
  act(book, day, "reconnection", {});
}

function act(book: Book, day: number, what: string, more: Asking["more"]): string {
  return book.enter({ ...dated("action", book.nextId("action"), day), account: book.account().id, what, amount: "100000", ...more });
}

function ids(book: Book): void {
  const day = midyear(book);
  const told = asked(book, day);
  book.enter(told);
  book.plant("corrections", "record-told-twice", [told.id, told.id]);

  const revised = asked(book, day);
  book.enter({ ...revised, documents: ["photo", "sheet"] });
  book.plant("corrections", "revision-twice", [revised.id, revised.id]);

  const [account, id] = [book.account().id, book.nextId("document")];
  for (const amount of ["1000000", "1000001"]) book.enter({ ...dated("document", id, day), account, amount, due: textOf(day + 30) });
  book.plant("corrections", "record-id-twice", [id, id]);

  const skipped = asked(book, day);
  book.enter({ ...skipped, revision: 3, documents: ["photo", "sheet"] });
  book.plant("corrections", "revision-skipped", [skipped.id]);

  const before = asked(book, day);
  book.enter({ ...before, revision: 2, day: textOf(day - 1), documents: ["photo", "sheet"] });
  book.plant("corrections", "revision-out-of-order", [before.id]);
}

function references(book: Book): void {
  const day = midyear(book);
  const lost = requestOf(book, small(book, day));
  book.plant("corrections", "reference-missing", [approve(book, lost, "ava", day)]);
  const unbilled = requestOf(book, { ...small(book, day), bill: { id: "bill-of-nobody", total: 8_000_000n } });
  book.enter(unbilled);
  book.plant("corrections", "reference-missing", [unbilled.id]);
  const later = requestOf(book, small(book, day));
  book.enter(later);
  book.plant("corrections", "reference-later", [later.id, refuse(book, later, "ava", day - 1)]);
  const nowhere = requestOf(book, { ...small(book, day), more: { authority: "favours" } });
  book.enter(nowhere);
  book.plant("corrections", "authority-unknown", [nowhere.id]);
  const kindless = requestOf(book, { ...small(book, day), kind: "kindness" });
  carryThrough(book, kindless, day, ["darya"]);
  book.plant("corrections", "kind-not-declared", [kindless.id]);
  const grade = book.enter({ ...dated("appointment", book.nextId("appointment"), day), person: "wali", grade: "minister", from: textOf(day) });
  book.plant("corrections", "grade-unknown", [grade]);
  const given = dated("document", book.nextId("document"), day);
  book.enter({ ...given, account: book.account().id, amount: "1000000", due: textOf(day + 30) });
  const gone = book.enter({ ...dated("document_state", book.nextId("state"), day + 5), document: given.id, state: "written_off" });
  const back = book.enter({ ...dated("document_state", book.nextId("state"), day + 9), document: given.id, state: "undisputed" });
  book.plant("corrections", "state-after-end", [gone, back]);
}

/** The last entry but one is the last by its day; the one after it says that it was recorded before. Another was recorded before it had happened. */
function orders(book: Book): void {
  const document = (day: string): { readonly record: string; readonly id: string; readonly day: string } => ({
    record: "document",
    id: book.nextId("document"),
    day,
  });
  const rest = { account: book.account().id, amount: "1000000", due: "1404-02-01" };
  const last = book.enter({ ...document("1403-12-30"), ...rest });
  const late = book.enter({ ...document("1403-12-10"), ...rest }, "1403-12-10", "1403-12-30");
  book.plant("corrections", "entry-recorded-out-of-order", [last, late]);
  const ahead = book.enter({ ...document("1403-06-10"), ...rest }, "1403-06-09");
  book.plant("corrections", "entry-before-its-day", [ahead]);
}

/** A million in the customer's favour, a month back: a clerk's. */
function small(book: Book, day: number): Asking {
  return { account: book.account(), day, amount: -1_000_000n };
}

function asked(book: Book, day: number): ReturnType<typeof requestOf> {
  const request = requestOf(book, small(book, day));
  book.enter(request);
  return request;
}

function midyear(book: Book): number {
  return someDay(book, "1403-03-01", "1403-08-20");
}
