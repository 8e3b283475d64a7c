// A condition in the form of the rule language: for tables and messages, not to be parsed.
import type { Condition } from "../../dsl/oversight.ts";
import type { Plan } from "../../engine/plan.ts";
import { textFromDay } from "../../values/calendar.ts";
import { divide, exactFromText, exactFromWhole, fractionText, multiply } from "../../values/exact.ts";
import { own } from "../../values/record.ts";

export function conditionText(plan: Plan, condition: Condition): string {
  switch (condition.kind) {
    case "constant":
      return condition.holds ? "always" : "never";
    case "all":
      return condition.of.length === 0 ? "always" : condition.of.map((part) => inner(plan, part)).join(" and ");
    case "any":
      return condition.of.length === 0 ? "never" : condition.of.map((part) => inner(plan, part)).join(" or ");
    case "not":
      return `not ${inner(plan, condition.of)}`;
    case "choice":
      return condition.values.length === 1 ? `${condition.field} = ${condition.values[0]}` : `${condition.field} in (${condition.values.join(", ")})`;
    case "number":
      return `${condition.field} ${condition.sign} ${numberText(plan, condition.field, condition.value)}`;
  }
}

function inner(plan: Plan, condition: Condition): string {
  const text = conditionText(plan, condition);
  return (condition.kind === "all" || condition.kind === "any") && condition.of.length > 1 ? `(${text})` : text;
}

/** In the unit in which the rule language writes it. */
function numberText(plan: Plan, field: string, value: string): string {
  const exact = exactFromText(value);
  if (exact === undefined) return value;
  if (field === "share") return `${fractionText(multiply(exact, exactFromWhole(100)))}%`;
  if (field === "age" || field === "span") return `${value} months`;
  const known = own(plan.account, field.replace(/^account\./, ""));
  if (known === undefined) return `${value} ${plan.currency}`;
  if (known.kind === "date") return textFromDay(plan.calendar, Number(value));
  if (known.kind !== "quantity") return value;
  const factor = exactFromText(known.unit.factor);
  const written = factor === undefined ? undefined : divide(exact, factor);
  return `${fractionText(written ?? exact)} ${known.unit.name}`;
}
