// Braces: sees to it that the parser meets only braces that match, and that each token knows its place among them.
import type { IToken } from "chevrotain";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { syntaxDiagnostic } from "../diagnostics/syntax-catalogue.ts";
import type { BrokenPart } from "../tree/tree.ts";
import { MAX_DEPTH, MAX_ERRORS } from "./limits.ts";
import { mendBraces } from "./mend-braces.ts";
import { spanOfToken } from "./spans.ts";
import { LeftBrace, RightBrace } from "./tokens.ts";

/** `depth`: how many braces stand around the token. `first`: whether it begins its line. */
export interface Place {
  readonly index: number;
  readonly depth: number;
  readonly first: boolean;
}

export interface Balanced {
  readonly tokens: IToken[];
  readonly diagnostics: readonly Diagnostic[];
  readonly broken: readonly BrokenPart[];
  /** What is wrong with these is told. */
  readonly doubtful: ReadonlySet<IToken>;
  /** Braces stand too deep, or too many are wrong: nothing is to be parsed. */
  readonly stopped: boolean;
}

/**
 * The last token given stands for the end of the file. `unclosed`: texts without end, which reach to the end of their line. `byLayout`: what is wrong is
 * looked for in each declaration, though in the whole file as many braces close as open.
 */
export function balance(file: string, tokens: readonly IToken[], unclosed: ReadonlySet<IToken>, byLayout: boolean): Balanced {
  const deep = deepBrace(tokens);
  if (deep !== undefined) {
    return { tokens: [], diagnostics: [syntaxDiagnostic("nesting-too-deep", spanOfToken(file, deep), {})], broken: [], doubtful: new Set(), stopped: true };
  }
  const mended =
    !byLayout && isBalanced(tokens) ? { tokens: [...tokens], diagnostics: [], broken: [], doubtful: new Set<IToken>() } : mendBraces(file, tokens, unclosed);
  place(mended.tokens);
  return { ...mended, stopped: mended.diagnostics.length > MAX_ERRORS };
}

export function placeOf(token: IToken): Place {
  // The payload of a token has no type of its own; `balance` has put a `Place` into each.
  const place: Place | undefined = token.payload;
  return place ?? { index: Number.MAX_SAFE_INTEGER, depth: 0, first: true };
}

function deepBrace(tokens: readonly IToken[]): IToken | undefined {
  let depth = 0;
  for (const token of tokens) {
    if (token.tokenType === LeftBrace) depth += 1;
    else if (token.tokenType === RightBrace) depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) return token;
  }
  return undefined;
}

/** A brace right after another opens nothing. */
function isBalanced(tokens: readonly IToken[]): boolean {
  let depth = 0;
  let before: IToken | undefined;
  for (const token of tokens) {
    if (token.tokenType === LeftBrace) depth += 1;
    else if (token.tokenType === RightBrace) depth -= 1;
    if (depth < 0 || (token.tokenType === LeftBrace && before?.tokenType === LeftBrace)) return false;
    before = token;
  }
  return depth === 0;
}

function place(tokens: readonly IToken[]): void {
  let depth = 0;
  let line = 0;
  tokens.forEach((token, index) => {
    if (token.tokenType === RightBrace) depth -= 1;
    const startLine = token.startLine ?? 0;
    token.payload = { index, depth, first: startLine !== line } satisfies Place;
    line = startLine;
    if (token.tokenType === LeftBrace) depth += 1;
  });
}
