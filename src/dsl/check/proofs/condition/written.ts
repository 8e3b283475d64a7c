// The text of an expression without places and ids: two expressions of one tariff with the same text have the same value.
import type { Expression } from "../../../program.ts";

export function written(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return expression.value;
    case "date":
      return `day ${expression.day}`;
    case "choice":
      return `"${expression.value}"`;
    case "account":
    case "usage":
      return `${expression.kind}.${expression.name}`;
    case "charge":
      return `charges.${expression.name}`;
    case "season":
      return `seasons.${expression.set}`;
    case "builtin":
    case "let":
    case "line":
      return expression.name;
    case "sum of tag":
      return `sum ${expression.tag}(${expression.lines.join(" ")})`;
    case "rate":
      return `${expression.rate}${keysOf(expression.quantity, expression.keys)}`;
    case "through":
      return `${written(expression.quantity)} through ${expression.rate}${keysOf(undefined, expression.keys)} ${String(expression.whole)} ${JSON.stringify(expression.joint)}`;
    case "by daypart":
      return `by ${expression.set}(${Object.entries(expression.cases)
        .map(([name, part]) => `${name}: ${written(part)}`)
        .join(" ")})`;
    case "select":
      return `${written(expression.of)} at ${expression.member}`;
    case "total":
      return `${written(expression.of)} total`;
    case "negative":
    case "not":
      return `${expression.kind}(${written(expression.of)})`;
    case "arithmetic":
      return `(${written(expression.left)} ${expression.sign} ${written(expression.right)} ${JSON.stringify(expression.places ?? null)})`;
    case "extreme":
      return `${expression.which}(${expression.of.map(written).join(" ")})`;
    case "rounded":
      return `(${written(expression.of)} round ${expression.rounding.mode} ${expression.rounding.step})`;
    case "power factor":
      return `power_factor(${written(expression.active)} ${written(expression.reactive)} ${JSON.stringify(expression.places)})`;
    case "fold":
      return `history.${expression.field} ${expression.fold} ${expression.bills} ${String(expression.upTo)} ${expression.otherwise ? written(expression.otherwise) : ""}`;
    case "if":
      return `if(${written(expression.condition)} ${written(expression.then)} ${written(expression.otherwise)})`;
    case "comparison":
      return `(${written(expression.left)} ${expression.sign} ${written(expression.right)})`;
    case "one of":
      return `(${written(expression.left)} in ${expression.values.join(" ")})`;
    case "logic":
      return `(${written(expression.left)} ${expression.word} ${written(expression.right)})`;
    case "unknown":
      return `unknown #${expression.id}`;
  }
}

function keysOf(quantity: Expression | undefined, keys: readonly (Expression | undefined)[]): string {
  return `[${[quantity, ...keys].map((key) => (key === undefined ? "" : written(key))).join(" ")}]`;
}
