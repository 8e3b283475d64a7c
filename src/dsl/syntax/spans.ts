// Spans from tokens.
import type { IToken } from "chevrotain";
import type { Span } from "../../values/span.ts";

export function spanOfToken(file: string, token: IToken): Span {
  return spanFromTo(file, token, token);
}

export function spanFromTo(file: string, first: IToken, last: IToken): Span {
  const start = first.startOffset;
  return { file, start, end: Math.max(start, last.startOffset + last.image.length), line: first.startLine ?? 1, column: first.startColumn ?? 1 };
}
