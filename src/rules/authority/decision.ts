// What an authority says of one request: whether it may be done, by whom, and every clause that fails.
import type { Citation, DaySpan } from "../../dsl/program.ts";
import type { MarkWord } from "../../dsl/tree/tree.ts";
import type { Finding } from "../finding.ts";

export interface Decision {
  readonly request: string;
  readonly authority: string;
  /** Allowed: no clause fails; with approvals in the history, they suffice. */
  readonly allowed: boolean;
  /** The lowest grade that the matrix names; undefined where no row holds the question, or the matrix is unknown. A bar forbids whatever the grade. */
  readonly grade: string | undefined;
  /** How many distinct approvers of that grade or above it takes, and which documents. */
  readonly approvers: number | undefined;
  readonly documents: readonly string[];
  /**
   * Every failed clause, in the order of decision: the rule itself (none in force, annulled), what the request lacks, bars, kind and cause, amount, share and age
   * beyond every row, documents, approvals, pairs of roles that one person holds.
   */
  readonly failed: readonly Finding[];
  /** What was judged: sizes in the currency, a ratio, whole months. Undefined where the request cannot be read or no rule can be asked. */
  readonly question:
    | {
        readonly amount: string;
        readonly cumulated: string;
        readonly share: string | undefined;
        readonly age: number;
        readonly favour: "customer" | "company" | undefined;
      }
    | undefined;
  /** The day on which the journal says that it was carried out, in the schedule's calendar; undefined where it does not. */
  readonly executed: string | undefined;
  /** The other requests of the account that count in the window, and those of other accounts to the same bill. */
  readonly counted: readonly { readonly request: string; readonly amount: string }[];
  /** Clauses of the version that nobody could put into rules: whether they are met is for people to see. */
  readonly untranslatable: readonly { readonly words: string; readonly because: string; readonly cites: readonly Citation[] }[];
  /** The version of the authority that was applied. */
  readonly version: (DaySpan & { readonly cites: readonly Citation[]; readonly marks: readonly MarkWord[] }) | undefined;
  readonly receipt: DecisionReceipt;
}

/**
 * SHA-256, hex: of the plan, of the request (`""` where it is no JSON that can be hashed), and of the journal that was given: of the hashes of its records,
 * sorted, so that the order in which they were written counts for nothing.
 */
export interface DecisionReceipt {
  readonly rules: string;
  readonly request: string;
  readonly journal: string;
  readonly engine: string;
}
