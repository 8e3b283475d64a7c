// Usage in a segment: what is summable is shared out by days inside each of its dated pieces, a level holds in every part.
import type { DaySpan } from "../../dsl/program.ts";
import type { Exact } from "../../values/exact.ts";
import { add, divide, exactFromWhole, multiply, ZERO } from "../../values/exact.ts";
import { own } from "../../values/record.ts";
import type { UsageFact, UsagePiece } from "../facts.ts";
import { failure } from "../failure.ts";
import type { Context } from "./context.ts";
import { refuse } from "./refusal.ts";
import type { NumberValue } from "./value.ts";

export function usageIn(context: Context, name: string): NumberValue {
  const field = own(context.run.plan.usage, name);
  const given = own(context.run.facts.usage, name);
  if (field === undefined || given === undefined) return refuse(failure("fact-missing", { what: `usage.${name}` }, `usage.${name}`));
  const pieces = context.byReadings || !field.summable ? given : mergedPieces(given);
  const quantities = field.summable ? shared(pieces, context.segment) : (pieces[0]?.quantities ?? {});
  if (field.by !== undefined) return { byDaypart: quantities };
  return own(quantities, "") ?? refuse(failure("fact-missing", { what: `usage.${name}` }, `usage.${name}`));
}

function shared(pieces: UsageFact, segment: DaySpan): Readonly<Record<string, Exact>> {
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1 && only.from === segment.from && only.to === segment.to) return only.quantities;
  const sums: Record<string, Exact> = {};
  for (const piece of pieces) {
    const days = Math.min(piece.to, segment.to) - Math.max(piece.from, segment.from);
    if (days <= 0) continue;
    const share = days === piece.to - piece.from ? undefined : divide(exactFromWhole(days), exactFromWhole(piece.to - piece.from));
    for (const [daypart, quantity] of Object.entries(piece.quantities)) {
      const part = share === undefined ? quantity : multiply(quantity, share);
      const before = own(sums, daypart);
      sums[daypart] = before === undefined ? part : add(before, part);
    }
  }
  return sums;
}

const merged = new WeakMap<UsageFact, UsageFact>();

/** Pieces that end at a mere interim reading are one piece with the next; a meter exchange stays a boundary. */
function mergedPieces(pieces: UsageFact): UsageFact {
  if (!pieces.some(({ interim }) => interim)) return pieces;
  const known = merged.get(pieces);
  if (known !== undefined) return known;
  const result: UsagePiece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.interim) result[result.length - 1] = join(last, piece);
    else result.push(piece);
  }
  merged.set(pieces, result);
  return result;
}

function join(a: UsagePiece, b: UsagePiece): UsagePiece {
  const quantities: Record<string, Exact> = { ...a.quantities };
  for (const [daypart, quantity] of Object.entries(b.quantities)) quantities[daypart] = add(own(quantities, daypart) ?? ZERO, quantity);
  return { from: a.from, to: b.to, interim: b.interim, estimated: a.estimated || b.estimated, quantities };
}
