// Dated pieces of usage: do they tile a span, how are those of several registers joined, and what part of them falls inside a span.
// INVARIANT: quantities are shared by whole days, exactly; nothing is rounded and nothing is lost.
import type { DaySpan } from "../../dsl/program.ts";
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, divide, exactFromWhole, multiply, ZERO } from "../../values/exact.ts";
import type { UsageFact, UsagePiece } from "../facts.ts";

export const MOST_PIECES = 8;

/** What is wrong with the tiling, as the end of a sentence; undefined where the spans, in order of `from`, tile `whole`. */
export function tilingProblem(spans: readonly DaySpan[], whole: DaySpan, dayText: (day: Day) => string): string | undefined {
  let reached = whole.from;
  for (const { from, to } of spans) {
    if (from > reached) return `leave a gap from ${dayText(reached)} to ${dayText(from)}`;
    if (from < whole.from) return `start on ${dayText(from)}, before ${dayText(whole.from)}`;
    if (from < reached) return `overlap from ${dayText(from)} to ${dayText(Math.min(reached, to))}`;
    reached = to;
  }
  if (reached < whole.to) return `leave a gap from ${dayText(reached)} to ${dayText(whole.to)}`;
  return reached > whole.to ? `end on ${dayText(reached)}, after ${dayText(whole.to)}` : undefined;
}

/** One chain of pieces for one register, tiling the span that all of them tile. */
export interface Chain {
  readonly daypart: string;
  readonly pieces: readonly { readonly from: Day; readonly to: Day; readonly interim: boolean; readonly estimated: boolean; readonly quantity: Exact }[];
}

/**
 * The chains' pieces at the union of their dates, each shared by days inside itself. A boundary is interim only if no chain has a meter
 * exchange there; a piece is estimated if a part of it is.
 */
export function joinChains(chains: readonly Chain[]): UsageFact {
  const [only] = chains;
  if (only !== undefined && chains.length === 1) return only.pieces.map(({ quantity, ...piece }) => ({ ...piece, quantities: { [only.daypart]: quantity } }));
  const ends = [...new Set(chains.flatMap(({ pieces }) => pieces.map(({ to }) => to)))].sort((a, b) => a - b);
  let from = chains[0]?.pieces[0]?.from ?? 0;
  return ends.map((to) => {
    const span = { from, to };
    from = to;
    return joined(chains, span);
  });
}

/** The part of summable usage that falls in `span`, as pieces that tile it. */
export function piecesWithin(pieces: UsageFact, span: DaySpan): UsageFact {
  return pieces
    .filter((piece) => piece.from < span.to && span.from < piece.to)
    .map((piece) => {
      const cut = { from: Math.max(piece.from, span.from), to: Math.min(piece.to, span.to) };
      const quantities = Object.fromEntries(Object.entries(piece.quantities).map(([daypart, quantity]) => [daypart, shareOf(quantity, piece, cut)]));
      return { ...piece, ...cut, quantities };
    });
}

export function sumOf(pieces: UsageFact, daypart: string): Exact {
  return pieces.reduce((sum, piece) => add(sum, piece.quantities[daypart] ?? ZERO), ZERO);
}

function joined(chains: readonly Chain[], span: DaySpan): UsagePiece {
  const quantities: Record<string, Exact> = {};
  let interim = true;
  let estimated = false;
  for (const { daypart, pieces } of chains) {
    for (const piece of pieces) {
      if (piece.to <= span.from || span.to <= piece.from) continue;
      quantities[daypart] = add(quantities[daypart] ?? ZERO, shareOf(piece.quantity, piece, span));
      if (piece.to === span.to && !piece.interim) interim = false;
      if (piece.estimated) estimated = true;
    }
  }
  return { ...span, interim, estimated, quantities };
}

function shareOf(quantity: Exact, whole: DaySpan, part: DaySpan): Exact {
  const days = part.to - part.from;
  const all = whole.to - whole.from;
  if (days === all) return quantity;
  return divide(multiply(quantity, exactFromWhole(days)), exactFromWhole(all)) ?? ZERO;
}
