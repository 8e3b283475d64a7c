// What is to be paid: rounded with a word on the remainder, or not rounded at all; and worked out once, over the bill.
import type * as tree from "../../tree/tree.ts";
import type { Payable } from "../../program.ts";
import { labelsOf } from "../declarations/names.ts";
import { bindCitations } from "../declarations/sources.ts";
import type { Scope } from "../scope.ts";
import { cutsOf } from "./cuts.ts";
import type { CutContext } from "./cuts.ts";
import { showCut } from "./describe.ts";
import { roundingOf } from "./literals.ts";
import { typeMoney } from "./type-expression.ts";
import { refuse } from "./typing.ts";
import type { Locals } from "../scope.ts";

/** Undefined after an error. */
export function typePayable(scope: Scope, locals: Locals, payable: tree.Payable): Payable | undefined {
  const value = typeMoney(scope, locals, payable.value, "`payable`");
  const round = payable.round === undefined ? undefined : roundingOf({ scope }, payable.round, scope.currency);
  const isRemainderGood = checkRemainder(scope, payable);
  if (value === undefined || !isRemainderGood || (payable.round !== undefined && round === undefined)) return undefined;
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

function checkRemainder(scope: Scope, { round, remainder }: tree.Payable): boolean {
  if (round !== undefined && remainder === undefined) refuse({ scope }, "remainder-missing", round.span, {});
  if (round === undefined && remainder !== undefined) {
    refuse({ scope }, "remainder-without-round", remainder.span, { word: remainder.word, currency: scope.currency });
  }
  return (round === undefined) === (remainder === undefined);
}

/** What is worked out once for the bill may not use what changes inside it. */
export function checkPayableCuts(context: CutContext, payable: Payable): void {
  const cut = cutsOf(context, [payable.value]).find(({ kind }) => kind !== "account");
  if (cut === undefined) return;
  const help = "work it out in a line, `each segment`, and let `payable` read the line";
  refuse(context, "over-bill-meets-change", payable.value.span, { what: "`payable`", cut: showCut(cut), help });
}
