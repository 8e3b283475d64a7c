// How reading goes on after a fault. Recovery is our own, not chevrotain's: a fault leaves out the part of the item that it stands in, and reading goes
// on at the item's next part; where none follows, at the next item of the list. What only follows from a fault is not told. It builds no diagnostics.
import { EarlyExitException, type IToken, MismatchedTokenException, NoViableAltException, type ParserMethod, type TokenType } from "chevrotain";
import type { BrokenPart } from "../tree/tree.ts";
import { placeOf } from "./balance.ts";
import { beginsDeclaration, isPlausible } from "./clauses.ts";
import { itemsOf, misspeltWord } from "./expected-words.ts";
import { type Fault, fault, faultOf } from "./faults.ts";
import { LookingGrammar } from "./grammar-looking.ts";
import { MAX_DEPTH } from "./limits.ts";
import { Colon, End, Equals, LeftBrace, LeftParenthesis, Minus, Name, NumberToken, Percent, RightBrace, RightParenthesis, W, WORD_TOKENS } from "./tokens.ts";

export type Rule<T> = ParserMethod<[], T>;

/** Is told of each fault; says whether to read on. */
export type Heard = (fault: Fault) => boolean;

/** Thrown where a limit is met: the rest of the file is not read. */
export const STOPPED: Error = new Error("a limit was met");

/** What the items of a list are. */
export interface ListKind {
  /** As `itemsOf` knows it; undefined for a list whose items begin with any name or number. */
  readonly name: string | undefined;
  /** Reads what is left of an item, from where `isNext` sees it, after something in its middle that makes no sense. */
  readonly rest: { readonly rule: Rule<unknown>; readonly isNext: () => boolean } | undefined;
  /** Nothing stands between the items and begins them: where one has a fault, all may be other items than they seem. */
  readonly isRun: boolean;
}

const ANY_ITEMS: ListKind = { name: undefined, rest: undefined, isRun: false };

/** What is being read: reading goes on inside it after a fault. */
interface Item {
  readonly start: IToken;
  readonly isNext: () => boolean;
  readonly outer: Item | undefined;
  /** What does not belong to the item before, and begins none: of its faults only the first is told. */
  readonly isLeftover: boolean;
  isFaulty: boolean;
  /** It is not in the tree. */
  isLost: boolean;
  isNameless: boolean;
  /** Where reading went on may be the wrong place: what does not belong to the item is not told. */
  isDoubtful: boolean;
  /** The token at which reading went on last: a fault at that very token follows from the one before. */
  resumedAt: IToken | undefined;
}

/** Where one of these stands, the sign before the value is missing, and does not follow. */
const BEGIN_A_VALUE: ReadonlySet<TokenType> = new Set([NumberToken, Percent, LeftParenthesis, Minus, W.if, W.min, W.max, W.sum]);

const WORDS: ReadonlyMap<TokenType, string> = new Map([...WORD_TOKENS].map(([word, type]) => [type, word]));

/** Indices of lists, apart from those that a rule numbers itself. */
const OWN = 100;
const REST = 200;

export abstract class RecoveryGrammar extends LookingGrammar {
  private heard: Heard = () => true;
  private nesting = 0;
  /** Errors, and tokens, that have been told of. */
  private told = new WeakSet<object>();
  private lastFault: Error = STOPPED;
  private current: Item | undefined;
  private last: Item | undefined;
  private wasFaulty = false;
  /** Offsets, rising, of what the scanner has reported: the innermost item that holds one is broken too. */
  private slips: readonly number[] = [];
  private slipsSeen = 0;
  private hasTold = false;
  private untold: Fault | undefined;
  private brokenParts: BrokenPart[] = [];
  /** How many items the list read last has lost. */
  protected leftOut = 0;

  protected begin(file: string, tokens: IToken[], slips: readonly number[], heard: Heard): void {
    this.file = file;
    this.heard = heard;
    this.nesting = 0;
    this.told = new WeakSet();
    this.current = undefined;
    this.last = undefined;
    this.slips = slips;
    this.slipsSeen = 0;
    this.hasTold = false;
    this.untold = undefined;
    this.brokenParts = [];
    this.input = tokens;
  }

  protected get brokenSoFar(): readonly BrokenPart[] {
    return this.brokenParts;
  }

  /** Leaves the part with this fault, unless the grammar is being recorded. */
  protected fail(wrong: { readonly ERR_MSG: string }): void {
    if (!this.RECORDING_PHASE) throw new MismatchedTokenException(wrong.ERR_MSG, this.LA(1), this.LA(0));
  }

  /** Says what is wrong and reads on. */
  protected tell(wrong: { readonly ERR_MSG: string }, at: IToken): void {
    if (!this.RECORDING_PHASE) this.hear(faultOf(wrong.ERR_MSG, this.current?.start ?? at, at), this.told.has(at));
  }

  /** What is being read has a fault that will be told elsewhere. */
  protected spoil(): void {
    if (!this.RECORDING_PHASE && this.current !== undefined) this.current.isFaulty = true;
  }

  /** Whether what is being read has a fault so far. */
  protected isFaulty(): boolean {
    return this.current?.isFaulty === true;
  }

  /** What is being read declares something whose name could not be read. */
  protected loseName(): void {
    if (this.current !== undefined) this.current.isNameless = true;
  }

  /** Where reading goes on in what is being read may be the wrong place. */
  protected doubt(): void {
    if (this.current !== undefined) this.current.isDoubtful = true;
  }

  protected nested<T>(read: () => T): T {
    this.nesting += 1;
    if (!this.RECORDING_PHASE && this.nesting + placeOf(this.LA(1)).depth > MAX_DEPTH) this.stop("nesting-too-deep");
    const result = read();
    this.nesting -= 1;
    return result;
  }

  /** A part of an item: a fault leaves it out, and reading goes on where `isNext` sees another part of the item, or where the item ends. */
  protected part<T>(read: () => T, isNext: () => boolean): T | undefined {
    if (this.RECORDING_PHASE) return read();
    const first = this.LA(1);
    const nesting = this.nesting;
    try {
      return read();
    } catch (error) {
      this.take(error);
      if (this.current?.isLeftover === true) throw error;
      this.nesting = nesting;
      this.skipPart(first, isNext);
      return undefined;
    }
  }

  /** As `part`, where something must close it that `isClose` sees: without it, what is around it is left out too. */
  protected enclosed<T>(read: () => T, isClose: () => boolean): T | undefined {
    const value = this.part(read, () => isClose() || this.isClause());
    if (value === undefined && !this.RECORDING_PHASE && (!isClose() || this.isUnclosed())) throw this.lastFault;
    return value;
  }

  /** A sign or word between two parts. Where it is missing, reading goes on after the next one of this line, or as though it stood here. */
  protected sign(index: number, type: TokenType, wrong: { readonly ERR_MSG: string }): void {
    if (this.RECORDING_PHASE || this.is(type) || this.current === undefined || this.current.isLeftover) {
      this.consume(index, type, wrong);
      return;
    }
    this.blame(wrong);
    this.doubt();
    const isValue = type === Equals && this.isAtValue();
    if (!isValue && this.isAhead(type)) {
      while (!this.is(type)) this.SKIP_TOKEN();
      this.SKIP_TOKEN();
    } else if (this.isInsteadOf(type)) this.SKIP_TOKEN();
    this.resume();
  }

  /** Says that what is read has a fault here, and reads on. */
  protected blame(wrong: { readonly ERR_MSG: string }): void {
    if (this.RECORDING_PHASE) return;
    const found = this.LA(1);
    this.hear(faultOf(wrong.ERR_MSG, this.current?.start ?? found, found), this.current?.resumedAt === found || this.told.has(found));
    this.spoil();
  }

  /** Leaves out what closes a part that had a fault. */
  protected pass(type: TokenType): void {
    if (!this.RECORDING_PHASE && this.isFaulty() && this.is(type)) this.SKIP_TOKEN();
  }

  /** Where a slip of the keyboard for one of `words` begins something, says so and reads the word that was meant. */
  protected mend(words: readonly string[], wrong: { readonly ERR_MSG: string }): void {
    const token = this.LA(1);
    if (this.RECORDING_PHASE || token.tokenType !== Name) return;
    const type = WORD_TOKENS.get(misspeltWord(token.image, words) ?? "");
    if (type === undefined || !isPlausible(type, this.LA(2), this.LA(3))) return;
    this.blame(wrong);
    this.told.add(token);
    // If another word was meant, the next token does not fit.
    if (this.current !== undefined) this.current.resumedAt = this.LA(2);
    token.tokenType = type;
    token.tokenTypeIdx = type.tokenTypeIdx ?? 0;
  }

  /** The items of a list: one that makes no sense is left out, and reading goes on where `isNext` sees the next one. */
  protected each<T>(
    index: number,
    rule: Rule<T>,
    isItem: () => boolean,
    isNext: () => boolean,
    kind: ListKind = ANY_ITEMS,
    items: NonNullable<T>[] = [],
  ): readonly NonNullable<T>[] {
    if (this.RECORDING_PHASE) {
      this.many(OWN + index, () => this.subrule(OWN + index, rule));
      return items;
    }
    const read = (): T => {
      this.mendFirst(kind);
      return this.subrule(OWN + index, rule);
    };
    const start = this.LA(1);
    let before: Item | undefined;
    let [count, hasFault] = [0, false];
    while (!this.isEnd() && isItem()) {
      const isLeftover = before !== undefined && !isNext() && this.goesOn(before.start, kind);
      const isTold = isLeftover && (before?.isDoubtful === true || before?.resumedAt === this.LA(1));
      const item = isTold ? undefined : this.guarded(read, isLeftover ? () => isNext() || kind.rest?.isNext() === true : isNext, 1, isLeftover);
      if (isLeftover && before !== undefined && (isTold || this.wasFaulty)) {
        // What the item before says is not what it seemed.
        if (items.length > 0 && !before.isLost) items.pop();
        before.isLost = true;
        this.readRest(index, kind, before, isNext);
      } else {
        if (item !== undefined && item !== null) items.push(item);
        before = this.last;
        count += 1;
      }
      hasFault ||= this.wasFaulty;
    }
    if (kind.isRun && hasFault) this.brokenParts.push({ nameless: false, span: this.span(start) });
    this.leftOut = count - items.length;
    return items;
  }

  /** The braces of a declaration and the items between them. */
  protected block<T>(index: number, what: string, rule: Rule<T>, isNext: () => boolean, kind: ListKind = ANY_ITEMS): readonly NonNullable<T>[] {
    if (!this.RECORDING_PHASE && !this.is(LeftBrace) && this.isAhead(LeftBrace)) this.sign(index, LeftBrace, fault("missing-brace", what));
    else this.consume(index, LeftBrace, fault("missing-brace", what));
    const items = this.each(index, rule, () => true, isNext, kind);
    this.consume(index, RightBrace, fault("expected-choice", "`}`"));
    return items;
  }

  /** What stands before the braces of a declaration. A fault in it loses the declaration, but not what its braces hold. */
  protected heading<T>(read: () => T): T | undefined {
    const result = this.lenientHeading(read);
    return this.wasFaulty ? undefined : result;
  }

  /** As `heading`, where a fault that `read` has got over loses nothing. */
  protected lenientHeading<T>(read: () => T): T | undefined {
    const what = `the ${this.LA(0).image}`;
    const isNamed = !this.is(W.test, 0);
    const toBrace = (): T => {
      if (isNamed && !this.isName()) this.loseName();
      const result = read();
      if (!this.is(LeftBrace)) this.fail(fault("missing-brace", what));
      return result;
    };
    const result = this.own(this.RECORDING_PHASE ? read : toBrace, () => this.is(LeftBrace) || (this.isFirst() && beginsDeclaration(this.LA(1), this.LA(2))));
    if (result === undefined && !this.is(LeftBrace)) throw this.lastFault;
    return result;
  }

  /** A part whose faults are its own: what stands around it is not broken. */
  protected own<T>(read: () => T, isNext: () => boolean): T | undefined {
    const result = this.guarded(read, isNext, 0);
    if (result === undefined || this.last?.resumedAt !== undefined) this.resume();
    return result;
  }

  /** Reads; on a fault skips to the next item of the same list, or to its closing brace, and gives nothing. `fewest`: tokens skipped at least. */
  private guarded<T>(read: () => T, isNext: () => boolean, fewest: number, isLeftover = this.current?.isLeftover === true): T | undefined {
    if (this.RECORDING_PHASE) return read();
    const { current: outer, nesting } = this;
    const start = this.LA(1);
    const item: Item = { start, isNext, outer, isLeftover, isFaulty: false, isLost: false, isNameless: false, isDoubtful: false, resumedAt: undefined };
    this.current = item;
    this.beginItem();
    let result: T | undefined;
    try {
      result = read();
    } catch (error) {
      this.take(error);
      this.nesting = nesting;
      const { index, depth } = placeOf(start);
      this.skip(index + fewest, depth, isNext);
    }
    this.current = outer;
    this.last = item;
    item.isLost = fewest > 0 && (result === undefined || result === null);
    this.wasFaulty = this.holdsSlip(start) || item.isFaulty || item.isLost;
    if (this.wasFaulty) this.brokenParts.push({ nameless: item.isNameless, span: this.span(start) });
    return result;
  }

  /** Is told that an item begins. */
  protected abstract beginItem(): void;

  /** What is left of the item before: something in its middle made no sense, and it is broken too. */
  private readRest(index: number, { rest }: ListKind, before: Item, isNext: () => boolean): void {
    const { depth } = placeOf(before.start);
    const at = placeOf(this.LA(1)).index;
    const isPlace = (): boolean => isNext() || rest?.isNext() === true;
    this.skip(at, depth, isPlace);
    if (rest !== undefined && !this.isEnd() && !isNext()) this.guarded(() => this.subrule(REST + index, rest.rule), isNext, 0, false);
    this.skip(at, depth, isNext);
    this.brokenParts.push({ nameless: false, span: this.span(before.start) });
  }

  private mendFirst({ name }: ListKind): void {
    if (name === undefined || this.LA(1).tokenType !== Name) return;
    this.mend(itemsOf(name).words, name === "" ? fault("expected-declaration") : fault("expected-item", name));
  }

  /** Tells of a fault, once, and not where it follows from another. */
  private take(error: unknown): void {
    if (!isRecognition(error)) throw error;
    const { current: item } = this;
    const { token } = error;
    if (!this.told.has(error)) this.hear(faultOf(error.message, item?.start ?? token, token), item?.resumedAt === token);
    this.told.add(error);
    this.lastFault = error;
    if (item !== undefined) item.isFaulty = true;
  }

  /** `isConsequence`: it follows from another fault, and is told only if that turns out not to have been. */
  private hear(wrong: Fault, isConsequence = false): void {
    if (isConsequence) {
      this.untold ??= wrong;
      return;
    }
    this.hasTold = true;
    if (!this.heard(wrong)) throw STOPPED;
  }

  // INVARIANT: a text of which something could not be read is told of.
  protected finish(): void {
    if (!this.hasTold && this.untold !== undefined) this.heard(this.untold);
  }

  private skipPart(first: IToken, isNext: () => boolean): void {
    const depth = placeOf(this.current?.start ?? first).depth;
    if (this.isUnclosed()) this.doubt();
    let open = this.isUnclosed() ? 0 : this.openSince(first);
    while (!this.isItemEnd()) {
      if (open <= 0 && placeOf(this.LA(1)).depth === depth && isNext()) break;
      if (this.is(LeftParenthesis)) open += 1;
      if (this.is(RightParenthesis)) open -= 1;
      this.SKIP_TOKEN();
    }
    this.resume();
  }

  /** How many parentheses have been opened since `first` and not closed. */
  private openSince(first: IToken): number {
    let open = 0;
    for (let back = placeOf(first).index - placeOf(this.LA(1)).index; back < 0; back += 1) {
      if (this.is(LeftParenthesis, back + 1)) open += 1;
      if (this.is(RightParenthesis, back + 1)) open -= 1;
    }
    return open;
  }

  /** Whether the fault is that a parenthesis does not close: then nobody can tell what stands inside it. */
  private isUnclosed(): boolean {
    return this.lastFault.message.startsWith("unclosed-parenthesis");
  }

  /** Whether what stands here can only be a value. */
  protected isAtValue(): boolean {
    return BEGIN_A_VALUE.has(this.LA(1).tokenType);
  }

  /** Whether the next token was written for one of this type. */
  private isInsteadOf(type: TokenType): boolean {
    if (type === Equals) return this.is(Colon);
    if (type === Colon) return this.is(Equals);
    const word = WORDS.get(type);
    return word !== undefined && this.is(Name) && misspeltWord(this.LA(1).image, [word]) !== undefined;
  }

  private resume(): void {
    if (this.current !== undefined) this.current.resumedAt = this.LA(1);
  }

  /** Whether what is being read, or what it stands in, ends before the next token. */
  private isItemEnd(): boolean {
    if (this.is(End)) return true;
    const { depth, index } = placeOf(this.LA(1));
    for (let item = this.current; item !== undefined; item = item.outer) {
      const start = placeOf(item.start);
      if (depth < start.depth) return true;
      if (depth === start.depth && index > start.index && !this.is(RightBrace) && item.isNext()) return true;
    }
    return false;
  }

  private skip(from: number, depth: number, isNext: () => boolean): void {
    while (!this.is(End)) {
      const place = placeOf(this.LA(1));
      if (place.depth < depth) return;
      if (place.index >= from && place.depth === depth && !this.is(RightBrace) && isNext()) return;
      this.SKIP_TOKEN();
    }
  }

  private holdsSlip(start: IToken): boolean {
    const end = this.LA(0).startOffset + this.LA(0).image.length;
    const before = this.slipsSeen;
    while ((this.slips[this.slipsSeen] ?? Infinity) < end) this.slipsSeen += 1;
    return this.slips.slice(before, this.slipsSeen).some((offset) => offset >= start.startOffset);
  }

  /** Whether one stands further on in what is being read: before any brace, and before a line that is no further in than the first. */
  private isAhead(type: TokenType): boolean {
    const start = this.current?.start.startColumn ?? 1;
    for (let ahead = 1; ; ahead += 1) {
      const token = this.LA(ahead);
      if (token.tokenType === type) return true;
      const { tokenType } = token;
      if (tokenType === LeftBrace || tokenType === RightBrace || tokenType === End) return false;
      if (placeOf(token).first && (token.startColumn ?? 1) <= start) return false;
    }
  }

  /** Whether the next token stands on the line of an item, or on one that is further in and begins with no word of the list. */
  private goesOn(start: IToken, { name }: ListKind): boolean {
    const token = this.LA(1);
    if (!this.isFirst()) return true;
    return (token.startColumn ?? 1) > (start.startColumn ?? 1) && (name === undefined || !itemsOf(name).words.includes(token.image));
  }

  private isEnd(): boolean {
    return this.is(End) || this.is(RightBrace);
  }

  protected stop(code: "nesting-too-deep" | "expression-too-long"): void {
    this.tell(fault(code), this.LA(1));
    throw STOPPED;
  }
}

type Recognition = MismatchedTokenException | NoViableAltException | EarlyExitException;

function isRecognition(error: unknown): error is Recognition {
  return error instanceof MismatchedTokenException || error instanceof NoViableAltException || error instanceof EarlyExitException;
}
