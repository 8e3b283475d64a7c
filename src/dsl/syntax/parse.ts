// Text to syntax tree. Never throws, whatever the text; a file with errors still gives a tree of what could be read.
import type { IToken } from "chevrotain";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { syntaxDiagnostic } from "../diagnostics/syntax-catalogue.ts";
import type { SourceFile } from "../tree/tree.ts";
import { balance } from "./balance.ts";
import { doubtfulRows } from "./doubtful-rows.ts";
import { explain } from "./explain.ts";
import type { Fault } from "./faults.ts";
import { readDeclarations } from "./grammar.ts";
import { invisibleCharacters } from "./invisible.ts";
import { MAX_BYTES, MAX_ERRORS } from "./limits.ts";
import { type Scan, scan } from "./scan.ts";
import { End } from "./tokens.ts";

export interface Parsed {
  readonly value: SourceFile;
  readonly diagnostics: readonly Diagnostic[];
}

export function parse(path: string, text: string): Parsed {
  if (bytesOf(text) > MAX_BYTES) {
    const span = { file: path, start: 0, end: 0, line: 1, column: 1 };
    return { value: { path, text, declarations: [], comments: [] }, diagnostics: [syntaxDiagnostic("file-too-large", span, {})] };
  }
  const read = scan(path, text);
  const diagnostics = [...invisibleCharacters(path, text), ...read.diagnostics, ...doubtfulRows(path, read.tokens)];
  if (read.stopped) return { value: { path, text, declarations: [], comments: read.comments }, diagnostics: inOrder(diagnostics) };
  const balanced = balance(path, [...read.tokens, endOf(text)]);
  diagnostics.push(...balanced.diagnostics);
  const declarations = balanced.stopped
    ? []
    : readDeclarations(path, balanced.tokens, (fault) => {
        if (!isBroken(read, balanced.tokens, fault)) diagnostics.push(explain(path, balanced.tokens, fault));
        return diagnostics.length <= MAX_ERRORS;
      });
  return { value: { path, text, declarations, comments: read.comments }, diagnostics: inOrder(diagnostics) };
}

/** In the order of the text; no more than the limit. */
function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = [...diagnostics].sort((left, right) => left.span.start - right.span.start);
  const beyond = sorted[MAX_ERRORS];
  return beyond === undefined ? sorted : [...sorted.slice(0, MAX_ERRORS), syntaxDiagnostic("too-many-errors", beyond.span, {})];
}

function bytesOf(text: string): number {
  if (text.length > MAX_BYTES || text.length * 3 <= MAX_BYTES) return text.length;
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // Each half of a surrogate pair counts two of the pair's four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}

function endOf(text: string): IToken {
  const lines = text.split(/\r\n|\r|\n/);
  const last = lines.at(-1) ?? "";
  return {
    image: "",
    startOffset: text.length,
    endOffset: text.length - 1,
    startLine: lines.length,
    startColumn: last.length + 1,
    tokenTypeIdx: End.tokenTypeIdx ?? 0,
    tokenType: End,
  };
}

/** Whether a text without end stands between the start of the item and the fault: that has been told. */
function isBroken(read: Scan, tokens: readonly IToken[], fault: Fault): boolean {
  if (read.broken.size === 0) return false;
  return tokens.some((token) => token.startOffset >= fault.start.startOffset && token.startOffset <= fault.found.startOffset && read.broken.has(token));
}
