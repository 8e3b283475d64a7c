// What is to be paid: all that is due, or less or more of it with a word on the remainder; and worked out once, over the bill.

import type { Expression, Payable } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import { labelsOf } from "../declarations/names.ts";
import { bindCitations } from "../declarations/sources.ts";
import type { Locals, Scope } from "../scope.ts";
import type { CutContext } from "./cuts.ts";
import { cutsOf } from "./cuts.ts";
import { showCut } from "./describe.ts";
import { roundingOf } from "./literals.ts";
import { typeMoney } from "./type-expression.ts";
import { refuse } from "./typing.ts";

/** Undefined after an error. */
export function typePayable(scope: Scope, locals: Locals, payable: tree.Payable): Payable | undefined {
  const value = typeMoney(scope, locals, payable.value, "`payable`");
  const round = payable.round === undefined ? undefined : roundingOf({ scope }, payable.round, scope.currency);
  if (value === undefined || !checkRemainder(scope, payable, value) || (payable.round !== undefined && round === undefined)) return undefined;
  const { remainder } = payable;
  return {
    labels: labelsOf(payable.labels),
    cites: bindCitations(scope, payable.cites),
    value,
    round,
    remainder: remainder === undefined ? undefined : { word: remainder.word, labels: labelsOf(remainder.labels) },
    span: payable.span,
  };
}

/** INVARIANT: payable + carried + dropped = total + brought_forward. What is not paid in full has a word on where the rest goes. */
function checkRemainder(scope: Scope, { round, remainder }: tree.Payable, value: Expression): boolean {
  const hasRemainder = round !== undefined || !isAllThatIsDue(value);
  if (hasRemainder && remainder === undefined) {
    const why = round === undefined ? "`payable` is not `total + brought_forward`" : "`payable` is rounded";
    const instead = round === undefined ? "; what is due in full is `payable = total + brought_forward`" : "";
    refuse({ scope }, "remainder-missing", round?.span ?? value.span, { why, instead });
  }
  if (!hasRemainder && remainder !== undefined) {
    refuse({ scope }, "remainder-without-round", remainder.span, { word: remainder.word, currency: scope.currency });
  }
  return hasRemainder === (remainder !== undefined);
}

function isAllThatIsDue(value: Expression): boolean {
  if (value.kind !== "arithmetic" || value.sign !== "+") return false;
  const names = [value.left, value.right].map((part) => (part.kind === "builtin" ? part.name : ""));
  return names.includes("total") && names.includes("brought_forward");
}

/** What is worked out once for the bill may not use what changes inside it. */
export function checkPayableCuts(context: CutContext, payable: Payable): void {
  const cut = cutsOf(context, [payable.value]).find(({ kind }) => kind !== "account");
  if (cut === undefined) return;
  const help = "work it out in a line, `each segment`, and let `payable` read the line";
  refuse(context, "over-bill-meets-change", payable.value.span, { what: "`payable`", cut: showCut(cut), help });
}
