// Characters that are not seen: those that turn the direction of text, and those without width. They could make a rule read
// like another one, so they stand nowhere, not even in comments; one U+200C between two Persian letters belongs to a word.
import { INVISIBLE } from "../../values/hidden-characters.ts";
import type { Span } from "../../values/span.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { syntaxDiagnostic } from "../diagnostics/syntax-catalogue.ts";
import { codePointName, isArabicLetter } from "./characters.ts";
import { MAX_ERRORS } from "./limits.ts";

const ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff";

export function invisibleCharacters(file: string, text: string): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  let line = 1;
  let lineStart = 0;
  let counted = 0;
  for (const found of text.matchAll(new RegExp(`[${INVISIBLE}]`, "g"))) {
    if (diagnostics.length > MAX_ERRORS) break;
    const at = found.index;
    if (isAllowed(text, at)) continue;
    for (; counted < at; counted += 1) {
      const code = text.charCodeAt(counted);
      if (code === 10 || (code === 13 && text.charCodeAt(counted + 1) !== 10)) {
        line += 1;
        lineStart = counted + 1;
      }
    }
    const span: Span = { file, start: at, end: at + 1, line, column: at - lineStart + 1 };
    const code = ZERO_WIDTH.includes(found[0]) ? "zero-width-character" : "text-direction-character";
    diagnostics.push(syntaxDiagnostic(code, span, { character: codePointName(found[0]) }));
  }
  return diagnostics;
}

function isAllowed(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (character === "\ufeff") return at === 0;
  return character === "\u200c" && isArabicLetter(text.charAt(at - 1)) && isArabicLetter(text.charAt(at + 1));
}
