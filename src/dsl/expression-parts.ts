// The expressions that stand directly inside an expression, in the order in which they are written.
// What a name stands for (a let, a line, a rate's cells) is not inside: the passes follow names themselves.
import type { Expression } from "./program.ts";

export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "number":
    case "date":
    case "choice":
    case "account":
    case "usage":
    case "charge":
    case "season":
    case "builtin":
    case "let":
    case "line":
    case "sum of tag":
    case "unknown":
      return [];
    case "rate":
      return present([expression.quantity, ...expression.keys]);
    case "through":
      return present([expression.quantity, ...expression.keys]);
    case "by daypart":
      return Object.values(expression.cases);
    case "select":
    case "total":
    case "negative":
    case "rounded":
    case "not":
      return [expression.of];
    case "arithmetic":
    case "comparison":
    case "logic":
      return [expression.left, expression.right];
    case "extreme":
      return expression.of;
    case "power factor":
      return [expression.active, expression.reactive];
    case "fold":
      return present([expression.otherwise]);
    case "if":
      return [expression.condition, expression.then, expression.otherwise];
    case "one of":
      return [expression.left];
  }
}

/** The expression and all that stands inside it, outermost first. */
export function everyPart(expression: Expression): readonly Expression[] {
  const found: Expression[] = [expression];
  // The array grows while it is read: no recursion, however deep the expression.
  for (let at = 0; at < found.length; at += 1) {
    const part = found[at];
    if (part !== undefined) found.push(...partsOf(part));
  }
  return found;
}

function present(parts: readonly (Expression | undefined)[]): readonly Expression[] {
  return parts.filter((part) => part !== undefined);
}
