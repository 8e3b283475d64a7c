// Declarations whose braces match without the rest of the file. Where braces elsewhere do not, the layout of these lines says nothing: they are read as they
// stand, however they are laid out.
import type { IToken, TokenType } from "chevrotain";
import { beginsDeclaration } from "./clauses.ts";
import { End, LeftBrace, RightBrace, W } from "./tokens.ts";

/** The tokens of one line of the text. */
export type Line = readonly IToken[];

/** Words that begin a declaration and also a part of another one, which may stand at the margin. */
const INNER: ReadonlyMap<TokenType, ReadonlySet<TokenType>> = new Map([
  [W.test, new Set([W.tariff, W.authority, W.instalments, W.account, W.usage, W.history, W.charges])],
  [W.tariff, new Set([W.let])],
]);
/** In a test these name what a declaration opens. */
const NAMED_IN_A_TEST: ReadonlySet<TokenType> = new Set([W.tariff, W.authority, W.instalments]);

/** The lines of such declarations; `firsts` are those with which they begin. */
export function soundDeclarations(lines: readonly Line[]): { readonly sound: ReadonlySet<Line>; readonly firsts: ReadonlySet<Line> } {
  const chunks = chunksOf(lines);
  const [sound, firsts] = [new Set<Line>(), new Set<Line>()];
  for (let at = 0; at < chunks.length; ) {
    const count = soundFrom(chunks, at);
    const [first] = chunks[at] ?? [];
    if (count > 0 && first !== undefined) firsts.add(first);
    for (const line of chunks.slice(at, at + count).flat()) sound.add(line);
    at += Math.max(1, count);
  }
  return { sound, firsts };
}

/** Whether a declaration at the margin does not balance by itself. */
export function hasUnsoundDeclaration(tokens: readonly IToken[]): boolean {
  const lines = linesOf(tokens);
  const { sound } = soundDeclarations(lines);
  return chunksOf(lines).some(([first]) => first !== undefined && !sound.has(first));
}

/** The end of the file is a line of its own. */
export function linesOf(tokens: readonly IToken[]): readonly Line[] {
  const lines: IToken[][] = [];
  for (const token of tokens) {
    const line = lines.at(-1);
    if (line !== undefined && line[0]?.startLine === token.startLine && token.tokenType !== End) line.push(token);
    else lines.push([token]);
  }
  return lines;
}

/** From each line at the margin that begins a declaration to the next one. */
function chunksOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const chunks: Line[][] = [];
  for (const line of lines) {
    const [first, second] = line;
    if (first === undefined || first.tokenType === End) continue;
    if (first.startColumn === 1 && beginsDeclaration(first, second)) chunks.push([line]);
    else chunks.at(-1)?.push(line);
  }
  return chunks;
}

/** How many chunks from this one on are one declaration that balances; 0 where there is none. */
function soundFrom(chunks: readonly (readonly Line[])[], at: number): number {
  const inner = INNER.get(wordOf(chunks[at] ?? []) ?? End);
  let depth = 0;
  for (let next = at; next < chunks.length; next += 1) {
    const chunk = chunks[next] ?? [];
    if (next > at && !isInner(chunk, inner)) return 0;
    const net = netFrom(chunk.flat(), depth);
    if (net === undefined) return 0;
    depth = net;
    if (depth === 0) return next - at + 1;
  }
  return 0;
}

function isInner(chunk: readonly Line[], inner: ReadonlySet<TokenType> | undefined): boolean {
  const word = wordOf(chunk);
  if (word === undefined || inner?.has(word) !== true) return false;
  return !NAMED_IN_A_TEST.has(word) || chunk[0]?.some(({ tokenType }) => tokenType === LeftBrace) === false;
}

/** The depth after these tokens; undefined where one closes what none has opened, or opens nothing. */
function netFrom(tokens: readonly IToken[], start: number): number | undefined {
  let depth = start;
  let before: TokenType | undefined;
  for (const { tokenType } of tokens) {
    if (tokenType === LeftBrace) depth += 1;
    if (tokenType === RightBrace) depth -= 1;
    if (depth < 0 || (tokenType === LeftBrace && before === LeftBrace)) return undefined;
    before = tokenType;
  }
  return depth;
}

function wordOf([line]: readonly Line[]): TokenType | undefined {
  return line?.[0]?.tokenType;
}
