// What counts beside each of some requests, where they are of several accounts that name a bill in common: the window of the own account, and of other accounts
// what changes the same bill. For one account, as most are, these are the sums of its window.
import { add, subtract } from "../../../values/exact.ts";
import type { Piece } from "../case.ts";
import { accountOf, billOf } from "../linked.ts";
import { listAt } from "../persons.ts";
import type { WindowRule, WindowSums } from "./window-sums.ts";
import { windowSums } from "./window-sums.ts";

/** `pieces`: all of linked accounts under the noun. `asked`: some of them. */
export function besideSums(rule: WindowRule, pieces: readonly Piece[], asked: readonly Piece[]): ReadonlyMap<Piece, WindowSums> {
  const byAccount = listsBy(pieces, accountOf);
  if (byAccount.size < 2) return windowSums(rule, pieces, asked);
  const found = new Map<Piece, WindowSums>();
  const askedBy = listsBy(asked, accountOf);
  for (const [account, some] of askedBy) for (const [piece, sums] of windowSums(rule, byAccount.get(account) ?? [], some)) found.set(piece, sums);
  const askedOf = listsBy(asked, billOf);
  for (const [bill, ofBill] of listsBy(pieces, billOf)) addOthers(rule, found, ofBill, askedOf.get(bill) ?? []);
  return found;
}

/** Adds the changes to one bill that other accounts ask for: all of them less those of the own account. */
function addOthers(rule: WindowRule, found: Map<Piece, WindowSums>, ofBill: readonly Piece[], asked: readonly Piece[]): void {
  const byAccount = listsBy(ofBill, accountOf);
  if (byAccount.size < 2 || asked.length === 0) return;
  const all = windowSums(rule, ofBill, asked);
  for (const [account, some] of listsBy(asked, accountOf)) {
    for (const [piece, own] of windowSums(rule, byAccount.get(account) ?? [], some)) {
      const [sums, whole] = [found.get(piece), all.get(piece)];
      if (sums !== undefined && whole !== undefined) found.set(piece, combined(combined(sums, whole, add), own, subtract));
    }
  }
}

function combined(a: WindowSums, b: WindowSums, by: typeof add): WindowSums {
  const within = a.within.map((sum, at) => {
    const other = b.within[at];
    return other === undefined ? sum : by(sum, other);
  });
  return { cumulated: by(a.cumulated, b.cumulated), ofBill: by(a.ofBill, b.ofBill), within };
}

/** What has no key is left out. */
function listsBy(pieces: readonly Piece[], keyOf: (piece: Piece) => string | undefined): ReadonlyMap<string, readonly Piece[]> {
  const lists = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const key = keyOf(piece);
    if (key !== undefined) listAt(lists, key).push(piece);
  }
  return lists;
}
