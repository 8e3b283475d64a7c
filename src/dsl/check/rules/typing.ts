// What every family of the expression typer shares: where an expression stands, what is wanted of it, and how a typed node begins.
// It knows no family: `type` is handed in, so that the families do not import one another.

import type { Span } from "../../../values/span.ts";
import type { ParametersOf } from "../../../values/template.ts";
import type { Dimension } from "../../../values/unit.ts";
import type { Related } from "../../diagnostics/diagnostic.ts";
import type { RULE_CATALOGUE } from "../../diagnostics/rule-catalogue.ts";
import { ruleDiagnostic } from "../../diagnostics/rule-catalogue.ts";
import type { Expression, UnitUse, ValueType } from "../../program.ts";
import type * as tree from "../../tree/tree.ts";
import type { Locals, Scope } from "../scope.ts";

/** What the surroundings want: a bare name may be a value of `domain`, a bare number is written in `unit`. */
export interface Wanted {
  readonly domain: string | undefined;
  readonly unit: UnitUse | undefined;
}

export const NOTHING_WANTED: Wanted = { domain: undefined, unit: undefined };

export interface Typing {
  readonly scope: Scope;
  readonly locals: Locals;
  /** Types a part. Undefined after an error, which has been reported. */
  readonly type: (expression: tree.Expression, wanted: Wanted) => Expression | undefined;
}

export type Quantity = ValueType & { readonly kind: "quantity" };
export type Share = Quantity["share"];

/** How a typed node begins: an id of its own, its type and its place. */
export interface Beginning<T extends ValueType> {
  readonly id: number;
  readonly type: T;
  readonly span: Span;
}

export function begin<T extends ValueType>(typing: Typing, span: Span, type: T): Beginning<T> {
  return { id: typing.scope.nextId(), type, span };
}

export function quantity(dimension: Dimension, share: Share, index: string | undefined = undefined): Quantity {
  return { kind: "quantity", dimension, share, index };
}

export const TRUTH: ValueType = { kind: "truth" };
export const DATE: ValueType = { kind: "date" };

export function choice(domain: string): ValueType {
  return { kind: "choice", domain };
}

/** Reports, and gives the `undefined` that absorbs follow-on errors. */
export function refuse<K extends keyof typeof RULE_CATALOGUE>(
  typing: { readonly scope: Pick<Scope, "report"> },
  code: K,
  span: Span,
  parameters: ParametersOf<(typeof RULE_CATALOGUE)[K]>,
  related: readonly Related[] = [],
): undefined {
  typing.scope.report(ruleDiagnostic(code, span, parameters, related));
  return undefined;
}
