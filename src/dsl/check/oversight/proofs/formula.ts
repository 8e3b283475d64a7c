// Conditions, boxes and classes of the oversight half as formulas over the axes of a question.
import type { Condition } from "../../../oversight.ts";
import type { Formula, Sign } from "../../proofs/condition/axis.ts";
import { all } from "../../proofs/condition/axis.ts";
import type { Fraction } from "../../proofs/fraction.ts";
import { fraction } from "../../proofs/fraction.ts";

/** The axis of a field: the one that it names, or `amount` for `cumulated` where the account has no other request. */
export type KeyOf = (field: string) => string;

export const SEPARATE: KeyOf = (field) => field;
export const ALONE: KeyOf = (field) => (field === "cumulated" ? "amount" : field);

export function formulaOf(condition: Condition, keyOf: KeyOf): Formula {
  switch (condition.kind) {
    case "constant":
      return condition;
    case "all":
    case "any":
      return { kind: condition.kind, of: condition.of.map((part) => formulaOf(part, keyOf)) };
    case "not":
      return { kind: "not", of: formulaOf(condition.of, keyOf) };
    case "choice":
      return oneOf(condition.field, condition.values);
    case "number":
      return compared(keyOf(condition.field), condition.sign, fraction(condition.value));
  }
}

export function oneOf(axis: string, values: readonly string[]): Formula {
  return { kind: "test", axis, test: { kind: "in", values: new Set(values) } };
}

export function compared(axis: string, sign: Sign, value: Fraction): Formula {
  return { kind: "test", axis, test: { kind: "compare", sign, value } };
}

/** At most each of the limits: by axis; undefined for none. */
export function within(limits: readonly (readonly [string, Fraction | undefined])[]): Formula {
  return all(...limits.flatMap(([axis, limit]) => (limit === undefined ? [] : [compared(axis, "<=", limit)])));
}

/** What is left of the formula where each of these axes has one of its values: tests that they decide are settled. */
export function settled(formula: Formula, values: ReadonlyMap<string, readonly string[]>): Formula {
  switch (formula.kind) {
    case "constant":
      return formula;
    case "test": {
      const { test } = formula;
      const passed = test.kind === "in" ? values.get(formula.axis)?.map((value) => test.values.has(value)) : undefined;
      const [first] = passed ?? [];
      return first !== undefined && passed?.every((each) => each === first) === true ? { kind: "constant", holds: first } : formula;
    }
    case "not": {
      const of = settled(formula.of, values);
      return of.kind === "constant" ? { kind: "constant", holds: !of.holds } : { kind: "not", of };
    }
    case "all":
    case "any":
      return joint(
        formula.kind,
        formula.of.map((part) => settled(part, values)),
      );
  }
}

function joint(kind: "all" | "any", parts: readonly Formula[]): Formula {
  const deciding = kind === "any";
  const open = parts.filter((part) => part.kind !== "constant" || part.holds === deciding);
  if (open.some((part) => part.kind === "constant")) return { kind: "constant", holds: deciding };
  return open.length === 0 ? { kind: "constant", holds: !deciding } : { kind, of: open };
}
