// The bills of the same account among the last ones read: what a diagnosis is given where the order of a file does not put an account's bills together.
import type { BillCase } from "../../src/index.ts";

/** Bills of one account stand near one another in a run. */
const MOST_EARLIER = 1000;

/** Gives those before the bill in the input, and remembers the bill. What it gives rests on the input alone, not on how it is cut. */
export function neighboursBefore(): (bill: BillCase) => readonly BillCase[] {
  const ofAccount = new Map<string, readonly BillCase[]>();
  const last: string[] = [];
  let at = 0;
  return (bill) => {
    const { account } = bill.issued;
    const before = ofAccount.get(account) ?? [];
    const leaving = last[at];
    last[at] = account;
    at = (at + 1) % MOST_EARLIER;
    ofAccount.set(account, [...before, bill]);
    if (leaving !== undefined) {
      const left = (ofAccount.get(leaving) ?? []).slice(1);
      if (left.length === 0) ofAccount.delete(leaving);
      else ofAccount.set(leaving, left);
    }
    return before;
  };
}
