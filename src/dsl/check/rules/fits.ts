// For whom a tariff is, and when: its `for`, or that of the tariff that it amends; without any, every account on every day.

import { textFromDay } from "../../../values/calendar.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { DaySpan, Expression } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import { dayInHorizon } from "../declarations/dates.ts";
import type { Scope } from "../scope.ts";
import { typeCondition } from "./choices.ts";
import { NO_LOCALS } from "./reach.ts";
import { typingOf } from "./type-expression.ts";
import { refuse } from "./typing.ts";

/** `condition` is undefined where every account fits. */
export interface Fit {
  readonly condition: Expression | undefined;
  readonly valid: DaySpan;
}

export function fitOf(scope: Scope, tariff: tree.Tariff, ancestors: readonly tree.Tariff[]): Fit | undefined {
  const chain = [tariff, ...ancestors];
  const own = chain.map(forOf).find((item) => item !== undefined);
  if (own === undefined) return { condition: undefined, valid: scope.horizon };
  const valid = validityOf(scope, own);
  const condition = typeBox(scope, own.condition);
  const [parent] = ancestors;
  const parentFor = ancestors.map(forOf).find((item) => item !== undefined);
  const parentValid = parentFor === undefined ? scope.horizon : validityOf(scope, parentFor);
  if (valid === undefined || condition === undefined) return undefined;
  if (parent !== undefined && parentValid !== undefined && (valid.from > parentValid.from || valid.to < parentValid.to)) {
    const days = { from: textFromDay(scope.calendar, valid.from), to: textFromDay(scope.calendar, valid.to) };
    return refuse({ scope }, "amends-part-of-the-time", own.span, { tariff: tariff.name.text, parent: parent.name.text, ...days });
  }
  return { condition, valid };
}

function forOf(tariff: tree.Tariff): tree.For | undefined {
  return tariff.items.find((item) => item.kind === "for");
}

function validityOf(scope: Scope, item: tree.For): DaySpan | undefined {
  const from = item.from === undefined ? scope.horizon.from : dayInHorizon(scope, item.from);
  const to = item.to === undefined ? scope.horizon.to : dayInHorizon(scope, item.to);
  if (from === undefined || to === undefined) return undefined;
  if (from < to) return { from, to };
  const texts = { from: textFromDay(scope.calendar, from), to: textFromDay(scope.calendar, to) };
  scope.report(declarationDiagnostic("span-order", (item.to ?? item).span, texts));
  return undefined;
}

/** A condition on account fields, each compared with a fixed value. */
export function typeBox(scope: Scope, condition: tree.Expression): Expression | undefined {
  const typing = typingOf(scope, { ...NO_LOCALS, place: "for" });
  const typed = typeCondition(typing, condition);
  const odd = typed === undefined ? undefined : notInBox(typed);
  return odd === undefined ? typed : refuse(typing, "for-not-box", odd.span, {});
}

/** The first part that is no comparison of a field with a constant. */
function notInBox(condition: Expression): Expression | undefined {
  switch (condition.kind) {
    case "logic":
      return notInBox(condition.left) ?? notInBox(condition.right);
    case "not":
      return notInBox(condition.of);
    case "one of":
      return condition.left.kind === "account" ? undefined : condition;
    case "comparison": {
      const { left, right } = condition;
      const isBox = (left.kind === "account" && isConstant(right)) || (isConstant(left) && right.kind === "account");
      return isBox ? undefined : condition;
    }
    default:
      return condition;
  }
}

function isConstant(expression: Expression): boolean {
  switch (expression.kind) {
    case "number":
    case "date":
    case "choice":
      return true;
    case "negative":
      return isConstant(expression.of);
    default:
      return false;
  }
}
