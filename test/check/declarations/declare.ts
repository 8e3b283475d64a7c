// The check helper of this folder: rule text to its declarations, or to the codes and places of what is wrong.

import type { DeclaredParts } from "../../../src/dsl/check/declarations/bind-declarations.ts";
import { bindDeclarations } from "../../../src/dsl/check/declarations/bind-declarations.ts";
import { arranged } from "../../../src/dsl/check/reported.ts";
import type { Diagnostic } from "../../../src/dsl/diagnostics/diagnostic.ts";
import { parse } from "../../../src/dsl/syntax/parse.ts";

export const SCHEDULE =
  "schedule example { currency IRR to 0 decimals  calendar persian  zone Asia/Tehran  weekend friday  horizon 1393-01-01 to 1396-01-01 }\n" +
  'source sheet "Rate sheet"\n';

/** The parts, and diagnostics as a reader gets them. A text without a schedule of its own stands under `SCHEDULE`. */
export function declare(text: string): { readonly parts: DeclaredParts | undefined; readonly diagnostics: readonly Diagnostic[] } {
  return declareFiles({ "rules.mizan": withSchedule(text) });
}

export function declareFiles(texts: Readonly<Record<string, string>>): {
  readonly parts: DeclaredParts | undefined;
  readonly diagnostics: readonly Diagnostic[];
} {
  const reported: Diagnostic[] = [];
  const files = Object.entries(texts).map(([path, text]) => {
    const parsed = parse(path, text);
    reported.push(...parsed.diagnostics);
    return parsed.value;
  });
  const parts = bindDeclarations(files, (diagnostic) => reported.push(diagnostic))?.parts;
  return { parts, diagnostics: arranged(files, reported) };
}

/** `3:12 unknown-unit`; lines counted in `text`, which stands under `before`. */
export function codesOf(text: string, before = ""): readonly string[] {
  const whole = withSchedule(before + text);
  const skipped = whole.slice(0, whole.length - text.length).split("\n").length - 1;
  return declare(whole).diagnostics.map(({ code, span }) => `${span.line - skipped}:${span.column} ${code}`);
}

/** The parts of a text without errors. */
export function partsOf(text: string): DeclaredParts {
  const { parts, diagnostics } = declare(text);
  if (parts === undefined || diagnostics.length > 0) throw new Error(diagnostics.map(({ message, span }) => `${span.line}: ${message}`).join("\n"));
  return parts;
}

export function withSchedule(text: string): string {
  return text.includes("schedule ") ? text : SCHEDULE + text;
}
