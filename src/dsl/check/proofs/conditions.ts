// Conditions that decide nothing: a branch that is never taken, an exception that never applies, a `for` that fits nobody.
// What stands in several tariffs (a schedule's let, an amended line) is reported only where it decides nothing in any of them. A condition of
// which that cannot be told is passed over: a rule that is never applied changes no bill (docs/decisions/0009).

import type { Span } from "../../../values/span.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { proofDiagnostic } from "../../diagnostics/proof-catalogue.ts";
import { everyPart } from "../../expression-parts.ts";
import type { Exception, Expression, Line, Program, Tariff } from "../../program.ts";
import type { Formula } from "./condition/axis.ts";
import { all, not } from "./condition/axis.ts";
import type { Reading } from "./condition/formula.ts";
import { formulaOf } from "./condition/formula.ts";
import type { DayOf } from "./condition/search.ts";
import { findWhere } from "./condition/search.ts";
import { spaceOf } from "./condition/space.ts";
import { fitSpan, ownFormula } from "./tariffs-fit.ts";

/** A tariff with its `for` as a formula. */
export interface Fitted {
  readonly tariff: Tariff;
  readonly reading: Reading;
  readonly fit: Formula;
  readonly dayOf: DayOf;
}

type Outcome = "always holds" | "never holds" | "open";

interface Found {
  readonly span: Span;
  readonly tariffs: string[];
  readonly outcomes: Set<Outcome>;
  readonly exception: { readonly name: string; readonly line: string; readonly because: string } | undefined;
}

export function proveConditions(program: Program, fitted: readonly Fitted[], report: (diagnostic: Diagnostic) => void): void {
  const found = new Map<string, Found>();
  for (const tariff of fitted) {
    if (!isPossible(tariff, [])) {
      if (!isPattern(program, tariff)) add(found, tariff, fitSpan(tariff.tariff), "never holds", undefined);
      continue;
    }
    for (const condition of branchesOf(tariff.tariff)) add(found, tariff, condition.span, outcomeOf(tariff, condition), undefined);
    for (const line of linesOf(tariff.tariff)) for (const exception of line.exceptions) addException(found, tariff, line, exception);
  }
  for (const each of found.values()) reportFound(each, report);
}

export function linesOf(tariff: Tariff): readonly Line[] {
  return tariff.items.flatMap((item) => (item.kind === "group" ? item.lines : [item]));
}

/** Whether an account of the tariff can meet the formulas, as far as can be told. */
export function isPossible({ reading, fit, dayOf }: Fitted, formulas: readonly Formula[]): boolean {
  const formula = all(...formulas, fit);
  return findWhere(spaceOf(reading.axes, [formula]), formula, dayOf).kind !== "none";
}

/** Whether it fits nobody only because the tariffs that amend it take all its accounts: its rules live on in them. */
function isPattern(program: Program, tariff: Fitted): boolean {
  return isPossible({ ...tariff, fit: ownFormula(program, tariff.tariff, tariff.reading.axes) }, []);
}

function branchesOf(tariff: Tariff): readonly Expression[] {
  const rules = linesOf(tariff).flatMap((line) => [line.value, ...line.exceptions.map((exception) => exception.value)]);
  const lets = Object.values(tariff.lets).map((rule) => rule.value);
  return [...rules, ...lets, tariff.payable.value].flatMap(everyPart).flatMap((part) => (part.kind === "if" ? [part.condition] : []));
}

function outcomeOf(tariff: Fitted, condition: Expression): Outcome {
  const formula = formulaOf(tariff.reading, condition);
  if (!isPossible(tariff, [formula])) return "never holds";
  return isPossible(tariff, [not(formula)]) ? "open" : "always holds";
}

function addException(found: Map<string, Found>, tariff: Fitted, line: Line, exception: Exception): void {
  const formula = formulaOf(tariff.reading, exception.condition);
  const overIt = line.exceptions.filter((other) => other.over.includes(exception.name)).map((other) => not(formulaOf(tariff.reading, other.condition)));
  const named = { name: exception.name, line: line.name };
  if (!isPossible(tariff, [formula])) {
    add(found, tariff, exception.span, "never holds", { ...named, because: "its condition never holds" });
  } else if (overIt.length > 0 && !isPossible(tariff, [formula, ...overIt])) {
    add(found, tariff, exception.span, "never holds", { ...named, because: "wherever it holds, one that is over it holds too" });
  } else add(found, tariff, exception.span, "open", undefined);
}

function add(found: Map<string, Found>, { tariff }: Fitted, span: Span, outcome: Outcome, exception: Found["exception"]): void {
  const key = `${span.file} ${span.start} ${span.end}`;
  const known = found.get(key);
  if (known === undefined) found.set(key, { span, tariffs: [tariff.name], outcomes: new Set([outcome]), exception });
  else {
    known.outcomes.add(outcome);
    known.tariffs.push(tariff.name);
  }
}

function reportFound({ span, tariffs: names, outcomes, exception }: Found, report: (diagnostic: Diagnostic) => void): void {
  const [outcome, another] = outcomes;
  if (outcome === undefined || another !== undefined || outcome === "open") return;
  const tariffs = names.map((name) => `\`${name}\``).join(", ");
  if (exception === undefined) report(proofDiagnostic("condition-constant", span, { outcome, tariffs }));
  else report(proofDiagnostic("exception-never-applies", span, { exception: exception.name, line: exception.line, tariffs, because: exception.because }));
}
