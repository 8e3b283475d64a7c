// One case of a claim: from stretch to stretch over the varying input; a short range value by value.
import type { Proof } from "../../dsl/program.ts";
import { compare, ZERO } from "../../values/exact.ts";
import { runOf } from "../evaluate/context.ts";
import { evaluateExpression } from "../evaluate/expression.ts";
import { Refusal } from "../evaluate/refusal.ts";
import type { Plan } from "../plan.ts";
import type { BillTrace } from "../trace.ts";
import { asksFor, mentions } from "./asks-for.ts";
import { brokenWords, traceAt, valueIn } from "./bill-value.ts";
import type { Case, Varying } from "./case.ts";
import { keyOf } from "./case.ts";
import { followNode } from "./follow.ts";
import { subjectForm } from "./follow-line.ts";
import type { Form } from "./form.ts";
import { constantForm } from "./form.ts";
import type { Following } from "./forms.ts";
import type { Piece } from "./judge.ts";
import { judgeOf, judgePiece, judgePoint } from "./judge.ts";
import type { Stretch } from "./stretch.ts";
import { after, stretchAt } from "./stretch.ts";
import { Undecided, undecided } from "./undecided.ts";

export type CaseVerdict = { readonly kind: "proved" } | { readonly kind: "refuted"; readonly counterexample: string } | { readonly kind: "not for it" };

const MOST_BILLS = 20_000;
/** Bills times the size of their rules. */
const MOST_WORK = 10_000_000;

/** What the cases of one claim have taken so far; `size` is that of the rules. */
export interface Effort {
  bills: number;
  readonly size: number;
}

export function proveCase(plan: Plan, proof: Proof, each: Case, varying: Varying | undefined, effort: Effort): CaseVerdict {
  if (varying === undefined) return single(plan, proof, each);
  refuseVaryingTables(plan, proof, varying);
  if (isProvedAtOnce(plan, proof, each, varying, effort)) return { kind: "proved" };
  const judge = judgeOf(proof);
  for (let at = varying.grid.least; compare(at, varying.grid.most) <= 0; ) {
    const trace = traceAt(plan, proof, each, { path: varying.path, value: at });
    count(effort);
    // Whether the tariff fits does not change with the input.
    if (trace === undefined) return { kind: "not for it" };
    const stretch = stretchAt(varying.grid, at);
    const form = formAt(proof, trace, varying, stretch, "row by row");
    const piece = pieceOf(plan, proof, each, varying, trace, stretch, form);
    count(effort);
    const broken = judgePiece(judge, piece);
    if (broken !== undefined) return { kind: "refuted", counterexample: brokenWords(plan, proof, each, varying, broken) };
    at = after(varying.grid, piece.last.at);
  }
  return { kind: "proved" };
}

/** Where the figure only goes one way, whatever rows of its tables are reached, the two ends of the range decide. What they leave open is followed. */
function isProvedAtOnce(plan: Plan, proof: Proof, each: Case, varying: Varying, effort: Effort): boolean {
  try {
    const trace = traceAt(plan, proof, each, { path: varying.path, value: varying.grid.least });
    count(effort);
    if (trace === undefined) return false;
    const stretch = stretchAt(varying.grid, varying.grid.least);
    const form = formAt(proof, trace, varying, stretch, "whole");
    if (compare(stretch.last, varying.grid.most) !== 0) return false;
    count(effort);
    return judgePiece(judgeOf(proof), pieceOf(plan, proof, each, varying, trace, stretch, form)) === undefined;
  } catch (problem) {
    if (problem instanceof Undecided || problem instanceof Refusal) return false;
    throw problem;
  }
}

/** Value by value: for a bill that cannot be followed, over a range that is short enough. */
export function proveEveryValue(plan: Plan, proof: Proof, each: Case, varying: Varying, effort: Effort): CaseVerdict {
  const judge = judgeOf(proof);
  let fits = false;
  for (let at = varying.grid.least; compare(at, varying.grid.most) <= 0; at = after(varying.grid, at)) {
    count(effort);
    const trace = traceAt(plan, proof, each, { path: varying.path, value: at });
    if (trace === undefined) continue;
    fits = true;
    const broken = judgePoint(judge, { at, value: valueIn(trace, proof.subject) });
    if (broken !== undefined) return { kind: "refuted", counterexample: brokenWords(plan, proof, each, varying, broken) };
  }
  return { kind: fits ? "proved" : "not for it" };
}

function single(plan: Plan, proof: Proof, each: Case): CaseVerdict {
  const trace = traceAt(plan, proof, each, undefined);
  if (trace === undefined) return { kind: "not for it" };
  const point = { at: ZERO, value: valueIn(trace, proof.subject) };
  const broken = judgePiece(judgeOf(proof), { first: point, last: point, form: constantForm(point.value) });
  return broken === undefined ? { kind: "proved" } : { kind: "refuted", counterexample: brokenWords(plan, proof, each, undefined, broken) };
}

/** The subject's form on the stretch, which becomes as short as the form demands. */
function formAt(proof: Proof, trace: BillTrace, varying: Varying, stretch: Stretch, tables: Following["tables"]): Form {
  const run = { ...runOf(trace.plan, trace.facts, trace.tariff, evaluateExpression), lines: linesOf(trace), groups: groupsOf(trace) };
  const following: Following = {
    run,
    variable: varying.path,
    stretch,
    segment: trace.facts.period,
    lines: new Map(),
    total: undefined,
    known: new Map(),
    tables,
    follow: followNode,
  };
  return subjectForm(following, trace, proof.subject);
}

function linesOf(trace: BillTrace): Map<string, BillTrace["lines"][number]> {
  return new Map(trace.lines.map((line) => [line.line.name, line]));
}

function groupsOf(trace: BillTrace): Map<string, BillTrace["groups"][number]> {
  return new Map(trace.groups.map((group) => [group.group.name, group]));
}

/** Cells, edges and widths that change with the input make its product with itself. */
function refuseVaryingTables(plan: Plan, proof: Proof, varying: Varying): void {
  const tariff = plan.tariffs[proof.tariff];
  if (tariff === undefined) return;
  const input = `${varying.path.of}.${varying.path.name}`;
  const asked = asksFor(plan, tariff, proof.subject);
  const rate = Object.values(plan.rates).find((each) => asked.has(`rate ${each.name}`) && mentions(plan, each, input));
  if (rate !== undefined) undecided(`the table \`${rate.name}\` changes with \`${keyOf(varying.path)}\``);
  if (
    mentions(
      plan,
      Object.values(plan.tariffs).map(({ fits }) => fits),
      input,
    )
  )
    undecided(`which tariff fits changes with \`${keyOf(varying.path)}\``);
}

function pieceOf(plan: Plan, proof: Proof, each: Case, varying: Varying, trace: BillTrace, stretch: Stretch, form: Form): Piece {
  const first = { at: stretch.at, value: valueIn(trace, proof.subject) };
  if (compare(stretch.last, stretch.at) === 0) return { first, last: first, form };
  const end = traceAt(plan, proof, each, { path: varying.path, value: stretch.last });
  if (end === undefined) return undecided("the tariff fits at one end of a stretch and not at the other");
  return { first, last: { at: stretch.last, value: valueIn(end, proof.subject) }, form };
}

function count(effort: Effort): void {
  effort.bills += 1;
  if (effort.bills * effort.size > MOST_WORK) undecided(`after ${effort.bills} bills there are more edges of its tables to follow than a check takes time for`);
  if (effort.bills > MOST_BILLS) undecided(`more than ${MOST_BILLS} bills would have to be worked out`);
}
