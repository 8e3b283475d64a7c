// A schedule ready to bill: a plan with its request reader. What `load` and `loadPlan` give.
import type { z } from "zod";
import { biller } from "../engine/biller.ts";
import type { Plan } from "../engine/plan.ts";
import { planFromJson } from "../engine/plan-from-json.ts";
import type { RequestParts } from "../engine/request/request-schema.ts";
import { requestJsonSchema, requestSchema } from "../engine/request/request-schema.ts";
import type { Coverage } from "./coverage.ts";
import { coverageOf } from "./coverage.ts";
import type { Judging } from "./judging.ts";
import { judgingOf } from "./judging.ts";
import type { Oversight } from "./oversight.ts";
import { oversightOf } from "./oversight.ts";
import { requestTypeText } from "./request-type-text.ts";
import type { BillOptions, BillResult, TestOutcome } from "./result.ts";

/**
 * Rules that were checked without error.
 *
 * Pure: the same request gives the same bytes on every run and machine.
 * @public
 */
export interface Schedule {
  readonly name: string;
  /** The plan as data; `JSON.stringify` of it is read back by `loadPlan`. */
  readonly plan: Plan;
  readonly tariffs: readonly string[];
  /** What `bill` takes, as a zod schema. */
  readonly requestSchema: z.ZodType<RequestParts>;
  /**
   * Works out one bill from a request of any shape (see `BillRequest`): every amount exact in the schedule's currency, rounded only where a rule says so,
   * every quantity in the unit that the schedule declares. Gives the failures, and bills nothing, where the request is not valid or a rule reaches what is
   * unknown or missing. Never throws.
   */
  bill(request: unknown, options?: BillOptions): BillResult;
  /** JSON Schema (2020-12) of a request. */
  jsonSchema(): Readonly<Record<string, unknown>>;
  /** A TypeScript declaration of a request, with the schedule's own names. */
  typeScript(): string;
  /** Bills that others issued. */
  readonly judging: Judging;
  /** Authority, corrections and instalments. */
  readonly oversight: Oversight;
  /** Lines, blocks, exceptions and versions that the outcomes of tests reached. */
  coverage(outcomes: readonly TestOutcome[]): Coverage;
}

export function scheduleOf(plan: Plan): Schedule {
  const bill = biller(plan);
  return {
    name: plan.name,
    plan,
    tariffs: Object.keys(plan.tariffs),
    requestSchema: requestSchema(plan),
    bill: (request, options = {}) => bill(request, options.language),
    jsonSchema: () => requestJsonSchema(plan),
    typeScript: () => requestTypeText(plan),
    judging: judgingOf(plan),
    oversight: oversightOf(plan),
    coverage: (outcomes) => coverageOf(plan, outcomes),
  };
}

/** Reads a stored plan. The plan runs without the rule files; one of another version, or changed since it was stored, is refused with the problem. */
export function loadPlan(json: string): { readonly schedule: Schedule | undefined; readonly problem: string | undefined } {
  const { value, problem } = planFromJson(json);
  return { schedule: value === undefined ? undefined : scheduleOf(value), problem };
}
