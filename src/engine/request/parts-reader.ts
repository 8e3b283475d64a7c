// From a JSON value of unknown shape to the parts of a bill request, each place read by itself, or to all that is wrong with them.
// INVARIANT: returns failures, never throws, whatever the value.
import { z } from "zod";
import type { EvaluationFailure } from "../failure.ts";
import type { Plan } from "../plan.ts";
import { hashOfJson } from "../receipt/hash.ts";
import { failuresFromIssues } from "./failures.ts";
import type { RequestParts } from "./request-schema.ts";
import { requestSchema } from "./request-schema.ts";

export interface ReadParts {
  readonly kind: "parts";
  readonly parts: RequestParts;
  /** SHA-256, hex, of the request's canonical JSON. */
  readonly hash: string;
}

export interface RefusedRequest {
  readonly kind: "refused";
  /** Never empty. */
  readonly failures: readonly EvaluationFailure[];
}

/** Prepares the plan's form once; the reader it gives is for millions of requests. */
export function partsReader(plan: Plan): (request: unknown) => ReadParts | RefusedRequest {
  const schema = z.compile(requestSchema(plan));
  return (request) => {
    const parsed = schema.safeParse(request);
    if (!parsed.success) return { kind: "refused", failures: failuresFromIssues(parsed.error.issues, request) };
    return { kind: "parts", parts: parsed.data, hash: hashOfJson("mizan/request/v1", request) };
  };
}
