// What an expression's value can be, and arithmetic on numbers that may be one for each daypart.
// A value of another kind than the checker promised is a bug of ours, not of the rules.
import type { Exact } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import type { TraceValue } from "../trace.ts";

export type Indexed = { readonly byDaypart: Readonly<Record<string, Exact>> };
export type NumberValue = Exact | Indexed;

export function isIndexed(value: TraceValue): value is Indexed {
  return typeof value === "object" && "byDaypart" in value;
}

/** What a checked plan always holds. `what` is missing only through a bug of ours. */
export function held<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new TypeError(`a plan is not whole: ${what}`);
  return value;
}

export function exactOf(value: TraceValue): Exact {
  if (typeof value === "object" && "numerator" in value) return value;
  throw new TypeError("the checker let a value through that is not one number");
}

export function numberOf(value: TraceValue): NumberValue {
  if (typeof value === "object" && ("numerator" in value || "byDaypart" in value)) return value;
  throw new TypeError("the checker let a value through that is not a number");
}

export function truthOf(value: TraceValue): boolean {
  if (typeof value === "boolean") return value;
  throw new TypeError("the checker let a value through that is not true or false");
}

export function choiceOf(value: TraceValue): string {
  if (typeof value === "string") return value;
  throw new TypeError("the checker let a value through that is not one of a list");
}

export function mapValue(value: NumberValue, change: (number: Exact) => Exact): NumberValue {
  if (!isIndexed(value)) return change(value);
  const byDaypart: Record<string, Exact> = {};
  for (const [daypart, number] of Object.entries(value.byDaypart)) byDaypart[daypart] = change(number);
  return { byDaypart };
}

/** Point by point; a single number meets each daypart's. */
export function combine(left: NumberValue, right: NumberValue, join: (a: Exact, b: Exact) => Exact): NumberValue {
  if (!isIndexed(left)) return isIndexed(right) ? mapValue(right, (number) => join(left, number)) : join(left, right);
  if (!isIndexed(right)) return mapValue(left, (number) => join(number, right));
  const byDaypart: Record<string, Exact> = {};
  for (const [daypart, number] of Object.entries(left.byDaypart)) {
    byDaypart[daypart] = join(number, held(own(right.byDaypart, daypart), `two values with different dayparts meet: ${daypart}`));
  }
  return { byDaypart };
}
