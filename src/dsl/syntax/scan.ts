// Text to tokens: cuts a file into words, numbers, dates, texts, signs and comments, and reports what is wrong with each.
// Whatever is wrong, a token of the right kind stands in for it, so that one slip is one diagnostic. It knows nothing of the
// grammar. The scanner is written by hand, since it must stop at a limit whatever the text: 2 million tokens fill the memory.
import type { IToken, TokenType } from "chevrotain";
import { hasHidden, INVISIBLE } from "../../values/hidden-characters.ts";
import type { Span } from "../../values/span.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { syntaxDiagnostic } from "../diagnostics/syntax-catalogue.ts";
import type { Comment } from "../tree/tree.ts";
import { ARABIC_LETTERS, codePointName, DIGITS, LATIN_LETTERS } from "./characters.ts";
import { foreignSignAt } from "./foreign-signs.ts";
import { MAX_ERRORS, MAX_TOKENS } from "./limits.ts";
import { numeralAt } from "./numerals.ts";
import { Name, SIGN_TOKENS, StringToken, UnitPath, WORD_TOKENS } from "./tokens.ts";

export interface Scan {
  readonly tokens: readonly IToken[];
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
  /** Tokens that stand in for something unreadable: what is wrong near them is not worth a second diagnostic. */
  readonly broken: ReadonlySet<IToken>;
  /** A limit was met: the tokens are not the whole file. */
  readonly stopped: boolean;
}

const LETTERS = `${LATIN_LETTERS}${ARABIC_LETTERS}`;
const WORD = `[${LETTERS}][${LETTERS}${DIGITS}_${INVISIBLE}]*`;
const WORD_OR_PATH = new RegExp(`${WORD}(?:/${WORD})*`, "y");
const EACH_INVISIBLE = new RegExp(`[${INVISIBLE}]`, "g");
const UNDERSCORED = new RegExp(`_[${LETTERS}${DIGITS}_]*`, "y");
const SPACES = new RegExp(`[ \\t${INVISIBLE}]+`, "y");
const COMMENT = /#[^\n\r]*/y;
const STRING = /"(?:[^"\\\n\r]|\\[^\n\r])*"/y;
const REST_OF_LINE = /[^\n\r]*/y;
const ESCAPE = /\\[^"\\]/g;
const SIGN = /\.\.|[!<>]=|[{}()[\],:|.%+\-*/=<>]/y;
/** Signs with which no longer one begins. */
const SINGLE_SIGNS = new Map([..."{}()[],|+*"].flatMap((sign) => [[sign.charCodeAt(0), SIGN_TOKENS.get(sign) ?? Name] as const]));
const DIGIT_OR_POINTED = new RegExp(`\\.?[${DIGITS}]`, "y");

export function scan(file: string, text: string): Scan {
  const tokens: IToken[] = [];
  const comments: Comment[] = [];
  const diagnostics: Diagnostic[] = [];
  const broken = new Set<IToken>();
  let at = 0;
  let line = 1;
  let lineStart = 0;

  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const span = (start: number, end: number): Span => ({ file, start, end, line, column: start - lineStart + 1 });
  const add = (type: TokenType, image: string): IToken => {
    const token = {
      image,
      startOffset: at,
      endOffset: at + image.length - 1,
      startLine: line,
      startColumn: at - lineStart + 1,
      tokenTypeIdx: type.tokenTypeIdx ?? 0,
      tokenType: type,
      payload: undefined,
    };
    tokens.push(token);
    at += image.length;
    return token;
  };
  const addString = (image: string): void => {
    if (image.includes("\\")) {
      for (const wrong of image
        .slice(1, -1)
        .replace(/\\[\\"]/g, "  ")
        .matchAll(ESCAPE)) {
        const start = at + 1 + wrong.index;
        diagnostics.push(syntaxDiagnostic("unknown-escape", span(start, start + 2), { found: quoted(wrong[0]) }));
      }
    }
    add(StringToken, image);
  };
  const addUnclosedString = (): void => {
    const rest = match(REST_OF_LINE) ?? "";
    diagnostics.push(syntaxDiagnostic("unclosed-string", span(at, at + rest.length), {}));
    broken.add(add(StringToken, rest));
  };
  const addOther = (): void => {
    const name = match(UNDERSCORED);
    if (name !== undefined) {
      const parameters = { found: quoted(name), write: "a name that begins with a letter" };
      diagnostics.push(syntaxDiagnostic("foreign-form", span(at, at + name.length), parameters));
      add(Name, name);
      return;
    }
    const foreign = foreignSignAt(text, at);
    const found = foreign?.found ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
    const where = span(at, at + found.length);
    if (foreign === undefined) {
      diagnostics.push(syntaxDiagnostic("unknown-character", where, { found: hasHidden(found) ? codePointName(found) : quoted(found) }));
      at += found.length;
      return;
    }
    diagnostics.push(syntaxDiagnostic("foreign-sign", where, { found: quoted(foreign.shown), write: foreign.write }));
    if (foreign.type === undefined) at += found.length;
    else add(foreign.type, found);
  };

  while (at < text.length && tokens.length + comments.length <= MAX_TOKENS && diagnostics.length <= MAX_ERRORS) {
    const code = text.charCodeAt(at);
    if (code === 32 || code === 9) {
      at += 1;
    } else if (code === 10 || code === 13) {
      at += code === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
      line += 1;
      lineStart = at;
    } else if (code === 35) {
      const comment = match(COMMENT) ?? "#";
      comments.push({ text: comment, span: span(at, at + comment.length) });
      at += comment.length;
    } else if (SINGLE_SIGNS.has(code)) {
      add(SINGLE_SIGNS.get(code) ?? Name, text.charAt(at));
    } else if (code === 34) {
      const image = match(STRING);
      if (image === undefined) addUnclosedString();
      else addString(image);
    } else {
      const word = match(WORD_OR_PATH);
      if (word !== undefined) {
        add(word.includes("/") ? UnitPath : (WORD_TOKENS.get(word) ?? Name), word);
      } else if (match(DIGIT_OR_POINTED) !== undefined) {
        const numeral = numeralAt(text, at, span);
        diagnostics.push(...numeral.diagnostics);
        add(numeral.type, numeral.image);
      } else {
        // A sign that only foreign habits write (`==`, `=>`, `//`) wins over the shorter one that it begins with.
        const sign = foreignSignAt(text, at) === undefined ? match(SIGN) : undefined;
        const type = sign === undefined ? undefined : SIGN_TOKENS.get(sign);
        const spaces = match(SPACES);
        if (sign !== undefined && type !== undefined) add(type, sign);
        else if (spaces !== undefined) at += spaces.length;
        else addOther();
      }
    }
  }

  const tooLong = tokens.length + comments.length > MAX_TOKENS;
  if (tooLong) return { tokens: [], comments: [], diagnostics: [syntaxDiagnostic("file-too-long", span(at, at), {})], broken, stopped: true };
  return { tokens, comments, diagnostics, broken, stopped: diagnostics.length > MAX_ERRORS };
}

/** A word without the characters that are not seen, as it stands in the tree. */
export function visible(text: string): string {
  return text.replace(EACH_INVISIBLE, (character) => (character === "\u200c" ? character : ""));
}

/** A piece of the file in backticks, cut short if long. */
export function quoted(text: string): string {
  const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
  return `\`${shown}\``;
}
