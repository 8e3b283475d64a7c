// The bills of one account in order of time: what each follows, and which of them say the same days twice.
import type { IssuedBill } from "../../src/index.ts";
import { quoted } from "../shown.ts";
import type { RowProblem } from "./problem.ts";
import { rowProblem } from "./problem.ts";

/** A bill that could be read, before its ledger is joined to it. */
export interface ReadBill {
  readonly row: number;
  readonly issued: IssuedBill;
  readonly request: Readonly<Record<string, unknown>>;
  readonly notes: readonly RowProblem[];
}

export interface OrderedBill extends ReadBill {
  readonly previous: IssuedBill | undefined;
}

/** `hasHoles`: rows that may be bills of the account cannot be read: what stands before a gap is then not known. Bills without a period come last. */
export function inOrder(bills: readonly ReadBill[], file: string, hasHoles: boolean): readonly OrderedBill[] {
  const sorted = bills.toSorted(byPeriod);
  return sorted.map((bill, at) => {
    const before = sorted[at - 1];
    const follows = before?.issued.period !== undefined && bill.issued.period !== undefined;
    const isGap = follows && (before.issued.period?.to ?? "") < (bill.issued.period?.from ?? "");
    const notes = [...bill.notes, ...overlapNotes(sorted.slice(0, at), bill, file)];
    return { ...bill, notes, previous: follows && !(isGap && hasHoles) ? before.issued : undefined };
  });
}

/** Of bills that came earlier in time, the one that shares days with this. */
export function overlapNotes(before: readonly Pick<ReadBill, "row" | "issued">[], { row, issued }: ReadBill, file: string): readonly RowProblem[] {
  const { period } = issued;
  if (period === undefined) return [];
  const other = before.findLast(({ issued: earlier }) => earlier.period !== undefined && earlier.period.from < period.to && period.from < earlier.period.to);
  return other?.issued.period === undefined ? [] : [sharedDays(issued, other.issued.period, other.row, { file, row })];
}

/** `other`: the period of the bill in row `otherRow`. */
export function sharedDays(
  issued: IssuedBill,
  other: NonNullable<IssuedBill["period"]>,
  otherRow: number,
  place: { readonly file: string; readonly row: number },
): RowProblem {
  const account = quoted(issued.account);
  const isSame = other.from === issued.period?.from && other.to === issued.period.to;
  if (isSame)
    return rowProblem(
      "same-account-and-period",
      place,
      `account ${account} has a bill of the same period in row ${otherRow}`,
      "one of the two may be a bill too many: both are judged",
    );
  const message = `the period overlaps that of row ${otherRow}, ${other.from} to ${other.to}, of account ${account}`;
  return rowProblem("overlapping-period", place, message, "days may have been billed twice: both bills are judged");
}

/** Of equal periods the id decides, so that the order of the file does not. */
function byPeriod({ issued: a }: ReadBill, { issued: b }: ReadBill): number {
  if (a.period === undefined || b.period === undefined) return Number(a.period === undefined) - Number(b.period === undefined);
  return compared(a.period.from, b.period.from) || compared(a.period.to, b.period.to) || compared(a.id, b.id);
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
