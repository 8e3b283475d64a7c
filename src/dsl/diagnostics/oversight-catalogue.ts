// The diagnostics of the oversight half: grades, authorities, instalments, their tests, and what is proved of them with a concrete question.
// A table: codes are stable, each has a page in docs/diagnostics and a failing text. `{name}` is a parameter.
import { type DiagnosticBuilder, diagnosticsOf } from "./diagnostic.ts";

export const OVERSIGHT_CATALOGUE = {
  // Sources that lost their force
  "cites-annulled": {
    severity: "error",
    message: "this version of {what} holds on {day} and cites `{source}`, which `{by}` annulled {when}",
    help: "{help}",
  },
  "annulled-by-itself": {
    severity: "error",
    message: "source `{name}` is annulled by itself",
    help: "name the ruling or act that annulled it, and declare that as a source",
  },

  // Grades and clauses
  "grades-twice": {
    severity: "error",
    message: "a second `grades`: all files together have one",
    help: "put all grades into one list, from the lowest to the highest",
  },
  "clause-missing": { severity: "error", message: "this version of {what} does not say {clause}", help: "write {example}" },
  "clause-twice": { severity: "error", message: "this version of {what} says twice {clause}", help: "leave one of the two out" },
  "clause-elsewhere": { severity: "error", message: "{clause} has no place in {what}: {why}", help: "{help}" },
  "forbid-same-role": {
    severity: "error",
    message: "`forbid {role} = {role}` would forbid every {role}",
    help: "name two roles that may not be one person, such as `forbid requester = approver`",
  },
  "whole-number-expected": {
    severity: "error",
    message: "{what} is a whole number from {least} to {most}, found {found}",
    help: "write for example `{example}`",
  },
  "months-expected": {
    severity: "error",
    message: "{what} is counted in whole months, found {found}",
    help: "write for example `3 months`: the months that have begun since the oldest day",
  },
  "money-too-fine": {
    severity: "error",
    message: "{what} is {found}, and no amount in {currency} is finer than {coin}",
    help: "write a whole number of times {coin}, or say more decimals after `currency {currency}`",
  },

  // The matrix
  "column-missing": { severity: "error", message: "the matrix of {what} has no column `{column}`", help: "add `| {column}`: {why}" },
  "column-elsewhere": { severity: "error", message: "`{column}` is no column for {what}: {why}", help: "leave the column out" },
  "column-twice": { severity: "error", message: "the matrix has two columns `{column}`", help: "leave one of the two out" },
  "cell-kind": { severity: "error", message: "column `{column}` takes {wanted}, found {found}", help: "write for example `{example}`" },
  "cell-value-twice": { severity: "error", message: "`{name}` stands twice in this cell", help: "keep one of the two" },

  // Conditions
  "condition-form": {
    severity: "error",
    message: "expected a comparison of one field with a fixed value, found {found}",
    help: "write for example `{example}`; join comparisons with `and`, `or` and `not`",
  },
  "condition-field": { severity: "error", message: "`{field}` cannot be asked in {place}", help: "{help}" },

  // Clauses of instalments
  "month-end": { severity: "error", message: "{found} {why}", help: "write `{example}`" },
  "down-payment-range": { severity: "error", message: "a down payment of {found} of the debt {why}", help: "{help}" },
  "count-limits": { severity: "error", message: "`{grade}` may grant up to {upTo} parts, and {why}", help: "{help}" },
  "plan-over-nothing": { severity: "error", message: "`over {over}`: this version of `{rule}` has no exception of that name", help: "{help}" },

  // Tests
  "no-such-rule": { severity: "error", message: "there is no {kind} `{name}`", help: "{hint}" },
  "question-missing": { severity: "error", message: "this test of `{rule}` does not say {part}", help: "write {example}" },
  "question-unknown": { severity: "error", message: "a test of `{rule}` has no `{name}`", help: "{hint}" },
  "oversight-test-empty": { severity: "error", message: "this test expects nothing, so it cannot fail", help: "write for example `expect {example}`" },
  "expectation-unknown": { severity: "error", message: "{kind} give no `{name}` to expect", help: "{hint}" },
  "expectation-index": { severity: "error", message: "{found}", help: "write `{example}`" },

  // Proofs: authority
  "authority-gap": {
    severity: "error",
    message: "no grade may decide {question}, and no bar forbids it{others}",
    help: "widen a row of the highest grade, add a row for it, or add a `bar` that says why nobody may",
  },
  "authority-two-answers": {
    severity: "error",
    message: "{question} has two answers from `{grade}`: {why}",
    help: "let one of the two rows lie within the other in every limit, and the larger need at least what the smaller needs: the smallest that holds a question decides",
  },
  "authority-not-monotone": {
    severity: "error",
    message: "{question} may be decided by `{lower}`, and `{higher}` above it {why}",
    help: "let the rows of `{higher}` hold all that those of `{lower}` hold, and need at least their documents and approvers",
  },
  "authority-not-decided": {
    severity: "error",
    message: "whether each question to `{authority}` has one answer is not decided: there are too many cases",
    help: "let fewer fields decide in bars and raises, or use fewer limits: the fields are {fields}",
  },
  "cumulation-never-passes": {
    severity: "error",
    message: "{question} may be decided by itself, and where the account's other requests of {window} bring it to {cumulated} no grade may, and no bar says so",
    help: "widen `up to` of the highest grade, or add `bar ... when cumulated > {limit}` that says why nobody may",
  },
  "matrix-row-dead": { severity: "error", message: "this row of `{grade}` decides nothing: {why}", help: "delete the row, or correct its cells" },
  "bar-constant": {
    severity: "error",
    message: "bar `{bar}` {outcome}",
    help: "correct its condition: a bar forbids some questions and leaves others to the grades",
  },
  "raise-constant": {
    severity: "error",
    message: "this `raise` {outcome}",
    help: "correct its condition, or leave it out: what always holds belongs into the matrix",
  },
  "raise-below-row": {
    severity: "error",
    message: "{question} takes {needed} approvers of `{grade}` anyway, and at the top this `raise` asks for {found}",
    help: "write `at the top {needed} approvers`, or more: who is raised needs no fewer than who is not",
  },

  // Proofs: instalments
  "instalments-leave-remainder": {
    severity: "error",
    message: "a debt of {debt} with {down} down in {count} gives {parts}, which add up to {sum}, and {left}",
    help: "{help}",
  },
  "instalments-part-zero": {
    severity: "error",
    message: "a debt of {debt} with {down} down in {count} would have a part of {part}",
    help: "write what a part is at least, over zero: `part at least {example}`",
  },
  "part-never-missed": {
    severity: "error",
    message: "a part of {part} may be unpaid as a whole and is not missed: what may be short is {short}",
    help: "let what may be short be less than the least part",
  },
  "plan-never-broken": {
    severity: "error",
    message: "a plan is broken after {missed} parts missed in a row, and has at most {parts}",
    help: "write a number of parts that a plan can have",
  },
  "plan-exceptions-conflict": {
    severity: "error",
    message: "exceptions `{first}` and `{second}` of `{rule}` both hold for {debtor}, and neither is over the other",
    help: "write `over {second}` in `{first}` or the reverse, or make their conditions disjoint",
  },
  "plan-exception-never-applies": {
    severity: "error",
    message: "exception `{exception}` of `{rule}` never applies: {because}",
    help: "remove it, or correct its condition",
  },
  "instalments-for-nobody": { severity: "error", message: "no debtor has `{rule}`: its `for` never holds", help: "correct the condition" },
  "instalments-not-decided": {
    severity: "error",
    message: "whether the conditions of `{rule}` can hold together is not decided: there are too many cases",
    help: "let fewer fields decide",
  },
} as const;

/** Builds each diagnostic of the oversight half. */
export const oversightDiagnostic: DiagnosticBuilder<typeof OVERSIGHT_CATALOGUE> = diagnosticsOf(OVERSIGHT_CATALOGUE);
