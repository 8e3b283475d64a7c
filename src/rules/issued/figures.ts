// An issued bill as figures to compare: lines and groups by name, with what each is added as and what it is printed as; and the sums below them.
import type { Bill, BillGroup, BillLine } from "../../engine/bill.ts";
import type { Exact } from "../../values/exact.ts";
import { add, exactFromText } from "../../values/exact.ts";
import type { IssuedBill } from "./case.ts";
import { isBill } from "./issued-schema.ts";

/** A line or a group. */
export interface Figure {
  readonly name: string;
  readonly label: string | undefined;
  readonly group: string | undefined;
  readonly memo: boolean;
  readonly amount: Exact;
  /** What the bill shows; of another system's bill that is all there is. */
  readonly printed: Exact;
}

/** `undefined`: the bill does not say it. */
export interface IssuedSums {
  readonly total: Exact | undefined;
  readonly brought_forward: Exact | undefined;
  readonly payable: Exact | undefined;
  readonly carried: Exact | undefined;
  readonly dropped: Exact | undefined;
}

/** Neither a memo nor inside a group: part of the total. */
export function counts({ memo, group }: Pick<Figure, "memo" | "group">): boolean {
  return !memo && group === undefined;
}

/** By name, lines first, then groups. Several lines of one name (`true_up.x` of several earlier bills) are added up. */
export function figuresOf(issued: Bill | IssuedBill): ReadonlyMap<string, Figure> {
  const figures = new Map<string, Figure>();
  const rows = isBill(issued) ? [...issued.lines.map(lineFigure), ...issued.groups.map(groupFigure)] : issued.lines.map(printedFigure);
  for (const figure of rows) {
    const before = figures.get(figure.name);
    if (before === undefined) figures.set(figure.name, figure);
    else figures.set(figure.name, { ...before, amount: add(before.amount, figure.amount), printed: add(before.printed, figure.printed) });
  }
  return figures;
}

export function sumsOf(issued: Bill | IssuedBill): IssuedSums {
  if (!isBill(issued)) {
    const { total, brought_forward, payable, carried } = issued;
    return { total: given(total), brought_forward: given(brought_forward), payable: given(payable), carried: given(carried), dropped: undefined };
  }
  const { exact } = issued;
  return {
    total: numberOf(exact.total ?? issued.total),
    brought_forward: numberOf(issued.brought_forward),
    payable: numberOf(exact.payable ?? issued.payable),
    carried: numberOf(exact.carried ?? issued.carried),
    dropped: numberOf(exact.dropped ?? issued.dropped),
  };
}

/** Names that stand more than once where once is meant, with how often. */
export function repeatedLines(issued: Bill | IssuedBill): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  const names = [...issued.lines, ...(isBill(issued) ? issued.groups : [])].map(({ name }) => name);
  for (const name of names) if (!isBill(issued) || !name.startsWith("true_up.")) times.set(name, (times.get(name) ?? 0) + 1);
  return new Map([...times].filter(([, count]) => count > 1));
}

function lineFigure({ name, label, group, memo, amount, exact, printed }: BillLine): Figure {
  return { name, label, group: group ?? undefined, memo, amount: numberOf(exact ?? amount), printed: numberOf(printed) };
}

function groupFigure({ name, label, amount, exact, printed }: BillGroup): Figure {
  return { name, label, group: undefined, memo: false, amount: numberOf(exact ?? amount), printed: numberOf(printed) };
}

function printedFigure({ name, amount }: IssuedBill["lines"][number]): Figure {
  const printed = numberOf(amount);
  return { name, label: undefined, group: undefined, memo: false, amount: printed, printed };
}

function given(text: string | undefined): Exact | undefined {
  return text === undefined ? undefined : numberOf(text);
}

/** INVARIANT: a bill that was read holds numbers where it should. */
function numberOf(text: string): Exact {
  const value = exactFromText(text);
  if (value === undefined) throw new TypeError(`a bill that was read holds \`${text}\` where a number belongs`);
  return value;
}
