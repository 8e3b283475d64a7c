// Signs of other habits (`==`, `≤`, `،`, curly quotes, ...), each with what to write instead and the token that it stands for.
import type { TokenType } from "chevrotain";
import { Comma, Dots, Equals, GreaterOrEqual, LessOrEqual, Minus, NotEquals, PercentSign, Slash, Star, StringToken, W } from "./tokens.ts";

export interface ForeignSign {
  readonly found: string;
  /** What of it is shown to the reader. */
  readonly shown: string;
  readonly write: string;
  readonly type: TokenType | undefined;
}

const SIGNS: readonly (readonly [sign: string, write: string, type: TokenType | undefined])[] = [
  ["...", "`..`", Dots],
  ["…", "`..`", Dots],
  ["==", "`=`", Equals],
  [":=", "`=`", Equals],
  ["<>", "`!=`", NotEquals],
  ["≠", "`!=`", NotEquals],
  ["=>", "`>=`", GreaterOrEqual],
  ["≥", "`>=`", GreaterOrEqual],
  ["=<", "`<=`", LessOrEqual],
  ["≤", "`<=`", LessOrEqual],
  ["&&", "`and`", W.and],
  ["&", "`and`", W.and],
  ["!", "`not`", W.not],
  ["،", "`,`", Comma],
  ["٪", "`%`", PercentSign],
  ["−", "`-`", Minus],
  ["–", "`-`", Minus],
  ["—", "`-`", Minus],
  ["×", "`*`", Star],
  ["∗", "`*`", Star],
  ["÷", "`/`", Slash],
  [";", "nothing: a line needs no closing sign", undefined],
  ["؛", "nothing: a line needs no closing sign", undefined],
];
const FIRSTS = new Set(SIGNS.map(([sign]) => sign.charAt(0)));
const COMMENT = /\/\/[^\n\r]*|\/\*[^\n\r]*/y;
const QUOTED = /“[^”\n\r]{0,400}”|«[^»\n\r]{0,400}»|'[^'\n\r]{0,400}'|‘[^’\n\r]{0,400}’/y;

/** The foreign sign that begins at `at`, if any. */
export function foreignSignAt(text: string, at: number): ForeignSign | undefined {
  const first = text.charAt(at);
  if (first === "/") {
    const comment = matchAt(COMMENT, text, at);
    return comment === undefined ? undefined : { found: comment, shown: comment.slice(0, 2), write: "`#` before a comment", type: undefined };
  }
  if ("“«'‘".includes(first)) {
    const found = matchAt(QUOTED, text, at) ?? first;
    return { found, shown: first, write: '`"` before and after a text', type: found.length > 1 ? StringToken : undefined };
  }
  if (!FIRSTS.has(first)) return undefined;
  const sign = SIGNS.find(([candidate]) => text.startsWith(candidate, at));
  if (sign === undefined || text.startsWith("!=", at)) return undefined;
  return { found: sign[0], shown: sign[0], write: sign[1], type: sign[2] };
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
