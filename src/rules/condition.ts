// Whether a condition of the oversight half holds of a question. What the question does not say is neither true nor false.
import type { Condition } from "../dsl/oversight.ts";
import type { Exact } from "../values/exact.ts";
import { compare, exactFromText } from "../values/exact.ts";

/** What is known of a question, by the field names of `Condition`: `kind`, `account.class`; `amount`, `age`, `account.power` in base units. */
export interface Asked {
  readonly choices: ReadonlyMap<string, string>;
  readonly numbers: ReadonlyMap<string, Exact>;
}

/** Undefined where it turns on a field that is not known. `false and unknown` is false, `true or unknown` is true. */
export function conditionHolds(condition: Condition, asked: Asked): boolean | undefined {
  switch (condition.kind) {
    case "constant":
      return condition.holds;
    case "all":
      return joined(condition.of, asked, false);
    case "any":
      return joined(condition.of, asked, true);
    case "not": {
      const holds = conditionHolds(condition.of, asked);
      return holds === undefined ? undefined : !holds;
    }
    case "choice": {
      const value = asked.choices.get(condition.field);
      return value === undefined ? undefined : condition.values.includes(value);
    }
    case "number": {
      const value = asked.numbers.get(condition.field);
      const constant = exactFromText(condition.value);
      return value === undefined || constant === undefined ? undefined : stands(compare(value, constant), condition.sign);
    }
  }
}

/** The fields that the condition asks, each once, in order. */
export function fieldsOf(condition: Condition): readonly string[] {
  return [...new Set(fieldsIn(condition))];
}

/** The fields that are not known and on which it turns; none where what is known decides it. */
export function openFields(condition: Condition, asked: Asked): readonly string[] {
  return [...new Set(openIn(condition, asked))];
}

/** `decisive`: the value of one part that settles the whole. */
function joined(parts: readonly Condition[], asked: Asked, decisive: boolean): boolean | undefined {
  let open = false;
  for (const part of parts) {
    const holds = conditionHolds(part, asked);
    if (holds === decisive) return decisive;
    open ||= holds === undefined;
  }
  return open ? undefined : !decisive;
}

function stands(order: -1 | 0 | 1, sign: "=" | "!=" | "<" | "<=" | ">" | ">="): boolean {
  switch (sign) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case "<":
      return order < 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case ">=":
      return order >= 0;
  }
}

function fieldsIn(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case "constant":
      return [];
    case "all":
    case "any":
      return condition.of.flatMap(fieldsIn);
    case "not":
      return fieldsIn(condition.of);
    case "choice":
    case "number":
      return [condition.field];
  }
}

function openIn(condition: Condition, asked: Asked): readonly string[] {
  if (conditionHolds(condition, asked) !== undefined) return [];
  switch (condition.kind) {
    case "constant":
      return [];
    case "all":
    case "any":
      return condition.of.flatMap((part) => openIn(part, asked));
    case "not":
      return openIn(condition.of, asked);
    case "choice":
    case "number":
      return [condition.field];
  }
}
