// From a JSON value of unknown shape to an issued bill, or to all that is wrong with it. Used wherever a bill that was issued is judged or corrected.
// INVARIANT: never throws, whatever the value, and leaves it as it is.
import { z } from "zod";
import type { Bill } from "../../engine/bill.ts";
import type { Plan } from "../../engine/plan.ts";
import { hashOfJson } from "../../engine/receipt/hash.ts";
import type { Complaint } from "../../engine/request/complaint.ts";
import { complaintsFromIssues } from "../../engine/request/failures.ts";
import { billSchema } from "./bill-schema.ts";
import type { IssuedBill } from "./case.ts";
import { statementSchema } from "./statement-schema.ts";

export type IssuedReading =
  | { readonly kind: "read"; readonly issued: Bill | IssuedBill; readonly hash: string }
  | { readonly kind: "refused"; readonly id: string | undefined; readonly problems: readonly IssuedProblem[] };

/** The path is inside the bill; problem and remedy: lower case, one line each. */
export interface IssuedProblem extends Complaint {
  readonly path: string;
}

/** Prepares the plan's forms once, for many bills. What a value is meant to be is told by its `kind`. */
export function issuedReader(plan: Plan): (value: unknown) => IssuedReading {
  const bill = z.compile(billSchema(plan));
  const statement = z.compile(statementSchema(plan));
  return (value) => {
    const parsed = member(value, "kind") === "bill" ? bill.safeParse(value) : statement.safeParse(value);
    if (parsed.success) return { kind: "read", issued: parsed.data, hash: issuedHash(value) };
    const id = member(value, "id");
    return { kind: "refused", id: typeof id === "string" ? id : undefined, problems: complaintsFromIssues(parsed.error.issues, value, "the bill") };
  };
}

/** SHA-256, lower-case hex, of the canonical JSON of a bill as it was given: one that can be read has such. */
export function issuedHash(issued: unknown): string {
  return hashOfJson("mizan/bill/v1", issued);
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}
