// Diagnostics of several files as text.
import type { Diagnostic, RuleText } from "../src/index.ts";
import { renderDiagnostic } from "../src/index.ts";

/** Blocks with an empty line after each. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], files: readonly RuleText[]): string {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return diagnostics.map((diagnostic) => `${oneText(diagnostic, texts)}\n\n`).join("");
}

/** The library shows lines of one file; of related places in others their file and line stand alone. */
function oneText(diagnostic: Diagnostic, texts: ReadonlyMap<string, string>): string {
  const { file } = diagnostic.span;
  const here = diagnostic.related.filter(({ span }) => span.file === file);
  const elsewhere = diagnostic.related.filter(({ span }) => span.file !== file);
  const notes = elsewhere.map(({ span, message }) => `  note: ${message}\n  --> ${span.file}:${span.line}:${span.column}`);
  return [renderDiagnostic({ ...diagnostic, related: here }, texts.get(file) ?? ""), ...notes].join("\n");
}

export function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
}
