// The canonical layout of a rule file.
import type { Diagnostic } from "../dsl/diagnostics/diagnostic.ts";
import { format } from "../dsl/format/format.ts";

/** The text in canonical layout with every comment kept, or undefined and the diagnostics where it has errors. Formatting twice changes nothing. @public */
export function formatRules(path: string, text: string): { readonly value: string | undefined; readonly diagnostics: readonly Diagnostic[] } {
  return format(path, text);
}
