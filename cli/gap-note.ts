// Days before a bill that no bill of its account has, where all bills of the account are at hand.
import type { IssuedBill } from "../src/index.ts";
import type { GoodCase, RowNote } from "./case-rows.ts";
import { shown } from "./shown.ts";

/** The row with the note among its own; as it is where there is no gap, or the account's bills are not known. */
export function withGapNote(row: GoodCase): GoodCase {
  const note = gapNote(row);
  if (note === undefined) return row;
  return { ...row, noted: [...row.noted, note], notes: `${row.notes}row ${row.row}: ${note.message}\n  help: ${note.help}\n` };
}

function gapNote({ case: { issued }, ofAccount, previous }: GoodCase): RowNote | undefined {
  const earlier = ofAccount?.bills.slice(0, ofAccount.at).map((bill) => bill.issued) ?? [];
  const last = earlier.reduce<IssuedBill | undefined>((furthest, bill) => (endOf(bill) > endOf(furthest) ? bill : furthest), undefined);
  const [end, start] = [endOf(last), issued.period?.from];
  if (last === undefined || start === undefined || start <= end) return undefined;
  const message = `no bill of account \`${shown(issued.account)}\` has the days from ${end} up to ${start}, after bill \`${shown(last.id)}\``;
  // Where rows cannot be read, the bill before the gap is not taken for the previous one.
  const help = previous === undefined ? "rows that cannot be read may be the bill of these days" : "a bill may be missing in the file, or was never issued";
  return { code: "gap-before", message, help };
}

function endOf(bill: IssuedBill | undefined): string {
  return bill?.period?.to ?? "";
}
