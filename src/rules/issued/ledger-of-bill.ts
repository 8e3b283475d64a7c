// Which rows of a ledger make up what a bill brought forward: those before the day of its issue. What was booked later is no part of it, nor is the bill's own row;
// of another row of that day nobody knows whether it came first, and where no day of issue is known the same holds for a row after the period. Days are texts of one
// calendar, which stand in the order of the days.
import type { BillCase, LedgerRow } from "./case.ts";

export interface LedgerOfBill {
  readonly rows: readonly LedgerRow[];
  /** Booked after the bill was issued. */
  readonly later: readonly LedgerRow[];
  /** Why what was brought forward cannot be told; undefined where it can. */
  readonly open: string | undefined;
}

/** Undefined where the case has no ledger. */
export function ledgerOfBill(bill: BillCase): LedgerOfBill | undefined {
  const { ledger } = bill;
  if (ledger === undefined) return undefined;
  const issued = dayOfIssue(bill);
  if (issued !== undefined) {
    const isItself = ({ kind, day }: LedgerRow): boolean => kind === "bill" && day === issued;
    const rows = ledger.filter((row) => row.day <= issued && !isItself(row));
    const [ofDay] = rows.filter(({ day }) => day === issued);
    const unordered = ofDay && `row \`${ofDay.id}\` of the ledger is of the day of issue, and whether it came before the bill is not known`;
    return { rows, later: ledger.filter(({ day }) => day > issued), open: doubled(rows) ?? unordered };
  }
  const end = bill.issued.period?.to ?? textAt(textAt(bill.request, "period"), "to");
  const after = ledger.filter(({ day }) => typeof end === "string" && day >= end);
  const [first] = after;
  const undated = first && `row \`${first.id}\` of the ledger is of ${first.day}, after the period, and no day of issue says whether it came before the bill`;
  return { rows: ledger, later: [], open: doubled(ledger) ?? undated };
}

/** As printed; else by the facts of record. */
export function dayOfIssue({ issued, request }: BillCase): string | undefined {
  const known = issued.issued_on ?? textAt(request, "issued");
  return typeof known === "string" ? known : undefined;
}

/** One row told twice, or two rows that nobody can tell apart. */
export function doubled(rows: readonly LedgerRow[]): string | undefined {
  const seen = new Set<string>();
  const twice = rows.find(({ id }) => seen.has(id) || !seen.add(id));
  return twice && `two rows of the ledger have the id \`${twice.id}\``;
}

function textAt(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
