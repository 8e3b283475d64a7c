// Faults as they are met: what is being read and how far it is broken, which fault is told and which only follows from another, and where reading can go
// on. What is done about them, grammar-recovery.ts says. It builds no diagnostics.
import { EarlyExitException, type IToken, MismatchedTokenException, NoViableAltException, type TokenType } from "chevrotain";
import type { BrokenPart } from "../tree/tree.ts";
import { placeOf } from "./balance.ts";
import { type Fault, fault, faultOf } from "./faults.ts";
import { LookingGrammar } from "./grammar-looking.ts";
import { MAX_DEPTH } from "./limits.ts";
import { End, LeftBrace, LeftParenthesis, RightBrace, RightParenthesis } from "./tokens.ts";

/** Is told of each fault; says whether to read on. */
export type Heard = (fault: Fault) => boolean;

/** Thrown where a limit is met: the rest of the file is not read. */
export const STOPPED: Error = new Error("a limit was met");

/** What is being read: reading goes on inside it after a fault. */
export interface Item {
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

export abstract class FaultGrammar extends LookingGrammar {
  private heard: Heard = () => true;
  protected nesting = 0;
  /** Errors, and tokens, that have been told of. */
  protected told: WeakSet<object> = new WeakSet();
  protected lastFault: Error = STOPPED;
  protected current: Item | undefined;
  protected last: Item | undefined;
  protected wasFaulty = false;
  /** Offsets, rising, of what the scanner has reported: the innermost item that holds one is broken too. */
  private slips: readonly number[] = [];
  private slipsSeen = 0;
  private hasTold = false;
  private untold: Fault | undefined;
  protected brokenParts: BrokenPart[] = [];

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

  /** Whether what began with this token has a fault. */
  protected isBrokenAt({ startOffset }: IToken): boolean {
    return this.brokenParts.some(({ span }) => span.start === startOffset);
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

  /** Says that what is read has a fault here, and reads on. */
  protected blame(wrong: { readonly ERR_MSG: string }): void {
    if (this.RECORDING_PHASE) return;
    const found = this.LA(1);
    this.hear(faultOf(wrong.ERR_MSG, this.current?.start ?? found, found), this.current?.resumedAt === found || this.told.has(found));
    this.spoil();
  }

  /** Reads; on a fault skips to the next item of the same list, or to its closing brace, and gives nothing. `fewest`: tokens skipped at least. */
  protected guarded<T>(read: () => T, isNext: () => boolean, fewest: number, isLeftover: boolean): T | undefined {
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

  /** Tells of a fault, once, and not where it follows from another. */
  protected take(error: unknown): void {
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

  protected skipPart(first: IToken, isNext: () => boolean): void {
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
  protected isUnclosed(): boolean {
    return this.lastFault.message.startsWith("unclosed-parenthesis");
  }

  protected resume(): void {
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

  protected skip(from: number, depth: number, isNext: () => boolean): void {
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
  protected isAhead(type: TokenType): boolean {
    const start = this.current?.start.startColumn ?? 1;
    for (let ahead = 1; ; ahead += 1) {
      const token = this.LA(ahead);
      if (token.tokenType === type) return true;
      const { tokenType } = token;
      if (tokenType === LeftBrace || tokenType === RightBrace || tokenType === End) return false;
      if (placeOf(token).first && (token.startColumn ?? 1) <= start) return false;
    }
  }

  protected isEnd(): boolean {
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
