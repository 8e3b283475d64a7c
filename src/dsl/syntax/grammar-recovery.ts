// How reading goes on after a fault. Recovery is our own, not chevrotain's: a fault leaves out the part of the item that it stands in, and reading goes
// on at the item's next part; where none follows, at the next item of the list. What only follows from a fault is not told. It builds no diagnostics.
import type { IToken, ParserMethod, TokenType } from "chevrotain";
import { placeOf } from "./balance.ts";
import { beginsDeclaration, plausibleWords } from "./clauses.ts";
import { itemsOf, misspeltWord } from "./expected-words.ts";
import { fault } from "./faults.ts";
import { FaultGrammar, type Item } from "./grammar-faults.ts";
import { Colon, Dots, Equals, LeftBrace, LeftParenthesis, Minus, Name, NumberToken, Percent, RightBrace, W, WORD_TOKENS } from "./tokens.ts";

export type Rule<T> = ParserMethod<[], T>;

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

/** Where one of these stands, the sign before the value is missing, and does not follow. */
const BEGIN_A_VALUE: ReadonlySet<TokenType> = new Set([NumberToken, Percent, LeftParenthesis, Minus, W.if, W.min, W.max, W.sum]);

const WORDS: ReadonlyMap<TokenType, string> = new Map([...WORD_TOKENS].map(([word, type]) => [type, word]));

/** Indices of lists, apart from those that a rule numbers itself. */
const OWN = 100;
const REST = 200;

export abstract class RecoveryGrammar extends FaultGrammar {
  /** How many items the list read last has lost. */
  protected leftOut = 0;

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

  /** The `..` of a range. A `to` that was written for it is told and read as one. */
  protected dots(index: number): void {
    if (this.RECORDING_PHASE || !this.isInsteadOf(Dots)) {
      this.consume(index, Dots, fault("missing-range"));
      return;
    }
    this.blame(fault("missing-range"));
    this.SKIP_TOKEN();
    this.resume();
  }

  /** Leaves out what closes a part that had a fault. */
  protected pass(type: TokenType): void {
    if (!this.RECORDING_PHASE && this.isFaulty() && this.is(type)) this.SKIP_TOKEN();
  }

  /** Where a slip of the keyboard for one of `words` begins something, says so and reads the word that was meant. */
  protected mend(words: readonly string[], wrong: { readonly ERR_MSG: string }): void {
    const token = this.LA(1);
    if (this.RECORDING_PHASE || token.tokenType !== Name) return;
    const type = WORD_TOKENS.get(misspeltWord(token.image, plausibleWords(words, this.LA(2), this.LA(3))) ?? "");
    if (type === undefined) return;
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
    const inLeftover = this.current?.isLeftover === true;
    let before: Item | undefined;
    let [count, hasFault] = [0, false];
    while (!this.isEnd() && isItem()) {
      const isLeftover = before !== undefined && this.goesOn(before.start, kind) && !isNext();
      const isTold = isLeftover && (before?.isDoubtful === true || before?.resumedAt === this.LA(1));
      const item = isTold ? undefined : this.guarded(read, isLeftover ? () => isNext() || kind.rest?.isNext() === true : isNext, 1, isLeftover || inLeftover);
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
    const result = this.guarded(read, isNext, 0, this.current?.isLeftover === true);
    if (result === undefined || this.last?.resumedAt !== undefined) this.resume();
    return result;
  }

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

  /** Whether what stands here can only be a value. */
  protected isAtValue(): boolean {
    return BEGIN_A_VALUE.has(this.LA(1).tokenType);
  }

  /** Whether the next token was written for one of this type. */
  private isInsteadOf(type: TokenType): boolean {
    if (type === Equals) return this.is(Colon);
    if (type === Colon) return this.is(Equals);
    // `0 to 100 to 2 decimals`, but not `0 to 2 decimals`.
    if (type === Dots) return this.is(W.to) && this.is(NumberToken, 2) && !this.is(W.decimal, 3) && !this.is(W.decimals, 3);
    const word = WORDS.get(type);
    return word !== undefined && this.is(Name) && misspeltWord(this.LA(1).image, [word]) !== undefined;
  }

  /** Whether the next token stands on the line of an item, or on one that is further in and begins with no word of the list. */
  private goesOn(start: IToken, { name }: ListKind): boolean {
    const token = this.LA(1);
    if (!this.isFirst()) return true;
    return (token.startColumn ?? 1) > (start.startColumn ?? 1) && (name === undefined || !itemsOf(name).words.includes(token.image));
  }
}
