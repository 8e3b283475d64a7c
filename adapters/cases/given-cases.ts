// Cases that are given as such, without a map, brought into the order of their accounts: what they say of one another is found as it is of an issuer's own file.
import type { BillCase } from "../../src/index.ts";
import { CannotDo } from "../cannot-do.ts";
import type { Beside } from "./beside.ts";
import type { CaseItem, ProblemRow } from "./item.ts";
import { loaded } from "./orders.ts";
import type { BillItem } from "./read-bills.ts";
import { sameId } from "./read-bills.ts";
import { seenIds } from "./seen-bills.ts";

export type GivenCase = { readonly kind: "case"; readonly row: number; readonly case: BillCase } | ProblemRow;

/** In the file's order, all of it loaded first: about 1.5 KB a case. `file`: as it may be shown. */
export async function* inAccountOrder(given: AsyncIterable<GivenCase>, file: string): AsyncGenerator<CaseItem> {
  const cases = new Map<number, BillCase>();
  const beside: Beside = {
    recordOf: async () => undefined,
    joined: async ({ row, issued, request, notes }) => ({ case: cases.get(row) ?? { issued, request }, notes }),
    close: async () => {},
  };
  yield* loaded(itemsOf(given, file, cases), file, beside);
}

async function* itemsOf(given: AsyncIterable<GivenCase>, file: string, cases: Map<number, BillCase>): AsyncGenerator<BillItem> {
  const ids = seenIds();
  for await (const each of given) {
    if (each.kind === "problem") {
      yield each;
      continue;
    }
    const { row, case: one } = each;
    const before = ids.rowOf(one.issued.id, row);
    if (before !== undefined) yield sameId(file, row, one.issued, before, "take one of the two away, or give each bill an id of its own");
    else {
      cases.set(row, one);
      if (cases.size > MOST_CASES) throw tooMany(file);
      yield { kind: "bill", bill: { row, issued: one.issued, request: {}, notes: [] } };
    }
  }
}

const MOST_CASES = 1_000_000;

function tooMany(file: string): CannotDo {
  return new CannotDo(`${file} holds more than ${MOST_CASES} cases, which are held together here`, "judge them into a folder: mizan audit --out DIR");
}
