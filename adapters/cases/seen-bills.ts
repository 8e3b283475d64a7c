// The bills of a file in any order, as far as later ones must know of them: their ids, and the days that each account's bills cover.
// Memory: about 120 bytes a bill. A file that is declared sorted needs none of this.
import type { IssuedBill, Schedule } from "../../src/index.ts";
import { dayFromText, textFromDay } from "../../src/index.ts";
import type { ReadBill } from "./account-order.ts";
import { sharedDays } from "./account-order.ts";
import type { RowProblem } from "./problem.ts";

export interface SeenIds {
  /** The row that has the id already. */
  readonly rowOf: (id: string, row: number) => number | undefined;
}

/** Asked of an id, it is remembered with its row. */
export function seenIds(): SeenIds {
  const rows = new Map<string, number>();
  return {
    rowOf: (id, row) => {
      const before = rows.get(id);
      if (before === undefined) rows.set(id, row);
      return before;
    },
  };
}

/** Notes on days that an earlier row of the same account covers; the bill's own days are then remembered. */
export function seenPeriods(calendar: Schedule["plan"]["calendar"], file: string): (bill: ReadBill) => readonly RowProblem[] {
  // First day, day after the last and row of each bill, one after the other: numbers in one list take a third of what objects do.
  const spans = new Map<string, number[]>();
  return ({ row, issued }) => {
    const days = daysOf(calendar, issued);
    if (days === undefined) return [];
    const known = spans.get(issued.account);
    if (known === undefined) {
      spans.set(issued.account, [...days, row]);
      return [];
    }
    const at = lastShared(known, days);
    known.push(...days, row);
    if (at === undefined) return [];
    const [from = 0, to = 0, otherRow = 0] = known.slice(at, at + 3);
    return [sharedDays(issued, { from: textFromDay(calendar, from), to: textFromDay(calendar, to) }, otherRow, { file, row })];
  };
}

function daysOf(calendar: Schedule["plan"]["calendar"], { period }: IssuedBill): readonly [number, number] | undefined {
  const [from, to] = [dayFromText(calendar, period?.from ?? ""), dayFromText(calendar, period?.to ?? "")];
  return from === undefined || to === undefined ? undefined : [from, to];
}

function lastShared(spans: readonly number[], [from, to]: readonly [number, number]): number | undefined {
  for (let at = spans.length - 3; at >= 0; at -= 3) if ((spans[at] ?? 0) < to && from < (spans[at + 1] ?? 0)) return at;
  return undefined;
}
