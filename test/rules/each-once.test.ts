// One violation gives one finding: what two parts of an audit could both tell is told by the one that says more, and what only one can tell is not lost.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Book } from "../../scripts/oversight-year/book.ts";
import { dated, openBook } from "../../scripts/oversight-year/book.ts";
import { dayOf, textOf } from "../../scripts/oversight-year/days.ts";
import { enterOffice } from "../../scripts/oversight-year/office.ts";
import { agreementOf, leastDown, owe, planOf } from "../../scripts/oversight-year/plans.ts";
import { approve, carryOut, refuse, requestOf, writeOffOf } from "../../scripts/oversight-year/requests.ts";
import { load } from "../../src/index.ts";
import { ROOT } from "../rule-sets.ts";

const text = readFileSync(join(ROOT, "examples", "oversight", "rules.mizan"), "utf8");
const { schedule } = load([{ path: "rules.mizan", text }], { prove: false });
if (schedule === undefined) throw new Error("the rules of the example are wrong");
const { oversight } = schedule;

const DAY = dayOf("1403-05-10");

/** A clerk's request, approved by these, each with the delegation that stands behind the colon; carried out two days later. */
function approvedBy(...approvers: readonly string[]): (book: Book) => void {
  return (book) => {
    const request = requestOf(book, { account: book.account(), day: DAY, amount: -1_000_000n });
    book.enter(request);
    for (const each of approvers) {
      const [person = "", delegation] = each.split(":");
      approve(book, request, person, DAY + 1, delegation);
    }
    carryOut(book, request, DAY + 2);
  };
}

function planned(by: string, more: Parameters<typeof planOf>[2], document?: string): (book: Book) => void {
  return (book) => {
    const account = book.account({ class: "residential" });
    const debt = owe(book, account, 9_000_000n, DAY - 60, DAY - 30);
    const covered = document === undefined ? debt : { ...debt, id: document };
    book.enter(planOf(book, agreementOf(account, DAY, [covered], leastDown(debt.amount), 4, by), more));
  };
}

function circle(acts: boolean): (book: Book) => void {
  return (book) => {
    for (const [giver, taker] of [
      ["tara", "usha"],
      ["usha", "tara"],
    ] as const) {
      const days = { from: textOf(DAY - 5), to: textOf(DAY + 50) };
      book.enter({ ...dated("delegation", `${giver}-${taker}`, DAY - 5), giver, taker, authority: "write_offs", ...days });
    }
    const request = writeOffOf(book, book.account(), DAY, 1_000_000n);
    if (!acts) return;
    book.enter(request);
    approve(book, request, "tara", DAY + 1, "usha-tara");
    carryOut(book, request, DAY + 2);
  };
}

function early(book: Book): void {
  const request = requestOf(book, { account: book.account(), day: DAY, amount: -1_000_000n });
  book.enter(request);
  approve(book, request, "ava", DAY - 1);
  carryOut(book, request, DAY + 2);
}

function unseen(book: Book): void {
  const request = requestOf(book, { account: book.account(), day: DAY, amount: -1_000_000n });
  book.enter(request);
  approve(book, { ...request, amount: "-5" }, "ava", DAY + 1);
  carryOut(book, request, DAY + 2);
}

/** On the day of its carrying out it was refused as well; or days later. */
function refusedLater(days: number): (book: Book) => void {
  return (book) => {
    const request = requestOf(book, { account: book.account(), day: DAY, amount: -1_000_000n });
    book.enter(request);
    approve(book, request, "ava", DAY + 1);
    carryOut(book, request, DAY + 2);
    refuse(book, request, "darya", DAY + 2 + days);
  };
}

test.each<[string, (book: Book) => void, readonly string[], readonly string[]]>([
  ["an approver of no grade", approvedBy("nader"), ["approver-not-appointed"], []],
  ["an approver of no grade, not needed", approvedBy("ava", "nader"), ["person-without-grade"], []],
  ["a delegation that is not there", approvedBy("ava:lost"), ["delegation-unknown"], []],
  ["a delegation that is not there, not needed", approvedBy("ava", "babak:lost"), ["reference-missing"], []],
  ["an approval before the request", early, ["approval-before-request"], []],
  ["an approval of what nobody asked", unseen, ["approval-of-no-revision"], []],
  ["a refusal on the day of carrying out", refusedLater(0), ["executed-after-refusal"], []],
  ["a refusal after it", refusedLater(3), ["refused-after-execution"], []],
  ["a circle in which somebody acts", circle(true), ["delegation-cycle"], []],
  ["a circle in which nobody acts", circle(false), ["delegations-in-a-circle"], []],
  ["a plan granted by nobody of the office", planned("nader", {}), [], ["approver-not-appointed"]],
  ["a plan by a delegation that is not there", planned("darya", { delegation: "lost" }), [], ["delegation-unknown"]],
  ["a plan over a document that is not there", planned("darya", {}, "lost"), [], ["document-unknown"]],
  ["a plan in place of one that is not there", planned("darya", { replaces: "lost" }), ["reference-missing"], []],
])("%s", (_title, write, corrections, plans) => {
  const book = openBook(1);
  enterOffice(book);
  write(book);
  const { items, problems } = oversight.readRecords(book.close().journal);
  expect(problems).toEqual([]);
  expect(oversight.auditCorrections(items).map(({ code }) => code)).toEqual(corrections);
  expect(oversight.auditPlans(items).map(({ code }) => code)).toEqual(plans);
});
