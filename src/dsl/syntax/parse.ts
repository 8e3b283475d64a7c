// Text to syntax tree. Never throws, whatever the text; a file with errors still gives a tree of what could be read.
import type { IToken } from "chevrotain";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { syntaxDiagnostic } from "../diagnostics/syntax-catalogue.ts";
import type { SourceFile } from "../tree/tree.ts";
import { type Balanced, balance, placeOf } from "./balance.ts";
import { doubtfulRows } from "./doubtful-rows.ts";
import { explain } from "./explain.ts";
import type { Fault } from "./faults.ts";
import { readDeclarations } from "./grammar.ts";
import { invisibleCharacters } from "./invisible.ts";
import { MAX_BYTES, MAX_ERRORS } from "./limits.ts";
import { scan } from "./scan.ts";
import { hasUnsoundDeclaration } from "./sound-declarations.ts";
import { End } from "./tokens.ts";

export interface Parsed {
  readonly value: SourceFile;
  readonly diagnostics: readonly Diagnostic[];
}

export function parse(path: string, text: string): Parsed {
  const whole = { nameless: true, span: { file: path, start: 0, end: text.length, line: 1, column: 1 } };
  const unread = { path, text, declarations: [], comments: [], broken: [whole] };
  if (bytesOf(text) > MAX_BYTES) return { value: unread, diagnostics: [syntaxDiagnostic("file-too-large", { ...whole.span, end: 0 }, {})] };
  const asItStands = reading(path, text, unread, false);
  // As many braces may close as open, and one be missing here and another there: then the text makes less sense as it stands than mended by its layout.
  if (asItStands.diagnostics.length < 2 || !asItStands.isBalanced || !hasUnsoundDeclaration(scan(path, text).tokens)) return asItStands;
  const mended = reading(path, text, unread, true);
  return errorsIn(mended) < errorsIn(asItStands) ? mended : asItStands;
}

interface Reading extends Parsed {
  /** As many braces close as open, each after its own. */
  readonly isBalanced: boolean;
}

function reading(path: string, text: string, unread: SourceFile, byLayout: boolean): Reading {
  const read = scan(path, text);
  const scanned = [...invisibleCharacters(path, text), ...read.diagnostics];
  const diagnostics = [...scanned, ...doubtfulRows(path, read.tokens)];
  const placed = read.stopped ? undefined : balance(path, [...read.tokens, endOf(text)], read.broken, byLayout);
  diagnostics.push(...(placed?.diagnostics ?? []));
  if (placed === undefined || placed.stopped) return { value: { ...unread, comments: read.comments }, diagnostics: inOrder(diagnostics), isBalanced: false };
  const slips = scanned.filter(isError).sort((left, right) => left.span.start - right.span.start);
  const offsets = slips.map(({ span }) => span.start);
  const { declarations, broken } = readDeclarations(path, placed.tokens, offsets, (fault) => {
    if (!isTold(read.broken, placed, fault) && !followsSlip(slips, placed.tokens, fault)) diagnostics.push(explain(path, placed.tokens, fault));
    return diagnostics.length <= MAX_ERRORS;
  });
  const allBroken = [...broken, ...placed.broken, ...slips.map(({ span }) => ({ nameless: false, span }))];
  const value = { path, text, declarations, comments: read.comments, broken: diagnostics.some(isError) ? allBroken : [] };
  return { value, diagnostics: inOrder(diagnostics), isBalanced: placed.diagnostics.length === 0 };
}

function errorsIn({ diagnostics }: Parsed): number {
  return diagnostics.filter(isError).length;
}

function isError({ severity }: Diagnostic): boolean {
  return severity === "error";
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

/** Whether what does not fit is a number or a sign that has been told of, or stands right after one. */
function followsSlip(slips: readonly Diagnostic[], tokens: readonly IToken[], { found }: Fault): boolean {
  const before = tokens[placeOf(found).index - 1];
  const from = before === undefined ? 0 : before.startOffset + before.image.length;
  return slips.some(({ code, span }) => (code.startsWith("bad-") ? span.start === found.startOffset : from <= span.start && span.end <= found.startOffset));
}

/** Whether a text without end, or a brace that could not be placed, stands between the start of the item and the fault: that has been told. */
function isTold(unclosed: ReadonlySet<IToken>, { tokens, doubtful }: Balanced, { start, found }: Fault): boolean {
  if (unclosed.size === 0 && doubtful.size === 0) return false;
  return tokens.slice(placeOf(start).index, placeOf(found).index + 1).some((token) => unclosed.has(token) || doubtful.has(token));
}
