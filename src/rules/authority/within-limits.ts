// Whether a condition can hold of a question that a row answers: its figures lie within the row's limits, and nothing else is known of them.
// A figure by itself is decided exactly; what turns on several at once is neither true nor false.
import type { Condition } from "../../dsl/oversight.ts";
import type { Exact } from "../../values/exact.ts";
import { compare, exactFromText, exactFromWhole, ZERO } from "../../values/exact.ts";
import type { Asked } from "../condition.ts";
import { conditionHolds } from "../condition.ts";
import type { ReadyRow } from "./ready.ts";

/** True or false where it is so of every question within the row's limits; undefined where figures, or an account's facts, settle it. */
export function holdsWithin(condition: Condition, asked: Asked, row: ReadyRow): boolean | undefined {
  switch (condition.kind) {
    case "all":
      return joined(condition.of, asked, row, false);
    case "any":
      return joined(condition.of, asked, row, true);
    case "not":
      return opposite(holdsWithin(condition.of, asked, row));
    case "constant":
    case "choice":
      return conditionHolds(condition, asked);
    case "number": {
      const [constant, most] = [exactFromText(condition.value), mostOf(row, condition.field)];
      return constant === undefined || most === undefined ? undefined : stands(most, condition.sign, constant);
    }
  }
}

function joined(parts: readonly Condition[], asked: Asked, row: ReadyRow, decisive: boolean): boolean | undefined {
  const held = parts.map((part) => holdsWithin(part, asked, row));
  if (held.includes(decisive)) return decisive;
  return held.includes(undefined) ? undefined : !decisive;
}

function opposite(holds: boolean | undefined): boolean | undefined {
  return holds === undefined ? undefined : !holds;
}

/** Of a figure that is never below zero. `limit`: undefined where it has none. */
interface Most {
  readonly limit: Exact | undefined;
}

/** Undefined for a figure that no row limits: an account's. What a row limits is the sum in the window, of which the amount is a part. */
function mostOf({ amount, share, row: { age } }: ReadyRow, field: string): Most | undefined {
  if (field === "amount" || field === "cumulated") return { limit: amount };
  if (field === "share") return { limit: share };
  return field === "age" ? { limit: age === undefined ? undefined : exactFromWhole(age) } : undefined;
}

function stands(most: Most, sign: "=" | "!=" | "<" | "<=" | ">" | ">=", constant: Exact): boolean | undefined {
  switch (sign) {
    case "<":
      return isBelow(most, constant);
    case "<=":
      return isAtMost(most, constant);
    case ">":
      return opposite(isAtMost(most, constant));
    case ">=":
      return opposite(isBelow(most, constant));
    case "=":
      return isEqual(most, constant);
    case "!=":
      return opposite(isEqual(most, constant));
  }
}

function isBelow({ limit }: Most, constant: Exact): boolean | undefined {
  if (compare(ZERO, constant) >= 0) return false;
  return limit !== undefined && compare(limit, constant) < 0 ? true : undefined;
}

function isAtMost({ limit }: Most, constant: Exact): boolean | undefined {
  if (compare(ZERO, constant) > 0) return false;
  return limit !== undefined && compare(limit, constant) <= 0 ? true : undefined;
}

function isEqual({ limit }: Most, constant: Exact): boolean | undefined {
  const isOutside = compare(constant, ZERO) < 0 || (limit !== undefined && compare(limit, constant) < 0);
  if (isOutside) return false;
  return limit !== undefined && compare(limit, ZERO) === 0 ? true : undefined;
}
