// What of a printed bill is compared with the computed one, and what is not: figures that no rule has, that cannot be worked out, or that were not printed
// accuse nobody. Explanations are judged on what is compared alone, and what was left out is said.
import type { Exact } from "../../values/exact.ts";
import { compare, equals, exactFromText, isZero, ONE, round, subtract, ZERO } from "../../values/exact.ts";
import { asPrinted, sizeOf } from "../audit/printed.ts";
import { rulesOf } from "../audit/statement.ts";
import type { IssuedBill } from "../issued/case.ts";
import { blockNameOf } from "./block-rows.ts";
import type { LeftOut } from "./diagnosis.ts";
import { leftOutOf, printedSumOf } from "./left-out.ts";
import type { OnRecord } from "./on-record.ts";
import type { Vector } from "./vector.ts";
import { isSum, observedOf } from "./vector.ts";

export interface Compared {
  /** What each figure must come to. A line that is charged and was not printed, on a bill whose lines are all there, must come to nothing. */
  readonly aims: ReadonlyMap<string, Exact>;
  /** Whether any line was printed: where only sums were, lines say nothing. */
  readonly byLines: boolean;
  /** Whether a line that was not printed was not charged: the printed lines make up what was charged. */
  readonly isWhole: boolean;
  /** Lines whose charged amount was printed, though the rules print it rounded. */
  readonly unrounded: ReadonlySet<string>;
  /** Blocks that were printed one by one: how far the printed figure may be off. */
  readonly blocks: ReadonlyMap<string, Exact>;
  readonly leftOut: readonly LeftOut[];
}

export function comparedOf(issued: IssuedBill, record: OnRecord): Compared {
  const observed = observedOf(issued);
  const byLines = issued.lines.length > 0;
  const blocks = blocksOf(issued, record);
  const inBlocks = new Set([...blocks.keys()].map((name) => blockNameOf(name)?.line));
  const absent = byLines ? [...record.right].flatMap(([name, value]) => (!inBlocks.has(name) && isAbsent(record, observed, name, value) ? [name] : [])) : [];
  const sums = printedSumOf(issued, record, [...blocks.keys()]);
  const isExcerpt = issued.excerpt === true;
  const isWhole = byLines && !isExcerpt && (absent.length === 0 || sums.isSaid);
  const leftOut = leftOutOf(issued, record, observed, { absent: isWhole || isExcerpt ? [] : absent, blocks, unknownCounts: sums.unknownCounts });
  const out = new Set(leftOut.map(({ name }) => name));
  const aims = new Map([...observed].filter(([name]) => !out.has(name)));
  const total = aims.get("total");
  if (total !== undefined && sums.unknownCounts === "counts") aims.set("total", subtract(total, sums.unknown));
  if (isWhole) for (const name of absent) if (!out.has(name)) aims.set(name, ZERO);
  return { aims, byLines, isWhole, unrounded: unroundedOf(record, aims), blocks, leftOut };
}

/** Whether a figure of the name may come to this by what was compared. */
export function agrees(compared: Compared, computed: Vector, name: string): boolean {
  const value = figureIn(compared, computed, name);
  const aim = compared.aims.get(name);
  if (aim === undefined) return isFree(compared, computed, name) || isZero(value);
  const tolerance = compared.blocks.get(name);
  return tolerance === undefined ? equals(aim, value) : compare(sizeOf(subtract(aim, value)), tolerance) <= 0;
}

/** The figure of the rules that a printed one is, or is a part of. */
export function ruleOf({ blocks }: Compared, name: string): string {
  return (blocks.has(name) ? blockNameOf(name)?.line : undefined) ?? name;
}

export function figureIn({ unrounded, blocks }: Compared, computed: Vector, name: string): Exact {
  const block = blocks.has(name) ? blockNameOf(name) : undefined;
  if (block !== undefined) return computed.blockOf?.(block.line, block.block) ?? ZERO;
  return (unrounded.has(name) ? computed.charged?.get(name) : undefined) ?? computed.get(name) ?? ZERO;
}

/** Whether nothing was printed that a figure without an aim could contradict. */
export function isFree({ isWhole, leftOut, blocks }: Compared, computed: Vector, name: string): boolean {
  if (!isWhole || isSum(name) || computed.subtotals?.has(name) === true) return true;
  return leftOut.some((each) => each.name === name) || [...blocks.keys()].some((block) => blockNameOf(block)?.line === name);
}

/** The figures on which a computed bill is not what was compared. */
export function wrongIn(compared: Compared, computed: Vector): readonly string[] {
  const more = compared.isWhole ? [...computed.keys()].filter((name) => !compared.aims.has(name)) : [];
  return [...compared.aims.keys(), ...more].filter((name) => !agrees(compared, computed, name));
}

function isAbsent({ right, untold }: OnRecord, observed: Vector, name: string, value: Exact): boolean {
  return !isSum(name) && !observed.has(name) && !untold.has(name) && right.subtotals?.has(name) !== true && !isZero(value);
}

/** A block's figure is printed rounded, nobody says how: half of its last place. */
function blocksOf({ lines }: IssuedBill, { right }: OnRecord): ReadonlyMap<string, Exact> {
  return new Map(
    lines.flatMap(({ name, amount }) => {
      const block = right.has(name) ? undefined : blockNameOf(name);
      const printed = asPrinted(amount);
      return block === undefined || printed === undefined || right.blockOf?.(block.line, block.block) === undefined ? [] : [[name, printed.tolerance] as const];
    }),
  );
}

/** The audit takes a line's charged amount for its printed one: here as well. */
function unroundedOf({ trace }: OnRecord, aims: ReadonlyMap<string, Exact>): ReadonlySet<string> {
  const rules = rulesOf(trace.tariff).filter(({ name, print }) => {
    const aim = aims.get(name);
    return print !== undefined && aim !== undefined && !equals(round(aim, exactFromText(print.step) ?? ONE, "half up"), aim);
  });
  return new Set(rules.map(({ name }) => name));
}
