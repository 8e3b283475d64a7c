// What every part of the grammar sees of the tokens ahead, and the spans of those behind. It reads nothing and reports nothing.
import { EmbeddedActionsParser, type IToken, type TokenType } from "chevrotain";
import type { Span } from "../../values/span.ts";
import { placeOf } from "./balance.ts";
import { beginsClause, isInsteadOfValue } from "./clauses.ts";
import { fault } from "./faults.ts";
import { spanFromTo } from "./spans.ts";
import { End, LeftBrace, Name, RightBrace, VOCABULARY } from "./tokens.ts";

const NAMES = new Set(VOCABULARY.filter((type) => type === Name || (type.CATEGORIES ?? []).includes(Name)));

export abstract class LookingGrammar extends EmbeddedActionsParser {
  protected file = "";

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

  protected is(type: TokenType, ahead = 1): boolean {
    return this.LA(ahead).tokenTypeIdx === type.tokenTypeIdx;
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

  /** Whether one of these stands further on in this line, before any brace. */
  protected isOnLine(...types: readonly TokenType[]): boolean {
    const line = this.LA(1).startLine;
    for (let ahead = 1; ; ahead += 1) {
      const token = this.LA(ahead);
      if (types.includes(token.tokenType)) return token.startLine === line;
      if (token.startLine !== line || token.tokenType === LeftBrace || token.tokenType === RightBrace || token.tokenType === End) return false;
    }
  }

  /** Whether something begins here that follows a value (`round half up ...`) or a new item: not a name, then. */
  protected isClause(ahead = 1): boolean {
    return beginsClause(this.LA(ahead), this.LA(ahead + 1), this.LA(ahead + 2));
  }

  /** Whether a word that follows a value stands where the value should. */
  protected isValueMissing(ahead = 1): boolean {
    return isInsteadOfValue(this.LA(ahead), this.LA(ahead + 1), this.LA(ahead + 2), this.isFirst(ahead));
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
}
