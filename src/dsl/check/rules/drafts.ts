// The lines of a tariff with their values and exceptions typed; how each is worked out is decided later, when all are known.

import { nearestName } from "../../../values/near.ts";
import type { Exception, Expression, Rounding } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";
import { labelsOf } from "../declarations/names.ts";
import { bindCitations } from "../declarations/sources.ts";
import type { Scope } from "../scope.ts";
import type { Placed } from "./amendments.ts";
import { placedOfKind } from "./amendments.ts";
import { typeCondition } from "./choices.ts";
import { checkOver } from "./exceptions.ts";
import type { TypedLets } from "./lets.ts";
import { needsFailed } from "./lets.ts";
import { roundingOf } from "./literals.ts";
import type { Standing } from "./reach.ts";
import { localsFor, OUTSIDE } from "./reach.ts";
import { typeMoney, typingOf } from "./type-expression.ts";
import { refuse } from "./typing.ts";

export interface Draft {
  readonly placed: Placed<tree.Line>;
  readonly value: Expression;
  readonly exceptions: readonly DraftException[];
  readonly round: Rounding | undefined;
  readonly print: Rounding | undefined;
}

export interface DraftException {
  readonly placed: Placed<tree.Exception>;
  readonly exception: Exception;
}

/** Every expression of a line. */
export function rootsOf(draft: Draft): readonly Expression[] {
  return [draft.value, ...draft.exceptions.flatMap(({ exception }) => [exception.condition, exception.value])];
}

/** Undefined after an error in the line or in one of its exceptions. */
export function draftLine(scope: Scope, items: readonly Placed[], lets: TypedLets, placed: Placed<tree.Line>): Draft | undefined {
  const line = placed.item;
  const what = `line \`${line.name.text}\``;
  checkEnd(scope, what, line);
  const round = line.round === undefined ? undefined : roundingOf({ scope }, line.round, scope.currency);
  const print = line.print === undefined ? undefined : roundingOf({ scope }, line.print, scope.currency);
  const standing: Standing = { ...OUTSIDE, self: line.name.text, group: placed.group };
  if (needsFailed(lets, line.value)) return undefined;
  const value = typeMoney(scope, localsFor(items, lets.values, standing), line.value, what);
  const exceptions = placedOfKind(items, "exception").filter(({ item }) => foldName(item.line.text) === foldName(line.name.text));
  checkOver(
    scope,
    line.name.text,
    exceptions.map(({ item }) => item),
  );
  if (value === undefined) {
    for (const { item } of exceptions) checkCondition(scope, items, lets, item, standing);
    return undefined;
  }
  const typed = exceptions.map((one) => draftException(scope, items, lets, one, { ...standing, base: value.type }));
  const drafts = typed.filter((one) => one !== undefined);
  const isRoundBroken = (line.round !== undefined && round === undefined) || (line.print !== undefined && print === undefined);
  const isEndMissing = line.round === undefined && line.print === undefined;
  return drafts.length < typed.length || isRoundBroken || isEndMissing ? undefined : { placed, value, exceptions: drafts, round, print };
}

/** What an exception gives cannot be judged without its line's value; when it applies can. */
function checkCondition(scope: Scope, items: readonly Placed[], lets: TypedLets, { condition }: tree.Exception, standing: Standing): void {
  if (!needsFailed(lets, condition)) typeCondition(typingOf(scope, localsFor(items, lets.values, standing)), condition);
}

/** A line or a group says how it ends. */
export function checkEnd(scope: Scope, what: string, rule: tree.Line | tree.Group): void {
  if (rule.round === undefined && rule.print === undefined) refuse({ scope }, "line-needs-round", rule.name.span, { what, currency: scope.currency });
}

function draftException(
  scope: Scope,
  items: readonly Placed[],
  lets: TypedLets,
  placed: Placed<tree.Exception>,
  standing: Standing,
): DraftException | undefined {
  const { item } = placed;
  if (needsFailed(lets, item.condition) || needsFailed(lets, item.value)) return undefined;
  const locals = localsFor(items, lets.values, standing);
  const condition = typeCondition(typingOf(scope, locals), item.condition);
  const value = typeMoney(scope, { ...locals, builtins: ["base"] }, item.value, `exception \`${item.name.text}\``);
  if (condition === undefined || value === undefined) return undefined;
  const exception: Exception = {
    name: item.name.text,
    labels: labelsOf(item.labels),
    cites: bindCitations(scope, item.cites),
    marks: item.marks.map((mark) => mark.word),
    condition,
    value,
    over: item.over.map((name) => spelledName(items, item.line, name)),
    testedNotProved: item.testedNotProved,
    span: item.span,
  };
  return { placed, exception };
}

/** The name of an exception of the line as it is declared, which another place may spell otherwise. */
function spelledName(items: readonly Placed[], line: tree.Name, name: tree.Name): string {
  const ofLine = placedOfKind(items, "exception").filter(({ item }) => foldName(item.line.text) === foldName(line.text));
  return ofLine.find(({ item }) => foldName(item.name.text) === foldName(name.text))?.item.name.text ?? name.text;
}

/** Exceptions whose line the tariff does not have. */
export function checkExceptionLines(scope: Scope, items: readonly Placed[]): void {
  const lines = new Map(placedOfKind(items, "line").map(({ item }) => [foldName(item.name.text), item.name.text]));
  for (const { item } of placedOfKind(items, "exception")) {
    if (lines.has(foldName(item.line.text))) continue;
    const near = nearestName(item.line.text, lines.values());
    const isGroup = placedOfKind(items, "group").some((group) => foldName(group.item.name.text) === foldName(item.line.text));
    const help = isGroup
      ? "a group takes no exception: write one to a line of it"
      : near === undefined
        ? "name a line of this tariff"
        : `did you mean \`${near}\`?`;
    refuse({ scope }, "exception-to-nothing", item.line.span, { name: item.name.text, line: item.line.text, help });
  }
}
