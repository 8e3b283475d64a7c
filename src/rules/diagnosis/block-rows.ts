// What a line's blocks come to, of a bill that prints them one by one under names like `energy block 1`.
import type { LineTrace, TraceNode } from "../../engine/trace.ts";
import type { Exact } from "../../values/exact.ts";
import { add, ZERO } from "../../values/exact.ts";

export interface BlockName {
  readonly line: string;
  readonly block: number;
}

/** Undefined for a name that is no such one. */
export function blockNameOf(name: string): BlockName | undefined {
  const found = /^(.+) block ([1-9]\d*)$/.exec(name);
  const [, line, block] = found ?? [];
  return line === undefined || block === undefined ? undefined : { line, block: Number(block) };
}

/** Over all segments of the line; zero for a block that was not reached. Undefined where the line runs through no table. */
export function blockAmount({ segments }: LineTrace, block: number): Exact | undefined {
  const amounts = segments.flatMap(({ value }) => blocksIn(value));
  if (amounts.length === 0) return undefined;
  return amounts.filter((each) => each.block === block).reduce((sum, { amount }) => add(sum, amount), ZERO);
}

function blocksIn({ blocks, inputs }: TraceNode): readonly { readonly block: number; readonly amount: Exact }[] {
  return [...(blocks ?? []), ...inputs.flatMap(blocksIn)];
}
