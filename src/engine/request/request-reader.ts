// From a JSON value of unknown shape to the facts of a bill, or to all that is wrong with it. The way in for every request.
// INVARIANT: returns failures, never throws, whatever the value; bills nothing by guess.
import { z } from "zod";
import type { Facts } from "../facts.ts";
import type { EvaluationFailure } from "../failure.ts";
import type { Plan } from "../plan.ts";
import { hashOfJson } from "../receipt/hash.ts";
import { factsFromParts } from "./facts-from-parts.ts";
import { failuresFromIssues } from "./failures.ts";
import { requestSchema } from "./request-schema.ts";
import type { TrueUp } from "./true-up.ts";

export type RequestReading = ReadRequest | RefusedRequest;

export interface ReadRequest {
  readonly kind: "read";
  readonly facts: Facts;
  /** Earlier estimated bills to work out again; undefined for most requests. */
  readonly trueUp: TrueUp | undefined;
  /** SHA-256, hex, of the request's canonical JSON. */
  readonly hash: string;
}

export interface RefusedRequest {
  readonly kind: "refused";
  /** Never empty. */
  readonly failures: readonly EvaluationFailure[];
}

/** Prepares the plan's form once; the reader it gives is for millions of requests. */
export function requestReader(plan: Plan): (request: unknown) => RequestReading {
  const schema = z.compile(requestSchema(plan));
  return (request) => {
    const parsed = schema.safeParse(request);
    if (!parsed.success) return { kind: "refused", failures: failuresFromIssues(parsed.error.issues, request) };
    const { facts, trueUp, failures } = factsFromParts(plan, parsed.data);
    if (failures.length > 0) return { kind: "refused", failures };
    return { kind: "read", facts, trueUp, hash: hashOfJson("mizan/request/v1", request) };
  };
}
