// What the bills of one account say of one another: the same days billed twice, days that two bills share, days that nobody billed. No rule is needed for it.
// Asked of one account at a time: a run is parted by accounts first, and need not be held whole.

/** A bill as far as this asks of it; days as numbers, `to` the day after the last. */
export interface BilledDays {
  /** The place among the rows of the run. */
  readonly at: number;
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

export type AcrossCode = "same-id" | "same-period" | "overlap" | "gap";

/** Told of the bill in place `at`. */
export interface AcrossFinding {
  readonly at: number;
  readonly code: AcrossCode;
  /** The other bill: the first of the same days, or the one before. */
  readonly other: string;
  readonly otherAt: number;
  /** Of `overlap` the days that both have, of `gap` those that none has, of `same-period` the period. */
  readonly from: number;
  readonly to: number;
}

/** In any order; what is told does not depend on it. Of equal periods each bill names the first other one. */
export function acrossAccount(bills: readonly BilledDays[]): readonly AcrossFinding[] {
  const found: AcrossFinding[] = [];
  let [first, furthest]: [BilledDays | undefined, BilledDays | undefined] = [undefined, undefined];
  let isAlone = true;
  for (const bill of bills.toSorted(inTime)) {
    if (first !== undefined && bill.from === first.from && bill.to === first.to) {
      if (isAlone) found.push(samePeriod(first, bill));
      isAlone = false;
      found.push(samePeriod(bill, first));
      continue;
    }
    if (furthest !== undefined && bill.from < furthest.to)
      found.push({ ...told(bill, "overlap", furthest), from: bill.from, to: Math.min(bill.to, furthest.to) });
    if (furthest !== undefined && bill.from > furthest.to) found.push({ ...told(bill, "gap", furthest), from: furthest.to, to: bill.from });
    if (furthest === undefined || bill.to > furthest.to) furthest = bill;
    first = bill;
    isAlone = true;
  }
  return found;
}

/** Rows that have one id; each names the first other one. */
export function sameIds(rows: readonly { readonly at: number; readonly id: string }[]): readonly AcrossFinding[] {
  const byId = new Map<string, number[]>();
  for (const { at, id } of rows) {
    const known = byId.get(id);
    if (known === undefined) byId.set(id, [at]);
    else known.push(at);
  }
  return [...byId].flatMap(([id, found]) => {
    const [first = 0, second = 0] = found.toSorted((a, b) => a - b);
    if (found.length < 2) return [];
    return found.map((at): AcrossFinding => ({ at, code: "same-id", other: id, otherAt: at === first ? second : first, from: 0, to: 0 }));
  });
}

function samePeriod(bill: BilledDays, other: BilledDays): AcrossFinding {
  return { ...told(bill, "same-period", other), from: bill.from, to: bill.to };
}

function told({ at }: BilledDays, code: AcrossCode, other: BilledDays): Omit<AcrossFinding, "from" | "to"> {
  return { at, code, other: other.id, otherAt: other.at };
}

function inTime(a: BilledDays, b: BilledDays): number {
  return a.from - b.from || a.to - b.to || a.at - b.at;
}
