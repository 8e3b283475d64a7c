// From a JSON value of unknown shape to the facts of a bill, or to all that is wrong with it. The way in for every request.
// INVARIANT: returns failures, never throws, whatever the value; bills nothing by guess.
import type { Facts } from "../facts.ts";
import type { Plan } from "../plan.ts";
import { factsFromParts } from "./facts-from-parts.ts";
import type { RefusedRequest } from "./parts-reader.ts";
import { partsReader } from "./parts-reader.ts";
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

/** Prepares the plan's form once; the reader it gives is for millions of requests. */
export function requestReader(plan: Plan): (request: unknown) => RequestReading {
  const read = partsReader(plan);
  return (request) => {
    const reading = read(request);
    if (reading.kind === "refused") return reading;
    const { facts, trueUp, failures } = factsFromParts(plan, reading.parts);
    if (failures.length > 0) return { kind: "refused", failures };
    return { kind: "read", facts, trueUp, hash: reading.hash };
  };
}
