// What a journal says of the bills that are corrected: whether requests agree on what was issued, and whether a bill that is lowered had been paid.

import type { Day } from "../../../values/calendar.ts";
import type { Exact } from "../../../values/exact.ts";
import { add, compare, exactFromText, fractionText, isNegative, isZero, ZERO } from "../../../values/exact.ts";
import type { Finding, FindingPlace } from "../../finding.ts";
import { findingOf } from "../../finding.ts";
import { textOrder } from "../../records/journal.ts";
import type { AuthorityJournal } from "../authority-journal.ts";
import type { Piece } from "../case.ts";
import { listAt } from "../persons.ts";
import type { Revision } from "../revision.ts";
import type { AuditGroup } from "./group.ts";
import { byDay, requestIds } from "./group.ts";

/** Bills whose issue is at hand are left out: what differs from it is told of each request. */
export function totalFindings({ audited }: AuditGroup, isAtHand: (bill: string) => boolean): readonly Finding[] {
  const byBill = new Map<string, Piece[]>();
  for (const piece of audited.keys()) {
    const bill = piece.revision.request.bill?.id;
    if (bill !== undefined && !isAtHand(bill)) listAt(byBill, bill).push(piece);
  }
  return [...byBill].flatMap(([bill, found]) => {
    if (found.length < 2) return [];
    const pieces = byDay(found);
    const totals = new Set(pieces.map(({ revision: { request } }) => fractionText(exactFromText(request.bill?.total ?? "0") ?? ZERO)));
    const last = pieces.at(-1)?.revision.request;
    if (totals.size < 2 || last === undefined) return [];
    const values = { bill, totals: [...totals].sort(textOrder).join(", ") };
    return [findingOf("bill-total-differs", values, { records: requestIds(pieces), account: last.account.id, day: last.day })];
  });
}

export interface PaidBills {
  /** Whether the bill, of so much, had been paid in full by the end of the day. */
  readonly isPaid: (bill: string, total: Exact, day: Day) => boolean;
}

/** From the payments of a journal, by the documents that they settle: a bill is a document of its own id. */
export function paidBills({ payments }: Pick<AuthorityJournal, "payments">): PaidBills {
  const parts = new Map<string, { readonly day: Day; readonly amount: Exact }[]>();
  for (const { record, day } of payments) {
    for (const { document, amount } of record.allocation) listAt(parts, document).push({ day, amount: exactFromText(amount) ?? ZERO });
  }
  const isPaid = (bill: string, total: Exact, day: Day): boolean => {
    if (isNegative(total) || isZero(total)) return false;
    const paid = (parts.get(bill) ?? []).reduce((sum, part) => (part.day <= day ? add(sum, part.amount) : sum), ZERO);
    return compare(paid, total) >= 0;
  };
  return { isPaid };
}

/** The request says that the bill was paid, or the journal shows it. */
export function paidFindings({ request, stated, day }: Revision, { isPaid }: PaidBills, place: FindingPlace): readonly Finding[] {
  const { bill } = request;
  if (bill === undefined || stated === undefined || !isNegative(stated)) return [];
  if (bill.paid !== true && !isPaid(bill.id, exactFromText(bill.total) ?? ZERO, day)) return [];
  return [findingOf("paid-bill-lowered", { amount: fractionText(stated) }, place)];
}
