// A diagnostic as plain text: message, place, the line with carets under it, help, related places. No colours. It knows
// nothing of what is diagnosed.
import { visibleText } from "../../values/hidden-characters.ts";
import type { Span } from "../../values/span.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** `text` is the text of the file that the diagnostic speaks of; ends without a line end. */
export function renderDiagnostic(diagnostic: Diagnostic, text: string): string {
  const { code, severity, message, help, span, related } = diagnostic;
  const parts = [`${severity}[${code}]: ${message}`, place(span, text)];
  if (help !== undefined) parts.push(`  help: ${help}`);
  for (const { span: other, message: note } of related) parts.push(`  note: ${note}`, place(other, text));
  return parts.join("\n");
}

/** Where it is, the line, and carets: as many as code points are meant, at least one, and no further than the line goes. */
function place(span: Span, text: string): string {
  const where = `  --> ${span.file}:${span.line}:${span.column}`;
  const lineStart = span.start - (span.column - 1);
  const rest = text.slice(lineStart);
  const line = shorten(/^[^\r\n]*/.exec(rest)?.[0] ?? "", span.column - 1);
  const number = String(span.line);
  const gutter = " ".repeat(number.length);
  const before = blank(line.text.slice(0, line.at));
  const meant = line.text.slice(line.at, line.at + (span.end - span.start));
  const carets = "^".repeat(Math.max(1, codePoints(meant)));
  return [where, `${gutter} |`, `${number} | ${shown(line.text)}`, `${gutter} | ${before}${carets}`].join("\n");
}

/** Tabs stay: they stand above the carets' own. */
function shown(line: string): string {
  return line.split("\t").map(visibleText).join("\t");
}

/** A line of thousands of characters is cut to what stands near the place. */
function shorten(line: string, at: number): { readonly text: string; readonly at: number } {
  if (line.length <= 240) return { text: line, at };
  const from = Math.max(0, at - 80);
  return { text: line.slice(from, from + 200), at: at - from };
}

/** As wide as `text`: tabs stay, since their width is the reader's. */
function blank(text: string): string {
  return Array.from(text, (character) => (character === "\t" ? "\t" : " ")).join("");
}

function codePoints(text: string): number {
  return Array.from(text).length;
}
