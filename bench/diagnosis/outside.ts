// Mistakes that no catalogue has: a bill wrong in a way that nobody thought of. Each is made either in the rules, or on the finished bill with its sums
// drawn up again.
import { isSameNumber, negatedText, partsOf, sumText, textOf } from "./decimal.ts";
import { linesOf, tariffOf, withRates } from "./faults/edits.ts";
import type { Issued } from "./issuer.ts";
import { issuedBy, roundedText } from "./issuer.ts";
import type { Random } from "./random.ts";
import type { BodySpec } from "./spec.ts";
import type { World } from "./world.ts";

export interface Outside {
  readonly kind: string;
  /** Undefined where it cannot happen to this bill. */
  readonly make: (random: Random, world: World, bill: Issued) => Issued | undefined;
}

export const OUTSIDE: readonly Outside[] = [
  { kind: "a rate mistyped in one digit", make: mistypedRate },
  { kind: "an edge of the blocks mistyped", make: mistypedEdge },
  { kind: "a fixed charge of another amount", make: otherFee },
  { kind: "a tax of another percentage", make: otherTax },
  { kind: "a discount that nobody gave", make: discount },
  { kind: "noise in one line", make: noise },
  { kind: "amounts of two lines exchanged", make: exchanged },
  { kind: "a wrong sum below right lines", make: wrongSum },
  { kind: "a line that no rule has", make: surcharge },
];

function billedWith(world: World, rates: readonly string[], change: (body: BodySpec) => BodySpec): Issued | undefined {
  return issuedBy(withRates(world, rates, (rate) => ({ ...rate, versions: rate.versions.map((version) => ({ ...version, body: change(version.body) })) })));
}

/** One of the rates that the tariff's lines of a kind use. */
function rateOf(random: Random, world: World, kinds: readonly string[]): readonly string[] {
  const names = linesOf(world).flatMap(({ value }) => ("rate" in value && kinds.includes(value.kind) ? [value.rate] : []));
  return names.length === 0 ? [] : [random.pick(names)];
}

/** One digit of every cell's figure, at the same place of it. */
function mistypedRate(random: Random, world: World): Issued | undefined {
  const [row, place, by] = [random.below(3), random.below(3), random.between(1, 9)];
  const typed = (cell: string): string => {
    const digits = [...cell].flatMap((letter, at) => (/\d/.test(letter) ? [at] : []));
    const at = digits[place % digits.length] ?? 0;
    return `${cell.slice(0, at)}${(Number(cell.charAt(at)) + by) % 10}${cell.slice(at + 1)}`;
  };
  return billedWith(world, rateOf(random, world, ["blocks", "priced", "registers", "season"]), (body) => {
    if (body.kind === "cells") return { ...body, cells: body.cells.map((cell, at) => (body.cells.length === 1 || at === row ? typed(cell) : cell)) };
    return { ...body, rows: body.rows.map((cells, at) => (at === row % body.rows.length ? cells.map(typed) : cells)) };
  });
}

function mistypedEdge(random: Random, world: World): Issued | undefined {
  const by = random.pick([-13, -7, 7, 9, 13, 17]);
  return billedWith(world, rateOf(random, world, ["blocks"]), (body) =>
    body.kind === "blocks" ? { ...body, edges: body.edges.map((edge, at) => (at === 0 ? String(Number(edge) + by) : edge)) } : body,
  );
}

function otherFee(random: Random, world: World): Issued | undefined {
  const by = random.pick([-1, 1]) * random.between(101, 1_499);
  return billedWith(world, rateOf(random, world, ["fixed", "demand"]), (body) =>
    body.kind === "cells" ? { ...body, cells: body.cells.map((cell) => moved(cell, by, world.spec.decimals)) } : body,
  );
}

function moved(cell: string, by: number, places: number): string {
  const parts = partsOf(cell, places) + BigInt(by);
  return textOf(parts > 0n ? parts : -parts + 1n, places);
}

function otherTax(random: Random, world: World): Issued | undefined {
  const by = random.pick([-2.5, -1.5, 0.5, 1.5, 2.5, 3.5]);
  return billedWith(world, rateOf(random, world, ["tax"]), (body) =>
    body.kind === "cells" ? { ...body, cells: body.cells.map((cell) => `${Number(cell.replace("%", "")) + by}%`) } : body,
  );
}

function discount(random: Random, world: World, bill: Issued): Issued | undefined {
  const share = BigInt(random.between(3, 25));
  return withLineOf(random, world, bill, (parts) => parts - (parts * share) / 100n);
}

function noise(random: Random, world: World, bill: Issued): Issued | undefined {
  const [sign, share, more] = [random.pick([-1n, 1n]), BigInt(random.between(1, 60)), BigInt(random.between(7, 60))];
  return withLineOf(random, world, bill, (parts) => parts + sign * ((parts * share) / 1_000n + more));
}

/** One line of the finished bill; the taxes on it stay as they were. */
function withLineOf(random: Random, world: World, bill: Issued, change: (parts: bigint) => bigint): Issued | undefined {
  const { decimals } = world.spec;
  const names = charged(bill);
  if (names.length === 0) return undefined;
  const name = random.pick(names);
  const amount = textOf(change(partsOf(bill.lines.get(name) ?? "0", decimals)), decimals);
  return withSums(world, bill, new Map([...bill.lines, [name, amount]]), "0");
}

function charged({ lines }: Issued): readonly string[] {
  return [...lines].flatMap(([name, amount]) => (isSameNumber(amount, "0") ? [] : [name]));
}

function exchanged(random: Random, world: World, bill: Issued): Issued | undefined {
  const [one, other] = random.shuffled(charged(bill));
  if (one === undefined || other === undefined) return undefined;
  const [first, second] = [bill.lines.get(one) ?? "0", bill.lines.get(other) ?? "0"];
  return isSameNumber(first, second) ? undefined : withSums(world, bill, new Map([...bill.lines, [one, second], [other, first]]), "0");
}

function wrongSum(random: Random, world: World, bill: Issued): Issued | undefined {
  return withSums(world, bill, bill.lines, textOf(BigInt(random.pick([-1, 1]) * random.between(3, 9_999)), world.spec.decimals));
}

function surcharge(random: Random, world: World, bill: Issued): Issued | undefined {
  const amount = textOf(BigInt(random.between(101, 9_999)), world.spec.decimals);
  return withSums(world, bill, new Map([...bill.lines, ["fund", amount]]), "0");
}

/** The total of these lines, off by some amount, and what is to be paid of it. */
function withSums(world: World, bill: Issued, lines: Issued["lines"], off: string): Issued | undefined {
  const payable = tariffOf(world)?.payable;
  if (payable === undefined) return undefined;
  const total = sumText([...lines.values(), off]);
  const due = sumText([total, bill.broughtForward]);
  const rounded = payable.round === undefined ? due : roundedText(due, payable.round);
  return {
    lines,
    total,
    broughtForward: bill.broughtForward,
    payable: rounded,
    carried: payable.remainder === "carry" ? sumText([due, negatedText(rounded)]) : "0",
  };
}

/** Figures of a register out of the air. Not among those above: whatever is read, some one misread digit may give it, and no bill can tell the two apart. */
export function withQuantityOutOfTheAir(random: Random, world: World): World {
  const readings = world.facts.readings?.map((row) => {
    if (row.current === undefined || row.previous === undefined || row.rollover || row.span !== undefined) return row;
    return { ...row, current: sumText([row.previous, String(random.between(1, 900))]) };
  });
  return { ...world, facts: { ...world.facts, readings } };
}
