// Reporting in the oversight half. It knows the catalogue and nothing of what is checked.
import type { Span } from "../../../values/span.ts";
import type { ParametersOf } from "../../../values/template.ts";
import type { Related } from "../../diagnostics/diagnostic.ts";
import type { OVERSIGHT_CATALOGUE } from "../../diagnostics/oversight-catalogue.ts";
import { oversightDiagnostic } from "../../diagnostics/oversight-catalogue.ts";
import type { Scope } from "../scope.ts";

/** Reports, and gives the `undefined` that absorbs follow-on errors. */
export function refuse<K extends keyof typeof OVERSIGHT_CATALOGUE>(
  scope: Pick<Scope, "report">,
  code: K,
  span: Span,
  parameters: ParametersOf<(typeof OVERSIGHT_CATALOGUE)[K]>,
  related: readonly Related[] = [],
): undefined {
  scope.report(oversightDiagnostic(code, span, parameters, related));
  return undefined;
}
