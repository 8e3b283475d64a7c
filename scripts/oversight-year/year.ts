// A district's year: an office, accounts whose corrections and plans are in order, and among them what was planted, each thing on an account of its own.
import type { Book, Year } from "./book.ts";
import { openBook } from "./book.ts";
import { rightPlan } from "./debtors.ts";
import { enterOffice } from "./office.ts";
import { plantAgreements } from "./planted/agreements.ts";
import { plantAmounts } from "./planted/amounts.ts";
import { plantLimits } from "./planted/limits.ts";
import { plantPayments } from "./planted/payments.ts";
import { plantPersons } from "./planted/persons.ts";
import { plantRecords } from "./planted/records.ts";
import { rightRequests } from "./requests.ts";

/** How many accounts have corrections in order, and how many debtors have plans in order. */
export interface Size {
  readonly accounts: number;
  readonly debtors: number;
}

/** Each kind of violation, by what it is about. */
const PLANTINGS: readonly ((book: Book) => void)[] = [plantLimits, plantPersons, plantAmounts, plantRecords, plantAgreements, plantPayments];

export function yearOf(seed: number, { accounts, debtors }: Size, plantings: typeof PLANTINGS = PLANTINGS): Year {
  const book = openBook(seed);
  enterOffice(book);
  for (let count = 0; count < accounts; count += 1) rightRequests(book, book.account(), book.draws.whole(1, 4));
  for (let count = 0; count < debtors; count += 1) rightPlan(book);
  for (const plant of plantings) plant(book);
  return book.close();
}
