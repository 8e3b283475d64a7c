// A document on a day: whether it is disputed, written off or cancelled, and what is left of it.
import type { Day } from "../../values/calendar.ts";
import type { Exact } from "../../values/exact.ts";
import { add, subtract, ZERO } from "../../values/exact.ts";
import type { DocumentCase, Settled } from "./plan-journal.ts";

export interface Standing {
  readonly state: "disputed" | "written_off" | "cancelled";
  readonly since: Day;
}

/** At the end of the day; undefined: it is owed. What is written off or cancelled stays so. */
export function standingOn({ states }: DocumentCase, day: Day): Standing | undefined {
  let disputed: Standing | undefined;
  for (const { record, day: since } of states) {
    if (since > day) continue;
    const { state } = record;
    if (state === "written_off" || state === "cancelled") return { state, since };
    if (state === "undisputed") disputed = undefined;
    else disputed ??= { state, since };
  }
  return disputed;
}

export function settledBy({ settled }: Pick<DocumentCase, "settled">, counts: (each: Settled) => boolean): Exact {
  return settled.reduce((sum, each) => (counts(each) ? add(sum, each.amount) : sum), ZERO);
}

/** Negative where more was put to it than is owed; undefined where the document is not in the journal. */
export function leftOf(document: DocumentCase, counts: (each: Settled) => boolean): Exact | undefined {
  return document.amount === undefined ? undefined : subtract(document.amount, settledBy(document, counts));
}
