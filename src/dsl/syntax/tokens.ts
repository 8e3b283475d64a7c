// The vocabulary: every kind of token, and the words of the language. A word of the language is also a name (category
// `Name`), so that a new word breaks no file. Text is cut into tokens by scan.ts; no pattern stands here.
import { createToken, Lexer, type TokenType } from "chevrotain";

const WORDS = [
  "absent",
  "account",
  "alone",
  "amends",
  "and",
  "announced",
  "annulled",
  "as",
  "at",
  "average",
  "because",
  "bill",
  "bills",
  "block",
  "blocks",
  "brought_forward",
  "by",
  "calendar",
  "carry",
  "ceiling",
  "charges",
  "cites",
  "crossing",
  "currency",
  "current",
  "date",
  "dated",
  "day",
  "dayparts",
  "days",
  "decimal",
  "decimals",
  "digits",
  "does",
  "down",
  "drop",
  "each",
  "else",
  "end",
  "estimated",
  "even",
  "every",
  "example",
  "except",
  "exception",
  "expect",
  "fall",
  "floor",
  "for",
  "from",
  "group",
  "grows",
  "half",
  "highest",
  "history",
  "holidays",
  "horizon",
  "if",
  "in",
  "iran_bill_id",
  "iran_payment_id",
  "is",
  "issue",
  "issued",
  "its",
  "joint",
  "known",
  "latest",
  "least",
  "let",
  "level",
  "line",
  "lowest",
  "max",
  "memo",
  "min",
  "month",
  "most",
  "multiplier",
  "none",
  "not",
  "note",
  "of",
  "on",
  "or",
  "order",
  "otherwise",
  "over",
  "payable",
  "per",
  "period",
  "power_factor",
  "previous",
  "print",
  "printed",
  "pro",
  "prove",
  "proved",
  "rata",
  "rate",
  "readings",
  "refuse",
  "refused",
  "remainder",
  "rise",
  "rollover",
  "round",
  "schedule",
  "seasons",
  "segment",
  "source",
  "split",
  "start",
  "sum",
  "summable",
  "table",
  "tariff",
  "test",
  "tested",
  "that",
  "then",
  "through",
  "time",
  "to",
  "total",
  "unit",
  "unknown",
  "unscaled",
  "untranslatable",
  "unverified",
  "up",
  "url",
  "usage",
  "use",
  "weekend",
  "when",
  "whole",
  "widths",
  "within",
  "zone",
] as const;
export type Word = (typeof WORDS)[number];

const token = (name: string, label: string): TokenType => createToken({ name, label, pattern: Lexer.NA });

export const Name: TokenType = token("Name", "a name");
export const UnitPath: TokenType = token("UnitPath", "a unit");
export const NumberToken: TokenType = token("Number", "a number");
export const Percent: TokenType = token("Percent", "a percentage");
export const DateToken: TokenType = token("Date", "a date");
export const YearMonth: TokenType = token("YearMonth", "a month");
export const MonthDay: TokenType = token("MonthDay", "a month and day");
export const Time: TokenType = token("Time", "a time");
export const StringToken: TokenType = token("String", "a text");

/** The end of the file, so that what is missing there has a place. */
export const End: TokenType = token("End", "the end of the file");

export const LeftBrace: TokenType = token("LeftBrace", "`{`");
export const RightBrace: TokenType = token("RightBrace", "`}`");
export const LeftParenthesis: TokenType = token("LeftParenthesis", "`(`");
export const RightParenthesis: TokenType = token("RightParenthesis", "`)`");
export const LeftBracket: TokenType = token("LeftBracket", "`[`");
export const RightBracket: TokenType = token("RightBracket", "`]`");
export const Comma: TokenType = token("Comma", "`,`");
export const Colon: TokenType = token("Colon", "`:`");
export const Bar: TokenType = token("Bar", "`|`");
export const Dots: TokenType = token("Dots", "`..`");
export const Dot: TokenType = token("Dot", "`.`");
export const PercentSign: TokenType = token("PercentSign", "`%`");
export const Plus: TokenType = token("Plus", "`+`");
export const Minus: TokenType = token("Minus", "`-`");
export const Star: TokenType = token("Star", "`*`");
export const Slash: TokenType = token("Slash", "`/`");
export const Equals: TokenType = token("Equals", "`=`");
export const NotEquals: TokenType = token("NotEquals", "`!=`");
export const Less: TokenType = token("Less", "`<`");
export const LessOrEqual: TokenType = token("LessOrEqual", "`<=`");
export const Greater: TokenType = token("Greater", "`>`");
export const GreaterOrEqual: TokenType = token("GreaterOrEqual", "`>=`");

/** The token kind of each word of the language. */
export const W: Readonly<Record<Word, TokenType>> = kindOfEachWord();

export const WORD_TOKENS: ReadonlyMap<string, TokenType> = new Map(Object.entries(W));

export const SIGN_TOKENS: ReadonlyMap<string, TokenType> = new Map([
  ["{", LeftBrace],
  ["}", RightBrace],
  ["(", LeftParenthesis],
  [")", RightParenthesis],
  ["[", LeftBracket],
  ["]", RightBracket],
  [",", Comma],
  [":", Colon],
  ["|", Bar],
  ["..", Dots],
  [".", Dot],
  ["%", PercentSign],
  ["+", Plus],
  ["-", Minus],
  ["*", Star],
  ["/", Slash],
  ["=", Equals],
  ["!=", NotEquals],
  ["<", Less],
  ["<=", LessOrEqual],
  [">", Greater],
  [">=", GreaterOrEqual],
]);

export const VOCABULARY: TokenType[] = [
  Name,
  UnitPath,
  NumberToken,
  Percent,
  DateToken,
  YearMonth,
  MonthDay,
  Time,
  StringToken,
  End,
  ...SIGN_TOKENS.values(),
  ...Object.values(W),
];

// `Object.fromEntries` forgets which keys it was given; they are the words, each once.
function kindOfEachWord(): Readonly<Record<Word, TokenType>> {
  const entries = WORDS.map((word) => [word, createToken({ name: `word_${word}`, label: `\`${word}\``, pattern: Lexer.NA, categories: [Name] })] as const);
  return Object.fromEntries(entries) as Record<Word, TokenType>;
}
