// The issued bills of one correction: those that can be corrected, and why the others cannot.
import type { Bill } from "../../engine/bill.ts";
import type { Plan } from "../../engine/plan.ts";
import type { Finding } from "../finding.ts";
import { findingOf } from "../finding.ts";
import type { IssuedBill } from "../issued/case.ts";
import { repeatedLines } from "../issued/figures.ts";
import { isBill } from "../issued/issued-schema.ts";
import type { IssuedReading } from "../issued/read-issued.ts";

export interface IssuedRead {
  readonly bill: Bill | IssuedBill;
  readonly hash: string;
  readonly amounts: "exact" | "as printed";
}

/** A list as it is; anything else is a list of one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

export interface IssuedBills {
  readonly bills: readonly IssuedRead[];
  readonly failures: readonly Finding[];
  /** Of all that were given, those left out included. */
  readonly ids: ReadonlySet<string>;
}

/** Two with one id are both left out: which of them was issued is not known. */
export function issuedBills(plan: Plan, readings: readonly IssuedReading[]): IssuedBills {
  const times = new Map<string, number>();
  for (const reading of readings) if (reading.kind === "read") times.set(reading.issued.id, (times.get(reading.issued.id) ?? 0) + 1);
  const bills: IssuedRead[] = [];
  const failures: Finding[] = [];
  for (const [at, reading] of readings.entries()) {
    const found = reading.kind === "refused" ? unreadable(reading, at) : problemsOf(plan, reading.issued);
    failures.push(...found);
    if (reading.kind === "read" && found.length === 0 && times.get(reading.issued.id) === 1) {
      const { issued: bill, hash } = reading;
      bills.push({ bill, hash, amounts: isBill(bill) ? "exact" : "as printed" });
    }
  }
  for (const [bill, count] of times) if (count > 1) failures.push(findingOf("issued-twice", { bill, count: String(count) }, { records: [bill] }));
  return { bills, failures, ids: new Set(readings.flatMap((reading) => idOf(reading) ?? [])) };
}

/** The first day of the bill; of one that does not say its period the empty text, before all others. */
export function firstDay({ bill }: IssuedRead): string {
  return bill.period?.from ?? "";
}

function idOf(reading: IssuedReading): string | undefined {
  return reading.kind === "read" ? reading.issued.id : reading.id;
}

function unreadable({ id, problems }: IssuedReading & { readonly kind: "refused" }, at: number): readonly Finding[] {
  const bill = id ?? String(at + 1);
  const records = id === undefined ? [] : [id];
  return problems.map(({ path: place, problem, remedy }) => findingOf("issued-unreadable", { bill, place, problem, remedy }, { records }));
}

function problemsOf({ currency: ruleCurrency }: Plan, issued: Bill | IssuedBill): readonly Finding[] {
  const { id: bill } = issued;
  const about = { records: [bill] };
  const twice = [...repeatedLines(issued)].map(([line, count]) => findingOf("issued-line-twice", { bill, line, count: String(count) }, about));
  if (!isBill(issued) || issued.currency === ruleCurrency) return twice;
  return [...twice, findingOf("issued-other-currency", { bill, currency: issued.currency, ruleCurrency }, about)];
}
