// Diagnostics as a reader gets them: by file and place, each once, and no endless lists.
import { declarationDiagnostic } from "../diagnostics/declaration-catalogue.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../tree/tree.ts";

/** Of one file: more are counted and not shown. */
export const MOST_SHOWN = 200;

/** Files in the order in which they are given. The diagnostics of a file past the 200th are replaced by one that says so. */
export function arranged(files: readonly SourceFile[], diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const order = new Map(files.map((file, place) => [file.path, place]));
  const rank = (diagnostic: Diagnostic): number => order.get(diagnostic.span.file) ?? files.length;
  const once = new Map(diagnostics.map((diagnostic) => [keyOf(diagnostic), diagnostic]));
  const sorted = [...once.values()].sort((a, b) => rank(a) - rank(b) || a.span.start - b.span.start || a.span.end - b.span.end);
  const byFile = new Map<string, Diagnostic[]>();
  for (const diagnostic of sorted) {
    const own = byFile.get(diagnostic.span.file);
    if (own === undefined) byFile.set(diagnostic.span.file, [diagnostic]);
    else own.push(diagnostic);
  }
  return [...byFile.values()].flatMap(shortened);
}

function keyOf({ code, message, span }: Diagnostic): string {
  return `${span.file} ${span.start} ${span.end} ${code} ${message}`;
}

function shortened(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const next = diagnostics[MOST_SHOWN];
  if (next === undefined || next.code === "too-many-errors") return diagnostics;
  return [...diagnostics.slice(0, MOST_SHOWN), declarationDiagnostic("too-many-diagnostics", next.span, { count: String(diagnostics.length - MOST_SHOWN) })];
}
