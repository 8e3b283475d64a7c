// What a rule asks of the bills before this one. Fewer bills than the rule names: its `else`, or a refusal; never a guess.
import type { Expression } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { add, divide, exactFromWhole, maximum, minimum, ZERO } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import { failure } from "../failure.ts";
import type { TraceNode } from "../trace.ts";
import type { Context } from "./context.ts";
import { evaluateIn } from "./context.ts";
import { node } from "./node.ts";
import { refuse } from "./refusal.ts";

type Fold = Expression & { readonly kind: "fold" };

export function fold(context: Context, expression: Fold): TraceNode {
  const given = own(context.run.facts.history, expression.field) ?? [];
  const bills = given.slice(0, expression.bills);
  const enough = expression.upTo ? bills.length > 0 : bills.length === expression.bills;
  if (enough) return node(expression, folded(expression, bills), []);
  if (expression.otherwise !== undefined) {
    const otherwise = evaluateIn(context, expression.otherwise);
    return node(expression, otherwise.value, [otherwise]);
  }
  const needed = expression.upTo || expression.bills === 1 ? "1 bill" : `${expression.bills} bills`;
  return refuse(failure("history-too-short", { field: expression.field, needed, given: String(given.length) }, `history.${expression.field}`));
}

function folded(expression: Fold, bills: readonly Exact[]): Exact {
  switch (expression.fold) {
    case "highest":
      return bills.reduce(maximum);
    case "lowest":
      return bills.reduce(minimum);
    case "sum":
      return bills.reduce(add);
    case "average":
      return divide(bills.reduce(add), exactFromWhole(bills.length)) ?? ZERO;
    case "latest":
      return bills.at(-1) ?? ZERO;
  }
}
