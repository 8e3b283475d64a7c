// The conditions of instalments: the `for` fits somebody, each exception applies to somebody, and no two hold together unless one is over the other.
import { oversightDiagnostic } from "../../../diagnostics/oversight-catalogue.ts";
import type { PlanException } from "../../../oversight.ts";
import type { Formula } from "../../proofs/condition/axis.ts";
import { all, not } from "../../proofs/condition/axis.ts";
import type { Scope } from "../../scope.ts";
import type { Axes, Ground } from "./axes.ts";
import type { Budget } from "./find.ts";
import { find } from "./find.ts";
import { formulaOf, SEPARATE } from "./formula.ts";
import type { Body } from "./plan-cases.ts";
import { holdsOf, prevails } from "./plan-cases.ts";
import { debtorWords } from "./words.ts";

/** One version as its proofs see it. */
export interface PlanMatter {
  readonly report: Scope["report"];
  readonly ground: Ground;
  readonly axes: Axes;
  /** The name of the instalments. */
  readonly rule: string;
  readonly span: PlanException["span"];
  readonly body: Body;
  readonly allowed: Budget;
}

/** Whether somebody has these instalments, and each exception of theirs applies. */
export function proveConditionsLive(matter: PlanMatter): boolean {
  const { report, rule, body, span } = matter;
  if (!isPossible(matter, formulaOf(body.fits, SEPARATE))) {
    report(oversightDiagnostic("instalments-for-nobody", span, { rule }));
    return false;
  }
  const idle = body.exceptions.filter((exception) => {
    const because = whyNever(matter, exception);
    if (because !== undefined) report(oversightDiagnostic("plan-exception-never-applies", exception.span, { exception: exception.name, rule, because }));
    return because !== undefined;
  });
  return idle.length === 0;
}

export function proveExceptionsApart(matter: PlanMatter): void {
  const { exceptions } = matter.body;
  for (const [at, second] of exceptions.entries()) {
    for (const first of exceptions.slice(0, at)) if (!first.over.includes(second.name) && !second.over.includes(first.name)) proveApart(matter, first, second);
  }
}

function whyNever(matter: PlanMatter, exception: PlanException): string | undefined {
  const { body } = matter;
  if (!isPossible(matter, all(formulaOf(body.fits, SEPARATE), holdsOf(exception)))) return "its condition never holds for a debtor who has these instalments";
  return isPossible(matter, prevails(body, exception)) ? undefined : "wherever it holds, one that is over it holds too";
}

/** Where both hold and none is over either of them. */
function proveApart(matter: PlanMatter, first: PlanException, second: PlanException): void {
  const { report, rule, ground, axes, body } = matter;
  const beaten = body.exceptions.filter(({ over }) => over.includes(first.name) || over.includes(second.name));
  const both = all(formulaOf(body.fits, SEPARATE), holdsOf(first), holdsOf(second), ...beaten.map((one) => not(holdsOf(one))));
  const answer = find(axes, both, matter.allowed);
  const related = [{ span: first.span, message: `\`${first.name}\` is here` }];
  if (answer.kind === "too many") report(oversightDiagnostic("instalments-not-decided", second.span, { rule }, related));
  if (answer.kind !== "found") return;
  const parameters = { first: first.name, second: second.name, rule, debtor: debtorWords(ground.calendar, axes, answer.point) };
  report(oversightDiagnostic("plan-exceptions-conflict", second.span, parameters, related));
}

function isPossible({ report, axes, rule, span, allowed }: PlanMatter, formula: Formula): boolean {
  const answer = find(axes, formula, allowed);
  if (answer.kind === "too many") report(oversightDiagnostic("instalments-not-decided", span, { rule }));
  return answer.kind !== "none";
}
