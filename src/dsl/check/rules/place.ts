// Where an expression stands decides what it may ask: a `for` only account fields, a cell also other rates, a rule everything.
import type { Span } from "../../../values/span.ts";
import type { Typing } from "./typing.ts";
import { refuse } from "./typing.ts";

/** Whether this stands in a rule; reports where it does not. */
export function isRulePlace(typing: Typing, span: Span, what: string): boolean {
  if (typing.locals.place === "rule") return true;
  refuse(typing, typing.locals.place === "for" ? "for-asks-more" : "cell-asks-more", span, { name: what });
  return false;
}

/** Whether this stands in a rule or a cell; reports where it does not. */
export function isRuleOrCellPlace(typing: Typing, span: Span, what: string): boolean {
  return typing.locals.place === "cell" || isRulePlace(typing, span, what);
}
