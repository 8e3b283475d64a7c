// A diagnostic: something wrong in a rule file, as data. Only the catalogues build them, through `diagnosticsOf`.
import type { Span } from "../../values/span.ts";

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

type ParameterOf<T extends string> = T extends `${string}{${infer P}}${infer Rest}` ? P | ParameterOf<Rest> : never;

export type ParametersOf<E extends CatalogueEntry> = { readonly [K in ParameterOf<E["message"]> | ParameterOf<E["help"]>]: string };

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
    const filled = new Map(Object.entries<string>(parameters));
    const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => filled.get(name) ?? whole);
    return {
      code,
      severity: entry.severity,
      message: fill(entry.message),
      help: entry.help === "" ? undefined : fill(entry.help),
      span,
      related,
    };
  };
}
