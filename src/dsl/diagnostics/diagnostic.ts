// A diagnostic: something wrong in a rule file, as data. Only the catalogues build them, through `diagnosticsOf`.
import type { Span } from "../../values/span.ts";
import type { ParametersOf } from "../../values/template.ts";
import { filled } from "../../values/template.ts";

export type Severity = "error" | "warning";

export interface Related {
  readonly span: Span;
  readonly message: string;
}

/** `message`: lower case, one line, no full stop. `help`: what to do. `code`: stable kebab-case, with a page in docs/diagnostics. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string | undefined;
  readonly span: Span;
  readonly related: readonly Related[];
}

/** One entry of a catalogue. `{name}` in the texts is a parameter; the builder's type demands each of them. */
export interface CatalogueEntry {
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
}

export type DiagnosticBuilder<C extends Record<string, CatalogueEntry>> = <K extends keyof C & string>(
  code: K,
  span: Span,
  parameters: ParametersOf<C[K]>,
  related?: readonly Related[],
) => Diagnostic;

/** The builder for one catalogue: fills the templates of an entry. */
export function diagnosticsOf<const C extends Record<string, CatalogueEntry>>(catalogue: C): DiagnosticBuilder<C> {
  return (code, span, parameters, related = []) => {
    const entry: CatalogueEntry = catalogue[code] ?? { severity: "error", message: code, help: "" };
    return {
      code,
      severity: entry.severity,
      message: filled(entry.message, parameters),
      help: entry.help === "" ? undefined : filled(entry.help, parameters),
      span,
      related,
    };
  };
}
