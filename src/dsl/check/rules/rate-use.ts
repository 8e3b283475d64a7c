// A use of a rate: its keys, bound from the bill or given by `at`, and the cell that they choose.

import type { Span } from "../../../values/span.ts";
import { divideDimensions, showDimension } from "../../../values/unit.ts";
import type { Expression, Key } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { RateHeader } from "../scope.ts";
import { listOf, showDomain, showOperand } from "./describe.ts";
import { domainOfKey } from "./domains.ts";
import { howToMend } from "./mend.ts";
import type { Typing } from "./typing.ts";
import { begin, choice, NOTHING_WANTED, quantity, refuse } from "./typing.ts";
import { pathText, unknownValue } from "./unknown-names.ts";

export type BoundKeys = readonly (Expression | undefined)[];

/** A cell: `x`, `x at v`, and with blocks `x at q`, `x at (q, v)`. `given` is undefined where there is no `at`. */
export function useRate(typing: Typing, span: Span, header: RateHeader, given: readonly tree.Expression[] | undefined): Expression | undefined {
  if (header.axis === undefined) return useTable(typing, span, header, given ?? []);
  const [first, ...keys] = given ?? [];
  if (first === undefined) {
    return refuse(typing, "blocks-need-quantity", span, { rate: header.name, axis: (header.quantityUnit ?? header.axis).name });
  }
  const amount = quantityFor(typing, header, first);
  const bound = bindKeys(typing, span, header, keys);
  if (amount === undefined || bound === undefined) return undefined;
  if (amount.type.kind === "quantity" && amount.type.index !== undefined) {
    return refuse(typing, "quantity-by-daypart", first.span, { set: amount.type.index });
  }
  const type = quantity(header.unit.dimension, "level", openIndex(header, bound));
  return { ...begin(typing, span, type), kind: "rate", rate: header.name, quantity: amount, keys: bound };
}

function useTable(typing: Typing, span: Span, header: RateHeader, given: readonly tree.Expression[]): Expression | undefined {
  const bound = bindKeys(typing, span, header, given);
  if (bound === undefined) return undefined;
  const type = quantity(header.unit.dimension, "level", openIndex(header, bound));
  return { ...begin(typing, span, type), kind: "rate", rate: header.name, quantity: undefined, keys: bound };
}

/** The quantity whose block is looked up, in the dimension of the blocks' edges. */
export function quantityFor(typing: Typing, header: RateHeader, expression: tree.Expression): Expression | undefined {
  const amount = typing.type(expression, NOTHING_WANTED);
  if (amount === undefined || header.axis === undefined) return undefined;
  const wanted = header.quantityUnit;
  if (amount.type.kind === "quantity" && (wanted === undefined || amount.type.dimension === wanted.dimension)) return amount;
  const found = showOperand(typing.scope, amount);
  return refuse(typing, "wrong-axis", expression.span, { rate: header.name, axis: axisText(header), found, help: helpWithAxis(typing, header, amount.type) });
}

/** `kWh`; `kWh/kW times usage.demand` where a field with a unit widens the blocks. */
function axisText({ axis, quantityUnit, declaration }: RateHeader): string {
  const name = axis?.name ?? "";
  if (quantityUnit === undefined || quantityUnit === axis) return name;
  const fields = (declaration.widths?.scales ?? []).flatMap((scale) => (scale.kind === "field" ? [pathText(scale.path)] : []));
  return `${name} times ${listOf(fields)}`;
}

function helpWithAxis({ scope }: Typing, { axis, quantityUnit }: RateHeader, type: Expression["type"]): string {
  if (axis === undefined || quantityUnit === undefined || type.kind !== "quantity") return `give a quantity in ${axis?.name ?? ""}`;
  if (quantityUnit === axis) return howToMend(scope, type.dimension, axis.dimension);
  const fields = divideDimensions(quantityUnit.dimension, axis.dimension);
  return `write \`blocks ${showDimension(scope.units, type.dimension)}/${showDimension(scope.units, fields)}\`: the edges are multiplied by what widens them`;
}

/** The daypart set of a key left open: the cell is then one number for each daypart. */
export function openIndex(header: RateHeader, bound: BoundKeys): string | undefined {
  const at = bound.indexOf(undefined);
  return header.keys[at]?.name;
}

/** Keys in the rate's order. None given: all from the bill. Daypart keys may be left out of what is given: they stay open. */
export function bindKeys(typing: Typing, span: Span, header: RateHeader, given: readonly tree.Expression[]): BoundKeys | undefined {
  const { keys } = header;
  const closed = keys.filter((key) => key.kind !== "dayparts");
  if (given.length !== 0 && given.length !== keys.length && given.length !== closed.length) return wrongCount(typing, span, header, given.length);
  const leavesOpen = given.length !== keys.length;
  const written = [...given];
  const bound: (Expression | undefined)[] = [];
  for (const key of keys) {
    const expression = given.length === 0 || (leavesOpen && key.kind === "dayparts") ? undefined : written.shift();
    const value = expression === undefined ? fromTheBill(typing, span, key) : givenKey(typing, key, expression);
    if (value === undefined && (expression !== undefined || key.kind !== "dayparts")) return undefined;
    bound.push(value);
  }
  return bound;
}

function fromTheBill(typing: Typing, span: Span, key: Key): Expression | undefined {
  const beginning = begin(typing, span, choice(domainOfKey(key)));
  switch (key.kind) {
    case "account":
      return { ...beginning, kind: "account", name: key.name };
    case "seasons":
      return { ...beginning, kind: "season", set: key.name };
    case "dayparts":
      return undefined;
  }
}

function givenKey(typing: Typing, key: Key, expression: tree.Expression): Expression | undefined {
  const domain = domainOfKey(key);
  const value = typing.type(expression, { ...NOTHING_WANTED, domain });
  if (value === undefined || (value.type.kind === "choice" && value.type.domain === domain)) return value;
  const name = expression.kind === "path" && expression.parts.length === 1 ? expression.parts[0] : undefined;
  if (name !== undefined) return unknownValue(typing, name, domain);
  return refuse(typing, "wrong-key", expression.span, { domain: showDomain(domain), found: showOperand(typing.scope, value) });
}

function wrongCount(typing: Typing, span: Span, header: RateHeader, found: number): undefined {
  const names = header.keys.map((key) => (key.kind === "account" ? `account.${key.name}` : key.name));
  const wanted = names.length === 0 ? "it has no keys" : `its keys are ${listOf(names)}`;
  const example = names.length === 0 ? header.name : `${header.name} at (${[...(header.axis === undefined ? [] : ["q"]), ...names].join(", ")})`;
  return refuse(typing, "wrong-number-of-keys", span, { rate: header.name, found: String(found), wanted, example });
}
