// Whether the lets, lines and what is payable of a tariff go no deeper than what works them out can follow. What names a let that is too deep
// is passed over: it is told once.
import type { Span } from "../../../values/span.ts";
import { declarationDiagnostic } from "../../diagnostics/declaration-catalogue.ts";
import type { Expression } from "../../program.ts";
import type { Depths } from "../depth.ts";
import { depthOf, letDepths, MOST_STEPS } from "../depth.ts";
import type { Scope } from "../scope.ts";

interface Named {
  /** In an order in which each comes after those that it names. */
  readonly lets: ReadonlyMap<string, Expression>;
  readonly rates: Depths;
}

/** A line, or what is payable: `what` reads "line `energy`". */
export interface Rooted {
  readonly what: string;
  readonly span: Span;
  readonly roots: readonly Expression[];
}

export function areShallow(scope: Scope, { lets, rates }: Named, rules: readonly Rooted[]): boolean {
  const depths = letDepths(lets, rates);
  for (const [name, value] of lets) {
    if (!isShallow(scope, `let \`${name}\``, value.span, depths.get(name) ?? 0)) return false;
  }
  return rules.every(({ what, span, roots }) => isShallow(scope, what, span, Math.max(0, ...roots.map((root) => depthOf(root, depths, rates)))));
}

function isShallow(scope: Scope, what: string, span: Span, found: number): boolean {
  if (found > MOST_STEPS) scope.report(declarationDiagnostic("rule-too-deep", span, { what, found: String(found), most: String(MOST_STEPS) }));
  return found <= MOST_STEPS;
}
