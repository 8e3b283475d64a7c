// Versions of authorities and instalments. They need not cover the horizon: a regulation begins and ends. But a day has one at most.
import { textFromDay } from "../../../values/calendar.ts";
import type { Span } from "../../../values/span.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Version } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import { checkApart } from "../declarations/coverage.ts";
import { bindHead } from "../declarations/versions.ts";
import type { Scope } from "../scope.ts";
import type { Said } from "./clauses.ts";

interface VersionTree<I> {
  readonly head: tree.VersionHead;
  readonly items: readonly I[];
}

/** `what`: ``authority `corrections` ``; `span`: where its name stands. A version with an error is left out. */
export function bindVersions<I extends { readonly kind: string; readonly span: Span }, B>(
  scope: Scope,
  { what, span }: { readonly what: string; readonly span: Span },
  versions: readonly VersionTree<I>[],
  bodyOf: (said: Said<I>) => B | undefined,
): readonly (Version & { readonly body: B })[] {
  const bound = versions.flatMap(({ head, items }) => {
    // Only what is unknown as a whole needs no source.
    const version = bindHead(scope, what, head, { kind: items.length === 1 ? (items[0]?.kind ?? "") : "" });
    const body = bodyOf({ what, span: head.span, items });
    return version === undefined || body === undefined ? [] : [{ ...version, body }];
  });
  if (versions.length === 0) scope.report(declarationDiagnostic("version-gap", span, { what, day: textFromDay(scope.calendar, scope.horizon.from) }));
  if (bound.length === versions.length) checkApart(scope, { what, span }, bound);
  return bound;
}
