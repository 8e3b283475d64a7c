// Why a bill request gives no bill: a closed catalogue of codes. Returned, never thrown. Templates as in the diagnostics' catalogue.
import type { ParametersOf } from "../values/template.ts";
import { filled } from "../values/template.ts";

/** Codes are stable. `{name}` is a parameter. */
export const FAILURES = {
  "request-invalid": { message: "{path}: {problem}", help: "{remedy}" },
  "tariff-unknown": { message: "there is no tariff `{tariff}`", help: "name one of: {tariffs}" },
  "tariff-none-fits": { message: "no tariff fits this account ({account})", help: "check the account's facts, or add a tariff whose `for` covers them" },
  "tariff-several-fit": { message: "several tariffs fit this account: {tariffs}", help: "name one in `tariff`, or make their `for` disjoint" },
  "tariff-does-not-fit": {
    message: "tariff `{tariff}` is not for this account: its `for` does not hold",
    help: "leave `tariff` out, or correct the account's facts",
  },
  "tariff-changes-inside": {
    message: "the tariff changes from `{first}` to `{second}` on {day}, inside the period",
    help: "end the bill on {day} and start another there",
  },
  "outside-horizon": {
    message: "the period {from} .. {to} is not inside the horizon {horizon}",
    help: "bill a period inside the horizon, or extend the rule file",
  },
  "reached-unknown": { message: "{what} is unknown: {because}", help: "the bill cannot be computed until the rule file says it" },
  "not-known-yet": { message: "{what} has no version for {day} that was known on {known}", help: "ask as known on a later day" },
  "rate-annulled": {
    message: "{what} for {day} was annulled on {on} by `{by}`",
    help: "no other version takes its place: the bill has no legal basis for this figure",
  },
  "issue-day-missing": { message: "{what} is taken as of the day of issue, and the request gives no `issued`", help: "add `issued` to the request" },
  "issue-day-outside": {
    message: "{what} is taken as of the day of issue, and `issued` {day} is outside the horizon {horizon}",
    help: "correct `issued`, or extend the rule file to that day",
  },
  "fact-missing": { message: "{what} is needed and not given", help: "add it to the request" },
  "fact-changes-inside": {
    message: "`account.{field}` changes on {day}, and line `{line}` is worked out over the whole bill",
    help: "end the bill on {day} and start another there",
  },
  "history-too-short": { message: "`history.{field}` needs {needed} and has {given}", help: "give more bills of history: the rule refuses fewer" },
  "exceptions-conflict": {
    message: "exceptions {exceptions} of line `{line}` both hold from {from} to {to}, and neither is over the other",
    help: "say in the rule file which is `over` which",
  },
  "negative-quantity": {
    message: "line `{line}` takes a negative quantity to the blocks of rate `{rate}`, which begin at zero",
    help: "say what a negative quantity means: `max(0, ...)`, or an `if` with another price",
  },
  "division-by-zero": { message: "division by zero in line `{line}`", help: "guard the division with `if`" },
  "reading-below-previous": {
    message: "register {register}: current {current} is below previous {previous}",
    help: "say `rollover` if the register passed its highest figure, or correct the reading",
  },
  "reading-too-long": { message: "register {register}: {reading} does not fit in {digits} digits", help: "correct the reading or `digits`" },
  "readings-do-not-join": {
    message: "register {register}: readings {problem}",
    help: "the readings of a register cover the period once, without gap or overlap",
  },
  "too-many-pieces": { message: "register {register} has {count} pieces in one bill", help: "at most {most} are allowed: split the bill" },
  "true-up-too-fine": {
    message: "the true-up of earlier bills comes to {amount}, and tariff `{tariff}` can neither bill nor carry what is finer than {coin}",
    help: "give the estimated bills with the account's facts of their own days, or end the tariff's `payable` in `round ... drop remainder`",
  },
  "shares-do-not-exist": { message: "`{what}` cannot be shared out: its total is zero", help: "the rule shares in proportion to use, and there is none" },
} as const;

export type FailureCode = keyof typeof FAILURES;

/** `where`: what of the rules was being worked out (`line energy`, `rate overrun_factor`), or the path in the request. */
export interface EvaluationFailure {
  readonly kind: "failure";
  readonly code: FailureCode;
  readonly message: string;
  readonly help: string;
  readonly where: string | undefined;
}

export function failure<K extends FailureCode>(code: K, parameters: ParametersOf<(typeof FAILURES)[K]>, where?: string): EvaluationFailure {
  const { message, help } = FAILURES[code];
  return { kind: "failure", code, message: filled(message, parameters), help: filled(help, parameters), where };
}
