// Which names an expression of the syntax tree mentions, before any is looked up: for the order in which lets are typed.

import { foldName } from "../../tree/fold-name.ts";
import type * as tree from "../../tree/tree.ts";

/** The folded names that could stand for lets: bare names, and `let.x`. */
export function mentionedNames(expression: tree.Expression): ReadonlySet<string> {
  const names = new Set<string>();
  for (const part of everyTreePart(expression)) {
    if (part.kind !== "path") continue;
    const [first, second] = part.parts;
    if (first !== undefined && second === undefined) names.add(foldName(first.text));
    if (first?.text === "let" && second !== undefined) names.add(foldName(second.text));
  }
  return names;
}

function everyTreePart(expression: tree.Expression): readonly tree.Expression[] {
  const found: tree.Expression[] = [expression];
  // The array grows while it is read: no recursion, however deep the expression.
  for (let at = 0; at < found.length; at += 1) {
    const part = found[at];
    if (part !== undefined) found.push(...treeParts(part));
  }
  return found;
}

function treeParts(expression: tree.Expression): readonly tree.Expression[] {
  switch (expression.kind) {
    case "amount":
    case "percent":
    case "date":
    case "path":
    case "unknown":
    case "sum of tag":
    case "error":
      return [];
    case "rounded":
    case "parentheses":
    case "negative":
    case "not":
    case "total":
      return [expression.of];
    case "at":
      return [expression.of, ...expression.keys];
    case "through":
      return [expression.quantity, ...expression.keys];
    case "if":
      return [expression.condition, expression.then, expression.otherwise];
    case "extreme":
      return expression.of;
    case "power factor":
      return [expression.active, expression.reactive];
    case "by daypart":
      return expression.cases.map((one) => one.value);
    case "arithmetic":
    case "comparison":
    case "logic":
      return [expression.left, expression.right];
    case "one of":
      return [expression.left];
    case "fold":
      return [expression.of, ...(expression.otherwise === undefined ? [] : [expression.otherwise])];
  }
}
