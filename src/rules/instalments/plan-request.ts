// What is asked of instalment rules: which plans a debtor may have, and what one of them looks like. Plain JSON, as the records of a journal are.
import type { AccountFacts } from "../records/record.ts";

/** Which plans a debtor may have on a day: either for documents of the journal, named by id, or for a sum. */
export interface OfferRequest {
  readonly account: AccountFacts;
  readonly day: string;
  /** With what is left of each. Of a plan that is to be replaced those that are unpaid are covered besides. */
  readonly documents?: readonly string[] | undefined;
  readonly debt?: string | undefined;
  readonly cause?: string | undefined;
  /** Whole months over which the debt arose. */
  readonly span_months?: number | undefined;
  /** The plan that the new one would take the place of. */
  readonly replaces?: string | undefined;
}

/** A document as it is covered. `due`: its own due date, which the plan does not change. */
export interface CoveredDocument {
  readonly document: string;
  readonly amount: string;
  readonly due: string;
}

/** One plan under one rule. */
export interface ScheduleRequest {
  readonly rule: string;
  readonly account: AccountFacts;
  /** The day of agreement, on which the down payment falls due. */
  readonly agreed: string;
  readonly covers: readonly CoveredDocument[];
  readonly down: string;
  readonly count: number;
  readonly cause?: string | undefined;
  readonly span_months?: number | undefined;
  readonly replaces?: string | undefined;
  /** Who is to grant it; absent: the lowest grade that may is named, and no person judged. */
  readonly granted_by?: string | undefined;
  readonly delegation?: string | undefined;
}
