// What every part of the grammar stands on: looking ahead, spans, faults, and recovery. Recovery is our own, not chevrotain's:
// a fault leaves the item that it stands in, and reading goes on at the next item of the same list. It builds no diagnostics.
import {
  EarlyExitException,
  EmbeddedActionsParser,
  type IToken,
  MismatchedTokenException,
  NoViableAltException,
  type ParserMethod,
  type TokenType,
} from "chevrotain";
import { nearestWord } from "../../values/near.ts";
import type { Span } from "../../values/span.ts";
import type { Name as NameNode } from "../tree/tree.ts";
import { beginsDeclaration, placeOf } from "./balance.ts";
import { beginsClause, isInsteadOfValue } from "./clauses.ts";
import { type Fault, fault, faultOf } from "./faults.ts";
import { MAX_DEPTH, MAX_OPERATIONS } from "./limits.ts";
import { visible } from "./scan.ts";
import { spanFromTo } from "./spans.ts";
import { End, LeftBrace, Name, RightBrace, VOCABULARY } from "./tokens.ts";

export type Rule<T> = ParserMethod<[], T>;

/** A part of a declaration that stands once, in any order. */
export interface Part {
  readonly part: string;
  readonly token: IToken;
}

export function partOf<P extends Part, K extends P["part"]>(parts: readonly P[], part: K): Extract<P, { readonly part: K }> | undefined {
  return parts.find((candidate): candidate is Extract<P, { readonly part: K }> => candidate.part === part);
}

/** What a token says, once it has been read. */
export function said<T>(_token: unknown, word: T): T {
  return word;
}

/** Is told of each fault; says whether to read on. */
export type Heard = (fault: Fault) => boolean;

/** Thrown where a limit is met: the rest of the file is not read. */
export const STOPPED: Error = new Error("a limit was met");

/** Indices of lists, apart from those that a rule numbers itself. */
const OWN = 100;

const NAMES = new Set(VOCABULARY.filter((type) => type === Name || (type.CATEGORIES ?? []).includes(Name)));

export abstract class GrammarBase extends EmbeddedActionsParser {
  protected file = "";
  private heard: Heard = () => true;
  private nesting = 0;
  private operations = 0;
  private told = new WeakSet<object>();

  constructor() {
    super(VOCABULARY, {
      maxLookahead: 1,
      recoveryEnabled: false,
      nodeLocationTracking: "none",
      errorMessageProvider: {
        buildMismatchTokenMessage: ({ expected }) => fault("expected-choice", expected.LABEL ?? expected.name).ERR_MSG,
        buildNotAllInputParsedMessage: () => fault("expected-declaration").ERR_MSG,
        buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? fault("expected-value").ERR_MSG,
        buildEarlyExitMessage: ({ customUserDescription }) => customUserDescription ?? fault("expected-value").ERR_MSG,
      },
    });
  }

  protected begin(file: string, tokens: IToken[], heard: Heard): void {
    this.file = file;
    this.heard = heard;
    this.nesting = 0;
    this.operations = 0;
    this.told = new WeakSet();
    this.input = tokens;
  }

  protected is(type: TokenType, ahead = 1): boolean {
    return this.LA(ahead).tokenTypeIdx === type.tokenTypeIdx;
  }

  /** Whether one of these words, or a slip of the keyboard for one, begins a line here. */
  protected beginsLine(words: readonly string[]): boolean {
    const token = this.LA(1);
    return this.isFirst() && (words.includes(token.image) || (token.tokenType === Name && nearestWord(token.image, words) !== undefined));
  }

  protected isName(ahead = 1): boolean {
    return NAMES.has(this.LA(ahead).tokenType);
  }

  protected isFirst(ahead = 1): boolean {
    return placeOf(this.LA(ahead)).first;
  }

  /** Whether the token stands on the line of the one before it. */
  protected isSameLine(ahead = 1): boolean {
    return this.LA(ahead).startLine === this.LA(ahead - 1).startLine;
  }

  /** Whether something begins here that follows a value (`round half up ...`) or a new item: not a name, then. */
  protected isClause(ahead = 1): boolean {
    return beginsClause(this.LA(ahead), this.LA(ahead + 1), this.LA(ahead + 2));
  }

  protected span(first: IToken): Span {
    return spanFromTo(this.file, first, this.LA(0));
  }

  /** From a node read before to the last token read. */
  protected spanSince(node: { readonly span: Span }): Span {
    return { ...node.span, end: Math.max(node.span.end, this.LA(0).startOffset + this.LA(0).image.length) };
  }

  protected spanOf(token: IToken): Span {
    return spanFromTo(this.file, token, token);
  }

  /** Whether a word that follows a value stands where the value should. */
  protected isValueMissing(ahead = 1): boolean {
    return isInsteadOfValue(this.LA(ahead), this.LA(ahead + 1), this.LA(ahead + 2), this.isFirst(ahead));
  }

  /** Reads a name; `what` says whose, for the diagnostic. */
  protected name(index: number, what: string): NameNode {
    return this.nameNode(this.consume(index, Name, fault("expected-name", what)));
  }

  protected nameNode(token: IToken): NameNode {
    return { kind: "name", text: visible(token.image), span: this.spanOf(token) };
  }

  /** Leaves the item with this fault, unless the grammar is being recorded. */
  protected fail(wrong: { readonly ERR_MSG: string }): void {
    if (!this.RECORDING_PHASE) throw new MismatchedTokenException(wrong.ERR_MSG, this.LA(1), this.LA(0));
  }

  /** Says what is wrong and reads on. */
  protected tell(wrong: { readonly ERR_MSG: string }, at: IToken): void {
    if (!this.RECORDING_PHASE) this.hear(faultOf(wrong.ERR_MSG, at, at));
  }

  /** Tells of each part that is said twice. */
  protected once(what: string, parts: readonly Part[]): void {
    const seen = new Set<string>();
    for (const { part, token } of parts) {
      if (seen.has(part)) this.tell(fault("repeated-part", what), token);
      seen.add(part);
    }
  }

  /** One operation of a value; what walks the tree must not call itself without end. */
  protected count(): void {
    this.operations += 1;
    if (this.operations > MAX_OPERATIONS) this.stop("expression-too-long");
  }

  protected nested<T>(read: () => T): T {
    this.nesting += 1;
    if (!this.RECORDING_PHASE && this.nesting + placeOf(this.LA(1)).depth > MAX_DEPTH) this.stop("nesting-too-deep");
    const result = read();
    this.nesting -= 1;
    return result;
  }

  /** The items of a list: each one that has a fault is left out, and reading goes on where `isNext` sees the next one. */
  protected each<T>(index: number, rule: Rule<T>, isItem: () => boolean, isNext: () => boolean): readonly NonNullable<T>[] {
    const items: NonNullable<T>[] = [];
    if (this.RECORDING_PHASE) {
      this.many(OWN + index, () => this.subrule(OWN + index, rule));
      return items;
    }
    while (!this.isEnd() && isItem()) {
      const item = this.guarded(() => this.subrule(OWN + index, rule), isNext);
      if (item !== undefined && item !== null) items.push(item);
    }
    return items;
  }

  /** The braces of a declaration and the items between them. */
  protected block<T>(index: number, what: string, rule: Rule<T>, isNext: () => boolean): readonly NonNullable<T>[] {
    this.consume(index, LeftBrace, fault("missing-brace", what));
    const items = this.each(index, rule, () => true, isNext);
    this.consume(index, RightBrace, fault("expected-choice", "`}`"));
    return items;
  }

  /** What stands before the braces of a declaration. A fault in it loses the declaration, but not what its braces hold. */
  protected heading<T>(read: () => T): T | undefined {
    const isNext = (): boolean => this.is(LeftBrace) || (this.isFirst() && beginsDeclaration(this.LA(1), this.LA(2)));
    const result = this.guarded(read, isNext, 0);
    if (result === undefined && !this.is(LeftBrace)) throw this.lastFault;
    return result;
  }

  private lastFault: Error = STOPPED;

  /** Reads; on a fault skips to the next item of the same list, or to its closing brace, and gives nothing. `fewest`: tokens skipped at least. */
  private guarded<T>(read: () => T, isNext: () => boolean, fewest = 1): T | undefined {
    if (this.RECORDING_PHASE) return read();
    const first = this.LA(1);
    const start = placeOf(first);
    const nesting = this.nesting;
    this.operations = 0;
    try {
      return read();
    } catch (error) {
      if (!isRecognition(error)) throw error;
      if (!this.told.has(error)) this.hear(faultOf(error.message, first, error.token));
      this.told.add(error);
      this.lastFault = error;
      this.nesting = nesting;
      this.skip(start.index + fewest, start.depth, isNext);
      return undefined;
    }
  }

  private hear(wrong: Fault): void {
    if (!this.heard(wrong)) throw STOPPED;
  }

  private skip(from: number, depth: number, isNext: () => boolean): void {
    while (!this.is(End)) {
      const place = placeOf(this.LA(1));
      if (place.depth < depth) return;
      if (place.index >= from && place.depth === depth && !this.is(RightBrace) && isNext()) return;
      this.SKIP_TOKEN();
    }
  }

  private isEnd(): boolean {
    return this.is(End) || this.is(RightBrace);
  }

  private stop(code: "nesting-too-deep" | "expression-too-long"): void {
    this.tell(fault(code), this.LA(1));
    throw STOPPED;
  }
}

type Recognition = MismatchedTokenException | NoViableAltException | EarlyExitException;

function isRecognition(error: unknown): error is Recognition {
  return error instanceof MismatchedTokenException || error instanceof NoViableAltException || error instanceof EarlyExitException;
}
