// The one type of several values of which one is taken or chosen: branches, least and greatest, dayparts.
// `unknown because` takes the type of the others.

import type { Span } from "../../../values/span.ts";
import { PURE } from "../../../values/unit.ts";
import type { Expression, ValueType } from "../../program.ts";
import { showNumber, showOperand, showType } from "./describe.ts";
import { howToMakeAlike } from "./mend.ts";
import type { Quantity, Share, Typing } from "./typing.ts";
import { refuse } from "./typing.ts";

export function isUnknown(expression: Expression): boolean {
  return expression.kind === "unknown";
}

/** `what` completes "... cannot be ...". Reports where the values are not alike. */
export function joinTypes(typing: Typing, span: Span, values: readonly Expression[], what: string): ValueType | undefined {
  const known = values.filter((value) => !isUnknown(value));
  const [first, ...rest] = known;
  if (first === undefined) return values[0]?.type;
  let type = first.type;
  for (const value of rest) {
    const joined = joined2(typing, span, first, type, value, what);
    if (joined === undefined) return undefined;
    type = joined;
  }
  return type;
}

function joined2(typing: Typing, span: Span, first: Expression, type: ValueType, value: Expression, what: string): ValueType | undefined {
  const other = value.type;
  if (type.kind === "quantity" && other.kind === "quantity") return joinQuantities(typing, span, first, type, value, other, what);
  if (type.kind === other.kind && (type.kind !== "choice" || other.kind !== "choice" || type.domain === other.domain)) return type;
  return refuse(typing, "not-alike", value.span, { left: showOperand(typing.scope, first), right: showOperand(typing.scope, value), what });
}

function joinQuantities(typing: Typing, span: Span, first: Expression, a: Quantity, value: Expression, b: Quantity, what: string): Quantity | undefined {
  if (!isSameUnit(typing, first, value, what)) return undefined;
  const index = joinIndex(typing, span, a, b);
  return index === "differs" ? undefined : { kind: "quantity", dimension: a.dimension, share: joinShares(a.share, b.share), index };
}

/** Zero counts as either; shared with level is shared for the type, and only a line worked out over the bill may hold it. */
export function joinShares(a: Share, b: Share): Share {
  return a === "zero" ? b : b === "zero" || a === b ? a : "shared";
}

/** Point by point: a single number meets each daypart's. */
export function joinIndex(typing: Typing, span: Span, a: Quantity, b: Quantity): string | undefined | "differs" {
  if (a.index === undefined || b.index === undefined || a.index === b.index) return a.index ?? b.index;
  refuse(typing, "other-dayparts", span, { left: a.index, right: b.index });
  return "differs";
}

export function isSameUnit(typing: Typing, left: Expression, right: Expression, what: string): boolean {
  const a = left.type;
  const b = right.type;
  if (a.kind !== "quantity" || b.kind !== "quantity" || a.dimension === b.dimension) return true;
  const { scope } = typing;
  if (a.dimension === PURE || b.dimension === PURE) {
    const bare = a.dimension === PURE ? left : right;
    const other = a.dimension === PURE ? right : left;
    const unit = showType(scope, { ...(bare === left ? b : a), index: undefined });
    const written = bare.kind === "number" && bare.unit.name === "" ? `write \`${bare.value} ${unit}\`` : `both sides need the unit ${unit}`;
    refuse(typing, "unit-missing", bare.span, {
      bare: bare.kind === "number" ? `\`${showNumber(bare)}\`` : showOperand(scope, bare),
      other: showOperand(scope, other),
      what,
      help: written,
    });
  } else {
    refuse(typing, "units-differ", right.span, {
      left: showOperand(scope, left),
      right: showOperand(scope, right),
      what,
      help: howToMakeAlike(scope, a.dimension, b.dimension),
    });
  }
  return false;
}
