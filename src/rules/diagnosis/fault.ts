// A fault: one mistake that a billing run makes, as a pure change to inputs, rules or one step of the plan, after which the ordinary engine recomputes.
// The catalogue is data: a user adds a fault by giving one more of these. There is no second calculator.
import type { Facts } from "../../engine/facts.ts";
import type { Plan } from "../../engine/plan.ts";
import type { RequestParts } from "../../engine/request/request-schema.ts";
import type { BillTrace } from "../../engine/trace.ts";
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import type { BillCase } from "../issued/case.ts";

/** `0 ledger, 1 reading, 2 quantity, 3 estimate, 4 class, 5 version, 6 period, 7 blocks, 8 demand, 9 subsidy, 10 tax, 11 rounding, 12 payments, 13 document`. */
export type Stage = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13;

/** What the engine computes from: faults change one part and leave the rest as it is. `broughtForward` is worked out from the ledger. */
export interface Scene {
  readonly plan: Plan;
  readonly parts: RequestParts;
  /** The account's movements since the last bill, which make up what is brought forward; undefined: the request's own balance stands. */
  readonly ledger: readonly Movement[] | undefined;
  /** Whether the true-up of earlier estimated bills was charged a second time. */
  readonly trueUpTwice?: boolean | undefined;
  /** Rows of readings that gave way to a quantity: no longer billed by, and still what was read. */
  readonly readBefore?: RequestParts["readings"];
}

/** A row of the ledger. Positive raises what is owed. */
export interface Movement {
  readonly id: string;
  readonly kind: string;
  readonly day: Day;
  readonly amount: Exact;
}

/** What stays the same for all variants of one bill: the case, its scene, and the right bill. */
export interface Bench {
  readonly case: BillCase;
  readonly scene: Scene;
  readonly facts: Facts;
  readonly trace: BillTrace;
  /** The account's other bills in order of time, where they are known. */
  readonly neighbours: readonly BillCase[];
  /** Bills of other accounts of the same time: those on the reader's route, those that a payment may belong to. */
  readonly route?: readonly BillCase[] | undefined;
}

export interface Variant {
  /** `F04 multiplier 40`: the fault and its parameter, stable. */
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  /** The lines that it can change (and what adds them up); undefined: any. */
  readonly touches: ReadonlySet<string> | undefined;
  /**
   * The changed rules read what the right ones do not (a tax of another tax, widths by days): beside it another fault reaches, through the figures touched here,
   * further than its own `touches` say. One that touches any figure counts as rewiring too. What neither of two touches stays all the same.
   */
  readonly rewires?: boolean | undefined;
  /** Undefined where the fault cannot happen to this scene. It may be another bill's than the bench's: a fault that lasts is tried on neighbours. */
  readonly apply: (scene: Scene) => Scene | undefined;
}

export interface Fault {
  /** `F01` to `F35`; a user's own begins with another letter. */
  readonly id: string;
  readonly name: string;
  /** A billing error is the issuer's; a meter error is the apparatus's: limits on correcting them differ. */
  readonly family: "billing error" | "meter error";
  readonly stage: Stage;
  /** Faults of one slot exclude one another in a pair: there is one multiplier. */
  readonly slot: string;
  /** What would confirm it: `nameplate`, `photo`, `bank line`, `previous bill`, ... */
  readonly evidence: string;
  readonly variants: (bench: Bench) => readonly Variant[];
}
