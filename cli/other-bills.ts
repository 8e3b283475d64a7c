// The other bills of a file that a diagnosis is given: those of the bill's account, earlier and later, and those of other accounts on its route in the same days.
// What it gives does not rest on the order of the rows, as long as the file has no more rows than are held; of a longer one it sees so many before and after.
import type { BillCase } from "../src/index.ts";
import type { CaseRow, GoodCase } from "./case-rows.ts";

export interface Others {
  /** Of the account, in order of time. */
  readonly neighbours: readonly BillCase[];
  /** Of other accounts that have the same mark `route`, and days in common. */
  readonly route: readonly BillCase[];
}

/** Of one route, the nearest in time: each is tried as a meter that was crossed. */
export const MOST_OF_ROUTE = 200;

const NONE: Others = { neighbours: [], route: [] };

/** Each row in its place, with the bills beside it. Holds `reach` rows before and after it, and no more. */
export async function* withOthers(rows: AsyncIterable<CaseRow>, reach: number): AsyncGenerator<readonly [CaseRow, Others]> {
  const held: CaseRow[] = [];
  const near = nearBills();
  let at = 0;
  const given = (): readonly [CaseRow, Others] | undefined => {
    const row = held[at];
    if (row === undefined) return undefined;
    const others = row.kind === "case" ? near.of(row) : NONE;
    if (at < reach) at += 1;
    else near.leave(held.shift());
    return [row, others];
  };
  for await (const row of rows) {
    held.push(row);
    near.enter(row);
    const ready = held.length - at > reach ? given() : undefined;
    if (ready !== undefined) yield ready;
  }
  for (let ready = given(); ready !== undefined; ready = given()) yield ready;
}

export function isOfAccount({ issued }: BillCase, other: BillCase): boolean {
  return other.issued.account === issued.account && other.issued.id !== issued.id;
}

export function isOfRoute({ issued: { account, marks, period } }: BillCase, { issued: other }: BillCase): boolean {
  const { route } = marks;
  if (route === undefined || other.marks["route"] !== route || other.account === account) return false;
  return period !== undefined && other.period !== undefined && other.period.from < period.to && period.from < other.period.to;
}

/** Of equal periods the id decides. Bills without a period come first. */
export function inTime(bills: readonly BillCase[]): readonly BillCase[] {
  return bills.toSorted((a, b) => compared(a.issued.period?.from ?? "", b.issued.period?.from ?? "") || byName(a, b));
}

/** Those of the very same days come first, then by their days, accounts and ids: the order of the file decides nothing. */
export function nearestOfRoute({ issued: { period } }: BillCase, bills: readonly BillCase[]): readonly BillCase[] {
  const isOther = ({ issued: { period: days } }: BillCase): number => Number(days?.from !== period?.from) + Number(days?.to !== period?.to);
  const sorted = bills.toSorted(
    (a, b) =>
      isOther(a) - isOther(b) ||
      compared(a.issued.period?.from ?? "", b.issued.period?.from ?? "") ||
      compared(a.issued.account, b.issued.account) ||
      byName(a, b),
  );
  return sorted.slice(0, MOST_OF_ROUTE);
}

function nearBills(): { readonly enter: (row: CaseRow) => void; readonly leave: (row: CaseRow | undefined) => void; readonly of: (row: GoodCase) => Others } {
  const [accounts, routes] = [groups(), groups()];
  return {
    enter: (row) => {
      if (row.kind !== "case") return;
      accounts.add(row.case.issued.account, row.case);
      routes.add(row.case.issued.marks["route"], row.case);
    },
    leave: (row) => {
      if (row?.kind !== "case") return;
      accounts.remove(row.case.issued.account, row.case);
      routes.remove(row.case.issued.marks["route"], row.case);
    },
    of: ({ case: bill, ofAccount }) => ({
      neighbours:
        ofAccount?.bills.filter((_, at) => at !== ofAccount.at) ?? inTime(accounts.of(bill.issued.account).filter((other) => isOfAccount(bill, other))),
      route: nearestOfRoute(
        bill,
        routes.of(bill.issued.marks["route"]).filter((other) => isOfRoute(bill, other)),
      ),
    }),
  };
}

interface Groups {
  readonly add: (name: string | undefined, bill: BillCase) => void;
  readonly remove: (name: string | undefined, bill: BillCase) => void;
  readonly of: (name: string | undefined) => readonly BillCase[];
}

/** What has no name is in no group. */
function groups(): Groups {
  const known = new Map<string, Set<BillCase>>();
  return {
    add: (name, bill) => {
      if (name !== undefined) known.set(name, (known.get(name) ?? new Set()).add(bill));
    },
    remove: (name, bill) => {
      if (name === undefined) return;
      const group = known.get(name);
      group?.delete(bill);
      if (group?.size === 0) known.delete(name);
    },
    of: (name) => [...((name === undefined ? undefined : known.get(name)) ?? [])],
  };
}

function byName({ issued: a }: BillCase, { issued: b }: BillCase): number {
  return compared(a.id, b.id);
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
