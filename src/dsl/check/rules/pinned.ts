// Which account fields a tariff's `for` leaves one value. Only what the condition itself says is counted: never too many fields.
import type { Expression } from "../../program.ts";
import { foldName } from "../../tree/fold-name.ts";
import type { Scope } from "../scope.ts";

/** Names as declared. Undefined fits every account, and pins nothing. */
export function pinnedFields(scope: Scope, condition: Expression | undefined): ReadonlySet<string> {
  if (condition === undefined) return new Set();
  const names = [...scope.account.values()].map(({ name }) => name);
  return new Set(
    names.filter((name) => {
      const values = valuesOf(scope, condition, name, true);
      return values !== "any" && values.size === 1;
    }),
  );
}

/** The values that the field can have, at most, where the condition holds (or does not). */
type Values = ReadonlySet<string> | "any";

function valuesOf(scope: Scope, condition: Expression, field: string, holds: boolean): Values {
  switch (condition.kind) {
    case "not":
      return valuesOf(scope, condition.of, field, !holds);
    case "logic": {
      const left = valuesOf(scope, condition.left, field, holds);
      const right = valuesOf(scope, condition.right, field, holds);
      return (condition.word === "and") === holds ? inBoth(left, right) : inEither(left, right);
    }
    case "one of":
      return isField(condition.left, field) ? onlyOrWithout(scope, field, condition.values, holds) : "any";
    case "comparison": {
      const { sign, left, right } = condition;
      const other = isField(left, field) ? right : isField(right, field) ? left : undefined;
      const value = other === undefined ? undefined : constantText(other);
      if (value === undefined || (sign !== "=" && sign !== "!=")) return "any";
      return onlyOrWithout(scope, field, [value], (sign === "=") === holds);
    }
    default:
      return "any";
  }
}

function isField(expression: Expression, field: string): boolean {
  return expression.kind === "account" && expression.name === field;
}

function constantText(expression: Expression): string | undefined {
  switch (expression.kind) {
    case "choice":
    case "number":
      return expression.value;
    case "date":
      return String(expression.day);
    default:
      return undefined;
  }
}

/** Only a list can be counted out: without one value, a number may still be any other. */
function onlyOrWithout(scope: Scope, name: string, values: readonly string[], isOnly: boolean): Values {
  if (isOnly) return new Set(values);
  const field = scope.account.get(foldName(name));
  return field?.kind === "choice" ? new Set(field.values.map((value) => value.name).filter((value) => !values.includes(value))) : "any";
}

function inBoth(a: Values, b: Values): Values {
  if (a === "any") return b;
  return b === "any" ? a : new Set([...a].filter((value) => b.has(value)));
}

function inEither(a: Values, b: Values): Values {
  return a === "any" || b === "any" ? "any" : new Set([...a, ...b]);
}
