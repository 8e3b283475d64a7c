// A request of any shape, worked out to a bill: read, evaluated with its true-up, written. The whole way, as everybody goes it who bills or bills again.
import type { Bill } from "./bill.ts";
import { billFromTrace } from "./bill-from-trace.ts";
import { evaluate } from "./evaluate.ts";
import type { EvaluationFailure } from "./failure.ts";
import type { Plan } from "./plan.ts";
import { requestReader } from "./request/request-reader.ts";
import type { Adjustment } from "./request/true-up.ts";
import { evaluateWithTrueUp } from "./request/true-up.ts";
import type { BillTrace } from "./trace.ts";

/** `id`: the request's, where it has one. */
export type Billing =
  | { readonly kind: "bill"; readonly bill: Bill; readonly trace: BillTrace; readonly adjustments: readonly Adjustment[] }
  | { readonly kind: "refused"; readonly id: string | undefined; readonly failures: readonly EvaluationFailure[] };

/** Prepares the plan once. What it gives never throws, whatever the request; labels are in `language` where the rules have it. */
export function biller(plan: Plan): (request: unknown, language: string | undefined) => Billing {
  const read = requestReader(plan);
  return (request, language) => {
    const reading = read(request);
    if (reading.kind === "refused") return { kind: "refused", id: idOf(request), failures: reading.failures };
    const result = evaluateWithTrueUp(evaluate, plan, reading.facts, reading.trueUp);
    if ("kind" in result) return { kind: "refused", id: reading.facts.id, failures: [result] };
    const { trace, adjustments } = result;
    return { kind: "bill", bill: billFromTrace(trace, language, { request: reading.hash, adjustments }), trace, adjustments };
  };
}

function idOf(request: unknown): string | undefined {
  return typeof request === "object" && request !== null && "id" in request && typeof request.id === "string" ? request.id : undefined;
}
