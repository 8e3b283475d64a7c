// Faults to diagnostics: in the reader's words, what was expected and what was found. First come the slips that a fault may
// come of (a misspelt word, a unit on another line, a citation too late), then the fault itself.
import type { IToken, TokenType } from "chevrotain";
import { nearestWord } from "../../values/near.ts";
import type { Span } from "../../values/span.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { syntaxDiagnostic } from "../diagnostics/syntax-catalogue.ts";
import { placeOf } from "./balance.ts";
import { plausibleWords } from "./clauses.ts";
import { AFTER_A_VALUE, BODIES, DECLARATIONS, IN_A_HEADING, itemsOf, ROUNDING_WORDS } from "./expected-words.ts";
import { cellCount, emptyCell, mixedTest } from "./explain-oversight.ts";
import type { Fault } from "./faults.ts";
import { foreignForm } from "./foreign-forms.ts";
import { quoted } from "./scan.ts";
import { spanOfToken } from "./spans.ts";
import {
  Bar,
  DateToken,
  End,
  Equals,
  Greater,
  GreaterOrEqual,
  LeftBracket,
  LeftParenthesis,
  Less,
  LessOrEqual,
  Name,
  NotEquals,
  NumberToken,
  PercentSign,
  RightParenthesis,
  StringToken,
  UnitPath,
  W,
  WORD_TOKENS,
} from "./tokens.ts";

interface Scene {
  readonly file: string;
  readonly tokens: readonly IToken[];
  readonly fault: Fault;
  readonly found: IToken;
  readonly shown: string;
  readonly before: IToken | undefined;
  readonly after: IToken | undefined;
}

const COMPARISONS: ReadonlySet<TokenType> = new Set([Equals, NotEquals, Less, LessOrEqual, Greater, GreaterOrEqual]);
/** Faults that come after a whole value, so that a second comparison may be what is wrong. */
const AFTER_VALUE: ReadonlySet<string> = new Set([
  "expected-item",
  "expected-declaration",
  "unclosed-parenthesis",
  "missing-then",
  "missing-else",
  "missing-bar",
  "missing-range",
]);

export function explain(file: string, tokens: readonly IToken[], fault: Fault): Diagnostic {
  const { found } = fault;
  const index = placeOf(found).index;
  const scene = { file, tokens, fault, found, shown: shownAs(found), before: tokens[index - 1], after: tokens[index + 1] };
  return slip(scene) ?? plain(scene);
}

function slip(scene: Scene): Diagnostic | undefined {
  return (
    foreignForm(scene.file, scene.tokens, scene.fault) ?? tooLate(scene) ?? chained(scene) ?? misspelt(scene) ?? unitElsewhere(scene) ?? misspeltBefore(scene)
  );
}

/** `tariff` is what was meant by `tarif`. */
function misspelt({ file, tokens, fault, found, shown, before, after }: Scene): Diagnostic | undefined {
  // A word of the language that begins its line is what it is.
  if (WORD_TOKENS.has(found.image) && placeOf(found).first) return undefined;
  // `5 round haf up`: what follows `round` makes it a clause or a unit, so the slip shows only here.
  const words = before?.tokenType === W.round || before?.tokenType === W.print ? [...ROUNDING_WORDS, ...candidates(fault)] : candidates(fault);
  const afterNext = tokens[placeOf(found).index + 2];
  const plausible = isList(fault) && after !== undefined ? plausibleWords(words, after, afterNext ?? after) : [];
  const isWord = found.tokenType === Name || WORD_TOKENS.has(found.image);
  const suggestion = isWord ? (nearestWord(found.image, plausible) ?? nearestWord(found.image, words)) : undefined;
  return suggestion === undefined
    ? undefined
    : syntaxDiagnostic("misspelt-word", spanOfToken(file, found), { expected: expectedBy(fault), found: shown, suggestion });
}

/** `5 rund half up`: the fault shows only after the misspelt word, which was read as a unit or a name. */
function misspeltBefore({ file, fault, found, before }: Scene): Diagnostic | undefined {
  if (!isList(fault) || before === undefined || before.tokenType !== Name || placeOf(found).first) return undefined;
  const suggestion = nearestWord(before.image, AFTER_A_VALUE);
  return suggestion === undefined
    ? undefined
    : syntaxDiagnostic("misspelt-word", spanOfToken(file, before), { expected: expectedBy(fault), found: shownAs(before), suggestion });
}

function tooLate({ file, fault, found, shown, before, after }: Scene): Diagnostic | undefined {
  if (!isList(fault) && fault.code !== "missing-version-body" && fault.code !== "missing-brace") return undefined;
  const type = found.tokenType;
  const late = (advice: string): Diagnostic => syntaxDiagnostic("misplaced-part", spanOfToken(file, found), { found: shown, advice });
  const isAfterVersion = fault.code !== "missing-brace";
  if (isAfterVersion && (type === W.cites || type === W.example || type === W.unverified) && before?.tokenType !== End)
    return late("put citations and marks before `=` or `:`, and citations before marks");
  if (type === StringToken || (after?.tokenType === StringToken && /^[a-z][a-z]$/.test(found.image)))
    return late("put labels right after the name, and the one without a language first");
  if (type === LeftBracket) return late("put tags right after the name of the line");
  if ((type === W.each && after?.tokenType === W.segment) || (type === W.over && after?.tokenType === W.bill))
    return late("put `each segment` and `over bill` before `round`, with `,` between the two");
  return undefined;
}

function chained({ file, fault, found, shown }: Scene): Diagnostic | undefined {
  return COMPARISONS.has(found.tokenType) && AFTER_VALUE.has(fault.code)
    ? syntaxDiagnostic("chained-comparison", spanOfToken(file, found), { found: shown })
    : undefined;
}

function unitElsewhere({ file, fault, found, shown, before, after }: Scene): Diagnostic | undefined {
  if (found.tokenType === UnitPath && fault.code === "expected-value")
    return syntaxDiagnostic("unit-instead-of-value", spanOfToken(file, found), { found: shown });
  const isUnit =
    found.tokenType === UnitPath ||
    found.tokenType === PercentSign ||
    (found.tokenType === Name && after !== undefined && (placeOf(after).first || (after.tokenType !== Name && after.tokenType !== Equals)));
  if (!isList(fault) || !isUnit || before?.tokenType !== NumberToken || !placeOf(found).first) return undefined;
  return syntaxDiagnostic("unit-on-next-line", spanOfToken(file, found), { found: shown }, [{ span: spanOfToken(file, before), message: "the number" }]);
}

function plain(scene: Scene): Diagnostic {
  const { file, fault, found, shown, before } = scene;
  const span = spanOfToken(file, found);
  const { code, detail } = fault;
  switch (code) {
    case "nesting-too-deep":
    case "expression-too-long":
      return syntaxDiagnostic(code, span, {});
    case "expected-declaration":
      return syntaxDiagnostic(code, span, { found: shown });
    case "expected-item":
      return noItem(scene, span);
    case "expected-value":
      return before?.tokenType === Bar ? emptyCell(span, detail, shown) : syntaxDiagnostic(code, span, { found: shown });
    case "empty-cell":
      return emptyCell(span, detail, shown);
    case "row-cell-count":
      return cellCount(span, detail);
    case "mixed-test":
      return mixedTest(span, detail, shown);
    case "missing-brace":
      return syntaxDiagnostic(code, span, { brace: "`{`", what: detail, found: shown });
    case "unclosed-parenthesis":
      return unclosed(scene);
    case "repeated-part":
    case "expected-name":
    case "expected-field":
    case "expected-text":
    case "expected-date":
    case "expected-month-day":
    case "expected-time":
    case "expected-number":
    case "expected-constant":
    case "missing-equals":
    case "missing-colon":
      return syntaxDiagnostic(code, span, { what: detail, found: shown });
    case "incomplete-phrase":
      return syntaxDiagnostic(code, span, { phrase: detail, found: shown });
    case "missing-rounding-mode":
      return syntaxDiagnostic(code, span, { word: detail, found: shown });
    case "unclosed-tags":
    case "expected-unit":
    case "expected-type":
    case "missing-decimals":
    case "single-choice":
    case "missing-source-name":
    case "missing-from":
    case "missing-version-body":
    case "missing-bar":
    case "missing-because":
    case "missing-rounding-step":
    case "missing-value-of-exception":
    case "missing-then":
    case "missing-else":
      return syntaxDiagnostic(code, span, { found: shown });
    case "expected-choice":
      return syntaxDiagnostic(code, span, { expected: detail, found: shown });
    case "missing-range":
      return syntaxDiagnostic(code, span, { found: shown, example: rangeLike(scene) });
  }
}

function noItem({ fault: { detail }, found, shown }: Scene, span: Span): Diagnostic {
  const { expected, words } = itemsOf(detail);
  if (detail === "authority" || detail === "instalments" || detail === "versions") {
    if (found.tokenType === DateToken) return syntaxDiagnostic("missing-from", span, { found: shown });
    const isClause = detail !== "versions" && itemsOf(`${detail} version`).words.includes(found.image);
    const first = isClause ? "`from`, as in `from 1394-01-01 cites SOURCE`, and then its clauses" : "`from`, as in `from 1394-01-01 cites SOURCE: ...`";
    if (isClause || detail === "versions") return syntaxDiagnostic("expected-item", span, { expected: "a version", found: shown, words: first });
  }
  return syntaxDiagnostic("expected-item", span, { expected, found: shown, words: words.map((word) => `\`${word}\``).join(", ") });
}

/** What was meant, where both ends can be seen; else a range of the same kind. */
function rangeLike({ found, before, after }: Scene): string {
  if (before === undefined) return "0 .. 100";
  if (found.tokenType === W.to && after?.tokenType === before.tokenType) return `${before.image} .. ${after.image}`;
  return before.tokenType === DateToken ? `${before.image} .. 2025-01-01` : "0 .. 100";
}

/** Points at the `(` that nothing closes. */
function unclosed({ file, tokens, found, shown }: Scene): Diagnostic {
  let open = 0;
  for (let index = placeOf(found).index - 1; index >= 0; index -= 1) {
    const token = tokens[index];
    if (token?.tokenType === RightParenthesis) open -= 1;
    if (token?.tokenType === LeftParenthesis) open += 1;
    if (token !== undefined && open === 1) {
      return syntaxDiagnostic("unclosed-parenthesis", spanOfToken(file, token), { found: shown }, [
        { span: spanOfToken(file, found), message: "`)` is expected before this" },
      ]);
    }
  }
  return syntaxDiagnostic("unclosed-parenthesis", spanOfToken(file, found), { found: shown });
}

function isList({ code }: Fault): boolean {
  return code === "expected-item" || code === "expected-declaration";
}

/** The words that could stand where the fault is. */
function candidates({ code, detail }: Fault): readonly string[] {
  if (code === "expected-declaration") return [...DECLARATIONS, ...AFTER_A_VALUE, "dated", "annulled"];
  if (code === "expected-item") return [...itemsOf(detail).words, ...AFTER_A_VALUE];
  if (code === "missing-brace") return IN_A_HEADING;
  if (code === "missing-version-body") return BODIES;
  if (code === "missing-rounding-mode") return ROUNDING_WORDS;
  if (code === "missing-rounding-step" || code === "missing-decimals") return ["to", "decimal", "decimals"];
  if (code === "missing-because") return ["because"];
  if (code === "missing-then") return ["then", ...AFTER_A_VALUE];
  if (code === "missing-else") return ["else", ...AFTER_A_VALUE];
  if (code === "missing-equals") return ["cites", "example", "unverified"];
  if (code === "expected-choice" || code === "incomplete-phrase")
    return [...detail.matchAll(/`([^`]*)`/g)].flatMap((quote) => (quote[1] ?? "").match(/[a-z_]+/g) ?? []);
  return [];
}

function expectedBy({ code, detail }: Fault): string {
  if (code === "expected-declaration") return "a declaration";
  if (code === "expected-item") return itemsOf(detail).expected;
  if (code === "missing-brace") return "`{`";
  if (code === "missing-version-body") return "what holds from this day on";
  if (code === "missing-rounding-mode") return `how to round after \`${detail}\``;
  if (code === "missing-rounding-step") return "`to` and the step to round to";
  if (code === "missing-decimals") return "how many decimals the field has";
  if (code === "missing-because") return "`because`";
  if (code === "missing-then") return "`then`";
  if (code === "missing-else") return "`else`";
  if (code === "missing-equals") return "`=`";
  return detail;
}

function shownAs(token: IToken): string {
  if (token.tokenType === End) return "the end of the file";
  if (token.image === "") return "the end of this part";
  return quoted(token.image);
}
