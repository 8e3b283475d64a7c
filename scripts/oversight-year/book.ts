// What a year is written into: entries, issued bills, and the list of what was planted where. Ids are numbered as they come.
import type { Entered, Json, Recorded } from "./chain.ts";
import { chainOf } from "./chain.ts";
import { dayOf, textOf } from "./days.ts";
import type { Draws } from "./draws.ts";
import { drawsFrom } from "./draws.ts";

/** What an audit must find: under which code, about which records. */
export interface Planted {
  readonly audit: "corrections" | "plans";
  readonly code: string;
  readonly records: readonly string[];
}

export interface Account {
  readonly id: string;
  readonly facts: { readonly class: "residential" | "commercial"; readonly income: "low" | "other" };
  readonly holder: string;
}

export interface Book {
  readonly draws: Draws;
  readonly nextId: (prefix: string) => string;
  /** Recorded on the record's own day, unless another is named. `after`: where it stands in the chain, if not on the day of recording. */
  readonly enter: (record: Recorded, recorded?: string, after?: string) => string;
  readonly issue: (bill: Json) => void;
  readonly plant: (audit: Planted["audit"], code: string, records: readonly string[]) => void;
  readonly account: (parts?: Partial<Account["facts"]>) => Account;
  readonly close: () => Year;
}

export interface Year {
  /** Chain entries, in order. */
  readonly journal: readonly Json[];
  readonly bills: readonly Json[];
  readonly planted: readonly Planted[];
}

export function openBook(seed: number): Book {
  const draws = drawsFrom(seed);
  const counts = new Map<string, number>();
  const entries: (Entered & { readonly place: number })[] = [];
  const bills: Json[] = [];
  const planted: Planted[] = [];
  const nextId = (prefix: string): string => {
    const count = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, count);
    return `${prefix}-${String(count).padStart(4, "0")}`;
  };
  return {
    draws,
    nextId,
    enter: (record, recorded = record.day, after = recorded) => {
      entries.push({ record, recorded, place: dayOf(after) });
      return record.id;
    },
    issue: (bill) => {
      bills.push(bill);
    },
    plant: (audit, code, records) => {
      planted.push({ audit, code, records: [...records].sort() });
    },
    account: (parts = {}) => {
      const facts = { class: "residential", income: draws.happens(20) ? "low" : "other", ...parts } as const;
      const id = nextId("account");
      return { id, facts, holder: `holder-${id}` };
    },
    close: () => {
      const inOrder = entries.toSorted((a, b) => a.place - b.place);
      return { journal: chainOf(inOrder.map(({ record, recorded }) => ({ record, recorded }))), bills, planted };
    },
  };
}

/** A day of the year 1403, between two texts. */
export function someDay({ draws }: Book, from: string, to: string): number {
  return draws.whole(dayOf(from), dayOf(to));
}

/** Each with the day as a text. */
export function dated(record: string, id: string, day: number): { readonly record: string; readonly id: string; readonly day: string } {
  return { record, id, day: textOf(day) };
}
