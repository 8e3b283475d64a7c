// The issued bills that an audit is given, found by id and read when a correction asks for one: most are never asked for.
import type { Bill } from "../../../engine/bill.ts";
import type { Plan } from "../../../engine/plan.ts";
import { issuedBills } from "../../corrections/issued-bills.ts";
import type { Finding } from "../../finding.ts";
import type { IssuedBill } from "../../issued/case.ts";
import { issuedReader } from "../../issued/read-issued.ts";
import { listAt } from "../persons.ts";

export interface FoundBill {
  /** Undefined where it cannot be read, or several have the id: `failures` say so. */
  readonly bill: Bill | IssuedBill | undefined;
  readonly hash: string | undefined;
  readonly failures: readonly Finding[];
}

/** Undefined where no bill with the id was given. */
export type IssuedFinder = (id: string) => FoundBill | undefined;

export function issuedFinder(plan: Plan, bills: readonly unknown[]): IssuedFinder {
  const byId = new Map<string, unknown[]>();
  for (const bill of bills) {
    const id: unknown = typeof bill === "object" && bill !== null ? Object.getOwnPropertyDescriptor(bill, "id")?.value : undefined;
    if (typeof id === "string") listAt(byId, id).push(bill);
  }
  const read = byId.size === 0 ? undefined : issuedReader(plan);
  return (id) => {
    const given = byId.get(id);
    if (given === undefined || read === undefined) return undefined;
    const { bills: found, failures } = issuedBills(plan, given.map(read));
    return { bill: found[0]?.bill, hash: found[0]?.hash, failures };
  };
}
