// A diagnostic as plain text: message, place, the line with carets under it, help, related places. No colours. It knows
// nothing of what is diagnosed.
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

/** Characters that turn the direction of text, or are not seen, would do so on the reader's screen as well; U+200C is part of Persian. */
function shown(line: string): string {
  return Array.from(line, (character) => (isUnseen(character.codePointAt(0) ?? 0) ? "\ufffd" : character)).join("");
}

const UNSEEN: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x08],
  [0x0a, 0x1f],
  [0x7f, 0x9f],
  [0x61c, 0x61c],
  [0x200b, 0x200b],
  [0x200d, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2060],
  [0x2066, 0x2069],
  [0xfeff, 0xfeff],
];

function isUnseen(code: number): boolean {
  return UNSEEN.some(([first, last]) => first <= code && code <= last);
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
