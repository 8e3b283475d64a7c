// Whose a bill is: the account that a request writes against that of the document of the id, and requests against one another. Where they differ the issued bill says
// which is wrong; where nothing says it, all of them are named.
import { own } from "../../../values/record.ts";
import type { Finding } from "../../finding.ts";
import { findingOf } from "../../finding.ts";
import { textOrder } from "../../records/journal.ts";
import type { AuthorityJournal } from "../authority-journal.ts";
import type { Piece } from "../case.ts";
import { accountOf, billOf } from "../linked.ts";
import { listAt } from "../persons.ts";
import { byDay, requestIds } from "./group.ts";

export function billAccountFindings({ cases, documents }: Pick<AuthorityJournal, "cases" | "documents">, bills: readonly unknown[]): readonly Finding[] {
  const issued = issuedAccounts(bills);
  const byBill = new Map<string, Piece[]>();
  for (const { pieces } of cases.values()) {
    for (const piece of pieces) {
      const bill = billOf(piece);
      if (bill !== undefined && stands(piece)) listAt(byBill, bill).push(piece);
    }
  }
  return [...byBill].flatMap(([bill, pieces]) => findingsOf(bill, pieces, documents.get(bill), issued.get(bill)));
}

/** For a decision: of the bill that the request names, by the journal alone. */
export function billAccountFaults(journal: Pick<AuthorityJournal, "cases" | "documents">, { revision: { request } }: Piece): readonly Finding[] {
  const bill = request.bill?.id;
  if (bill === undefined) return [];
  const pieces = [...journal.cases.values()].flatMap((each) => each.pieces.filter((piece) => billOf(piece) === bill && stands(piece)));
  return findingsOf(bill, pieces, journal.documents.get(bill), undefined).filter(({ records }) => records.includes(request.id));
}

/** What was replaced, refused or withdrawn, and never carried out, has been put right. */
function stands({ ends, executed }: Piece): boolean {
  return ends === undefined || executed !== undefined;
}

/** `ofDocument`, `asIssued`: whose the bill is by a document of the journal, and by the bill as it was issued. */
function findingsOf(bill: string, pieces: readonly Piece[], ofDocument: string | undefined, asIssued: string | undefined): readonly Finding[] {
  const accounts = new Set(pieces.map(accountOf));
  const owner = ofDocument ?? asIssued;
  if (owner !== undefined) return pieces.filter((piece) => accountOf(piece) !== owner).map((piece) => otherAccount(piece, bill, owner));
  if (accounts.size < 2) return [];
  const sorted = byDay(pieces);
  const last = sorted.at(-1)?.revision.request;
  const place = { records: requestIds(sorted), account: last?.account.id, day: last?.day };
  return [findingOf("bill-under-accounts", { bill, named: [...accounts].sort(textOrder).join(", ") }, place)];
}

function otherAccount({ revision: { request } }: Piece, bill: string, other: string): Finding {
  const account = request.account.id;
  return findingOf("bill-of-other-account", { bill, account, other }, { records: [request.id], account, day: request.day });
}

/** By bill, as it was given, read or not; without those that are given with unlike accounts. */
function issuedAccounts(bills: readonly unknown[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const unlike = new Set<string>();
  for (const bill of bills) {
    const members: Readonly<Record<string, unknown>> = typeof bill === "object" && bill !== null ? { ...bill } : {};
    const [id, account] = [own(members, "id"), own(members, "account")];
    if (typeof id !== "string" || typeof account !== "string") continue;
    if ((found.get(id) ?? account) !== account) unlike.add(id);
    found.set(id, account);
  }
  for (const id of unlike) found.delete(id);
  return found;
}
