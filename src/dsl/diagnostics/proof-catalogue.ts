// The diagnostics of the proofs: what a checked schedule leaves open, each with a counterexample in the reader's words.
// Codes are stable and have a page each in docs/diagnostics. `{name}` is a parameter.

import type { DiagnosticBuilder } from "./diagnostic.ts";
import { diagnosticsOf } from "./diagnostic.ts";

export const PROOF_CATALOGUE = {
  "dayparts-overlap": {
    severity: "error",
    message: "{dayKind}, {time} belongs to {first} and to {second}",
    help: "every minute belongs to exactly one daypart of `{set}`: shorten one window, or name other days in its `on`",
  },
  "dayparts-gap": {
    severity: "error",
    message: "{dayKind}, {time} belongs to no daypart of `{set}`",
    help: "add a window that holds {time}, or let one daypart be `otherwise`",
  },
  "holidays-missing": {
    severity: "error",
    message: "dayparts `{set}` ask for a `holiday`, and the file declares no holidays",
    help: "declare the observed days in a `holidays` block, or name weekdays instead",
  },
  "tariffs-overlap": {
    severity: "error",
    message: "tariffs `{first}` ({firstSpan}) and `{second}` ({secondSpan}) both fit {customer} on {day}",
    help: "make their `for` disjoint, or end one where the other begins",
  },
  "tariffs-gap": {
    severity: "error",
    message: "no tariff fits {customer} on {day}{others}",
    help: "add a tariff whose `for` holds there, widen one, or take the value out of the declared account",
  },
  "not-decided": {
    severity: "error",
    message: "whether the tariffs fit every account exactly once is not decided: {because}",
    help: "let fewer fields decide which tariff fits: they are {fields}",
  },
  "row-dead": {
    severity: "error",
    message: "no quantity reaches this row of `{rate}`: it is over {lower}, and what runs through the rate is at most {most}",
    help: "correct the edge, or the declared range of the field",
  },
  "condition-constant": {
    severity: "error",
    message: "this condition {outcome} for the accounts of {tariffs}, given the declared values and ranges",
    help: "remove the branch that is never taken, or correct the condition or the range",
  },
  "exception-never-applies": {
    severity: "error",
    message: "exception `{exception}` to `{line}` never applies to an account of {tariffs}: {because}",
    help: "remove it, or correct its condition",
  },
  "exceptions-conflict": {
    severity: "error",
    message: "exceptions `{first}` and `{second}` to `{line}` both hold for {customer}, and neither is over the other",
    help: "write `over {second}` in `{first}` or the reverse, or make their conditions disjoint",
  },
  "exceptions-not-decided": {
    severity: "error",
    message: "whether exceptions `{first}` and `{second}` to `{line}` can hold together is not decided: {because}",
    help: "say which is `over` the other, or end `{second}` in `tested, not proved`: a bill on which both hold is refused",
  },
  "mark-not-needed": {
    severity: "error",
    message: "exception `{exception}` to `{line}` is marked `tested, not proved`, but that it conflicts with no exception before it is proved",
    help: "leave `tested, not proved` out",
  },
  "carry-not-rounded": {
    severity: "error",
    message: "the remainder that `payable` leaves {fault}: {lines}",
    help: "end each of these lines in `round half up to {coin}`, or in the step and mode that the tariff says",
  },
  "payable-not-rounded": {
    severity: "error",
    message: "what is payable {fault}: {lines}",
    help: "end `payable` in `round half up to {coin} drop remainder`, or each of these lines in `round`, with the step and mode that the tariff says",
  },
  "payable-step-too-fine": {
    severity: "error",
    message: "`payable` of tariff `{tariff}` is rounded to {step}, and no amount in {currency} is finer than {coin}",
    help: "round it to a whole number of times {coin}, or say more decimals after `currency {currency}`",
  },
} as const;

export const proofDiagnostic: DiagnosticBuilder<typeof PROOF_CATALOGUE> = diagnosticsOf(PROOF_CATALOGUE);
