// A changing quantity in a table of blocks: the row that it reaches now, as long as it stays there, and the amount as a straight line.
import type { Expression } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { add, isNegative, multiply, negate, subtract, ZERO } from "../../values/exact.ts";
import { columnOf, evaluateCell, evaluateKeys, keyText, rateNamed, versionFor } from "../evaluate/cell.ts";
import type { Context } from "../evaluate/context.ts";
import { contextAt } from "../evaluate/context.ts";
import type { ScaledRow } from "../evaluate/rows.ts";
import { rowsOf } from "../evaluate/rows.ts";
import { exactOf } from "../evaluate/value.ts";
import type { TraceNode } from "../trace.ts";
import type { Form } from "./form.ts";
import { constantForm, isExact, lineForm, plusForms, timesConstant, valueAt } from "./form.ts";
import type { Following, Forms } from "./forms.ts";
import { formOf, formsOf, isConstant } from "./forms.ts";
import { keepHere, keepSide } from "./stretch.ts";
import { undecided } from "./undecided.ts";

type Of<K extends Expression["kind"]> = Expression & { readonly kind: K };

/** `x at q`: the cell of the row that holds q, as long as it holds it. */
export function rowForm(following: Following, node: TraceNode, expression: Of<"rate">): Forms {
  const [quantity, ...others] = node.inputs;
  const isOnlyQuantity = expression.quantity !== undefined && others.every((input) => isConstant(formsOf(following, input)));
  if (!isOnlyQuantity) return undecided(`the cells of rate \`${expression.rate}\` change`);
  const form = formOf(following, quantity);
  if (isExact(form)) reached(following, tableRows(following, expression, undefined), form);
  else keepHere(following.stretch);
  return constantForm(exactOf(node.value));
}

export function ladderForm(following: Following, node: TraceNode, expression: Of<"through">, quantity: Forms): Forms {
  if (!node.inputs.slice(1).every((input) => isConstant(formsOf(following, input)))) return undecided(`the keys of rate \`${expression.rate}\` change`);
  switch (expression.joint.kind) {
    case "pro rata":
      return undecided("blocks are shared among dayparts in proportion to use");
    case "single":
      return climb(following, expression, undefined, formOf(following, node.inputs[0]));
    case "each alone": {
      if (!("byDaypart" in quantity)) return climb(following, expression, undefined, quantity);
      const parts = Object.entries(quantity.byDaypart).map(([daypart, form]) => [daypart, climb(following, expression, daypart, form)] as const);
      const isIndexed = expression.type.kind === "quantity" && expression.type.index !== undefined;
      return isIndexed ? { byDaypart: Object.fromEntries(parts) } : parts.map(([, form]) => form).reduce(plusForms);
    }
  }
}

function climb(following: Following, expression: Of<"through">, daypart: string | undefined, quantity: Form): Form {
  const rows = tableRows(following, expression, daypart);
  if (!isExact(quantity) || following.tables === "whole") return byDirection(following, expression, rows, quantity);
  const row = reached(following, rows, quantity);
  const price = (of: ScaledRow): Exact => exactOf(evaluateCell(contextOf(following), rateNamed(contextOf(following), expression.rate), of.row.cell).value);
  const top = timesConstant(lineForm(quantity.straight.start, quantity.straight.slope), price(row));
  if (expression.whole) return top;
  // Below the first row nothing is charged: a negative part stays out.
  if (row.block === 1) {
    const isBelow = isNegative(valueAt(quantity.straight, following.stretch.at));
    keepSide(following.stretch, quantity.straight, { below: isBelow, zero: true, above: !isBelow });
    if (isBelow) return constantForm(ZERO);
  }
  let under = negate(multiply(row.lower, price(row)));
  for (const full of rows) if (full.block < row.block) under = add(under, multiply(subtract(full.upper ?? ZERO, full.lower), price(full)));
  return plusForms(top, constantForm(under));
}

/** Without a straight line for the quantity: rising prices or not, what is charged never falls as the quantity grows, if no price is negative. */
function byDirection(following: Following, expression: Of<"through">, rows: readonly ScaledRow[], quantity: Form): Form {
  const context = contextOf(following);
  const prices = rows.map((row) => exactOf(evaluateCell(context, rateNamed(context, expression.rate), row.row.cell).value));
  if (expression.whole || prices.some(isNegative)) return { straight: undefined, direction: "unknown" };
  return { straight: undefined, direction: quantity.direction };
}

/** The row that holds the quantity; the stretch ends where another row would. */
function reached({ stretch }: Following, rows: readonly ScaledRow[], { straight }: Form): ScaledRow {
  if (straight === undefined) return undecided("the quantity is no straight line");
  const row = rows.find(({ holds }) => holds(valueAt(straight, stretch.at)));
  if (row === undefined) return undecided("no row holds the quantity");
  if (row.upper !== undefined) keepSide(stretch, { ...straight, start: subtract(straight.start, row.upper) }, { below: true, zero: true, above: false });
  if (row.block > 1) keepSide(stretch, { ...straight, start: subtract(straight.start, row.lower) }, { below: false, zero: false, above: true });
  return row;
}

function tableRows(following: Following, expression: Of<"rate"> | Of<"through">, daypart: string | undefined): readonly ScaledRow[] {
  const context = contextOf(following);
  const rate = rateNamed(context, expression.rate);
  const key = keyText(rate, evaluateKeys(context, expression.keys), daypart);
  return [...rowsOf(context, rate, columnOf(rate, versionFor(context, rate), key), [])];
}

function contextOf({ run, segment }: Following): Context {
  return contextAt(run, segment, "a claim", "each segment");
}
