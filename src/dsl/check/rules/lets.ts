// The lets of a schedule and of a tariff, typed in the order in which they need one another.

import type { Expression, Let } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { labelsOf } from "../declarations/names.ts";
import { bindCitations } from "../declarations/sources.ts";
import type { Locals, Scope } from "../scope.ts";
import { walk } from "./cycle.ts";
import { isUnknown } from "./join.ts";
import { mentionedNames } from "./mentions.ts";
import { typeExpression } from "./type-expression.ts";
import { refuse } from "./typing.ts";

/** `locals`: what this let may name, but for other lets. */
export interface PlacedLet {
  readonly declaration: tree.Let;
  readonly locals: Locals;
}

/** By folded name. A let with an error is in `failed`; so is one that needs it. */
export interface TypedLets {
  readonly lets: ReadonlyMap<string, Let>;
  readonly values: ReadonlyMap<string, Expression>;
  readonly failed: ReadonlySet<string>;
}

export function typeLets(scope: Scope, placed: readonly PlacedLet[]): TypedLets {
  const run = {
    scope,
    placed: new Map(placed.map((one) => [foldName(one.declaration.name.text), one])),
    values: new Map<string, Expression>(),
    failed: new Set<string>(),
  };
  const needs = (name: string): readonly string[] => {
    const value = run.failed.has(name) ? undefined : run.placed.get(name)?.declaration.value;
    return value === undefined ? [] : [...mentionedNames(value)].filter((mentioned) => run.placed.has(mentioned));
  };
  walk([...run.placed.keys()], needs, { leave: (name) => typeLet(run, name), meet: (circle) => reportCircle(run, circle) });
  const lets = new Map<string, Let>();
  for (const [name, value] of run.values) {
    const declaration = run.placed.get(name)?.declaration;
    if (declaration !== undefined) lets.set(name, letOf(scope, declaration, value));
  }
  return { lets, values: run.values, failed: run.failed };
}

/** Whether an expression names a let that has an error: then it is passed over in silence. */
export function needsFailed(typed: TypedLets, expression: tree.Expression): boolean {
  if (typed.failed.size === 0) return false;
  return [...mentionedNames(expression)].some((name) => typed.failed.has(name));
}

interface Run {
  readonly scope: Scope;
  readonly placed: ReadonlyMap<string, PlacedLet>;
  readonly values: Map<string, Expression>;
  readonly failed: Set<string>;
}

/** Told once: of a circle whose lets have failed already nothing more is said. */
function reportCircle(run: Run, circle: readonly string[]): void {
  const at = run.placed.get(circle[0] ?? "");
  if (at === undefined || circle.some((name) => run.failed.has(name))) return;
  for (const each of circle) run.failed.add(each);
  refuse(run, "let-cycle", at.declaration.name.span, {
    circle: circle.map((each) => `\`${run.placed.get(each)?.declaration.name.text ?? each}\``).join(" needs "),
  });
}

/** All lets that it names have been typed or have failed. */
function typeLet(run: Run, name: string): void {
  const one = run.placed.get(name);
  if (one === undefined || run.failed.has(name)) return;
  const { value } = one.declaration;
  const needsOneThatFailed = [...mentionedNames(value)].some((mentioned) => run.failed.has(mentioned));
  const typed = needsOneThatFailed ? undefined : typeExpression(run.scope, { ...one.locals, lets: run.values }, value, undefined);
  if (typed === undefined || isUnknown(typed)) run.failed.add(name);
  else run.values.set(name, typed);
  if (typed !== undefined && isUnknown(typed)) refuse(run, "unknown-let", value.span, { name: one.declaration.name.text });
}

function letOf(scope: Scope, declaration: tree.Let, value: Expression): Let {
  return {
    name: foldName(declaration.name.text),
    labels: labelsOf(declaration.labels),
    cites: bindCitations(scope, declaration.cites),
    marks: declaration.marks.map((mark) => mark.word),
    value,
    span: declaration.span,
  };
}
