// Braces: sees to it that the parser meets only braces that match. Where they do not, indentation tells which one is missing:
// an empty `}` is put where it should stand, and a `}` too many is left out. Each token learns its place.
import type { IToken } from "chevrotain";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { syntaxDiagnostic } from "../diagnostics/syntax-catalogue.ts";
import { MAX_DEPTH } from "./limits.ts";
import { quoted } from "./scan.ts";
import { spanOfToken } from "./spans.ts";
import { End, LeftBrace, Name, RightBrace, StringToken, W } from "./tokens.ts";

/** `depth`: how many braces stand around the token. `first`: whether it begins its line. */
export interface Place {
  readonly index: number;
  readonly depth: number;
  readonly first: boolean;
}

export interface Balanced {
  readonly tokens: IToken[];
  readonly diagnostics: readonly Diagnostic[];
  /** Braces stand too deep: nothing is to be parsed. */
  readonly stopped: boolean;
}

interface Opened {
  readonly brace: IToken;
  readonly indent: number;
  readonly what: string;
}

/** The last token given stands for the end of the file. */
export function balance(file: string, tokens: readonly IToken[]): Balanced {
  const deep = deepBrace(tokens);
  if (deep !== undefined) {
    return { tokens: [], diagnostics: [syntaxDiagnostic("nesting-too-deep", spanOfToken(file, deep), {})], stopped: true };
  }
  const { tokens: balanced, diagnostics } = isBalanced(tokens) ? { tokens: [...tokens], diagnostics: [] } : mend(file, tokens);
  place(balanced);
  return { tokens: balanced, diagnostics, stopped: false };
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

function isBalanced(tokens: readonly IToken[]): boolean {
  let depth = 0;
  for (const token of tokens) {
    if (token.tokenType === LeftBrace) depth += 1;
    else if (token.tokenType === RightBrace && --depth < 0) return false;
  }
  return depth === 0;
}

function mend(file: string, tokens: readonly IToken[]): { readonly tokens: IToken[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const mended: IToken[] = [];
  const open: Opened[] = [];
  let lineOf: readonly IToken[] = [];

  const closeDownTo = (count: number, before: IToken): void => {
    for (const { brace, what } of open.splice(count).reverse()) {
      const related = before.tokenType === End ? [] : [{ span: spanOfToken(file, before), message: "it should be closed before this" }];
      diagnostics.push(syntaxDiagnostic("unclosed-brace", spanOfToken(file, brace), { what }, related));
      mended.push(emptyBrace(before));
    }
  };

  tokens.forEach((token, index) => {
    const isFirst = tokens[index - 1]?.startLine !== token.startLine;
    const column = token.startColumn ?? 1;
    if (token.tokenType === End) closeDownTo(0, token);
    lineOf = isFirst ? [token] : [...lineOf, token].slice(0, 2);
    if (isFirst && column === 1 && open.length > 0 && beginsDeclaration(token, tokens[index + 1])) closeDownTo(0, token);
    if (token.tokenType === LeftBrace) {
      open.push({ brace: token, indent: lineOf[0]?.startColumn ?? 1, what: whatOpens(lineOf) });
    } else if (token.tokenType === RightBrace) {
      const partner = open.findLastIndex(({ indent }) => indent === column);
      if (isFirst && partner >= 0 && (open.at(-1)?.indent ?? 0) > column) closeDownTo(partner + 1, token);
      if (open.pop() === undefined) {
        diagnostics.push(syntaxDiagnostic("unopened-brace", spanOfToken(file, token), {}));
        return;
      }
    }
    mended.push(token);
  });
  return { tokens: mended, diagnostics };
}

const DECLARATIONS_WITH_NAME = new Set([W.schedule, W.source, W.unit, W.seasons, W.dayparts, W.rate, W.let, W.tariff, W.prove]);
const DECLARATIONS_WITH_BRACE = new Set([W.account, W.usage, W.history, W.charges, W.holidays]);
const DECLARATIONS_WITH_TEXT = new Set([W.use, W.test, W.untranslatable]);

/** Whether a declaration begins with these two tokens. */
export function beginsDeclaration(token: IToken, next: IToken | undefined): boolean {
  const type = token.tokenType;
  if (next === undefined) return false;
  if (DECLARATIONS_WITH_NAME.has(type)) return next.tokenType === Name || (next.tokenType.CATEGORIES ?? []).includes(Name);
  return (DECLARATIONS_WITH_BRACE.has(type) && next.tokenType === LeftBrace) || (DECLARATIONS_WITH_TEXT.has(type) && next.tokenType === StringToken);
}

function whatOpens(line: readonly IToken[]): string {
  const words = line.filter(({ tokenType }) => tokenType !== LeftBrace).map(({ image }) => image);
  return words.length === 0 ? "this part" : quoted(words.join(" "));
}

function emptyBrace(near: IToken): IToken {
  return { ...near, image: "", endOffset: near.startOffset - 1, tokenType: RightBrace, tokenTypeIdx: RightBrace.tokenTypeIdx ?? 0 };
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
