// Either form of an issued bill: the library's own, which says `"kind": "bill"`, or another system's statement.
import { z } from "zod";
import type { Bill } from "../../engine/bill.ts";
import type { Plan } from "../../engine/plan.ts";
import { billSchema } from "./bill-schema.ts";
import type { IssuedBill } from "./case.ts";
import { statementSchema } from "./statement-schema.ts";

/** Messages of its issues have two lines: what is wrong, and the remedy. */
export function issuedSchema(plan: Plan): z.ZodType<Bill | IssuedBill> {
  return z.union([billSchema(plan), statementSchema(plan)]);
}

/** JSON Schema (draft 2020-12). Calendar days stand in descriptions: it cannot say them. */
export function issuedJsonSchema(plan: Plan): Readonly<Record<string, unknown>> {
  return { title: `Issued bill: ${plan.name}`, ...z.toJSONSchema(issuedSchema(plan), { io: "input" }) };
}

export function isBill(issued: Bill | IssuedBill): issued is Bill {
  return "kind" in issued;
}
