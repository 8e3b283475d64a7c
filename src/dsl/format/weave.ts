// Lines to text, with the comments and blank lines of the text that the tree was read from. A comment keeps its place between
// two tokens: after the one on its line, or on a line of its own before the next. So lines must hold the tokens of that text
// in its order.
import type { SourceToken } from "../syntax/source-tokens.ts";
import type { Comment } from "../tree/tree.ts";
import { type Line, type Tok, textOf } from "./layout.ts";

/** Lines that belong to no text, with a blank line wherever `isApart` says so. */
export function plainText(lines: readonly Line[], isApart: (index: number) => boolean): string {
  return lines.map((each, index) => `${index > 0 && isApart(index) ? "\n" : ""}${" ".repeat(each.indent)}${textOf(each.toks)}\n`).join("");
}

export function weave(lines: readonly Line[], tokens: readonly SourceToken[], comments: readonly Comment[]): string {
  const out: string[] = [];
  let nextComment = 0;
  let index = 0;
  // The line of the text on which the last token or comment stood.
  let lastLine = 0;

  const commentsBefore = (start: number): readonly Comment[] => {
    const taken: Comment[] = [];
    for (let comment = comments[nextComment]; comment !== undefined && comment.span.start < start; comment = comments[nextComment]) {
      taken.push(comment);
      nextComment += 1;
    }
    return taken;
  };
  const blankBefore = (line: number, allowed: boolean): void => {
    if (allowed && lastLine > 0 && line > lastLine + 1) out.push("");
  };
  const ownLines = (list: readonly Comment[], indent: number, allowed: boolean): void => {
    list.forEach(({ text, span }, position) => {
      blankBefore(span.line, allowed || position > 0);
      out.push(" ".repeat(indent) + text.trimEnd());
      lastLine = span.line;
    });
  };

  for (const { indent, toks, continued } of lines) {
    let written: Tok[] = [];
    let margin = indent;
    let isOpening = endsWithBrace(out);
    const flush = (comment: string): void => {
      if (written.length === 0) return;
      out.push(" ".repeat(margin) + textOf(written) + comment);
      written = [];
      margin = indent + (continued ? 0 : 2);
    };
    toks.forEach((tok, position) => {
      const token = tokens[index];
      const start = token?.start ?? Number.MAX_SAFE_INTEGER;
      const before = commentsBefore(start);
      const isClosing = position === 0 && tok.text === "}";
      if (before.length > 0) {
        flush("");
        ownLines(before, isClosing ? indent + 2 : margin, position === 0 && !isOpening);
        isOpening = false;
      }
      if (position === 0 && !continued && token !== undefined) blankBefore(token.line, !isOpening && !isClosing);
      written.push(token === undefined ? tok : inItsDigits(tok, token.text));
      if (token !== undefined) lastLine = token.line;
      index += 1;
      const trailing = comments[nextComment];
      const following = tokens[index]?.start ?? Number.MAX_SAFE_INTEGER;
      if (token !== undefined && trailing !== undefined && trailing.span.line === token.line && trailing.span.start < following) {
        nextComment += 1;
        flush(`  ${trailing.text.trimEnd()}`);
      }
    });
    flush("");
  }
  ownLines(commentsBefore(Number.MAX_SAFE_INTEGER), 0, out.length > 0);
  return out.length === 0 ? "" : `${out.join("\n")}\n`;
}

function endsWithBrace(out: readonly string[]): boolean {
  return /\{(?: {2}#.*)?$/.test(out.at(-1) ?? "") && !/^\s*#/.test(out.at(-1) ?? "");
}

/** Numbers and dates keep the digits of the text. */
function inItsDigits(tok: Tok, written: string): Tok {
  if (!/^[0-9][0-9_.:%-]*$/.test(tok.text)) return tok;
  const zero = /[\u06f0-\u06f9]/.test(written) ? 0x6f0 : /[\u0660-\u0669]/.test(written) ? 0x660 : undefined;
  if (zero === undefined) return tok;
  const digits = tok.text.replace(/[0-9]/g, (digit) => String.fromCharCode(zero + Number(digit)));
  return { ...tok, text: written.includes("\u066b") ? digits.replace(".", "\u066b") : digits };
}
