// A second, slow reckoning of plans: whole numbers as bigint, days from temporal-polyfill's calendars. It shares no code with src/.
import { Temporal } from "temporal-polyfill/full";

export type Mode = "half up" | "half even" | "down" | "up" | "floor" | "ceiling";

export interface PlainStep {
  readonly count: number;
  readonly unit: "months" | "days";
}

export interface PlainTerms {
  readonly calendar: "persian" | "gregorian";
  readonly first: PlainStep;
  readonly every: PlainStep;
  readonly moved: boolean;
  /** 0 Monday ... 6 Sunday. */
  readonly weekend: readonly number[];
  /** `MM-DD`. */
  readonly holidays: readonly string[];
  readonly step: bigint;
  readonly mode: Mode;
  readonly remainder: "first" | "last" | "spread";
  /** `percent` for each `days` days, rounded half up to 1; undefined: none. */
  readonly interest: { readonly percent: bigint; readonly days: bigint } | undefined;
}

export interface PlainRow {
  readonly due: string;
  readonly principal: bigint;
  readonly interest: bigint;
}

const START = Temporal.PlainDate.from("1970-01-01");

export function dateOf(calendar: PlainTerms["calendar"], day: number): Temporal.PlainDate {
  return START.add({ days: day }).withCalendar(calendar === "persian" ? "persian" : "iso8601");
}

export function dayOf(date: Temporal.PlainDate): number {
  return START.until(date.withCalendar("iso8601"), { largestUnit: "days" }).days;
}

export function textOf(calendar: PlainTerms["calendar"], day: number): string {
  const { year, month, day: ofMonth } = dateOf(calendar, day);
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(ofMonth)}`;
}

/** The day so much later, from the anchor in one step. */
export function later(calendar: PlainTerms["calendar"], day: number, { count, unit }: PlainStep): number {
  return dayOf(dateOf(calendar, day).add(unit === "months" ? { months: count } : { days: count }));
}

export function plainDues(terms: PlainTerms, agreed: number, count: number): readonly number[] {
  const anchor = (index: number): number => {
    const { first, every, calendar } = terms;
    if (first.unit === "months" && every.unit === "months") return later(calendar, agreed, { unit: "months", count: first.count + index * every.count });
    return later(calendar, later(calendar, agreed, first), { ...every, count: index * every.count });
  };
  return Array.from({ length: count }, (_, index) => {
    const [start, next] = [anchor(index), anchor(index + 1)];
    if (!terms.moved) return start;
    for (let day = start; day < next; day += 1) if (!isOff(terms, day)) return day;
    return start;
  });
}

export function isOff({ calendar, weekend, holidays }: PlainTerms, day: number): boolean {
  const date = dateOf(calendar, day);
  return weekend.includes(date.withCalendar("iso8601").dayOfWeek - 1) || holidays.includes(`${two(date.month)}-${two(date.day)}`);
}

export function plainPrincipals({ step, mode, remainder }: Pick<PlainTerms, "step" | "mode" | "remainder">, left: bigint, count: number): readonly bigint[] {
  const n = BigInt(count);
  const part = rounded(left, n, step, remainder === "spread" ? "floor" : mode);
  const rows = Array.from({ length: count }, () => part);
  let rest = left - part * n;
  if (remainder === "spread") {
    for (let index = 0; rest >= step; index += 1) {
      rows[index] = (rows[index] ?? 0n) + step;
      rest -= step;
    }
  }
  const taking = remainder === "last" ? count - 1 : 0;
  rows[taking] = (rows[taking] ?? 0n) + rest;
  return rows;
}

export function plainRows(terms: PlainTerms, agreed: number, left: bigint, count: number): readonly PlainRow[] {
  const dues = plainDues(terms, agreed, count);
  let balance = left;
  let before = agreed;
  return plainPrincipals(terms, left, count).map((principal, index) => {
    const due = dues[index] ?? agreed;
    const interest = accrued(terms.interest, balance, due - before);
    balance -= principal;
    before = due;
    return { due: textOf(terms.calendar, due), principal, interest };
  });
}

export function accrued(interest: PlainTerms["interest"], balance: bigint, days: number): bigint {
  return interest === undefined ? 0n : rounded(balance * interest.percent * BigInt(days), 100n * interest.days, 1n, "half up");
}

/** `top / bottom`, none of them negative, to a multiple of `step`. */
export function rounded(top: bigint, bottom: bigint, step: bigint, mode: Mode): bigint {
  const unit = bottom * step;
  const [whole, rest] = [top / unit, top % unit];
  if (rest === 0n) return whole * step;
  switch (mode) {
    case "down":
    case "floor":
      return whole * step;
    case "up":
    case "ceiling":
      return (whole + 1n) * step;
    case "half up":
      return (2n * rest >= unit ? whole + 1n : whole) * step;
    case "half even": {
      const isUp = 2n * rest > unit || (2n * rest === unit && whole % 2n === 1n);
      return (isUp ? whole + 1n : whole) * step;
    }
  }
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
