// Braces that do not match: the layout of the lines tells which one is missing or too many. An empty one is put where it should stand, and one too many is
// left out, so that one slip is one message and what stands around it is read. Declarations that balance by themselves are not touched.
import type { IToken, TokenType } from "chevrotain";
import type { Diagnostic, Related } from "../diagnostics/diagnostic.ts";
import { syntaxDiagnostic } from "../diagnostics/syntax-catalogue.ts";
import type { BrokenPart } from "../tree/tree.ts";
import { beginsDeclaration } from "./clauses.ts";
import { MAX_ERRORS } from "./limits.ts";
import { quoted } from "./scan.ts";
import { type Line, linesOf, soundDeclarations } from "./sound-declarations.ts";
import { spanFromTo, spanOfToken } from "./spans.ts";
import { Comma, DateToken, End, LeftBrace, RightBrace, W, YearMonth } from "./tokens.ts";

export interface Mended {
  readonly tokens: IToken[];
  readonly diagnostics: readonly Diagnostic[];
  readonly broken: readonly BrokenPart[];
  /** Lines in which it cannot be told where a brace is missing: what is wrong there is told. */
  readonly doubtful: ReadonlySet<IToken>;
}

interface Opened {
  readonly brace: IToken;
  /** The first line of its heading. */
  readonly line: Line;
  /** Something inside stands on the line of the brace. */
  readonly hasMore: boolean;
  /** The column in which the first line inside begins. */
  inner: number | undefined;
}

/** A heading that has no brace so far. `depth`: how many braces stand around it. */
interface Heading {
  readonly line: Line;
  readonly depth: number;
  last: IToken;
}

interface Mending {
  readonly file: string;
  readonly tokens: IToken[];
  readonly diagnostics: Diagnostic[];
  readonly broken: BrokenPart[];
  readonly doubtful: Set<IToken>;
  readonly open: Opened[];
  readonly headings: Heading[];
  /** After which tokens a `{` is missing. */
  readonly opened: Set<IToken>;
  /** How many more braces close than open, in the whole file. */
  excess: number;
}

const WITHOUT_NAME: ReadonlySet<TokenType> = new Set([W.account, W.usage, W.history, W.charges, W.holidays, W.readings, W.grades, W.question, W.plan]);
const WITH_VERSIONS: ReadonlySet<TokenType> = new Set([W.rate, W.seasons, W.dayparts, W.holidays, W.authority, W.instalments]);
/** Words before braces. */
const OPENING: ReadonlySet<TokenType> = new Set([...WITHOUT_NAME, ...WITH_VERSIONS, W.schedule, W.tariff, W.group, W.test]);
const BEGIN_A_VERSION: ReadonlySet<TokenType> = new Set([W.from, DateToken, YearMonth, W.kind, W.cause, W.documents]);

/** The last token given stands for the end of the file. `unclosed`: texts without end, which have swallowed the braces of their line. */
export function mendBraces(file: string, given: readonly IToken[], unclosed: ReadonlySet<IToken>): Mended {
  const lines = linesOf(given.flatMap((token) => [token, ...(unclosed.has(token) ? swallowedBy(token) : [])]));
  const excess = lines.reduce((sum, line) => sum - netOf(line), 0);
  const state = { tokens: [], diagnostics: [], broken: [], doubtful: new Set<IToken>(), open: [], headings: [], opened: new Set<IToken>() };
  const mending: Mending = { file, excess, ...state };
  const { sound, firsts } = soundDeclarations(lines);
  for (const [at, line] of lines.entries()) {
    if (mending.diagnostics.length > MAX_ERRORS) break;
    if (sound.has(line)) passLine(mending, line, firsts.has(line));
    else mendLine(mending, line, lines[at + 1] ?? line);
  }
  const tokens = mending.tokens.flatMap((token) => (mending.opened.has(token) ? [token, emptyBrace(LeftBrace, token)] : [token]));
  return { ...mending, tokens };
}

function swallowedBy(text: IToken): readonly IToken[] {
  return [...text.image].flatMap((sign) => (sign === "{" ? [emptyBrace(LeftBrace, text)] : sign === "}" ? [emptyBrace(RightBrace, text)] : []));
}

/** How many more braces open than close. */
function netOf(line: Line): number {
  const net = countOf(line);
  return line.some((_, at) => isAgain(line, net, at)) ? net - 1 : net;
}

function countOf(line: Line): number {
  return line.reduce((net, { tokenType }) => net + (tokenType === LeftBrace ? 1 : tokenType === RightBrace ? -1 : 0), 0);
}

/** A brace right after another opens nothing, unless both are closed on the line: then something between them is missing. */
function isAgain(line: Line, net: number, at: number): boolean {
  return net > 0 && line[at]?.tokenType === LeftBrace && line[at]?.image !== "" && line[at - 1]?.tokenType === LeftBrace;
}

/** A line of a declaration that balances by itself: what is open before it should have been closed. */
function passLine(mending: Mending, line: Line, isFirst: boolean): void {
  const [first] = line;
  if (isFirst && first !== undefined) {
    closeDownTo(mending, 0, first);
    mending.headings.length = 0;
  }
  mending.tokens.push(...line);
}

function mendLine(mending: Mending, line: Line, next: Line): void {
  const [first, second] = line;
  if (first === undefined) return;
  if (first.tokenType === End) closeDownTo(mending, 0, first);
  else if (first.tokenType !== LeftBrace && first.tokenType !== RightBrace) beginLine(mending, line, first, second);
  const before = mending.tokens.at(-1);
  const net = countOf(line);
  let unmatched: IToken[] = [];
  line.forEach((token, at) => {
    if (isAgain(line, net, at)) reportTwice(mending, token);
    else if (token.tokenType === LeftBrace) {
      unmatched.push(token);
      mending.tokens.push(token);
    } else if (token.tokenType === RightBrace && unmatched.length === 0) closeBrace(mending, line, token, next);
    else {
      if (token.tokenType === RightBrace) unmatched = unmatched.slice(0, -1);
      mending.tokens.push(token);
    }
  });
  for (const brace of unmatched) openBrace(mending, line, brace);
  keepHeading(mending, line, first, before);
}

/** What stands in the column of a heading, or before it, ends what the heading opened. */
function beginLine(mending: Mending, line: Line, first: IToken, second: IToken | undefined): void {
  const { open, headings } = mending;
  const column = columnOf(line);
  if (column === 1 && open.length > 0 && beginsDeclaration(first, second)) closeDownTo(mending, 0, first);
  const left = open.findIndex((each) => column <= columnOf(each.line) && (each.inner === undefined ? each.hasMore : each.inner > columnOf(each.line)));
  if (left >= 0) closeDownTo(mending, left, first);
  const inside = open.at(-1);
  if (inside !== undefined) inside.inner ??= column;
  while (headings.length > 0 && column <= columnOf(headings.at(-1)?.line ?? [])) headings.pop();
}

function openBrace(mending: Mending, line: Line, brace: IToken): void {
  const { open, headings } = mending;
  const isLast = line.slice(line.indexOf(brace)).every(({ tokenType }) => tokenType === LeftBrace);
  // A heading may go over several lines, and its brace may stand on a line of its own.
  const heading = isLast && !isOpening(line) && headings.at(-1)?.depth === open.length ? headings.pop() : undefined;
  open.push({ brace, line: heading?.line ?? line, hasMore: !isLast, inner: undefined });
}

function keepHeading({ headings, open }: Mending, line: Line, first: IToken, before: IToken | undefined): void {
  const last = line.at(-1) ?? first;
  if (isOpening(line) && !line.some(isBrace)) headings.push({ line, depth: open.length, last });
  const heading = headings.at(-1);
  if (heading === undefined || heading.line === line || heading.last !== before || line.some(isBrace)) return;
  const [word] = heading.line;
  const goesOn = before.tokenType === Comma || (word !== undefined && WITH_VERSIONS.has(word.tokenType) && !BEGIN_A_VERSION.has(first.tokenType));
  if (goesOn) heading.last = last;
}

/** One that nothing on its line opens. */
function closeBrace(mending: Mending, line: Line, token: IToken, next: Line): void {
  const { open } = mending;
  const isFirst = line[0] === token;
  const column = token.startColumn ?? 1;
  const partner = isFirst ? open.findLastIndex((each) => isBelow(each, column)) : -1;
  if (partner >= 0 && columnOf(open.at(-1)?.line ?? []) > column) closeDownTo(mending, partner + 1, token);
  const heading = isFirst ? headingAbove(mending, column) : headingBefore(mending, line);
  if (heading !== undefined) openHeading(mending, heading, token);
  else if (open.length === 0 || (mending.excess > 0 && partner < 0) || (!isFirst && goesOn(open.at(-1), next))) reportUnopened(mending, line, token);
  else {
    open.pop();
    mending.tokens.push(token);
  }
}

/** Whether the next line stands inside what a brace at the end of a line would close. */
function goesOn(top: Opened | undefined, next: Line): boolean {
  return top !== undefined && top.inner !== undefined && columnOf(next) > columnOf(top.line) && next[0]?.tokenType !== RightBrace;
}

/** One column less is a slip, as where a word before the heading is missing; a brace on a line of its own says nothing. */
function isBelow({ line, brace }: Opened, column: number): boolean {
  return columnOf(line) === column || columnOf(line) === column + 1 || line[0] === brace;
}

/** A heading that has lost its brace, and that a brace in this column closes. */
function headingAbove({ headings, open }: Mending, column: number): Heading | undefined {
  const heading = headings.at(-1);
  return heading !== undefined && heading.depth === open.length && columnOf(heading.line) === column ? headings.pop() : undefined;
}

/** The same on one line: after its word, before its first version, or after its name. */
function headingBefore({ open }: Mending, line: Line): Heading | undefined {
  const [first, second] = line;
  if (first === undefined || !isOpening(line) || second?.tokenType === LeftBrace) return undefined;
  if (WITHOUT_NAME.has(first.tokenType)) return { line, depth: open.length, last: first };
  if (line.some(({ tokenType }) => tokenType === LeftBrace)) return undefined;
  const from = line.findIndex(({ tokenType }) => tokenType === W.from);
  return { line, depth: open.length, last: line[from < 0 ? 1 : from - 1] ?? first };
}

function openHeading(mending: Mending, { line, last }: Heading, closing: IToken): void {
  const { file, tokens } = mending;
  const next = tokens[tokens.lastIndexOf(last) + 1] ?? closing;
  const parameters = { brace: "`{`", what: `the ${line[0]?.image ?? ""}`, found: quoted(next.image) };
  mending.diagnostics.push(syntaxDiagnostic("missing-brace", spanOfToken(file, next), parameters));
  mending.broken.push({ nameless: false, span: spanFromTo(file, line[0] ?? last, last) });
  mending.opened.add(last);
  mending.excess -= 1;
  tokens.push(closing);
}

function reportUnopened(mending: Mending, line: Line, token: IToken): void {
  const { file } = mending;
  mending.diagnostics.push(syntaxDiagnostic("unopened-brace", spanOfToken(file, token), {}));
  mending.broken.push({ nameless: false, span: spanFromTo(file, line[0] ?? token, line.at(-1) ?? token) });
  if (line[0] !== token) for (const each of line) mending.doubtful.add(each);
  mending.excess -= 1;
}

function reportTwice(mending: Mending, token: IToken): void {
  mending.diagnostics.push(syntaxDiagnostic("unclosed-brace", spanOfToken(mending.file, token), { what: "this part" }));
}

function closeDownTo(mending: Mending, count: number, before: IToken): void {
  const { file, tokens } = mending;
  const related: readonly Related[] = before.tokenType === End ? [] : [{ span: spanOfToken(file, before), message: "it should be closed before this" }];
  for (const { brace, line } of mending.open.splice(count).reverse()) {
    const last = tokens.at(-1) ?? brace;
    if (brace.image !== "") mending.diagnostics.push(syntaxDiagnostic("unclosed-brace", spanOfToken(file, brace), { what: whatOpens(line) }, related));
    mending.broken.push({ nameless: false, span: spanFromTo(file, line[0] ?? brace, last) });
    tokens.push(emptyBrace(RightBrace, last));
    mending.excess += 1;
  }
}

function whatOpens(line: Line): string {
  const words = line.slice(0, 2).filter((token) => !isBrace(token));
  return words.length === 0 ? "this part" : quoted(words.map(({ image }) => image).join(" "));
}

function isOpening([first]: Line): boolean {
  return first !== undefined && OPENING.has(first.tokenType);
}

function isBrace({ tokenType }: IToken): boolean {
  return tokenType === LeftBrace || tokenType === RightBrace;
}

function columnOf(line: Line): number {
  return line[0]?.startColumn ?? 1;
}

/** Right after a token, on its line. */
function emptyBrace(type: TokenType, after: IToken): IToken {
  const offset = after.startOffset + after.image.length;
  return { ...after, image: "", startOffset: offset, endOffset: offset - 1, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0 };
}
