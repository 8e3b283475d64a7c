// Who works in the district, in which grade and from when; and what the rule file lets each grade do, written down here a second time.
import type { Book } from "./book.ts";
import { dayOf } from "./days.ts";

const GRADES = ["clerk", "district_manager", "sales_office", "board"] as const;
export const [CLERK, MANAGER, SALES] = [0, 1, 2] as const;
const BOARD = 3;

interface Person {
  readonly name: string;
  readonly rank: number;
  readonly from: string;
}

const FIRST_DAY = "1402-01-01";

/** Those who ask. They hold the lowest grade and approve nothing. */
export const ASKERS = ["omid", "parisa", "reza", "sima"] as const;

const PERSONS: readonly Person[] = [
  ...ASKERS.map((name) => ({ name, rank: CLERK, from: FIRST_DAY })),
  { name: "ava", rank: CLERK, from: FIRST_DAY },
  { name: "babak", rank: CLERK, from: FIRST_DAY },
  { name: "darya", rank: MANAGER, from: FIRST_DAY },
  { name: "ehsan", rank: MANAGER, from: FIRST_DAY },
  { name: "farid", rank: MANAGER, from: "1403-05-01" },
  { name: "giti", rank: SALES, from: FIRST_DAY },
  { name: "hamed", rank: SALES, from: FIRST_DAY },
  { name: "iraj", rank: SALES, from: FIRST_DAY },
  { name: "kaveh", rank: BOARD, from: FIRST_DAY },
  { name: "laleh", rank: BOARD, from: FIRST_DAY },
  { name: "mahsa", rank: BOARD, from: FIRST_DAY },
];

/** `giti` lets `darya` act for her, and `hamed` lets `ehsan`, which ends before its time. */
export const LENT = { id: "delegation-giti", giver: "giti", taker: "darya", from: "1403-02-01", to: "1403-04-01" } as const;
export const TAKEN_BACK = { id: "delegation-hamed", giver: "hamed", taker: "ehsan", from: "1403-05-01", to: "1403-09-01", revoked: "1403-06-15" } as const;

export function enterOffice({ enter }: Book): void {
  for (const { name, rank, from } of PERSONS) {
    enter({ record: "appointment", id: `appointment-${name}`, day: from, person: name, grade: GRADES[rank] ?? "", from });
  }
  for (const { id, giver, taker, from, to } of [LENT, TAKEN_BACK]) {
    enter({ record: "delegation", id, day: from, giver, taker, authority: "corrections", from, to });
  }
  enter({ record: "revocation", id: "revocation-hamed", day: TAKEN_BACK.revoked, delegation: TAKEN_BACK.id });
}

/** So many of a grade who were there on the day. */
export function approversOf({ draws }: Book, rank: number, count: number, day: number): readonly string[] {
  const there = PERSONS.filter((person) => person.rank === rank && dayOf(person.from) <= day && !isAsker(person.name));
  return draws.some(
    there.map(({ name }) => name),
    count,
  );
}

function isAsker(name: string): boolean {
  return ASKERS.some((asker) => asker === name);
}

/** The limits of the grades, from the lowest; the board has none. */
export const AMOUNTS = [5_000_000n, 50_000_000n, 500_000_000n] as const;
export const AGES = [3, 12, 24] as const;

/** The lowest rank for so much in all, so much of a bill, so many months back. */
export function rankFor(kind: string, cumulated: bigint, change: bigint, total: bigint, age: number): number {
  const byAmount = AMOUNTS.filter((limit) => cumulated > limit).length;
  const byAge = AGES.filter((limit) => age > limit).length;
  const byShare = change > total ? SALES : 2n * change > total ? MANAGER : CLERK;
  return Math.max(byAmount, byAge, byShare, kind === "wrong_class" ? MANAGER : CLERK);
}

export function approversNeeded(rank: number): number {
  return rank >= SALES ? 2 : 1;
}

export function documentsNeeded(rank: number): readonly string[] {
  return rank >= SALES ? ["photo", "sheet"] : ["photo"];
}
