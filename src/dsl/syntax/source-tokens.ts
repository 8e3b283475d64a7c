// The tokens of a text as plain data, for what works on texts without a grammar: the formatter, the highlighter.
import { scan } from "./scan.ts";

export interface SourceToken {
  readonly text: string;
  readonly start: number;
  readonly line: number;
}

export function sourceTokens(text: string): readonly SourceToken[] {
  return scan("", text).tokens.map(({ image, startOffset, startLine }) => ({ text: image, start: startOffset, line: startLine ?? 1 }));
}
