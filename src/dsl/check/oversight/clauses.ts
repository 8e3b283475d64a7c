// The clauses of a version: each that must be said is said once. It knows no clause's meaning.
import type { Span } from "../../../values/span.ts";
import type { Scope } from "../scope.ts";
import { refuse } from "./refuse.ts";

interface Item {
  readonly kind: string;
  readonly span: Span;
}

/** `clause`: as a message names it; `example`: how to write it. */
export interface Wording {
  readonly clause: string;
  readonly example: string;
}

/** A version, as messages name it (``authority `corrections` ``) and place it. */
export interface Said<I extends Item> {
  readonly what: string;
  readonly span: Span;
  readonly items: readonly I[];
}

type OfKind<I extends Item, K extends I["kind"]> = Extract<I, { readonly kind: K }>;

export function itemsOf<I extends Item, K extends I["kind"]>(items: readonly I[], kind: K): readonly OfKind<I, K>[] {
  return items.filter((item): item is OfKind<I, K> => item.kind === kind);
}

/** The one clause of its kind. Undefined after a report. */
export function required<I extends Item, K extends I["kind"]>(
  scope: Pick<Scope, "report">,
  said: Said<I>,
  kind: K,
  wording: Wording,
): OfKind<I, K> | undefined {
  const found = optional(scope, said, kind, wording.clause);
  return found ?? refuse(scope, "clause-missing", said.span, { what: said.what, ...wording });
}

/** The clause of its kind, or undefined; a second one is reported. */
export function optional<I extends Item, K extends I["kind"]>(
  scope: Pick<Scope, "report">,
  { what, items }: Said<I>,
  kind: K,
  clause: string,
): OfKind<I, K> | undefined {
  const [first, ...more] = itemsOf(items, kind);
  for (const second of more) refuse(scope, "clause-twice", second.span, { what, clause }, [{ span: first?.span ?? second.span, message: "first said here" }]);
  return first;
}
