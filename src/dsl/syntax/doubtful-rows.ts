// Rows that the grammar takes and that do not mean what their writer thought. It sees tokens alone.
import type { IToken } from "chevrotain";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { syntaxDiagnostic } from "../diagnostics/syntax-catalogue.ts";
import { asciiNumeral } from "./characters.ts";
import { spanOfToken } from "./spans.ts";
import { Bar, Greater, GreaterOrEqual, NumberToken } from "./tokens.ts";

const LIKE_THOUSANDS = /^([1-9]\d{0,2})\.000$/;

/** `1.000` in rows, and `> 100 | 2` as a row, which the grammar takes as a comparison with the cell before. */
export function doubtfulRows(file: string, tokens: readonly IToken[]): readonly Diagnostic[] {
  return [...looksLikeThousands(file, tokens), ...comparedRows(file, tokens)];
}

/** In rows alone: their lines have a `|`. */
function looksLikeThousands(file: string, tokens: readonly IToken[]): readonly Diagnostic[] {
  const rows = new Set(tokens.filter(({ tokenType }) => tokenType === Bar).map(({ startLine }) => startLine));
  return tokens.flatMap((token) => {
    const value = token.tokenType === NumberToken && rows.has(token.startLine) ? LIKE_THOUSANDS.exec(asciiNumeral(token.image))?.[1] : undefined;
    return value === undefined ? [] : [syntaxDiagnostic("looks-like-thousands", spanOfToken(file, token), { found: `\`${token.image}\``, value })];
  });
}

function comparedRows(file: string, tokens: readonly IToken[]): readonly Diagnostic[] {
  return tokens.flatMap((token, index) => {
    const [before, edge, bar] = [tokens[index - 1], tokens[index + 1], tokens[index + 2]];
    const isFirst = before !== undefined && before.startLine !== token.startLine;
    if (!isFirst || (token.tokenType !== Greater && token.tokenType !== GreaterOrEqual)) return [];
    if (edge?.tokenType !== NumberToken || bar?.tokenType !== Bar) return [];
    const write = `\`${edge.image} .. | ${tokens[index + 3]?.image ?? ""}\``;
    return [syntaxDiagnostic("foreign-form", spanOfToken(file, token), { found: `a row that begins with \`${token.image}\``, write })];
  });
}
