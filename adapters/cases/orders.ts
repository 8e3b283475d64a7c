// Bills as they come, or in the order of their accounts: then each knows the one before it and its neighbours in time. Each way says what memory it takes.
import type { Schedule } from "../../src/index.ts";
import { CannotDo } from "../cannot-do.ts";
import type { Order } from "../map/mapping.ts";
import { quoted } from "../shown.ts";
import type { OrderedBill, ReadBill } from "./account-order.ts";
import { inOrder } from "./account-order.ts";
import type { Beside, Joined } from "./beside.ts";
import type { CaseItem, CaseRow, ProblemRow } from "./item.ts";
import { isBefore } from "./order-of-accounts.ts";
import type { BillItem } from "./read-bills.ts";
import { problemRow, sameId } from "./read-bills.ts";
import { seenIds, seenPeriods } from "./seen-bills.ts";

/** In the file's order, without neighbours. Of each bill its id and its days are remembered. */
export async function* inAnyOrder(
  items: AsyncIterable<BillItem>,
  file: string,
  calendar: Schedule["plan"]["calendar"],
  beside: Beside,
): AsyncGenerator<CaseItem> {
  const notesOf = seenPeriods(calendar, file);
  for await (const item of items) {
    if (item.kind === "problem") yield item;
    else {
      const bill = { ...item.bill, notes: [...item.bill.notes, ...notesOf(item.bill)] };
      yield caseItem(file, { ...bill, previous: undefined }, await beside.joined(bill, undefined), undefined);
    }
  }
}

/** In the file's order; all bills are loaded first, about 1.5 KB each. */
export async function* loaded(items: AsyncIterable<BillItem>, file: string, beside: Beside): AsyncGenerator<CaseItem> {
  const all: BillItem[] = [];
  for await (const item of items) all.push(item);
  const isUnknown = all.some((item) => item.kind === "problem" && item.account === undefined);
  const refused = new Set(all.flatMap((item) => (item.kind === "problem" ? [item.account] : [])));
  const byRow = new Map<number, CaseItem>();
  for (const [account, bills] of byAccount(all)) {
    const ready = await accountItems(bills, file, isUnknown || refused.has(account), beside);
    for (const [row, item] of ready) byRow.set(row, item);
  }
  for (const item of all) {
    const ready = item.kind === "problem" ? item : byRow.get(item.bill.row);
    if (ready !== undefined) yield ready;
  }
}

/** In the file's order; the bills of one account are held together. A file that is not in its order ends the run: neighbours would be missed without a word. */
export async function* sorted(items: AsyncIterable<BillItem>, file: string, order: Order, beside: Beside): AsyncGenerator<CaseItem> {
  let group: BillItem[] = [];
  let account: string | undefined;
  let hasHoles = false;
  const flush = async (): Promise<readonly CaseItem[]> => {
    const bills = group.flatMap((item) => (item.kind === "bill" ? [item.bill] : []));
    const ready = await accountItems(oncePerId(bills), file, hasHoles, beside);
    return group.map((item) => (item.kind === "problem" ? item : (ready.get(item.bill.row) ?? sameIdInAccount(file, item.bill, bills))));
  };
  for await (const item of items) {
    const own = item.kind === "bill" ? item.bill.issued.account : item.account;
    if (own !== undefined && account !== undefined && own !== account) {
      assertAfter(own, account, order, file, item.kind === "bill" ? item.bill.row : item.row);
      yield* await flush();
      // A row at the seam that belongs to nobody may be the next account's.
      hasHoles = isNobodys(group.at(-1));
      group = [];
    }
    account = own ?? account;
    if (item.kind === "problem") hasHoles = true;
    group.push(item);
    if (group.length > MOST_OF_ACCOUNT) throw tooMany(account, file);
  }
  yield* await flush();
}

const MOST_OF_ACCOUNT = 10_000;

function isNobodys(item: BillItem | undefined): boolean {
  return item?.kind === "problem" && item.account === undefined;
}

function assertAfter(account: string, before: string, order: Order, file: string, row: number | undefined): void {
  if (!isBefore(account, before, order)) return;
  throw new CannotDo(
    `row ${row ?? 0} of ${file} is of account ${quoted(account)}, after ${quoted(before)}: the bills are not ${order}`,
    'sort them, or declare "order": "loaded" (all in memory) or "any" (without neighbours)',
  );
}

function tooMany(account: string | undefined, file: string): CannotDo {
  return new CannotDo(
    `account ${quoted(account ?? "")} has more than ${MOST_OF_ACCOUNT} bills in ${file}`,
    "is `issued.account` the right column? bills of one account are held together",
  );
}

function byAccount(items: readonly BillItem[]): ReadonlyMap<string, readonly ReadBill[]> {
  const groups = new Map<string, ReadBill[]>();
  for (const item of items) {
    if (item.kind === "problem") continue;
    const { account } = item.bill.issued;
    const known = groups.get(account);
    if (known === undefined) groups.set(account, [item.bill]);
    else known.push(item.bill);
  }
  return groups;
}

/** By row. */
async function accountItems(bills: readonly ReadBill[], file: string, hasHoles: boolean, beside: Beside): Promise<ReadonlyMap<number, CaseItem>> {
  const joined: { readonly bill: OrderedBill; readonly found: Joined }[] = [];
  for (const bill of inOrder(bills, file, hasHoles)) joined.push({ bill, found: await beside.joined(bill, bill.previous) });
  const cases = joined.flatMap(({ found }) => ("case" in found ? [found.case] : []));
  let at = 0;
  const items = new Map<number, CaseItem>();
  for (const { bill, found } of joined) {
    items.set(bill.row, caseItem(file, bill, found, { bills: cases, at }));
    if ("case" in found) at += 1;
  }
  return items;
}

function caseItem(file: string, { row, issued, previous }: OrderedBill, found: Joined, ofAccount: CaseRow["ofAccount"]): CaseItem {
  if ("problem" in found) return problemRow(file, row, issued, [found.problem]);
  return { kind: "case", row, case: found.case, notes: found.notes, previous, ofAccount };
}

function oncePerId(bills: readonly ReadBill[]): readonly ReadBill[] {
  const ids = seenIds();
  return bills.filter(({ issued, row }) => ids.rowOf(issued.id, row) === undefined);
}

function sameIdInAccount(file: string, { row, issued }: ReadBill, bills: readonly ReadBill[]): ProblemRow {
  return sameId(file, row, issued, bills.find((bill) => bill.issued.id === issued.id)?.row ?? row);
}
