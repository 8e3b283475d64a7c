// Which words, with the token after them, follow a value or begin a new item. Keywords may be names: this table decides between
// `5 round` (a unit named `round`) and `5 round half up` (a clause).
import type { IToken, TokenType } from "chevrotain";
import {
  Bar,
  Colon,
  Comma,
  DateToken,
  Equals,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  Minus,
  Name,
  NumberToken,
  PercentSign,
  StringToken,
  UnitPath,
  VOCABULARY,
  W,
  WORD_TOKENS,
} from "./tokens.ts";

const ANY_NAME = VOCABULARY.filter((type) => type === Name || (type.CATEGORIES ?? []).includes(Name));
/** `to` and a number: the mode is missing, and is missed there. */
const MODE = [W.half, W.down, W.up, W.floor, W.ceiling, W.to, NumberToken];

/** After which tokens a word is a clause; no list means after any. */
const CLAUSES = new Map<TokenType, ReadonlySet<TokenType> | undefined>([
  [W.and, undefined],
  [W.or, undefined],
  [W.at, undefined],
  [W.through, undefined],
  [W.then, undefined],
  [W.else, undefined],
  [W.when, undefined],
  [W.total, undefined],
  [W.cites, undefined],
  [W.example, undefined],
  [W.unverified, undefined],
  [W.per, undefined],
  [W.in, new Set([LeftParenthesis])],
  [W.to, new Set([NumberToken, DateToken])],
  [W.from, new Set([DateToken])],
  [W.announced, new Set([DateToken])],
  [W.annulled, new Set([DateToken])],
  [W.each, new Set([W.segment, W.alone])],
  [W.over, new Set([W.bill, NumberToken, W.up])],
  [W.highest, new Set([W.over])],
  [W.lowest, new Set([W.over])],
  [W.average, new Set([W.over])],
  [W.sum, new Set([W.over])],
  [W.latest, new Set([W.over])],
  [W.round, new Set(MODE)],
  [W.print, new Set(MODE)],
  [W.joint, new Set([W.pro, W.in])],
  [W.carry, new Set([W.remainder])],
  [W.drop, new Set([W.remainder, W.line])],
  [W.unknown, new Set([W.because])],
  [W.tested, new Set([Comma])],
  [W.memo, new Set([W.line])],
  [W.use, new Set([StringToken])],
  [W.test, new Set([StringToken])],
  [W.untranslatable, new Set([StringToken])],
  [W.account, new Set([LeftBrace])],
  [W.usage, new Set([LeftBrace])],
  [W.history, new Set([LeftBrace])],
  [W.charges, new Set([LeftBrace])],
  [W.holidays, new Set([LeftBrace])],
  [W.readings, new Set([LeftBrace])],
  [W.schedule, new Set(ANY_NAME)],
  [W.source, new Set(ANY_NAME)],
  [W.unit, new Set(ANY_NAME)],
  [W.rate, new Set(ANY_NAME)],
  [W.let, new Set(ANY_NAME)],
  [W.tariff, new Set(ANY_NAME)],
  [W.group, new Set(ANY_NAME)],
  [W.line, new Set(ANY_NAME)],
  [W.exception, new Set(ANY_NAME)],
  [W.seasons, new Set(ANY_NAME)],
  [W.dayparts, new Set(ANY_NAME)],
  [W.prove, new Set(ANY_NAME)],
  [W.for, new Set(ANY_NAME)],
  [W.expect, new Set(ANY_NAME)],
  [W.crossing, new Set([W.split, W.whole])],
  [W.every, new Set([W.month])],
  [W.widths, new Set([W.per, W.unscaled])],
  [W.payable, new Set([Equals, StringToken, W.cites])],
  [W.blocks, new Set([...ANY_NAME, UnitPath, PercentSign])],
  [W.table, new Set([...ANY_NAME, Bar])],
  [W.absent, new Set([NumberToken, Minus])],
  [W.period, new Set([DateToken])],
  [W.issued, new Set([DateToken])],
  [W.known, new Set([DateToken])],
  [W.brought_forward, new Set([NumberToken])],
]);

/** Words before any name: what begins an item there, unless the name is itself a clause (`line and x`: a value named `line`). */
const BEFORE_A_NAME: ReadonlySet<TokenType> = new Set([
  W.schedule,
  W.source,
  W.unit,
  W.rate,
  W.let,
  W.tariff,
  W.group,
  W.line,
  W.exception,
  W.seasons,
  W.dayparts,
  W.prove,
  W.for,
  W.expect,
  W.blocks,
  W.table,
]);
const FOLDS: ReadonlySet<TokenType> = new Set([W.highest, W.lowest, W.average, W.sum, W.latest]);

export function beginsClause({ tokenType: type }: Pick<IToken, "tokenType">, next: IToken, afterNext: IToken): boolean {
  if (!CLAUSES.has(type)) return false;
  const followers = CLAUSES.get(type);
  if (followers === undefined) return true;
  return followers.has(next.tokenType) && !(BEFORE_A_NAME.has(type) && isClauseInItself(next, afterNext));
}

const DECLARATIONS_WITH_NAME = new Set([W.schedule, W.source, W.unit, W.seasons, W.dayparts, W.rate, W.let, W.tariff, W.authority, W.instalments, W.prove]);
const DECLARATIONS_WITH_BRACE = new Set([W.account, W.usage, W.history, W.charges, W.holidays, W.grades]);
const DECLARATIONS_WITH_TEXT = new Set([W.use, W.grades, W.test, W.untranslatable]);

/** Whether a declaration begins with these two tokens. */
export function beginsDeclaration({ tokenType: type }: IToken, next: IToken | undefined): boolean {
  if (next === undefined) return false;
  if (DECLARATIONS_WITH_NAME.has(type)) return next.tokenType === Name || (next.tokenType.CATEGORIES ?? []).includes(Name);
  return (DECLARATIONS_WITH_BRACE.has(type) && next.tokenType === LeftBrace) || (DECLARATIONS_WITH_TEXT.has(type) && next.tokenType === StringToken);
}

/** Whether a word of this type, if it were meant, could stand before these tokens. */
function isPlausible(type: TokenType, next: IToken, afterNext: IToken): boolean {
  return !CLAUSES.has(type) || beginsClause({ tokenType: type }, next, afterNext);
}

/** Those of `words` that could stand before these tokens. */
export function plausibleWords(words: readonly string[], next: IToken, afterNext: IToken): readonly string[] {
  return words.filter((word) => {
    const type = WORD_TOKENS.get(word);
    return type !== undefined && isPlausible(type, next, afterNext);
  });
}

/** A clause that begins no item. */
function isClauseInItself({ tokenType }: IToken, next: IToken): boolean {
  if (!CLAUSES.has(tokenType) || BEFORE_A_NAME.has(tokenType)) return false;
  return CLAUSES.get(tokenType)?.has(next.tokenType) ?? true;
}

/** Words that are a clause whatever follows, and yet may name a value: `total + at.x`. */
const NEVER_A_VALUE = new Set([W.and, W.or, W.at, W.through, W.then, W.else, W.when, W.cites, W.per]);
const MAY_BE_A_VALUE = new Set([W.unknown, W.total, W.example, W.unverified]);
const AFTER_A_NAME = new Set(
  VOCABULARY.filter(
    (type) => !ANY_NAME.includes(type) && ![NumberToken, DateToken, StringToken, LeftParenthesis, LeftBrace, LeftBracket, Colon].includes(type),
  ),
);

/** Two words that begin a clause of the oversight half on a line of their own: no value has such a second word. */
const ITEMS_OF_TWO: ReadonlyMap<TokenType, ReadonlySet<TokenType>> = new Map([
  [W.forbid, new Set([W.requester, W.approver, W.reader, W.account, W.delegate])],
  [W.raise, new Set([W.one])],
  [W.count, new Set([W.amount, W.up])],
  [W.no, new Set([W.cumulation, W.down, W.interest, W.replan])],
  [W.delegation, new Set([W.none, W.one, W.onward])],
  [W.approval, new Set([W.expires, W.does])],
  [W.down, new Set([W.payment])],
  [W.first, new Set([W.due])],
  [W.moved, new Set([W.off])],
  [W.equal, new Set([W.parts])],
  [W.payments, new Set([W.settle])],
  [W.cancelled, new Set([W.bill])],
]);

/** What follows the name of an item. */
const AFTER_THE_NAME = new Set([Equals, Colon, StringToken, LeftBracket, LeftBrace, W.cites, W.to]);

/**
 * Whether a word stands where a value should, but belongs to what follows a value: the value is missing. What begins an item
 * does so only at the start of a line.
 */
export function isInsteadOfValue(token: IToken, next: IToken, afterNext: IToken, isFirst: boolean): boolean {
  const type = token.tokenType;
  if (isFirst && ITEMS_OF_TWO.get(type)?.has(next.tokenType) === true) return true;
  if (NEVER_A_VALUE.has(type)) return !AFTER_A_NAME.has(next.tokenType) && !isClauseInItself(next, afterNext);
  if (type === W.payable) return isFirst && beginsClause(token, next, afterNext);
  if (MAY_BE_A_VALUE.has(type) || FOLDS.has(type)) return false;
  // No value has two names side by side.
  if (BEFORE_A_NAME.has(type)) return isFirst && (next.tokenType === Name || AFTER_THE_NAME.has(afterNext.tokenType)) && beginsClause(token, next, afterNext);
  return beginsClause(token, next, afterNext);
}
