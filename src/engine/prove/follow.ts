// A bill's trace as forms in one input: node by node, with the stretch cut short wherever another value would have gone another way.
// What does not depend on the input keeps the trace's own value. What cannot be followed is said with `undecided`, never guessed.
import type { Expression } from "../../dsl/program.ts";
import { compare, decimalStep, divide, exactFromWhole, ONE, ZERO } from "../../values/exact.ts";
import { stepOf } from "../evaluate/context.ts";
import type { TraceNode, TraceValue } from "../trace.ts";
import { linesForm } from "./follow-line.ts";
import type { Form } from "./form.ts";
import { constantForm, differenceOf, eitherForm, isExact, lineForm, negativeForm, plusForms, roundedForm, timesConstant, valueAt } from "./form.ts";
import type { Following, Forms } from "./forms.ts";
import { constantOf, formsOf, isConstant, mapForms, partsOf } from "./forms.ts";
import { ladderForm, rowForm } from "./ladder.ts";
import type { Stretch } from "./stretch.ts";
import { keepHere, keepSide } from "./stretch.ts";
import { undecided } from "./undecided.ts";

type Of<K extends Expression["kind"]> = Expression & { readonly kind: K };

/** A node's form from the forms of what went in. */
export function followNode(following: Following, node: TraceNode): Forms {
  const { expression } = node;
  if (expression.kind === "line") return linesForm(following, [expression.name], node.inputs);
  if (expression.kind === "sum of tag") return linesForm(following, expression.lines, node.inputs);
  if (expression.kind === "builtin" && expression.name === "total") return following.total ?? constantForm(ZERO);
  if (node.inputs.length === 0) return isVariable(following, expression) ? variableForms(following, node.value) : constantOf(node.value);
  const inputs = node.inputs.map((input) => formsOf(following, input));
  if (inputs.every(isConstant)) return constantOf(node.value);
  return changing(following, node, inputs);
}

function changing(following: Following, node: TraceNode, inputs: readonly Forms[]): Forms {
  const { expression } = node;
  const first = inputs[0] ?? constantForm(ZERO);
  switch (expression.kind) {
    case "let":
    case "builtin":
      return first;
    case "negative":
      return mapForms(first, negativeForm);
    case "select":
      return "byDaypart" in first ? (first.byDaypart[expression.member] ?? constantForm(ZERO)) : first;
    case "total":
      return partsOf(first).reduce(plusForms);
    case "rounded":
      return mapForms(first, (form) => roundedForm(form, stepOf(expression.rounding), expression.rounding.mode));
    case "by daypart":
      return byDaypart(expression, inputs);
    case "arithmetic":
      return arithmetic(expression, first, inputs[1] ?? constantForm(ZERO));
    case "extreme":
      return inputs.reduce((a, b) => pairwise(a, b, (x, y) => extreme(following.stretch, expression.which, x, y)));
    case "if":
      return inputs[1] ?? constantForm(ZERO);
    case "comparison":
      return comparison(following.stretch, expression, first, inputs[1] ?? constantForm(ZERO));
    case "logic":
    case "not":
    case "one of":
      return constantForm(ZERO);
    case "rate":
      return rowForm(following, node, expression);
    case "through":
      return ladderForm(following, node, expression, first);
    case "power factor":
      return undecided("a power factor is no straight line of what goes into it");
    case "fold":
      return first;
    case "number":
    case "date":
    case "choice":
    case "account":
    case "usage":
    case "charge":
    case "season":
    case "line":
    case "sum of tag":
    case "unknown":
      return undecided(`a ${expression.kind} cannot be followed`);
  }
}

function isVariable({ variable }: Following, expression: Expression): boolean {
  switch (variable.of) {
    case "account":
      return expression.kind === "account" && expression.name === variable.name;
    case "usage":
      return expression.kind === "usage" && expression.name === variable.name;
    case "charges":
      return expression.kind === "charge" && expression.name === variable.name;
    case "history":
      return expression.kind === "fold" && expression.field === variable.name;
  }
}

/** The input itself: summable usage by its share of the days in a segment. */
function variableForms({ run, variable, segment }: Following, value: TraceValue): Forms {
  if (variable.of === "history") return undecided("the bills before this one cannot be followed as one number");
  const isShared = variable.of === "usage" && run.plan.usage[variable.name]?.summable === true;
  const share = isShared ? (divide(exactFromWhole(segment.to - segment.from), exactFromWhole(run.days)) ?? ONE) : ONE;
  const identity = lineForm(ZERO, share);
  if (typeof value === "object" && "byDaypart" in value) {
    const forms = Object.entries(value.byDaypart).map(([daypart, number]) => [daypart, daypart === variable.member ? identity : constantForm(number)]);
    return { byDaypart: Object.fromEntries(forms) };
  }
  return identity;
}

function byDaypart(expression: Of<"by daypart">, inputs: readonly Forms[]): Forms {
  const forms = Object.keys(expression.cases).map((daypart, at) => {
    const form = inputs[at] ?? constantForm(ZERO);
    return [daypart, "byDaypart" in form ? (form.byDaypart[daypart] ?? constantForm(ZERO)) : form] as const;
  });
  return { byDaypart: Object.fromEntries(forms) };
}

function arithmetic(expression: Of<"arithmetic">, left: Forms, right: Forms): Forms {
  switch (expression.sign) {
    case "+":
      return pairwise(left, right, plusForms);
    case "-":
      return pairwise(left, right, (a, b) => plusForms(a, negativeForm(b)));
    case "*":
      return pairwise(left, right, product);
    case "/": {
      const exact = pairwise(left, right, quotient);
      const { places } = expression;
      return places === undefined ? exact : mapForms(exact, (form) => roundedForm(form, decimalStep(places.count), places.mode));
    }
  }
}

function product(a: Form, b: Form): Form {
  if (isExact(b) && b.direction === "constant") return timesConstant(a, b.straight.start);
  if (isExact(a) && a.direction === "constant") return timesConstant(b, a.straight.start);
  return undecided("two values that both change are multiplied");
}

function quotient(a: Form, b: Form): Form {
  if (!isExact(b) || b.direction !== "constant") return undecided("a value is divided by one that changes");
  return timesConstant(a, divide(ONE, b.straight.start) ?? undecided("a value is divided by zero"));
}

function extreme(stretch: Stretch, which: "min" | "max", a: Form, b: Form): Form {
  if (!isExact(a) || !isExact(b)) return eitherForm([a, b]);
  const gap = differenceOf(a.straight, b.straight);
  const isOver = compare(valueAt(gap, stretch.at), ZERO) >= 0;
  keepSide(stretch, gap, { below: !isOver, zero: true, above: isOver });
  return isOver === (which === "max") ? a : b;
}

function comparison(stretch: Stretch, { sign }: Of<"comparison">, left: Forms, right: Forms): Form {
  if ("byDaypart" in left || "byDaypart" in right) return undecided("values by daypart are compared");
  if (isExact(left) && isExact(right)) {
    const gap = differenceOf(left.straight, right.straight);
    keepSide(stretch, gap, {
      below: sign === "<" || sign === "<=" || sign === "!=",
      zero: sign === "=" || sign === "<=" || sign === ">=",
      above: sign === ">" || sign === ">=" || sign === "!=",
    });
  } else keepHere(stretch);
  return constantForm(ZERO);
}

function pairwise(left: Forms, right: Forms, join: (a: Form, b: Form) => Form): Forms {
  if (!("byDaypart" in left)) return "byDaypart" in right ? mapForms(right, (form) => join(left, form)) : join(left, right);
  if (!("byDaypart" in right)) return mapForms(left, (form) => join(form, right));
  return {
    byDaypart: Object.fromEntries(
      Object.entries(left.byDaypart).map(([daypart, form]) => [daypart, join(form, right.byDaypart[daypart] ?? constantForm(ZERO))]),
    ),
  };
}
