// What an audit says of one issued bill: of each line and of the whole, by what was in force and by what the issuer could know.
import type { EvaluationFailure } from "../../engine/failure.ts";
import type { Finding } from "../finding.ts";

/** `undecided`: the evidence does not tell; `why` says so and `evidence` what would decide. */
export interface LineVerdict {
  /** A line, group, `total`, `brought_forward`, `payable`, `carried`. */
  readonly name: string;
  readonly label: string;
  readonly verdict: "agrees" | "differs" | "missing" | "unknown line" | "undecided";
  readonly issued: string | undefined;
  readonly computed: string | undefined;
  /** issued - computed. */
  readonly difference: string | undefined;
  readonly why: string | undefined;
  readonly evidence: string | undefined;
  readonly cites: readonly string[];
}

/** A relation inside the statement itself, between it and the one before, or between what it says of the facts and the record of them. None is a figure. */
export interface IdentityVerdict {
  readonly name:
    | "sum of lines"
    | "quantity times rate"
    | "tax of base"
    | "reading difference"
    | "opening is last closing"
    | "days of period"
    | "payable and carry"
    | "period of record"
    | "tariff of record"
    | "readings of record";
  readonly about: string;
  readonly holds: "yes" | "no" | "within tolerance" | "not printed";
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly difference: string | undefined;
  /** Computed from the decimals printed. */
  readonly tolerance: string | undefined;
}

export interface BillVerdict {
  readonly id: string;
  readonly account: string;
  /** By which the bill was computed; undefined where none was. */
  readonly tariff: string | undefined;
  /** `adjustment due`: right by what the issuer could know on the day of issue, wrong by what is in force. */
  readonly verdict: "agrees" | "differs" | "adjustment due" | "undecided";
  readonly lines: readonly LineVerdict[];
  readonly identities: readonly IdentityVerdict[];
  /** By what the issuer could know on the day of issue; undefined where that is the same, or no day of issue is printed. */
  readonly knownThen: { readonly verdict: "agrees" | "differs" | "undecided"; readonly lines: readonly LineVerdict[] } | undefined;
  /** issued - computed of what is payable (else of the total): positive where the customer was charged too much. */
  readonly harm: string | undefined;
  readonly findings: readonly Finding[];
  /** Why no bill could be computed. */
  readonly failures: readonly EvaluationFailure[];
  readonly receipt: { readonly engine: string; readonly rules: string; readonly case: string };
}
