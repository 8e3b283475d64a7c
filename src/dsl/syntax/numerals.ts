// What begins with a digit: numbers, percentages, dates, months, month-days and times, and the ways in which they are misspelt.
import type { TokenType } from "chevrotain";
import type { Span } from "../../values/span.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { syntaxDiagnostic } from "../diagnostics/syntax-catalogue.ts";
import { ARABIC_LETTERS, asciiNumeral, DIGITS, hasMixedDigits, LATIN_LETTERS } from "./characters.ts";
import { MAX_DIGITS } from "./limits.ts";
import { DateToken, MonthDay, NumberToken, Percent, Time, YearMonth } from "./tokens.ts";

export interface Numeral {
  readonly type: TokenType;
  readonly image: string;
  readonly diagnostics: readonly Diagnostic[];
}

const D = `[${DIGITS}]`;
/** By far the most: digits and nothing that could make them something else. */
const SIMPLE = /[0-9]{1,40}(?![0-9_.,:/eE\u066b\u066c\u06f0-\u06f9\u0660-\u0669%-])/y;
const NOT_DECIMAL = `(?![.\u066b]?${D})`;
const DASHED = new RegExp(`${D}+(?:-${D}+){1,2}${NOT_DECIMAL}`, "y");
/** With the year first or last. */
const SLASHED = new RegExp(`(?:${D}{4}/${D}{1,2}/${D}{1,2}|${D}{1,2}/${D}{1,2}/${D}{4})(?!${D})`, "y");
const TIMED = new RegExp(`${D}+:${D}+${NOT_DECIMAL}`, "y");
const EXPONENT = new RegExp(`(?:${D}|_)+(?:[.\u066b]${D}+)?[eE][+-]?${D}+(?![${LATIN_LETTERS}${ARABIC_LETTERS}${DIGITS}_])`, "y");
const SEPARATED = new RegExp(`${D}+(?:(?:,${D}{3}(?!${D}))+|(?:\u066c${D}+)+)(?:[.\u066b]${D}+)?`, "y");
const PLAIN = new RegExp(`[.\u066b]?(?:${D}|_)+(?:[.\u066b](?:${D}|_)+)*(?:\\.(?![.${LATIN_LETTERS}${ARABIC_LETTERS}]))?`, "y");

const DIVISOR = new RegExp(`/${D}+(?:[.\u066b]${D}+)?(?![${LATIN_LETTERS}${ARABIC_LETTERS}${DIGITS}_])`, "y");

const GOOD_DASHED: readonly (readonly [RegExp, TokenType])[] = [
  [/^\d{4}-\d\d-\d\d$/, DateToken],
  [/^\d{4}-\d\d$/, YearMonth],
  [/^\d\d-\d\d$/, MonthDay],
];
const GOOD_TIME = /^\d\d:\d\d$/;
const GOOD_NUMBER = /^\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?$/;
/** `100-5` is a subtraction; `1-2` or `1394-2` is a slip in a date. */
const DATE_LIKE = /^(?:\d{1,2}|\d{4})-\d{1,2}$|^\d+-\d+-\d+$/;

const NONE: readonly Diagnostic[] = [];

/** The numeral that begins at `at`, which is a digit or a point before one. */
export function numeralAt(text: string, at: number, span: (start: number, end: number) => Span): Numeral {
  const simple = matchAt(SIMPLE, text, at);
  if (simple !== undefined) return { type: NumberToken, image: simple, diagnostics: NONE };
  return dateAt(text, at, span) ?? timeAt(text, at, span) ?? numberAt(text, at, span);
}

function dateAt(text: string, at: number, span: (start: number, end: number) => Span): Numeral | undefined {
  const image = matchAt(SLASHED, text, at) ?? matchAt(DASHED, text, at);
  if (image === undefined) return undefined;
  const ascii = asciiNumeral(image);
  const where = span(at, at + image.length);
  const good = GOOD_DASHED.find(([shape]) => shape.test(ascii));
  if (good !== undefined) return { type: good[1], image, diagnostics: mixed(image, where) };
  if (!ascii.includes("/") && !DATE_LIKE.test(ascii)) return undefined;
  const parts = ascii.split(/[-/]/);
  const type = parts.length === 3 ? DateToken : (parts[0] ?? "").length > 2 ? YearMonth : MonthDay;
  return { type, image, diagnostics: [syntaxDiagnostic("bad-date", where, { found: `\`${image}\`` })] };
}

function timeAt(text: string, at: number, span: (start: number, end: number) => Span): Numeral | undefined {
  const image = matchAt(TIMED, text, at);
  if (image === undefined) return undefined;
  const where = span(at, at + image.length);
  if (GOOD_TIME.test(asciiNumeral(image))) return { type: Time, image, diagnostics: mixed(image, where) };
  return { type: Time, image, diagnostics: [syntaxDiagnostic("bad-time", where, { found: `\`${image}\`` })] };
}

function numberAt(text: string, at: number, span: (start: number, end: number) => Span): Numeral {
  const exponent = matchAt(EXPONENT, text, at);
  const separated = matchAt(SEPARATED, text, at);
  const plain = exponent ?? separated ?? matchAt(PLAIN, text, at) ?? text.charAt(at);
  const isPercent = text.charAt(at + plain.length) === "%";
  const image = isPercent ? `${plain}%` : plain;
  const where = span(at, at + plain.length);
  const shown = { found: `\`${plain.length > 60 ? `${plain.slice(0, 59)}…` : plain}\`` };
  const digits = plain.replace(/[^0-9\u06f0-\u06f9\u0660-\u0669]/g, "").length;
  const type = isPercent ? Percent : NumberToken;
  const wrong = (diagnostic: Diagnostic): Numeral => ({ type, image, diagnostics: [diagnostic] });
  if (digits > MAX_DIGITS) return wrong(syntaxDiagnostic("number-too-long", where, { digits: String(digits) }));
  if (exponent !== undefined) return wrong(syntaxDiagnostic("exponent", where, shown));
  if (separated !== undefined) return wrong(syntaxDiagnostic("thousands-separator", where, shown));
  if (!GOOD_NUMBER.test(asciiNumeral(plain))) return wrong(syntaxDiagnostic("bad-number", where, shown));
  const divisor = isPercent ? undefined : matchAt(DIVISOR, text, at + plain.length);
  if (divisor !== undefined) return slashed(plain, divisor, span(at, at + plain.length + divisor.length));
  return { type, image, diagnostics: mixed(plain, where) };
}

/** `1/5`: Persian typists write 1.5 so, others a division. */
function slashed(left: string, divisor: string, where: Span): Numeral {
  const right = divisor.slice(1);
  const image = `${left}${divisor}`;
  const whole = /[^0-9\u06f0-\u06f9\u0660-\u0669]/;
  const decimal = whole.test(left) || whole.test(right) ? "" : `\`${left}${/[0-9]/.test(left) ? "." : "\u066b"}${right}\` for a decimal, `;
  const write = `${decimal}\`${left} / ${right}\` with spaces to divide`;
  return { type: NumberToken, image, diagnostics: [syntaxDiagnostic("slash-between-numbers", where, { found: `\`${image}\``, write })] };
}

function mixed(image: string, where: Span): readonly Diagnostic[] {
  return hasMixedDigits(image) ? [syntaxDiagnostic("mixed-digits", where, { found: `\`${image}\`` })] : [];
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
