// How one payment settles the documents of a plan: in the order, or in the proportion, that the rule states. Not a coin is lost or made.
import type { InstalmentBody } from "../../dsl/oversight.ts";
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, divide, isZero, minimum, multiply, subtract, ZERO } from "../../values/exact.ts";
import { rounded } from "./schedule-rows.ts";

export interface OpenDocument {
  readonly document: string;
  /** Its own due date, which a plan does not change. */
  readonly due: Day;
  readonly left: Exact;
}

export interface Settled {
  readonly document: string;
  readonly amount: Exact;
}

/**
 * `amount` over the documents, in the order oldest due date, then name; `beyond` is what they have no room for. No document is given more than is left of it.
 * Pro rata: shares of what is left, rounded by the rule; what the shares leave over goes to the stated end, as far as there is room, then on from there.
 */
export function allocate(
  settle: InstalmentBody["settle"],
  documents: readonly OpenDocument[],
  amount: Exact,
): { readonly settled: readonly Settled[]; readonly beyond: Exact } {
  const ordered = documents.toSorted((a, b) => a.due - b.due || (a.document < b.document ? -1 : 1));
  const first = settle.kind === "oldest first" ? ordered.map(() => ZERO) : shares(settle, ordered, amount);
  const rest = subtract(amount, first.reduce(add, ZERO));
  const filled = settle.kind === "pro rata" && settle.remainder === "last" ? fill(ordered, first, rest, -1) : fill(ordered, first, rest, 1);
  const settled = ordered.flatMap(({ document }, index) => {
    const part = filled.parts[index] ?? ZERO;
    return isZero(part) ? [] : [{ document, amount: part }];
  });
  return { settled, beyond: filled.rest };
}

function shares(settle: InstalmentBody["settle"] & { readonly kind: "pro rata" }, documents: readonly OpenDocument[], amount: Exact): readonly Exact[] {
  const whole = documents.reduce((sum, { left }) => add(sum, left), ZERO);
  let rest = amount;
  return documents.map(({ left }) => {
    const share = rounded(divide(multiply(amount, left), whole) ?? ZERO, settle.round);
    const part = minimum(rest, minimum(left, share));
    rest = subtract(rest, part);
    return part;
  });
}

/** Gives the rest to the documents that have room, from the first (1) or the last (-1) on. */
function fill(
  documents: readonly OpenDocument[],
  parts: readonly Exact[],
  rest: Exact,
  direction: 1 | -1,
): { readonly parts: readonly Exact[]; readonly rest: Exact } {
  const result = [...parts];
  let open = rest;
  const order = [...documents.keys()];
  for (const index of direction === 1 ? order : order.reverse()) {
    const part = result[index] ?? ZERO;
    const more = minimum(open, subtract(documents[index]?.left ?? ZERO, part));
    result[index] = add(part, more);
    open = subtract(open, more);
  }
  return { parts: result, rest: open };
}
